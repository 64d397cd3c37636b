"""Comparisons: last year, several years, the end target of the Renstra, the national standard.

PermenPANRB 53/2014, Lampiran II, Bab III.A numbers 2, 3 and 4.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from lkjip.findings import Finding, Place, make
from lkjip.measure.cross_checks.indicator import check_copy, check_leap
from lkjip.measure.numbers.format import format_exact
from lkjip.measure.numbers.quantity import Quantity, Range
from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.capaian import HUNDRED, Capaian, compute_capaian
from lkjip.measure.rules.rule import Direction, Rule


class Meaning(StrEnum):
    """The meaning of a change for the indicator's direction."""

    BETTER = "membaik"
    WORSE = "memburuk"
    STEADY = "tetap"
    NOT_COMPARABLE = "tidak dapat dibandingkan"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A change: ``difference`` in the indicator's unit, ``percent`` of the earlier value, its
    meaning.

    None where one value is missing or the method changed; ``reason`` says which.
    """

    current: Decimal | None
    past: Decimal | None
    difference: Decimal | None
    percent: Decimal | None
    meaning: Meaning
    reason: str = ""
    findings: tuple[Finding, ...] = ()


def compare_years(
    current: Decimal | None,
    past: Decimal | None,
    measure_rule: Rule,
    *,
    method_changed: bool = False,
    reference: Range | Decimal | None = None,
    place: Place | None = None,
) -> Comparison:
    """This year's value against an earlier one, with the cross-checks of leap and copy.

    ``reference`` is the target of an indicator that should stay put (``fixed``, ``range_rule``):
    nearer to it is better. After a change of method no difference is given.
    """
    if current is None or past is None:
        reason = "tahun ini tidak ada nilai" if current is None else "tahun lalu tidak ada nilai"
        return Comparison(current, past, None, None, Meaning.NOT_COMPARABLE, reason)
    if method_changed:
        findings = make("C17", place, nilai=format_exact(current), lalu=format_exact(past))
        return Comparison(
            current, past, None, None, Meaning.NOT_COMPARABLE, "metode berubah", (findings,)
        )
    difference = current - past
    return Comparison(
        current,
        past,
        difference,
        difference / abs(past) * HUNDRED if past else None,
        _meaning(current, past, measure_rule.direction, reference),
        findings=check_leap(current, past, place) + check_copy(current, past, place),
    )


def _meaning(
    current: Decimal, past: Decimal, direction: Direction, reference: Range | Decimal | None
) -> Meaning:
    if current == past:
        return Meaning.STEADY
    if direction is Direction.UP:
        good = current > past
    elif direction is Direction.DOWN:
        good = current < past
    elif reference is None:
        return Meaning.NOT_COMPARABLE
    else:
        distance_now, distance_past = _distance(current, reference), _distance(past, reference)
        if distance_now == distance_past:
            return Meaning.STEADY
        good = distance_now < distance_past
    return Meaning.BETTER if good else Meaning.WORSE


def _distance(x: Decimal, reference: Range | Decimal) -> Decimal:
    if isinstance(reference, Decimal):
        return abs(x - reference)
    return max(reference.lower - x, x - reference.upper, Decimal(0))


def series(
    value: Mapping[int, Decimal | None],
    measure_rule: Rule,
    method_changed: frozenset[int] = frozenset(),
) -> list[tuple[int, Comparison]]:
    """Several years in order; each against the year before it in the table.

    ``method_changed`` are the years from which a new method holds.
    """
    year = sorted(value)
    return [
        (
            t,
            compare_years(
                value[t], value[before], measure_rule, method_changed=t in method_changed
            ),
        )
        for before, t in pairwise(year)
    ]


def against_renstra(
    realisasi: Quantity | None,
    end_target: Quantity | None,
    measure_rule: Rule,
    status: Status = Status.NUMBER,
    place: Place | None = None,
) -> Capaian:
    """Realisasi to date against the end target of the Renstra, by the indicator's own formula."""
    return compute_capaian(end_target, realisasi, measure_rule, status, place)


def against_standard(
    realisasi: Decimal | None, standard: Decimal | None, measure_rule: Rule
) -> Comparison:
    """Realisasi against the national standard or average; ``membaik`` means better than it."""
    if realisasi is None or standard is None:
        reason = "tidak ada standar nasional" if standard is None else "tidak ada realisasi"
        return Comparison(realisasi, standard, None, None, Meaning.NOT_COMPARABLE, reason)
    difference = realisasi - standard
    percent = difference / abs(standard) * HUNDRED if standard else None
    meaning = _meaning(realisasi, standard, measure_rule.direction, standard)
    return Comparison(realisasi, standard, difference, percent, meaning)
