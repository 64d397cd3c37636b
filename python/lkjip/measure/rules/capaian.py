"""Capaian of one indicator, in percent and unrounded, with the formula that gave it.

PermenPANRB 53/2014 prescribes no formula; these are the ones offices use, and the report prints
which one it used (docs/aturan-hitung.md).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import assert_never

from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers.format import format_figure, format_number
from lkjip.measure.numbers.quantity import Quantity, Range, Rank, write
from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.rule import Direction, Formula, Rule

HUNDRED = Decimal(100)
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Capaian:
    """``value`` in percent, unrounded, never negative; None when there is none.

    ``formula`` is the sum as text ("(2 × 93 − 160,1) / 93 × 100"); ``findings`` says why a value is
    missing or doubtful; ``before_floor`` is the negative value that was raised to 0.
    """

    value: Decimal | None
    formula: str
    status: Status = Status.NUMBER
    findings: tuple[Finding, ...] = ()
    before_floor: Decimal | None = None


def compute_capaian(
    target: Quantity | None,
    realisasi: Quantity | None,
    measure_rule: Rule,
    status: Status = Status.NUMBER,
    place: Place | None = None,
) -> Capaian:
    """Capaian of a realisasi against its target; both a number, or a range or rank as target.

    ``nihil`` counts as 0; ``belum rilis`` and ``tidak diukur`` give no value, never 0 or 100.
    """
    if status.leaves_mean:
        return Capaian(None, "", status, (make("C21", place, nilai=status.value),))
    if status is Status.NIHIL:
        realisasi = ZERO
    if target is None or realisasi is None:
        code = "C06" if target is None else "C05"
        return Capaian(None, "", status, (make(code, place),))
    if isinstance(target, Rank) or isinstance(realisasi, Rank):
        return _rank(target, realisasi, status, place)
    if isinstance(realisasi, Range):
        findings = make("C20", place, nilai=write(realisasi), target=write(target))
        return Capaian(None, "", status, (findings,))
    if isinstance(target, Range):
        return _range(target, realisasi, measure_rule, status, place)
    return _figure(target, realisasi, measure_rule, status, place)


def _rank(target: Quantity, realisasi: Quantity, status: Status, place: Place | None) -> Capaian:
    """Compute a rank: reached or passed is 100; missed is the ratio of the scores, if there are.

    Without scores a rank that was missed has no number, and none is made up (C19).
    """
    content = {"nilai": write(realisasi), "target": write(target)}
    if not (isinstance(target, Rank) and isinstance(realisasi, Rank)):
        return Capaian(None, "", status, (make("C20", place, **content),))
    if target.kind != realisasi.kind:
        return Capaian(None, "", status, (make("C20", place, **content),))
    if realisasi.order >= target.order:
        mark = "=" if realisasi.order == target.order else ">"
        return Capaian(HUNDRED, f"{realisasi.name} {mark} {target.name} → 100", status)
    if not target.score or realisasi.score is None:
        return Capaian(None, "", status, (make("C19", place, **content),))
    r, t = format_figure(realisasi.score), format_figure(target.score)
    formula = f"{r} / {t} × 100 (skor {realisasi.name} dan {target.name})"
    return _finish(realisasi.score / target.score * HUNDRED, formula, status, place)


def _figure(
    t: Decimal, r: Decimal, measure_rule: Rule, status: Status, place: Place | None
) -> Capaian:
    if t < 0:
        return _below_zero(t, r, measure_rule, status, place)
    match measure_rule.direction:
        case Direction.UP:
            return _up(t, r, status, place)
        case Direction.DOWN:
            return _falling(t, r, measure_rule.formula_kind, status, place)
        case Direction.STEADY | Direction.RANGE:
            return _within(Range(t, t), r, status, place)
    assert_never(measure_rule.direction)


def _below_zero(
    t: Decimal, r: Decimal, measure_rule: Rule, status: Status, place: Place | None
) -> Capaian:
    """Compute a target below 0 (growth, deflation); it stands before the indicator's own formula.

    ``naik``: 100 + (r − t) / |t| × 100; ``turun``: 100 − (r − t) / |t| × 100. No regulation fixes
    this: it is a habit of offices, and a rule can leave it out (C25).
    """
    tr, tt = format_figure(r), format_figure(t)
    content = {"nilai": tr, "target": tt}
    refused = Capaian(None, "", status, (make("C25", place, **content),))
    if not measure_rule.negative_targets:
        return refused
    share = (r - t) / abs(t) * HUNDRED
    written = f"({tr} − ({tt})) / {format_figure(abs(t))} × 100"
    remark = make("C32", place, **content)
    match measure_rule.direction:
        case Direction.UP:
            result = _finish(HUNDRED + share, f"100 + {written}", status, place)
        case Direction.DOWN:
            result = _finish(HUNDRED - share, f"100 − {written}", status, place)
        case Direction.STEADY | Direction.RANGE:
            return _within(Range(t, t), r, status, place) if r == t else refused
        case _:
            assert_never(measure_rule.direction)
    return replace(result, findings=(remark, *result.findings))


def _up(t: Decimal, r: Decimal, status: Status, place: Place | None) -> Capaian:
    if t == 0:
        return Capaian(None, "", status, (make("C04", place, nilai=format_figure(r)),))
    return _finish(r / t * HUNDRED, f"{format_figure(r)} / {format_figure(t)} × 100", status, place)


def _falling(
    t: Decimal, r: Decimal, formula_kind: Formula, status: Status, place: Place | None
) -> Capaian:
    tr, tt = format_figure(r), format_figure(t)
    if t == 0:
        value = HUNDRED if r <= 0 else ZERO
        return Capaian(value, f"target 0, realisasi {tr} → {format_figure(value)}", status)
    match formula_kind:
        case Formula.DIFFERENCE:
            formula = f"(2 × {tt} − {tr}) / {tt} × 100"
            return _finish((2 * t - r) / t * HUNDRED, formula, status, place)
        case Formula.RATIO:
            if r <= 0:
                return Capaian(None, "", status, (make("C03", place, nilai=tr, target=tt),))
            return _finish(t / r * HUNDRED, f"{tt} / {tr} × 100", status, place)
    assert_never(formula_kind)


def _within(limit: Range, r: Decimal, status: Status, place: Place | None) -> Capaian:
    """Within the range 100; outside, the ratio to the nearest bound, smaller over larger."""
    tr = format_figure(r)
    if limit.lower <= r <= limit.upper:
        label = f"dalam {write(limit)}" if limit.lower < limit.upper else f"= {write(limit.upper)}"
        return Capaian(HUNDRED, f"{tr} {label} → 100", status)
    if r > limit.upper:
        return _finish(
            limit.upper / r * HUNDRED, f"{format_figure(limit.upper)} / {tr} × 100", status, place
        )
    if limit.lower <= 0:
        return Capaian(None, "", status, (make("C25", place, nilai=tr, target=write(limit)),))
    return _finish(
        r / limit.lower * HUNDRED, f"{tr} / {format_figure(limit.lower)} × 100", status, place
    )


def _range(
    target: Range, r: Decimal, measure_rule: Rule, status: Status, place: Place | None
) -> Capaian:
    """A range as target: inside 100, outside against the nearest bound by the direction's formula.

    As in the worked examples of PermenPANRB 6/2022: target 80–90 %, realisasi 70 → 70/80; target
    7–8 months (lower is better), realisasi 9 → 1 + (1 − 9/8).
    """
    if not measure_rule.direction.has_better_end or target.lower <= r <= target.upper:
        return _within(target, r, status, place)
    limit = target.lower if r < target.lower else target.upper
    return _figure(limit, r, measure_rule, status, place)


def _finish(value: Decimal, formula: str, status: Status, place: Place | None) -> Capaian:
    """A capaian that has been computed, raised to 0 where it is negative (and said so)."""
    if value >= 0:
        return Capaian(value, formula, status)
    findings = make("C30", place, nilai=format_number(value), formula=formula)
    return Capaian(ZERO, f"{formula} = {format_number(value)} → 0", status, (findings,), value)


def apply_cap(value: Decimal | None, limit: Decimal | None) -> Decimal | None:
    """``value`` held at the cap of the settings (100, 120 or 150; None: none); for means only."""
    if value is None or limit is None:
        return value
    return min(value, limit)
