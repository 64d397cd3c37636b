"""The parts that all charts share: the block with its size, its reference, horizontal bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip.report.blocks.model import Picture
from lkjip.report.charts import svg
from lkjip.report.wording import figures as words

WIDTH_MM = 155.0
"""As wide as the text of an upright page of the shipped template."""
WIDTH = WIDTH_MM * svg.PIXELS_PER_MM
_LABEL = 235.0
_FONT = 12.0
_BAR = 17.0


def to_picture(
    key: str, title: str, height: float, content: str, alt: str, source: str = ""
) -> Picture:
    """Return the block of a drawing ``height`` units high, as wide as the text."""
    drawing = svg.picture(WIDTH, height, content)
    return Picture(key, title, drawing, WIDTH_MM, height / svg.PIXELS_PER_MM, alt, source)


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


def horizontal_bars(
    all_items: Sequence[BarGroup], legend: Sequence[tuple[str, str]], *, reference: int = 100
) -> tuple[float, str]:
    """Horizontal bars with their figures, a line at ``reference`` percent; height and drawing."""
    most = max((b.value for k in all_items for b in k.bars if b.value is not None), default=None)
    peak = _peak(max(most or Decimal(0), Decimal(reference)))
    left, right = _LABEL + 10, WIDTH - 62
    measure_unit = (right - left) / peak
    upper = 34.0
    segments: list[str] = []
    y = upper
    for k in all_items:
        row = svg.fold(k.label, _LABEL, _FONT)
        height = max(len(k.bars) * _BAR, len(row) * _FONT * 1.15) + 9
        segments.append(svg.text_lines(_LABEL, y + height / 2, row, _FONT))
        beginning = y + (height - len(k.bars) * _BAR) / 2
        segments += [
            _one(b, left, beginning + n * _BAR, measure_unit) for n, b in enumerate(k.bars)
        ]
        y += height
    grid = _grid(left, upper, y, peak, measure_unit, reference)
    return y + 26, _legend(legend) + grid + "".join(segments)


def _peak(value: Decimal) -> int:
    sop_step = 20 if value <= 120 else 50 if value <= 300 else 100
    return int(-(-value // sop_step)) * sop_step


def _legend(legend: Sequence[tuple[str, str]]) -> str:
    left_out, x = [], _LABEL + 10
    for content, label in legend:
        segments, x = svg.key(x, 6, content, label)
        left_out.append(segments)
    return "".join(left_out)


def _grid(
    left: float, upper: float, lower: float, peak: int, measure_unit: float, reference: int
) -> str:
    sop_step = 20 if peak <= 120 else 50 if peak <= 300 else 100
    left_out = []
    for value in range(0, peak + 1, sop_step):
        x = left + value * measure_unit
        left_out.append(svg.line(x, upper, x, lower, "#D9D9D9"))
        left_out.append(svg.text(x, lower + 15, str(value), 11, mean="middle", colour=svg.LINE))
    x = left + reference * measure_unit
    left_out.append(svg.line(x, upper - 4, x, lower, "#000000", bold=1.4, dash="5 3"))
    return "".join(left_out)


def _one(b: Bar, left: float, y: float, measure_unit: float) -> str:
    if b.value is None:
        return svg.text(left + 6, y + 13, b.without, 11, colour=svg.LINE)
    width = float(b.value) * measure_unit
    figure = words.percent(b.value).replace(words.NBSP, " ")
    x = left + width + 4
    backing = svg.box(x, y + 2, svg.text_width(figure, 11) + 2, _BAR - 4, "#FFFFFF", "none")
    return (
        svg.box(left, y + 2, width, _BAR - 4, b.content)
        + backing
        + svg.text(x + 1, y + 13, figure, 11)
    )
