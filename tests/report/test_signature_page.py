"""No signature of the report stands alone on a page, however long the text above it is."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.report import example

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Block, Column, DataRow, Heading, Passage, Table
from lkjip.report.chapters.front import signature_lines
from lkjip.report.material.model import ReportMaterial
from lkjip.report.word import template
from lkjip.report.word.package import picture_saver
from lkjip.report.word.placing import put_in_place
from lkjip.report.word.writer import Writer, above_signatures
from lkjip.word.packed import document_bytes

LINE, LONG = "Satu baris.", "Isi alinea yang panjang dan lengkap. " * 16
OF_THE_SIGNATURE = re.compile(r"NIP|\.{20}|Kepala|Probolinggo|^\s*$")


def case(name: str, body: tuple[Block, ...], material: ReportMaterial) -> tuple[Block, ...]:
    return (Heading(name, 1, front=True), *body, *signature_lines(material))


def table(rows: int) -> Table:
    cells = tuple(DataRow((str(n), LINE)) for n in range(rows))
    return Table("", "Tabel", (Column("No", 20), Column("Uraian", 80)), cells)


@pytest.fixture(scope="module")
def cases(material: ReportMaterial) -> tuple[Block, ...]:
    """Texts and tables that end at every place of a page around the signature."""
    made: list[Block] = []
    for n in range(18, 32):
        made += case(f"BARIS {n}", tuple(s.paragraph(LINE) for _ in range(n)), material)
    for n in range(5, 8):
        passage = Passage(f"p{n}", "Kata", tuple(s.paragraph(LONG) for _ in range(n)))
        made += case(f"PANJANG {n}", (passage,), material)
    for n in range(22, 40, 2):
        made += case(f"TABEL {n}", (table(n),), material)
    return tuple(made)


def written(blocks: tuple[Block, ...]) -> bytes:
    document = template.open_up(example.TEMPLATE)
    width = template.content_width(document, "isi_laporan")
    template.keep_only(document, "isi_laporan")
    writer = Writer(template.style_id(document), picture_saver(document), example.TIME)
    writer.prepare(blocks)
    document = put_in_place(document, {"isi_laporan": writer.write(blocks, width)})
    return document_bytes(document)


def test_the_text_above_a_signature_is_kept_with_it(cases: tuple[Block, ...]) -> None:
    kept = list(above_signatures(cases))
    assert len([one for one in kept if isinstance(one, Table)]) == 9
    assert LONG in [one.pieces[0].content for one in kept if not isinstance(one, Table)]


@pytest.mark.libreoffice
def test_the_page_of_a_signature_carries_text(cases: tuple[Block, ...], tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext")
    (tmp_path / "laporan.docx").write_bytes(written(cases))
    command = [shutil.which("soffice") or "libreoffice", "--headless", "--convert-to", "pdf"]
    command += [f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--outdir", tmp_path]
    subprocess.run([*command, tmp_path / "laporan.docx"], check=True, capture_output=True)
    pdf = tmp_path / "laporan.pdf"
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True)
    pages = text.stdout.decode().rstrip("\f").split("\f")
    signed = [page for page in pages if "NIP" in page]
    assert len(signed) == sum(isinstance(one, Heading) for one in cases)
    alone = []
    for page in signed:
        _, *inside, _ = page.rstrip("\n").splitlines()  # header and footer of the page
        if (
            len([line for line in inside if not OF_THE_SIGNATURE.search(line)]) < 4
            or "Kepala" not in page
        ):
            alone.append(page)
    assert alone == []
    assert len(pages) > len(signed) + 10, "most cases have one page; the test tries nothing"
