"""Numbers as people type them. The samples are those of the 45 patterns counted in real tables."""

from __future__ import annotations

import csv
import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from lkjip.measure.numbers.evidence import Kebiasaan, kebiasaan
from lkjip.measure.numbers.quantity import Peringkat, Rentang
from lkjip.measure.numbers.reading import Bacaan, baca_angka
from lkjip.measure.numbers.status import Status


def kode(b: Bacaan) -> list[str]:
    return [t.kode for t in b.temuan]


# Pattern by pattern: text, value, codes of findings.
TERBACA = [
    ("100", "100", []),
    ("100,00", "100.00", []),
    ("( 50,25)", "50.25", []),
    ("84%", "84", []),
    ("55.6", "55.6", []),
    ("83,5%", "83.5", []),
    ("95,20 %", "95.20", []),
    ("4 Laporan", "4", []),
    ("( 50)", "50", []),
    ("Level 3 (3,35)", "3.35", []),
    ("Level 3", "3", []),
    ("Nilai A (82,92)", "82.92", []),
    ("A (82,92)", "82.92", []),
    ("100 %", "100", []),
    ("4.079,71", "4079.71", []),
    ("Nilai A (83)", "83", []),
    ("4.387.740", "4387740", []),
    ("47.405.312.000", "47405312000", []),
    ("( 3.268,00)", "3268.00", []),
    ("99.93%", "99.93", []),
    ("1.550.220,39", "1550220.39", []),
    ("30 Lembaga Kemasyarak atan", "30", []),
    ("38% (Evaluasi Semester I)", "38", ["N09"]),
    ("73 Orang/bulan", "73", []),
    ("-6,90", "-6.90", []),
    ("( (6.900,00)", "-6900.00", ["N11"]),
    ("6,5 bulan", "6.5", []),
    ("BB(78,84)", "78.84", []),
    ("-2.24 ", "-2.24", []),
    ("-44.01", "-44.01", []),
    ("11 Pokmas / Ormas", "11", []),
    # their kin
    ("0.343", "0.343", []),
    ("Rp194.425.000", "194425000", []),
    ("Rp. 1.041.759.500,-", "1041759500", []),
    ("1.041.759.500,-", "1041759500", []),
    ("\u22126,90", "-6.90", []),
    ("95,20\u00a0%", "95.20", []),
    ("'85", "85", []),
    ("85 %.", "85", []),
    ("1,234,567.89", "1234567.89", ["N12"]),
    ("1 234 567", "1234567", ["N12"]),
    ("\u2265 80", "80", ["N15"]),
    ("minimal 80%", "80", ["N15"]),
    ("Rp1,5 M", "1500000000.0", ["N17"]),
    ("5,2 juta", "5200000.0", ["N17"]),
    ("Level III", "3", []),
    ("1,5E+07", "15000000", []),
]


@pytest.mark.parametrize(("teks", "nilai", "temuan"), TERBACA, ids=[t for t, _, _ in TERBACA])
def test_the_text_gives_the_value_and_only_these_findings(
    teks: str, nilai: str, temuan: list[str]
) -> None:
    b = baca_angka(teks)
    assert b.nilai == Decimal(nilai)
    assert kode(b) == temuan
    assert b.mentah == teks


TAK_TERBACA = [
    ("( - )", "N05"),
    ("( -)", "N05"),
    ("-", "N05"),
    ("#DIV/0!", "N06"),
    ("#VALUE!", "N06"),
    ("11 jenis; 50.000 lembar", "N08"),
    ("3 7", "N08"),
    ("3/5", "N08"),
    ("( R e n d a h- )", "N01"),
    ("tercapai", "N01"),
    ("1.23.4", "N01"),
    ("2,5,3", "N01"),
    ("(50,25)", "N10"),
    ("1.234", "N04"),
    ("90 - 80%", "N08"),
    ("1.234 ribu", "N04"),
]


@pytest.mark.parametrize(("teks", "kode_temuan"), TAK_TERBACA, ids=[t for t, _ in TAK_TERBACA])
def test_what_cannot_be_read_stays_empty_and_says_why(teks: str, kode_temuan: str) -> None:
    b = baca_angka(teks)
    assert b.ukuran is None
    assert kode(b) == [kode_temuan]


