"""Sentences about money."""

from decimal import Decimal

from lkjip.report.material.model import BarisProgram
from lkjip.report.wording.budget import (
    kalimat_efisiensi,
    kalimat_serapan,
    kalimat_serapan_ujung,
)


def baris(uraian: str, capaian: str, serapan: str) -> BarisProgram:
    return BarisProgram(
        "1", "Kegiatan", uraian, capaian=Decimal(capaian), serapan=Decimal(serapan),
        efisiensi=Decimal(capaian) - Decimal(serapan),
    )  # fmt: skip


def rapi(teks: str) -> str:
    return teks.replace("\u00a0", " ")


def test_what_is_left_of_the_ceiling() -> None:
    assert rapi(kalimat_serapan("tahun 2024", Decimal(100), Decimal(75), Decimal(75))) == (
        "Anggaran tahun 2024 sebesar Rp100 terealisasi Rp75 atau 75,00 %, dengan sisa Rp25."
    )
    assert rapi(kalimat_serapan("t", Decimal(100), Decimal(75), Decimal(75), "s.d. TW II")) == (
        "Anggaran t sebesar Rp100 terealisasi Rp75 atau 75,00 % s.d. TW II, dengan sisa Rp25."
    )
    assert "tidak bersisa" in kalimat_serapan("x", Decimal(100), Decimal(100), Decimal(100))
    assert "melebihi pagu sebesar Rp5" in kalimat_serapan(
        "x", Decimal(100), Decimal(105), Decimal(105)
    )
    assert kalimat_serapan("x", None, Decimal(1), Decimal(1)) == ""


def test_performance_ahead_of_behind_and_equal_to_spending() -> None:
    assert rapi(kalimat_efisiensi(baris("Penataan", "71.43", "51.69"))) == (
        "Penataan mencatat capaian kinerja 71,43 % dengan serapan anggaran 51,69 %; capaiannya "
        "lebih tinggi 19,74 poin daripada serapannya."
    )
    assert "lebih rendah 10,00 poin" in rapi(kalimat_efisiensi(baris("P", "40", "50")))
    assert "sebanding" in kalimat_efisiensi(baris("P", "50", "50.004"))
    assert kalimat_efisiensi(BarisProgram("1", "Kegiatan", "P")) == ""


def test_highest_and_lowest_absorption() -> None:
    tiga = [baris("A", "1", "10"), baris("B", "1", "50"), baris("C", "1", "30")]
    assert rapi(kalimat_serapan_ujung(tiga)) == (
        "Serapan tertinggi terdapat pada kegiatan B (50,00 %), terendah pada kegiatan A (10,00 %)."
    )
    assert kalimat_serapan_ujung(tiga[:2]) == ""
