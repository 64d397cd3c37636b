"""Reads what each indicator is compared with: its earlier years and the figures of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from lkjip.findings import Place
from lkjip.measure.numbers.ranks import OrdinalTable
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.numbers.value import Value
from lkjip.tables.choices import YesNo
from lkjip.tables.declared.comparisons import ComparatorRow, PastYearRow
from lkjip.tables.declared.registers import IndicatorRow
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import TableRow, column_of

Ranks = tuple[OrdinalTable, ...]


@dataclass(frozen=True, slots=True)
class PastYear:
    """An earlier year; ``method_changed``: it cannot be compared with the year after it."""

    year: int
    target: Value
    realisasi: Value
    capaian: Decimal | None
    method_changed: bool


@dataclass(frozen=True, slots=True)
class Comparator:
    """A figure of others, with its year and its source."""

    name: str
    year: int | None
    value: Value
    source: str


class Compared:
    """The rows of both tables by the code of their indicator."""

    def __init__(
        self, years: Iterable[PastYearRow], comparators: Iterable[ComparatorRow], year: int
    ) -> None:
        self._years: dict[str, list[tuple[int, PastYearRow]]] = defaultdict(list)
        for row in years:
            if row.year is not None and row.year < year:
                self._years[row.code].append((row.year, row))
        self._comparators: dict[str, list[ComparatorRow]] = defaultdict(list)
        for one in comparators:
            self._comparators[one.code].append(one)

    def past(self, of: IndicatorRow, ranks: Ranks) -> tuple[PastYear, ...]:
        """Return the earlier years of an indicator, the newest first."""
        rows = sorted(self._years.get(of.code, ()), key=lambda pair: -pair[0])
        return tuple(
            PastYear(
                year,
                _value(row, PastYearRow.target, of, ranks),
                _value(row, PastYearRow.realisasi, of, ranks),
                row.capaian,
                row.method_changed.casefold() == YesNo.YES,
            )
            for year, row in rows
        )

    def comparators(self, of: IndicatorRow, ranks: Ranks) -> tuple[Comparator, ...]:
        """Return the comparators of an indicator in the order of the register."""
        return tuple(
            Comparator(row.name, row.year, _value(row, ComparatorRow.value, of, ranks), row.source)
            for row in self._comparators.get(of.code, ())
        )


def _value(row: TableRow, named: object, of: IndicatorRow, ranks: Ranks) -> Value:
    column = column_of(named)
    label = f"{column.heading} {of.code}"
    place = Place(
        unit=of.unit, sheet=str(TabName.COMPARISONS), cell=row.address(column), label=label
    )
    return parse_number(row.cell(column), measure_unit=of.measure_unit, place=place, ordinal=ranks)
