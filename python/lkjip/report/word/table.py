"""One table as XML, row by row: never through ``table.cell``, which is quadratic."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lkjip.report.blocks.model import Column, Content, DataRow, Gap, Table
from lkjip.report.charts.svg import text_width
from lkjip.report.word import wml
from lkjip.report.word.widths import FONT_MM, fair_widths

_CELL_STYLES = {
    Content.TEXT: "lkjip sel",
    Content.NUMBER: "lkjip sel angka",
    Content.CENTRED: "lkjip sel tengah",
}
_INDENT = 142
"""Twips of indent per level of a row."""
_CELL_MARGIN = 140
"""Twips of both margins of a cell."""
_TALLEST = 24
"""Lines of a row that is kept whole; a landscape page holds about forty."""
_SAFE_LENGTH = 200
"""Letters that stay below that in any column."""
_KEEP_TOGETHER = 6
"""A table of at most this many rows is kept on one page, if they have few lines."""
_SHORT = 12
"""Lines of a table that is kept on one page: a fifth of it."""

_LAST_ROWS = 3
"""Rows at the end that go to the next page together: a total never stands alone below a header."""


def table_xml(
    t: Table,
    width_mm: float,
    style: Mapping[str, str],
    gap: Callable[[Gap], str],
    *,
    kept: bool = False,
) -> str:
    """Return the table without its caption; ``gap`` writes a gap mark.

    The last rows of a ``kept`` one stay on the page of what comes next.
    """
    width = wml.column_widths(fair_widths(t, width_mm), width_mm)
    grid = "".join(f'<w:gridCol w:w="{x}"/>' for x in width)
    head = _header_row(t.col, width, style["lkjip sel kepala"])
    # A short table stays on one page, and the last rows of any with the source line below them.
    last_rows = _KEEP_TOGETHER if kept else _LAST_ROWS
    from_ = 0 if _is_short(t, width) else max(len(t.row) - last_rows, 0)
    until = len(t.row) if t.source or kept else len(t.row) - 1
    cell = _cell_heads(t.col, width, style)
    primary = _main_column(t.col, width)
    body = "".join(
        _row(row, cell, primary, gap, from_ <= n < until, _fits(row, width))
        for n, row in enumerate(t.row)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style["lkjip tabel"]}"/>'
        f'<w:tblW w:w="{sum(width)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>"
    )


def _is_short(t: Table, width: list[int]) -> bool:
    """Tell whether a table is short enough to leave no large gap when it moves as a whole."""
    if len(t.row) > _KEEP_TOGETHER:
        return False
    return sum(_lines(row, width) for row in t.row) <= _SHORT


def _lines(row: DataRow, width: list[int]) -> int:
    """Return the lines of the tallest cell of a row."""
    return max(
        (
            content.count("\n")
            + 1
            + int(text_width(content, FONT_MM) * wml.TWIP_PER_MM / max(x - _CELL_MARGIN, 1))
            for content, x in zip(row.cell, width, strict=True)
            if isinstance(content, str)
        ),
        default=1,
    )


def _header_row(col: tuple[Column, ...], width: list[int], style: str) -> str:
    cell = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{x}" w:type="dxa"/></w:tcPr>'
        f"{wml.p(style, wml.r(k.title))}</w:tc>"
        for k, x in zip(col, width, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cell}</w:tr>"


def _cell_heads(
    col: tuple[Column, ...], width: list[int], style: Mapping[str, str]
) -> list[tuple[str, str]]:
    """How a cell of each column begins: up to its style, and up to its paragraph properties."""
    return [
        (
            f'<w:tc><w:tcPr><w:tcW w:w="{x}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
            f'<w:pStyle w:val="{style[_CELL_STYLES[k.content]]}"/>',
            "</w:pPr>",
        )
        for k, x in zip(col, width, strict=True)
    ]


def _fits(row: DataRow, width: list[int]) -> bool:
    """True if the row fits a page with room to spare; one that does not must be let to break."""
    return all(
        len(content) < _SAFE_LENGTH
        or text_width(content, FONT_MM) * wml.TWIP_PER_MM < _TALLEST * (x - _CELL_MARGIN)
        for content, x in zip(row.cell, width, strict=True)
        if isinstance(content, str)
    )


def _main_column(col: tuple[Column, ...], width: list[int]) -> int:
    """Return the widest text column: there the level of a row shows as an indent; −1 for none."""
    text = [n for n, k in enumerate(col) if k.content is Content.TEXT]
    return max(text, key=lambda n: width[n], default=-1)


def _row(
    row: DataRow,
    cell: list[tuple[str, str]],
    primary: int,
    gap: Callable[[Gap], str],
    together: bool,
    whole: bool,
) -> str:
    left_out = ["<w:tr><w:trPr><w:cantSplit/></w:trPr>" if whole else "<w:tr>"]
    keep_next = "<w:keepNext/>" if together else ""
    bold, indented = row.bold, primary if row.level else -1
    for n, ((beginning, end), content) in enumerate(zip(cell, row.cell, strict=True)):
        indent = f'<w:ind w:left="{row.level * _INDENT}"/>' if n == indented else ""
        run = (
            ""
            if not content
            else gap(content)
            if isinstance(content, Gap)
            else wml.r(content, bold=bold)
        )
        left_out.append(f"{beginning}{keep_next}{indent}{end}{run}</w:p></w:tc>")
    left_out.append("</w:tr>")
    return "".join(left_out)
