"""Boxes of the page, and text that never leaves its box."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lkjip.book.drawing import styles as look
from lkjip.book.text_room import most_letters
from lkjip.report.charts import svg

BOLD = 1.08
"""Bold letters run this much wider."""
INDENT = 3
"""Pixels of a box at each side in which no text stands."""


class Box(NamedTuple):
    """A part of the page: left, top, width and height in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width


def filled(box: Box, fill: str) -> str:
    """Return a box of one colour without a frame."""
    return svg.box(*box, content=fill, edge=fill)


def put(
    x: float,
    y: float,
    words: str,
    size: float,
    *,
    mean: str = "start",
    bold: bool = False,
    colour: str = look.INK,
) -> str:
    """Return one line of text with its baseline at ``y``."""
    return svg.text(x, y, words, size, mean=mean, bold=bold, colour=colour, rim=False)


def put_lines(
    box: Box,
    words: str,
    size: float,
    lines: int = 1,
    *,
    mean: str = "middle",
    bold: bool = False,
    colour: str = look.INK,
) -> str:
    """Return text in the middle of a box, wrapped; what has no room is left out of its middle.

    Names of a list often begin alike and differ at their ends.
    """
    folded = _folded(words, _room(box, bold), size, lines)
    x = box.x + (box.width / 2 if mean == "middle" else INDENT)
    step = size * 1.15
    first = box.y + box.height / 2 + size * 0.36 - (len(folded) - 1) * step / 2
    return "".join(
        put(x, first + n * step, line, size, mean=mean, bold=bold, colour=colour)
        for n, line in enumerate(folded)
    )


def fits(words: str, box: Box, size: float, lines: int, bold: bool = False) -> bool:
    """Tell whether a text has room in a box."""
    return len(svg.fold(words, _room(box, bold), size, lines + 1)) <= lines


def _room(box: Box, bold: bool) -> float:
    return (box.width - 2 * INDENT) / (BOLD if bold else 1)


def _folded(words: str, room: float, size: float, lines: int) -> list[str]:
    """Return the lines of a text; the longest cut of both its ends that has room."""
    whole = svg.fold(words, room, size, lines + 1)
    if len(whole) <= lines and svg.text_width(whole[-1], size) <= room:
        return whole

    def has_room(letters: int) -> bool:
        return len(svg.fold(_without_middle(words, letters), room, size, lines + 1)) <= lines

    kept = most_letters(len(words) // 2, has_room)
    return svg.fold(_without_middle(words, kept), room, size, lines)


def _without_middle(words: str, letters: int) -> str:
    return f"{words[:letters].rstrip()}… {words[len(words) - letters :].lstrip()}"


def head(box: Box, words: str) -> Iterator[str]:
    """Yield the head above a panel, with its line."""
    size = 13.0
    room = box.width / BOLD
    while size > 9 and svg.text_width(words, size) > room:
        size -= 0.5
    yield put(box.x, box.y - 9, words, size, bold=True, colour=look.NAVY)
    yield filled(Box(box.x, box.y - 4, box.width, 1.5), look.BLUE)
