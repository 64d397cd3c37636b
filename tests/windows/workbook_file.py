"""Reads a workbook for the stand-in of Excel, without any code of the product.

A fault of the product's own reader or writer therefore cannot hide itself. Cells of a sheet are
read when the sheet is first looked at.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"Rp"#,##0', 6: '"Rp"#,##0',
    7: '"Rp"#,##0.00', 8: '"Rp"#,##0.00', 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "dd/mm/yyyy h:mm",
    42: '_("Rp"* #,##0_)', 44: '_("Rp"* #,##0.00_)', 49: "@",
}  # fmt: skip
TRUE = ("1", "true")


class ErrorValue(str):
    """An error in a cell, such as ``#N/A``; a plain ``str`` is text."""


@dataclass(slots=True)
class StoredCell:
    """A cell. A date is its serial number; only the format shows a date."""

    value: object = None
    formula: str | None = None
    format: str = "General"
    locked: bool = True
    style: str | None = None
    changed: bool = False


@dataclass
class StoredTable:
    """A table; rows and columns count from 1, the total row belongs to it."""

    part: str
    name: str
    top: int
    left: int
    bottom: int
    right: int
    headers: bool
    totals: bool
    arrows: bool
    filtered: dict[int, list[str]] = field(default_factory=dict)


@dataclass
class StoredSheet:
    """A sheet of the file."""

    name: str
    part: str
    file: StoredFile
    root: etree._Element
    tables: list[StoredTable]
    touched: bool = False

    def __post_init__(self) -> None:
        rows = self.root.iter(MAIN + "row")
        self.hidden = {int(row.get("r")) for row in rows if row.get("hidden") in TRUE}
        lock = self.root.find(MAIN + "sheetProtection")
        self.protected = lock is not None and lock.get("sheet") in TRUE
        self.lock = etree.tostring(lock) if self.protected else None

    @cached_property
    def cells(self) -> dict[tuple[int, int], StoredCell]:
        """The cells by row and column."""
        found = {}
        for c in self.root.iter(MAIN + "c"):
            top, left, _, _ = corners(c.get("r"))
            style = c.get("s")
            shown, locked = self.file.styles[int(style or "0")]
            formula = c.find(MAIN + "f")
            text = None if formula is None else "=" + (formula.text or "")
            value = self.file.value_of(c)
            found[top, left] = StoredCell(value, text, shown, locked, style)
        return found


class StoredFile:
    """The parts of the file, its sheets in order and the names of the whole book."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        book = etree.fromstring(self.parts["xl/workbook.xml"])
        targets = self.targets("xl/workbook.xml")
        self.sheets = [
            self._sheet(sheet.get("name"), part)
            for sheet in book.iter(MAIN + "sheet")
            if (part := targets[sheet.get(OFFICE_RELATION + "id")]).startswith("xl/worksheets/")
        ]
        self.names = [
            (one.get("name"), one.text)
            for one in book.iter(MAIN + "definedName")
            if one.get("localSheetId") is None and one.get("hidden") not in TRUE
        ]
        self.print_areas = {
            int(one.get("localSheetId")): one.text
            for one in book.iter(MAIN + "definedName")
            if one.get("name") == "_xlnm.Print_Area"
        }
        self.dated: dict[str, str] = {}

    def targets(self, part: str) -> Mapping[str, str]:
        """The parts that a part points to, by the id of the relation."""
        folder, name = posixpath.split(part)
        relations = self.parts.get(f"{folder}/_rels/{name}.rels")
        if relations is None:
            return {}
        return {
            one.get("Id"): posixpath.normpath(posixpath.join("/" + folder, one.get("Target")))[1:]
            for one in etree.fromstring(relations).iter(RELATION)
            if one.get("TargetMode") != "External"
        }

    @cached_property
    def styles(self) -> list[tuple[str, bool]]:
        """The number format of each cell style, and whether its cells are locked."""
        root = etree.fromstring(self.parts["xl/styles.xml"])
        own = {int(n.get("numFmtId")): n.get("formatCode") for n in root.iter(MAIN + "numFmt")}
        found = []
        for xf in root.find(MAIN + "cellXfs"):
            number = int(xf.get("numFmtId", "0"))
            lock = xf.find(MAIN + "protection")
            locked = lock is None or lock.get("locked", "1") in TRUE
            found.append((own.get(number) or BUILT_IN.get(number, "General"), locked))
        return found

    @cached_property
    def strings(self) -> list[str]:
        """The shared strings."""
        content = self.parts.get("xl/sharedStrings.xml")
        if content is None:
            return []
        return [_text(one) for one in etree.fromstring(content).iter(MAIN + "si")]

    def value_of(self, cell: etree._Element) -> object:
        """The value of a cell of the file."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _text(cell)
        raw = cell.findtext(MAIN + "v")
        if raw is None or raw == "":
            return None
        if kind == "s":
            return self.strings[int(raw)]
        if kind == "str":
            return decoded(raw)
        if kind == "b":
            return raw == "1"
        return ErrorValue(raw) if kind == "e" else float(raw)

    def _sheet(self, name: str, part: str) -> StoredSheet:
        tables = [
            self._table(target)
            for target in self.targets(part).values()
            if target.startswith("xl/tables/")
        ]
        return StoredSheet(name, part, self, etree.fromstring(self.parts[part]), tables)

    def _table(self, part: str) -> StoredTable:
        root = etree.fromstring(self.parts[part])
        arrows = root.find(MAIN + "autoFilter")
        filtered = {
            int(one.get("colId")) + 1: [f.get("val") for f in one.iter(MAIN + "filter")]
            for one in root.iter(MAIN + "filterColumn")
        }
        return StoredTable(
            part,
            root.get("displayName"),
            *corners(root.get("ref")),
            headers=root.get("headerRowCount", "1") != "0",
            totals=int(root.get("totalsRowCount", "0")) > 0,
            arrows=arrows is not None,
            filtered=filtered,
        )


def _text(item: etree._Element) -> str:
    return decoded("".join(t.text or "" for t in item.iter(MAIN + "t")))


def decoded(text: str) -> str:
    """Undo the file format's way to write characters that XML cannot hold."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def corners(ref: str) -> tuple[int, int, int, int]:
    """``$B$5:$F$9`` -> ``(5, 2, 9, 6)``: top, left, bottom, right."""
    found = re.findall(r"([A-Z]+)(\d+)", ref.replace("$", ""))
    (left, top), (right, bottom) = found[0], found[-1]
    return int(top), _number(left), int(bottom), _number(right)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def letters(number: int) -> str:
    """28 -> ``AB``."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text
