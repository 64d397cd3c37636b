"""Plan and fact of the eight steps on the scale of the plan."""

from __future__ import annotations

from datetime import date

from lkjip.book.layout.home import PLAN_STEP, PLAN_WORDS, SMALL
from lkjip.book.text_room import fitting
from lkjip.sop.overview import StepSummary
from lkjip.steps.kernel.display import short_date
from lkjip.tables.cells import Block, Cell

FULL = 100.0
"""The length of the scale: from the first day of the plan to the last."""
MARK = 5.0
"""The mark at the end of a bar that runs over the scale."""
SLIVER = 1.0
"""The shortest bar that one sees."""
ARROW = "→ "
SOON = "Batang muncul setelah 1 Rencana."
"""Stands there before there is a plan."""
Summary = tuple[StepSummary, ...]


def scale(summary: Summary) -> tuple[date, date] | None:
    """Return the first and the last day of the plan."""
    begins = [step.begin for step in summary if step.begin]
    ends = [step.due for step in summary if step.due]
    return (min(begins), max(ends)) if begins and ends else None


def bars(summary: Summary, today: date) -> Block:
    """Return two lines for each step, plan and fact, in hundredths of the plan.

    Columns: nothing, room before the bar, plan, fact, mark of what runs over. A step that is
    running reaches until today. What lies behind the plan ends in the mark.
    """
    span = scale(summary)
    lines: list[tuple[Cell, ...]] = []
    for step in summary:
        before, length, _ = _bar(span, step.begin, step.due)
        lines.append((None, before, length, None, None))
        before, length, over = _bar(span, step.actual_begin, step.actual_finish or today)
        lines.append((None, before, None, length, over))
    return tuple(lines)


def _bar(
    span: tuple[date, date] | None, first: date | None, last: date | None
) -> tuple[float | None, float | None, float | None]:
    if span is None or first is None or last is None:
        return None, None, None
    days = (span[1] - span[0]).days + 1
    start = FULL * max(0, (first - span[0]).days) / days
    end = FULL * max(1, (last - span[0]).days + 1) / days
    if end <= FULL:
        return round(start, 2), round(max(SLIVER, end - start), 2), None
    start = min(start, FULL - MARK)
    return round(start, 2), round(FULL - MARK - start, 2), MARK


def names(summary: Summary) -> Block:
    """Return the names of the steps; before there is a plan nothing is drawn."""
    shown = [step.tab if scale(summary) else None for step in summary]
    words = [one and fitting(one, PLAN_STEP.pixels, SMALL) for one in shown]
    return tuple((one, *[None] * (PLAN_STEP.width - 1)) for one in words)


def differences(summary: Summary, today: date) -> Block:
    """Return for each step how it stands against the plan."""
    words = [difference(step, summary, today) if scale(summary) else None for step in summary]
    shown = [one and fitting(one, PLAN_WORDS.pixels, SMALL) for one in words]
    return tuple((one, *[None] * (PLAN_WORDS.width - 1)) for one in shown)


def difference(step: StepSummary, summary: Summary, today: date) -> str:
    """Return how a step stands against the plan; what runs over its end begins with an arrow."""
    span = scale(summary)
    reached = step.actual_finish or today
    over = span is not None and reached > span[1] and step.actual_begin is not None
    if step.late:
        return f"{ARROW if over else ''}lewat {step.late} hari kerja"
    if step.actual_finish:
        return "tepat waktu"
    if step.actual_begin:
        return step.remaining_words
    return f"tenggat {short_date(step.due)}" if step.due else "tidak dipakai"


def title(summary: Summary) -> str:
    """Return the head of the panel, with the ends of the scale."""
    span = scale(summary)
    if span is None:
        return f"Rencana dan kenyataan: {SOON[0].lower()}{SOON[1:-1]}"
    ends = f"{short_date(span[0])} – {short_date(span[1])}"
    return f"Rencana (biru), kenyataan (hitam): {ends}"
