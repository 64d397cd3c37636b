"""The office's template: what it must hold, and what it may change."""

import io
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from tests.report import example as contoh

from lkjip.errors import FolderError, UsageError
from lkjip.report.blocks.model import Gambar
from lkjip.report.compose import susun
from lkjip.report.material.model import BahanLaporan
from lkjip.report.outline import kerangka
from lkjip.report.word.template import KATA, TEMPAT, buka
from lkjip.report.word.template_builder import templat_bytes


def simpan(dokumen: Any, tmp_path: Path) -> Path:
    tujuan = tmp_path / "lkjip.docx"
    dokumen.save(tujuan)
    return tujuan


@pytest.fixture
def templat() -> Any:
    return Document(io.BytesIO(templat_bytes()))


def test_the_committed_template_is_what_the_builder_makes() -> None:
    assert contoh.TEMPLAT.read_bytes() == templat_bytes()


def test_a_missing_style_is_named(templat: Any, tmp_path: Path) -> None:
    gaya = templat.styles["LKjIP Isi"]
    gaya.element.getparent().remove(gaya.element)
    with pytest.raises(UsageError, match="tidak mempunyai gaya “LKjIP Isi”"):
        buka(simpan(templat, tmp_path))


def test_a_missing_place_is_named(templat: Any, tmp_path: Path) -> None:
    next(p for p in templat.paragraphs if p.text == "{lampiran}").runs[0].text = ""
    with pytest.raises(UsageError, match=r"“\{lampiran\}” harus ada tepat satu kali"):
        buka(simpan(templat, tmp_path))


def test_a_missing_year_on_the_cover_is_named(templat: Any, tmp_path: Path) -> None:
    for wadah in (templat, *(s.header for s in templat.sections)):
        for p in wadah.paragraphs:
            for r in p.runs:
                r.text = r.text.replace("{tahun}", "2023")
    with pytest.raises(UsageError, match=r"tidak memuat penanda “\{tahun\}”"):
        buka(simpan(templat, tmp_path))


def test_an_unknown_marker_is_named_with_the_known_ones(templat: Any, tmp_path: Path) -> None:
    templat.paragraphs[0].add_run(" {walikota}")
    with pytest.raises(UsageError, match=r"“\{walikota\}” tidak dikenal") as galat:
        buka(simpan(templat, tmp_path))
    assert all(f"{{{k}}}" in galat.value.perbaikan for k in KATA)


@pytest.mark.parametrize("isi", [b"", b"PK\x03\x04rusak", b"bukan word"])
def test_a_file_that_is_no_word_document(isi: bytes, tmp_path: Path) -> None:
    berkas = tmp_path / "lkjip.docx"
    berkas.write_bytes(isi)
    with pytest.raises(UsageError, match="bukan dokumen Word"):
        buka(berkas)
    with pytest.raises(FolderError, match="tidak dapat dibaca"):
        buka(tmp_path / "tidak-ada.docx")


def test_what_the_office_changes_in_word_comes_out_in_the_report(
    templat: Any, bahan: BahanLaporan, tmp_path: Path
) -> None:
    templat.styles["LKjIP Isi"].font.name = "Bookman Old Style"
    kop = templat.paragraphs[0]
    kop.runs[0].text = "{PEME"  # Word cuts a marker into runs when it is edited
    kop.add_run("RINTAH}").bold = True
    kop.add_run(" (tanpa {penanda lain})").text = " TERCINTA"
    hasil = susun(bahan, simpan(templat, tmp_path), 1, contoh.WAKTU)
    dokumen = Document(io.BytesIO(hasil.docx))
    assert dokumen.paragraphs[0].text == "PEMERINTAH KOTA PROBOLINGGO TERCINTA"
    assert dokumen.styles["LKjIP Isi"].font.name == "Bookman Old Style"
    assert {f.kode for f in hasil.temuan} == {"L04"}


def test_cover_header_and_footer_are_filled(bahan: BahanLaporan) -> None:
    dokumen = Document(io.BytesIO(susun(bahan, contoh.TEMPLAT, 3, contoh.WAKTU).docx))
    sampul = [p.text for p in dokumen.paragraphs[:10]]
    assert "TAHUN 2024" in sampul and "BAGIAN PEMERINTAHAN" in sampul
    assert "Realisasi sampai dengan Triwulan II Tahun 2024" in sampul
    assert "Tahun 2024" in dokumen.sections[1].header.paragraphs[0].text
    assert "Versi 3, disusun 22 Juli 2024" in dokumen.sections[1].footer.paragraphs[0].text
    assert [s.orientation for s in dokumen.sections] == [0, 0, 0, 1]


def test_a_logo_a_comment_and_a_bookmark_of_the_office_do_no_harm(
    templat: Any, bahan: BahanLaporan, tmp_path: Path
) -> None:
    png = next(b.png for b in kerangka(bahan)["isi_laporan"] if isinstance(b, Gambar))
    kop = templat.paragraphs[0]
    kop.add_run().add_picture(io.BytesIO(png))
    templat.add_comment(kop.runs[0], "Logo sudah diganti.", author="Staf")
    hasil = susun(bahan, simpan(templat, tmp_path), 1, contoh.WAKTU)
    dokumen = Document(io.BytesIO(hasil.docx))
    nomor = [c.comment_id for c in dokumen.comments]
    assert len(nomor) == len(set(nomor)) == 9
    bentuk = [e.get("id") for e in dokumen.element.body.iter() if e.tag.endswith("}docPr")]
    assert len(bentuk) == len(set(bentuk)) == 5


def test_the_markers_can_be_read_in_word(templat: Any) -> None:
    penanda = [p for p in templat.paragraphs if p.text.startswith("{") and p.text.islower()]
    assert [p.text for p in penanda[-3:]] == ["{bagian_awal}", "{isi_laporan}", "{lampiran}"]
    assert all(p.style.name == "LKjIP Isi" for p in penanda[-3:])


def test_the_manual_names_every_marker() -> None:
    panduan = (contoh.TEMPLAT.parents[2] / "docs" / "panduan.md").read_text(encoding="utf-8")
    bagian = panduan.split("## Templat laporan", 1)[1].split("\n## ", 1)[0]
    assert [k for k in (*KATA, *TEMPAT) if f"`{{{k}}}`" not in bagian] == []
