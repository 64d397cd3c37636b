"""Reads an .ods workbook (OpenDocument 1.3) with an XML parser: values, formulas, comments.

Macros, links, embedded objects and event handlers refuse it. Rows and cells may say how often
they are repeated; only those with a value count.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.parsers import expat

from lkjip.forms.cells import Cells, FormCells
from lkjip.intake.other.ods_cells import Table
from lkjip.intake.package.inflate import inflate, refuse_odd_xml
from lkjip.intake.package.refusal import RefusedError
from lkjip.intake.package.xmlparts import MAX_ATTRIBUTES, MOST_TAGS, leads_elsewhere, local
from lkjip.intake.package.zipdir import read_directory
from lkjip.intake.sheet.workbook import MAX_SHEETS

_STYLES, _CONTENT, _LIST = "styles.xml", "content.xml", "meta-inf/manifest.xml"
_FOLDERS = (("basic/", "makro"), ("scripts/", "makro"), ("object ", "objek tertanam"))
_DANGERS = {
    "dde-source": "tautan DDE",
    "dde-link": "tautan DDE",
    "dde-connection-decl": "tautan DDE",
    "table-source": "tautan ke berkas luar",
    "cell-range-source": "tautan ke berkas luar",
    "database-range-source": "sambungan data luar",
    "database-source-sql": "sambungan data luar",
    "database-source-query": "sambungan data luar",
    "database-source-table": "sambungan data luar",
    "event-listener": "makro",
    "object": "objek tertanam",
    "object-ole": "objek tertanam",
    "plugin": "objek tertanam",
    "applet": "objek tertanam",
    "control": "kontrol ActiveX",
}


def read(data: bytes) -> FormCells:
    """Return the values of an .ods workbook. Raises ``RefusedError``."""
    entries = {entry.key: entry for entry in read_directory(data)}
    for name in entries:
        for folder, danger in _FOLDERS:
            if name.startswith(folder) and not name.endswith("/"):
                raise RefusedError("K04", danger)
    wanted = (_STYLES, _CONTENT, _LIST)
    parts = {name: inflate(data, entries[name]) for name in wanted if name in entries}
    if b"encryption-data" in parts.get(_LIST, b""):
        raise RefusedError("K07", "dikunci dengan sandi")
    parts.pop(_LIST, None)
    if _CONTENT not in parts:
        raise RefusedError("K03", f"bagian {_CONTENT} hilang")
    refuse_odd_xml(parts)
    if (count := sum(part.count(b"<") for part in parts.values())) > MOST_TAGS:
        raise RefusedError("K05", f"isinya {count} tanda XML, paling banyak {MOST_TAGS}")
    reader = _Reader()
    for name, part in parts.items():
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
        parser.CharacterDataHandler = reader.text
        try:
            parser.Parse(part, True)
        except expat.ExpatError as error:
            raise RefusedError("K03", f"bagian {name} bukan XML yang utuh") from error
    return reader.found()


def _refuse_link(name: str, target: str) -> None:
    """Refuse a link to a program, and a picture that lies outside the file; pages may be linked."""
    if leads_elsewhere(target):
        raise RefusedError("K04", "tautan ke program atau ke alamat jaringan")
    outside = ":" in target or target.startswith(("/", "../"))
    if outside and name in ("image", "fill-image", "background-image"):
        raise RefusedError("K04", "tautan ke berkas luar")


class _Reader:
    """The handlers of the parts: styles first, then one table after the other."""

    def __init__(self) -> None:
        self.tables: list[tuple[str, str, Table]] = []
        self.percents: set[str] = set()
        """Styles of cells that show a percentage."""
        self._percentages: set[str] = set()
        self._formats: dict[str, str] = {}
        self._hidden: set[str] = set()
        self._style = ""
        self._depth = 0
        self._table: Table | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if len(attributes) > MAX_ATTRIBUTES or self._depth > MAX_ATTRIBUTES:
            raise RefusedError("K06", f"XML tidak lazim ({_CONTENT})")
        name = local(tag)
        plain = {local(key): value for key, value in attributes.items()}
        if name in _DANGERS:
            raise RefusedError("K04", _DANGERS[name])
        if "href" in plain:
            _refuse_link(name, plain["href"])
        if name == "style":
            self._style = plain.get("name", "")
            self._formats[self._style] = plain.get("data-style-name", "")
        elif name == "percentage-style":
            self._percentages.add(plain.get("name", ""))
        elif name == "table-properties" and plain.get("display") == "false":
            self._hidden.add(self._style)
        elif name == "table" and self._table is None:
            if len(self.tables) >= MAX_SHEETS:
                raise RefusedError("K05", f"lebih dari {MAX_SHEETS} lembar")
            self.percents |= {s for s, one in self._formats.items() if one in self._percentages}
            self._table = Table(plain.get("name", ""), self._depth, self.percents)
            self.tables.append((plain.get("name", ""), plain.get("style-name", ""), self._table))
        elif self._table is not None:
            self._table.start(name, plain)

    def end(self, tag: str) -> None:
        if self._table is not None:
            if self._depth == self._table.depth:
                self._table = None
            else:
                self._table.end(local(tag))
        self._depth -= 1

    def text(self, data: str) -> None:
        if self._table is not None:
            self._table.text(data)

    def found(self) -> FormCells:
        """Return all sheets."""
        names = [name.casefold() for name, _, _ in self.tables]
        if not names or len(set(names)) != len(names):
            raise RefusedError("K03", "daftar lembar rusak")
        cells: Mapping[str, Cells] = {name: table.cells() for name, _, table in self.tables}
        present = tuple((name, style in self._hidden) for name, style, _ in self.tables)
        return FormCells(cells, present)
