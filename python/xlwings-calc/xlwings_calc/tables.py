"""`Sheet.tables`, and the search for a table by its name or place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .addresses import Area, split_sheet
from .base import engine_class
from .on_sheet import OnSheet
from .table import Table

if TYPE_CHECKING:
    from .book import Book
    from .range import Range
    from .sheet import Sheet


@engine_class
class Tables(OnSheet, base_classes.Tables):
    """The tables of a sheet, from the top left."""

    @property
    def api(self) -> Any:
        return self._sheet.book.kept.tables

    def _all(self) -> list[Table]:
        return [table for table, _ in tables_of(self._sheet)]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Table]:
        return iter(self._all())

    def __contains__(self, key: str | int) -> bool:
        try:
            self(key)
        except KeyError:
            return False
        return True

    def __call__(self, key: str | int) -> Table:
        if isinstance(key, str):
            return self._named(key)
        tables = self._all()
        if 1 <= key <= len(tables):
            return tables[key - 1]
        raise KeyError(key)

    def _named(self, name: str) -> Table:
        ranges = self._sheet.book.kept.tables
        spelled = _spelled(ranges, name)
        if spelled is not None:
            sheet = self._sheet.book.kept.table(spelled).DataArea.Sheet
            if sheet == self._sheet.xl.RangeAddress.Sheet:
                return Table(self._sheet, spelled)
        raise KeyError(name)

    def add(
        self,
        source_type: Any = None,
        source: Any = None,
        link_source: Any = None,
        has_headers: bool | None = None,
        destination: Any = None,
        table_style_name: str | None = None,
        name: str | None = None,
    ) -> Table:
        """Make cells a table.

        Without headers a row with names is put above the data, which move down, as in Excel.
        """
        area: Area = source.impl.area
        if any(area.overlap(other) for _, other in tables_of(self._sheet)):
            raise ValueError("Tables.add: a table cannot overlap another table")
        source.impl.refuse_locked()
        if has_headers is False:
            self._sheet.range((*area._replace(rows=1),)).insert("down")
            area = area._replace(rows=area.rows + 1)
        blank = area.rows == 1
        if blank:
            area = area._replace(rows=2)
        ranges = self._sheet.book.kept.tables
        name = name or _free_name(ranges)
        if ranges.hasByName(name):
            raise ValueError(f"a table named {name!r} is already in the book")
        address = self._sheet.range((*area,)).xl.RangeAddress
        ranges.addNewByName(name, address)
        table = Table(self._sheet, name)
        table.record.blank = blank
        table.record.style = table_style_name or ""
        table.xl.ContainsHeader = True
        table.xl.AutoFilter = True
        table.name_new_columns()
        return table


def tables_of(sheet: Sheet) -> list[tuple[Table, Area]]:
    """Return the tables of a sheet with their places."""
    kept = sheet.book.kept
    index = sheet.xl.RangeAddress.Sheet
    found = []
    for name in kept.tables.ElementNames:
        address = kept.table(name).DataArea
        if address.Sheet == index:
            table = Table(sheet, name)
            found.append((table, table.seen(address)))
    return sorted(found, key=lambda pair: pair[1])


def table_at(sheet: Sheet, area: Area) -> Table | None:
    """Return the table that holds cells of an area."""
    for table, place in tables_of(sheet):
        if place.overlap(area):
            return table
    return None


def find_table_range(book: Book, text: str) -> Range | None:
    """Return the cells that `Table1` (its data) or `Table1[Column]` name."""
    wanted, bracket, column = split_sheet(text)[1].partition("[")
    ranges = book.kept.tables
    name = _spelled(ranges, wanted)
    if name is None:
        return None
    table = Table(book.sheets(book.kept.table(name).DataArea.Sheet + 1), name)
    if not bracket:
        return table.data_body_range or table.insert_row_range
    column = column.removesuffix("]")
    if column.lower() == "#all":
        return table.range
    if column.lower() == "#headers":
        return table.header_row_range
    names = [known.lower() for known in table.column_names]
    if column.lower() not in names:
        return None
    return table.columns(names.index(column.lower()) + 1).data_body_range


def _spelled(ranges: Any, name: str) -> str | None:
    """Return a table's name as it is really spelled; None when there is no such table."""
    return next((known for known in ranges.ElementNames if known.lower() == name.lower()), None)


def _free_name(ranges: Any) -> str:
    number = 1
    while ranges.hasByName(f"Table{number}"):
        number += 1
    return f"Table{number}"
