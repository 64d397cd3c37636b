"""Checks the values of the register Indikator: targets that are blank or cannot be computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from lkjip.book.cells import from_serial
from lkjip.findings import Finding, Severity, make
from lkjip.measure.numbers.format import format_number
from lkjip.measure.numbers.ranks import OrdinalTable, tables_of_kind
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.numbers.value import Value
from lkjip.measure.rules.accumulation import accumulate_numbers
from lkjip.measure.rules.frequency import quarters_asked, read_frequency
from lkjip.measure.rules.rule import (
    Accumulation,
    Direction,
    recognise_accumulation,
    recognise_direction,
)
from lkjip.sop.calendar.words import date_in_words
from lkjip.steps.registers.cells import place_of
from lkjip.tables.cells import text
from lkjip.tables.declared.registers import IndicatorRow
from lkjip.tables.table import column_of

Ranks = tuple[OrdinalTable, ...]
THIS_CENTURY = range(2000, 2100)
SLACK = Decimal("0.01")
"""Quarters that make the year's target but for the last digit printed are right."""
QUARTERS: tuple[object, ...] = (
    IndicatorRow.target_tw1,
    IndicatorRow.target_tw2,
    IndicatorRow.target_tw3,
    IndicatorRow.target_tw4,
)


def check_figures(rows: Iterable[IndicatorRow], ranks: Ranks) -> Iterator[Finding]:
    """Find blank targets, and values in words that can be read in no way or in several.

    ``ranks`` are the kinds of ranks in the office's table Peringkat.
    """
    for row in rows:
        if row.cell(IndicatorRow.target) in (None, ""):
            yield make("B23", place_of(row, IndicatorRow.target), nilai=row.code)
        for column in (
            IndicatorRow.target,
            IndicatorRow.target_renstra,
            *QUARTERS,
        ):
            yield from _doubts(row, column, tables_of_kind(ranks, row.rank_kind))
        if row.weight is not None and row.weight <= 0:
            yield make("B24", place_of(row, IndicatorRow.weight), nilai=row.code)
        yield from _day(row)
        yield from _quarters(row)


def _day(row: IndicatorRow) -> Iterator[Finding]:
    """Find a range such as 5-7 that a spreadsheet program turned into the number of a day."""
    number = row.cell(IndicatorRow.target)
    if recognise_direction(row.direction) is not Direction.RANGE or not isinstance(number, int):
        return
    day = from_serial(number)
    if isinstance(day, date) and day.year in THIS_CENTURY:
        place = place_of(row, IndicatorRow.target)
        yield make("B68", place, nilai=number, kode=row.code, tanggal=date_in_words(day))


def _quarters(row: IndicatorRow) -> Iterator[Finding]:
    """Find targets of quarters that have no value, and those that do not make the year's target."""
    often = read_frequency(row.frequency)
    asked = quarters_asked(often, len(QUARTERS))
    values: list[Value] = []
    for number, column in enumerate(QUARTERS, 1):
        cell, place = row.cell(column_of(column)), place_of(row, column)
        if cell in (None, ""):
            continue
        if number not in asked:
            yield make("B41", place, nilai=text(cell), kode=row.code, diminta=str(often))
            continue
        values.append(parse_number(cell, measure_unit=row.measure_unit))
    year = parse_number(row.target, measure_unit=row.measure_unit).plain_number
    numbers = [value.plain_number for value in values]
    mode = recognise_accumulation(row.accumulation) or Accumulation.SUM
    if len(numbers) < len(asked) or year is None or None in numbers:
        return
    made = accumulate_numbers(numbers, mode)
    if made is not None and abs(made - year) > SLACK:
        yield make(
            "B42",
            place_of(row, IndicatorRow.target_tw4),
            nilai=format_number(made),
            kode=row.code,
            target=format_number(year),
            cara=mode.value,
        )


def _doubts(row: IndicatorRow, column: object, ranks: Ranks) -> Iterator[Finding]:
    value = parse_number(
        row.cell(column_of(column)),
        measure_unit=row.measure_unit,
        place=place_of(row, column),
        ordinal=ranks,
    )
    yield from (one for one in value.findings if one.level is not Severity.NOTE)
