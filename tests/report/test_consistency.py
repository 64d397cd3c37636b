"""Checks over the finished report: break one thing, and exactly that is found."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from tests.report import example as contoh
from tests.report import jombang
from tests.report.make import cari, ganti_alinea, sisip_sesudah, sunting

from lkjip.findings import Finding
from lkjip.report.compose import Hasil, susun
from lkjip.report.consistency.run import periksa
from lkjip.report.material.model import BahanLaporan


def temuan(
    bahan: BahanLaporan, hasil: Hasil, ubah: Callable[[Any], None]
) -> list[tuple[str, str, str]]:
    """(code, label, value seen) of what the change has brought."""
    dasar = set(periksa(hasil.docx, bahan))
    kini = periksa(sunting(hasil.docx, ubah), bahan)
    return [(f.kode, f.label, f.nilai) for f in kini if f not in dasar]


def test_an_untouched_report_has_only_its_gaps(bahan: BahanLaporan, hasil: Hasil) -> None:
    assert {f.kode for f in periksa(hasil.docx, bahan)} == {"L04"}


@pytest.mark.parametrize("tahunan", [False, True])
def test_the_composed_sentences_never_contradict_the_data(
    bahan: BahanLaporan, tahunan: bool
) -> None:
    for isi in (contoh.setahun(bahan) if tahunan else bahan, jombang.bahan()):
        hasil = susun(isi, contoh.TEMPLAT, 1, contoh.WAKTU)
        assert {f.kode for f in hasil.temuan} <= {"L04"}


def sel(judul: str, kunci: str, kolom: int, baru: str) -> Callable[[Any], None]:
    """Type over a table cell: by caption's first words, first cell of the row, column."""

    def ubah(dokumen: Any) -> None:
        for e in dokumen.element.body:
            if e.tag.endswith("}tbl") and judul in teks_sebelum(e):
                tabel = next(t for t in dokumen.tables if t._tbl is e)
                baris = next(r for r in tabel.rows if kunci in (r.cells[0].text, r.cells[1].text))
                runs = baris.cells[kolom].paragraphs[0].runs
                runs[0].text = baru

    return ubah


def teks_sebelum(e: Any) -> str:
    sebelum = e.getprevious()
    return "" if sebelum is None else "".join(sebelum.itertext())


def test_a_figure_typed_over_in_a_table(bahan: BahanLaporan, hasil: Hasil) -> None:
    ubah = sel("Target dan realisasi s.d.", "IK02", 4, "6")
    assert temuan(bahan, hasil, ubah) == [("L01", "baris IK02, kolom Realisasi", "6")]


def test_last_years_column_has_its_own_yardstick(bahan: BahanLaporan, hasil: Hasil) -> None:
    ubah = sel("dibandingkan dengan tahun sebelumnya", "IK02", 2, "5")
    assert temuan(bahan, hasil, ubah) == [("L01", "baris IK02, kolom Realisasi 2023", "5")]


def test_a_total_typed_over(bahan: BahanLaporan, hasil: Hasil) -> None:
    ubah = sel("Pagu dan realisasi anggaran", "Jumlah", 2, "762.153.560")
    assert temuan(bahan, hasil, ubah) == [("L03", "baris Jumlah, kolom Pagu (Rp)", "762.153.560")]


def test_a_line_of_the_budget_typed_over_is_found_twice_over(
    bahan: BahanLaporan, hasil: Hasil
) -> None:
    ubah = sel("Pagu dan realisasi anggaran", "4.01.02.2.04.0001", 3, "10.850.001")
    assert [t[0] for t in temuan(bahan, hasil, ubah)] == ["L01", "L03"]


@pytest.mark.parametrize(
    ("kalimat", "harap"),
    [
        ("Realisasi IK02 sebesar 6 dokumen.", [("realisasi", "6")]),
        ("Pada IK02, capaiannya 85,71 %.", [("capaiannya", "85,71")]),
        (
            "Jumlah Dokumen Hasil Penataan Administrasi Pemerintahan dengan target 8 dokumen.",
            [("target", "8")],
        ),
        (
            "Kegiatan Pengelolaan Administrasi Kewilayahan mencatat serapan 7,51 %.",
            [("serapan", "7,51")],
        ),
        (
            "Sub kegiatan Pengelolaan Administrasi Kewilayahan dengan pagu Rp260.500.001.",
            [("pagu", "260.500.001")],
        ),
        ("Realisasi IK02 tahun 2024 tercatat 5 dokumen.", []),
        ("Capaian IK02 71,4 % dan capaian IK03 66,67 %.", []),
        ("IK02 dengan realisasi tahun 2023 sebesar 6 dokumen.", []),
        ("IK02 dengan realisasi 6 dokumen pada tahun lalu.", []),
        ("Rapat IK02 dihadiri 29 kelurahan.", []),
    ],
)
def test_a_figure_in_running_text(
    bahan: BahanLaporan, hasil: Hasil, kalimat: str, harap: list[tuple[str, str]]
) -> None:
    ada = temuan(bahan, hasil, sisip_sesudah("Setiap instansi pemerintah", kalimat))
    assert [(k, n) for k, _, n in ada] == [("L02", n) for _, n in harap]
    assert all(label.startswith(awal) for (_, label, _), (awal, _) in zip(ada, harap, strict=True))


