"""Checks the values of the register Indikator: targets that are blank or cannot be computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lkjip.findings import Finding, Severity, make
from lkjip.measure.numbers.reading import parse_number
from lkjip.steps.registers.cells import place_of
from lkjip.tables.declared.registers import IndicatorRow
from lkjip.tables.table import column_of


def check_figures(rows: Iterable[IndicatorRow]) -> Iterator[Finding]:
    """Find blank targets, and values in words that can be read in no way or in several."""
    for row in rows:
        if row.cell(IndicatorRow.target) in (None, ""):
            yield make("B23", place_of(row, IndicatorRow.target), nilai=row.code)
        for column in (
            IndicatorRow.target,
            IndicatorRow.target_renstra,
        ):
            yield from _doubts(row, column)
        if row.weight is not None and row.weight <= 0:
            yield make("B24", place_of(row, IndicatorRow.weight), nilai=row.code)


def _doubts(row: IndicatorRow, column: object) -> Iterator[Finding]:
    place = place_of(row, column)
    value = parse_number(row.cell(column_of(column)), measure_unit=row.measure_unit, place=place)
    yield from (one for one in value.findings if one.level is not Severity.NOTE)
