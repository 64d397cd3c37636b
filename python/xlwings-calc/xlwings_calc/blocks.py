"""Blocks of cells read and written with few calls: what xlwings calls `raw_value`.

LibreOffice's cells hold numbers and text only. That a number is a date or a logical value shows in
its number format; that a cell has an error, in what it does not return.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import TYPE_CHECKING, Any

from . import bridge, formula_moves, formulas, serials, typed_text
from .addresses import Area, rectangles
from .cell_errors import CellError, from_code
from .cell_formats import CellFormats, Place, Span
from .number_formats import GENERAL

if TYPE_CHECKING:
    from .range_place import RangePlace

Rows = list[list[Any]]

MANY_CELLS = 100_000
_NUMERIC_RESULT = 1  # com.sun.star.sheet.FormulaResult.VALUE
# Texts that LibreOffice could take for something else, so that it marks their cells as text.
_PERHAPS_A_NUMBER = re.compile(r"[0-9]|^=|^(?:TRUE|FALSE|BENAR|SALAH)$", re.IGNORECASE)
_DATE, _MOMENT = "m/d/yyyy", "m/d/yyyy h:mm"


def read_block(block: RangePlace) -> Rows:
    """Return a range's values: text, float, bool, datetime, `CellError`; None for empty cells."""
    if block.area.rows * block.area.columns > MANY_CELLS:
        return _read_used_part(block)
    return _read_all(block)


def read_typed(block: RangePlace) -> tuple[Any, Rows, Any]:
    """Return what was typed into a range, its values, and what LibreOffice keeps of them."""
    xl = block.xl
    typed, data = xl.getFormulaArray(), xl.getDataArray()
    return typed, _values(block, xl, data), data


def _read_used_part(block: RangePlace) -> Rows:
    """Read no more of whole columns or rows than the sheet uses; the rest is empty."""
    rows: Rows = [[None] * block.area.columns for _ in range(block.area.rows)]
    used = block.used_part()
    if used is not None:
        down, right = used.row - block.area.row, used.column - block.area.column
        for at, row in enumerate(_read_all(block.at(used))):
            rows[down + at][right : right + used.columns] = row
    return rows


def _read_all(block: RangePlace) -> Rows:
    xl = block.xl
    return _values(block, xl, xl.getDataArray())


def _values(block: RangePlace, xl: Any, data: Any) -> Rows:
    rows = [list(row) for row in data]
    numbers: list[Place] = []
    for down, row in enumerate(rows):
        for right, value in enumerate(row):
            if value.__class__ is float:
                numbers.append((down, right))
            elif value == "":
                row[right] = None
            elif value is None:
                row[right] = _error(block, down, right)
    if numbers:
        _read_kinds(block, xl, rows, numbers)
    return rows


def _error(block: RangePlace, down: int, right: int) -> CellError:
    area = block.area
    cell = block.sheet.xl.getCellByPosition(area.column - 1 + right, area.row - 1 + down)
    error = from_code(cell.getError())
    if error is CellError.REF and formulas.intersects(cell.getFormula()):
        return CellError.NULL
    return error


def _read_kinds(block: RangePlace, xl: Any, rows: Rows, numbers: list[Place]) -> None:
    """Turn the numbers that are dates or logical values into them."""
    top, left = block.area.row, block.area.column
    kinds = CellFormats(block, _spans(numbers, top, left), xl)
    epoch = block.book.epoch
    perhaps_logical = []
    for down, right in numbers:
        kind = kinds.kind(top + down, left + right)
        number = rows[down][right]
        if kind == "logical":
            rows[down][right] = number != 0
        elif kind == "date" and 0 <= number < serials.END:
            rows[down][right] = serials.from_serial(number, epoch)
        elif kind == "general" and number in (0.0, 1.0):
            perhaps_logical.append((down, right))
    for down, right in _logical_results(block, xl, perhaps_logical):
        rows[down][right] = rows[down][right] != 0


def _logical_results(block: RangePlace, xl: Any, places: list[Place]) -> list[Place]:
    """Which of these General cells are formulas that came out as TRUE or FALSE."""
    if not places:
        return []
    results = xl.queryFormulaCells(_NUMERIC_RESULT).RangeAddresses
    top, left = block.area.row - 1, block.area.column - 1
    found = []
    for down, right in places:
        row, column = top + down, left + right
        for area in results:
            inside = area.StartRow <= row <= area.EndRow
            if inside and area.StartColumn <= column <= area.EndColumn:
                if not block.sheet.xl.getCellByPosition(column, row).String.isdigit():
                    found.append((down, right))
                break
    return found


def _spans(places: list[Place], top: int, left: int) -> dict[int, Span]:
    """Return the rows between which each column has places (counted from 0 within the block)."""
    spans: dict[int, Span] = {}
    for down, right in places:  # from the top down
        first, _ = spans.get(left + right, (top + down, 0))
        spans[left + right] = (first, top + down)
    return spans


def write_block(block: RangePlace, rows: Rows, *, shift_from: Place | None = None) -> None:
    """Write values, one for every cell of the range.

    Text is read as Excel reads what is typed: "12" becomes a number and "=A1" a formula, except in
    cells that are formatted as text.

    Args:
        block: the cells.
        rows: as many rows and columns as the range has.
        shift_from: a cell; formulas are meant as written there and are moved to where they go.
    """
    _Writer(block, shift_from).write(rows)


