"""Puts the layout's tables on their sheets: real Excel tables, validation, hints, colours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lkjip.a1 import column_letters
from lkjip.book.drawing import styles as look
from lkjip.book.drawing.canvas import Sheet
from lkjip.book.parts.row_height import LINE_HEIGHT, text_lines
from lkjip.book.spec import MAX_ROWS, Table
from lkjip.tables.cells import Cell
from lkjip.tables.column import Column, Kind

MAX_HINT = 255
MAX_HINT_TITLE = 32
FILTER_FROM = 2  # a list of one or two columns needs no filter buttons


def write_table(sheet: Sheet, table: Table) -> None:
    """Write one table with its shipped rows, or with an empty first row when it has none."""
    top, left = table.row, table.col
    rows = table.shipped or ({},)
    bottom, right = top + len(rows), left + len(table.columns) - 1
    columns = [
        {"header": c.heading, "header_format": sheet.canvas.style(look.HEADER)}
        for c in table.columns
    ]
    result = sheet.raw.add_table(
        top - 1,
        left - 1,
        bottom - 1,
        right - 1,
        {
            "name": table.name,
            "columns": columns,
            "style": None,
            "autofilter": len(table.columns) > 2,
        },
    )
    if isinstance(result, int) and result < 0:
        raise RuntimeError(f"table {table.name}: {result}")
    for r, row in enumerate(rows, top + 1):
        sheet.at_least(r, _height(row, table))
        for c, column in enumerate(table.columns, left):
            sheet.put(r, c, row.get(column.heading), _style(column))
    for c, column in enumerate(table.columns, left):
        _dress(sheet, table, column, c)


def _style(column: Column) -> dict[str, Any]:
    chosen = {"num_format": column.number_format} if column.number_format else {}
    return look.body(column.kind, column.typed) | chosen


def _height(row: Mapping[str, Cell], table: Table) -> float:
    widths = {c.heading: c.width for c in table.columns}
    texts = [(v, widths[k]) for k, v in row.items() if isinstance(v, str)]
    return LINE_HEIGHT * max((text_lines(v, w) for v, w in texts), default=1) + 3


def _dress(sheet: Sheet, table: Table, column: Column, at: int) -> None:
    box = (table.row + 1, at, table.row + MAX_ROWS, at)
    if column.colour:
        sheet.colour_states(box)
    if look.NUMBER_FORMATS.get(column.kind) == look.FRACTION:
        sheet.show_whole_numbers(box)
    if column.only_where is not None:
        other, word = column.only_where
        letters = column_letters(table.col + table.headers.index(other))
        sheet.whiten(box, f'${letters}{table.row + 1}<>"{word}"')
    rule: dict[str, Any] = {"validate": "any"}
    if column.options and column.typed:
        rule = {
            "validate": "list",
            "source": list(column.options),
            "error_title": column.heading[:MAX_HINT_TITLE],
            "error_message": f"Pilih salah satu: {', '.join(column.options)}."[:MAX_HINT],
        }
    elif column.typed and column.kind is Kind.MONEY:
        rule = {
            "validate": "decimal",
            "criteria": ">=",
            "value": 0,
            "error_title": column.heading[:MAX_HINT_TITLE],
            "error_message": "Ketik angka saja, tanpa Rp dan tanpa titik.",
        }
    if column.hint:
        rule |= {
            "input_title": column.heading[:MAX_HINT_TITLE],
            "input_message": column.hint[:MAX_HINT],
        }
    if rule != {"validate": "any"}:
        sheet.valid(box, rule)
