"""Tables of the stand-in for Excel, and what a person does to them at the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.windows.excel import ComObject, Range, Sheet, bare
from tests.windows.rules import refusal
from tests.windows.workbook_file import StoredCell, StoredTable

FILTER_VALUES = 7  # xlFilterValues


class ColumnFilter(ComObject):
    """The filter of one column."""

    def __init__(self, values: list[str] | None) -> None:
        self.On = values is not None
        self.Operator = FILTER_VALUES
        self.Criteria1 = tuple("=" + value for value in values or ())
        self.Criteria2 = None


class TableFilter(ComObject):
    """The arrows of a table."""

    def __init__(self, table: ListObject) -> None:
        self.table = table

    def Filters(self, field: int) -> ColumnFilter:
        return ColumnFilter(self.table.data.filtered.get(field))


class ListObject(ComObject):
    """A table."""

    def __init__(self, sheet: Sheet, data: StoredTable) -> None:
        self.__dict__.update(sheet=sheet, data=data, Name=data.name, Parent=sheet)

    def __setattr__(self, name: str, value: Any) -> None:
        if name not in ("ShowAutoFilter", "ShowTotals"):
            raise AssertionError(f"ListObject.{name} = is not played")
        self.sheet.book.rules.about_to(name, self)
        if self.sheet.ProtectContents and self.sheet.book.rules.locks:
            raise refusal(f"Unable to set the {name} property of the ListObject class")
        if name == "ShowTotals":
            self._show_totals(bool(value))
        else:
            self._show_all()
            self.data.arrows = bool(value)
        self.sheet.data.touched = True

    def _rows(self, first: int, last: int) -> Range:
        return Range(self.sheet, first, self.data.left, last, self.data.right)

    @property
    def Range(self) -> Range:
        return self._rows(self.data.top, self.data.bottom)

    @property
    def HeaderRowRange(self) -> Range | None:
        return self._rows(self.data.top, self.data.top) if self.data.headers else None

    @property
    def DataBodyRange(self) -> Range:
        return self._rows(self._first, self._last)

    @property
    def ShowTotals(self) -> bool:
        return self.data.totals

    @property
    def ShowHeaders(self) -> bool:
        return self.data.headers

    @property
    def ShowAutoFilter(self) -> bool:
        return self.data.arrows

    @property
    def AutoFilter(self) -> TableFilter | None:
        return TableFilter(self) if self.data.arrows else None

    def Resize(self, target: Any) -> None:
        self.sheet.book.rules.about_to("Resize", self)
        cells, data = bare(target), self.data
        locked = self.sheet.ProtectContents and self.sheet.book.rules.locks
        if locked or cells.Row != data.top or cells.bottom <= cells.Row:
            raise refusal("Resize method of ListObject class failed")
        data.bottom, data.right = cells.bottom, cells.right
        self.sheet.data.touched = True

    @property
    def _first(self) -> int:
        return self.data.top + self.data.headers

    @property
    def _last(self) -> int:
        return self.data.bottom - self.data.totals

    def _show_all(self) -> None:
        if self.data.filtered:
            self.sheet.data.hidden -= set(range(self._first, self._last + 1))
            self.data.filtered.clear()

    def _show_totals(self, shown: bool) -> None:
        if shown == self.data.totals:
            return
        row = self.data.bottom + shown
        for c in range(self.data.left, self.data.right + 1):
            cell = self.sheet.cell(row, c)
            cell.value = cell.formula = None
            self.sheet.touch(cell)
        self.data.bottom += 1 if shown else -1
        self.data.totals = shown

    def filter(self, field: int, values: list[str] | None) -> None:
        """Show only the rows with these values in a column."""
        self.data.filtered.pop(field, None)
        if values is not None:
            self.data.filtered[field] = [value.removeprefix("=") for value in values]
        for r in range(self._first, self._last + 1):
            shown = all(
                _shown(self.sheet.cell(r, self.data.left + f - 1)) in kept
                for f, kept in self.data.filtered.items()
            )
            self.sheet.data.hidden -= {r}
            if not shown:
                self.sheet.data.hidden |= {r}
        self.sheet.data.touched = True

    # ---- what a person does

    def column_cells(self, header: str) -> list[StoredCell]:
        """The cells of a column, without header and total."""
        return [self.sheet.cell(r, self._column(header)) for r in self._numbers()]

    def _numbers(self) -> range:
        return range(self._first, self._last + 1)

    def _column(self, header: str) -> int:
        heads = [self.sheet.cell(self.data.top, c).value for c in self._columns()]
        return self.data.left + heads.index(header)

    def _columns(self) -> range:
        return range(self.data.left, self.data.right + 1)

    def person_filters(self, header: str, keep: Callable[[object], bool]) -> None:
        """Choose values with the arrow of a column."""
        kept = {_shown(cell) for cell in self.column_cells(header) if keep(cell.value)}
        self.filter(self._column(header) - self.data.left + 1, sorted(kept))

    def person_hides(self, row: int) -> None:
        """Hide a row of the table (from 0) by hand."""
        self.sheet.data.hidden |= {self._first + row}
        self.sheet.data.touched = True

    def person_types(
        self, row: int, header: str, value: object = None, formula: str | None = None
    ) -> StoredCell:
        """Type into a row of the table (from 0), also below it; a formula comes with its result."""
        cell = self.sheet.cell(self._first + row, self._column(header))
        cell.value, cell.formula = value, formula
        self.sheet.touch(cell)
        return cell

    def person_adds_column(self, header: str, formula: str, result: object) -> None:
        """Type a header beside the table and a formula below it."""
        self.data.right += 1
        head = self.sheet.cell(self.data.top, self.data.right)
        head.value = header
        self.sheet.touch(head)
        for row in range(len(self._numbers())):
            self.person_types(row, header, result, formula)

    def person_adds_total_row(self, header: str, formula: str, result: float) -> None:
        """Switch the total row on."""
        self._show_totals(True)
        left = self.sheet.cell(self.data.bottom, self.data.left)
        left.value = "Total"
        total = self.sheet.cell(self.data.bottom, self._column(header))
        total.value, total.formula = result, formula


def _shown(cell: StoredCell) -> str:
    return "" if cell.value is None else str(cell.value)
