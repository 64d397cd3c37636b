"""Checks each typed cell against the kind that its column declares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lkjip.findings import Finding, Place, make
from lkjip.measure.rules.kinds import IndicatorKind, recognise_kind
from lkjip.measure.rules.rule import (
    Accumulation,
    Direction,
    Formula,
    recognise_accumulation,
    recognise_direction,
    recognise_formula,
)
from lkjip.tables.cells import INVISIBLE, text
from lkjip.tables.column import Column, Kind
from lkjip.tables.table import R, Table, TableRow

_RECOGNISED: dict[frozenset[str], Callable[[str], str | None]] = {
    frozenset(Direction): recognise_direction,
    frozenset(Formula): recognise_formula,
    frozenset(Accumulation): recognise_accumulation,
    frozenset(IndicatorKind): recognise_kind,
}
_NUMBERS = (Kind.INTEGER, Kind.YEAR, Kind.NUMBER, Kind.MONEY, Kind.PERCENT)
_DAYS = (Kind.DATE, Kind.TIME)


def check_cells(table: Table[R], rows: Iterable[R]) -> Iterator[Finding]:
    """Find words outside a closed list, text where a number belongs, text dates, lost digits."""
    typed = [column for column in table.columns if column.typed]
    if not typed:
        return
    for row in rows:
        for column in typed:
            yield from _check(column, row)
        for column, cell in table.rounded(row):
            at = place_of(row, column)
            yield make("T02", at, nilai=text(cell), kolom=column.heading)


def place_of(row: TableRow, column: object) -> Place:
    """Return the place of a cell in the book."""
    tab, _, cell = row.where(column).partition("!")
    assert isinstance(column, Column)
    return Place(sheet=tab, cell=cell, label=column.heading)


def _check(column: Column, row: TableRow) -> Iterator[Finding]:
    cell = row.cell(column)
    words = text(cell)
    if isinstance(cell, str) and INVISIBLE.search(cell):
        yield make("B65", place_of(row, column), nilai=words, kolom=column.heading)
    if not words:
        return
    shown = {"nilai": words, "kolom": column.heading}
    if column.options and option_named(column, words) is None:
        yield make("B20", place_of(row, column), pilihan=", ".join(column.options), **shown)
    elif column.kind in _NUMBERS and column.read(cell) is None:
        yield make("B21", place_of(row, column), **shown)
    elif column.kind in _DAYS and column.read(cell) is None:
        yield make("B22", place_of(row, column), **shown)


def option_named(column: Column, words: str) -> str | None:
    """Return the option that a word names, as the list or the rules of measuring spell it."""
    for option in column.options:
        if option.casefold() == words.casefold():
            return option
    recognise = _RECOGNISED.get(frozenset(column.options))
    return recognise(words) if recognise else None