@pytest.mark.parametrize(
    ("teks", "status"),
    [
        ("n/a", Status.TIDAK_DIUKUR),
        ("N/A", Status.TIDAK_DIUKUR),
        ("Tidak diadakan karena Covid19", Status.TIDAK_DIUKUR),
        ("**)", Status.BELUM_RILIS),
        ("Belum rilis", Status.BELUM_RILIS),
        ("masih dalam proses", Status.BELUM_RILIS),
        ("Nihil", Status.NIHIL),
    ],
)
def test_words_become_a_status_and_never_a_number(teks: str, status: Status) -> None:
    b = baca_angka(teks)
    assert (b.status, b.nilai, b.temuan) == (status, None, ())


def test_every_pattern_of_the_reference_is_read_or_explained(acuan: Path) -> None:
    with (acuan / "number_patterns.csv").open(encoding="utf-8", newline="") as berkas:
        baris = list(csv.DictReader(berkas))
    assert len(baris) == 45
    bisu = [
        r["contoh"]
        for r in baris
        if (b := baca_angka(r["contoh"])).ukuran is None
        and not b.temuan
        and b.status is Status.ANGKA
    ]
    assert bisu == []


def test_ranges_and_ranks_are_not_numbers() -> None:
    assert baca_angka("80 - 90%").bentuk == Rentang(Decimal(80), Decimal(90))
    assert baca_angka("80 - 80").bentuk == Rentang(Decimal(80), Decimal(80))
    assert baca_angka("7 \u2013 8 bulan").bentuk == Rentang(Decimal(7), Decimal(8))
    tinggi = baca_angka("Tinggi")
    assert isinstance(tinggi.bentuk, Peringkat) and tinggi.nilai is None


def test_the_rank_before_the_brackets_is_kept() -> None:
    bb = baca_angka("BB (79,39)")
    assert isinstance(bb.kasar, Peringkat) and bb.kasar.nama == "BB"
    assert baca_angka("Level 3 (3,35)").kasar == 3


def test_the_unit_comes_from_the_text_before_the_column() -> None:
    assert baca_angka("84%", satuan="Dokumen").satuan == "%"
    assert baca_angka("Rp5.000", satuan="").satuan == "Rp"
    assert baca_angka("4 Laporan").satuan == "Laporan"
    assert baca_angka("4", satuan="Dokumen").satuan == "Dokumen"


def test_a_blank_cell_is_blank_and_no_finding() -> None:
    for kosong in (None, "", "  ", "\n", float("nan")):
        b = baca_angka(kosong)
        assert b.kosong and b.nilai is None and b.temuan == ()


def test_cells_that_hold_numbers_pass_as_they_are() -> None:
    assert baca_angka(0.1).nilai == Decimal("0.1")
    assert baca_angka(7).nilai == 7
    assert baca_angka(Decimal("1.234")).nilai == Decimal("1.234")


@pytest.mark.parametrize("isi", [True, False, dt.date(2024, 1, 2), dt.datetime(2024, 1, 2, 3, 4)])
def test_dates_and_truth_values_are_not_numbers(isi: object) -> None:
    assert kode(baca_angka(isi)) == ["N13"]


def test_infinity_is_not_a_number() -> None:
    assert kode(baca_angka(float("inf"))) == ["N01"]


def test_a_fraction_in_a_percent_cell_is_kept_and_reported() -> None:
    b = baca_angka(0.85, satuan="%")
    assert b.nilai == Decimal("0.85")
    assert kode(b) == ["N07"]
    assert "0,85 % atau 85 %" in b.temuan[0].pesan


# An ambiguous dot: BPPKAD Kota Probolinggo (Evaluasi RKPD TW II 2024, p. 51) and Inspektorat
# Gunungkidul 2023 (SPIP 3,88 / 3.666) are the real cases.


