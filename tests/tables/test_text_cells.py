"""Columns that may look like numbers are text cells, also where somebody will type the next row."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from lkjip.a1 import column_letters
from lkjip.book.layout import LAYOUT
from lkjip.book.spec import TabKind
from lkjip.tables.column import Kind

BOOK = Path(__file__).parents[2] / "lkjip_book.xlsm"
TEXT_CELLS = [
    (table.tab, table.row, table.col + i, column.heading)
    for table in LAYOUT.tables
    for i, column in enumerate(table.columns)
    if column.kind in (Kind.CODE, Kind.SETTING)
]
REGISTERS = {tab.name for tab in LAYOUT.tabs if tab.kind is TabKind.REGISTER}


@cache
def opened() -> Workbook:
    return load_workbook(BOOK)


@pytest.mark.parametrize(("tab", "row", "column", "heading"), TEXT_CELLS)
def test_a_code_is_a_text_cell(tab: str, row: int, column: int, heading: str) -> None:
    assert opened()[tab].cell(row + 1, column).number_format == "@", heading


def test_the_next_row_of_a_register_takes_codes_as_text() -> None:
    for tab, _, column, heading in TEXT_CELLS:
        if tab in REGISTERS:
            found = opened()[tab].column_dimensions[column_letters(column)]
            assert found.number_format == "@", (tab, heading)
