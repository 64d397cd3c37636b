"""Signatures at the end of a paper, never alone on a page: the last lines of text go with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as VERTICAL
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from lkjip.mail.clean import one_line
from lkjip.mail.paper.content import Signature
from lkjip.mail.paper.page_space import SMALL_LETTER, lines_needed
from lkjip.mail.paper.paper import CONTENT_WIDTH, SMALL, add_grid, set_spacing, write, xml_element

LINES_KEPT = 5
"""Lines of text, at least, that stand on the page of the signature."""
_LEFT = Mm(80)  # one signature stands in the right half of the text
_ROOM = Pt(58)  # a signature and a stamp, or the picture of an electronic one
_ABOVE = 14  # points above the office
_INDENT = Mm(6)  # of a numbered receiver
_NAME_DOTS = "…" * 15
_NIP_DOTS = "…" * 13  # ends where the name's dots end


@dataclass(frozen=True, slots=True)
class SignedLine:
    """A signature, with what stands above it ("Probolinggo, 5 Februari 2025")."""

    above: str
    signature: Signature


def add_signatures(
    document: WordDocument, signed: Sequence[SignedLine], tembusan: Sequence[str] = ()
) -> None:
    """Add the signatures and the receivers of copies, kept with the last lines above them.

    One stands at the right; of several the first is at the right and those who agree to it at its
    left. All is one row without lines: LibreOffice at times tears a chain of kept paragraphs or
    rows apart; a row that must not break it leaves whole.
    """
    if not signed:
        return
    keep_end(document)
    (row,) = add_grid(document, 1, [CONTENT_WIDTH]).rows
    keep_whole(row)
    (whole,) = row.cells
    if len(signed) == 1:
        _add_office(whole, signed[0], _LEFT)
        _add_name(whole, signed[0].signature, _LEFT)
    else:
        _add_side_by_side(whole, tuple(reversed(signed)))
    _add_tembusan(whole, [one_line(receiver) for receiver in tembusan if receiver.strip()])
    _drop_first(whole)
    document.add_paragraph().paragraph_format.line_spacing = Pt(1)  # no body ends in a table


def _add_side_by_side(whole: _Cell, signed: Sequence[SignedLine]) -> None:
    """Set office beside office and name beside name, whatever lines each of them takes."""
    width = Length(CONTENT_WIDTH // len(signed))
    grid = add_grid(whole, 2, [width] * len(signed))
    for column, one in enumerate(signed):
        above, below = grid.cell(0, column), grid.cell(1, column)
        above.vertical_alignment = VERTICAL.BOTTOM
        _add_office(above, one)
        _add_name(below, one.signature)
        _drop_first(above)
        _drop_first(below)


def _add_office(cell: _Cell, one: SignedLine, indent: Length | None = None) -> None:
    signer = one.signature
    behalf = f"a.n. {signer.on_behalf_of}" if signer.on_behalf_of else ""
    texts = [t for t in (one.above, behalf, f"{signer.position.rstrip(', ')},") if t]
    for number, text in enumerate(texts):
        line = set_spacing(write(cell.add_paragraph(), text), before=0 if number else _ABOVE)
        line.paragraph_format.left_indent = indent


def _add_name(cell: _Cell, signer: Signature, indent: Length | None = None) -> None:
    given = bool(signer.name)
    name = write(cell.add_paragraph(), signer.name or _NAME_DOTS, bold=given, underline=given)
    set_spacing(name, before=_ROOM.pt).paragraph_format.left_indent = indent
    for text in filter(None, (signer.rank, f"NIP. {signer.nip or _NIP_DOTS}")):
        write(cell.add_paragraph(), text).paragraph_format.left_indent = indent


def _add_tembusan(cell: _Cell, receivers: Sequence[str]) -> None:
    """Name the receivers of copies: numbered when there are several, nothing without any."""
    if receivers:
        set_spacing(write(cell.add_paragraph(), "Tembusan:", size=SMALL), before=_ABOVE)
    for number, receiver in enumerate(receivers, 1):
        line = cell.add_paragraph()
        if len(receivers) > 1:
            line.add_run(f"{number}.\t").font.size = SMALL
            line.paragraph_format.left_indent = _INDENT
            line.paragraph_format.first_line_indent = -_INDENT
        write(line, receiver, size=SMALL)


def _drop_first(cell: _Cell) -> None:
    """Drop the blank paragraph that a new cell comes with, once others stand below it."""
    cell._tc.remove(cell.paragraphs[0]._p)


def keep_end(document: WordDocument) -> None:
    """Keep the last ``LINES_KEPT`` lines of text, or rows of a table, with what comes next."""
    left = LINES_KEPT
    for block in reversed(list(document.iter_inner_content())):
        if left <= 0:
            return
        if isinstance(block, Paragraph):
            block.paragraph_format.keep_with_next = True
            left -= lines_needed(block.text, CONTENT_WIDTH.mm, SMALL_LETTER) if block.text else 0
        else:
            left -= _keep_rows(block, left)


def _keep_rows(table: Table, wanted: int) -> int:
    """Keep the last rows together that hold ``wanted`` lines; return the lines that they hold."""
    held = 0
    for row in reversed(table.rows):
        if held >= wanted:
            break
        held += _keep_row(row)
    return held


def _keep_row(row: _Row) -> int:
    """Keep the row with the next one; return its lines."""
    most = 0
    for cell in row.cells:
        width = (cell.width or CONTENT_WIDTH).mm
        most = max(most, lines_needed(cell.text, width, SMALL_LETTER))
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
    return most


def keep_whole(row: _Row) -> None:
    """Allow no page break inside the row."""
    row._tr.get_or_add_trPr().append(xml_element("w:cantSplit"))