@pytest.mark.parametrize(
    ("jawaban", "harap"),
    [
        ("Realisasi baru 4 dokumen karena menunggu data.", ["4"]),
        ("Realisasi baru 5 dokumen dari target 7 dokumen; realisasi 2023 sebanyak 6 dokumen.", []),
        ("Target penyelesaian 3 hari tercapai.", []),
    ],
)
def test_a_units_own_words_are_held_against_its_own_figures(
    bahan: BahanLaporan, hasil: Hasil, jawaban: str, harap: list[str]
) -> None:
    ada = temuan(bahan, hasil, ganti_alinea("Lima dokumen selesai", jawaban))
    assert [n for k, _, n in ada if k == "L02"] == harap


def test_a_year_left_over_from_an_old_report(bahan: BahanLaporan, hasil: Hasil) -> None:
    tua = "Sebagaimana telah dilaksanakan pada tahun 2019, koordinasi berjalan baik."
    ada = temuan(bahan, hasil, sisip_sesudah("Setiap instansi pemerintah", tua))
    assert [(k, n) for k, _, n in ada] == [("C16", "2019")]


@pytest.mark.parametrize(
    "tanda", ["{tahun}", "XXX", "[isi nama kegiatan]", "..........", "TODO", "????"]
)
def test_a_placeholder_left_over(bahan: BahanLaporan, hasil: Hasil, tanda: str) -> None:
    ada = temuan(bahan, hasil, sisip_sesudah("Setiap instansi", f"Kegiatan {tanda} selesai."))
    assert [(k, n) for k, _, n in ada] == [("L06", tanda)]


def test_a_reference_to_a_table_that_is_not_there(bahan: BahanLaporan, hasil: Hasil) -> None:
    ada = temuan(bahan, hasil, sisip_sesudah("Setiap instansi", "Lihat Tabel 99 dan Tabel 2."))
    assert [(k, n) for k, _, n in ada] == [("L11", "Tabel 99")]


def test_an_analysis_that_was_deleted(bahan: BahanLaporan, hasil: Hasil) -> None:
    def hapus(dokumen: Any) -> None:
        p = cari(dokumen, "d.\tPerbandingan dengan standar nasional")
        p._p.getparent().remove(p._p)

    assert ("L05", "", "Perbandingan dengan standar nasional") in temuan(bahan, hasil, hapus)


def test_an_analysis_without_a_word(bahan: BahanLaporan, hasil: Hasil) -> None:
    ada = temuan(bahan, hasil, ganti_alinea("Belum ada standar nasional", ""))
    assert ada == [("L05", "", "Perbandingan dengan standar nasional")]


def test_an_indicator_whose_causes_were_deleted(bahan: BahanLaporan, hasil: Hasil) -> None:
    def hapus(dokumen: Any) -> None:
        cari(dokumen, "Jumlah kegiatan/dokumen fasilitasi administrasi kewilayahan (IK03").clear()

    kini = periksa(sunting(hasil.docx, hapus), bahan)
    (satu,) = [f for f in kini if f.kode == "L05"]
    assert "solusi” tidak membahas IK03" in satu.pesan


def test_a_chapter_that_was_deleted(bahan: BahanLaporan, hasil: Hasil) -> None:
    ada = temuan(bahan, hasil, ganti_alinea("BAB IV PENUTUP", "Penutup"))
    assert ("L12", "", "BAB IV PENUTUP") in ada


def test_every_finding_says_where_what_and_what_to_do(bahan: BahanLaporan, hasil: Hasil) -> None:
    semua: tuple[Finding, ...] = periksa(hasil.docx, bahan)
    assert all(f.lembar and f.pesan.endswith(".") and f.perbaikan for f in semua)


def test_any_document_can_be_checked(bahan: BahanLaporan) -> None:
    import io

    kosong = io.BytesIO()
    Document().save(kosong)
    ada = [f.kode for f in periksa(kosong.getvalue(), bahan)]
    assert ada == ["L12"] * 4 + ["L05"] * 7


def test_two_lines_of_one_name_are_told_apart_by_code(bahan: BahanLaporan) -> None:
    kembar = replace(
        bahan,
        program=tuple(
            replace(b, uraian="Fasilitasi") if b.kode.startswith("4.01.02.2.04") else b
            for b in bahan.program
        ),
    )
    assert {f.kode for f in susun(kembar, contoh.TEMPLAT, 1, contoh.WAKTU).temuan} == {"L04"}
