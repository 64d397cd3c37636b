"""The sheet of paper: A4, margins, one font, and the small moves that letters are made of."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from functools import cache
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from lkjip.mail.clean import one_line
from lkjip.mail.message.markup import bold_runs

# Arial is what Permendagri 1/2023 sets letters in; Liberation Sans has the same widths, so a
# letter breaks its lines alike on a computer without Microsoft's fonts.
FONT = "Arial"
SIZE = Pt(11)
SMALL = Pt(10)
CONTENT_SPACING = 1.15  # line spacing of the body
CONTENT_WIDTH = Mm(160)  # A4 less the margins
_LEFT, _RIGHT, _TOP, _BOTTOM = Mm(30), Mm(20), Mm(15), Mm(15)


def set_paper(document: WordDocument) -> None:
    """Set A4 upright, the margins, and Arial 11 in Indonesian as the normal style."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = _LEFT, _RIGHT
    section.top_margin, section.bottom_margin = _TOP, _BOTTOM
    section.header_distance = section.footer_distance = Mm(8)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, SIZE
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    properties = normal.element.get_or_add_rPr()
    for script in ("w:cs", "w:eastAsia"):
        properties.rFonts.set(qn(script), FONT)
    # Else Word underlines every word as misspelt English.
    properties.append(xml_element("w:lang", val="id-ID"))


def write(
    paragraph: Paragraph,
    text: str,
    *,
    size: Length | None = None,
    bold: bool = False,
    underline: bool = False,
    phrases: Iterable[str] = (),
) -> Paragraph:
    """Add ``text`` to ``paragraph``, cleaned; ``\\n`` breaks the line, ``phrases`` come bold."""
    for number, line in enumerate(text.split("\n")):
        if number:
            paragraph.add_run().add_break()
        for piece, strong in bold_runs(one_line(line), phrases):
            run = deepcopy(_formatted(size, bold or strong, underline))
            if piece:
                words = etree.SubElement(run, qn("w:t"))
                words.text = piece
                if piece != piece.strip():
                    words.set(qn("xml:space"), "preserve")
            paragraph._p.append(run)
    return paragraph


@cache
def _formatted(size: Length | None, bold: bool, underline: bool) -> Any:
    """Return a run without text, to be copied: a paper may have thousands of them."""
    element = xml_element("w:r")
    run = Run(element, Paragraph(xml_element("w:p"), None))  # type: ignore[arg-type]
    run.font.size, run.bold, run.underline = size, bold or None, underline or None
    return element


def set_spacing(paragraph: Paragraph, *, before: float = 0, after: float = 0) -> Paragraph:
    """Set the space above and below, in points."""
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.space_after = Pt(after)
    return paragraph


def align(paragraph: Paragraph, where: ALIGN) -> Paragraph:
    """Align the paragraph and give it back."""
    paragraph.alignment = where
    return paragraph


def add_grid(
    place: WordDocument | _Cell, rows: int, widths: Iterable[Length], *, padding: float = 0
) -> Table:
    """Return a table without lines, of fixed column widths, flush with the text's left edge.

    ``padding`` is the room left and right in every cell, in points.
    """
    columns = tuple(widths)
    table: Table = place.add_table(rows, len(columns))
    table.autofit = False
    properties = table._tbl.tblPr
    # ECMA-376 fixes the order: indent, borders, shading, layout, margins, look.
    indent = xml_element("w:tblInd", w=0, type="dxa")
    rest = ("w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    properties.insert_element_before(indent, *rest)
    margins = xml_element("w:tblCellMar")
    twips = round(padding * 20)  # twentieths of a point
    margins.extend(xml_element(side, w=twips, type="dxa") for side in ("w:left", "w:right"))
    properties.insert_element_before(margins, "w:tblLook")
    for column, width in zip(table.columns, columns, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    return table


def rule_below(paragraph: Paragraph, kind: str, eighths: int, height: float) -> None:
    """Make the empty ``paragraph`` a rule: ECMA-376 border name, eighths of a point, points."""
    paragraph.paragraph_format.line_spacing = Pt(height)
    borders = xml_element("w:pBdr")
    borders.append(xml_element("w:bottom", val=kind, sz=eighths, space=0, color="000000"))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def xml_element(tag: str, **attributes: object) -> Any:
    """An element such as ``w:shd`` with attributes of the same namespace, for what python-docx
    has no method for."""
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    return element
