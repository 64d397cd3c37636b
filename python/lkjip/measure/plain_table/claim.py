"""A printed capaian against the recomputed one: does it reproduce, and if not, why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers import token as numeral
from lkjip.measure.numbers.format import format_number
from lkjip.measure.numbers.quantity import Quantity, Range, Rank
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.rules.capaian import HUNDRED, Capaian, compute_capaian
from lkjip.measure.rules.rule import Direction, Formula, Rule

ROUNDING_TOLERANCE = Decimal("0.5")
"""Half a percentage point: a difference up to it that the rounding of the printed inputs explains
(33 printed for 33,33) is no slip and is not reported."""

_TOKEN = re.compile(r"[-+]?\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Claim:
    """A printed capaian: its possible values (two when its dot is ambiguous), and its precision.

    ``full`` says whether the zeros of "98,00" were measured. Where every printed capaian of an
    office is whole, ",00" is a cell format, and the last digit is the 8.
    """

    value: tuple[Decimal, ...]
    has_percent: bool = False
    full: bool = False

    def measure_unit(self, value: Decimal) -> Decimal:
        """One unit of the last measured digit of ``value``."""
        rounded = value == value.to_integral_value()
        if rounded and not self.full:
            return Decimal(1)
        return Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))


def read_claim(text: str, full: bool = False) -> Claim | None:
    """Read a printed capaian; None when it is blank, a dash, or no number."""
    token = _TOKEN.findall(text)
    if len(token) == 1:
        u = numeral.parse(token[0])
        if u is not None and u.method == numeral.DOUBTFUL and u.thousands and u.decimals:
            return Claim((u.thousands, u.decimals), "%" in text, full)
    value = parse_number(text).number
    return None if value is None else Claim((value,), "%" in text, full)


def match(computed: Decimal, claim: Claim, limit: Decimal = HUNDRED) -> str:
    """How a printed value reproduces ``computed`` (percent): "persen", "dibatasi", "pecahan", "".

    Rounding moves a value by at most half a unit of its last digit and cutting by less than one:
    a whole unit is a difference. ``limit`` is the cap an office may have applied.

    >>> match(Decimal("98.742"), Claim((Decimal("98.00"),)))
    'persen'
    >>> match(Decimal("57.1"), Claim((Decimal("0.57"),)))
    'pecahan'
    >>> match(Decimal("50"), Claim((Decimal("49"),)))
    ''
    """
    for value in claim.value:
        if abs(computed - value) < claim.measure_unit(value):
            return "persen"
        if computed > limit and value == limit:
            return "dibatasi"
        if not claim.has_percent and _is_fraction(computed, value, limit):
            return "pecahan"
    return ""


def _is_fraction(computed: Decimal, value: Decimal, limit: Decimal) -> bool:
    """True if the office printed a fraction: 0,57 for 57 %, 1,00 for 100 % or for a capped value.

    A whole "1" stands only for 100 % or a capped value: it has no digits to compare.
    """
    fraction = computed / HUNDRED
    capped = computed > limit and value == limit / HUNDRED
    digit = -int(value.as_tuple().exponent)
    if digit < 1:
        return fraction == value or capped
    return abs(fraction - value) < Decimal(1).scaleb(-digit) or capped


def check_claim(
    text: str,
    capaian: Capaian,
    target: Quantity | None,
    realisasi: Quantity | None,
    measure_rule: Rule,
    *,
    full: bool = False,
    place: Place | None = None,
) -> tuple[Finding, ...]:
    """Findings of a printed capaian (``text``) against the recomputed one; both figures shown."""
    claim = read_claim(text, full)
    shown = " ".join(text.split())
    if capaian.value is None:
        # A zero target is a finding of its own; the printed 0 or 100 adds nothing to it.
        if claim is None or any(t.code == "C04" for t in capaian.findings):
            return ()
        return (make("C26", place, nilai=shown),)
    if claim is None:
        return _unreadable(shown, capaian.value, place)
    if match(capaian.value, claim) or (
        capaian.before_floor is not None and match(capaian.before_floor, claim)
    ):
        return ()
    content = {"nilai": shown, "dihitung": format_number(capaian.value), "formula": capaian.formula}
    other = _other_formula(claim, target, realisasi, measure_rule)
    if other is not None:
        return (make("C08", place, lain=other, **content),)
    if not _is_from_rounding(claim, target, realisasi, measure_rule):
        return (make("C01", place, **content),)
    if min(abs(capaian.value - k) for k in claim.value) <= ROUNDING_TOLERANCE:
        return ()
    return (make("C02", place, **content),)


def _unreadable(shown: str, computed: Decimal, place: Place | None) -> tuple[Finding, ...]:
    """A finding for words; none for a blank, a dash or an Excel error, which claim nothing."""
    if shown.startswith("#") or not re.search(r"[^\W\d_]", shown):
        return ()
    return (make("C27", place, nilai=shown, dihitung=format_number(computed)),)


def other_rules(measure_rule: Rule) -> Iterator[Rule]:
    """Return the other formulas an office may have used by mistake."""
    all_items = (
        replace(measure_rule, direction=Direction.UP),
        replace(measure_rule, direction=Direction.DOWN, formula_kind=Formula.DIFFERENCE),
        replace(measure_rule, direction=Direction.DOWN, formula_kind=Formula.RATIO),
    )
    return (
        a
        for a in all_items
        if (a.direction, a.formula_kind) != (measure_rule.direction, measure_rule.formula_kind)
    )


def _other_formula(
    claim: Claim, target: Quantity | None, realisasi: Quantity | None, measure_rule: Rule
) -> str | None:
    """Return the other formula that gives the printed value, as text, or None."""
    for other in other_rules(measure_rule):
        result = compute_capaian(target, realisasi, other)
        if result.value is not None and match(result.value, claim) == "persen":
            return result.formula
    return None


def _is_from_rounding(
    claim: Claim, target: Quantity | None, realisasi: Quantity | None, measure_rule: Rule
) -> bool:
    """True if some target and realisasi that round to the printed ones give the printed capaian."""
    ends: list[Decimal] = []
    for t in _edges(target):
        for r in _edges(realisasi):
            result = compute_capaian(t, r, measure_rule).value
            if result is not None:
                ends.append(result)
    if not ends:
        return False
    lower, upper = min(ends), max(ends)
    return any(
        lower - claim.measure_unit(k) < k < upper + claim.measure_unit(k) for k in claim.value
    )


def _edges(x: Quantity | None) -> tuple[Quantity, ...]:
    """Return the least and the greatest value that is printed like ``x``."""
    if x is None:
        return ()
    if isinstance(x, Range | Rank):
        return (x,)
    half = Decimal(1).scaleb(int(x.as_tuple().exponent)) / 2
    return (x - half, x + half)
