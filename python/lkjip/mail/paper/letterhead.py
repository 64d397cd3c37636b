"""The letterhead: who writes, the coat of arms if there is one, and the rule below."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from lkjip.mail.paper.content import Letterhead
from lkjip.mail.paper.paper import CONTENT_WIDTH, add_grid, align, rule_below, set_spacing, write
from lkjip.word.emblem import add_emblem

_EMBLEM_WIDTH = Mm(20)
_EMBLEM_HEIGHT = Mm(24)


def add_letterhead(document: WordDocument, letterhead: Letterhead) -> None:
    """Add the letterhead and its double rule.

    Raises ``UsageError`` when ``letterhead.emblem`` is not a picture that Word can show.
    """
    # A blank column as wide as the coat of arms keeps the words in the middle of the page.
    middle = Mm((CONTENT_WIDTH - 2 * _EMBLEM_WIDTH) // Mm(1))
    widths = (_EMBLEM_WIDTH, middle, _EMBLEM_WIDTH) if letterhead.emblem else (CONTENT_WIDTH,)
    cells = add_grid(document, 1, widths).rows[0].cells
    if letterhead.emblem:
        add_emblem(cells[0].paragraphs[0], letterhead.emblem, _EMBLEM_WIDTH, _EMBLEM_HEIGHT)
    centre = cells[len(cells) // 2]
    centre.vertical_alignment = VERTICAL.CENTER
    address = [(line, 9, False) for line in letterhead.address.splitlines()]
    names = [
        (letterhead.government.upper(), 13, False),
        (letterhead.regional_agency.upper(), 16, True),
        (letterhead.section.upper(), 14, True),
    ]
    printed = [line for line in names + address if line[0].strip()]
    for number, (text, points, bold) in enumerate(printed):
        paragraph = centre.add_paragraph() if number else centre.paragraphs[0]
        write(align(paragraph, ALIGN.CENTER), text, size=Pt(points), bold=bold)
    rule = set_spacing(document.add_paragraph(), after=8)
    rule_below(rule, "thickThinSmallGap", 24, height=4)
