"""The totals row of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .table_references import escaped_column

if TYPE_CHECKING:
    from .table import Table

# Excel's SUBTOTAL: 109 adds the visible numbers, 103 counts the visible entries.
_SUM, _COUNT = 109, 103


def write_totals(table: Table) -> None:
    """Write what Excel writes into a new totals row: a label and the last column's total."""
    totals = table.totals_row_range
    assert totals is not None
    names = table.column_names
    row: list[object] = [None] * totals.area.columns
    row[0] = "Total"
    last = totals.area.columns - 1
    if last:
        function = _SUM if _has_numbers(table) else _COUNT
        column = escaped_column(names[last])
        row[last] = f"=SUBTOTAL({function},{table.name}[{column}])"
    totals.raw_value = [row]


def clear_totals(table: Table) -> None:
    """Empty the totals row."""
    totals = table.totals_row_range
    assert totals is not None
    totals.clear_contents()


def _has_numbers(table: Table) -> bool:
    body = table.data_body_range
    if body is None:
        return False
    column = body.area._replace(column=body.area.last_column, columns=1)
    values = table.parent.range((*column,)).xl.getDataArray()
    return any(isinstance(value, float) for (value,) in values)
