"""A second report from the complete tables of Inspektorat Kabupaten Jombang 2022: its capaian come
out as printed, and its known slips are caught."""

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.report import example as contoh
from tests.report import jombang
from tests.report.make import sisip_sesudah, sunting

from lkjip.measure.numbers.format import bulat
from lkjip.report.compose import Hasil, susun
from lkjip.report.consistency.run import periksa
from lkjip.report.material.model import BahanLaporan
from lkjip.report.versions.read import baca

RUJUKAN = Path(__file__).resolve().parents[3] / "shared" / "reference"


@pytest.fixture(scope="module")
def isi() -> BahanLaporan:
    return jombang.bahan()


@pytest.fixture(scope="module")
def laporan(isi: BahanLaporan) -> Hasil:
    return susun(isi, contoh.TEMPLAT, 1, jombang.WAKTU)


def test_the_capaian_come_out_as_printed(isi: BahanLaporan) -> None:
    assert [bulat(i.capaian or Decimal(0)) for i in isi.indikator] == [
        Decimal("94.24"),
        Decimal("100"),
        Decimal("98.30"),
    ]
    assert [i.kategori for i in isi.indikator] == ["Sangat Tinggi"] * 3
    rata = sum(i.capaian or Decimal(0) for i in isi.indikator) / 3
    assert bulat(rata) == Decimal("97.51")
    assert [bulat(i.capaian_akhir or Decimal(0)) for i in isi.indikator] == [
        Decimal("87.69"), Decimal("100"), Decimal("98.30"),
    ]  # fmt: skip
    assert {b.kode: bulat(b.capaian) for b in isi.program if b.capaian is not None} == {
        "1": Decimal("100"), "2": Decimal("93.24"), "3": Decimal("100"),
    }  # fmt: skip


def test_absorption_is_pooled_and_not_averaged(isi: BahanLaporan, laporan: Hasil) -> None:
    atas = {b.kode: bulat(b.serapan or Decimal(0)) for b in isi.program if not b.induk}
    assert atas == {"1": Decimal("93.92"), "2": Decimal("83.13"), "3": Decimal("86.73")}
    tabel = next(t for t in baca(laporan.docx).tabel if t.judul.startswith("Pagu dan realisasi"))
    assert tabel.baris[-1] == (
        "", "Jumlah", "13.353.153.913", "12.441.701.788", "93,17 %", "911.452.125",
    )  # fmt: skip


def test_the_report_agrees_with_itself(laporan: Hasil) -> None:
    assert {f.kode for f in laporan.temuan} == {"L04"}


def tabel(*baris: tuple[str, ...]) -> Any:
    """Put a table as the office printed it below the ikhtisar."""

    def ubah(dokumen: Any) -> None:
        t = dokumen.add_table(len(baris), len(baris[0]))
        for r, isi in zip(t.rows, baris, strict=True):
            for c, teks in zip(r.cells, isi, strict=True):
                c.text = teks

    return ubah


def salah(isi: BahanLaporan, laporan: Hasil, ubah: Any) -> list[tuple[str, str, str]]:
    dasar = set(laporan.temuan)
    kini = periksa(sunting(laporan.docx, ubah), isi)
    return [
        (f.kode, f.nilai, f.pesan.partition("seharusnya ")[2].replace("\u00a0", " "))
        for f in kini
        if f not in dasar
    ]


def test_last_years_score_in_this_years_column(isi: BahanLaporan, laporan: Hasil) -> None:
    """Tabel 3.2 prints 82,92, the score of 2021; Tabel 3.3 prints 81,59 for the same figure."""
    cetak = tabel(
        ("Sasaran", "Indikator", "Target", "Realisasi", "Capaian"),
        (jombang.SASARAN_1, "Maturitas SPIP", "Level 3 (3,35)", "Level 3 (3,157)", "94,24%"),
        (jombang.SASARAN_1, "Kapabilitas APIP", "Level 3", "Level 3", "100%"),
        (jombang.SASARAN_2, "Nilai Evaluasi AKIP PD", "Nilai A (83)", "Nilai A (82,92)", "98,30%"),
    )
    assert salah(isi, laporan, cetak) == [("L01", "Nilai A (82,92)", "Nilai A (81,59).")]


def test_the_same_slip_in_a_sentence(isi: BahanLaporan, laporan: Hasil) -> None:
    kalimat = "Realisasi Nilai Evaluasi AKIP PD tahun 2022 sebesar 82,92 dari target 83."
    ada = salah(isi, laporan, sisip_sesudah("Setiap instansi", kalimat))
    assert ada == [("L02", "82,92", "Nilai A (81,59).")]
    benar = "Nilai Evaluasi AKIP PD turun, realisasi tahun 2021 sebesar 82,92."
    assert salah(isi, laporan, sisip_sesudah("Setiap instansi", benar)) == []


def test_a_mean_of_percentages_as_absorption(isi: BahanLaporan, laporan: Hasil) -> None:
    """Tabel 3.13 prints 70,16 (the mean of 84,5 and 55,8); Tabel 3.8 prints 83,13."""
    cetak = tabel(
        ("Program", "Anggaran", "Realisasi", "%"),
        (jombang.ANGGARAN[0][2], "12.281.319.513", "11.534.782.463", "87,2"),
        (jombang.ANGGARAN[9][2], "630.395.770", "524.058.289", "70,16"),
        (jombang.ANGGARAN[12][2], "441.438.630", "382.861.036", "84,01"),
        (jombang.ANGGARAN[10][2], "600.664.770", "507.455.689", "84,5"),
    )
    assert salah(isi, laporan, cetak) == [
        ("L01", "87,2", "93,92 %."),
        ("L01", "70,16", "83,13 %."),
        ("L01", "84,01", "86,73 %."),
    ]


def test_a_capaian_that_no_figure_of_the_year_gives(isi: BahanLaporan, laporan: Hasil) -> None:
    """SPIP 100,88: what 3,43 over 3,4 would be; the report's own figures give 94,24."""
    kalimat = "Pada tahun 2022 capaian Maturitas SPIP 100,88 % sehingga sangat memuaskan."
    ada = salah(isi, laporan, sisip_sesudah("Setiap instansi", kalimat))
    assert ada == [("L02", "100,88", "94,24 %.")]


def baca_rujukan(nama: str) -> list[dict[str, str]]:
    berkas = next(RUJUKAN.rglob(nama), None)
    if berkas is None:
        pytest.skip(f"the reference table {nama} is not on this machine")
    with berkas.open(encoding="utf-8") as f:
        return list(csv.DictReader(f))


def test_the_fixture_is_what_was_transcribed(isi: BahanLaporan) -> None:
    baris = baca_rujukan("jombang_inspektorat_2022_t33.csv")[:3]
    for i, b in zip(isi.indikator, baris, strict=True):
        assert (i.nama, i.target_teks, i.realisasi_teks) == (
            b["indikator"], b["target"], b["realisasi"],
        )  # fmt: skip
        assert f"{bulat(i.capaian or Decimal(0))}".replace(".", ",").startswith(
            b["capaian_published"].rstrip("%")
        )
    uang = baca_rujukan("anggaran_jombang_inspektorat_2022_t313.csv")[:-1]
    assert [(p.uraian, p.pagu, p.realisasi) for p in isi.program] == [
        (
            b["program_kegiatan"],
            Decimal(b["pagu"].replace(".", "")),
            Decimal(b["realisasi"].replace(".", "")),
        )
        for b in uang
    ]
