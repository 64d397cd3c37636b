"""The printed page of the form: paper, margins, one page wide, breaks between indicators."""

from __future__ import annotations

from typing import Any

from lkjip.forms import spec
from lkjip.forms.model import Paper

EXCEL_PAPER = {Paper.A4: 9, Paper.F4: 14}
"""The numbers of the file format; F4 is the folio of 8½ × 13 inches."""
_LONG_SIDE = {Paper.A4: 11.69, Paper.F4: 13.0}
"""Inches."""
_SIDE, _TOP, _BOTTOM = 0.4, 0.5, 0.7
_PIXELS, _CHARACTER, _PADDING = 96, 7, 5
_SAFE = 0.943
"""LibreOffice draws columns a little wider than Excel."""
_MOST_BREAKS = 1023
"""Of one sheet of the file format."""


def page(raw: Any, name: str, *, landscape: bool, paper: Paper) -> None:
    """Set the paper, one page wide, a footer with sheet and page, protection without password."""
    raw.hide_gridlines(2)
    raw.set_paper(EXCEL_PAPER[paper])
    if landscape:
        raw.set_landscape()
    raw.set_margins(left=_SIDE, right=_SIDE, top=_TOP, bottom=_BOTTOM)
    raw.fit_to_pages(1, 0)
    raw.set_footer(f"&L&8&F&C&8{name}&R&8Halaman &P dari &N")
    raw.protect("", {"format_columns": True, "format_rows": True, "objects": True})


def one_indicator_a_page(raw: Any, count: int, paper: Paper) -> None:
    """Break the page before each indicator of ``Analisis``: its questions stay together.

    A program that fits a sheet to the page ignores breaks, so the scale is a number here. On A4
    it is 100 %: at another scale texts wrap in other places than on the screen.
    """
    width = sum(column.width * _CHARACTER + _PADDING for column in spec.ANALYSIS.col)
    room = (_LONG_SIDE[paper] - 2 * _SIDE) * _PIXELS
    raw.set_print_scale(min(100, int(room / width * 100 * _SAFE)))
    each = len(spec.QUESTIONS)
    breaks = [spec.HEADER_ROW + i for i in range(each, count, each)]
    if breaks:
        raw.set_h_pagebreaks(breaks[:_MOST_BREAKS])
