"""`Sheet.tables`: Excel's tables are LibreOffice's database ranges, under the same names.

LibreOffice 7.4 knows a table's name, place, header, totals row and filter buttons. It knows no table
styles: what a caller sets there is remembered while the book is open and drawn nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .addresses import Area, split_sheet
from .base import CalcObject, engine_class, free
from .errors import CalcError
from .office import Office
from .table_parts import TableColumns, TableRows
from .table_totals import clear_totals, write_totals

if TYPE_CHECKING:
    from .autofilter import AutoFilter
    from .book import Book
    from .range import Range
    from .sheet import Sheet


@dataclass
class TableRecord:
    """What LibreOffice does not know of a table.

    Attributes:
        header: the column names while the header row is hidden; LibreOffice's range then keeps the
            emptied row, because formulas that name columns break when it leaves the range.
        blank: whether its only data row is the empty one that waits for the first entry.
        style: the name of its style.
    """

    header: list[Any] = field(default_factory=list)
    hidden_header: bool = False
    blank: bool = False
    style: str = "TableStyleMedium2"
    row_stripes: bool = True
    column_stripes: bool = False
    first_column: bool = False
    last_column: bool = False


@engine_class
class Table(CalcObject, base_classes.Table):
    """One table."""

    def __init__(self, sheet: Sheet, name: str) -> None:
        self._sheet = sheet
        self._name = name

    @property
    @free
    def office(self) -> Office:
        return self._sheet.office

    @property
    @free
    def parent(self) -> Sheet:
        return self._sheet

    @property
    def xl(self) -> Any:
        """LibreOffice's database range."""
        ranges = self._sheet.book.xl.DatabaseRanges
        if not ranges.hasByName(self._name):
            raise CalcError(f"Table: there is no table {self._name} any more")
        return ranges.getByName(self._name)

    @property
    def api(self) -> Any:
        return self.xl

    @property
    @free
    def record(self) -> TableRecord:
        """What the engine remembers of the table."""
        return self._sheet.book.memory.tables.setdefault(self._name, TableRecord())

    def forget(self) -> None:
        """Take the table away and leave its cells."""
        self._sheet.book.memory.tables.pop(self._name, None)
        self._sheet.book.xl.DatabaseRanges.removeByName(self._name)

    @property
    def name(self) -> str:
        return str(self.xl.Name)

    @name.setter
    def name(self, value: str) -> None:
        if value == self._name:
            return
        ranges = self._sheet.book.xl.DatabaseRanges
        if value.lower() != self._name.lower() and ranges.hasByName(value):
            raise ValueError(f"a table named {value!r} is already in the book")
        self._sheet.book.refer_to_table(self._name, value)
        memory = self._sheet.book.memory.tables
        if self._name in memory:
            memory[value] = memory.pop(self._name)
        self._name = value

    @property
    def display_name(self) -> str:
        return self.name

    @display_name.setter
    def display_name(self, value: str) -> None:
        self.name = value

    # Where it is

    @property
    def area(self) -> Area:
        """The cells of the table with its header and totals."""
        return self._seen(self.xl.DataArea)

    def _seen(self, address: Any) -> Area:
        """LibreOffice's range as xlwings sees the table: without a hidden header."""
        skip = 1 if self.record.hidden_header else 0
        rows = address.EndRow - address.StartRow + 1 - skip
        columns = address.EndColumn - address.StartColumn + 1
        return Area(address.StartRow + 1 + skip, address.StartColumn + 1, rows, columns)

    @area.setter
    def area(self, area: Area) -> None:
        if self.record.hidden_header:
            area = area._replace(row=area.row - 1, rows=area.rows + 1)
        address = self.xl.DataArea
        address.StartRow, address.StartColumn = area.row - 1, area.column - 1
        address.EndRow, address.EndColumn = area.last_row - 1, area.last_column - 1
        self.xl.DataArea = address

    @property
    def body(self) -> Area:
        """The data rows; none when the table has only a header."""
        area, xl = self.area, self.xl
        top = 1 if xl.ContainsHeader else 0
        bottom = 1 if xl.TotalsRow else 0
        return area._replace(row=area.row + top, rows=max(area.rows - top - bottom, 0))

    def _range(self, area: Area) -> Range:
        from .range import Range

        return Range(self._sheet, area)

    @property
    def range(self) -> Range:
        return self._range(self.area)

    @property
    def is_blank(self) -> bool:
        """Whether the only data row is the one that waits for the first entry."""
        record = self.record
        if record.blank:
            body = self.body
            if body.rows != 1:
                record.blank = False
            else:
                texts = self._range(body).xl.getFormulaArray()[0]
                record.blank = not any(texts)
        return record.blank

    @property
    def data_body_range(self) -> Range | None:
        body = self.body
        return None if not body.rows or self.is_blank else self._range(body)

    @property
    def insert_row_range(self) -> Range | None:
        return self._range(self.body) if self.is_blank else None

    @property
    def header_row_range(self) -> Range | None:
        if not self.xl.ContainsHeader:
            return None
        return self._range(self.area._replace(rows=1))

    @property
    def totals_row_range(self) -> Range | None:
        if not self.xl.TotalsRow:
            return None
        area = self.area
        return self._range(area._replace(row=area.last_row, rows=1))

    @property
    def column_names(self) -> list[str]:
        """The names of the columns, also while the header is hidden."""
        header = self.header_row_range
        if header is None:
            return [str(name) for name in self.record.header]
        return [str(name) for name in header.xl.getDataArray()[0]]

    @property
    @free
    def columns(self) -> TableColumns:
        return TableColumns(self)

    @property
    @free
    def rows(self) -> TableRows:
        return TableRows(self)

    # Changing it

    def resize(self, range: Any) -> None:
        """Give the table another size; the cells themselves stay as they are.

        Raises:
            ValueError: the new place begins elsewhere, or has no room for the header.
        """
        area: Area = range.impl.area
        if (area.row, area.column) != (self.area.row, self.area.column):
            raise ValueError("Table.resize: a table keeps its first cell")
        self.record.blank = False
        self.area = area
        self._name_new_columns()

    def _name_new_columns(self) -> None:
        """Give columns without a header the names that Excel gives them."""
        header = self.header_row_range
        if header is None:
            return
        names = list(header.xl.getDataArray()[0])
        taken = {str(name).lower() for name in names}
        for at, name in enumerate(names):
            if name == "":
                number = at + 1
                while f"column{number}" in taken:
                    number += 1
                names[at] = f"Column{number}"
                taken.add(f"column{number}")
        header.xl.setDataArray((tuple(names),))

    @property
    def show_headers(self) -> bool:
        return bool(self.xl.ContainsHeader)

    @show_headers.setter
    def show_headers(self, value: bool) -> None:
        if value == self.show_headers:
            return
        record = self.record
        if value:
            if not record.hidden_header:
                raise NotImplementedError("Table.show_headers = True for a table made without them")
            record.hidden_header = False
            header = self._range(self.area._replace(rows=1))
            header.xl.setDataArray((tuple(record.header),))
            self.xl.ContainsHeader = True
        else:
            header = self._range(self.area._replace(rows=1))
            record.header = list(header.xl.getDataArray()[0])
            self.xl.ContainsHeader = False
            record.hidden_header = True
            header.clear_contents()

    @property
    def show_totals(self) -> bool:
        return bool(self.xl.TotalsRow)

    @show_totals.setter
    def show_totals(self, value: bool) -> None:
        if value == self.show_totals:
            return
        area = self.area
        if value:
            self.area = area._replace(rows=area.rows + 1)
            self.xl.TotalsRow = True
            write_totals(self)
        else:
            clear_totals(self)
            self.xl.TotalsRow = False
            self.area = area._replace(rows=area.rows - 1)

    @property
    def show_autofilter(self) -> bool:
        return bool(self.xl.AutoFilter)

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self.xl.AutoFilter = bool(value)

    @property
    @free
    def autofilter(self) -> AutoFilter:
        from .autofilter import AutoFilter

        return AutoFilter(self)

    def sort(self, keys: list[int], ascending: list[bool]) -> None:
        body = self.data_body_range
        if body is not None:
            body.sort(keys, ascending, False)

    # What is only remembered

    @property
    @free
    def table_style(self) -> str:
        return self.record.style

    @table_style.setter
    @free
    def table_style(self, value: str) -> None:
        self.record.style = value

    @property
    @free
    def show_table_style_row_stripes(self) -> bool:
        return self.record.row_stripes

    @show_table_style_row_stripes.setter
    @free
    def show_table_style_row_stripes(self, value: bool) -> None:
        self.record.row_stripes = bool(value)

    @property
    @free
    def show_table_style_column_stripes(self) -> bool:
        return self.record.column_stripes

    @show_table_style_column_stripes.setter
    @free
    def show_table_style_column_stripes(self, value: bool) -> None:
        self.record.column_stripes = bool(value)

    @property
    @free
    def show_table_style_first_column(self) -> bool:
        return self.record.first_column

    @show_table_style_first_column.setter
    @free
    def show_table_style_first_column(self, value: bool) -> None:
        self.record.first_column = bool(value)

    @property
    @free
    def show_table_style_last_column(self) -> bool:
        return self.record.last_column

    @show_table_style_last_column.setter
    @free
    def show_table_style_last_column(self, value: bool) -> None:
        self.record.last_column = bool(value)


