"""Evidence that decides what an ambiguous "3.066" means; without evidence nothing is decided.

Three witnesses, none of which is the claimed capaian (that would be circular): the unit, the size
of the target or of the other values of the row, and the habit of the column. Witnesses that
contradict each other decide nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip.measure.numbers import token as numeral
from lkjip.measure.numbers import units as measure_unit
from lkjip.measure.numbers.format import format_exact

FAR_LIMIT = 2.5
"""Thousands chosen by size lie at most so many decades from their witness …"""
DECIMAL_FAR_LIMIT = 1.2
"""… and decimals, which go against the norm of writing, at most so many."""
WINNING_MARGIN = 1.5
"""The other reading is at least so many decades less likely."""
EXCESS_WEIGHT = 3
"""A decade above the target weighs as much as three below it: early in the year 1 % of a target is
common, ten times a target is not."""
ABSURD_LIMIT = Decimal(100)
"""More than a hundred times the target contradicts even a unit that can only be whole."""

_TOKEN = re.compile(r"[-+]?\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class DotHabit:
    """How often a column writes a dot for thousands and a dot for decimals, where both are sure."""

    thousands_dots: int = 0
    decimal_dots: int = 0


def count_dot_habit(value: Iterable[object]) -> DotHabit:
    """Count the sure uses of the dot among the texts of a column."""
    thousands = decimals = 0
    for content in value:
        if not isinstance(content, str) or "." not in content:
            continue
        for token in _TOKEN.findall(content):
            u = numeral.parse(token)
            if u is None:
                continue
            thousands += u.method in (numeral.THOUSANDS_DOT, numeral.THOUSANDS_DOT_AND_COMMA)
            decimals += u.method == numeral.DECIMAL_DOT
    return DotHabit(thousands, decimals)


def magnitudes(value: Iterable[object]) -> list[Decimal]:
    """Return the sure, non-zero numbers among raw values, as magnitudes."""
    result: list[Decimal] = []
    for content in value:
        if isinstance(content, bool) or content is None:
            continue
        if isinstance(content, int | float | Decimal):
            figure = Decimal(repr(content)) if isinstance(content, float) else Decimal(content)
            if figure.is_finite() and figure:
                result.append(abs(figure))
        elif isinstance(content, str):
            for token in _TOKEN.findall(content):
                u = numeral.parse(token)
                if u is not None and u.value:
                    result.append(abs(u.value))
    return result


def decide(
    u: numeral.ParsedToken,
    *,
    value_unit: str,
    target: Decimal | None,
    evidence: Sequence[object] = (),
    style: DotHabit | None = None,
) -> tuple[Decimal, str] | None:
    """The reading of an ambiguous token and the reason (Indonesian), or None when undecided."""
    if u.thousands is None or u.decimals is None:
        return None
    by_size = _size_witness(u, target, evidence)
    by_unit = _unit_witness(u, value_unit)
    if by_unit is None:
        return by_size if by_size is not None else _habit_witness(u, style)
    if by_size is None or by_size[0] == by_unit[0]:
        return by_unit
    # The unit leaves only the thousands: then the target may be passed many times, not absurdly.
    if target and by_unit[0] == u.thousands and u.thousands / abs(target) <= ABSURD_LIMIT:
        return by_unit
    return None


def _unit_witness(u: numeral.ParsedToken, value_unit: str) -> tuple[Decimal, str] | None:
    assert u.thousands is not None and u.decimals is not None
    if measure_unit.whole(value_unit) and u.decimals != u.decimals.to_integral_value():
        return u.thousands, f"satuan {value_unit.strip()} hanya dapat bilangan bulat"
    if measure_unit.money(value_unit):
        return u.thousands, "rupiah tidak ditulis dengan tiga desimal"
    if measure_unit.is_bounded(value_unit):
        return u.decimals, f"satuan {value_unit.strip()} tidak mencapai ribuan"
    return None


def _size_witness(
    u: numeral.ParsedToken, target: Decimal | None, evidence: Sequence[object]
) -> tuple[Decimal, str] | None:
    """The reading whose size fits the target, or as a target fits the realisasi beside it."""
    assert u.thousands is not None and u.decimals is not None
    if target:
        reference, label = abs(target), f"target {format_exact(target)}"
    else:
        other = sorted(magnitudes(evidence))
        if not other:
            return None
        reference = other[len(other) // 2]
        label = f"nilai lain pada baris ini ({format_exact(reference)})"

    def oddness(reading: Decimal) -> float:
        ratio = abs(reading) / reference if target else reference / abs(reading)
        decades = math.log10(ratio)
        return decades * EXCESS_WEIGHT if decades > 0 else -decades

    distance = {reading: oddness(reading) for reading in (u.thousands, u.decimals)}
    best, second = sorted(distance, key=lambda reading: distance[reading])
    limit = FAR_LIMIT if best == u.thousands else DECIMAL_FAR_LIMIT
    if distance[best] > limit or distance[second] - distance[best] < WINNING_MARGIN:
        return None
    return best, f"sebanding dengan {label}"


def _habit_witness(u: numeral.ParsedToken, style: DotHabit | None) -> tuple[Decimal, str] | None:
    assert u.thousands is not None and u.decimals is not None
    if style is None or (style.thousands_dots > 0) == (style.decimal_dots > 0):
        return None
    if style.thousands_dots:
        return u.thousands, f"kolom ini memakai titik ribuan pada {style.thousands_dots} nilai lain"
    return u.decimals, f"kolom ini memakai titik desimal pada {style.decimal_dots} nilai lain"
