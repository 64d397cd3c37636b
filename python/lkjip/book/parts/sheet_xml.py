"""One sheet of the closed book as XML: read and set single cells without touching the rest."""

from __future__ import annotations

import bisect
import math
import re
from collections.abc import Callable, Mapping
from datetime import date

from lxml import etree

from lkjip.a1 import address, column_number
from lkjip.book.cells import must_fit, split_range, to_serial
from lkjip.book.parts.package import tag
from lkjip.book.parts.sheet_values import value_of
from lkjip.tables.cells import Cell
from lkjip.tables.cells import text as text_of

_BAD = "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]"
_ILLEGAL = re.compile(_BAD)
# An underscore that would begin an escape once the text is written; two escapes may share one.
_LIKE_ESCAPE = re.compile(f"_(?=x[0-9A-Fa-f]{{4}}(?:_|{_BAD}))")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_V, _F, _IS, _T, _R, _C, _ROW = (tag(n) for n in ("v", "f", "is", "t", "r", "c", "row"))


LINE_HEIGHT = 13.0  # points of one line of Calibri 10
MAX_HEIGHT = 409.0  # Excel's highest row
DEFAULT_WIDTH = 8.43
MAX_WIDTH_COLUMN = 200
"""Widths beyond are not looked at (a sheet may set them for all 16,384 columns)."""


def text_lines(text: str, width: float) -> int:
    """Estimate how many lines a text takes in a column when words wrap, rather too many.

    A fingerprint or a file name has no space to wrap at and counts as one line.
    """
    if not re.search(r"\s", text):
        return 1
    room = max(1.0, width * 1.05 - 1)
    return sum(max(1, math.ceil(len(part) / room)) for part in text.split("\n"))


def encode(text: str) -> str:
    """Return text as the file format wants it: what XML cannot hold becomes ``_xHHHH_``."""
    text = _LIKE_ESCAPE.sub("_x005F_", text)
    return _ILLEGAL.sub(lambda m: f"_x{ord(m[0]):04X}_", text)


