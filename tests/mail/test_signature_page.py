"""No signature stands alone on a page: the last lines of text go with it, whatever was written."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from lkjip.mail.paper.content import LetterContent, Letterhead, MemoContent, Signature, Table
from lkjip.mail.paper.letters import compose_official_memo, compose_request_letter
from lkjip.mail.paper.sheet import Headline, Part, Sheet, compose_sheet
from lkjip.mail.paper.signing import LINES_KEPT, SignedLine

HEAD = Signature("Kepala Bagian Pemerintahan")
LONG_NAMED = Signature(
    "Kepala Bagian Pemerintahan dan Otonomi Daerah Sekretariat Daerah Kota Probolinggo",
    "Dr. CONTOH NAMA YANG PANJANG SEKALI, S.STP., M.Si., M.Kn.",
    "19700101 199001 1 001",
    "Pembina Utama Muda",
    "Sekretaris Daerah Kota Probolinggo",
)
ONE = (SignedLine("Probolinggo, 5 Februari 2025", HEAD),)
TWO = (SignedLine("", HEAD), SignedLine("Disetujui tanggal ………………", LONG_NAMED))
SHORT, LONG, VERY_LONG = "Baris.", "Isi baris yang panjang. " * 9, "Isi yang sangat panjang. " * 60
COPIES = tuple(f"Asisten {k} Sekretariat Daerah Kota Probolinggo" for k in range(4))
CLOSING = "Demikian dibuat dengan sebenarnya."
SIGNATURE = re.compile(r"NIP\. ")
OF_THE_SIGNATURE = re.compile(
    r"NIP\.|…{5}|Kepala|Kota Probolinggo,?$|Sekretari|Disetujui|, 5 Feb|CONTOH|M\.Si|Pembina|"
    r"Tembusan|Asisten|^\s*\d*$"
)
"""Lines that are no text of the paper: the block itself, copies, the page's number."""


def rows(text: str, number: int) -> Table:
    cells = tuple((f"{n}.", text, text[:60]) for n in range(1, number + 1))
    return Table(("No.", "Pernyataan", "Bukti"), cells, (15, 85, 60), frozenset({0}))


def sheet(*parts: Part, signed: tuple[SignedLine, ...], tembusan: tuple[str, ...] = ()) -> Sheet:
    facts = (("Laporan", "LKjIP Bagian Pemerintahan"), ("Versi", "1"))
    made = datetime(2025, 2, 5)
    return Sheet("KERTAS KERJA REVIU", facts, parts, CLOSING, signed, made, tembusan)


SIGNED_AT = re.compile(r"Kepala Bagian")
"""The office stands above its signature."""


Papers = dict[str, bytes]


def made_papers(head: Letterhead, letter: LetterContent, memo: MemoContent) -> Papers:
    """Papers whose page breaks fall around the signature, by many lengths of table and text."""
    sheets = {
        **{f"tabel-{n}": sheet(rows(SHORT, n), signed=ONE) for n in range(26, 44, 2)},
        **{
            f"dua-{n}": sheet(rows(SHORT, n), signed=TWO, tembusan=COPIES) for n in range(18, 38, 4)
        },
        **{f"panjang-{n}": sheet(rows(LONG, n), signed=ONE) for n in (9, 10, 11, 12)},
        **{f"raksasa-{n}": sheet(rows(VERY_LONG, n), signed=TWO) for n in (1, 2, 3)},
        **{f"teks-{n}": sheet(*(["Satu baris saja."] * n), signed=ONE) for n in range(22, 34, 3)},
        "judul": sheet(rows(SHORT, 35), Headline("Catatan"), "Tidak ada.", signed=ONE),
        "kosong": sheet(signed=ONE),
        "teks-panjang": sheet(*([LONG] * 12), signed=TWO),
        "teks-raksasa": sheet(*([VERY_LONG] * 4), signed=ONE),
    }
    made = {name: compose_sheet(head, one) for name, one in sheets.items()}
    for n in (4, 6, 8):
        words = (*letter.paragraphs, *([LONG] * n))
        full = replace(letter, paragraphs=words, signature=LONG_NAMED, tembusan=COPIES)
        made[f"surat-{n}"] = compose_request_letter(head, full)
        note = replace(memo, paragraphs=words, signature=LONG_NAMED, tembusan=COPIES)
        made[f"nota-{n}"] = compose_official_memo(head, note)
    return made


@pytest.fixture
def papers(letterhead: Letterhead, letter: LetterContent, memo: MemoContent) -> Papers:
    return made_papers(letterhead, letter, memo)


def pages(papers: Mapping[str, bytes], folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each paper's name with the text of its pages, as LibreOffice lays them out."""
    for name, data in papers.items():
        (folder / f"{name}.docx").write_bytes(data)
    subprocess.run(
        [
            shutil.which("soffice") or "libreoffice",
            f"-env:UserInstallation={(folder / 'profil').as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", str(folder)),
            *(str(folder / f"{name}.docx") for name in papers),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    for name in papers:
        command = ["pdftotext", "-layout", str(folder / f"{name}.pdf"), "-"]
        text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
        yield name, text.rstrip("\f").split("\f")


def words_beside(page: str) -> list[str]:
    return [line for line in page.splitlines() if not OF_THE_SIGNATURE.search(line)]


@pytest.mark.libreoffice
def test_the_page_of_the_signature_carries_text(papers: Papers, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext")
    alone, several = [], 0
    for name, texts in pages(papers, tmp_path):
        several += len(texts) > 1
        signed = [text for text in texts if SIGNATURE.search(text)]
        assert len(signed) == 1, f"{name}: signatures on several pages"
        assert signed[0] is texts[-1], f"{name}: nothing but copies on the last page"
        beside, wanted = (
            words_beside(signed[0]),
            1 if name.startswith("raksasa") else LINES_KEPT - 1,
        )
        if len(beside) < wanted or not SIGNED_AT.search(signed[0]):
            alone.append((name, beside))
    assert alone == []
    assert several > len(papers) / 3, "most papers have one page; the test tries nothing"


def kept_lines(document: WordDocument) -> int:
    """Count the lines of text that Word is told to keep with the row of the signatures."""
    *above, block, _ = document.iter_inner_content()
    assert isinstance(block, WordTable) and len(block.rows) == 1
    assert "w:cantSplit" in block._tbl.xml
    kept = 0
    for one in reversed(above):
        rows = [one] if isinstance(one, Paragraph) else [r.cells[0] for r in reversed(one.rows)]
        for row in rows:
            ends = [row] if isinstance(row, Paragraph) else row.paragraphs
            if not all(p.paragraph_format.keep_with_next for p in ends):
                return kept
            kept += bool(row.text)
    return LINES_KEPT  # the whole paper is one page


def test_word_is_told_the_same(papers: Papers) -> None:
    # Word cannot be asked here; it goes by the marks that LibreOffice goes by.
    for name, data in papers.items():
        if name.startswith(("tabel", "dua", "teks-2", "teks-3")):
            assert kept_lines(Document(io.BytesIO(data))) >= LINES_KEPT, name


def test_several_sign_side_by_side_the_first_at_the_right(
    letterhead: Letterhead,
) -> None:
    document = Document(
        io.BytesIO(compose_sheet(letterhead, sheet(rows(SHORT, 2), signed=TWO, tembusan=COPIES)))
    )
    block = document.tables[-1].cell(0, 0)
    left, right = block.tables[0].rows[0].cells
    assert "Disetujui tanggal" in left.text and right.text == "Kepala Bagian Pemerintahan,"
    assert block.paragraphs[-1].text.endswith(COPIES[-1])
