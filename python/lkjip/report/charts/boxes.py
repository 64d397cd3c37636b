"""Boxes with a name and a smaller line below it, for pictures of what stands under what."""

from __future__ import annotations

from dataclasses import dataclass

from lkjip.report.charts import svg

EDGE = 2.0
"""Room at the sides of a picture for the line around a box."""
_FONT, _SMALL = 11.0, 10.0
_PADDING = 7.0
_LINES, _SMALL_LINES = 5, 3
_SPACING = 1.15


@dataclass(frozen=True, slots=True)
class Labelled:
    """The words of a box: its name, and a smaller line that may be empty."""

    title: str
    remark: str = ""

    def lines(self, width: float) -> tuple[list[str], list[str]]:
        """Return both texts in lines that fit a box of this width."""
        inside = width - 2 * _PADDING
        title = svg.fold(self.title, inside, _FONT, _LINES)
        return title, svg.fold(self.remark, inside, _SMALL, _SMALL_LINES) if self.remark else []


def height_of(one: Labelled, width: float) -> float:
    """Return the height that a box of this width needs."""
    title, remark = one.lines(width)
    text = (len(title) * _FONT + len(remark) * _SMALL) * _SPACING
    return text + 2 * _PADDING + (3 if remark else 0)


def draw(
    one: Labelled, x: float, y: float, width: float, height: float, fill: str = "#FFFFFF"
) -> str:
    """Return the box with its texts in the middle."""
    title, remark = one.lines(width)
    used = height_of(one, width) - 2 * _PADDING
    top, middle = y + (height - used) / 2, x + width / 2
    named = len(title) * _FONT * _SPACING
    content = svg.box(x, y, width, height, fill)
    content += svg.text_lines(middle, top + named / 2, title, _FONT, mean="middle")
    if remark:
        small = len(remark) * _SMALL * _SPACING
        content += svg.text_lines(
            middle, top + named + 3 + small / 2, remark, _SMALL, mean="middle"
        )
    return content
