"""The report laid out by a real program: pages, fields, PDF; a clear word where there is none."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document
from tests.report import example as contoh

from lkjip.errors import FolderError
from lkjip.report.compose import Hasil
from lkjip.report.material.model import BahanLaporan
from lkjip.report.publish import DIISI_WORD, Terbitan, terbit
from lkjip.report.versions.read import Peran, baca
from lkjip.report.word import pdf
from lkjip.report.word.pages import Penomoran, dari_pdf, label


@pytest.fixture(scope="module")
def terbitan() -> Terbitan:
    return terbit(contoh.bahan(), contoh.TEMPLAT, 1, contoh.WAKTU)


@pytest.fixture(scope="module")
def halaman(terbitan: Terbitan, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext")
    berkas = tmp_path_factory.mktemp("pdf") / "laporan.pdf"
    berkas.write_bytes(terbitan.pdf or b"")
    teks = subprocess.run(["pdftotext", "-layout", berkas, "-"], capture_output=True, check=True)
    return teks.stdout.decode().split("\f")[:-1]


@pytest.mark.libreoffice
def test_no_page_is_empty_and_no_field_code_shows(halaman: list[str]) -> None:
    assert len(halaman) > 12
    for n, isi in enumerate(halaman, 1):
        assert len(isi.split()) > 15, f"page {n} is all but empty"
    penuh = "\n".join(halaman)
    assert not re.search(r"PAGEREF|\bREF _|SEQ |TOC \\|Error|\{[a-z_]+\}", penuh)


@pytest.mark.libreoffice
def test_the_lists_name_the_pages_on_which_things_stand(halaman: list[str]) -> None:
    isi = next(h for h in halaman if "DAFTAR ISI" in h and "LATAR" in h.upper())
    entri = re.findall(r"^\s*(.+?)\s*\.{3,}\s*([ivx]+|\d+)\s*$", isi, re.MULTILINE)
    assert len(entri) > 20
    nomor = [h.strip().splitlines()[-1].split()[-1] for h in halaman]
    for judul, tercetak in entri:
        rapi = " ".join(judul.split())
        di = halaman[nomor.index(tercetak)]
        assert rapi in " ".join(di.split()), f"{rapi} is not on page {tercetak}"


@pytest.mark.libreoffice
def test_the_numbered_file_is_still_valid(terbitan: Terbitan, tmp_path: Path) -> None:
    from openxml_audit import OpenXmlValidator

    berkas = tmp_path / "bernomor.docx"
    berkas.write_bytes(terbitan.hasil.docx)
    assert [str(e) for e in OpenXmlValidator().validate(str(berkas)).errors] == []


@pytest.mark.libreoffice
def test_no_heading_stands_alone_at_the_foot_of_a_page(
    halaman: list[str], terbitan: Terbitan
) -> None:
    judul = set(baca(terbitan.hasil.docx).judul)
    for n, isi in enumerate(halaman, 1):
        baris = [" ".join(b.split()) for b in isi.strip().splitlines() if b.strip()]
        assert len(baris) < 2 or baris[-2] not in judul, f"page {n} ends with a heading"


@pytest.mark.libreoffice
def test_pages_come_in_the_order_of_the_headings(terbitan: Terbitan) -> None:
    nomor = dari_pdf(terbitan.pdf or b"")
    urut = [nomor[n] for n in sorted(n for n in nomor if n.startswith("_Toc1"))]
    assert urut == sorted(urut) and len(urut) > 25


@pytest.mark.libreoffice
def test_what_libreoffice_saves_still_hands_on_what_was_written(
    bahan: BahanLaporan, hasil: Hasil, tmp_path: Path
) -> None:
    """Staff may edit the draft in LibreOffice: the passages must survive its .docx."""
    from tests.report.make import ganti_alinea, sunting

    from lkjip.report.compose import susun

    tulisan = "Isu strategis kami adalah batas wilayah."
    asli = tmp_path / "asli.docx"
    asli.write_bytes(sunting(hasil.docx, ganti_alinea("[Belum ada: isu strategis", tulisan)))
    program = pdf.cari_libreoffice()
    assert program is not None
    subprocess.run(
        [program, f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless",
         "--convert-to", "docx:MS Word 2007 XML", "--outdir", tmp_path / "keluar", asli],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    simpanan = (tmp_path / "keluar" / "asli.docx").read_bytes()
    kedua = susun(bahan, contoh.TEMPLAT, 2, contoh.WAKTU, simpanan)
    assert [(d.kunci, d.teks) for d in kedua.dibawa] == [("isu_strategis", tulisan)]
    assert [f.kode for f in kedua.temuan if f.kode in ("L08", "L09")] == []


@pytest.mark.libreoffice
def test_a_file_on_disk_becomes_a_pdf_and_stays_as_it_is(hasil: Hasil, tmp_path: Path) -> None:
    docx = tmp_path / "draf.docx"
    docx.write_bytes(hasil.docx)
    assert pdf.ke_pdf(docx, tmp_path / "cetak" / "draf.pdf") == tmp_path / "cetak" / "draf.pdf"
    assert docx.read_bytes() == hasil.docx
    assert (tmp_path / "cetak" / "draf.pdf").read_bytes().startswith(b"%PDF")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["cetak", "draf.docx"]


def test_without_libreoffice_a_sentence_says_what_to_do(
    bahan: BahanLaporan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "cari_libreoffice", lambda: None)
    hasil = terbit(bahan, contoh.TEMPLAT, 1, contoh.WAKTU)
    assert hasil.pdf is None and hasil.pesan == f"{pdf.TIDAK_ADA} {DIISI_WORD}"
    assert "Simpan Sebagai PDF" in hasil.pesan
    docx = tmp_path / "a.docx"
    docx.write_bytes(hasil.hasil.docx)
    assert pdf.ke_pdf(docx, tmp_path / "a.pdf") is None
    assert not (tmp_path / "a.pdf").exists()


def test_a_program_that_delivers_nothing_is_an_error_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    macet = tmp_path / "soffice"
    macet.write_text("#!/bin/sh\nsleep 30\n")
    macet.chmod(0o755)
    monkeypatch.setattr(pdf, "cari_libreoffice", lambda: macet)
    docx = tmp_path / "a.docx"
    Document().save(str(docx))
    with pytest.raises(FolderError, match=r"tidak dapat mengubah a\.docx"):
        pdf.ke_pdf(docx, tmp_path / "a.pdf", batas_detik=1)
    assert not (tmp_path / "a.pdf").exists()


def test_page_numbers_follow_the_template() -> None:
    fisik = {"a": 2, "b": 4, "c": 5, "d": 9, "e": 12}
    bagian = [
        (Penomoran("lowerRoman", 1), ["a", "b"]),
        (Penomoran("decimal", 1), ["c", "d"]),
        (Penomoran(), ["e", "tidak ada"]),
    ]
    assert label(fisik, bagian) == {"a": "i", "b": "iii", "c": "1", "d": "5", "e": "8"}
    assert label({}, bagian) == {}
    assert dari_pdf(b"%PDF-1.7 tanpa penanda") == {}


def test_lists_have_a_place(hasil: Hasil) -> None:
    assert sum(a.peran is Peran.DAFTAR for a in baca(hasil.docx).alinea) > 40
