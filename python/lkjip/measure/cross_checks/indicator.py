"""Cross-checks of one indicator: each yields findings that show both figures."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal
from itertools import pairwise

from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers import units as unit
from lkjip.measure.numbers.format import format_exact, rounded
from lkjip.measure.numbers.quantity import Quantity, Range, Rank, write
from lkjip.measure.rules.accumulation import accumulate_numbers
from lkjip.measure.rules.capaian import ZERO
from lkjip.measure.rules.direction_words import direction_by_words, has_ambiguous_word
from lkjip.measure.rules.rule import Accumulation, Rule

LEAP_LIMIT = Decimal(3)
"""A value more than three times last year's, or less than a third of it, is asked about."""
COPY_SIGNIFICANT_DIGITS = 3
"""82,92 twice is suspicious, 100 twice is not: at least three significant digits."""

FEWEST_QUARTERS = 3
TWICE, LEAST_STEP = Decimal(2), Decimal("1.5")
"""Quarters of one year that differ by less than twofold look alike."""
LEAST_COUNT = Decimal(10)
"""Fewer than ten a quarter look alike by chance."""

Findings = tuple[Finding, ...]


def check_total(
    total: Decimal | None,
    tw: Sequence[Decimal | None],
    accumulation: Accumulation,
    measure_unit: str = "",
    place: Place | None = None,
) -> Findings:
    """Compare the year with its quarters; added-up percentages are a finding of their own."""
    present = [x for x in tw if x is not None]
    if not present:
        return ()
    amount = sum(present, ZERO)
    expected = accumulate_numbers(tw, accumulation)
    if unit.percent(measure_unit) and sum(1 for x in present if x) > 1:
        summed = accumulation is Accumulation.SUM or (
            total is not None and same(total, amount) and not same(total, expected)
        )
        if summed:
            content = {"nilai": format_exact(amount), "akhir": format_exact(present[-1])}
            return (make("C10", place, rincian=" + ".join(map(format_exact, present)), **content),)
    if total is None or expected is None or same(total, expected):
        return ()
    content = {"nilai": format_exact(total), "dihitung": format_exact(expected)}
    details = "; ".join(map(format_exact, tw))
    return (make("C09", place, rincian=details, cara=accumulation.value, **content),)


def check_cumulative(
    quarters: Sequence[Decimal | None], accumulation: Accumulation, place: Place | None = None
) -> Findings:
    """Ask about quarters that are added up although the last one seems to hold the earlier ones.

    Either only the last one is a running total (300, 310, 325, 1.335), or all are
    (300, 610, 935, 1.335): what they add then looks like a quarter.
    """
    known = [x for x in quarters if x is not None]
    if (
        accumulation is not Accumulation.SUM
        or len(known) < FEWEST_QUARTERS
        or min(known) < LEAST_COUNT
    ):
        return ()
    *earlier, last = known
    steps = [known[0], *(b - a for a, b in pairwise(known))]
    running = _alike([*earlier, last - sum(earlier, ZERO)]) and last > TWICE * max(earlier)
    if not running and not (_alike(steps) and known[1] >= known[0] * LEAST_STEP):
        return ()
    content = {"nilai": "; ".join(map(format_exact, known))}
    return (make("C35", place, dihitung=format_exact(sum(known, ZERO)), **content),)


def _alike(figures: Sequence[Decimal]) -> bool:
    """Return whether all are above 0 and the largest is at most twice the smallest."""
    return min(figures) > 0 and max(figures) <= TWICE * min(figures)


def same(print_out: Decimal, tally: Decimal | None) -> bool:
    """Return whether ``tally`` rounds or cuts to what was printed."""
    if tally is None:
        return False
    measure_unit = Decimal(1).scaleb(int(print_out.as_tuple().exponent))
    return print_out == tally or abs(print_out - tally) < measure_unit


