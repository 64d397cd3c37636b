"""City indicators: their own figure, or one computed from OPD indicators, against an own target."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers.ranks import OrdinalTable, tables_of_kind
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.numbers.status import Status
from lkjip.measure.numbers.value import NOTHING, Value
from lkjip.measure.rules.pairs import capaian_of
from lkjip.measure.rules.rule import Formula, Rule, read_rule
from lkjip.steps.city.figures.combine import Made, combine
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.registers.cells import place_of
from lkjip.tables.choices import CityWay, Said
from lkjip.tables.declared.city import CITY_INDICATORS, CityIndicatorRow, OpdInputRow
from lkjip.tables.values import typed_cell, value_cell


@dataclass(frozen=True, slots=True)
class CityMeasured:
    """One indicator of the city with its result; ``row`` holds it as the book shows it."""

    row: CityIndicatorRow
    target: Value
    realisasi: Value
    status: Status
    measure_rule: Rule
    findings: tuple[Finding, ...] = ()


def city_rows(
    shot: Snapshot, inputs: Iterable[OpdInputRow]
) -> tuple[tuple[CityIndicatorRow, ...], tuple[Finding, ...]]:
    """Return the city's indicators with results; what is typed there stays as it is."""
    done = measure_city(shot, inputs)
    return tuple(one.row for one in done), tuple(f for one in done for f in one.findings)


def measure_city(shot: Snapshot, inputs: Iterable[OpdInputRow]) -> tuple[CityMeasured, ...]:
    """Measure every indicator of the city, in the order of the register."""
    known = {f"{row.opd}:{row.code}".casefold(): row for row in inputs}
    return tuple(_one(shot, row, known) for row in shot.rows(CITY_INDICATORS))


def sources(cell: str) -> list[str]:
    """Split ``DLH:IK03; DISHUB:IK01`` into its parts."""
    return [part.strip() for part in cell.replace(",", ";").split(";") if part.strip()]


def way_of(row: CityIndicatorRow) -> CityWay | None:
    """Return how an indicator gets its realisasi; None where its row does not say.

    Without a word in Cara, an own figure is taken, and one source as it is.
    """
    for way in CityWay:
        if way.casefold() == row.way.casefold():
            return way
    if row.way:
        return None
    named = sources(row.sources)
    if not named:
        return CityWay.OWN
    return CityWay.VALUE if len(named) == 1 and row.own_realisasi is None else None


def rule_of_city(row: CityIndicatorRow, shot: Snapshot) -> Rule:
    """Return the rule of an indicator; what its row leaves blank is as the settings say."""
    common = Rule(
        formula_kind=Formula(shot.settings.falling_formula),
        negative_targets=shot.settings.negative_targets,
    )
    return read_rule(row.direction, row.formula_kind, "", common)


def status_of(row: CityIndicatorRow) -> Status:
    """Return the status that a person gave to the own figure."""
    said = next((one for one in Said if one.casefold() == row.own_status.casefold()), Said.NUMBER)
    return Status(said.value)


def _one(shot: Snapshot, row: CityIndicatorRow, known: Mapping[str, OpdInputRow]) -> CityMeasured:
    ranks = tables_of_kind(shot.ranks, row.rank_kind)
    target = parse_number(
        row.target,
        measure_unit=row.measure_unit,
        place=place_of(row, CityIndicatorRow.target),
        ordinal=ranks,
    )
    way = way_of(row)
    status = status_of(row) if way is CityWay.OWN else Status.NUMBER
    made, found = _realisasi(row, way, status, known, target, ranks)
    blank = replace(row, realisasi=None, capaian=None, category="", formula="")
    rule = rule_of_city(row, shot)
    read = (*target.findings, *found, *made.realisasi.findings)
    if not made.realisasi.known and status is Status.NUMBER:
        return CityMeasured(blank, target, NOTHING, status, rule, read)
    place = Place(sheet=CITY_INDICATORS.tab, label=row.indikator)
    result = capaian_of(target, made.realisasi, rule, status, place)
    computed = replace(
        row,
        realisasi=_shown(made.realisasi),
        capaian=result.value,
        category=shot.scale.category(result.value) if result.value is not None else "",
        formula="; ".join(words for words in (made.formula, result.formula) if words),
    )
    return CityMeasured(computed, target, made.realisasi, status, rule, (*read, *result.findings))


def _shown(value: Value) -> str | int | float | None:
    """Return the cell of a value: what cannot be computed stays as it was typed."""
    cell = value_cell(value)
    shown = typed_cell(value) if cell is None else cell
    assert shown is None or isinstance(shown, str | int | float)
    return shown


def _realisasi(
    row: CityIndicatorRow,
    way: CityWay | None,
    status: Status,
    known: Mapping[str, OpdInputRow],
    target: Value,
    ranks: tuple[OrdinalTable, ...],
) -> tuple[Made, list[Finding]]:
    if way is None:
        at = place_of(row, CityIndicatorRow.way)
        return Made(), [make("D01", at, nilai=row.code, cara=row.way or "kosong")]
    if way is CityWay.OWN:
        return _own(row, status, target, ranks)
    found = []
    if row.own_realisasi not in (None, ""):
        at = place_of(row, CityIndicatorRow.own_realisasi)
        found.append(make("D02", at, nilai=row.code, cara=way.value))
    wanted = sources(row.sources)
    place = place_of(row, CityIndicatorRow.sources)
    missing = [name for name in wanted if name.casefold() not in known]
    if missing or not wanted:
        lacking = ", ".join(missing) or "(kosong)"
        return Made(), [*found, make("B06", place, nilai=row.code, diminta=lacking)]
    made = combine(way, [known[name.casefold()] for name in wanted], row, ranks, place)
    return made, [*found, *made.findings]


def _own(
    row: CityIndicatorRow, status: Status, target: Value, ranks: tuple[OrdinalTable, ...]
) -> tuple[Made, list[Finding]]:
    """Take the figure that a person typed, with what its row lacks: itself, source, date."""
    value = parse_number(
        row.own_realisasi,
        measure_unit=row.measure_unit,
        place=place_of(row, CityIndicatorRow.own_realisasi),
        target=target.number,
        ordinal=ranks,
    )
    if status.leaves_mean:
        return Made(), []
    if status is Status.NIHIL:
        return Made(Value.of(Decimal(0)), _origin(row)), []
    if value.empty:
        at = place_of(row, CityIndicatorRow.own_realisasi)
        return Made(), [make("D03", at, nilai=row.code)]
    lacking = [
        make("D04", place_of(row, named), nilai=row.code)
        for named, cell in (
            (CityIndicatorRow.data_source, row.data_source),
            (CityIndicatorRow.data_date, row.data_date),
        )
        if not cell
    ]
    return Made(value, _origin(row)), lacking


def _origin(row: CityIndicatorRow) -> str:
    return f"nilai sendiri ({row.data_source})" if row.data_source else "nilai sendiri"
