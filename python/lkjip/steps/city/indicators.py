"""City indicators computed from their sources: OPD and indicator codes, a way, an own target."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers.format import format_exact
from lkjip.measure.numbers.ranks import OrdinalTable
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.numbers.status import Status
from lkjip.measure.numbers.value import NOTHING, Value
from lkjip.measure.rules.capaian import HUNDRED
from lkjip.measure.rules.pairs import capaian_of
from lkjip.measure.rules.rule import Formula, Rule, read_rule
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.cells import decimal
from lkjip.tables.choices import CityWay
from lkjip.tables.declared.city import CITY_INDICATORS, CityIndicatorRow, OpdInputRow
from lkjip.tables.values import value_cell

LEFT_OUT = frozenset({Status.NOT_RELEASED.value, Status.NOT_MEASURED.value})


@dataclass(frozen=True, slots=True)
class Made:
    """The realisasi of a city indicator and the sum that gave it."""

    realisasi: Value
    formula: str


def city_rows(
    shot: Snapshot, inputs: Iterable[OpdInputRow]
) -> tuple[tuple[CityIndicatorRow, ...], tuple[Finding, ...]]:
    """Return the city's indicators with results; what is typed there stays as it is."""
    known = {f"{row.opd}:{row.code}".casefold(): row for row in inputs}
    rows: list[CityIndicatorRow] = []
    findings: list[Finding] = []
    for row in shot.rows(CITY_INDICATORS):
        at = row.address(CityIndicatorRow.sources)
        place = Place(sheet=CITY_INDICATORS.tab, cell=at, label=row.indikator)
        result, found = _one(shot, row, known, place)
        rows.append(result)
        findings += found
    return tuple(rows), tuple(findings)


def sources(cell: str) -> list[str]:
    """Split ``DLH:IK03; DISHUB:IK01`` into its parts."""
    return [part.strip() for part in cell.replace(",", ";").split(";") if part.strip()]


def _one(
    shot: Snapshot, row: CityIndicatorRow, known: Mapping[str, OpdInputRow], place: Place
) -> tuple[CityIndicatorRow, list[Finding]]:
    wanted = sources(row.sources)
    missing = [name for name in wanted if name.casefold() not in known]
    if missing or not wanted:
        lacking = ", ".join(missing) or "(kosong)"
        blank = replace(row, realisasi=None, capaian=None, category="", formula="")
        return blank, [make("B06", place, nilai=row.code, diminta=lacking)]
    target = parse_number(
        row.target, measure_unit=row.measure_unit, place=place, ordinal=shot.ranks
    )
    made = combine(row.way, [known[name.casefold()] for name in wanted], shot.ranks)
    rule = read_rule(
        row.direction,
        "",
        "",
        Rule(
            formula_kind=Formula(shot.settings.falling_formula),
            negative_targets=shot.settings.negative_targets,
        ),
    )
    result = capaian_of(target, made.realisasi, rule, Status.NUMBER, place)
    computed = replace(
        row,
        realisasi=value_cell(made.realisasi),
        capaian=result.value,
        category=shot.scale.category(result.value) if result.value is not None else "",
        formula=f"{made.formula}; {result.formula}",
    )
    return computed, [*target.findings, *made.realisasi.findings, *result.findings]


def combine(way: str, rows: list[OpdInputRow], ranks: tuple[OrdinalTable, ...]) -> Made:
    """Return the realisasi by a way of ``CityWay``; sources without a value leave it.

    The value of one source is taken whole: a number, a rank, a number with its rank.
    """
    live = [row for row in rows if row.status not in LEFT_OUT]
    if way == CityWay.VALUE and len(live) == 1:
        [only] = live
        value = parse_number(only.realisasi, measure_unit=only.measure_unit, ordinal=ranks)
        if not value.empty:
            return Made(value, f"{only.opd}:{only.code}")
    known = [row.capaian if way == CityWay.MEAN_CAPAIAN else decimal(row.realisasi) for row in live]
    figures = [value for value in known if value is not None]
    if not figures:
        return Made(NOTHING, "tidak ada nilai")
    total = sum(figures, Decimal(0))
    terms = " + ".join(format_exact(value) for value in figures)
    if way in (CityWay.MEAN, CityWay.MEAN_CAPAIAN):
        return Made(Value.of(total / len(figures)), f"({terms}) / {len(figures)}")
    if way == CityWay.POOLED:
        return _pooled(live)
    return Made(Value.of(total), terms)


def _pooled(rows: list[OpdInputRow]) -> Made:
    """Return Σ realisasi / Σ target × 100 over the sources that have both."""
    pairs = [(decimal(row.realisasi), decimal(row.target)) for row in rows]
    whole = [(done, goal) for done, goal in pairs if done is not None and goal is not None]
    below = sum((goal for _, goal in whole), Decimal(0))
    if not below:
        return Made(NOTHING, "target sumber kosong")
    over = " + ".join(format_exact(done) for done, _ in whole)
    under = " + ".join(format_exact(goal) for _, goal in whole)
    total = sum((done for done, _ in whole), Decimal(0))
    return Made(Value.of(total / below * HUNDRED), f"({over}) / ({under}) × 100")