@engine_class
class Tables(CalcObject, base_classes.Tables):
    """The tables of a sheet, from the top left."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    @property
    @free
    def office(self) -> Office:
        return self._sheet.office

    @property
    @free
    def parent(self) -> Sheet:
        return self._sheet

    @property
    def api(self) -> Any:
        return self._sheet.book.xl.DatabaseRanges

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
        tables = self._all()
        if isinstance(key, str):
            for table in tables:
                if table.name.lower() == key.lower():
                    return table
        elif 1 <= key <= len(tables):
            return tables[key - 1]
        raise KeyError(key)

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
        ranges = self._sheet.book.xl.DatabaseRanges
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
        table._name_new_columns()
        return table


def tables_of(sheet: Sheet) -> list[tuple[Table, Area]]:
    """The tables of a sheet with their places."""
    ranges = sheet.book.xl.DatabaseRanges
    index = sheet.xl.RangeAddress.Sheet
    found = []
    for name in ranges.ElementNames:
        address = ranges.getByName(name).DataArea
        if address.Sheet == index:
            table = Table(sheet, name)
            found.append((table, table._seen(address)))
    return sorted(found, key=lambda pair: pair[1])


def table_at(sheet: Sheet, area: Area) -> Table | None:
    """The table that holds cells of an area."""
    for table, place in tables_of(sheet):
        if place.overlap(area):
            return table
    return None


def find_table_range(book: Book, text: str) -> Range | None:
    """The cells that `Table1` (its data) or `Table1[Column]` name."""
    name, bracket, column = split_sheet(text)[1].partition("[")
    ranges = book.xl.DatabaseRanges
    if not ranges.hasByName(name):
        return None
    sheet = book.sheets(ranges.getByName(name).DataArea.Sheet + 1)
    table = Table(sheet, ranges.getByName(name).Name)
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


def _free_name(ranges: Any) -> str:
    number = 1
    while ranges.hasByName(f"Table{number}"):
        number += 1
    return f"Table{number}"


