"""Analysis 1 for all indicators of a sasaran: who reached the target, who did not, by how much."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import assert_never

from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.rule import Good
from lkjip.report.material.model import Indikator
from lkjip.report.wording import figures as words
from lkjip.report.wording import names
from lkjip.report.wording.explanation import Explanation, count_phrase
from lkjip.report.wording.target import HUNDRED, tail, target_sentence

OWN_SENTENCE_LIMIT = 2
"""So few indicators are told one by one."""


def explain_target(
    all_items: Sequence[Indikator], *, full_year: bool = True, limit: Decimal | None = None,
    year: int = 0,
) -> list[Explanation]:  # fmt: skip
    """Groups of indicators with figures, best first; then those that have none, one by one."""
    measured = [i for i in all_items if i.capaian is not None and i.status is Status.NUMBER]
    other = [
        Explanation(k)
        for i in all_items
        if i not in measured and (k := target_sentence(i, full_year=full_year, year=year))
    ]
    if len(measured) <= OWN_SENTENCE_LIMIT:
        one = [target_sentence(i, full_year=full_year, limit=limit, year=year) for i in measured]
        return [*(Explanation(k) for k in one if k), *other]
    ordered = sorted(measured, key=lambda i: (-(i.capaian or 0), i.code))
    reached = [i for i in ordered if (i.capaian or 0) >= HUNDRED]
    not_yet = [i for i in ordered if i not in reached]
    left_out = []
    higher = all(i.direction.good is Good.HIGHER for i in measured)
    for group, opening in zip((reached, not_yet), _openings(full_year, higher), strict=True):
        if group:
            clause = tuple(target_clause(i, limit=limit) for i in group)
            left_out.append(
                Explanation(f"{count_phrase(len(group), len(measured))} {opening}", clause)
            )
    return [*left_out, *other]


def _openings(full_year: bool, higher: bool) -> tuple[str, str]:
    """Word both groups; a value that should be low or near "meets" its target."""
    if not higher:
        end = "" if full_year else " setahun"
        return f"memenuhi target{end}", f"belum memenuhi target{end}"
    if full_year:
        return "mencapai atau melampaui target", "belum mencapai target"
    return "sudah mencapai target setahun", "masih berjalan menuju target setahun"


def target_clause(ind: Indikator, *, limit: Decimal | None = None) -> str:
    """One indicator as a clause: "jumlah naskah … (37 dari target 41 naskah, capaian 90,24%)"."""
    name, r, t = names.in_sentence(ind.name), words.realisasi(ind), words.target(ind)
    capaian = f", capaian {words.percent(ind.capaian)}"
    # A percentage of a target of 100 is its own capaian.
    if ind.target.number == HUNDRED and ind.realisasi.number == ind.capaian:
        capaian = ""
    remaining = tail(ind, limit)
    match ind.direction.good:
        case Good.LOWER:
            return f"{name} ({r} dengan batas target {t}{capaian}{remaining})"
        case Good.NEAR:
            return f"{name} ({r} dengan target {t}{capaian}{remaining})"
        case Good.HIGHER:
            if r == t:
                return f"{name} ({r}, tepat sesuai target{capaian}{remaining})"
            if ind.realisasi.plain_number is not None:
                r = words.drop_same_unit(r, t)
            return f"{name} ({r} dari target {t}{capaian}{remaining})"
    assert_never(ind.direction.good)
