"""The small table inside a letter: lined, and cut so that the letter stays on one page."""

from __future__ import annotations

from copy import deepcopy

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt
from docx.table import Table as Grid
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from lkjip.mail.paper.content import Table
from lkjip.mail.paper.page_space import (
    FEWEST_ROWS,
    SMALL_LETTER,
    SMALL_LINE_HEIGHT,
    lines_needed,
)
from lkjip.mail.paper.paper import SMALL, add_grid, align, set_spacing, write, xml_element
from lkjip.mail.paper.signing import keep_whole

NO_LIMIT = float("inf")
_PADDING = 4.0  # points, left and right in a cell
_ABOVE_BELOW = 1.5  # points
_MILLIMETRES = 0.353  # in a point


def rows_that_fit(data_table: Table, room: float) -> tuple[tuple[str, ...], ...]:
    """Return the first rows that find a place in ``room`` points; at least ``FEWEST_ROWS``."""
    if room == NO_LIMIT:
        return data_table.rows
    left = room - _row_height(data_table, data_table.title) - SMALL_LINE_HEIGHT
    for number, row in enumerate(data_table.rows):
        left -= _row_height(data_table, row)
        if left < 0:
            return data_table.rows[: max(number, FEWEST_ROWS)]
    return data_table.rows


def _row_height(data_table: Table, row: tuple[str, ...]) -> float:
    inside = (width - 2 * _PADDING * _MILLIMETRES for width in data_table.widths)
    lines = max(
        lines_needed(cell, width, SMALL_LETTER) for cell, width in zip(row, inside, strict=True)
    )
    return lines * SMALL_LINE_HEIGHT + 2 * _ABOVE_BELOW + 0.5  # and its line


def add_table(
    document: WordDocument, data_table: Table, room: float, *, repeat_head: bool = False
) -> None:
    """Add the table, at most ``room`` points high; a sentence names the rows left out.

    ``repeat_head`` prints the head again on every page that the table reaches.
    """
    rows = rows_that_fit(data_table, room)
    grid = add_grid(document, 2 if rows else 1, map(Mm, data_table.widths), padding=_PADDING)
    grid.style = document.styles["Table Grid"]
    head, *body = grid.rows
    _add_head(head, data_table, repeat=repeat_head)
    if body:
        _add_body(grid, body[0], data_table, rows)
    left_out = len(data_table.rows) - len(rows)
    below = document.add_paragraph()
    if left_out:
        write(below, data_table.others.format(jumlah=left_out), size=SMALL)
        set_spacing(below, before=2, after=6)
    else:
        below.paragraph_format.line_spacing = Pt(8)


def _add_head(row: _Row, data_table: Table, *, repeat: bool) -> None:
    keep_whole(row)
    if repeat:
        row._tr.get_or_add_trPr().append(xml_element("w:tblHeader"))
    for cell, text in zip(row.cells, data_table.title, strict=True):
        cell.vertical_alignment = VERTICAL.CENTER
        paragraph = set_spacing(cell.paragraphs[0], before=_ABOVE_BELOW, after=_ABOVE_BELOW)
        write(align(paragraph, ALIGN.CENTER), text, size=SMALL, bold=True)
        _shade(cell)
        paragraph.paragraph_format.keep_with_next = True  # no head alone at a page's foot


def _add_body(
    grid: Grid, first: _Row, data_table: Table, rows: tuple[tuple[str, ...], ...]
) -> None:
    """Write the rows; the first is laid out once and copied, for a paper may have thousands."""
    keep_whole(first)
    for column, cell in enumerate(first.cells):
        cell.vertical_alignment = VERTICAL.TOP
        paragraph = set_spacing(cell.paragraphs[0], before=_ABOVE_BELOW, after=_ABOVE_BELOW)
        if column in data_table.centred:
            align(paragraph, ALIGN.CENTER)
    lines = [first._tr, *(deepcopy(first._tr) for _ in rows[1:])]
    grid._tbl.extend(lines[1:])
    for line, texts in zip(lines, rows, strict=True):
        for place, text in zip(line.tc_lst, texts, strict=True):
            write(Paragraph(place.p_lst[0], grid), text, size=SMALL)


def _shade(cell: _Cell) -> None:
    shade = xml_element("w:shd", val="clear", color="auto", fill="E7E6E6")
    cell._tc.get_or_add_tcPr().insert_element_before(shade, "w:vAlign")
