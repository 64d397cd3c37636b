"""The two papers that go with a form and with the package: cover letter and nota dinas (.docx).

The order of their parts follows the models of surat dinas and nota dinas in Permendagri 1/2023.
"""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from lkjip.mail.paper.content import NUMBER_DOTS, LetterContent, Letterhead, MemoContent
from lkjip.mail.paper.docx_file import new_document
from lkjip.mail.paper.letterhead import add_letterhead
from lkjip.mail.paper.page_space import room_for_table
from lkjip.mail.paper.paper import add_grid, align, rule_below, set_paper, set_spacing, write
from lkjip.mail.paper.sections import add_body, fill_facts
from lkjip.mail.paper.signing import SignedLine, add_signatures
from lkjip.sop.calendar.words import date_in_words
from lkjip.word.packed import document_bytes


def compose_request_letter(letterhead: Letterhead, letter: LetterContent) -> bytes:
    """Return the cover letter as the bytes of a .docx, on one page of A4.

    Equal arguments give equal bytes. Raises ``UsageError`` when ``letterhead.emblem`` is no
    picture.
    """
    document = _begin(letterhead, letter)
    facts = (
        ("Nomor", letter.number or NUMBER_DOTS),
        ("Sifat", letter.properties),
        ("Lampiran", letter.attachment or "-"),
        ("Hal", letter.subject),
    )
    head = add_grid(document, len(facts), (Mm(22), Mm(4), Mm(74), Mm(60)))
    fill_facts(head, facts)
    place_and_date = align(head.cell(0, 3).paragraphs[0], ALIGN.RIGHT)
    write(place_and_date, f"{letter.place}, {date_in_words(letter.written_on)}")
    receiver = document.add_paragraph()
    write(
        receiver,
        f"Yth. {letter.addressee}\ndi {letter.location}"
        if letter.location
        else f"Yth. {letter.addressee}",
    )
    set_spacing(receiver, before=14, after=14)
    return _finish(document, letterhead, letter)


def compose_official_memo(letterhead: Letterhead, memo: MemoContent) -> bytes:
    """Return the internal note that hands over the package, as the bytes of a .docx.

    Equal arguments give equal bytes. Raises ``UsageError`` when ``letterhead.emblem`` is no
    picture.
    """
    document = _begin(letterhead, memo)
    title = write(document.add_paragraph(), "NOTA DINAS", size=Pt(13), bold=True)
    set_spacing(align(title, ALIGN.CENTER), after=10)
    facts = (
        ("Yth.", memo.addressee),
        ("Dari", memo.from_),
        ("Tanggal", date_in_words(memo.written_on)),
        ("Nomor", memo.number or NUMBER_DOTS),
        ("Sifat", memo.properties),
        ("Lampiran", memo.attachment or "-"),
        ("Hal", memo.subject),
    )
    fill_facts(add_grid(document, len(facts), (Mm(22), Mm(4), Mm(134))), facts)
    rule = set_spacing(document.add_paragraph(), after=10)
    rule_below(rule, "single", 6, height=6)
    return _finish(document, letterhead, memo)


def _begin(letterhead: Letterhead, paper: LetterContent | MemoContent) -> WordDocument:
    document = new_document(
        paper.subject, letterhead.section or letterhead.regional_agency, paper.created
    )
    set_paper(document)
    add_letterhead(document, letterhead)
    return document


def _finish(
    document: WordDocument, letterhead: Letterhead, paper: LetterContent | MemoContent
) -> bytes:
    add_body(document, paper, room_for_table(letterhead, paper))
    add_signatures(document, (SignedLine("", paper.signature),), paper.tembusan)
    return document_bytes(document)