def test_a_unit_that_can_only_be_whole_makes_the_dot_a_thousand() -> None:
    b = baca_angka("3.066", satuan="Dokumen", target=Decimal(6132))
    assert (b.nilai, kode(b)) == (3066, ["N02"])
    assert "satuan Dokumen" in b.temuan[0].pesan


def test_a_small_target_makes_the_dot_a_decimal_comma() -> None:
    b = baca_angka("3.666", target=Decimal("3.88"), bukti=("3,88",))
    assert (b.nilai, kode(b)) == (Decimal("3.666"), ["N03"])
    assert "target 3,88" in b.temuan[0].pesan


def test_a_target_is_read_by_the_size_of_the_realisasi_beside_it() -> None:
    b = baca_angka("159.974", bukti=("69189",))
    assert (b.nilai, kode(b)) == (159974, ["N02"])


def test_a_percent_unit_never_reaches_thousands() -> None:
    assert baca_angka("23.105", satuan="%").nilai == Decimal("23.105")
    assert baca_angka("23.105%").nilai == Decimal("23.105")


def test_rupiah_has_no_three_decimals() -> None:
    assert baca_angka("Rp5.000").nilai == 5000


def test_witnesses_that_contradict_each_other_decide_nothing() -> None:
    b = baca_angka("3.066", satuan="Dokumen", target=Decimal(3))
    assert (b.nilai, kode(b)) == (None, ["N04"])


def test_three_whole_documents_written_with_decimals_are_not_three_thousand() -> None:
    assert baca_angka("3.000", satuan="Dokumen", target=Decimal(3)).nilai == 3
    assert baca_angka("3.000", satuan="Dokumen", target=Decimal(2500)).nilai == 3000
    assert baca_angka("3.000", satuan="Dokumen").nilai is None


def test_the_habit_of_the_column_is_the_last_witness() -> None:
    ribuan = kebiasaan(["1.234,50", "4.387.740", "12"])
    desimal = kebiasaan(["55.6", "0.343"])
    assert baca_angka("1.234", gaya=ribuan).nilai == 1234
    assert baca_angka("1.234", gaya=desimal).nilai == Decimal("1.234")
    assert baca_angka("1.234", gaya=Kebiasaan(1, 1)).nilai is None


@pytest.mark.parametrize(
    ("teks", "target", "nilai"),
    [
        ("3.066", "159974", "3066"),  # 2 % of the target, not 2 per 100.000
        ("1.109", "632", "1109"),
        ("8.500", "14000", "8500"),
        ("3.066", "100", None),  # thirty times too much or three percent
        ("1.250", "100", None),  # twelve times too much or one percent
        ("1.250", "2", "1.250"),
        ("3.066", "50000000", None),  # far from both
    ],
)
def test_size_decides_only_with_a_clear_margin(teks: str, target: str, nilai: str | None) -> None:
    b = baca_angka(teks, satuan="Ton", target=Decimal(target))
    assert b.nilai == (None if nilai is None else Decimal(nilai))


def test_a_target_is_not_read_by_a_realisasi_that_fits_both_readings() -> None:
    assert baca_angka("159.974", satuan="Ton", bukti=("1200",)).nilai is None


def test_a_whole_unit_outweighs_a_target_that_was_passed_many_times() -> None:
    assert baca_angka("1.500", satuan="Orang", target=Decimal(50)).nilai == 1500


def test_the_other_ambiguous_value_of_a_row_is_no_witness() -> None:
    assert baca_angka("1.234", bukti=("1.500",)).nilai is None


def test_a_decimal_comma_with_three_digits_stays_a_decimal_comma() -> None:
    b = baca_angka("3,157", satuan="Level", target=Decimal("3.35"))
    assert (b.nilai, kode(b)) == (Decimal("3.157"), [])


def test_an_english_thousands_comma_is_seen_by_the_whole_unit() -> None:
    b = baca_angka("6,132", satuan="Dokumen", target=Decimal(7000))
    assert (b.nilai, kode(b)) == (6132, ["N12"])


def test_metres_are_not_billions() -> None:
    assert baca_angka("5 m", satuan="m").nilai == 5
    assert baca_angka("5 M", satuan="Rp").nilai == 5 * 10**9
