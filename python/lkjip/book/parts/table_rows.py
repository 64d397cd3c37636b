"""Writes the rows of a table into its sheet: those that differ from what was read."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lkjip.book.parts.closed_table import ClosedTable
from lkjip.book.parts.sheet_xml import SheetXml
from lkjip.tables.data import Row


def write_rows(
    table: ClosedTable,
    sheet: SheetXml,
    rows: Sequence[Row],
    written: Collection[str],
    beside: Collection[int],
) -> None:
    """Write rows below the table's heading and blank the former ones below them.

    Columns that are not ``written`` are the user's own and keep what stands there. ``beside`` are
    the columns of tables that share these rows: a row is as high as its longest text.
    """
    top, left, bottom, right = table.box
    columns = range(left, right + 1)
    headings = dict(zip(columns, table.headers, strict=True))
    ours = [column for column in columns if headings[column] in written]
    others = [column for column in beside if column not in ours]
    styles = [sheet.style(top + 1, column) for column in columns]
    widths = sheet.widths()
    for number in range(top + 1, max(bottom, top + 1, top + len(rows)) + 1):
        there, new = number - top <= len(rows), number > table.last
        row = rows[number - top - 1] if there else {}
        some = ours if there else columns
        values = [row.get(headings[column]) for column in some]
        same = not new and sheet.holds(number, some, values) and sheet.covers(number, columns)
        if not same and len(some) == len(columns):
            sheet.set_row(number, columns, values, styles, new)
        elif not same:
            for column, style in zip(columns, styles, strict=True):
                if column in ours:
                    sheet.set(number, column, row.get(headings[column]), style, new)
                else:
                    sheet.dress(number, column, style, new)
        shown = {column: sheet.get(number, column) for column in others}
        sheet.fit_height(number, {**shown, **dict(zip(some, values, strict=True))}, widths)
