"""Draws the sasaran of the page: name, bar with its figure, category."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip.book.drawing import styles as look
from lkjip.book.layout.home import SASARAN
from lkjip.measure.numbers.format import format_number
from lkjip.steps.kernel.home import sasaran
from lkjip.steps.kernel.home.content import HomeContent
from lkjip.steps.page.text import Box, filled, head, put, put_lines

FULL = 100
"""The capaian whose bar fills its room."""
LONGEST_NAME = 3
"""Lines of a name at most."""
BAR, FIGURE, RANK = 66, 34, 84
"""Pixels of the bars, of the figures right of them, and of the categories."""


def draw_goals(box: Box, content: HomeContent) -> Iterator[str]:
    """Yield the panel; with more than twelve sasaran the lowest ten and the rest as a number."""
    goals = content.goals
    yield from head(box, sasaran.title(goals))
    if not goals:
        words = sasaran.SOON.format(when=content.after_analysis)
        yield put_lines(Box(box.x, box.y, box.width, 40), words, 11, 2, mean="start")
        return
    shown, more = sasaran.lowest(goals) if len(goals) > SASARAN else (goals, "")
    rows = len(shown) + bool(more)
    height = min(40.0, box.height / rows)
    lines = min(LONGEST_NAME, max(1, int(height / 12)))
    for n, goal in enumerate(shown):
        yield from _goal(Box(box.x, box.y + n * height, box.width, height - 1), goal, lines)
    if more:
        yield put(box.x + 3, box.y + len(shown) * height + 12, more, 10, colour=look.GREY)


def _goal(box: Box, goal: sasaran.Goal, lines: int) -> Iterator[str]:
    name = Box(box.x, box.y, box.width - BAR - FIGURE - RANK - 8, box.height)
    bar = Box(name.right + 4, box.y, BAR, box.height)
    rank = Box(bar.right + FIGURE + 4, box.y, RANK, box.height)
    yield put_lines(name, goal.name, 10, lines, mean="start")
    if goal.capaian is None:
        yield put_lines(rank, sasaran.UNKNOWN, 10, colour=look.GREY)
        return
    share = min(max(float(goal.capaian), 0.0), FULL) / FULL
    if share:
        yield filled(Box(bar.x, bar.y + 2, bar.width * share, bar.height - 4), look.BAR)
    middle = bar.y + bar.height / 2 + 4
    yield put(bar.right + FIGURE - 2, middle, format_number(goal.capaian), 10.5, mean="end")
    fill, ink = look.colours_of(goal.category) or (look.PAPER, look.INK)
    yield filled(rank, fill)
    yield put_lines(rank, goal.category, 10, bold=True, colour=ink)
