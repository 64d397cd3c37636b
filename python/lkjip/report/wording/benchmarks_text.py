"""Analyses 3 and 4 for all indicators of a sasaran: the end target of the Renstra, the standard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from lkjip.measure.rules.comparison import Comparison, Meaning
from lkjip.measure.rules.rule import Good
from lkjip.report.material.model import Indikator
from lkjip.report.wording import figures as words
from lkjip.report.wording import names
from lkjip.report.wording.comparison import (
    HUNDRED,
    against_reference,
    end_of_renstra,
    end_year,
    renstra_is_over,
    renstra_sentence,
    standard_sentence,
)
from lkjip.report.wording.explanation import Explanation, count_phrase
from lkjip.report.wording.target_text import OWN_SENTENCE_LIMIT


def explain_renstra(
    all_items: Sequence[Indikator], plan: str = "Renstra", year: int = 0, *, full_year: bool = True
) -> list[Explanation]:
    """Group the indicators: end target met, not met yet; the furthest first.

    ``year`` is the report's: after the last year of the Renstra nothing is "on the way" any more,
    and the report says that its period is over.
    """
    over = full_year and renstra_is_over(plan, year)
    present = [i for i in all_items if renstra_sentence(i, plan)]
    closed = [Explanation(f"Periode {plan} berakhir pada tahun {end_year(plan)}.")]
    return [*_renstra_groups(present, plan, over=over), *(closed if over and present else ())]


def _renstra_groups(present: Sequence[Indikator], plan: str, *, over: bool) -> list[Explanation]:
    measured = [i for i in present if i.end_capaian is not None]
    said = {id(i): Explanation(renstra_sentence(i, plan, over=over)) for i in present}
    other = [said[id(i)] for i in present if i not in measured]
    if len(measured) <= OWN_SENTENCE_LIMIT:
        return [*(said[id(i)] for i in measured), *other]
    end = end_of_renstra(plan)
    not_met = "belum memenuhi" if over else "masih menuju"
    higher = all(i.direction.good is Good.HIGHER for i in measured)
    ordered = sorted(measured, key=lambda i: (-(i.end_capaian or 0), i.code))
    already = [i for i in ordered if (i.end_capaian or 0) >= HUNDRED]
    not_yet = [i for i in ordered if i not in already]
    left_out = []
    for content, opening in (
        (already, f"sudah memenuhi {'atau melampaui ' if higher else ''}{end}"),
        (not_yet, f"{not_met} {end}"),
    ):
        if content:
            clause = tuple(map(_renstra_clause, content))
            left_out.append(
                Explanation(f"{count_phrase(len(content), len(measured))} {opening}", clause)
            )
    return [*left_out, *other]


def _renstra_clause(i: Indikator) -> str:
    t = words.with_unit(i.end_target, i.measure_unit)
    r = words.realisasi(i)
    progress = f"kemajuan {words.percent(i.end_capaian)}"
    name = names.in_sentence(i.name)
    match i.direction.good:
        case Good.HIGHER:
            r = r if i.realisasi.wording else words.drop_same_unit(r, t)
            return f"{name} ({r} dari {t}, {progress})"
        case Good.LOWER | Good.NEAR:
            return f"{name} ({r}, target akhirnya {t}, {progress})"
    assert_never(i.direction.good)


def explain_standard(all_items: Sequence[Indikator]) -> list[Explanation]:
    """Better than, equal to, not yet as good as the standard; what cannot be told comes last."""
    present = [(i, against_reference(i)) for i in all_items if standard_sentence(i)]
    comparable = [(i, result) for i, result in present if result.comparable]
    other = [Explanation(standard_sentence(i)) for i, result in present if not result.comparable]
    if len(comparable) <= OWN_SENTENCE_LIMIT:
        return [*(Explanation(standard_sentence(i)) for i, _ in comparable), *other]
    left_out = []
    for meaning, opening in (
        (Meaning.BETTER, "lebih baik daripada pembandingnya"),
        (Meaning.STEADY, f"{_same(comparable)} pembandingnya"),
        (Meaning.WORSE, "belum sebaik pembandingnya"),
    ):
        content = [i for i, result in comparable if result.meaning is meaning]
        if content:
            clause = tuple(map(_standard_clause, content))
            left_out.append(
                Explanation(f"{count_phrase(len(content), len(comparable))} {opening}", clause)
            )
    return [*left_out, *other]


def _same(comparable: Sequence[tuple[Indikator, Comparison]]) -> str:
    """Name equal values, and values that lie equally well to what should be kept."""
    steady = [result for _, result in comparable if result.meaning is Meaning.STEADY]
    return "sama baiknya dengan" if any(x.movement for x in steady) else "sama dengan"


def _standard_clause(i: Indikator) -> str:
    reference = words.with_unit(i.standard, i.measure_unit)
    label = i.standard_name or "standar nasional"
    return f"{names.in_sentence(i.name)} ({words.realisasi(i)}; {label} {reference})"
