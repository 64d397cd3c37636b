"""Comparisons: last year, several years, the end target of the Renstra, the national standard.

PermenPANRB 53/2014, Lampiran II, Bab III.A numbers 2, 3 and 4.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers.quantity import Quantity, Range, Rank
from lkjip.measure.numbers.status import Status
from lkjip.measure.numbers.value import NOTHING, Value
from lkjip.measure.rules.capaian import HUNDRED, Capaian
from lkjip.measure.rules.pairs import capaian_of, pair_up
from lkjip.measure.rules.rule import Direction, Good, Rule


class Meaning(StrEnum):
    """The meaning of a change for the indicator's direction."""

    BETTER = "membaik"
    WORSE = "memburuk"
    STEADY = "tetap"
    NOT_COMPARABLE = "tidak dapat dibandingkan"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A value beside another one.

    ``movement`` is 1 when the value is the higher one, −1 when it is the lower one, 0 when both are
    equal or cannot be compared. ``difference`` is in the indicator's unit and ``percent`` of the
    other value; both are None where one of the two is no number. ``reason`` says why nothing can
    be compared.
    """

    meaning: Meaning
    movement: int = 0
    difference: Decimal | None = None
    percent: Decimal | None = None
    reason: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def comparable(self) -> bool:
        """True when the change has a meaning."""
        return self.meaning is not Meaning.NOT_COMPARABLE


def compare_years(
    current: Value,
    past: Value,
    measure_rule: Rule,
    *,
    method_changed: bool = False,
    target: Value = NOTHING,
    place: Place | None = None,
) -> Comparison:
    """Compare this year's value with an earlier one.

    Nearer to ``target`` is better for an indicator that should stay put (``tetap``, ``rentang``).
    After a change of method nothing is compared (C17).
    """
    if current.quantity is None or past.quantity is None:
        year = "tahun ini" if current.quantity is None else "tahun lalu"
        return Comparison(Meaning.NOT_COMPARABLE, reason=f"{year} tidak ada nilai")
    if method_changed:
        changed = make("C17", place, nilai=current.printed, lalu=past.printed)
        return Comparison(Meaning.NOT_COMPARABLE, reason="metode berubah", findings=(changed,))
    return _compare(current, past, measure_rule.direction, target.quantity)


def against_standard(
    realisasi: Value, standard: Value, measure_rule: Rule, target: Value = NOTHING
) -> Comparison:
    """Compare realisasi with the national standard or average; ``membaik`` means better than it.

    For an indicator that should stay put the one nearer to ``target`` is better.
    """
    if realisasi.quantity is None or standard.quantity is None:
        missing = "standar nasional" if standard.quantity is None else "realisasi"
        return Comparison(Meaning.NOT_COMPARABLE, reason=f"tidak ada {missing}")
    reference = target.quantity if target.quantity is not None else standard.quantity
    return _compare(realisasi, standard, measure_rule.direction, reference)


def against_renstra(
    realisasi: Value,
    end_target: Value,
    measure_rule: Rule,
    status: Status = Status.NUMBER,
    place: Place | None = None,
) -> Capaian:
    """Compute realisasi to date against the end target of the Renstra, by the same formula."""
    return capaian_of(end_target, realisasi, measure_rule, status, place)


def _compare(
    current: Value, other: Value, direction: Direction, reference: Quantity | None
) -> Comparison:
    b, a = pair_up(other, current)
    if isinstance(a, Rank) and isinstance(b, Rank) and a.kind == b.kind:
        movement = (a.order > b.order) - (a.order < b.order)
        return Comparison(_by_sign(movement), movement)
    if not (isinstance(a, Decimal) and isinstance(b, Decimal)):
        return Comparison(Meaning.NOT_COMPARABLE, reason="bentuknya berbeda")
    difference = a - b
    return Comparison(
        _meaning(a, b, direction, reference),
        (a > b) - (a < b),
        difference,
        difference / abs(b) * HUNDRED if b else None,
    )


def _by_sign(sign: int) -> Meaning:
    if sign == 0:
        return Meaning.STEADY
    return Meaning.BETTER if sign > 0 else Meaning.WORSE


def _meaning(
    current: Decimal, other: Decimal, direction: Direction, reference: Quantity | None
) -> Meaning:
    if current == other:
        return Meaning.STEADY
    match direction.good:
        case Good.HIGHER:
            return _by_sign(1 if current > other else -1)
        case Good.LOWER:
            return _by_sign(1 if current < other else -1)
        case Good.NEAR:
            if reference is None or isinstance(reference, Rank):
                return Meaning.NOT_COMPARABLE
            now, then = _distance(current, reference), _distance(other, reference)
            return _by_sign((now < then) - (now > then))
    assert_never(direction.good)


def _distance(x: Decimal, reference: Range | Decimal) -> Decimal:
    if isinstance(reference, Decimal):
        return abs(x - reference)
    return max(reference.lower - x, x - reference.upper, Decimal(0))
