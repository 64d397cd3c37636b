"""A printed capaian against the recomputed one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip.findings import Finding
from lkjip.measure.numbers.reading import baca_angka
from lkjip.measure.plain_table.claim import Klaim, baca_klaim, cocok, periksa_klaim
from lkjip.measure.rules.capaian import hitung_capaian
from lkjip.measure.rules.pairs import pasangkan
from lkjip.measure.rules.rule import Arah, Aturan, Rumus

NAIK, TURUN = Aturan(), Aturan(Arah.TURUN)
BANDING = Aturan(Arah.TURUN, Rumus.BANDING)
D = Decimal


def periksa(
    tercetak: str, target: str, realisasi: str, aturan: Aturan = NAIK, penuh: bool = False
) -> tuple[Finding, ...]:
    r = baca_angka(realisasi)
    pasangan = pasangkan(baca_angka(target), r)
    capaian = hitung_capaian(*pasangan, aturan, r.status)
    return periksa_klaim(tercetak, capaian, *pasangan, aturan, penuh=penuh)


def kode(temuan: tuple[Finding, ...]) -> list[str]:
    return [t.kode for t in temuan]


@pytest.mark.parametrize(
    ("dihitung", "tercetak", "cara"),
    [
        ("100.134", "100,13", "persen"),
        ("108.766", "108,7", "persen"),  # cut, not rounded (Kecamatan Banyuwangi 2021)
        (
            "98.742",
            "98,00%",
            "persen",
        ),  # whole, with the zeros of a cell format (Setwan Banyuwangi)
        ("45.454545454545", "45,45454545", "persen"),
        ("50", "( 50,00)", "persen"),
        ("104.15", "100", "dibatasi"),
        ("57.1", "0,57", "pecahan"),
        ("2.41", "( 0,02)", "pecahan"),
        ("100", "1", "pecahan"),
        ("131", "1,00", "pecahan"),
        ("50", "49", ""),
        ("50", "13%", ""),
        ("57.1", "0,6", "pecahan"),
        ("50", "0,49", ""),
        ("57.1", "0,57%", ""),
        ("102.22", "113%", ""),
        ("60", "1", ""),
        ("45", "0,00", ""),
        ("99.5", "100,2", ""),
    ],
)
def test_a_printed_value_reproduces_the_computed_one_or_does_not(
    dihitung: str, tercetak: str, cara: str
) -> None:
    klaim = baca_klaim(tercetak)
    assert klaim is not None
    assert cocok(D(dihitung), klaim) == cara


def test_zeros_are_measured_where_the_office_prints_decimals() -> None:
    assert cocok(D("52.68"), Klaim((D("52.00"),))) == "persen"
    assert cocok(D("52.68"), Klaim((D("52.00"),), penuh=True)) == ""
    assert kode(periksa("52,00", "100", "52,68", penuh=True)) == ["C01"]


def test_the_ambiguous_dot_of_a_claim_may_mean_either() -> None:
    klaim = baca_klaim("25.372")
    assert klaim == Klaim((D(25372), D("25.372")))
    assert baca_klaim("25.372%") == Klaim((D(25372), D("25.372")), berpersen=True)


@pytest.mark.parametrize("kosong", ["", "( - )", "-", "#DIV/0!", "#REF!"])
def test_what_claims_nothing_is_no_finding(kosong: str) -> None:
    assert periksa(kosong, "94", "0") == ()


def test_a_mismatch_shows_both_figures_and_the_formula() -> None:
    # LKjIP Inspektorat Jombang 2022, table 3.2, Nilai Evaluasi AKIP.
    (t,) = periksa("98,30%", "Nilai A (83)", "Nilai A (82,92)")
    assert t.kode == "C01"
    assert "98,30%" in t.pesan and "99,90" in t.pesan and "82,92 / 83 × 100" in t.pesan


def test_one_unit_of_the_last_digit_is_a_mismatch() -> None:
    assert kode(periksa("49", "80", "40")) == ["C02"]


def test_a_mismatch_that_rounded_inputs_explain_says_so() -> None:
    # Inspektorat Kota Probolinggo, TW II 2024: 77,4 of 64, printed as 77.
    assert kode(periksa("( 120,94)", "64", "77")) == ["C02"]
    assert kode(periksa("6,59", "0,41", "0,03")) == ["C02"]


def test_half_a_point_that_rounded_inputs_explain_is_no_finding() -> None:
    # Dinas Kominfo Kota Probolinggo, TW II 2024: 33,33 of 90, printed as 33.
    assert periksa("37,04", "90", "33") == ()
    assert kode(periksa("37,04", "90,00", "33,00")) == ["C01"]


def test_a_formula_turned_round_is_named() -> None:
    (t,) = periksa("71,43", "14", "10", TURUN)
    assert t.kode == "C08" and "10 / 14 × 100" in t.pesan and "128,57" in t.pesan
    assert kode(periksa("27,84", "93", "160,1", BANDING)) == ["C08"]


def test_a_printed_value_below_zero_fits_what_was_raised_to_zero() -> None:
    assert periksa("-50,00", "10", "25", TURUN) == ()
    assert kode(periksa("-44,00", "10", "25", TURUN)) == ["C01"]


def test_a_capaian_of_something_not_measured_has_no_ground() -> None:
    # Setda Banyuwangi 2021: "Tidak diadakan karena Covid19", printed 100.
    assert kode(periksa("100", "Tinggi", "Tidak diadakan karena Covid19")) == ["C26"]
    assert kode(periksa("0,00", "64,5", "")) == ["C26"]


def test_a_zero_target_is_one_finding_not_two() -> None:
    assert periksa("0,00%", "0,00%", "0,00%") == ()


def test_a_damaged_claim_is_reported() -> None:
    assert kode(periksa("( R e n d a h- )", "75", "0")) == ["C27"]
