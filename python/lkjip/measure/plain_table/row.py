"""One row of a plain table: figures read, capaian and category computed, doubts named."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from lkjip.findings import Finding, Place, make
from lkjip.measure.cross_checks.indicator import check_direction, check_fraction, check_total, same
from lkjip.measure.numbers.evidence import DotHabit
from lkjip.measure.numbers.quantity import Range
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.numbers.units import percent
from lkjip.measure.numbers.value import UNREADABLE, Value
from lkjip.measure.plain_table.claim import check_claim, match, read_claim
from lkjip.measure.plain_table.context import OfficeHabits
from lkjip.measure.rules.accumulation import accumulate, accumulate_numbers
from lkjip.measure.rules.capaian import Capaian, compute_capaian
from lkjip.measure.rules.category import SCALE_86_2017, Scale
from lkjip.measure.rules.pairs import pair_up
from lkjip.measure.rules.rule import Accumulation, Direction, Rule, recognise_direction

UNSTATED = frozenset({"", "unknown", "tidak diketahui", "belum ditentukan", "-", "?"})
"""Words in the column ``arah`` that state no direction."""


@dataclass(frozen=True, slots=True)
class RowInput:
    """The raw cells of one row; ``claim`` is a printed capaian, "" where there is none.

    ``measure_rule`` is the rule as read; ``written_direction`` the words of the cell,
    ``formula_stated`` whether the row names its formula.
    """

    measure_unit: object = ""
    target: object = ""
    realisasi: object = ""
    tw: tuple[object, ...] = ()
    claim: str = ""
    indikator: str = ""
    measure_rule: Rule = field(default_factory=Rule)
    written_direction: str = ""
    formula_stated: bool = False
    accumulation_stated: bool = False


@dataclass(frozen=True, slots=True)
class RowResult:
    """The result of one row: the figures read, the rule used, capaian, category, findings."""

    target: Value
    realisasi: Value
    measure_rule: Rule
    capaian: Capaian
    category: str
    findings: tuple[Finding, ...]


def compute_row(
    m: RowInput,
    *,
    scale: Scale = SCALE_86_2017,
    office: OfficeHabits | None = None,
    place: Place | None = None,
) -> RowResult:
    """Read, compute and check one row; never raises on what a cell holds."""
    office = office if office is not None else OfficeHabits()
    measure_unit = "" if m.measure_unit is None else str(m.measure_unit)
    target = parse_number(
        m.target,
        measure_unit=measure_unit,
        evidence=(m.realisasi, *m.tw),
        place=place,
        style=office.dots,
    )
    reference = target.shape.upper if isinstance(target.shape, Range) else target.number
    realisasi, tw = _realisasi(m, measure_unit, reference, place, office.dots)
    measure_rule, formula_findings = _rule(m, office, place)
    pair = pair_up(target, realisasi)
    capaian = compute_capaian(*pair, measure_rule, realisasi.status, place)
    findings = [*target.findings, *realisasi.findings, *formula_findings]
    already_clear = {"C06"} if target.findings else set()
    already_clear |= {"C05"} if realisasi.findings else set()
    findings += [t for t in capaian.findings if t.code not in already_clear]
    findings += _direction_findings(m, measure_rule, capaian, place)
    findings += check_fraction(target.number, realisasi.number, measure_unit, place)
    findings += _triwulan_findings(m, realisasi, tw, measure_unit, place)
    if m.claim.strip():
        full = office.claims_have_decimals
        findings += check_claim(m.claim, capaian, *pair, measure_rule, full=full, place=place)
    return RowResult(
        target, realisasi, measure_rule, capaian, scale.category(capaian.value), tuple(findings)
    )


def _realisasi(
    m: RowInput, measure_unit: str, target: Decimal | None, place: Place | None, style: DotHabit
) -> tuple[Value, list[Value]]:
    """The realisasi (the accumulation of the quarters where it is blank), and the quarters."""

    def read(x: object) -> Value:
        evidence = (*m.tw, m.target)
        return parse_number(
            x, measure_unit=measure_unit, evidence=evidence, target=target, place=place, style=style
        )

    direct, tw = read(m.realisasi), [read(x) for x in m.tw]
    if not direct.empty:
        return direct, tw
    year = accumulate(tw, m.measure_rule.accumulation, place)
    if year.empty:
        return direct, tw
    method = f"dari triwulan ({m.measure_rule.accumulation})"
    findings = tuple(t for b in tw for t in b.findings)
    if year.method == UNREADABLE:
        findings += year.findings
    return replace(year, measure_unit=measure_unit, method=method, findings=findings), tw


def _rule(
    m: RowInput, office: OfficeHabits, place: Place | None
) -> tuple[Rule, tuple[Finding, ...]]:
    """The rule, with the formula that the office's printed capaian show where none is named."""
    if m.measure_rule.direction is not Direction.DOWN or m.formula_stated:
        return m.measure_rule, ()
    formula_kind = office.formula_kind.get(m.indikator)
    if formula_kind is None or formula_kind is m.measure_rule.formula_kind:
        return m.measure_rule, ()
    measure_rule = replace(m.measure_rule, formula_kind=formula_kind)
    return measure_rule, (
        make("C29", place, nilai=formula_kind.value, bawaan=m.measure_rule.formula_kind.value),
    )


def _direction_findings(
    m: RowInput, measure_rule: Rule, capaian: Capaian, place: Place | None
) -> tuple[Finding, ...]:
    """Wording against direction; a direction not stated, unless the claim bears it out."""
    if not m.indikator and not m.written_direction:
        return ()
    claim = read_claim(m.claim) if m.claim.strip() else None
    proven = claim is not None and capaian.value is not None and match(capaian.value, claim) != ""
    findings = tuple(
        t
        for t in check_direction(m.indikator, measure_rule, place)
        if t.code == "C07" or not proven
    )
    written = m.written_direction.strip().casefold()
    if not written or recognise_direction(written) is not None or capaian.value is None:
        return findings
    if written in UNSTATED and proven:
        return findings
    return (
        *findings,
        make("C22", place, nilai=m.written_direction.strip(), dipakai=measure_rule.direction.value),
    )


def _triwulan_findings(
    m: RowInput,
    realisasi: Value,
    tw: list[Value],
    measure_unit: str,
    place: Place | None,
) -> tuple[Finding, ...]:
    """Total against quarters: by the stated accumulation, else only when no accumulation fits."""
    if not tw:
        return ()
    value = [b.number for b in tw]
    total = None if str(m.realisasi or "").strip() == "" else realisasi.number
    if m.accumulation_stated:
        return check_total(total, value, m.measure_rule.accumulation, measure_unit, place)
    plausible = [a for a in Accumulation if not (percent(measure_unit) and a is Accumulation.SUM)]
    if total is None or any(same(total, accumulate_numbers(value, a)) for a in plausible):
        return ()
    assumed = Accumulation.LAST if percent(measure_unit) else Accumulation.SUM
    return check_total(total, value, assumed, measure_unit, place)
