"""Draws the contents of the home tab on a page: A4 across, in pixels at 96 dots per inch.

A page has more room than a screen, so the list of units is longer than that of the tab.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from lkjip.book.drawing import styles as look
from lkjip.book.layout.home import LAST, LEFT, TILES
from lkjip.mail.paper.date_words import weekday_and_date
from lkjip.measure.numbers.format import EMPTY
from lkjip.report.charts import svg
from lkjip.sop.overview import StepSummary
from lkjip.steps.kernel.display import SHORT, short_date
from lkjip.steps.kernel.home import figures, timeline, units
from lkjip.steps.kernel.home.content import HomeContent
from lkjip.steps.page.goals import draw_goals
from lkjip.steps.page.text import Box, filled, fits, head, put, put_lines
from lkjip.tables.cells import Cell

WIDTH, HEIGHT = 1123, 794
POINT = 72 / 96
"""Points in a pixel: in points the page is A4."""
MARGIN = 28
INSIDE = WIDTH - 2 * MARGIN
TITLE = Box(MARGIN, 24, INSIDE, 40)
STRIP, STRIP_LINES = 68, (20, 20, 16, 30)
"""Top of the strip, and the heights of its lines: step, state, due date, time left."""
ACTION = Box(MARGIN, 162, INSIDE, 44)
NUMBERS = Box(MARGIN, 214, INSIDE, 64)
PANELS = 290
"""Top of the heads of the panels."""
LIST = Box(MARGIN, PANELS + 24, 640, 26 * 17)
LINE = 17
RIGHT = MARGIN + LIST.width + 24
GOALS = Box(RIGHT, PANELS + 24, WIDTH - MARGIN - RIGHT, 12 * 18)
PLAN = Box(RIGHT, PANELS + 24 + 12 * 18 + 36, GOALS.width, 8 * 24)
BOTTOM = HEIGHT - 12


def draw_page(content: HomeContent, title: str, actions: Sequence[str], today: date) -> str:
    """Return the page as SVG.

    ``actions`` say what comes next, the longest first; the first one that has room stands there.
    """
    parts = (
        *_title(title, today),
        *_strip(content.steps),
        *_action(actions),
        *_numbers(content.tiles),
        *_units(content),
        *draw_goals(GOALS, content),
        *_plan(content.steps, today),
        put(MARGIN, BOTTOM, "Keadaan menurut buku kerja LKjIP.", 9, colour=look.GREY),
    )
    return svg.picture(WIDTH, HEIGHT, "".join(parts), POINT)


def _title(title: str, today: date) -> Iterator[str]:
    day = f"Keadaan {weekday_and_date(today)}"
    room = TITLE.width - svg.text_width(day, 13) - 48
    size = next((s for s in (20, 17, 14) if svg.text_width(title, s) * 1.08 <= room), 12)
    yield filled(TITLE, look.NAVY)
    lines = svg.fold(title, room / 1.08, size, 2)
    first = TITLE.y + TITLE.height / 2 + size * 0.36 - (len(lines) - 1) * size * 0.55
    for n, line in enumerate(lines):
        at = first + n * size * 1.1
        yield put(TITLE.x + 12, at, line, size, bold=True, colour="#FFFFFF")
    yield put(TITLE.right - 12, TITLE.y + 25, day, 13, mean="end", colour="#FFFFFF")


def _strip(steps: Sequence[StepSummary]) -> Iterator[str]:
    width = INSIDE / len(steps)
    for i, step in enumerate(steps):
        left, top = MARGIN + i * width, float(STRIP)
        due = f"tenggat {short_date(step.due)}"
        words = (step.tab, step.status, due, step.remaining_words if step.due else "")
        fills = (
            (look.BLUE, "#FFFFFF"),
            look.colours_of(step.status) or (look.PAPER, look.INK),
            (look.PAPER, look.GREY),
            (look.PAPER, look.GREY),
        )
        for n, (said, height, (fill, ink)) in enumerate(
            zip(words, STRIP_LINES, fills, strict=True)
        ):
            box = Box(left, top, width - 2, height)
            yield filled(box, fill)
            bold, size = n < 2, (12, 12, 11, 10.5)[n]
            yield put_lines(box, said, size, 2 if n == 3 else 1, bold=bold, colour=ink)
            top += height


def _action(actions: Sequence[str]) -> Iterator[str]:
    label = Box(ACTION.x, ACTION.y, 120, ACTION.height)
    words = Box(label.right + 8, ACTION.y, ACTION.width - label.width - 16, ACTION.height)
    yield svg.box(*ACTION, content="#FFFFFF", edge=look.LINE)
    yield filled(label, look.PAPER)
    yield put_lines(label, "Tindakan berikut", 12, 2, bold=True, colour=look.GREY)
    said = next((one for one in actions if fits(one, words, 14, 2, bold=True)), actions[-1])
    yield put_lines(words, said, 14, 2, bold=True, mean="start")


def _numbers(tiles: Sequence[figures.Figure]) -> Iterator[str]:
    column = NUMBERS.width / (LAST - LEFT + 1)
    for part, figure, colours in zip(TILES, tiles, look.TILE_COLOURS, strict=True):
        left = NUMBERS.x + (part.first - LEFT) * column
        box = Box(left, NUMBERS.y, part.width * column - 2, NUMBERS.height)
        speaks = figure.number not in (0, EMPTY)
        if part is TILES[-1]:
            speaks = "lewat" in figure.words
        fill, ink = colours if colours and speaks else (look.PAPER, look.GREY)
        yield filled(box, fill)
        middle = box.x + box.width / 2
        yield put(middle, box.y + 27, str(figure.number), 22, mean="middle", bold=True, colour=ink)
        below = Box(box.x + 2, box.y + 32, box.width - 4, 30)
        yield put_lines(below, figure.words, 10, 3, colour=ink)


def _units(content: HomeContent) -> Iterator[str]:
    yield from head(LIST, units.title(content.found, content.city))
    listed = units.shown_units(content.found)
    if not listed:
        words = units.nobody(content.after_request, content.city)
        yield put(LIST.x, LIST.y + 16, words, 11)
        return
    room = int(LIST.height / LINE)
    shown = listed if len(listed) <= room else listed[: room - 1]
    for n, one in enumerate(shown):
        top = LIST.y + n * LINE
        state = Box(LIST.x, top, 150, LINE - 1)
        fill, ink = look.colours_of(one.row.status) or (look.PAPER, look.INK)
        yield filled(state, fill)
        yield put_lines(state, one.row.status, 10, bold=True, colour=ink)
        name = Box(state.right + 6, top, 250, LINE - 1)
        yield put_lines(name, one.row.name, 10.5, mean="start")
        person = Box(name.right + 6, top, 130, LINE - 1)
        who = _short(units.person(one, content.who), person)
        yield put_lines(person, who, 10, mean="start", colour=look.GREY)
        yield put(LIST.right, top + 12, one.words, 10, mean="end", colour=look.GREY)
    if len(shown) < len(listed):
        words = units.rest(len(listed) - len(shown), content.city)
        yield put(LIST.x, LIST.y + len(shown) * LINE + 12, words, 10.5, colour=look.GREY)


def _short(who: str, box: Box) -> str:
    """Return a post with the short words of an office where it is too long."""
    for long, short in SHORT:
        if not fits(who, box, 10, 1):
            who = who.replace(long, short)
    return who


def _plan(steps: Sequence[StepSummary], today: date) -> Iterator[str]:
    summary = tuple(steps)
    yield from head(PLAN, timeline.title(summary))
    if timeline.scale(summary) is None:
        return
    chart = Box(PLAN.x + 108, PLAN.y, PLAN.width - 108 - 118, PLAN.height)
    height = PLAN.height / len(summary)
    lines = timeline.bars(summary, today)
    for n, step in enumerate(summary):
        top = PLAN.y + n * height
        yield put_lines(Box(PLAN.x, top, 104, height), step.tab, 10.5, mean="start")
        for at, line in ((top + 4, lines[2 * n]), (top + 12, lines[2 * n + 1])):
            yield from _bar(chart, at, line)
        words = timeline.difference(step, summary, today)
        box = Box(chart.right + 8, top, 110, height)
        yield put_lines(box, words, 10, 2, mean="start", colour=look.GREY)


def _bar(chart: Box, top: float, line: Sequence[Cell]) -> Iterator[str]:
    unit = chart.width / timeline.FULL
    left = chart.x
    fills = (None, None, look.PLAN_FILL, look.FACT_FILL, look.OVER_FILL)
    for share, fill in zip(line, fills, strict=True):
        width = float(share) * unit if isinstance(share, (int, float)) else 0.0
        if fill and width:
            yield filled(Box(left, top, width, 7), fill)
        left += width
