"""The parts that all charts share: the block with its size, its reference, horizontal bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from lkjip.report.blocks.model import Picture
from lkjip.report.charts import svg
from lkjip.report.wording import figures as words

WIDTH_MM = 155.0
"""As wide as the text of an upright page of the shipped template."""
WIDTH = WIDTH_MM * svg.PIXELS_PER_MM
_LABEL = 235.0
_FONT = 12.0
_FIGURE_FONT = 11.0
_BAR = 17.0
_GAP = 4.0
_STEPS = (20, 50, 100, 200, 500, 1000)
MOST_HEIGHT = 760.0
"""Of the bars of one picture: 190 mm, so that its caption and a sentence share the page."""
MOST_LINES = 8
"""So many steps of the scale stay readable."""


def to_picture(
    key: str, title: str, height: float, content: str, alt: str, source: str = "",
    width: float = WIDTH,
) -> Picture:  # fmt: skip
    """Return the block of a drawing ``height`` units high; as wide as the text unless told."""
    drawing = svg.picture(width, height, content)
    wide, high = width / svg.PIXELS_PER_MM, height / svg.PIXELS_PER_MM
    return Picture(key, title, drawing, wide, high, alt, source)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: value in percent, or None with the words that stand for it."""

    value: Decimal | None
    content: str = svg.DARK
    without: str = "–"


@dataclass(frozen=True, slots=True)
class BarGroup:
    """A label with its bars, drawn below each other."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """The scale of the bars: from ``low`` to ``high`` in steps, in percent; ``left`` is its place.

    ``low`` is 0 unless a value lies below; the reference lies within. Right of ``high`` the widest
    figure has room.
    """

    low: int
    high: int
    step: int
    left: float
    width: float
    reference: int

    def x(self, value: Decimal | int) -> float:
        """Return the place of a value in the drawing."""
        return self.left + float(value - self.low) / (self.high - self.low) * self.width

    @property
    def values(self) -> range:
        """Return the values at which a line is drawn."""
        return range(self.low, self.high + 1, self.step)


def _axis(bars: Sequence[Bar], reference: int) -> Axis:
    values = [b.value for b in bars if b.value is not None]
    low, high = min((*values, Decimal(0))), max((*values, Decimal(reference)))
    step = next((n for n in _STEPS if (high - low) / n <= MOST_LINES), 0)
    if not step:
        step = int((high - low) / MOST_LINES) + 1
    left = _LABEL + 10
    widest = max((svg.text_width(_figure(b), _FIGURE_FONT) for b in bars), default=0.0)
    low_step = (low / step).to_integral_value(ROUND_FLOOR)
    high_step = (high / step).to_integral_value(ROUND_CEILING)
    width = WIDTH - left - widest - 2 * _GAP
    return Axis(int(low_step) * step, int(high_step) * step, step, left, width, reference)


def sheets(all_items: Sequence[BarGroup]) -> list[tuple[BarGroup, ...]]:
    """Return the groups in parts of which each fits a page."""
    parts: list[list[BarGroup]] = [[]]
    height = 0.0
    for group in all_items:
        _, more = _label_lines(group)
        if parts[-1] and height + more > MOST_HEIGHT:
            parts.append([])
            height = 0.0
        parts[-1].append(group)
        height += more
    return [tuple(part) for part in parts]


def _label_lines(group: BarGroup) -> tuple[list[str], float]:
    """Return the lines of a label, and the height that the group takes."""
    row = svg.fold(group.label, _LABEL, _FONT)
    return row, max(len(group.bars) * _BAR, len(row) * _FONT * 1.15) + 9


def horizontal_bars(
    all_items: Sequence[BarGroup], legend: Sequence[tuple[str, str]], *, reference: int = 100
) -> tuple[float, str]:
    """Horizontal bars with their figures, a line at ``reference`` percent; height and drawing."""
    axis = _axis([b for k in all_items for b in k.bars], reference)
    upper = 34.0
    segments: list[str] = []
    y = upper
    for k in all_items:
        row, height = _label_lines(k)
        segments.append(svg.text_lines(_LABEL, y + height / 2, row, _FONT))
        beginning = y + (height - len(k.bars) * _BAR) / 2
        segments += [_one(b, axis, beginning + n * _BAR) for n, b in enumerate(k.bars)]
        y += height
    return y + 26, _legend(legend) + _grid(axis, upper, y) + "".join(segments)


def _legend(legend: Sequence[tuple[str, str]]) -> str:
    left_out, x = [], _LABEL + 10
    for content, label in legend:
        segments, x = svg.key(x, 6, content, label)
        left_out.append(segments)
    return "".join(left_out)


def _grid(axis: Axis, upper: float, lower: float) -> str:
    left_out = []
    for value in axis.values:
        x = axis.x(value)
        colour = svg.LINE if value == 0 and axis.low < 0 else "#D9D9D9"
        left_out.append(svg.line(x, upper, x, lower, colour))
        label = str(value).replace("-", "−")
        left_out.append(svg.text(x, lower + 15, label, 11, mean="middle", colour=svg.LINE))
    x = axis.x(axis.reference)
    left_out.append(svg.line(x, upper - 4, x, lower, "#000000", bold=1.4, dash="5 3"))
    return "".join(left_out)


def _figure(b: Bar) -> str:
    return b.without if b.value is None else words.percent(b.value)


def _one(b: Bar, axis: Axis, y: float) -> str:
    """A bar from zero, its figure beside it: never on the line of the reference.

    A figure that would lie on it stands on a white ground inside its bar, or beyond the line where
    the bar is too short.
    """
    zero, end = axis.x(0), axis.x(b.value if b.value is not None else 0)
    figure = _figure(b)
    x, width = max(zero, end) + _GAP, svg.text_width(figure, _FIGURE_FONT)
    line, ground = axis.x(axis.reference), ""
    if x < line + _GAP and x + width > line - _GAP:
        x = line + _GAP
        inside = end - 2 * _GAP - width
        if end < line and inside > zero:
            x = inside
            ground = svg.box(x - 2, y + 3, width + 4, _BAR - 6, "#FFFFFF", "#FFFFFF")
    colour = svg.LINE if b.value is None else "#000000"
    bar = svg.box(min(zero, end), y + 2, abs(end - zero), _BAR - 4, b.content)
    return ("" if b.value is None else bar + ground) + svg.text(
        x, y + 13, figure, _FIGURE_FONT, colour=colour, rim=True
    )
