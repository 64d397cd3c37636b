"""Analyses 2, 3 and 4: up, down, equal, first year, other method, Renstra, national standard."""

from decimal import Decimal

import pytest
from tests.report.make import indikator, lalu

from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.rule import Arah
from lkjip.report.material.model import Indikator, TahunLain
from lkjip.report.wording.comparison import kalimat_lalu, kalimat_renstra, kalimat_standar


def teks(ind: Indikator, *, setahun: bool = True) -> str:
    return kalimat_lalu(ind, 2023, setahun=setahun).replace("\u00a0", " ")


def test_up() -> None:
    assert teks(indikator(lalu=lalu(4))) == (
        "Jumlah Dokumen Penataan naik dari 4 dokumen pada tahun 2023 menjadi 5 dokumen."
    )


def test_down() -> None:
    assert teks(indikator(lalu=lalu(6))) == (
        "Jumlah Dokumen Penataan turun dari 6 dokumen pada tahun 2023 menjadi 5 dokumen."
    )


def test_equal() -> None:
    assert teks(indikator(lalu=lalu(5))) == (
        "Jumlah Dokumen Penataan sama dengan tahun 2023, yaitu 5 dokumen."
    )


def test_first_year() -> None:
    belum = "Jumlah Dokumen Penataan belum mempunyai pembanding dari tahun 2023."
    assert teks(indikator()) == belum
    assert teks(indikator(lalu=(TahunLain(2023),))) == belum
    assert teks(indikator(lalu=(TahunLain(2021, Decimal(3)),))) == belum


@pytest.mark.parametrize(("tahun_lalu", "makna"), [(9, "membaik"), (3, "memburuk")])
def test_lower_is_better_says_what_the_move_means(tahun_lalu: int, makna: str) -> None:
    kalimat = teks(indikator(arah=Arah.TURUN, lalu=lalu(tahun_lalu)))
    assert kalimat.endswith(f"menjadi 5 dokumen, atau {makna}.")


def test_both_capaian_are_told_where_they_are_known() -> None:
    naik = teks(indikator(lalu=lalu(4, capaian=Decimal(57))))
    assert naik.endswith("; capaiannya naik dari 57,00 % menjadi 71,43 %.")
    turun = teks(indikator(lalu=lalu(4, capaian=Decimal("98.41"))))
    assert turun.endswith("; capaiannya turun dari 98,41 % menjadi 71,43 %.")
    tetap = teks(indikator(lalu=lalu(4, capaian=Decimal("71.4299"))))
    assert tetap.endswith("; capaiannya tetap 71,43 %.")


def test_another_method_is_not_compared() -> None:
    kalimat = teks(indikator(lalu=lalu(4, metode_berubah=True)))
    assert "tidak dibandingkan" in kalimat
    assert "naik" not in kalimat


def test_a_year_that_is_not_over_is_not_better_or_worse() -> None:
    assert teks(indikator(lalu=lalu(6)), setahun=False) == (
        "Jumlah Dokumen Penataan setahun penuh pada tahun 2023 tercatat 6 dokumen; sampai dengan "
        "periode ini 5 dokumen, atau 83,33 % daripadanya."
    )


def test_a_share_of_a_percentage_is_not_told() -> None:
    persen = indikator(satuan="Persen", lalu=lalu(90))
    assert "daripadanya" not in teks(persen, setahun=False)


def test_without_a_figure_there_is_no_comparison() -> None:
    rilis = indikator(realisasi=None, status=Status.BELUM_RILIS, lalu=lalu(4))
    assert teks(rilis) == ""
    assert teks(indikator(realisasi=None, lalu=lalu(4))) == ""


@pytest.mark.parametrize(
    ("capaian", "potong"),
    [
        ("125", "dengan realisasi 5 dokumen sudah melampaui target akhir Renstra 2019–2024 4 "),
        ("100", "dengan realisasi 5 dokumen sudah memenuhi target akhir Renstra 2019–2024 4 "),
        ("50", "dengan realisasi 5 dokumen baru mencapai 50,00 % dari target akhir Renstra"),
    ],
)
def test_the_end_target_of_the_renstra(capaian: str, potong: str) -> None:
    ind = indikator(target_akhir=Decimal(4), capaian_akhir=Decimal(capaian))
    assert potong in kalimat_renstra(ind, "2019–2024").replace("\u00a0", " ")


def test_a_percentage_of_a_hundred_is_not_said_twice() -> None:
    ind = indikator(
        satuan="Persen", realisasi=Decimal("58.8235"), capaian_akhir=Decimal("58.8235"),
        target_akhir=Decimal(100),
    )  # fmt: skip
    assert kalimat_renstra(ind).replace("\u00a0", " ") == (
        "Jumlah Dokumen Penataan baru mencapai 58,82 % dari target akhir Renstra 100 %."
    )


def test_no_end_target_no_sentence() -> None:
    assert kalimat_renstra(indikator()) == ""


@pytest.mark.parametrize(
    ("arah", "standar", "akhir"),
    [
        (Arah.NAIK, 4, "di atas rata-rata nasional 4 dokumen."),
        (Arah.NAIK, 6, "di bawah rata-rata nasional 6 dokumen."),
        (Arah.NAIK, 5, "sama dengan rata-rata nasional."),
        (Arah.TURUN, 4, "di atas rata-rata nasional 4 dokumen, jadi belum sebaik pembandingnya."),
        (Arah.TURUN, 6, "di bawah rata-rata nasional 6 dokumen, jadi lebih baik."),
    ],
)
def test_the_national_standard(arah: Arah, standar: int, akhir: str) -> None:
    ind = indikator(arah=arah, standar=Decimal(standar), standar_nama="rata-rata nasional")
    assert kalimat_standar(ind).replace("\u00a0", " ").endswith(akhir)
    assert kalimat_standar(indikator()) == ""
