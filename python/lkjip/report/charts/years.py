"""Chart: realisasi of several years, one small panel per indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Block, Picture, Reference
from lkjip.report.charts import svg
from lkjip.report.charts.bars import WIDTH, to_picture
from lkjip.report.material.model import Indikator, ReportMaterial
from lkjip.report.wording import figures as words

PANELS_PER_ROW = 3
PANELS_PER_PICTURE = 15
"""Five rows: a picture that leaves room for its caption on a page."""
_HEIGHT = 152.0
_TOP, _BOTTOM = 50.0, 24.0
_FIGURE = 14.0
"""Room for a figure above a bar, or below one that hangs down."""
_FONT, _SMALLEST = 11.0, 6.5
_TITLE = 11.5


@dataclass(frozen=True, slots=True)
class Point:
    """Realisasi of a year as it is drawn: ``label`` is the year."""

    label: str
    value: Decimal


def years_chart(
    material: ReportMaterial, indicators: Sequence[Indikator], key: str
) -> tuple[Block, ...]:
    """Return a sentence that refers to it, and the chart; nothing without two years of figures.

    More panels than a page holds make several pictures.
    """
    panels = [(i, t) for i in indicators if len(t := points(material, i)) > 1]
    if not svg.is_available() or not panels:
        return ()
    starts = range(0, len(panels), PANELS_PER_PICTURE)
    sheets = [panels[start : start + PANELS_PER_PICTURE] for start in starts]
    keys = [chart_key(key, n) for n in range(len(sheets))]
    references = [piece for name in keys for piece in (" dan ", Reference(name))][1:]
    return (
        s.paragraph("Perkembangan realisasi diperlihatkan dalam ", *references, "."),
        *(_picture(material, sheet, name) for sheet, name in zip(sheets, keys, strict=True)),
    )


def chart_key(key: str, number: int = 0) -> str:
    """Return the key of the first picture of a chart, or of one that goes on."""
    return f"{key}.grafik.{number + 1}" if number else f"{key}.grafik"


def _picture(
    material: ReportMaterial, panels: Sequence[tuple[Indikator, list[Point]]], key: str
) -> Picture:
    columns = min(PANELS_PER_ROW, len(panels))
    width = WIDTH / PANELS_PER_ROW
    content = "".join(
        _panel(
            i, t, (n % columns) * width, (n // columns) * _HEIGHT, width,
            ongoing=not material.full_year,
        )
        for n, (i, t) in enumerate(panels)
    )  # fmt: skip
    height = -(-len(panels) // columns) * _HEIGHT + 4
    title = "Realisasi indikator dari tahun ke tahun"
    alt = "; ".join(
        f"{i.name} ({i.measure_unit}): "
        + ", ".join(f"{p.label} {words.figure(p.value)}" for p in t)
        for i, t in panels
    )
    period = words.period(material.identity)
    note = "" if material.full_year else f"Batang berarsir: realisasi {period}."
    return to_picture(
        key, title, height, content, f"Diagram batang. {title}. {alt}.", note, columns * width
    )


def points(material: ReportMaterial, i: Indikator) -> list[Point]:
    """Return the years that are comparable with this one, this year last."""
    current = i.realisasi.number
    if current is None:
        return []
    earlier = [
        Point(str(t.year), t.realisasi.number)
        for t in sorted(i.past, key=lambda t: t.year)
        if t.realisasi.number is not None and not t.method_changed
    ][-4:]
    return [*earlier, Point(str(material.identity.year), current)]


def _panel(i: Indikator, t: list[Point], x: float, y: float, width: float, *, ongoing: bool) -> str:
    """One indicator's years as upright bars from zero; a value below zero hangs down."""
    values = [p.value for p in t]
    most, least = max(*values, Decimal(0)), min(*values, Decimal(0))
    foot = y + _HEIGHT - _BOTTOM
    room = _HEIGHT - _TOP - _BOTTOM - _FIGURE - (_FIGURE if least < 0 else 0)
    scale = room / float(most - least or 1)
    zero = y + _TOP + _FIGURE + float(most) * scale
    step = (width - 24) / len(t)
    head = svg.fold(f"{i.code} ({' '.join(i.measure_unit.split())})", width - 20, _TITLE, 1)
    left_out = [svg.text(x + 8, y + 15, head[0], _TITLE, bold=True)]
    left_out += [
        svg.text(x + 8, y + 29 + n * 12, row, 10.5, colour=svg.LINE)
        for n, row in enumerate(svg.fold(i.name, width - 20, 10.5, 2))
    ]
    font = _figure_font(values, step)
    for n, point in enumerate(t):
        height = float(abs(point.value)) * scale
        middle = x + 12 + step * (n + 0.5)
        current = n == len(t) - 1
        content = (svg.HATCHED if ongoing else svg.DARK) if current else svg.LIGHT
        bars = min(step * 0.62, 46)
        top = zero if point.value < 0 else zero - height
        figure = zero + height + 11 if point.value < 0 else top - 4
        left_out.append(svg.box(middle - bars / 2, top, bars, height, content))
        left_out.append(svg.text(middle, figure, words.figure(point.value), font, mean="middle"))
        left_out.append(
            svg.text(middle, foot + 14, point.label, 10.5, mean="middle", colour=svg.LINE)
        )
    left_out.append(svg.line(x + 8, zero, x + width - 12, zero, svg.LINE))
    return "".join(left_out)


def _figure_font(values: Sequence[Decimal], step: float) -> float:
    """Return the size in which the widest figure of a panel keeps to its own bar."""
    widest = max(svg.text_width(words.figure(v), 1) for v in values)
    return min(_FONT, max(_SMALLEST, (step - 2) / widest))
