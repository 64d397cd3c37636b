"""Budget: sums, not means of percentages; efisiensi; cross-checks with both figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip.findings import Finding
from lkjip.measure.cross_checks.budget import Pos, periksa_jumlah, periksa_pagu, periksa_serapan
from lkjip.measure.numbers.format import bulat
from lkjip.measure.rules.budget import efisiensi, ne_pmk, serapan, serapan_pohon

D = Decimal

# LKjIP Inspektorat Kabupaten Jombang 2022, table 3.13, Program Penyelenggaraan Pengawasan: the
# table prints 70,16 (the mean of 84,5 and 55,8); table 3.8 of the same report prints 83,13.
PENGAWASAN = Pos("Program Penyelenggaraan Pengawasan", D(630395770), D(524058289))
RINCIAN = [
    Pos("Pengawasan Internal", D(600664770), D(507455689)),
    Pos("Pengawasan dengan Tujuan Tertentu", D(29731000), D(16602600)),
]


def kode(temuan: tuple[Finding, ...]) -> list[str]:
    return [t.kode for t in temuan]


def test_budget_of_pengawasan_jombang_is_83_13_and_not_70_16() -> None:
    hasil = serapan([p.pagu for p in RINCIAN], [p.realisasi for p in RINCIAN])
    assert hasil is not None and bulat(hasil) == D("83.13")
    assert hasil == serapan([PENGAWASAN.pagu], [PENGAWASAN.realisasi])


def test_a_printed_mean_of_percentages_is_named_as_such() -> None:
    temuan = periksa_serapan("70,16", PENGAWASAN, RINCIAN)
    assert kode(temuan) == ["A05"]
    assert "70,16" in temuan[0].pesan and "83,13" in temuan[0].pesan


def test_a_printed_serapan_that_fits_nothing_shows_both_figures() -> None:
    # Table 3.13, Program Penunjang: prints 87,2 where table 3.8 prints 93,92.
    penunjang = Pos("Program Penunjang", D(12281319513), D(11534782463))
    temuan = periksa_serapan("87,2", penunjang)
    assert kode(temuan) == ["A03"]
    assert "87,2" in temuan[0].pesan and "93,92" in temuan[0].pesan


@pytest.mark.parametrize("tercetak", ["83,13", "83,1", "83", "83,13%", "( 83,13)", "0,83", "", "-"])
def test_a_printed_serapan_that_fits_or_says_nothing_is_no_finding(tercetak: str) -> None:
    assert periksa_serapan(tercetak, PENGAWASAN, RINCIAN) == ()


def test_one_part_has_no_mean() -> None:
    assert kode(periksa_serapan("84,5", PENGAWASAN, RINCIAN[:1])) == ["A03"]


def test_serapan_without_pagu_is_none() -> None:
    assert serapan([], []) is None
    assert serapan([D(0)], [D(5)]) is None


def test_every_level_of_the_budget_is_a_sum() -> None:
    pos = [(("Inspektorat", "Pengawasan", p.nama), p.pagu, p.realisasi) for p in RINCIAN] + [
        (("Inspektorat", "Kebijakan", "Asistensi"), D(375306467), D(329875536))
    ]
    pohon = serapan_pohon(pos)
    pengawasan = pohon[("Inspektorat", "Pengawasan")]
    assert (pengawasan.pagu, pengawasan.realisasi) == (PENGAWASAN.pagu, PENGAWASAN.realisasi)
    assert pengawasan.persen is not None and bulat(pengawasan.persen) == D("83.13")
    assert pohon[()] == pohon[("Inspektorat",)]
    assert pohon[()].pagu == sum(p for _, p, _ in pos)


def test_a_level_without_pagu_has_sums_and_no_serapan() -> None:
    assert serapan_pohon([(("a",), D(0), D(0))])[()].persen is None


def test_efisiensi_is_a_difference_and_needs_both_figures() -> None:
    assert efisiensi(D(100), D(85)) == 15
    assert efisiensi(None, D(85)) is None
    assert efisiensi(D(100), None) is None


@pytest.mark.parametrize(("e", "ne"), [(20, 100), (35, 100), (0, 50), (10, 75), (-20, 0), (-60, 0)])
def test_ne_holds_efisiensi_between_minus_20_and_20(e: int, ne: int) -> None:
    assert ne_pmk(D(e)) == ne


def test_ne_of_an_unknown_efisiensi_is_unknown() -> None:
    assert ne_pmk(None) is None


def test_realisasi_above_pagu_is_found_with_the_excess() -> None:
    temuan = periksa_pagu(D(100_000_000), D(100_500_000))
    assert kode(temuan) == ["A01"]
    assert "Rp100.500.000" in temuan[0].pesan and "lebih Rp500.000" in temuan[0].pesan


@pytest.mark.parametrize(
    ("pagu", "realisasi", "harapan"),
    [(100, 100, []), (100, 0, []), (0, 0, []), (0, 5, ["A02"]), (-1, 0, ["A06"]), (5, -1, ["A06"])],
)
def test_each_wrong_budget_line_has_its_own_code(
    pagu: int, realisasi: int, harapan: list[str]
) -> None:
    assert kode(periksa_pagu(D(pagu), D(realisasi))) == harapan


def test_an_unknown_budget_is_not_judged() -> None:
    assert periksa_pagu(None, D(5)) == periksa_pagu(D(5), None) == ()


def test_a_total_typed_by_hand_is_compared_with_its_parts() -> None:
    assert periksa_jumlah(PENGAWASAN, RINCIAN) == ()
    salah = Pos(PENGAWASAN.nama, PENGAWASAN.pagu, PENGAWASAN.realisasi + 1000)
    temuan = periksa_jumlah(salah, RINCIAN)
    assert kode(temuan) == ["A04"]
    assert "realisasi" in temuan[0].pesan and "selisih Rp1.000" in temuan[0].pesan


def test_a_total_without_parts_is_not_judged() -> None:
    assert periksa_jumlah(PENGAWASAN, []) == ()
