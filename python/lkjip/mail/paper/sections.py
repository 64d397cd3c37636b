"""The parts that letter and nota dinas share: list of facts, body, signature, tembusan."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from lkjip.mail.clean import one_line
from lkjip.mail.paper.content import LetterContent, MemoContent, Signature
from lkjip.mail.paper.paper import CONTENT_SPACING, SMALL, align, set_spacing, write
from lkjip.mail.paper.table import add_table
from lkjip.mail.templates.placeholders import TABLE_MARK

_SIGNATURE_LEFT = Mm(80)  # the block stands in the right half of the text
_SIGNATURE_SPACE = Pt(58)  # a signature and a stamp, or the picture of an electronic one
_TEMBUSAN_INDENT = Mm(6)
_NAME_DOTS = "…" * 15
_NIP_DOTS = "…" * 13  # ends where the name's dots end


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


def add_signature(document: WordDocument, signer: Signature) -> None:
    """Add office, room to sign, name and NIP, kept together; dots stand for a missing one."""
    office = f"{signer.position.rstrip(', ')},"
    lines = [f"a.n. {signer.on_behalf_of}"] if signer.on_behalf_of else []
    for number, text in enumerate([*lines, office]):
        set_spacing(_signature_line(document, text), before=0 if number else 14)
    name = _signature_line(document, signer.name or _NAME_DOTS, strong=bool(signer.name))
    set_spacing(name, before=_SIGNATURE_SPACE.pt)
    if signer.rank:
        _signature_line(document, signer.rank)
    nip = _signature_line(document, f"NIP. {signer.nip or _NIP_DOTS}")
    nip.paragraph_format.keep_with_next = False


def _signature_line(document: WordDocument, text: str, *, strong: bool = False) -> Paragraph:
    paragraph = write(document.add_paragraph(), text, bold=strong, underline=strong)
    paragraph.paragraph_format.left_indent = _SIGNATURE_LEFT
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def add_tembusan(document: WordDocument, receivers: Sequence[str]) -> None:
    """Add the receivers of copies: numbered when there are several, nothing without any."""
    given = [one_line(receiver) for receiver in receivers if receiver.strip()]
    if not given:
        return
    head = write(document.add_paragraph(), "Tembusan:", size=SMALL)
    set_spacing(head, before=14)
    head.paragraph_format.keep_with_next = True
    for number, receiver in enumerate(given, 1):
        line = document.add_paragraph()
        if len(given) > 1:
            line.add_run(f"{number}.\t").font.size = SMALL
            line.paragraph_format.left_indent = _TEMBUSAN_INDENT
            line.paragraph_format.first_line_indent = -_TEMBUSAN_INDENT
        write(line, receiver, size=SMALL)
