"""What changed between two versions."""

from dataclasses import replace
from decimal import Decimal

from tests.report import example as contoh
from tests.report.make import dengan_indikator, ganti_alinea, sunting

from lkjip.report.compose import Hasil, susun
from lkjip.report.material.model import BahanLaporan
from lkjip.report.versions.differences import Perubahan, Ubah, beda


def test_equal_versions_have_no_changes(hasil: Hasil) -> None:
    assert beda(hasil.docx, hasil.docx) == []


def test_a_new_figure_is_found_in_every_table_and_sentence(
    bahan: BahanLaporan, hasil: Hasil
) -> None:
    baru = dengan_indikator(
        bahan, "IK02", realisasi=Decimal(6), capaian=Decimal(600) / 7, kategori="Tinggi"
    )
    kedua = susun(baru, contoh.TEMPLAT, 2, contoh.WAKTU, hasil.docx)
    angka = [p for p in kedua.perubahan if p.jenis is Ubah.ANGKA]
    assert {(p.lama, p.baru) for p in angka} == {
        ("5", "6"), ("71,43 %", "85,71 %"),
    }  # fmt: skip
    assert all(", IK02, " in p.tempat for p in angka)
    assert {(p.lama, p.baru) for p in kedua.perubahan if p.jenis is Ubah.SEL} == {
        ("Sedang", "Tinggi")
    }
    uraian = [p for p in kedua.perubahan if p.jenis is Ubah.URAIAN]
    assert any("6 dari target 7" in p.baru.replace("\u00a0", " ") for p in uraian)


def test_a_rewritten_passage_is_one_change(hasil: Hasil) -> None:
    lain = sunting(hasil.docx, ganti_alinea("Demikian Laporan Kinerja", "Demikian kami laporkan."))
    (satu,) = beda(hasil.docx, lain)
    assert (satu.jenis, satu.tempat) == (Ubah.URAIAN, "B. Langkah Perbaikan")
    assert satu.baru == "Demikian kami laporkan." and satu.lama.startswith("Demikian Laporan")


def test_rows_that_come_and_go(bahan: BahanLaporan, hasil: Hasil) -> None:
    tanpa = replace(bahan, program=bahan.program[:-2])
    lain = susun(tanpa, contoh.TEMPLAT, 2, contoh.WAKTU).docx
    hapus = [p for p in beda(hasil.docx, lain) if p.jenis is Ubah.HAPUS]
    assert any("4.01.02.2.04.0001" in p.tempat and p.lama == "20.000.000" for p in hapus)
    tambah = [p for p in beda(lain, hasil.docx) if p.jenis is Ubah.TAMBAH]
    assert len(tambah) == len(hapus)


def test_moved_table_numbers_are_no_change(bahan: BahanLaporan, hasil: Hasil) -> None:
    """Without the table of units every later number moves."""
    tanpa = replace(bahan, unit=())
    lain = susun(tanpa, contoh.TEMPLAT, 2, contoh.WAKTU).docx
    tempat = {p.tempat.split(",")[0] for p in beda(hasil.docx, lain)}
    assert tempat == {
        "Unit kerja pada Bagian Pemerintahan",
        "2. Susunan Organisasi dan Sumber Daya",
        "KATA PENGANTAR",
    }


def test_a_change_is_plain_data() -> None:
    assert Perubahan(Ubah.TAMBAH, "a", "", "b") == Perubahan(Ubah.TAMBAH, "a", "", "b")
