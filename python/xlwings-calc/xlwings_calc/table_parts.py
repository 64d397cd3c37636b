"""`Table.rows` and `Table.columns`: tables that grow and shrink.

Only the table's own columns move: cells beside it stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from . import formula_moves, formulas
from .addresses import Area
from .base import CalcObject, engine_class, free
from .office import Office

if TYPE_CHECKING:
    from .range import Range
    from .table import Table


class TablePart(CalcObject):
    """A row or a column of a table, by its number."""

    def __init__(self, table: Table, index: int) -> None:
        self._table = table
        self._index = index

    @property
    @free
    def office(self) -> Office:
        return self._table.office

    @property
    @free
    def index(self) -> int:
        return self._index


class TableParts(CalcObject):
    """All rows or all columns of a table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    @property
    @free
    def office(self) -> Office:
        return self._table.office

    @property
    @free
    def parent(self) -> Table:
        return self._table

    @property
    def api(self) -> Any:
        return self._table.xl


@engine_class
class TableRow(TablePart, base_classes.TableRow):
    """One data row."""

    @property
    def range(self) -> Range:
        body = self._table.body
        return self._table.parent.range((*body._replace(row=body.row + self._index - 1, rows=1),))

    async def get_range(self) -> Range:
        return self.range

    def delete(self) -> None:
        table = self._table
        if table.body.rows == 1:
            self.range.clear_contents()
            table.record.blank = True
            return
        area = table.area
        self.range.delete("up")
        table.area = area._replace(rows=area.rows - 1)


@engine_class
class TableRows(TableParts, base_classes.TableRows):
    """The data rows."""

    @property
    def column_count(self) -> int:
        return self._table.area.columns

    def __len__(self) -> int:
        return 0 if self._table.is_blank else self._table.body.rows

    async def get_count(self) -> int:
        return len(self)

    def __iter__(self) -> Iterator[TableRow]:
        return iter([TableRow(self._table, index) for index in range(1, len(self) + 1)])

    def __call__(self, index: int) -> TableRow:
        if not 1 <= index <= len(self):
            raise KeyError(index)
        return TableRow(self._table, index)

    def add(self, values: list[Any] | None, index: int | None) -> TableRow:
        """Put a row before another or at the end; formulas that fill a column go on in it."""
        table = self._table
        if table.is_blank:
            table.record.blank = False
            row = TableRow(table, 1)
        else:
            count = table.body.rows
            row = TableRow(table, count + 1 if index is None else index)
            self._make_room(row.index)
        template = _column_formulas(table, row.index)
        cells = row.range
        if values is not None:
            cells.raw_value = [values]
        for at, formula in template.items():
            if values is None or values[at] is None:
                cells(1, at + 1).raw_value = formula
        return row

    def _make_room(self, index: int) -> None:
        table = self._table
        area, body = table.area, table.body
        new = body._replace(row=body.row + index - 1, rows=1)
        if index > body.rows and not table.show_totals:
            table.make_room(new)
        else:
            table.parent.range((*new,)).insert("down")
        table.area = area._replace(rows=area.rows + 1)


def _column_formulas(table: Table, index: int) -> dict[int, str]:
    """Return the formulas that every other data row has, moved to the new row."""
    body = table.body
    others = [row for row in range(1, body.rows + 1) if row != index]
    if not others:
        return {}
    texts = table.parent.range((*body,)).xl.getFormulaArray()
    found = {}
    for at in range(body.columns):
        first = texts[others[0] - 1][at]
        if not first.startswith("="):
            continue
        base = formulas.to_excel(first)
        same = all(
            formulas.to_excel(texts[row - 1][at]) == formula_moves.moved(base, row - others[0], 0)
            for row in others
        )
        if same:
            found[at] = formula_moves.moved(base, index - others[0], 0)
    return found


@engine_class
class TableColumn(TablePart, base_classes.TableColumn):
    """One column."""

    @property
    def name(self) -> str:
        return self._table.column_names[self._index - 1]

    def _part(self, area: Area) -> Range:
        return self._table.parent.range(
            (*area._replace(column=area.column + self._index - 1, columns=1),)
        )

    @property
    def range(self) -> Range:
        return self._part(self._table.area)

    async def get_range(self) -> Range:
        return self.range

    @property
    def data_body_range(self) -> Range | None:
        body = self._table.data_body_range
        return None if body is None else self._part(body.area)

    async def get_data_body_range(self) -> Range | None:
        return self.data_body_range

    def delete(self) -> None:
        table = self._table
        area = table.area
        if area.columns == 1:
            raise ValueError("Cannot delete the last table column")
        self.range.delete("left")
        table.area = area._replace(columns=area.columns - 1)


@engine_class
class TableColumns(TableParts, base_classes.TableColumns):
    """The columns."""

    def __len__(self) -> int:
        return self._table.area.columns

    async def get_count(self) -> int:
        return len(self)

    def __iter__(self) -> Iterator[TableColumn]:
        return iter([TableColumn(self._table, index) for index in range(1, len(self) + 1)])

    def __contains__(self, key: str | int) -> bool:
        try:
            self(key)
        except KeyError:
            return False
        return True

    def __call__(self, key: str | int) -> TableColumn:
        if isinstance(key, str):
            names = [name.lower() for name in self._table.column_names]
            if key.lower() in names:
                return TableColumn(self._table, names.index(key.lower()) + 1)
        elif 1 <= key <= len(self):
            return TableColumn(self._table, key)
        raise KeyError(key)

    def add(self, name: str, index: int | None) -> TableColumn:
        table = self._table
        area = table.area
        column = TableColumn(table, len(self) + 1 if index is None else index)
        column.range.insert("right")
        table.area = area._replace(columns=area.columns + 1)
        header = table.header_row_range
        if header is None:
            table.record.header.insert(column.index - 1, name)
        else:
            header(1, column.index).xl.setDataArray(((name,),))
        return column
