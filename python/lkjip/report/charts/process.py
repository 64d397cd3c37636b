"""Chart: the SOP's steps as planned and as carried out, on one time line."""

from __future__ import annotations

from datetime import date, timedelta

from lkjip.report.blocks.model import Block
from lkjip.report.charts import svg
from lkjip.report.charts.bars import WIDTH, to_picture
from lkjip.report.material.model import ReportMaterial
from lkjip.report.material.process import SopStep
from lkjip.report.wording import figures as words
from lkjip.sop.calendar.words import MONTHS

_LEFT, _ROW, _TOP = 190.0, 25.0, 30.0
_FONT = 11.0
KEY = "lampiran.grafik"


def process_chart(material: ReportMaterial) -> tuple[Block, ...]:
    """Return the chart; nothing without planned dates."""
    present = [x for x in material.steps if x.planned_start and x.planned_end]
    if not svg.is_available() or not present:
        return ()
    days = [d for x in present for d in (x.planned_start, x.planned_end, x.begin, x.finished) if d]
    beginning, end = min(days), max(days) + timedelta(days=1)
    measure_unit = (WIDTH - _LEFT - 16) / max((end - beginning).days, 1)
    lower = _TOP + len(present) * _ROW
    content = [_grid(beginning, end, measure_unit, lower)]
    content += [_one(x, beginning, measure_unit, _TOP + n * _ROW) for n, x in enumerate(present)]
    x = _LEFT
    for pattern, label in ((svg.LIGHT, "rencana"), (svg.DARK, "pelaksanaan")):
        segments, x = svg.key(x, 6, pattern, label)
        content.append(segments)
    title = "Jadwal penyusunan laporan: rencana dan pelaksanaan"
    alt = "; ".join(
        f"langkah {x.no} {x.name}: rencana {words.on_date(x.planned_start)} sampai "
        f"{words.on_date(x.planned_end)}, selesai {words.on_date(x.finished)}"
        for x in present
    )
    return (to_picture(KEY, title, lower + 24, "".join(content), f"Bagan waktu. {title}. {alt}."),)


def _x(days: date, beginning: date, measure_unit: float) -> float:
    return _LEFT + (days - beginning).days * measure_unit


def _grid(beginning: date, end: date, measure_unit: float, lower: float) -> str:
    """Return a line and a date at every Monday, thinned out when they would touch."""
    left_out = []
    monday = beginning + timedelta(days=-beginning.weekday() % 7)
    distance = max(1, round(62 / (7 * measure_unit) + 0.49))
    while monday < end:
        x = _x(monday, beginning, measure_unit)
        left_out.append(svg.line(x, _TOP, x, lower, "#D9D9D9"))
        label = f"{monday.day} {MONTHS[monday.month - 1][:3]}"
        left_out.append(svg.text(x, lower + 15, label, 11, mean="middle", colour=svg.LINE))
        monday += timedelta(weeks=distance)
    return "".join(left_out)


def _one(x: SopStep, beginning: date, measure_unit: float, y: float) -> str:
    name = svg.fold(f"{x.no}  {x.name}", _LEFT - 14, _FONT, 2)
    left_out = [svg.text_lines(_LEFT - 10, y + 12, name, _FONT)]
    attach = (
        (x.planned_start, x.planned_end, svg.LIGHT, 2.0),
        (x.begin, x.finished, svg.DARK, 12.0),
    )
    for begin, finished, content, drop in attach:
        if begin and finished:
            width = ((finished - begin).days + 1) * measure_unit
            left_out.append(
                svg.box(_x(begin, beginning, measure_unit), y + drop, width, 9, content)
            )
    return "".join(left_out)
