"""The parts that letter and nota dinas share: list of facts, body, signature, tembusan."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from lkjip.mail.clean import one_line
from lkjip.mail.paper.content import IsiNota, IsiSurat, TandaTangan
from lkjip.mail.paper.paper import KECIL, SPASI_ISI, align, set_spacing, write
from lkjip.mail.paper.table import add_tabel
from lkjip.mail.templates.placeholders import TANDA_TABEL

_KIRI_TANDA_TANGAN = Mm(80)  # the block stands in the right half of the text
_RUANG_TANDA_TANGAN = Pt(58)  # a signature and a stamp, or the picture of an electronic one
_NOMOR_TEMBUSAN = Mm(6)
_TITIK_NAMA = "…" * 15
_TITIK_NIP = "…" * 13  # ends where the name's dots end


def fill_facts(table: Table, facts: Sequence[tuple[str, str]]) -> None:
    """Write ``label | : | value`` into the first three columns, one fact a row."""
    for row, (label, value) in zip(table.rows, facts, strict=True):
        for cell, text in zip(row.cells, (label, ":", value), strict=False):
            write(cell.paragraphs[0], text)


def add_body(document: WordDocument, paper: IsiSurat | IsiNota, room: float) -> None:
    """The text, justified; the table (``room`` points high) where it is marked, or after it."""
    waiting = paper.tabel
    for text in paper.paragraf:
        if text.strip() != TANDA_TABEL:
            paragraph = write(document.add_paragraph(), text, phrases=paper.tebal)
            set_spacing(paragraph, after=8).paragraph_format.line_spacing = SPASI_ISI
            # A justified line that ends in a line break would be torn apart.
            align(paragraph, ALIGN.LEFT if "\n" in text else ALIGN.JUSTIFY)
        elif waiting:
            add_tabel(document, waiting, room)
            waiting = None
    if waiting:
        add_tabel(document, waiting, room)


def add_signature(document: WordDocument, signer: TandaTangan) -> None:
    """Office, room to sign, name and NIP, kept together; dots stand for what is not given."""
    office = f"{signer.jabatan.rstrip(', ')},"
    lines = [f"a.n. {signer.atas_nama}"] if signer.atas_nama else []
    for number, text in enumerate([*lines, office]):
        set_spacing(_signature_line(document, text), before=0 if number else 14)
    name = _signature_line(document, signer.nama or _TITIK_NAMA, strong=bool(signer.nama))
    set_spacing(name, before=_RUANG_TANDA_TANGAN.pt)
    if signer.pangkat:
        _signature_line(document, signer.pangkat)
    nip = _signature_line(document, f"NIP. {signer.nip or _TITIK_NIP}")
    nip.paragraph_format.keep_with_next = False


def _signature_line(document: WordDocument, text: str, *, strong: bool = False) -> Paragraph:
    paragraph = write(document.add_paragraph(), text, bold=strong, underline=strong)
    paragraph.paragraph_format.left_indent = _KIRI_TANDA_TANGAN
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def add_tembusan(document: WordDocument, receivers: Sequence[str]) -> None:
    """Who gets a copy: numbered when there are several, nothing when there is none."""
    given = [one_line(receiver) for receiver in receivers if receiver.strip()]
    if not given:
        return
    head = write(document.add_paragraph(), "Tembusan:", size=KECIL)
    set_spacing(head, before=14)
    head.paragraph_format.keep_with_next = True
    for number, receiver in enumerate(given, 1):
        line = document.add_paragraph()
        if len(given) > 1:
            line.add_run(f"{number}.\t").font.size = KECIL
            line.paragraph_format.left_indent = _NOMOR_TEMBUSAN
            line.paragraph_format.first_line_indent = -_NOMOR_TEMBUSAN
        write(line, receiver, size=KECIL)
