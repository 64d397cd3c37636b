"""Analysis 2 for all indicators of a sasaran: better, equal, worse than the year before."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip.measure.rules.rule import Direction
from lkjip.report.material.model import Indikator, OtherYear
from lkjip.report.wording import figures as words
from lkjip.report.wording.comparison import in_year, movement_direction, previous_year_sentence
from lkjip.report.wording.explanation import Explanation, count_phrase
from lkjip.report.wording.target_text import OWN_SENTENCE_LIMIT


def explain_previous_year(
    all_items: Sequence[Indikator], year: int, *, full_year: bool = True
) -> list[Explanation]:
    """Groups against the year ``year``; what cannot be compared comes last, one by one."""
    comparable = [i for i in all_items if _is_comparable(i, year)]
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
    new = [
        i
        for i in all_items
        if i.realisasi is not None
        and not i.status.leaves_mean
        and ((t := in_year(i, year)) is None or (t.realisasi is None and not t.realisasi_text))
    ]
    if len(new) <= OWN_SENTENCE_LIMIT:
        return other
    remaining = [u for u in other if not u.opening.endswith(f"pembanding dari tahun {year}.")]
    opening = (
        f"{count_phrase(len(new), len(all_items))} belum mempunyai pembanding dari tahun {year}"
    )
    if len(new) == len(all_items):
        return [*remaining, Explanation(f"{opening}.")]
    return [*remaining, Explanation(opening, tuple(words.in_sentence(i.name) for i in new))]


def _is_comparable(i: Indikator, year: int) -> bool:
    past = in_year(i, year)
    return (
        past is not None
        and not past.method_changed
        and not i.status.leaves_mean
        and isinstance(i.realisasi, Decimal)
        and isinstance(past.realisasi, Decimal)
    )


def _previous(i: Indikator, year: int) -> OtherYear:
    past = in_year(i, year)
    if past is None:
        raise ValueError(f"{i.code} has no year {year}")
    return past


def _merit(i: Indikator, year: int) -> int:
    """1 better than that year, −1 worse, 0 equal, by the direction of the indicator."""
    movement = movement_direction(i.realisasi, _previous(i, year).realisasi)
    return -movement if i.direction is Direction.DOWN else movement


def _full_year(all_items: Sequence[Indikator], year: int) -> list[tuple[str, list[Indikator]]]:
    compared = f"dibandingkan tahun {year}"
    return [
        (f"membaik {compared}", [i for i in all_items if _merit(i, year) > 0]),
        (f"sama dengan tahun {year}", [i for i in all_items if _merit(i, year) == 0]),
        (f"menurun kinerjanya {compared}", [i for i in all_items if _merit(i, year) < 0]),
    ]


def _in_progress(all_items: Sequence[Indikator], year: int) -> list[tuple[str, list[Indikator]]]:
    """Compare a running year with a full one: only indicators already above it can be judged."""

    def beyond(i: Indikator) -> bool:
        return movement_direction(i.realisasi, _previous(i, year).realisasi) >= 0

    return [
        (f"sudah menyamai atau melampaui realisasi setahun penuh {year}",
         [i for i in all_items if beyond(i)]),
        (f"belum menyamai realisasi setahun penuh {year}", [i for i in all_items if not beyond(i)]),
    ]  # fmt: skip


def _capaian(before: Decimal, current: Decimal, good: int) -> str:
    """Both capaian; told as a contradiction when they do not go the way of the realisasi."""
    movement = 0 if words.prints_same(before, current) else (current > before) - (current < before)
    if movement * good >= 0:
        return f" (capaian {words.percent(before)} menjadi {words.percent(current)})"
    toward = "naik" if movement > 0 else "turun"
    return (
        f", meskipun capaiannya {toward} dari {words.percent(before)} menjadi "
        f"{words.percent(current)}"
    )


def clause(i: Indikator, year: int, *, full_year: bool = True) -> str:
    """One indicator as a clause with both figures, and both capaian where they are known."""
    past = _previous(i, year)
    name, r = words.in_sentence(i.name), words.realisasi(i)
    before = words.with_unit(past.realisasi, i.measure_unit, past.realisasi_text)
    if not full_year:
        return f"{name} {r} berbanding {before}"
    if movement_direction(i.realisasi, past.realisasi) == 0:
        return f"{name} tetap {r}"
    capaian = ""
    if past.capaian is not None and i.capaian is not None:
        capaian = _capaian(past.capaian, i.capaian, _merit(i, year))
    figure, _, measure_unit = before.partition(words.NBSP)
    if measure_unit and measure_unit != "%" and r.endswith(f"{words.NBSP}{measure_unit}"):
        before = figure
    return f"{name} dari {before} menjadi {r}{capaian}"
