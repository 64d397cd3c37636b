"""An official paper of any length: title, facts, paragraphs and whole tables, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from lkjip.mail.paper.content import Letterhead, Table
from lkjip.mail.paper.docx_file import new_document
from lkjip.mail.paper.letterhead import add_letterhead
from lkjip.mail.paper.paper import (
    CONTENT_SPACING,
    SMALL,
    add_grid,
    align,
    set_paper,
    set_spacing,
    write,
    xml_element,
)
from lkjip.mail.paper.sections import fill_facts
from lkjip.mail.paper.signing import SignedLine, add_signatures
from lkjip.mail.paper.table import NO_LIMIT, add_table
from lkjip.word.packed import document_bytes

_FACT_WIDTHS = (Mm(45), Mm(4), Mm(111))


@dataclass(frozen=True, slots=True)
class Headline:
    """A heading inside a paper."""

    text: str


Part = str | Headline | Table


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper: ``facts`` are (label, value) below the title, ``parts`` follow in their order.

    ``closing`` is the sentence above the signatures. A paper that is signed needs one: where
    a row as high as half a page ends the parts, it is the text beside the signature.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    closing: str
    signed: tuple[SignedLine, ...]
    created: datetime
    tembusan: tuple[str, ...] = ()


def compose_sheet(letterhead: Letterhead, sheet: Sheet) -> bytes:
    """Return the paper as .docx; equal arguments give equal bytes.

    Raises ``UsageError`` when ``letterhead.emblem`` is no picture.
    """
    author = letterhead.section or letterhead.regional_agency
    document = new_document(sheet.title.replace("\n", " "), author, sheet.created)
    set_paper(document)
    add_letterhead(document, letterhead)
    title = write(document.add_paragraph(), sheet.title, size=Pt(13), bold=True)
    set_spacing(align(title, ALIGN.CENTER), after=10)
    if sheet.facts:
        fill_facts(add_grid(document, len(sheet.facts), _FACT_WIDTHS), sheet.facts)
        set_spacing(document.add_paragraph(), after=2)
    _add_parts(document, (*sheet.parts, *filter(None, [sheet.closing])))
    add_signatures(document, sheet.signed, sheet.tembusan)
    _add_page_number(document)
    return document_bytes(document)


def _add_parts(document: WordDocument, parts: Sequence[Part]) -> None:
    for part in parts:
        match part:
            case str():
                paragraph = write(document.add_paragraph(), part)
                set_spacing(paragraph, after=8).paragraph_format.line_spacing = CONTENT_SPACING
                align(paragraph, ALIGN.LEFT if "\n" in part else ALIGN.JUSTIFY)
            case Headline():
                line = write(document.add_paragraph(), part.text, bold=True)
                set_spacing(line, before=8, after=4).paragraph_format.keep_with_next = True
            case Table():
                add_table(document, part, NO_LIMIT, repeat_head=True)


def _add_page_number(document: WordDocument) -> None:
    paragraph = align(document.sections[0].footer.paragraphs[0], ALIGN.CENTER)
    run = paragraph.add_run()
    run.font.size = SMALL
    for kind in ("begin", "instr", "end"):
        if kind == "instr":
            code = xml_element("w:instrText")
            code.text = "PAGE"
            run._r.append(code)
        else:
            run._r.append(xml_element("w:fldChar", fldCharType=kind))
