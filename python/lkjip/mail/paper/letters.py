"""The two papers that go with a form and with the package: cover letter and nota dinas (.docx).

The order of their parts follows the models of surat dinas and nota dinas in Permendagri 1/2023.
"""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from lkjip.mail.paper.content import TITIK_NOMOR, IsiNota, IsiSurat, Kop
from lkjip.mail.paper.date_words import tanggal
from lkjip.mail.paper.docx_file import document_bytes, new_document
from lkjip.mail.paper.letterhead import add_kop
from lkjip.mail.paper.page_space import room_for_table
from lkjip.mail.paper.paper import add_grid, align, rule_below, set_paper, set_spacing, write
from lkjip.mail.paper.sections import add_body, add_signature, add_tembusan, fill_facts


def surat_permintaan(kop: Kop, surat: IsiSurat) -> bytes:
    """The cover letter as the bytes of a .docx, on one page of A4.

    Equal arguments give equal bytes. Raises ``UsageError`` when ``kop.lambang`` is no picture.
    """
    document = _begin(kop, surat)
    facts = (
        ("Nomor", surat.nomor or TITIK_NOMOR),
        ("Sifat", surat.sifat),
        ("Lampiran", surat.lampiran or "-"),
        ("Hal", surat.hal),
    )
    head = add_grid(document, len(facts), (Mm(22), Mm(4), Mm(74), Mm(60)))
    fill_facts(head, facts)
    place_and_date = align(head.cell(0, 3).paragraphs[0], ALIGN.RIGHT)
    write(place_and_date, f"{surat.tempat}, {tanggal(surat.tanggal)}")
    receiver = document.add_paragraph()
    write(receiver, f"Yth. {surat.yth}\ndi {surat.di}" if surat.di else f"Yth. {surat.yth}")
    set_spacing(receiver, before=14, after=14)
    return _finish(document, kop, surat)


def nota_dinas(kop: Kop, nota: IsiNota) -> bytes:
    """The internal note that hands over the package, as the bytes of a .docx.

    Equal arguments give equal bytes. Raises ``UsageError`` when ``kop.lambang`` is no picture.
    """
    document = _begin(kop, nota)
    title = write(document.add_paragraph(), "NOTA DINAS", size=Pt(13), bold=True)
    set_spacing(align(title, ALIGN.CENTER), after=10)
    facts = (
        ("Yth.", nota.yth),
        ("Dari", nota.dari),
        ("Tanggal", tanggal(nota.tanggal)),
        ("Nomor", nota.nomor or TITIK_NOMOR),
        ("Sifat", nota.sifat),
        ("Lampiran", nota.lampiran or "-"),
        ("Hal", nota.hal),
    )
    fill_facts(add_grid(document, len(facts), (Mm(22), Mm(4), Mm(134))), facts)
    rule = set_spacing(document.add_paragraph(), after=10)
    rule_below(rule, "single", 6, height=6)
    return _finish(document, kop, nota)


def _begin(kop: Kop, paper: IsiSurat | IsiNota) -> WordDocument:
    document = new_document(paper.hal, kop.bagian or kop.perangkat_daerah, paper.dibuat)
    set_paper(document)
    add_kop(document, kop)
    return document


def _finish(document: WordDocument, kop: Kop, paper: IsiSurat | IsiNota) -> bytes:
    add_body(document, paper, room_for_table(kop, paper))
    add_signature(document, paper.tanda_tangan)
    add_tembusan(document, paper.tembusan)
    return document_bytes(document)
