"""Groups of indicators: one opening, no sentence said twice, nobody forgotten."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.report.make import indikator, lalu

from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.rule import Arah
from lkjip.report.blocks.model import Gaya, teks_paragraf
from lkjip.report.material.model import BahanLaporan, BarisProgram, Indikator, Sasaran
from lkjip.report.wording.benchmarks_text import uraian_renstra, uraian_standar
from lkjip.report.wording.efficiency_text import BELUM_PENUH, uraian_efisiensi
from lkjip.report.wording.explanation import Uraian, jadi_kalimat, jadi_paragraf
from lkjip.report.wording.programmes_text import uraian_penunjang
from lkjip.report.wording.summary import kalimat_ringkas
from lkjip.report.wording.target_text import klausa_target, uraian_target
from lkjip.report.wording.years_text import klausa as klausa_lalu
from lkjip.report.wording.years_text import uraian_lalu


def banyak(*capaian: int | None) -> list[Indikator]:
    return [
        indikator(
            kode=f"IK{n}",
            nama=f"Jumlah Dokumen {n}",
            target=Decimal(10),
            realisasi=None if c is None else Decimal(c) / 10,
            capaian=None if c is None else Decimal(c),
        )
        for n, c in enumerate(capaian, 1)
    ]


def rapi(uraian: list[Uraian]) -> list[str]:
    return [jadi_kalimat(u).replace("\u00a0", " ") for u in uraian]


def test_reached_and_missed_are_two_groups_best_first() -> None:
    assert rapi(uraian_target(banyak(120, 40, 100, 60))) == [
        "Dua indikator mencapai atau melampaui target: jumlah Dokumen 1 12 dari target 10 dokumen "
        "(120,00 %); dan jumlah Dokumen 3 10 dokumen, tepat sesuai target (100,00 %).",
        "Dua indikator belum mencapai target: jumlah Dokumen 4 6 dari target 10 dokumen (60,00 %); "
        "dan jumlah Dokumen 2 4 dari target 10 dokumen (40,00 %).",
    ]


def test_all_in_one_group() -> None:
    (u,) = uraian_target(banyak(50, 60, 70), setahun=False)
    assert u.pembuka == "Seluruh indikator masih berjalan menuju target setahun"
    assert [b.split()[2] for b in u.butir] == ["3", "2", "1"]


def test_those_without_a_figure_are_told_one_by_one() -> None:
    semua = [
        *banyak(50, 60, 70),
        indikator(nama="Nilai LPPD", realisasi=None, capaian=None, status=Status.BELUM_RILIS),
    ]
    assert rapi(uraian_target(semua))[-1].startswith("Nilai LPPD belum dirilis")


def test_a_percentage_of_a_target_of_100_is_not_said_twice() -> None:
    ind = indikator(
        nama="Persentase X",
        satuan="Persen",
        target=Decimal(100),
        realisasi=Decimal("58.82"),
        capaian=Decimal("58.82"),
    )
    assert klausa_target(ind).replace("\u00a0", " ") == "persentase X 58,82 % dari target 100 %"


def test_every_indicator_is_named_exactly_once() -> None:
    semua = banyak(120, 40, 100, 60, 99, 0, 250)
    teks = " ".join(rapi(uraian_target(semua)))
    assert all(teks.count(f"jumlah Dokumen {n} ") == 1 for n in range(1, 8))


def test_better_equal_and_worse_than_last_year() -> None:
    semua = [
        indikator(kode=k, nama=f"Jumlah {k}", lalu=lalu(v))
        for k, v in (("A", 4), ("B", 5), ("C", 6), ("D", 7))
    ]
    assert [u.pembuka for u in uraian_lalu(semua, 2023)] == [
        "Satu indikator membaik dibandingkan tahun 2023",
        "Satu indikator sama dengan tahun 2023",
        "Dua indikator menurun kinerjanya dibandingkan tahun 2023",
    ]


def test_many_first_years_are_one_sentence() -> None:
    semua = [indikator(kode=k, nama=f"Jumlah {k}") for k in "ABC"]
    assert rapi(uraian_lalu(semua, 2023)) == [
        "Seluruh indikator belum mempunyai pembanding dari tahun 2023."
    ]


def test_before_the_year_is_over_only_passing_last_year_is_told() -> None:
    semua = [
        indikator(kode=k, nama=f"Jumlah {k}", lalu=lalu(v))
        for k, v in (("A", 4), ("B", 5), ("C", 6))
    ]
    teks = rapi(uraian_lalu(semua, 2023, setahun=False))
    assert teks[0].startswith("Dua indikator sudah menyamai atau melampaui realisasi setahun penuh")
    assert teks[1] == (
        "Satu indikator belum menyamai realisasi setahun penuh 2023, yaitu jumlah C 5 dokumen "
        "berbanding 6 dokumen."
    )


def test_short_explanations_flow_and_long_ones_become_lists() -> None:
    par = jadi_paragraf([Uraian("Satu."), Uraian("Dua", ("a",)), Uraian("Tiga", ("a", "b", "c"))])
    assert [p.gaya for p in par] == [Gaya.ISI, Gaya.ISI, Gaya.BUTIR, Gaya.BUTIR, Gaya.BUTIR]
    assert teks_paragraf(par[0]) == "Satu. Dua, yaitu a."
    assert [teks_paragraf(p)[-1] for p in par[1:]] == [":", ";", ";", "."]


def test_efficiency_says_the_meaning_once_per_group() -> None:
    baris = [
        BarisProgram(
            "1",
            "Sub Kegiatan",
            n,
            capaian=Decimal(c),
            serapan=Decimal(50),
            efisiensi=Decimal(c) - 50,
        )
        for n, c in (("A", 90), ("B", 50), ("C", 20))
    ]
    uraian = uraian_efisiensi(baris, setahun=False)
    assert [u.pembuka.split(" mencatat ")[0] for u in uraian[:-1]] == ["Satu sub kegiatan"] * 3
    assert uraian[-1].pembuka == BELUM_PENUH
    assert uraian_efisiensi([]) == []


def test_programmes_that_carried_the_result_and_those_that_did_not() -> None:
    baris = [
        BarisProgram("1", "Kegiatan", n, capaian=None if c is None else Decimal(c))
        for n, c in (("A", 90), ("B", 100), ("C", None))
    ]
    assert rapi(uraian_penunjang(baris)) == [
        "Satu kegiatan menunjang keberhasilan sasaran dengan capaian penuh, yaitu B (100,00 %).",
        "Satu kegiatan belum menunjang sepenuhnya karena capaiannya di bawah target, yaitu A "
        "(90,00 %).",
    ]
    assert uraian_penunjang(baris[2:]) == []


@pytest.mark.parametrize(
    ("capaian", "setahun", "kalimat"),
    [
        ((100, 50), True, "satu mencapai atau melampaui target dan satu belum."),
        ((100, 50), False, "satu sudah mencapai target setahun dan satu masih berjalan."),
        ((40, 50), True, "belum ada yang mencapai target."),
        ((140, 150), True, "semuanya mencapai atau melampaui target."),
        (
            (140, None),
            True,
            "satu mencapai atau melampaui target dan satu belum mempunyai capaian.",
        ),
    ],
)
def test_the_summary_counts_every_indicator(
    bahan: BahanLaporan, capaian: tuple[int | None, ...], setahun: bool, kalimat: str
) -> None:
    isi = replace(
        bahan,
        identitas=replace(bahan.identitas, sampai_triwulan=4 if setahun else 2),
        sasaran=(Sasaran("S", tuple(banyak(*capaian))),),
    )
    assert kalimat_ringkas(isi) == f"Dari dua indikator, {kalimat}"
    assert kalimat_ringkas(replace(isi, sasaran=())) == ""


def test_end_of_the_renstra_and_standard_in_groups() -> None:
    semua = [
        indikator(
            kode=k, nama=f"Jumlah {k}", target_akhir=Decimal(4), capaian_akhir=Decimal(c),
            standar=Decimal(s),
        )
        for k, c, s in (("A", 125, 5), ("B", 100, 5), ("C", 50, 5))
    ]  # fmt: skip
    assert [u.pembuka for u in uraian_renstra(semua, "2019–2024")] == [
        "Dua indikator sudah memenuhi atau melampaui target akhir Renstra 2019–2024",
        "Satu indikator masih menuju target akhir Renstra 2019–2024",
    ]
    (sama,) = uraian_standar(semua)
    assert sama.pembuka == "Seluruh indikator sama dengan pembandingnya"
    beda = [replace(i, standar=Decimal(n)) for i, n in zip(semua, (4, 5, 6), strict=True)]
    assert [u.butir[0][:8] for u in uraian_standar(beda)] == ["jumlah A", "jumlah B", "jumlah C"]


def test_a_summary_with_a_large_number_writes_all_its_numbers_in_figures(
    bahan: BahanLaporan,
) -> None:
    isi = banyak(*[100] * 11, *[50] * 5)
    isi += [indikator(kode="R", capaian=None, realisasi=None, status=Status.BELUM_RILIS)]
    isi += [indikator(kode="K", capaian=None, realisasi=None)]
    setahun = replace(bahan.identitas, sampai_triwulan=4)
    laporan = replace(bahan, identitas=setahun, sasaran=(Sasaran("S", tuple(isi)),))
    assert kalimat_ringkas(laporan) == (
        "Dari 18 indikator, 11 mencapai atau melampaui target, 5 belum, 1 tidak dihitung karena "
        "belum rilis, dan 1 belum mempunyai capaian."
    )
    lain = replace(isi[-1], status=Status.TIDAK_DIUKUR)
    dua = replace(laporan, sasaran=(Sasaran("S", (*isi[:2], isi[-2], lain)),))
    assert kalimat_ringkas(dua) == (
        "Dari empat indikator, semuanya mencapai atau melampaui target dan dua tidak dihitung "
        "(satu di antaranya belum rilis)."
    )


def test_a_capaian_that_falls_while_the_realisasi_rises_is_told_as_such() -> None:
    naik = indikator(nama="Jumlah A", capaian=Decimal("86.67"), lalu=lalu(4, capaian=Decimal(90)))
    assert klausa_lalu(naik, 2023).replace("\u00a0", " ") == (
        "jumlah A dari 4 menjadi 5 dokumen, meskipun capaiannya turun dari 90,00 % menjadi 86,67 %"
    )
    searah = replace(naik, capaian=Decimal(95))
    assert (
        klausa_lalu(searah, 2023)
        .replace("\u00a0", " ")
        .endswith("(capaian 90,00 % menjadi 95,00 %)")
    )
    makin_rendah = replace(naik, arah=Arah.TURUN, capaian=Decimal(95))
    assert "meskipun capaiannya naik" in klausa_lalu(makin_rendah, 2023)
