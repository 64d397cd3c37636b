"""One figure of the city from several OPD indicators; what may not be added is not added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers import units
from lkjip.measure.numbers.format import format_figure
from lkjip.measure.numbers.ranks import OrdinalTable
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.numbers.status import Status
from lkjip.measure.numbers.value import NOTHING, Value
from lkjip.measure.rules.capaian import HUNDRED, ZERO
from lkjip.tables.choices import CityWay
from lkjip.tables.declared.city import CityIndicatorRow, OpdInputRow

STATUSES = {one.value: one for one in Status}


@dataclass(frozen=True, slots=True)
class Made:
    """The realisasi of a city indicator, the sum that gave it, and what is to be said about it."""

    realisasi: Value = NOTHING
    formula: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """One source with its figures; ``reason`` says why it has none."""

    row: OpdInputRow
    name: str
    figure: Decimal | None
    target: Decimal | None = None
    reason: str = ""


def combine(
    way: CityWay,
    rows: list[OpdInputRow],
    city: CityIndicatorRow,
    ranks: tuple[OrdinalTable, ...],
    place: Place,
) -> Made:
    """Return the realisasi by a way of ``CityWay``; sources without a value leave it, by name.

    Figures are added only where they are absolute and of one unit. The value of one source is
    taken whole: a number, a rank, a number with its rank.
    """
    if way is CityWay.VALUE:
        return _whole(rows, city, ranks, place)
    parts = [_part(row, way, ranks) for row in rows]
    live = [part for part in parts if part.figure is not None]
    left = [part for part in parts if part.figure is None]
    found = _units(way, rows, city, place)
    if not live or found:
        return Made(findings=(*found, *_without(city, left, place)))
    result, formula = _combined(way, live)
    if result is None:
        return Made(findings=(make("D06", place, nilai=city.code, rinci="target sumber kosong"),))
    if left:
        formula = f"{formula}; tidak ikut: {_named(left)}"
    return Made(Value.of(result), formula, _without(city, left, place))


def _combined(way: CityWay, live: list[_Part]) -> tuple[Decimal | None, str]:
    figures = [part.figure for part in live if part.figure is not None]
    total = sum(figures, ZERO)
    terms = " + ".join(map(format_figure, figures))
    if way in (CityWay.MEAN, CityWay.MEAN_CAPAIAN):
        return total / len(figures), f"({terms}) / {len(figures)}"
    if way is CityWay.SUM:
        return total, terms
    targets = [part.target for part in live if part.target is not None]
    below = sum(targets, ZERO)
    if not below:
        return None, ""
    return total / below * HUNDRED, f"({terms}) / ({' + '.join(map(format_figure, targets))}) × 100"


def _whole(
    rows: list[OpdInputRow],
    city: CityIndicatorRow,
    ranks: tuple[OrdinalTable, ...],
    place: Place,
) -> Made:
    """Take the value of the one source."""
    if len(rows) != 1:
        return Made(findings=(make("D01", place, nilai=city.code, cara=CityWay.VALUE.value),))
    [only] = rows
    part = _part(only, CityWay.VALUE, ranks)
    value = parse_number(only.realisasi, measure_unit=only.measure_unit, ordinal=ranks)
    if value.empty or STATUSES.get(only.status, Status.NUMBER).leaves_mean:
        return Made(findings=_without(city, [part], place))
    return Made(value, part.name)


def _part(row: OpdInputRow, way: CityWay, ranks: tuple[OrdinalTable, ...]) -> _Part:
    name = f"{row.opd}:{row.code}"
    status = STATUSES.get(row.status, Status.NUMBER)
    if status.leaves_mean:
        return _Part(row, name, None, reason=status.value)
    if way is CityWay.MEAN_CAPAIAN:
        return _Part(row, name, row.capaian, reason="tanpa capaian")
    figure = ZERO if status is Status.NIHIL else _number(row.realisasi, row, ranks)
    if way is not CityWay.POOLED:
        return _Part(row, name, figure, reason="tanpa realisasi berupa angka")
    target = _number(row.target, row, ranks)
    both = figure if target is not None else None
    return _Part(row, name, both, target, "tanpa target atau realisasi berupa angka")


def _number(cell: object, row: OpdInputRow, ranks: tuple[OrdinalTable, ...]) -> Decimal | None:
    return parse_number(cell, measure_unit=row.measure_unit, ordinal=ranks).plain_number


def _units(
    way: CityWay, rows: list[OpdInputRow], city: CityIndicatorRow, place: Place
) -> tuple[Finding, ...]:
    """Refuse to add percentages, indices and ranks, and figures of several units."""
    if way is CityWay.MEAN_CAPAIAN:
        return ()
    added = way in (CityWay.SUM, CityWay.POOLED)
    bounded = [row for row in rows if added and units.is_bounded(row.measure_unit)]
    odd = [row for row in rows if not units.same(row.measure_unit, rows[0].measure_unit)]
    if not bounded and not odd:
        own = city.measure_unit
        if way is CityWay.POOLED or units.same(own, rows[0].measure_unit):
            return ()
        odd = [rows[0]]
    shown = _listed(f"{row.opd}:{row.code} ({row.measure_unit})" for row in rows)
    return (make("D05", place, nilai=city.code, cara=way.value, rinci=shown),)


def _without(city: CityIndicatorRow, left: list[_Part], place: Place) -> tuple[Finding, ...]:
    return (make("D06", place, nilai=city.code, rinci=_named(left)),) if left else ()


def _named(left: list[_Part]) -> str:
    return _listed(f"{part.name} ({part.reason})" for part in left)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
