"""Column widths: as the table asks, but never so narrow that a number or a word breaks."""

from __future__ import annotations

from lkjip.report.blocks.model import Column, Content, Table, gap_mark
from lkjip.report.charts.svg import widest

FONT_MM = 9 * 0.3528
"""Nine points, the type of table cells, in millimetres."""
MARGIN_MM = 2.9
"""Both margins of a cell, and a little air."""
BOLD_FACTOR = 1.07
"""How much wider bold type runs."""
WIDEST = 0.23
"""No single word or number claims more of the width than this."""


def fair_widths(t: Table, width_mm: float) -> list[float]:
    """Widths in millimetres that add up to ``width_mm``.

    Columns that must grow take from those that have room to spare, in proportion to it.
    """
    amount = sum(k.width for k in t.col)
    needed = [_needed(t, n, k, width_mm) for n, k in enumerate(t.col)]
    wanted = _code_as_needed(t, [k.width / amount * width_mm for k in t.col], needed)
    if sum(needed) >= width_mm:
        return [p / sum(needed) * width_mm for p in needed]
    width = [max(i, p) for i, p in zip(wanted, needed, strict=True)]
    excess = sum(width) - width_mm
    slack = sum(x - p for x, p in zip(width, needed, strict=True))
    if excess <= 0 or slack <= 0:
        return width
    return [x - (x - p) / slack * excess for x, p in zip(width, needed, strict=True)]


def _code_as_needed(t: Table, wanted: list[float], needed: list[float]) -> list[float]:
    """A first column of codes as wide as its codes; what it leaves goes to the texts beside it."""
    text = [n for n, k in enumerate(t.col) if k.content is Content.TEXT and n]
    remaining = wanted[0] - needed[0]
    if not text or not t.row or remaining <= 0:
        return wanted
    if any(not isinstance(b.cell[0], str) or " " in b.cell[0].strip() for b in t.row):
        return wanted
    section = sum(wanted[n] for n in text)
    more = [x + (remaining * x / section if n in text else 0) for n, x in enumerate(wanted)]
    return [needed[0], *more[1:]]


def _needed(t: Table, n: int, col: Column, width_mm: float) -> float:
    """Return the width a column needs: for its longest word, of numbers for the whole cell."""
    whole = col.content is Content.NUMBER
    ordinary: set[str] = set()
    bold = set(col.title.split())
    for row in t.row:
        content = row.cell[n]
        text = content if isinstance(content, str) else gap_mark(content)
        destination = bold if row.bold else ordinary
        if whole and isinstance(content, str):
            destination.add(text)
        else:
            destination.update(text.split())
    most = widest(ordinary, FONT_MM)
    widest_bold = widest(bold, FONT_MM) * BOLD_FACTOR
    return min(max(most, widest_bold), WIDEST * width_mm) + MARGIN_MM
