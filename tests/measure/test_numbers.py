"""Numbers as people type them. The samples are those of the 45 patterns counted in real tables."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from tests.reference import DATA, read_table

from lkjip.measure.numbers.evidence import DotHabit, count_dot_habit
from lkjip.measure.numbers.quantity import Range, Rank
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.numbers.status import Status
from lkjip.measure.numbers.value import Value


def code(b: Value) -> list[str]:
    return [t.code for t in b.findings]


# Pattern by pattern: text, value, codes of findings.
READABLE = [
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
    ("1,5E+07", "15000000", ["N18"]),
]


@pytest.mark.parametrize(("text", "value", "findings"), READABLE, ids=[t for t, _, _ in READABLE])
def test_the_text_gives_the_value_and_only_these_findings(
    text: str, value: str, findings: list[str]
) -> None:
    b = parse_number(text)
    assert b.number == Decimal(value)
    assert code(b) == findings
    assert b.typed == text


UNREADABLE = [
    ("( - )", "N05"),
    ("( -)", "N05"),
    ("-", "N05"),
    ("#DIV/0!", "N06"),
    ("#VALUE!", "N06"),
    ("11 jenis; 50.000 lembar", "N08"),
    ("3 7", "N08"),
    ("3/5", "N08"),
    ("( R e n d a h- )", "N01"),
    ("tercapai", "N21"),
    ("Zona Hijau", "N21"),
    ("Ya", "N21"),
    ("1:20", "N20"),
    ("1e999999999", "N19"),
    ("1.23.4", "N01"),
    ("2,5,3", "N01"),
    ("(50,25)", "N10"),
    ("1.234", "N04"),
    ("90 - 80%", "N08"),
    ("1.234 ribu", "N04"),
]


@pytest.mark.parametrize(("text", "finding_code"), UNREADABLE, ids=[t for t, _ in UNREADABLE])
def test_what_cannot_be_read_stays_empty_and_says_why(text: str, finding_code: str) -> None:
    b = parse_number(text)
    assert b.quantity is None
    assert code(b) == [finding_code]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("n/a", Status.NOT_MEASURED),
        ("N/A", Status.NOT_MEASURED),
        ("Tidak diadakan karena Covid19", Status.NOT_MEASURED),
        ("**)", Status.NOT_RELEASED),
        ("Belum rilis", Status.NOT_RELEASED),
        ("masih dalam proses", Status.NOT_RELEASED),
        ("Nihil", Status.NIHIL),
    ],
)
def test_words_become_a_status_and_never_a_number(text: str, status: Status) -> None:
    b = parse_number(text)
    assert (b.status, b.number, b.findings) == (status, None, ())


def test_every_pattern_of_the_reference_is_read_or_explained() -> None:
    row = read_table(DATA / "number_patterns.csv")
    assert len(row) == 45
    silent = [
        r["contoh"]
        for r in row
        if (b := parse_number(r["contoh"])).quantity is None
        and not b.findings
        and b.status is Status.NUMBER
    ]
    assert silent == []


def test_ranges_and_ranks_are_not_numbers() -> None:
    assert parse_number("80 - 90%").shape == Range(Decimal(80), Decimal(90))
    assert parse_number("80 - 80").shape == Range(Decimal(80), Decimal(80))
    assert parse_number("7 \u2013 8 bulan").shape == Range(Decimal(7), Decimal(8))
    height = parse_number("Tinggi")
    assert isinstance(height.shape, Rank) and height.number is None


def test_the_rank_before_the_brackets_is_kept() -> None:
    bb = parse_number("BB (79,39)")
    assert isinstance(bb.coarse, Rank) and bb.coarse.name == "BB"
    assert parse_number("Level 3 (3,35)").coarse == 3


def test_the_unit_comes_from_the_text_before_the_column() -> None:
    assert parse_number("84%", measure_unit="Dokumen").measure_unit == "%"
    assert parse_number("Rp5.000", measure_unit="").measure_unit == "Rp"
    assert parse_number("4 Laporan").measure_unit == "Laporan"
    assert parse_number("4", measure_unit="Dokumen").measure_unit == "Dokumen"


def test_a_blank_cell_is_blank_and_no_finding() -> None:
    for empty in (None, "", "  ", "\n", float("nan")):
        b = parse_number(empty)
        assert b.empty and b.number is None and b.findings == ()


def test_cells_that_hold_numbers_pass_as_they_are() -> None:
    assert parse_number(0.1).number == Decimal("0.1")
    assert parse_number(7).number == 7
    assert parse_number(Decimal("1.234")).number == Decimal("1.234")


@pytest.mark.parametrize(
    "content", [True, False, dt.date(2024, 1, 2), dt.datetime(2024, 1, 2, 3, 4)]
)
def test_dates_and_truth_values_are_not_numbers(content: object) -> None:
    assert code(parse_number(content)) == ["N13"]


def test_infinity_is_not_a_number() -> None:
    assert code(parse_number(float("inf"))) == ["N01"]


def test_a_fraction_in_a_percent_cell_is_kept_and_reported() -> None:
    b = parse_number(0.85, measure_unit="%")
    assert b.number == Decimal("0.85")
    assert code(b) == ["N07"]
    assert "0,85 % atau 85 %" in b.findings[0].message


# An ambiguous dot: BPPKAD Kota Probolinggo (Evaluasi RKPD TW II 2024, p. 51) and Inspektorat
# Gunungkidul 2023 (SPIP 3,88 / 3.666) are the real cases.


def test_a_unit_that_can_only_be_whole_makes_the_dot_a_thousand() -> None:
    b = parse_number("3.066", measure_unit="Dokumen", target=Decimal(6132))
    assert (b.number, code(b)) == (3066, ["N02"])
    assert "satuan Dokumen" in b.findings[0].message


def test_a_small_target_makes_the_dot_a_decimal_comma() -> None:
    b = parse_number("3.666", target=Decimal("3.88"), evidence=("3,88",))
    assert (b.number, code(b)) == (Decimal("3.666"), ["N03"])
    assert "target 3,88" in b.findings[0].message


def test_a_target_is_read_by_the_size_of_the_realisasi_beside_it() -> None:
    b = parse_number("159.974", evidence=("69189",))
    assert (b.number, code(b)) == (159974, ["N02"])


def test_a_percent_unit_never_reaches_thousands() -> None:
    assert parse_number("23.105", measure_unit="%").number == Decimal("23.105")
    assert parse_number("23.105%").number == Decimal("23.105")


def test_rupiah_has_no_three_decimals() -> None:
    assert parse_number("Rp5.000").number == 5000


def test_witnesses_that_contradict_each_other_decide_nothing() -> None:
    b = parse_number("3.066", measure_unit="Dokumen", target=Decimal(3))
    assert (b.number, code(b)) == (None, ["N04"])


def test_three_whole_documents_written_with_decimals_are_not_three_thousand() -> None:
    assert parse_number("3.000", measure_unit="Dokumen", target=Decimal(3)).number == 3
    assert parse_number("3.000", measure_unit="Dokumen", target=Decimal(2500)).number == 3000
    assert parse_number("3.000", measure_unit="Dokumen").number is None


def test_the_habit_of_the_column_is_the_last_witness() -> None:
    thousands = count_dot_habit(["1.234,50", "4.387.740", "12"])
    decimals = count_dot_habit(["55.6", "0.343"])
    assert parse_number("1.234", style=thousands).number == 1234
    assert parse_number("1.234", style=decimals).number == Decimal("1.234")
    assert parse_number("1.234", style=DotHabit(1, 1)).number is None


@pytest.mark.parametrize(
    ("text", "target", "value"),
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
def test_size_decides_only_with_a_clear_margin(text: str, target: str, value: str | None) -> None:
    b = parse_number(text, measure_unit="Ton", target=Decimal(target))
    assert b.number == (None if value is None else Decimal(value))


def test_a_target_is_not_read_by_a_realisasi_that_fits_both_readings() -> None:
    assert parse_number("159.974", measure_unit="Ton", evidence=("1200",)).number is None


def test_a_whole_unit_outweighs_a_target_that_was_passed_many_times() -> None:
    assert parse_number("1.500", measure_unit="Orang", target=Decimal(50)).number == 1500


def test_the_other_ambiguous_value_of_a_row_is_no_witness() -> None:
    assert parse_number("1.234", evidence=("1.500",)).number is None


def test_a_decimal_comma_with_three_digits_stays_a_decimal_comma() -> None:
    b = parse_number("3,157", measure_unit="Level", target=Decimal("3.35"))
    assert (b.number, code(b)) == (Decimal("3.157"), [])


def test_an_english_thousands_comma_is_seen_by_the_whole_unit() -> None:
    b = parse_number("6,132", measure_unit="Dokumen", target=Decimal(7000))
    assert (b.number, code(b)) == (6132, ["N12"])


def test_metres_are_not_billions() -> None:
    assert parse_number("5 m", measure_unit="m").number == 5
    assert parse_number("5 M", measure_unit="Rp").number == 5 * 10**9
