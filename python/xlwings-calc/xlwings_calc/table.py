"""`xlwings.Table`: an Excel table is a LibreOffice database range of the same name.

LibreOffice knows a table's name, place, header, totals row and filter buttons. Its database ranges
do not grow by themselves: `resize`, `rows` and `columns` do that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .addresses import Area
from .base import engine_class, free
from .errors import CalcError
from .table_look import TableLook, TableRecord
from .table_parts import TableColumns, TableRows
from .table_totals import clear_totals, write_totals

if TYPE_CHECKING:
    from .autofilter import AutoFilter
    from .range import Range
    from .sheet import Sheet


@engine_class
class Table(TableLook):
    """One table."""

    def __init__(self, sheet: Sheet, name: str) -> None:
        super().__init__(sheet)
        self._name = name

    @property
    def xl(self) -> Any:
        """LibreOffice's database range."""
        kept = self._sheet.book.kept
        if not kept.tables.hasByName(self._name):
            raise CalcError(f"Table: there is no table {self._name} any more")
        return kept.table(self._name)

    @property
    def api(self) -> Any:
        return self.xl

    @property
    @free
    def record(self) -> TableRecord:
        """The facts that the engine remembers of the table."""
        return self._sheet.book.memory.tables.setdefault(self._name, TableRecord())

    def forget(self) -> None:
        """Take the table away and leave its cells."""
        self._sheet.book.memory.tables.pop(self._name, None)
        self._sheet.book.kept.tables.removeByName(self._name)
        self._sheet.book.kept.forget_table(self._name)

    @property
    @free
    def name(self) -> str:
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        if value == self._name:
            return
        ranges = self._sheet.book.kept.tables
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
        return self.seen(self.xl.DataArea)

    @area.setter
    def area(self, area: Area) -> None:
        if self.record.hidden_header:
            area = area._replace(row=area.row - 1, rows=area.rows + 1)
        address = self.xl.DataArea
        address.StartRow, address.StartColumn = area.row - 1, area.column - 1
        address.EndRow, address.EndColumn = area.last_row - 1, area.last_column - 1
        self.xl.DataArea = address

    def seen(self, address: Any) -> Area:
        """LibreOffice's range as xlwings sees the table: without a hidden header."""
        skip = 1 if self.record.hidden_header else 0
        rows = address.EndRow - address.StartRow + 1 - skip
        columns = address.EndColumn - address.StartColumn + 1
        return Area(address.StartRow + 1 + skip, address.StartColumn + 1, rows, columns)

    @property
    def body(self) -> Area:
        """The data rows; none when the table has only a header."""
        xl = self.xl
        area = self.seen(xl.DataArea)
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
        """True if the only data row is the one that waits for the first entry."""
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
        xl = self.xl
        return self._range(self.seen(xl.DataArea)._replace(rows=1)) if xl.ContainsHeader else None

    @property
    def totals_row_range(self) -> Range | None:
        xl = self.xl
        if not xl.TotalsRow:
            return None
        area = self.seen(xl.DataArea)
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
            ValueError: the new place begins elsewhere, or has no room for a data row.
        """
        area: Area = range.impl.area
        if (area.row, area.column) != (self.area.row, self.area.column):
            raise ValueError("Table.resize: a table keeps its first cell")
        if area.rows <= int(self.show_headers) + int(self.show_totals):
            raise ValueError("Table.resize: a table keeps at least one data row, as in Excel")
        self.record.blank = False
        self.area = area
        self.name_new_columns()

    def make_room(self, row: Area) -> None:
        """Move the cells below down where they are in the way of a new row."""
        cells = self._range(row)
        if any(cells.xl.getFormulaArray()[0]):
            cells.insert("down")

    def name_new_columns(self) -> None:
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
            self.make_room(area._replace(row=area.last_row + 1, rows=1))
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
