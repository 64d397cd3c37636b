"""The value of a year from its quarters: numbers, ranks and ranges alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import assert_never

from lkjip.findings import Place, make
from lkjip.measure.numbers.quantity import Rank
from lkjip.measure.numbers.value import NOTHING, UNREADABLE, Value
from lkjip.measure.rules.rule import Accumulation

ZERO = Decimal(0)


def accumulate_numbers(
    triwulan_values: Sequence[Decimal | None], mode: Accumulation
) -> Decimal | None:
    """Compute the year's number from its quarters in order; quarters without one are left out.

    ``akhir`` is the last quarter that has a value. None when no quarter has one.
    """
    present = [x for x in triwulan_values if x is not None]
    if not present:
        return None
    match mode:
        case Accumulation.SUM:
            return sum(present, ZERO)
        case Accumulation.MEAN:
            return sum(present, ZERO) / len(present)
        case Accumulation.MAXIMUM:
            return max(present)
        case Accumulation.LAST:
            return present[-1]
    assert_never(mode)


def accumulate(quarters: Sequence[Value], mode: Accumulation, place: Place | None = None) -> Value:
    """Compute the year's value from its quarters in order; blank quarters are left out.

    ``akhir`` gives the last value whole, as it was typed. ``maks`` gives the highest number or
    rank. Ranks and ranges have no sum and no mean: finding C31.
    """
    present = [x for x in quarters if x.quantity is not None]
    if not present:
        return NOTHING
    match mode:
        case Accumulation.LAST:
            return present[-1]
        case Accumulation.MAXIMUM:
            return _highest(present, place)
        case Accumulation.SUM | Accumulation.MEAN:
            return _computed(present, mode, place)
    assert_never(mode)


def _highest(present: Sequence[Value], place: Place | None) -> Value:
    numbers = [(x.number, x) for x in present if x.number is not None]
    if len(numbers) == len(present):
        return max(numbers, key=lambda pair: pair[0])[1]
    ranks = [(x.rank, x) for x in present if x.rank is not None]
    if len(ranks) == len(present) and len({rank.kind for rank, _ in ranks}) == 1:
        return max(ranks, key=lambda pair: pair[0].order)[1]
    return _refused(present, Accumulation.MAXIMUM, place)


def _computed(present: Sequence[Value], mode: Accumulation, place: Place | None) -> Value:
    numbers = [x.number for x in present]
    if any(x is None for x in numbers) or any(isinstance(x.coarse, Rank) for x in present):
        return _refused(present, mode, place)
    result = Value.of(accumulate_numbers(numbers, mode))
    said = present[-1].measure_unit
    return replace(result, measure_unit=said) if said else result


def _refused(present: Sequence[Value], mode: Accumulation, place: Place | None) -> Value:
    seen = ", ".join(x.typed.strip() for x in present)
    return Value(method=UNREADABLE, findings=(make("C31", place, nilai=seen, cara=mode.value),))