class _Writer:
    def __init__(self, block: RangePlace, shift_from: Place | None) -> None:
        self._block = block
        self._formats = block.book.formats
        self._origin = shift_from
        self._known: CellFormats | None = None
        self._texts: dict[str, typed_text.Typed] = {}
        self._formulas: dict[Place, str] = {}
        self._wanted: dict[int, set[Place]] = {}
        self._literal: dict[Place, int] = {}
        self._tables: list[tuple[str, Area]] | None = None

    def write(self, rows: Rows) -> None:
        top, left = self._block.area.row, self._block.area.column
        data = tuple(
            tuple(self._cell(value, top + down, left + right) for right, value in enumerate(row))
            for down, row in enumerate(rows)
        )
        for key, places in self._wanted.items():
            self._set_format(key, places)
        self._block.xl.setDataArray(data)
        self._restore_formats()
        for area in rectangles(set(self._formulas)):
            self._set_formulas(area)

    @property
    def _before(self) -> CellFormats:
        """Return the formats that the cells had; a block of plain text never asks for them."""
        if self._known is None:
            self._known = CellFormats.of(self._block)
        return self._known

    def _cell(self, value: Any, row: int, column: int) -> float | str:
        """Return the value to hand to LibreOffice for one value; remembers formulas and formats."""
        if value is None or value == "":
            return ""
        if isinstance(value, str):
            return self._text(value, row, column)
        if isinstance(value, bool):
            self._want(self._formats.logical(), row, column)
            return float(value)
        if isinstance(value, CellError):
            self._formulas[row, column] = "=" + value.text
            return ""
        if isinstance(value, int | float):
            if not math.isfinite(value):
                raise ValueError(f"a cell cannot hold {value}")
            self._want_number(None, row, column)
            return float(value)
        if isinstance(value, dt.date):
            timed = isinstance(value, dt.datetime) and value.time() != dt.time()
            self._want_number(_MOMENT if timed else _DATE, row, column)
            return serials.to_serial(value, self._block.book.epoch)
        if isinstance(value, dt.time):
            seconds = value.hour * 3600 + value.minute * 60 + value.second
            self._want_number("h:mm:ss", row, column)
            return (seconds + value.microsecond / 1_000_000) / 86_400
        if isinstance(value, dt.timedelta):
            self._want_number("[h]:mm:ss", row, column)
            return value / dt.timedelta(days=1)
        raise TypeError(f"a cell cannot hold a {type(value).__name__}: {value!r}")

    def _text(self, value: str, row: int, column: int) -> float | str:
        typed = self._texts.get(value)
        if typed is None:
            typed = self._texts[value] = typed_text.read(value)
        if typed.kind != "text" and self._before.kind(row, column) == "text":
            return value
        if typed.kind == "text":
            if _PERHAPS_A_NUMBER.search(str(typed.value)):
                self._literal[row, column] = self._before.key(row, column)
            return typed.value
        if typed.kind == "logical":
            self._want(self._formats.logical(), row, column)
            return typed.value
        if typed.kind == "number":
            self._want_number(typed.code, row, column)
            return typed.value
        self._want_number(None, row, column)
        self._formulas[row, column] = self._formula(str(typed.value), row, column)
        return ""

    def _formula(self, text: str, row: int, column: int) -> str:
        if not text.startswith("="):
            return "=" + text  # an error value, such as #N/A
        if self._origin is not None:
            text = formula_moves.moved(text, row - self._origin[0], column - self._origin[1])
        return formulas.to_calc(text, self._table(row, column) if "[" in text else None)

    def _table(self, row: int, column: int) -> str | None:
        """Return the name of the table in which a cell lies."""
        from .tables import tables_of

        if self._tables is None:
            self._tables = [(table.name, area) for table, area in tables_of(self._block.sheet)]
        cell = Area(row, column, 1, 1)
        return next((name for name, area in self._tables if area.overlap(cell)), None)

    def _want_number(self, code: str | None, row: int, column: int) -> None:
        """Excel gives a format to a General cell only; a logical value's leaves with the value."""
        kind = self._before.kind(row, column)
        if code is not None and kind in ("general", "logical"):
            self._want(self._formats.key(code), row, column)
        elif kind == "logical":
            self._want(GENERAL, row, column)

    def _want(self, key: int, row: int, column: int) -> None:
        if self._before.key(row, column) != key:
            self._wanted.setdefault(key, set()).add((row, column))

    def _restore_formats(self) -> None:
        """Take back the text format that LibreOffice gives to cells with texts such as 0012."""
        if not self._literal:
            return
        after = CellFormats.of(self._block)
        changed: dict[int, set[Place]] = {}
        for place, key in self._literal.items():
            if after.key(*place) != key:
                changed.setdefault(key, set()).add(place)
        for key, places in changed.items():
            self._set_format(key, places)

    def _set_format(self, key: int, places: set[Place]) -> None:
        ranges = self._block.book.xl.createInstance("com.sun.star.sheet.SheetCellRanges")
        sheet = self._block.sheet.xl.RangeAddress.Sheet
        addresses = tuple(
            bridge.struct(
                "table.CellRangeAddress",
                Sheet=sheet,
                StartRow=area.row - 1,
                StartColumn=area.column - 1,
                EndRow=area.last_row - 1,
                EndColumn=area.last_column - 1,
            )
            for area in rectangles(places)
        )
        ranges.addRangeAddresses(addresses, False)
        ranges.NumberFormat = key

    def _set_formulas(self, area: Area) -> None:
        xl = self._block.sheet.xl.getCellRangeByPosition(
            area.column - 1, area.row - 1, area.last_column - 1, area.last_row - 1
        )
        texts = tuple(
            tuple(
                self._formulas[row, column] for column in range(area.column, area.last_column + 1)
            )
            for row in range(area.row, area.last_row + 1)
        )
        xl.setFormulaArray(texts)
