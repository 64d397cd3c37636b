"""Find what Excel repairs or refuses in a workbook and no schema validator sees."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from lxml import etree
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import TokenizerError
from openpyxl.utils.cell import get_column_letter, range_boundaries
from tests.tools.office_package import MAIN, RELATION_ID, OfficePackage
from tests.tools.vba_check import PROJECT_PART, check_vba_book

WORKBOOK = "xl/workbook.xml"
STRINGS = "xl/sharedStrings.xml"
MACRO_WORKBOOK = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
MACRO_PROJECT = "application/vnd.ms-office.vbaProject"
LONGEST_SHEET_NAME = 31
LONGEST_LIST = 255
LEGAL_NAME = re.compile(r"[A-Za-z_\\][\w.\\]*", re.ASCII)
LIKE_A_CELL = re.compile(r"[A-Z]{1,3}\d+|[RC]\d*(?:[RC]\d*)?", re.IGNORECASE)
SUB = re.compile(r"^[ \t]*(?:Public[ \t]+)?Sub[ \t]+(\w+)[ \t]*\(([^)]*)\)", re.I | re.M)
CALLBACK = re.compile(r"(?:on|get|load)[A-Z]\w*")


@dataclass(frozen=True)
class Sheet:
    """A sheet with its part, its content and the texts of its cells."""

    name: str
    part: str
    root: etree._Element
    texts: dict[str, str | None]


def lint_book(path: Path) -> list[str]:
    """Return one sentence for everything that Excel would mind; nothing for a sound book."""
    return list(_Lint(OfficePackage(path)).complaints())


class _Lint:
    def __init__(self, package: OfficePackage) -> None:
        self.package = package
        self.shared = self._shared_texts()
        self.sheets = list(self._sheets())

    def complaints(self) -> Iterator[str]:
        """Run all checks, from the package down to the buttons."""
        yield from self._package()
        yield from self._content_types()
        yield from self._sheet_parts()
        yield from self._names()
        for sheet in self.sheets:
            yield from self._sheet_name(sheet)
            yield from self._cells(sheet)
            yield from self._lists(sheet)
            yield from self._merged(sheet)
            yield from self._tables(sheet)
        yield from self._table_numbers()
        yield from self._macros()

    def _package(self) -> Iterator[str]:
        yield from (f"{name}: twice in the package" for name in _twice(self.package.names))
        owners = ["", *(n for n in self.package.names if not n.endswith(".rels"))]
        for owner in owners:
            relationships = self.package.relationships(owner)
            for number in _twice(r.number for r in relationships):
                yield f"{owner}: relationship {number} twice"
            for one in relationships:
                if not one.is_external and one.target not in self.package:
                    yield f"{owner}: {one.target} is missing"

    def _content_types(self) -> Iterator[str]:
        types = self.package.parts["[Content_Types].xml"].decode("utf-8")
        if self.package.path.suffix == ".xlsm" and MACRO_WORKBOOK not in types:
            yield "the content type of the workbook allows no macros"
        if PROJECT_PART in self.package and MACRO_PROJECT not in types:
            yield "the VBA project has no content type"

    def _sheet_parts(self) -> Iterator[str]:
        read = {sheet.name for sheet in self.sheets}
        for element in self.package.root(WORKBOOK).iter(MAIN + "sheet"):
            if element.get("name", "") not in read:
                yield f"{element.get('name')}: a sheet without a part"

    def _names(self) -> Iterator[str]:
        """Check defined names and table names: they share one space and one grammar."""
        names = []
        for defined in self.package.root(WORKBOOK).iter(MAIN + "definedName"):
            name = defined.get("name", "")
            if "#REF!" in (defined.text or ""):
                yield f"{name}: refers to nothing"
            if not name.startswith("_xlnm."):
                names.append(name)
        names += [table.get("displayName", "") for table in self._all_tables()]
        yield from (f"{name}: a name used twice" for name in _twice(n.lower() for n in names))
        for name in names:
            if not LEGAL_NAME.fullmatch(name) or LIKE_A_CELL.fullmatch(name):
                yield f"{name}: not a legal name"

    def _sheet_name(self, sheet: Sheet) -> Iterator[str]:
        name = sheet.name
        if len(name) > LONGEST_SHEET_NAME or re.search(r"[\[\]:*?/\\]|^'|'$", name) or not name:
            yield f"{name}: not a legal name of a sheet"
        if [s.name.lower() for s in self.sheets].count(name.lower()) > 1:
            yield f"{name}: two sheets of this name"

    def _cells(self, sheet: Sheet) -> Iterator[str]:
        for cell in sheet.root.iter(MAIN + "c"):
            place = f"{sheet.name}!{cell.get('r')}"
            if cell.get("t") == "s" and sheet.texts[cell.get("r", "")] is None:
                yield f"{place}: a shared text that is not there"
            formula = cell.findtext(MAIN + "f")
            if formula and not _is_formula(formula):
                yield f"{place}: no formula: {formula}"

    def _lists(self, sheet: Sheet) -> Iterator[str]:
        for validation in sheet.root.iter(MAIN + "dataValidation"):
            for tag in ("formula1", "formula2"):
                text = validation.findtext(MAIN + tag) or ""
                if text.startswith('"') and len(text) - 2 > LONGEST_LIST:
                    place = f"{sheet.name}!{validation.get('sqref')}"
                    yield f"{place}: a list of {len(text) - 2} characters"

    def _merged(self, sheet: Sheet) -> Iterator[str]:
        places = [str(merged.get("ref")) for merged in sheet.root.iter(MAIN + "mergeCell")]
        for one, other in combinations(places, 2):
            if _overlap(one, other):
                yield f"{sheet.name}: merged cells {one} and {other} overlap"

    def _tables(self, sheet: Sheet) -> Iterator[str]:
        """Check that a table's headings are the texts above its columns, and all different."""
        found = list(self._tables_of(sheet.part))
        for table in found:
            place, name = table.get("ref", ""), table.get("displayName")
            columns = [column.get("name", "") for column in table.iter(MAIN + "tableColumn")]
            left, top, right, _ = range_boundaries(place)
            if table.get("headerRowCount") != "0":
                letters = map(get_column_letter, range(left, right + 1))
                headings = [sheet.texts.get(f"{letter}{top}") for letter in letters]
                if headings != columns:
                    yield f"{name}: columns {columns} under the headings {headings}"
            for column in _twice(c.lower() for c in columns):
                yield f"{name}: column {column} twice"
        for one, other in combinations([t.get("ref", "") for t in found], 2):
            if _overlap(one, other):
                yield f"{sheet.name}: tables at {one} and {other} overlap"

    def _table_numbers(self) -> Iterator[str]:
        for number in _twice(table.get("id", "") for table in self._all_tables()):
            yield f"two tables with the number {number}"

    def _macros(self) -> Iterator[str]:
        """Check that every button and every ribbon control runs a Sub that is there."""
        if PROJECT_PART not in self.package:
            return
        project = check_vba_book(self.package.path)
        yield from project.complaints.errors
        subs = {
            name.lower(): bool(arguments.strip())
            for source in project.sources.values()
            for name, arguments in SUB.findall(source)
        }
        for sheet, macro in self._button_macros():
            name = macro.rpartition("!")[2].rpartition(".")[2]
            if subs.get(name.lower(), True):
                yield f"{sheet}: the button's macro {name} is no Sub without arguments"
            if re.fullmatch(r"[A-Za-z]{1,3}\d{1,7}", name):
                yield f"{sheet}: the macro {name} looks like a cell"
        yield from self._ribbon(set(subs))

    def _button_macros(self) -> Iterator[tuple[str, str]]:
        for sheet in self.sheets:
            for one in self.package.relationships(sheet.part):
                if one.kind.endswith("/vmlDrawing") and one.target in self.package:
                    drawing = self.package.parts[one.target].decode("utf-8")
                    for macro in re.findall(r"<x:FmlaMacro>([^<]*)<", drawing):
                        yield sheet.name, macro

    def _ribbon(self, subs: set[str]) -> Iterator[str]:
        for one in self.package.relationships():
            if not one.kind.endswith("/ui/extensibility") or one.target not in self.package:
                continue
            controls = [c for c in self.package.root(one.target).iter() if isinstance(c.tag, str)]
            for number in _twice(str(c.get("id")) for c in controls if c.get("id")):
                yield f"ribbon: {number} is there twice"
            for control in controls:
                for attribute, macro in control.attrib.items():
                    name = str(macro).rpartition(".")[2].lower()
                    if CALLBACK.fullmatch(str(attribute)) and name not in subs:
                        yield f"ribbon: no Sub {macro} for {attribute}"

    def _shared_texts(self) -> list[str]:
        if STRINGS not in self.package:
            return []
        return [_text(item) for item in self.package.root(STRINGS).iter(MAIN + "si")]

    def _sheets(self) -> Iterator[Sheet]:
        targets = {r.number: r.target for r in self.package.relationships(WORKBOOK)}
        for element in self.package.root(WORKBOOK).iter(MAIN + "sheet"):
            part = targets.get(element.get(RELATION_ID, ""), "")
            if part not in self.package:
                continue  # told by `_sheet_parts`
            root = self.package.root(part)
            texts = {c.get("r", ""): self._cell_text(c) for c in root.iter(MAIN + "c")}
            yield Sheet(element.get("name", ""), part, root, texts)

    def _cell_text(self, cell: etree._Element) -> str | None:
        """Return what the cell shows; nothing where it refers to a text that is not there."""
        value = cell.findtext(MAIN + "v")
        if cell.get("t") == "inlineStr":
            return _text(cell)
        if cell.get("t") != "s" or value is None:
            return value
        return self.shared[int(value)] if 0 <= int(value) < len(self.shared) else None

    def _tables_of(self, part: str) -> Iterator[etree._Element]:
        for one in self.package.relationships(part):
            if one.kind.endswith("/table") and one.target in self.package:
                yield self.package.root(one.target)

    def _all_tables(self) -> Sequence[etree._Element]:
        return [table for sheet in self.sheets for table in self._tables_of(sheet.part)]


def _text(element: etree._Element) -> str:
    return "".join(part.text or "" for part in element.iter(MAIN + "t"))


def _twice(items: Iterable[str]) -> list[str]:
    return [item for item, count in Counter(items).items() if count > 1]


def _overlap(one: str, other: str) -> bool:
    left, top, right, bottom = range_boundaries(one)
    left_2, top_2, right_2, bottom_2 = range_boundaries(other)
    return left <= right_2 and left_2 <= right and top <= bottom_2 and top_2 <= bottom


def _is_formula(text: str) -> bool:
    """Tell whether the text can be taken apart into tokens and its brackets close."""
    try:
        tokens = Tokenizer(f"={text}").items
    except TokenizerError:
        return False
    kinds = Counter(token.subtype for token in tokens)
    return kinds["OPEN"] == kinds["CLOSE"]
