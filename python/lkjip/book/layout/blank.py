"""The layout of a book for another office: registers without rows, settings without names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lkjip.book.layout import LAYOUT
from lkjip.book.spec import Layout, Table
from lkjip.sop.office_words import NEUTRAL, in_office
from lkjip.tables.cells import Cell
from lkjip.tables.declared import registers
from lkjip.tables.declared.comparisons import PAST_YEARS
from lkjip.tables.declared.registers import RoleRow, SettingRow
from lkjip.tables.declared.settings import OFFICE_KEYS
from lkjip.tables.declared.sop_card import OF_OFFICE, SOP_CARD

EMPTY = frozenset(
    table.name for table in (registers.UNITS, registers.PROGRAMS, registers.INDICATORS, PAST_YEARS)
)


def blank_layout(year: int) -> Layout:
    """Return the layout of a book in which an office has filled in nothing yet."""
    return replace(LAYOUT, tables=tuple(_blank(table, year) for table in LAYOUT.tables))


def _blank(table: Table, year: int) -> Table:
    if table.name in EMPTY:
        return replace(table, rows=(), seed=None)
    if table.name == registers.SETTINGS.name:
        rows = (row for row in registers.SETTINGS.shipped())
        return _with_rows(table, tuple(_setting(row, year).cells() for row in rows))
    if table.name == SOP_CARD.name:
        lines = (
            replace(
                row, words="" if row.part in OF_OFFICE else in_office(row.words, NEUTRAL), filled=""
            )
            for row in SOP_CARD.shipped()
        )
        return _with_rows(table, tuple(row.cells() for row in lines))
    if table.name == registers.ROLES.name:
        roles = (RoleRow(role=row.role) for row in registers.ROLES.shipped())
        return _with_rows(table, tuple(row.cells() for row in roles))
    return table


def _with_rows(table: Table, rows: tuple[Mapping[str, Cell], ...]) -> Table:
    return replace(table, rows=rows, seed=None)


def _setting(row: SettingRow, year: int) -> SettingRow:
    values: dict[str, Cell] = {"tahun": year, "sampai_triwulan": 4} | dict.fromkeys(OFFICE_KEYS)
    return replace(row, value=values[row.key]) if row.key in values else row
