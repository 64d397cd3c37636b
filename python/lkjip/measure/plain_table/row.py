"""One row of a plain table: figures read, capaian and category computed, doubts named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip.findings import Finding, Place, make
from lkjip.measure.cross_checks.indicator import (
    check_cumulative,
    check_direction,
    check_fraction,
    check_total,
    same,
)
from lkjip.measure.numbers.evidence import DotHabit
from lkjip.measure.numbers.quantity import Quantity, Range, write
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.numbers.units import percent
from lkjip.measure.numbers.value import UNREADABLE, Value
from lkjip.measure.plain_table.claim import check_claim, match, read_claim
from lkjip.measure.plain_table.habits import OfficeHabits
from lkjip.measure.plain_table.inputs import RowInput
from lkjip.measure.rules.accumulation import accumulate, accumulate_numbers
from lkjip.measure.rules.capaian import Capaian
from lkjip.measure.rules.category import SCALE_86_2017, Scale
from lkjip.measure.rules.pairs import capaian_of, pair_up
from lkjip.measure.rules.rule import (
    Accumulation,
    Direction,
    Formula,
    Rule,
    recognise_accumulation,
    recognise_direction,
    recognise_formula,
)

UNSTATED = frozenset({"", "unknown", "tidak diketahui", "belum ditentukan", "-", "?"})
"""Words in the column ``arah`` that state no direction."""


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
    unknown = _unknown_words(m, place)
    if unknown:
        doubts = (*target.findings, *realisasi.findings, *unknown)
        return RowResult(target, realisasi, measure_rule, Capaian(None, ""), "", doubts)
    capaian = capaian_of(target, realisasi, measure_rule, realisasi.status, place)
    read = [*target.findings, *realisasi.findings]
    if capaian.value is not None and target.readings:
        read = [t for t in read if t.code != "N04"]  # the capaian is the same either way (C33)
    findings = [*read, *formula_findings]
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


def _unknown_words(m: RowInput, place: Place | None) -> tuple[Finding, ...]:
    """Name the words that decide the capaian of this row and are not known.

    A word that says nothing ("unknown", "-") counts as blank. The formula decides only a falling
    indicator, the accumulation only a row with quarters.
    """
    quarters = any(str(x).strip() for x in m.tw)
    falling = m.measure_rule.direction is Direction.DOWN
    checked = (
        ("arah", m.written_direction, recognise_direction, Direction, True),
        ("rumus", m.written_formula, recognise_formula, Formula, falling),
        ("akumulasi", m.written_accumulation, recognise_accumulation, Accumulation, quarters),
    )
    return tuple(
        make("H05", place, kolom=name, nilai=written, pilihan=", ".join(choices))
        for name, written, recognise, choices, decides in checked
        if decides and written.casefold() not in UNSTATED and recognise(written) is None
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
    if not m.accumulation_stated:
        asked = _ask_accumulation(tw, measure_unit, place)
        if asked:
            method, findings = "akumulasi tidak disebut", (*findings, *asked)
            return replace(direct, method=method, findings=findings), tw
    if year.method == UNREADABLE:
        findings += year.findings
    return replace(year, measure_unit=measure_unit, method=method, findings=findings), tw


def _ask_accumulation(
    tw: list[Value], measure_unit: str, place: Place | None
) -> tuple[Finding, ...]:
    """Ask how the quarters make a year, where the ways that the unit allows differ."""
    years: dict[Accumulation, Quantity] = {}
    for mode in _plausible(measure_unit):
        quantity = accumulate(tw, mode).quantity
        if quantity is not None:
            years[mode] = quantity
    if len(set(years.values())) < 2:
        return ()
    shown = ", ".join(f"{mode} {write(quantity)}" for mode, quantity in years.items())
    return (make("H04", place, pilihan=shown),)


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
    unstated = bool(m.written_direction) and recognise_direction(m.written_direction) is None
    if not unstated or capaian.value is None or proven:
        return findings
    return (
        *findings,
        make("C22", place, nilai=m.written_direction, dipakai=measure_rule.direction.value),
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
        mode = m.measure_rule.accumulation
        found = check_total(total, value, mode, measure_unit, place)
        if total is None or not found:  # another total is its own finding (C09)
            found += check_cumulative(value, mode, place)
        if str(m.realisasi or "").strip():  # else the year's value has said it already
            year = accumulate(tw, mode, place)
            found += year.findings if year.method == UNREADABLE else ()
        return found
    if total is None or any(
        same(total, accumulate_numbers(value, a)) for a in _plausible(measure_unit)
    ):
        return ()
    assumed = Accumulation.LAST if percent(measure_unit) else Accumulation.SUM
    return check_total(total, value, assumed, measure_unit, place)


def _plausible(measure_unit: str) -> list[Accumulation]:
    """Return the accumulations that this unit allows: percentages are never added up."""
    return [a for a in Accumulation if not (percent(measure_unit) and a is Accumulation.SUM)]
