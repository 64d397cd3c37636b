"""Analysis 6 for all lines of a sasaran: whose performance is ahead of the money, whose behind."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import assert_never

from lkjip.measure.rules.budget import EfficiencyFormula
from lkjip.report.material.model import ProgramRow
from lkjip.report.wording.budget import EQUIVALENCE_LIMIT, efficiency_clause, efficiency_sentence
from lkjip.report.wording.explanation import Explanation, count_phrase, of_many
from lkjip.report.wording.target_text import OWN_SENTENCE_LIMIT

NOT_YET_FULL = "Efisiensi baru dapat dinilai penuh setelah tahun anggaran berakhir."

FURTHEST = {
    EfficiencyFormula.DIFFERENCE: "dengan selisih terbesar",
    EfficiencyFormula.SAVING: "dengan efisiensi terjauh dari nol",
}


def efficiency_words(formula: EfficiencyFormula) -> str:
    """Say in a sentence what efisiensi is, by the formula in force."""
    match formula:
        case EfficiencyFormula.DIFFERENCE:
            return "capaian kinerja dikurangi serapan anggaran, dalam poin persen"
        case EfficiencyFormula.SAVING:
            return "(capaian kinerja − serapan anggaran) / capaian kinerja × 100, dalam persen"
    assert_never(formula)


def efficiency_head(formula: EfficiencyFormula) -> str:
    """Return the head of a column of efisiensi."""
    return "Efisiensi (poin)" if formula is EfficiencyFormula.DIFFERENCE else "Efisiensi (%)"


def efficiency_source(formula: EfficiencyFormula) -> str:
    """Return the line below a table of efisiensi."""
    if formula is EfficiencyFormula.DIFFERENCE:
        return "Efisiensi = capaian kinerja − serapan anggaran."
    return "Efisiensi = (capaian kinerja − serapan anggaran) / capaian kinerja × 100."


def _by_distance(b: ProgramRow) -> tuple[Decimal, str]:
    return -abs(b.efficiency or Decimal(0)), b.code


def explain_efficiency(
    all_items: Sequence[ProgramRow],
    formula: EfficiencyFormula = EfficiencyFormula.DIFFERENCE,
    *,
    full_year: bool = True,
) -> list[Explanation]:
    """Groups: performance above, equal to, below spending; the meaning is told once per group."""
    present = [b for b in all_items if b.efficiency is not None and b.serapan is not None]
    end = [] if full_year or not present else [Explanation(NOT_YET_FULL)]
    if len(present) <= OWN_SENTENCE_LIMIT:
        return [*(Explanation(efficiency_sentence(b, formula)) for b in present), *end]
    ordered = sorted(present, key=lambda b: (-(b.efficiency or 0), b.code))
    upper = [b for b in ordered if (b.efficiency or 0) >= EQUIVALENCE_LIMIT]
    lower = [b for b in ordered if (b.efficiency or 0) <= -EQUIVALENCE_LIMIT]
    equivalent = [b for b in ordered if b not in upper and b not in lower]
    noun = (
        "kegiatan"
        if len({b.level for b in present}) > 1
        else present[0].level.lower() or "kegiatan"
    )
    left_out = []
    for content, opening in (
        (upper, "mencatat capaian kinerja yang lebih tinggi daripada serapan anggarannya"),
        (equivalent, "mencatat capaian kinerja yang sebanding dengan serapan anggarannya"),
        (lower, "mencatat capaian kinerja yang lebih rendah daripada serapan anggarannya"),
    ):
        if content:
            furthest = sorted(content, key=_by_distance)
            begun = f"{count_phrase(len(content), len(present), noun)} {opening}"
            clauses = [efficiency_clause(b, formula) for b in furthest]
            left_out.append(of_many(begun, clauses, FURTHEST[formula]))
    return [*left_out, *end]
