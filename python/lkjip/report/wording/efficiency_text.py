"""Analysis 6 for all lines of a sasaran: whose performance is ahead of the money, whose behind."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip.report.material.model import ProgramRow
from lkjip.report.wording.budget import EQUIVALENCE_LIMIT, efficiency_clause, efficiency_sentence
from lkjip.report.wording.explanation import Explanation, count_phrase, of_many
from lkjip.report.wording.target_text import OWN_SENTENCE_LIMIT

NOT_YET_FULL = "Efisiensi baru dapat dinilai penuh setelah tahun anggaran berakhir."


def _by_distance(b: ProgramRow) -> tuple[Decimal, str]:
    return -abs(b.efficiency or Decimal(0)), b.code


def explain_efficiency(
    all_items: Sequence[ProgramRow], *, full_year: bool = True
) -> list[Explanation]:
    """Groups: performance above, equal to, below spending; the meaning is told once per group."""
    present = [b for b in all_items if b.efficiency is not None and b.serapan is not None]
    end = [] if full_year or not present else [Explanation(NOT_YET_FULL)]
    if len(present) <= OWN_SENTENCE_LIMIT:
        return [*(Explanation(efficiency_sentence(b)) for b in present), *end]
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
            clauses = [efficiency_clause(b) for b in furthest]
            left_out.append(of_many(begun, clauses, "dengan selisih terbesar"))
    return [*left_out, *end]