def check_fraction(
    target: Decimal | None, realisasi: Decimal | None, measure_unit: str, place: Place | None = None
) -> Findings:
    """Find a "%" unit where only one of target and realisasi is a fraction.

    Found only where a hundredfold brings the two within a factor of 3: 0,85 against 85.
    """
    if not unit.percent(measure_unit) or not target or not realisasi:
        return ()
    small, large = sorted((abs(target), abs(realisasi)))
    if not small <= 1 < large or not large / 3 <= small * 100 <= large * 3:
        return ()
    content = {"asli": format_exact(small), "kali": format_exact(small * 100)}
    return (make("N07", place, nilai=format_exact(small), **content),)


def check_direction(name: str, measure_rule: Rule, place: Place | None = None) -> Findings:
    """Compare the direction with the wording of the indicator's name."""
    by_wording = direction_by_words(name)
    content: dict[str, object] = {
        "nilai": measure_rule.direction.value,
        "nama": " ".join(name.split()),
    }
    if (
        by_wording is not None
        and by_wording is not measure_rule.direction
        and measure_rule.direction.has_better_end
    ):
        return (make("C07", place, menurut=by_wording.value, **content),)
    if by_wording is None and has_ambiguous_word(name):
        return (make("C28", place, **content),)
    return ()


def check_leap(
    current: Decimal | None, past: Decimal | None, place: Place | None = None
) -> Findings:
    """Find a leap of more than three times, up or down, against last year."""
    if not current or not past or current * past < 0:
        return ()
    times = max(abs(current / past), abs(past / current))
    if times <= LEAP_LIMIT:
        return ()
    content = {"nilai": format_exact(current), "lalu": format_exact(past)}
    return (make("C13", place, kali=format_exact(rounded(times, 1)), **content),)


def check_copy(
    current: Decimal | None, past: Decimal | None, place: Place | None = None
) -> Findings:
    """Last year's figure, digit for digit, where chance is unlikely."""
    if current is None or past is None or current != past:
        return ()
    if len(current.normalize().as_tuple().digits) < COPY_SIGNIFICANT_DIGITS:
        return ()
    return (make("C14", place, nilai=format_exact(current), lalu=format_exact(past)),)


def check_pk_target(
    target: Quantity | None, target_pk: Quantity | None, place: Place | None = None
) -> Findings:
    """Compare the reported target with the one of the Perjanjian Kinerja in force."""
    if target is None or target_pk is None or _is_equal(target, target_pk):
        return ()
    return (make("C15", place, nilai=write(target), pk=write(target_pk)),)


def _is_equal(a: Quantity, b: Quantity) -> bool:
    if isinstance(a, Rank) and isinstance(b, Rank):
        return (a.kind, a.order) == (b.kind, b.order)
    if isinstance(a, Range) != isinstance(b, Range):
        return False
    return a == b


def check_measure_unit(seen: str, measure_unit: str, place: Place | None = None) -> Findings:
    """Compare the unit typed beside the number with the indicator's unit."""
    if not seen.strip() or not measure_unit.strip() or unit.same(seen, measure_unit):
        return ()
    if unit.money(seen) and unit.money(measure_unit):
        return ()
    return (make("N16", place, nilai=seen.strip(), satuan=measure_unit.strip()),)


_YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d{2}(?![\d.,]\d|\d|/)")
_REGULATION = re.compile(
    r"\b(?:nomor|no\.?)\s*[\w./-]+\s+tahun\s+(?:19|20)\d{2}"
    r"|\b(?:undang-undang|UU|PP|perpres|perda|perwali|perbup|permen\w*|peraturan|keputusan|inpres)\b"
    r"[^.;]{0,60}?\btahun\s+(?:19|20)\d{2}",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"(?:19|20)\d{2}\s*(?:-|–|s\.?/?d\.?|sampai|hingga)\s*(?:19|20)\d{2}")


def check_years(
    text: str, year: int, allowed: Collection[int] = (), place: Place | None = None
) -> Findings:
    """Years in a text that are neither the report's nor in ``allowed`` (years it compares with).

    Years of regulations ("Nomor 53 Tahun 2014") and of periods ("2019–2024") do not count.
    """
    clean = _PERIOD.sub(" ", _REGULATION.sub(" ", text))
    other = sorted({int(t) for t in _YEAR.findall(clean)} - {year, *allowed})
    if not other:
        return ()
    return (make("C16", place, nilai=", ".join(map(str, other)), tahun=year),)
