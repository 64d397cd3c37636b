"""Analyses 3 and 4 for all indicators of a sasaran: the end target of the Renstra, the standard."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip.measure.rules.rule import Direction
from lkjip.report.material.model import Indikator
from lkjip.report.wording import figures as words
from lkjip.report.wording.comparison import (
    HUNDRED,
    movement_direction,
    renstra_sentence,
    standard_sentence,
)
from lkjip.report.wording.explanation import Explanation, count_phrase
from lkjip.report.wording.target_text import OWN_SENTENCE_LIMIT


def explain_renstra(all_items: Sequence[Indikator], renstra: str = "") -> list[Explanation]:
    """Who has met the end target, who is on the way, furthest first."""
    present = [i for i in all_items if renstra_sentence(i, renstra)]
    measured = [i for i in present if i.end_capaian is not None]
    other = [Explanation(renstra_sentence(i, renstra)) for i in present if i not in measured]
    if len(measured) <= OWN_SENTENCE_LIMIT:
        return [*(Explanation(renstra_sentence(i, renstra)) for i in measured), *other]
    end = f"target akhir Renstra {renstra}".strip()
    ordered = sorted(measured, key=lambda i: (-(i.end_capaian or 0), i.code))
    already = [i for i in ordered if (i.end_capaian or 0) >= HUNDRED]
    not_yet = [i for i in ordered if i not in already]
    left_out = []
    for content, opening in (
        (already, f"sudah memenuhi atau melampaui {end}"),
        (not_yet, f"masih menuju {end}"),
    ):
        if content:
            clause = tuple(map(_renstra_clause, content))
            left_out.append(
                Explanation(f"{count_phrase(len(content), len(measured))} {opening}", clause)
            )
    return [*left_out, *other]


def _renstra_clause(i: Indikator) -> str:
    t = words.with_unit(i.end_target, i.measure_unit, i.end_target_text)
    r = words.drop_same_unit(words.realisasi(i), t) if not i.realisasi_text else i.realisasi_text
    return f"{words.in_sentence(i.name)} {r} dari {t} (kemajuan {words.percent(i.end_capaian)})"


def explain_standard(all_items: Sequence[Indikator]) -> list[Explanation]:
    """Better than, equal to, not yet as good as the standard; what cannot be told comes last."""
    present = [i for i in all_items if standard_sentence(i)]
    comparable = [
        i for i in present if isinstance(i.realisasi, Decimal) and isinstance(i.standard, Decimal)
    ]
    other = [Explanation(standard_sentence(i)) for i in present if i not in comparable]
    if len(comparable) <= OWN_SENTENCE_LIMIT:
        return [*(Explanation(standard_sentence(i)) for i in comparable), *other]
    left_out = []
    for mark, opening in (
        (1, "lebih baik daripada pembandingnya"),
        (0, "sama dengan pembandingnya"),
        (-1, "belum sebaik pembandingnya"),
    ):
        content = [i for i in comparable if _merit(i) == mark]
        if content:
            clause = tuple(map(_standard_clause, content))
            left_out.append(
                Explanation(f"{count_phrase(len(content), len(comparable))} {opening}", clause)
            )
    return [*left_out, *other]


def _merit(i: Indikator) -> int:
    movement = movement_direction(i.realisasi, i.standard)
    return -movement if i.direction is Direction.DOWN else movement


def _standard_clause(i: Indikator) -> str:
    reference = words.with_unit(i.standard, i.measure_unit, i.standard_text)
    label = i.standard_name or "standar nasional"
    return f"{words.in_sentence(i.name)} {words.realisasi(i)} ({label} {reference})"
