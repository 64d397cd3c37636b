"""The parts that papers share: list of facts and body."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.table import Table

from lkjip.mail.paper.content import LetterContent, MemoContent
from lkjip.mail.paper.paper import CONTENT_SPACING, align, set_spacing, write
from lkjip.mail.paper.table import add_table
from lkjip.mail.templates.placeholders import TABLE_MARK


def fill_facts(table: Table, facts: Sequence[tuple[str, str]]) -> None:
    """Write ``label | : | value`` into the first three columns, one fact a row."""
    for row, (label, value) in zip(table.rows, facts, strict=True):
        for cell, text in zip(row.cells, (label, ":", value), strict=False):
            write(cell.paragraphs[0], text)


def add_body(document: WordDocument, paper: LetterContent | MemoContent, room: float) -> None:
    """Add the justified text, and the table (``room`` points high) at its mark or at the end."""
    waiting = paper.data_table
    for text in paper.paragraphs:
        if text.strip() != TABLE_MARK:
            paragraph = write(document.add_paragraph(), text, phrases=paper.bold)
            set_spacing(paragraph, after=8).paragraph_format.line_spacing = CONTENT_SPACING
            # A justified line that ends in a line break would be torn apart.
            align(paragraph, ALIGN.LEFT if "\n" in text else ALIGN.JUSTIFY)
        elif waiting:
            add_table(document, waiting, room)
            waiting = None
    if waiting:
        add_table(document, waiting, room)
