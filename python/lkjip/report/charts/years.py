"""Chart: realisasi of several years, one small panel per indicator of a sasaran."""

from __future__ import annotations

from decimal import Decimal

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Block, Reference
from lkjip.report.charts import svg
from lkjip.report.charts.bars import WIDTH, to_picture
from lkjip.report.material.model import Indikator, ReportMaterial, Sasaran
from lkjip.report.wording import figures as words

PANELS_PER_ROW = 3
AT_MOST = 9
_HEIGHT = 172.0
_TOP, _BOTTOM = 50.0, 24.0
_FIGURE = 14.0
"""Room for a figure above a bar, or below one that hangs down."""
Point = tuple[str, Decimal]


def years_chart(material: ReportMaterial, x: Sasaran, key: str) -> tuple[Block, ...]:
    """Return a sentence that refers to it, and the chart; nothing without two years of figures."""
    panel = [(i, t) for i in x.indikator if len(t := dots(material, i)) > 1][:AT_MOST]
    if not svg.is_available() or not panel:
        return ()
    width = WIDTH / PANELS_PER_ROW
    content = "".join(
        _panel(
            i, t, (n % PANELS_PER_ROW) * width, (n // PANELS_PER_ROW) * _HEIGHT, width,
            ongoing=not material.full_year,
        )
        for n, (i, t) in enumerate(panel)
    )  # fmt: skip
    height = -(-len(panel) // PANELS_PER_ROW) * _HEIGHT + 4
    title = "Realisasi indikator dari tahun ke tahun"
    alt = "; ".join(
        f"{i.name} ({i.measure_unit}): " + ", ".join(f"{year} {words.figure(v)}" for year, v in t)
        for i, t in panel
    )
    note = "" if material.full_year else "Batang berarsir: realisasi yang belum setahun penuh."
    name = f"{key}.grafik"
    return (
        s.paragraph("Perkembangan realisasi diperlihatkan dalam ", Reference(name), "."),
        to_picture(name, title, height, content, f"Diagram batang. {title}. {alt}.", note),
    )


def dots(material: ReportMaterial, i: Indikator) -> list[Point]:
    """(year, realisasi) of the years that are comparable with this one, this year last."""
    current = i.realisasi.number
    if current is None:
        return []
    left_out = [
        (str(t.year), t.realisasi.number)
        for t in sorted(i.past, key=lambda t: t.year)
        if t.realisasi.number is not None and not t.method_changed
    ][-4:]
    return [*left_out, (words.s_d(material.identity), current)]


def _panel(i: Indikator, t: list[Point], x: float, y: float, width: float, *, ongoing: bool) -> str:
    """One indicator's years as upright bars from zero; a value below zero hangs down."""
    most, least = max(*(v for _, v in t), Decimal(0)), min(*(v for _, v in t), Decimal(0))
    foot = y + _HEIGHT - _BOTTOM
    room = _HEIGHT - _TOP - _BOTTOM - _FIGURE - (_FIGURE if least < 0 else 0)
    scale = room / float(most - least or 1)
    zero = y + _TOP + _FIGURE + float(most) * scale
    sop_step = (width - 24) / len(t)
    left_out = [
        svg.text(x + 8, y + 15, f"{i.code} ({' '.join(i.measure_unit.split())})", 11.5, bold=True)
    ]
    left_out += [
        svg.text(x + 8, y + 29 + n * 12, row, 10.5, colour=svg.LINE)
        for n, row in enumerate(svg.fold(i.name, width - 20, 10.5, 2))
    ]
    for n, (year, value) in enumerate(t):
        height = float(abs(value)) * scale
        middle = x + 12 + sop_step * (n + 0.5)
        current = n == len(t) - 1
        content = (svg.HATCHED if ongoing else svg.DARK) if current else svg.LIGHT
        bars = min(sop_step * 0.62, 46)
        top = zero if value < 0 else zero - height
        figure = zero + height + 11 if value < 0 else top - 4
        left_out.append(svg.box(middle - bars / 2, top, bars, height, content))
        left_out.append(svg.text(middle, figure, words.figure(value), 11, mean="middle"))
        left_out.append(svg.text(middle, foot + 14, year, 10.5, mean="middle", colour=svg.LINE))
    left_out.append(svg.line(x + 8, zero, x + width - 12, zero, svg.LINE))
    return "".join(left_out)
