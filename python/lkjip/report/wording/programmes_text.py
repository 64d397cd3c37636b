"""Analysis 7 in words: which programmes carried the result, and which have not yet."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip.report.material.model import ProgramRow
from lkjip.report.wording import figures as words
from lkjip.report.wording.explanation import Explanation, count_phrase
from lkjip.report.wording.target import HUNDRED


def explain_support(
    all_items: Sequence[ProgramRow], *, full_year: bool = True
) -> list[Explanation]:
    """Groups of lines by their capaian, best first; lines without one are left out."""
    present = sorted(
        (b for b in all_items if b.capaian is not None), key=lambda b: (-(b.capaian or 0), b.code)
    )
    if not present:
        return []
    level = {b.level.lower() for b in present}
    noun = level.pop() if len(level) == 1 else "kegiatan"
    reached = [b for b in present if (b.capaian or 0) >= HUNDRED]
    not_yet = [b for b in present if b not in reached]
    if full_year:
        phrases = ("menunjang keberhasilan sasaran dengan capaian penuh",
                     "belum menunjang sepenuhnya karena capaiannya di bawah target")  # fmt: skip
    else:
        phrases = ("sudah mencapai target setahun", "masih berjalan")
    return [
        Explanation(
            f"{count_phrase(len(content), len(present), noun or 'kegiatan')} {opening}",
            tuple(
                f"{' '.join(b.description.split())} ({words.percent(b.capaian)})" for b in content
            ),
        )
        for content, opening in zip((reached, not_yet), phrases, strict=True)
        if content
    ]
