"""Cross-checks: each finding shows both figures, and nothing is found where nothing is wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip.findings import Finding, Place
from lkjip.measure.cross_checks.indicator import (
    check_copy,
    check_cumulative,
    check_direction,
    check_fraction,
    check_leap,
    check_measure_unit,
    check_pk_target,
    check_total,
    check_years,
)
from lkjip.measure.cross_checks.lists import Mention, check_doubles
from lkjip.measure.numbers.quantity import Range, Rank
from lkjip.measure.rules.direction_words import direction_by_words
from lkjip.measure.rules.rule import Accumulation, Direction, Rule

D = Decimal
UP, DOWN = Rule(), Rule(Direction.DOWN)


def code(findings: tuple[Finding, ...]) -> list[str]:
    return [t.code for t in findings]


def tw(*value: object) -> list[Decimal | None]:
    return [None if x is None else D(str(x)) for x in value]


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ((300, 310, 325, 1335), True),
        ((300, 610, 935, 1335), True),
        ((300, 310, 325, 400), False),
        ((300, 310, 325, 700), False),
        ((1, 2, 3, 5), False),
        ((2, 0, 3, 9), False),
        ((300, 310, None, None), False),
        ((40, 80, 120, None), True),
    ],
)
def test_quarters_that_look_cumulative_are_asked_about(
    values: tuple[int | None, ...], asked: bool
) -> None:
    assert code(check_cumulative(tw(*values), Accumulation.SUM)) == (["C35"] if asked else [])
    assert check_cumulative(tw(*values), Accumulation.LAST) == ()


def test_the_year_is_compared_with_its_quarters() -> None:
    (t,) = check_total(D(12), tw(3, 3, 3, 2), Accumulation.SUM, "Laporan")
    assert t.code == "C09" and "12" in t.message and "11" in t.message
    assert check_total(D(11), tw(3, 3, 3, 2), Accumulation.SUM, "Laporan") == ()
    assert check_total(D(85), tw(20, 40, 60, 85), Accumulation.LAST, "%") == ()


def test_a_rounded_mean_of_quarters_is_no_difference() -> None:
    assert check_total(D("3.33"), tw(3, 3, 4), Accumulation.MEAN, "Nilai") == ()


def test_percentages_added_up_over_quarters_are_found() -> None:
    # Dinas Perhubungan Kota Probolinggo, TW II 2024: TW I = 22 %, TW II = 24 %, printed 46 %.
    (t,) = check_total(D(46), tw(22, 24, None, None), Accumulation.LAST, "%")
    assert t.code == "C10" and "22 + 24 = 46" in t.message
    assert code(check_total(None, tw(22, 24), Accumulation.SUM, "Persen")) == ["C10"]


def test_one_quarter_with_a_percentage_is_no_sum() -> None:
    assert check_total(D(24), tw(0, 24), Accumulation.LAST, "%") == ()
    assert check_total(D(24), tw(0, 24), Accumulation.SUM, "%") == ()


def test_without_quarters_there_is_nothing_to_compare() -> None:
    assert check_total(D(5), tw(None, None), Accumulation.SUM) == ()
    assert check_total(None, tw(1, 2), Accumulation.SUM) == ()


@pytest.mark.parametrize(("target", "realisasi"), [("85", "0.85"), ("0.85", "80"), ("100", "1")])
def test_a_fraction_beside_a_percentage_is_found(target: str, realisasi: str) -> None:
    assert code(check_fraction(D(target), D(realisasi), "%")) == ["N07"]


@pytest.mark.parametrize(
    ("target", "realisasi", "measure_unit"),
    [
        ("0.41", "0.03", "%"),
        ("85", "80", "%"),
        ("85", "0.85", "Ton"),
        ("5", "0.5", "%"),
        ("85", "0", "%"),
        ("3", "0.9", "%"),
    ],
)
def test_a_small_percentage_is_no_fraction(target: str, realisasi: str, measure_unit: str) -> None:
    assert check_fraction(D(target), D(realisasi), measure_unit) == ()


TELLING_NAMES = [
    ("Angka Kematian Ibu (AKI) per 100.000 KH", Direction.DOWN),
    ("Prevalensi stunting pada balita", Direction.DOWN),
    ("Persentase penduduk miskin", Direction.DOWN),
    ("Tingkat Pengangguran Terbuka", Direction.DOWN),
    ("Laju inflasi", Direction.DOWN),
    ("Rasio Gini", Direction.DOWN),
    ("Persentase Penurunan Gangguan Keamanan", Direction.UP),
    ("Prosentase penurunan angka pelanggaran angkutan jalan", Direction.UP),
    ("Persentase penurunan angka kemiskinan", Direction.UP),
    ("Persentase balita stunting yang ditangani", None),
    ("Jumlah dokumen koordinasi penanggulangan kemiskinan", None),
    ("Cakupan layanan pencegahan stunting", None),
    ("Penurunan angka stunting", None),
    ("Indeks Kepuasan Masyarakat", None),
    ("Persentase keluarga miskin yang menerima bantuan", None),
]


@pytest.mark.parametrize(("name", "direction"), TELLING_NAMES, ids=[n for n, _ in TELLING_NAMES])
def test_only_strong_wording_names_a_direction(name: str, direction: Direction | None) -> None:
    assert direction_by_words(name) is direction


def test_a_direction_against_the_wording_is_found() -> None:
    (t,) = check_direction("Angka Kematian Ibu", UP)
    assert t.code == "C07" and "naik" in t.message and "turun" in t.message
    assert code(check_direction("Persentase penurunan kriminalitas", DOWN)) == ["C07"]
    assert check_direction("Angka Kematian Ibu", DOWN) == ()
    assert check_direction("Laju inflasi", Rule(Direction.RANGE)) == ()


def test_a_wording_with_two_meanings_is_asked_about() -> None:
    assert code(check_direction("Penurunan angka stunting", UP)) == ["C28"]


@pytest.mark.parametrize(
    ("current", "past", "expected"),
    [(301, 100, ["C13"]), (300, 100, []), (33, 100, ["C13"]), (50, 100, []), (5, 0, [])],
)
def test_a_leap_of_more_than_three_times_is_asked_about(
    current: int, past: int, expected: list[str]
) -> None:
    assert code(check_leap(D(current), D(past))) == expected


def test_an_unknown_year_is_no_leap() -> None:
    assert check_leap(None, D(5)) == check_leap(D(5), None) == ()


@pytest.mark.parametrize(
    ("current", "past", "expected"),
    [
        ("82.92", "82.92", ["C14"]),
        ("82.920", "82.92", ["C14"]),
        ("82.9", "82.9", ["C14"]),
        ("8.2", "8.2", []),
        ("100", "100", []),
        ("12", "12", []),
        ("82.92", "82.93", []),
    ],
)
def test_last_years_figure_is_seen_when_chance_is_unlikely(
    current: str, past: str, expected: list[str]
) -> None:
    assert code(check_copy(D(current), D(past))) == expected


def test_a_target_that_differs_from_the_agreement_shows_both() -> None:
    (t,) = check_pk_target(D(85), D(90))
    assert t.code == "C15" and "85" in t.message and "90" in t.message
    assert check_pk_target(D("85.0"), D(85)) == ()
    (r,) = check_pk_target(Range(D(80), D(90)), D(90))
    assert r.code == "C15" and "80–90" in r.message
    a, bb = Rank("predikat", "A", 7), Rank("predikat", "BB", 5)
    assert code(check_pk_target(bb, a)) == ["C15"]
    assert check_pk_target(None, D(85)) == ()


def test_a_unit_typed_beside_the_number_must_be_the_indicators_unit() -> None:
    (t,) = check_measure_unit("Orang", "Dokumen")
    assert t.code == "N16" and "Orang" in t.message and "Dokumen" in t.message
    assert check_measure_unit("Dok", "Dokumen") == ()
    assert check_measure_unit("%", "Persen") == ()
    assert check_measure_unit("", "Dokumen") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Realisasi tahun 2023 sebesar 85 %.", ["C16"]),
        ("Realisasi tahun 2024 sebesar 85 %.", []),
        ("Sesuai PermenPANRB Nomor 53 Tahun 2014 dan Perda No. 5 Tahun 2019.", []),
        ("Renstra 2019-2024 dan RPJMD 2019 s.d. 2023", []),
        ("Anggaran Rp2.023.000.000 untuk 2.019 orang", []),
        ("Dibanding tahun 2022, nilai naik.", []),
    ],
)
def test_a_year_that_is_not_the_reports_is_seen_in_a_text(text: str, expected: list[str]) -> None:
    assert code(check_years(text, 2024, allowed={2022})) == expected


def label(
    value: int, direction: Direction = Direction.UP, sheet: str = "Kinerja", **other: str
) -> Mention:
    content = {"name": "Nilai SAKIP", "scope": "Bagian Pemerintahan", **other}
    return Mention(
        content["name"],
        content["scope"],
        2024,
        D(value),
        direction,
        Place(sheet=sheet, cell="J4"),
    )


def test_one_indicator_with_two_values_is_found_with_both_places() -> None:
    (t,) = check_doubles([label(85), label(86, sheet="Analisis", name="Nilai SA KIP")])
    assert t.code == "C11" and t.sheet == "Analisis"
    assert "86" in t.message and "85" in t.message and "Kinerja!J4" in t.message


def test_one_indicator_with_two_directions_is_found() -> None:
    (t,) = check_doubles([label(85), label(85, Direction.DOWN)])
    assert t.code == "C12" and "turun" in t.message and "naik" in t.message


def test_two_units_may_report_the_same_indicator_with_two_values() -> None:
    assert list(check_doubles([label(85), label(86, scope="Bagian Hukum")])) == []


def test_the_same_value_twice_is_no_finding() -> None:
    assert list(check_doubles([label(85), label(85, sheet="Analisis")])) == []
