"""Analysis 2 for all indicators of a sasaran: better, equal, worse than the year before."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip.measure.rules.comparison import Comparison, Meaning
from lkjip.measure.rules.rule import Accumulation, Good
from lkjip.report.material.model import Indikator, OtherYear
from lkjip.report.wording import figures as words
from lkjip.report.wording import names
from lkjip.report.wording.comparison import (
    against_year,
    has_result,
    in_year,
    previous_year_sentence,
)
from lkjip.report.wording.explanation import Explanation, count_phrase
from lkjip.report.wording.target_text import OWN_SENTENCE_LIMIT


def explain_previous_year(
    all_items: Sequence[Indikator], year: int, *, full_year: bool = True
) -> list[Explanation]:
    """Groups against the year ``year``; what cannot be compared comes last, one by one."""
    comparable = [i for i in all_items if _is_comparable(i, year, full_year=full_year)]
    other = [
        Explanation(k)
        for i in all_items
        if i not in comparable and (k := previous_year_sentence(i, year, full_year=full_year))
    ]
    if len(comparable) <= OWN_SENTENCE_LIMIT:
        one = [previous_year_sentence(i, year, full_year=full_year) for i in comparable]
        return [*(Explanation(k) for k in one), *_shorten(other, all_items, year)]
    group = _in_progress(comparable, year) if not full_year else _full_year(comparable, year)
    left_out = [
        Explanation(
            f"{count_phrase(len(content), len(comparable))} {opening}",
            tuple(clause(i, year, full_year=full_year) for i in content),
        )
        for opening, content in group
        if content
    ]
    return [*left_out, *_shorten(other, all_items, year)]


def _shorten(
    other: list[Explanation], all_items: Sequence[Indikator], year: int
) -> list[Explanation]:
    """Many first years become one sentence."""
    new = [i for i in all_items if has_result(i) and in_year(i, year) is None]
    if len(new) <= OWN_SENTENCE_LIMIT:
        return other
    remaining = [u for u in other if not u.opening.endswith(f"pembanding dari tahun {year}.")]
    opening = (
        f"{count_phrase(len(new), len(all_items))} belum mempunyai pembanding dari tahun {year}"
    )
    if len(new) == len(all_items):
        return [*remaining, Explanation(f"{opening}.")]
    return [*remaining, Explanation(opening, tuple(names.in_sentence(i.name) for i in new))]


def _is_comparable(i: Indikator, year: int, *, full_year: bool) -> bool:
    past = in_year(i, year)
    if past is None or not has_result(i) or not against_year(i, past).comparable:
        return False
    return full_year or not _is_open(i, past)


def _is_open(i: Indikator, past: OtherYear) -> bool:
    """True for a sum that should stay low and is low so far: the rest of the year decides."""
    falling_sum = i.direction.good is Good.LOWER and i.accumulation is Accumulation.SUM
    return falling_sum and against_year(i, past).meaning is Meaning.BETTER


def _previous(i: Indikator, year: int) -> OtherYear:
    past = in_year(i, year)
    if past is None:
        raise ValueError(f"{i.code} has no year {year}")
    return past


def _result(i: Indikator, year: int) -> Comparison:
    return against_year(i, _previous(i, year))


def _full_year(all_items: Sequence[Indikator], year: int) -> list[tuple[str, list[Indikator]]]:
    compared = f"dibandingkan tahun {year}"

    def those(meaning: Meaning) -> list[Indikator]:
        return [i for i in all_items if _result(i, year).meaning is meaning]

    steady = those(Meaning.STEADY)
    moved = any(_result(i, year).movement for i in steady)
    same = "sama baiknya dengan" if moved else "sama dengan"
    return [
        (f"membaik {compared}", those(Meaning.BETTER)),
        (f"{same} tahun {year}", steady),
        (f"menurun kinerjanya {compared}", those(Meaning.WORSE)),
    ]


def _in_progress(all_items: Sequence[Indikator], year: int) -> list[tuple[str, list[Indikator]]]:
    """Group a running year against a full one: as good already, or not yet."""
    reached = [i for i in all_items if _result(i, year).meaning is not Meaning.WORSE]
    not_yet = [i for i in all_items if i not in reached]
    plain = all(i.direction.good is Good.HIGHER for i in all_items)
    better = "melampaui" if plain else "lebih baik daripada"
    return [
        (f"sudah menyamai atau {better} realisasi setahun penuh {year}", reached),
        (f"belum menyamai realisasi setahun penuh {year}", not_yet),
    ]


_SIGN = {
    Meaning.BETTER: 1,
    Meaning.WORSE: -1,
    Meaning.STEADY: 0,
    Meaning.NOT_COMPARABLE: 0,
}


def _capaian(before: Decimal, current: Decimal, good: int) -> str:
    """Both capaian; told as a contradiction when they do not go the way of the realisasi."""
    if words.prints_same(before, current):
        return f", capaian tetap {words.percent(current)}"
    movement = 0 if words.prints_same(before, current) else (current > before) - (current < before)
    if movement * good >= 0:
        return f", capaian {words.percent(before)} menjadi {words.percent(current)}"
    toward = "naik" if movement > 0 else "turun"
    return (
        f", meskipun capaiannya {toward} dari {words.percent(before)} menjadi "
        f"{words.percent(current)}"
    )


def clause(i: Indikator, year: int, *, full_year: bool = True) -> str:
    """One indicator as a clause with both figures, and both capaian where they are known."""
    past = _previous(i, year)
    name, r = names.in_sentence(i.name), words.realisasi(i)
    before = words.with_unit(past.realisasi, i.measure_unit)
    if not full_year:
        return f"{name} ({r} berbanding {before})"
    result = against_year(i, past)
    if result.movement == 0:
        return f"{name} (tetap {r})"
    capaian = ""
    if past.capaian is not None and i.capaian is not None:
        capaian = _capaian(past.capaian, i.capaian, _SIGN[result.meaning])
    figure, _, measure_unit = before.partition(words.NBSP)
    if measure_unit and measure_unit != "%" and r.endswith(f"{words.NBSP}{measure_unit}"):
        before = figure
    return f"{name} (dari {before} menjadi {r}{capaian})"