class SheetXml:
    """Cells of one worksheet part."""

    def __init__(
        self,
        root: etree._Element,
        strings: Callable[[], list[str]],
        is_date: Callable[[int], bool],
        first_day: int = 0,
    ) -> None:
        """Take a sheet; ``first_day`` is 1462 in a book that counts its days from 1904."""
        self.root = root
        self._first_day = first_day
        self._strings = strings
        self._is_date = is_date
        data = root.find(tag("sheetData"))
        if data is None:
            raise ValueError("a worksheet without sheetData")
        self._data = data
        self._rows: dict[int, etree._Element] = {}
        self._cells: dict[tuple[int, int], etree._Element] = {}
        last = 0
        known: dict[str, int] = {}
        for row in data.iterchildren(_ROW):
            last = int(row.get("r") or last + 1)
            self._rows[last] = row
            column = 0
            for cell in row.iterchildren(_C):
                ref = cell.get("r")
                letters = ref.rstrip("0123456789") if ref else ""
                if letters not in known:
                    known[letters] = column_number(letters)
                column = known[letters] or column + 1
                self._cells[last, column] = cell
        self._numbers = sorted(self._rows)

    def get(self, row: int, column: int) -> Cell:
        """Return the value of a cell; an error value reads as its text, such as ``#REF!``."""
        cell = self._cells.get((row, column))
        if cell is None:
            return None
        return value_of(cell, self._strings, self._is_date, self._first_day)

    def is_blank(self, row: int) -> bool:
        """Tell whether the sheet has no cell in a row."""
        return row not in self._rows

    def said(self, row: int, column: int) -> str:
        """Return what stands in a cell, a formula as it is written; ``""`` when nothing does."""
        cell = self._cells.get((row, column))
        formula = None if cell is None else cell.find(_F)
        if formula is not None:
            return f"={formula.text or ''}"
        value = self.get(row, column)
        return "" if value is None else text_of(value)

    def has_formula(self, row: int, column: int) -> bool:
        """Tell whether a cell counts its value itself."""
        cell = self._cells.get((row, column))
        return cell is not None and cell.find(_F) is not None

    def style(self, row: int, column: int) -> str | None:
        """Return the style index of a cell, as text; ``None`` when it has none."""
        cell = self._cells.get((row, column))
        return None if cell is None else cell.get("s")

    def set(
        self, row: int, column: int, value: Cell, style: str | None = None, new: bool = False
    ) -> None:
        """Write a value; an existing cell keeps its style, one of a ``new`` row takes ``style``."""
        cell = self._cells.get((row, column))
        if cell is None:
            if value is None and style is None:
                return
            cell = self._new_cell(row, column)
            new = True
        if new:
            _dress(cell, style)
        for child in list(cell):
            cell.remove(child)
        for name in ("t", "cm", "vm"):  # the metadata of a formula or a value that is gone
            cell.attrib.pop(name, "")
        _fill(cell, value, self._first_day)

    @property
    def last_row(self) -> int:
        """The number of the last row; 0 for a sheet without rows."""
        return self._numbers[-1] if self._numbers else 0

    def forget_results(self) -> None:
        """Take the results of formulas out: the program that opens the file computes them."""
        for cell in self._cells.values():
            result = cell.find(_V) if cell.find(_F) is not None else None
            if result is not None:
                cell.remove(result)

    def dress(self, row: int, column: int, style: str | None, new: bool) -> None:
        """Give a cell a style: one that is not there yet, and one of a ``new`` row."""
        cell = self._cells.get((row, column))
        if cell is None and style is not None:
            cell, new = self._new_cell(row, column), True
        if cell is not None and new:
            _dress(cell, style)

    def widths(self) -> dict[int, float]:
        """Column number → width in characters, where the sheet sets one."""
        found: dict[int, float] = {}
        for item in self.root.iter(tag("col")):
            for column in range(int(item.get("min", "1")), int(item.get("max", "1")) + 1):
                if column > MAX_WIDTH_COLUMN:
                    break
                found[column] = float(item.get("width", DEFAULT_WIDTH))
        return found

    def fit_height(self, row: int, values: Mapping[int, Cell], widths: Mapping[int, float]) -> None:
        """Make a row as high as its longest wrapped text needs (no program is there to do it)."""
        line = self._rows.get(row)
        if line is None:
            return
        lines = max(
            (
                text_lines(value, widths.get(column, DEFAULT_WIDTH))
                for column, value in values.items()
                if isinstance(value, str)
            ),
            default=1,
        )
        if lines > 1 or line.get("customHeight"):
            line.set("ht", f"{min(MAX_HEIGHT, LINE_HEIGHT * lines + 3):g}")
            line.set("customHeight", "1")

    def show_rows(self, first: int, last: int) -> bool:
        """Show the hidden ones of some rows; tells whether there were any."""
        rows = [self._rows[r] for r in range(first, last + 1) if r in self._rows]
        hidden = [row for row in rows if row.attrib.pop("hidden", "0") in ("1", "true")]
        return bool(hidden)

    def grow_dimension(self, bottom: int, right: int) -> None:
        """Let ``<dimension>`` cover what was written."""
        mark = self.root.find(tag("dimension"))
        if mark is not None:
            top, left, old_bottom, old_right = split_range(mark.get("ref", "A1"))
            end = address(max(bottom, old_bottom), max(right, old_right))
            mark.set("ref", f"{address(top, left)}:{end}")

    def _new_cell(self, row: int, column: int) -> etree._Element:
        line = self._rows.get(row)
        if line is None:
            line = etree.Element(_ROW, {"r": str(row)})
            at = bisect.bisect_left(self._numbers, row)
            self._data.insert(at, line)
            self._numbers.insert(at, row)
            self._rows[row] = line
        line.attrib.pop("spans", "")
        cell = etree.Element(_C, {"r": address(row, column)})
        if len(line) == 0 or 0 < _column_of(line[-1]) < column:
            line.append(cell)  # the usual case: rows are written from left to right
        else:
            later = next((c for c in line if _column_of(c) > column), None)
            line.append(cell) if later is None else later.addprevious(cell)
        self._cells[row, column] = cell
        return cell


def _column_of(cell: etree._Element) -> int:
    """Return the column in a cell's address; 0 when it has none."""
    return column_number((cell.get("r") or "").rstrip("0123456789"))


def _dress(cell: etree._Element, style: str | None) -> None:
    if style is None:
        cell.attrib.pop("s", "")
    else:
        cell.set("s", style)


def _fill(cell: etree._Element, value: Cell, first_day: int) -> None:
    must_fit(value)
    if value is None or value == "":
        return
    if isinstance(value, bool):
        cell.set("t", "b")
        etree.SubElement(cell, _V).text = "1" if value else "0"
    elif isinstance(value, str):
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, _IS), _T)
        text.text = encode(value)
        if value != value.strip() or "\n" in value:
            text.set(_SPACE, "preserve")
    elif isinstance(value, date):
        etree.SubElement(cell, _V).text = _number(to_serial(value) - first_day)
    else:
        etree.SubElement(cell, _V).text = _number(value)


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(value)
