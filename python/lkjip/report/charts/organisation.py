"""Picture of the office: its head above the units of the register, in rows of four."""

from __future__ import annotations

from lkjip.report.blocks.model import Picture
from lkjip.report.charts import svg
from lkjip.report.charts.bars import WIDTH, to_picture
from lkjip.report.charts.boxes import EDGE, Labelled, draw, height_of
from lkjip.report.material.model import ReportMaterial, WorkUnit

KEY = "organisasi"
SOURCE = "Sumber: register Unit."
MOST_UNITS = 16
"""Units of one picture; more of them are read better in the table."""
_IN_A_ROW = 4
_GAP = 14.0
_DROP = 30.0
_HEAD_WIDTH = 250.0


def organisation_chart(material: ReportMaterial) -> tuple[Picture, ...]:
    """Return the picture; none for a city, without units, or with too many of them."""
    units = material.units
    if not svg.is_available() or material.city is not None or not 0 < len(units) <= MOST_UNITS:
        return ()
    i = material.identity
    head = Labelled(i.signatory_position or f"Kepala {i.work_unit}", i.work_unit)
    rows = [units[n : n + _IN_A_ROW] for n in range(0, len(units), _IN_A_ROW)]
    middle, height = WIDTH / 2, height_of(head, _HEAD_WIDTH)
    content = [draw(head, middle - _HEAD_WIDTH / 2, EDGE, _HEAD_WIDTH, height, fill=svg.LIGHT)]
    top = EDGE + height
    for n, row in enumerate(rows, 1):
        drawn, bottom = _row(row, middle, top, goes_on=n < len(rows))
        content.append(drawn)
        top = bottom
    title = f"Susunan organisasi {i.work_unit}"
    below = "; ".join(f"{u.name}{f' ({u.head})' if u.head else ''}" for u in units)
    alt = f"Bagan organisasi. {head.title} membawahkan: {below}."
    return (to_picture(KEY, title, top + EDGE, "".join(content), alt, SOURCE),)


def _row(
    row: tuple[WorkUnit, ...], middle: float, top: float, *, goes_on: bool
) -> tuple[str, float]:
    """Draw a row of units below a line that comes from above; return it and its lower end.

    The line runs on between the second and the third of four, so it crosses no box.
    """
    width = (WIDTH - 2 * EDGE - _GAP * (_IN_A_ROW - 1)) / _IN_A_ROW
    boxes = [Labelled(u.name, u.head) for u in row]
    height = max(height_of(one, width) for one in boxes)
    left = middle - (len(row) * width + (len(row) - 1) * _GAP) / 2
    rail, begin = top + _DROP / 2, top + _DROP
    centres = [left + n * (width + _GAP) + width / 2 for n in range(len(row))]
    ends = [*centres, middle]
    content = [
        svg.line(middle, top, middle, rail, svg.DARK),
        svg.line(min(ends), rail, max(ends), rail, svg.DARK),
    ]
    for one, x in zip(boxes, centres, strict=True):
        content.append(svg.line(x, rail, x, begin, svg.DARK))
        content.append(draw(one, x - width / 2, begin, width, height))
    if goes_on:
        content.append(svg.line(middle, rail, middle, begin + height, svg.DARK))
    return "".join(content), begin + height
