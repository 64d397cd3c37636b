"""Checks the tables of the tab Pembanding: whose row it is, of which year, what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lkjip.findings import Finding, Severity, make
from lkjip.measure.numbers.ranks import OrdinalTable
from lkjip.measure.numbers.reading import parse_number
from lkjip.steps.registers.cells import place_of
from lkjip.tables.declared.comparisons import ComparatorRow, PastYearRow
from lkjip.tables.table import TableRow, column_of


class Measured(NamedTuple):
    """The unit of measurement of an indicator, and the ranks that its values may name."""

    measure_unit: str
    ranks: tuple[OrdinalTable, ...]


def check_comparisons(
    years: Iterable[PastYearRow],
    comparators: Iterable[ComparatorRow],
    known: Mapping[str, Measured],
    year: int,
) -> Iterator[Finding]:
    """Find rows of no indicator, of no earlier year, doubled ones, and values that are none.

    ``known`` gives for each indicator, by its code, how its values are read.
    """
    seen: set[tuple[str, int | None]] = set()
    for row in years:
        if row.code not in known:
            yield make("B32", place_of(row, PastYearRow.code), nilai=row.code)
            continue
        if row.year is None or row.year >= year or (row.code, row.year) in seen:
            place = place_of(row, PastYearRow.year)
            yield make("B33", place, nilai=row.year or "", kode=row.code, tahun=year)
        seen.add((row.code, row.year))
        for column in (PastYearRow.target, PastYearRow.realisasi):
            yield from _doubts(row, column, known[row.code])
    for other in comparators:
        if other.code not in known:
            yield make("B32", place_of(other, ComparatorRow.code), nilai=other.code)
            continue
        yield from _doubts(other, ComparatorRow.value, known[other.code])


def _doubts(row: TableRow, named: object, measured: Measured) -> Iterator[Finding]:
    cell, place = row.cell(column_of(named)), place_of(row, named)
    value = parse_number(
        cell, measure_unit=measured.measure_unit, place=place, ordinal=measured.ranks
    )
    yield from (one for one in value.findings if one.level is not Severity.NOTE)
