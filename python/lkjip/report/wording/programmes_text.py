"""Analysis 7 in words: which programmes carried the result, and which have not yet."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip.report.material.model import ProgramRow
from lkjip.report.wording import figures as words
from lkjip.report.wording import names
from lkjip.report.wording.explanation import Explanation, count_phrase, of_many
from lkjip.report.wording.target import HUNDRED

_PHRASES = ("mencapai target kinerjanya", "belum mencapai target kinerjanya")
_RUNNING = ("sudah mencapai target setahun", "masih berjalan")
_WHICH = ("dengan capaian tertinggi", "dengan capaian terendah")


def explain_support(
    all_items: Sequence[ProgramRow], *, full_year: bool = True
) -> list[Explanation]:
    """Groups of lines by their capaian: the best, then the weakest; none without a capaian."""
    present = sorted(
        (b for b in all_items if b.capaian is not None), key=lambda b: (-(b.capaian or 0), b.code)
    )
    if not present:
        return []
    level = {b.level.lower() for b in present}
    noun = (level.pop() if len(level) == 1 else "") or "kegiatan"
    reached = [b for b in present if (b.capaian or 0) >= HUNDRED]
    not_yet = [b for b in reversed(present) if (b.capaian or 0) < HUNDRED]
    phrases = _PHRASES if full_year else _RUNNING
    return [
        of_many(
            f"{count_phrase(len(content), len(present), noun)} {opening}",
            [f"{names.calm(b.description)} ({words.percent(b.capaian)})" for b in content],
            which,
        )
        for content, opening, which in zip((reached, not_yet), phrases, _WHICH, strict=True)
        if content
    ]
