"""Capaian of one indicator: directions, zero targets, ranges, ranks, statuses, quarters."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip.measure.numbers.format import bulat
from lkjip.measure.numbers.quantity import Rentang
from lkjip.measure.numbers.reading import baca_angka
from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.capaian import Capaian, akumulasikan, batasi, hitung_capaian
from lkjip.measure.rules.pairs import pasangkan
from lkjip.measure.rules.rule import Akumulasi, Arah, Aturan, Rumus, baca_aturan

NAIK = Aturan()
TURUN = Aturan(Arah.TURUN)
BANDING = Aturan(Arah.TURUN, Rumus.BANDING)
D = Decimal


def dari_teks(target: str, realisasi: str, aturan: Aturan = NAIK) -> Capaian:
    return hitung_capaian(*pasangkan(baca_angka(target), baca_angka(realisasi)), aturan)


def kode(c: Capaian) -> list[str]:
    return [t.kode for t in c.temuan]


# Angka Kematian Ibu per 100.000 KH, target 93, realisasi 160,1 (docs/aturan-hitung.md): offices
# print 27,84 (cut, not rounded: the full value is 27,8494…) or 58,09, depending on the formula.


def test_aki_by_selisih_is_27_84_as_printed() -> None:
    c = hitung_capaian(D(93), D("160.1"), TURUN)
    assert c.nilai is not None and int(c.nilai * 100) == 2784
    assert c.formula == "(2 × 93 − 160,1) / 93 × 100"


def test_aki_by_banding_is_58_09() -> None:
    c = hitung_capaian(D(93), D("160.1"), BANDING)
    assert c.nilai is not None and bulat(c.nilai) == D("58.09")
    assert c.formula == "93 / 160,1 × 100"


def test_naik_divides_realisasi_by_target() -> None:
    # Kabupaten Banyuasin 2016, irigasi teknis: 67,09 of 67 printed 100,13.
    c = dari_teks("67", "67,09")
    assert c.nilai is not None and bulat(c.nilai) == D("100.13")
    assert c.formula == "67,09 / 67 × 100"


def test_a_lower_better_indicator_that_does_better_passes_100() -> None:
    # Tingkat inflasi Kabupaten Banyuwangi 2024: target 3, realisasi 2,55.
    assert hitung_capaian(D(3), D("2.55"), TURUN).nilai == 115


def test_selisih_never_falls_below_zero_and_says_so() -> None:
    c = hitung_capaian(D(10), D(25), TURUN)
    assert (c.nilai, c.sebelum_lantai, kode(c)) == (0, -50, ["C30"])
    assert c.formula == "(2 × 10 − 25) / 10 × 100 = -50,00 → 0"


def test_zero_target_of_a_lower_better_indicator_is_all_or_nothing() -> None:
    for aturan in (TURUN, BANDING):
        assert hitung_capaian(D(0), D(0), aturan).nilai == 100
        assert hitung_capaian(D(0), D(2), aturan).nilai == 0


def test_zero_target_of_a_higher_better_indicator_cannot_be_computed() -> None:
    for realisasi in (0, 5):
        c = hitung_capaian(D(0), D(realisasi), NAIK)
        assert (c.nilai, kode(c)) == (None, ["C04"])


def test_banding_cannot_divide_by_a_zero_realisasi() -> None:
    c = hitung_capaian(D(5), D(0), BANDING)
    assert (c.nilai, kode(c)) == (None, ["C03"])


def test_a_negative_target_cannot_be_computed() -> None:
    for aturan in (NAIK, TURUN, Aturan(Arah.TETAP)):
        assert kode(hitung_capaian(D(-5), D(3), aturan)) == ["C25"]


def test_tetap_is_100_on_target_and_less_on_either_side() -> None:
    tetap = Aturan(Arah.TETAP)
    tepat = hitung_capaian(D(80), D(80), tetap)
    assert (tepat.nilai, tepat.formula) == (100, "80 = 80 → 100")
    assert hitung_capaian(D(80), D(100), tetap).nilai == 80
    assert hitung_capaian(D(80), D(60), tetap).nilai == 75


# PermenPANRB 6/2022, worked examples of range targets (PBG/IMB complaints; months).


def test_a_range_below_is_divided_by_its_lower_bound() -> None:
    assert dari_teks("80 - 90%", "70%").nilai == D("87.5")


def test_a_range_above_is_divided_by_its_upper_bound() -> None:
    c = dari_teks("80 - 90%", "92%")
    assert c.nilai is not None and bulat(c.nilai) == D("102.22")  # the example prints 113


def test_a_range_that_is_met_is_100() -> None:
    c = dari_teks("80 - 90%", "85%")
    assert (c.nilai, c.formula) == (100, "85 dalam 80–90 → 100")


def test_a_range_of_months_uses_the_formula_of_its_direction() -> None:
    cepat = dari_teks("7 – 8 bulan", "6,5 bulan", TURUN)
    assert cepat.nilai is not None and bulat(cepat.nilai, 0) == 107
    assert dari_teks("7 – 8 bulan", "9 bulan", TURUN).nilai == D("87.5")


def test_a_range_to_stay_in_is_never_above_100() -> None:
    rentang = Aturan(Arah.RENTANG)
    batas = Rentang(D(80), D(90))
    assert hitung_capaian(batas, D(100), rentang).nilai == 90
    assert hitung_capaian(batas, D(40), rentang).nilai == 50


# Composite and ordinal values (Inspektorat Jombang 2022, tables 3.2 and 3.3; Setda Banyuwangi).


def test_the_numbers_in_brackets_are_compared() -> None:
    c = dari_teks("A (80,50)", "BB (79,39)")
    assert c.nilai is not None and bulat(c.nilai) == D("98.62")
    spip = dari_teks("Level 3 (3,35)", "Level 3 (3,157)")
    assert spip.nilai is not None and bulat(spip.nilai) == D("94.24")


def test_a_level_is_compared_with_a_level_not_with_a_score() -> None:
    assert dari_teks("Level 3", "Level 3 (3,157)").nilai == 100
    assert dari_teks("Level 3 (3,35)", "Level 3").nilai == 100
    assert dari_teks("3", "Level 3 (3,157)").nilai == 100


def test_a_rank_reached_or_passed_is_100() -> None:
    assert dari_teks("Tinggi", "Tinggi").nilai == 100
    assert dari_teks("WDP", "Wajar Tanpa Pengecualian").nilai == 100
    assert dari_teks("BB", "A").nilai == 100


def test_a_rank_missed_gets_no_made_up_number() -> None:
    for target, realisasi in (("WTP", "WDP"), ("A", "BB"), ("A (80,50)", "BB")):
        c = dari_teks(target, realisasi)
        assert (c.nilai, kode(c)) == (None, ["C19"])


def test_a_rank_and_a_number_cannot_be_compared() -> None:
    assert kode(dari_teks("WTP", "95")) == ["C20"]
    assert kode(dari_teks("WTP", "BB")) == ["C20"]
    assert kode(dari_teks("80", "80 - 90")) == ["C20"]


def test_statuses_are_never_turned_into_0_or_100() -> None:
    for status in (Status.BELUM_RILIS, Status.TIDAK_DIUKUR):
        c = hitung_capaian(D(80), None, NAIK, status)
        assert (c.nilai, c.status, kode(c)) == (None, status, ["C21"])


def test_nihil_counts_as_zero() -> None:
    assert hitung_capaian(D(80), None, NAIK, Status.NIHIL).nilai == 0
    assert hitung_capaian(D(0), None, TURUN, Status.NIHIL).nilai == 100


def test_blank_is_not_filled_and_not_zero() -> None:
    assert kode(hitung_capaian(D(80), None, NAIK)) == ["C05"]
    assert kode(hitung_capaian(None, D(80), NAIK)) == ["C06"]


TW = [D(22), D(24), None, D(20)]


@pytest.mark.parametrize(
    ("mode", "nilai"),
    [
        (Akumulasi.JUMLAH, D(66)),
        (Akumulasi.AKHIR, D(20)),
        (Akumulasi.RATA, D(22)),
        (Akumulasi.MAKS, D(24)),
    ],
)
def test_the_year_follows_from_its_quarters_by_the_mode(mode: Akumulasi, nilai: Decimal) -> None:
    assert akumulasikan(TW, mode) == nilai


def test_the_last_value_is_the_last_quarter_that_has_one() -> None:
    assert akumulasikan([D(1), D(2), None, None], Akumulasi.AKHIR) == 2


@pytest.mark.parametrize("mode", Akumulasi)
def test_no_quarter_no_year(mode: Akumulasi) -> None:
    assert akumulasikan([None, None, None, None], mode) is None


def test_the_cap_holds_only_what_is_above_it() -> None:
    assert batasi(D(131), D(120)) == 120
    assert batasi(D(90), D(120)) == 90
    assert batasi(D(131), None) == 131
    assert batasi(None, D(100)) is None


@pytest.mark.parametrize(
    ("arah", "rumus", "akumulasi", "aturan"),
    [
        ("Naik", "", "", Aturan(Arah.NAIK)),
        (" TURUN ", "T/R", "Rata-rata", Aturan(Arah.TURUN, Rumus.BANDING, Akumulasi.RATA)),
        ("negatif", "(2T - R)/T", "kumulatif", Aturan(Arah.TURUN, akumulasi=Akumulasi.JUMLAH)),
        ("range", "", "maksimum", Aturan(Arah.RENTANG, akumulasi=Akumulasi.MAKS)),
        ("", "", "", Aturan()),
        ("unknown", "?", "?", Aturan()),
    ],
)
def test_a_rule_is_read_from_the_words_people_use(
    arah: str, rumus: str, akumulasi: str, aturan: Aturan
) -> None:
    assert baca_aturan(arah, rumus, akumulasi) == aturan


def test_what_is_not_stated_comes_from_the_settings() -> None:
    setelan = Aturan(Arah.TURUN, Rumus.BANDING, Akumulasi.RATA)
    assert baca_aturan("", "", "", setelan) == setelan
    assert baca_aturan("naik", "", "", setelan) == Aturan(Arah.NAIK, Rumus.BANDING, Akumulasi.RATA)


def test_a_rule_built_from_plain_words_works_and_from_other_words_is_refused() -> None:
    aturan = Aturan("turun", "banding", "rata")  # type: ignore[arg-type]
    assert aturan == Aturan(Arah.TURUN, Rumus.BANDING, Akumulasi.RATA)
    assert hitung_capaian(D(93), D("160.1"), aturan).formula == "93 / 160,1 × 100"
    assert akumulasikan([D(1), D(2)], "jumlah") == 3  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="sembarang"):
        Aturan("sembarang")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="sembarang"):
        akumulasikan([D(1)], "sembarang")  # type: ignore[arg-type]
