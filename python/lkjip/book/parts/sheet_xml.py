"""One sheet of the closed book as XML: read and set single cells without touching the rest."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Mapping, Sequence

from lxml import etree

from lkjip.a1 import address, column_number
from lkjip.book.cells import split_range
from lkjip.book.parts.cell_text import fill, row_of
from lkjip.book.parts.package import tag
from lkjip.book.parts.row_height import DEFAULT_WIDTH, LINE_HEIGHT, MAX_HEIGHT, lines_of
from lkjip.book.parts.sheet_values import SheetValues, value_of
from lkjip.tables.cells import Cell
from lkjip.tables.cells import text as text_of

_DIGITS = "0123456789"
_V, _F, _C, _ROW = (tag(n) for n in ("v", "f", "c", "row"))
_NONE: frozenset[int] = frozenset()
MAX_WIDTH_COLUMN = 200
"""Widths beyond are not looked at (a sheet may set them for all 16,384 columns)."""


class SheetXml:
    """Cells of one worksheet part."""

    def __init__(
        self,
        root: etree._Element,
        strings: Callable[[], list[str]],
        is_date: Callable[[int], bool],
        first_day: int = 0,
        read: SheetValues | None = None,
    ) -> None:
        """Take a sheet; ``first_day`` is 1462 in a book that counts its days from 1904.

        ``read`` is what was read from it before: only rows that are written are then looked into.
        """
        self.root = root
        self._read = read
        self._first_day = first_day
        self._strings = strings
        self._is_date = is_date
        data = root.find(tag("sheetData"))
        if data is None:
            raise ValueError("a worksheet without sheetData")
        self._data = data
        self._rows: dict[int, etree._Element] = {}
        self._cells: dict[int, dict[int, etree._Element]] = {}
        """The cells of the rows that somebody asked for."""
        last = 0
        for row in data.iterchildren(_ROW):
            last = int(row.get("r") or last + 1)
            self._rows[last] = row
        self._numbers = sorted(self._rows)

    def get(self, row: int, column: int) -> Cell:
        """Return the value of a cell; an error value reads as its text, such as ``#REF!``."""
        if (there := self._as_read(row)) is not None:
            return there.get(column)
        cell = self._cell(row, column)
        if cell is None:
            return None
        return value_of(cell, self._strings, self._is_date, self._first_day)

    def values(self, row: int, columns: Iterable[int]) -> list[Cell]:
        """Return the values of some cells of a row."""
        if (there := self._as_read(row)) is not None:
            return [there.get(column) for column in columns]
        return [self.get(row, column) for column in columns]

    def is_blank(self, row: int) -> bool:
        """Tell whether the sheet has no cell in a row."""
        return row not in self._rows

    def says_nothing(self, row: int) -> bool:
        """Tell whether a row was read and has neither a value nor a formula."""
        if row not in self._rows:
            return True
        computed = self._read.computed if self._read is not None else {}
        return self._as_read(row) == {} and row not in computed

    def said(self, row: int, column: int) -> str:
        """Return what stands in a cell, a formula as it is written; ``""`` when nothing does."""
        cell = self._cell(row, column)
        formula = None if cell is None else cell.find(_F)
        if formula is not None:
            return f"={formula.text or ''}"
        value = self.get(row, column)
        return "" if value is None else text_of(value)

    def has_formula(self, row: int, column: int) -> bool:
        """Tell whether a cell counts its value itself."""
        cell = self._cell(row, column)
        return cell is not None and cell.find(_F) is not None

    def style(self, row: int, column: int) -> str | None:
        """Return the style index of a cell, as text; ``None`` when it has none."""
        cell = self._cell(row, column)
        return None if cell is None else cell.get("s")

    def set(
        self, row: int, column: int, value: Cell, style: str | None = None, new: bool = False
    ) -> None:
        """Write a value; an existing cell keeps its style, one of a ``new`` row takes ``style``."""
        cell = self._cell(row, column)
        if cell is None:
            if value is None and style is None:
                return
            cell = self._new_cell(row, column)
            new = True
        if self._read is not None:
            self._read.forget(row)
        if new:
            _dress(cell, style)
        for child in list(cell):
            cell.remove(child)
        for name in ("t", "cm", "vm"):  # the metadata of a formula or a value that is gone
            cell.attrib.pop(name, "")
        fill(cell, value, self._first_day)

    def holds(self, row: int, columns: Sequence[int], values: Iterable[Cell]) -> bool:
        """Tell whether nobody has written into a row and these cells have exactly these values.

        A cell that counts its value itself has none.
        """
        there = self._as_read(row)
        if self._read is None or there is None:
            return False
        if not self._read.computed.get(row, _NONE).isdisjoint(columns):
            return False
        asked = [None if value == "" else value for value in values]
        found = [there.get(column) for column in columns]
        return found == asked and [*map(type, found)] == [*map(type, asked)]

    def consists_of(self, row: int, columns: Sequence[int]) -> bool:
        """Tell whether the cells of a row are those of some neighbouring columns, and no others."""
        line = self._rows.get(row)
        return (
            line is not None
            and len(line) == len(columns)
            and line[0].get("r") == address(row, columns[0])
            and line[-1].get("r") == address(row, columns[-1])
        )

    def covers(self, row: int, columns: Sequence[int]) -> bool:
        """Tell whether a row has a cell in each of some neighbouring columns."""
        if self.consists_of(row, columns):
            return True
        there = self._cells_of(row)
        return all(column in there for column in columns)

    def set_row(
        self,
        row: int,
        columns: Sequence[int],
        values: Sequence[Cell],
        styles: Sequence[str | None],
        new: bool,
    ) -> None:
        """Write neighbouring cells as ``set`` does each; at once where no others stand beside."""
        line = self._rows.get(row)
        cells = [*zip(columns, values, styles, strict=True)]
        if line is None:
            cells = [cell for cell in cells if cell[1:] != (None, None)]
            if cells:
                self._insert(row, row_of(row, cells, self._first_day))
        elif self.consists_of(row, columns):
            looks = styles if new else [cell.get("s") for cell in line]
            cells = [*zip(columns, values, looks, strict=True)]
            line[:] = list(row_of(row, cells, self._first_day))
            self._forget(row)
        else:
            for column, value, style in cells:
                self.set(row, column, value, style, new)

    @property
    def last_row(self) -> int:
        """The number of the last row; 0 for a sheet without rows."""
        return self._numbers[-1] if self._numbers else 0

    def forget_results(self) -> None:
        """Take the results of formulas out: the program that opens the file computes them."""
        for formula in self._data.iter(_F):
            cell = formula.getparent()
            result = cell.find(_V) if cell is not None else None
            if cell is not None and result is not None:
                cell.remove(result)

    def dress(self, row: int, column: int, style: str | None, new: bool) -> None:
        """Give a cell a style: one that is not there yet, and one of a ``new`` row."""
        cell = self._cell(row, column)
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
        lines = lines_of(values, widths)
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

    def _cell(self, row: int, column: int) -> etree._Element | None:
        return self._cells_of(row).get(column)

    def _cells_of(self, row: int) -> dict[int, etree._Element]:
        """Return the cells of a row by their columns."""
        if row in self._cells:
            return self._cells[row]
        found: dict[int, etree._Element] = {}
        column = 0
        if row in self._rows:
            for cell in self._rows[row].iterchildren(_C):
                column = _column_of(cell) or column + 1
                found[column] = cell
            self._cells[row] = found
        return found

    def _as_read(self, row: int) -> Mapping[int, Cell] | None:
        """Return the values of a row that nobody has written into, as far as they were read."""
        return self._read.row(row) if self._read is not None else None

    def _forget(self, row: int) -> None:
        """Read a row that was written from its own cells."""
        self._cells.pop(row, None)
        if self._read is not None:
            self._read.forget(row)

    def _insert(self, row: int, line: etree._Element) -> None:
        at = bisect.bisect_left(self._numbers, row)
        if at == len(self._numbers):
            self._data.append(line)
        else:
            self._rows[self._numbers[at]].addprevious(line)
        self._numbers.insert(at, row)
        self._rows[row] = line

    def _new_cell(self, row: int, column: int) -> etree._Element:
        line = self._rows.get(row)
        if line is None:
            line = etree.Element(_ROW, {"r": str(row)})
            self._insert(row, line)
        line.attrib.pop("spans", "")
        cell = etree.Element(_C, {"r": address(row, column)})
        if len(line) == 0 or 0 < _column_of(line[-1]) < column:
            line.append(cell)  # the usual case: rows are written from left to right
        else:
            later = next((c for c in line if _column_of(c) > column), None)
            line.append(cell) if later is None else later.addprevious(cell)
        self._cells_of(row)[column] = cell
        return cell


def _column_of(cell: etree._Element) -> int:
    """Return the column in a cell's address; 0 when it has none."""
    return column_number((cell.get("r") or "").rstrip(_DIGITS))


def _dress(cell: etree._Element, style: str | None) -> None:
    if style is None:
        cell.attrib.pop("s", "")
    else:
        cell.set("s", style)
