"""The report laid out by a real program: pages, fields, PDF; a clear word where there is none."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document
from tests.report import example as example

from lkjip.errors import FolderError
from lkjip.report.compose import Result
from lkjip.report.material.model import ReportMaterial
from lkjip.report.publish import FILLED_BY_WORD, Publication, publish
from lkjip.report.versions.read import Role, read
from lkjip.report.word import pdf
from lkjip.report.word.pages import Numbering, from_pdf, label


@pytest.fixture(scope="module")
def publication() -> Publication:
    return publish(example.material(), example.TEMPLATE, 1, example.TIME)


@pytest.fixture(scope="module")
def pages(publication: Publication, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext")
    file = tmp_path_factory.mktemp("pdf") / "laporan.pdf"
    file.write_bytes(publication.pdf or b"")
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    return text.stdout.decode().split("\f")[:-1]


@pytest.mark.libreoffice
def test_no_page_is_empty_and_no_field_code_shows(pages: list[str]) -> None:
    assert len(pages) > 12
    for n, content in enumerate(pages, 1):
        assert len(content.split()) > 15, f"page {n} is all but empty"
    full = "\n".join(pages)
    assert not re.search(r"PAGEREF|\bREF _|SEQ |TOC \\|Error|\{[a-z_]+\}", full)


@pytest.mark.libreoffice
def test_the_lists_name_the_pages_on_which_things_stand(pages: list[str]) -> None:
    content = next(h for h in pages if "DAFTAR ISI" in h and "LATAR" in h.upper())
    entry = re.findall(r"^\s*(.+?)\s*\.{3,}\s*([ivx]+|\d+)\s*$", content, re.MULTILINE)
    assert len(entry) > 20
    number = [h.strip().splitlines()[-1].split()[-1] for h in pages]
    for title, printed in entry:
        tidied = " ".join(title.split())
        page_text = pages[number.index(printed)]
        assert tidied in " ".join(page_text.split()), f"{tidied} is not on page {printed}"


@pytest.mark.libreoffice
def test_the_numbered_file_is_still_valid(publication: Publication, tmp_path: Path) -> None:
    from openxml_audit import OpenXmlValidator

    file = tmp_path / "bernomor.docx"
    file.write_bytes(publication.result.docx)
    assert [str(e) for e in OpenXmlValidator().validate(str(file)).errors] == []


@pytest.mark.libreoffice
def test_no_heading_stands_alone_at_the_foot_of_a_page(
    pages: list[str], publication: Publication
) -> None:
    title = set(read(publication.result.docx).title)
    for n, content in enumerate(pages, 1):
        row = [" ".join(b.split()) for b in content.strip().splitlines() if b.strip()]
        assert len(row) < 2 or row[-2] not in title, f"page {n} ends with a heading"


@pytest.mark.libreoffice
def test_pages_come_in_the_order_of_the_headings(publication: Publication) -> None:
    number = from_pdf(publication.pdf or b"")
    ordered = [number[n] for n in sorted(n for n in number if n.startswith("_Toc1"))]
    assert ordered == sorted(ordered) and len(ordered) > 25


@pytest.mark.libreoffice
def test_what_libreoffice_saves_still_hands_on_what_was_written(
    material: ReportMaterial, result: Result, tmp_path: Path
) -> None:
    """Staff may edit the draft in LibreOffice: the passages must survive its .docx."""
    from tests.report.make import edit_docx, replace_paragraph

    from lkjip.report.compose import compose

    writing = "Isu strategis kami adalah batas wilayah."
    original = tmp_path / "asli.docx"
    original.write_bytes(
        edit_docx(result.docx, replace_paragraph("[Belum ada: isu strategis", writing))
    )
    program = pdf.find_libreoffice()
    assert program is not None
    subprocess.run(
        [program, f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless",
         "--convert-to", "docx:MS Word 2007 XML", "--outdir", tmp_path / "keluar", original],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    saved_copy = (tmp_path / "keluar" / "asli.docx").read_bytes()
    second = compose(material, example.TEMPLATE, 2, example.TIME, saved_copy)
    assert [(d.key, d.text) for d in second.carried] == [("isu_strategis", writing)]
    assert [f.code for f in second.findings if f.code in ("L08", "L09")] == []


def test_without_libreoffice_a_sentence_says_what_to_do(
    material: ReportMaterial, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "find_libreoffice", lambda: None)
    result = publish(material, example.TEMPLATE, 1, example.TIME)
    assert result.pdf is None and result.message == f"{pdf.NO_LIBREOFFICE} {FILLED_BY_WORD}"
    assert "Simpan Sebagai PDF" in result.message
    assert pdf.print_out(result.result.docx) is None


def test_a_program_that_delivers_nothing_is_an_error_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck = tmp_path / "soffice"
    stuck.write_text("#!/bin/sh\nsleep 30\n")
    stuck.chmod(0o755)
    monkeypatch.setattr(pdf, "find_libreoffice", lambda: stuck)
    docx = tmp_path / "a.docx"
    Document().save(str(docx))
    with pytest.raises(FolderError, match=r"tidak dapat mengubah a\.docx"):
        pdf.print_out(docx.read_bytes(), docx.name, timeout_seconds=1)


def test_page_numbers_follow_the_template() -> None:
    physical = {"a": 2, "b": 4, "c": 5, "d": 9, "e": 12}
    section = [
        (Numbering("lowerRoman", 1), ["a", "b"]),
        (Numbering("decimal", 1), ["c", "d"]),
        (Numbering(), ["e", "tidak ada"]),
    ]
    assert label(physical, section) == {"a": "i", "b": "iii", "c": "1", "d": "5", "e": "8"}
    assert label({}, section) == {}
    assert from_pdf(b"%PDF-1.7 tanpa penanda") == {}


def test_lists_have_a_place(result: Result) -> None:
    assert sum(a.role is Role.LIST for a in read(result.docx).paragraph) > 40
