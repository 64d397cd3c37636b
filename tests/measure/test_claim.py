"""A printed capaian against the recomputed one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip.findings import Finding
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.plain_table.claim import Claim, check_claim, match, read_claim
from lkjip.measure.rules.capaian import compute_capaian
from lkjip.measure.rules.pairs import pair_up
from lkjip.measure.rules.rule import Direction, Formula, Rule

UP, DOWN = Rule(), Rule(Direction.DOWN)
RATIO = Rule(Direction.DOWN, Formula.RATIO)
D = Decimal


def check(
    printed: str, target: str, realisasi: str, measure_rule: Rule = UP, full: bool = False
) -> tuple[Finding, ...]:
    r = parse_number(realisasi)
    pair = pair_up(parse_number(target), r)
    capaian = compute_capaian(*pair, measure_rule, r.status)
    return check_claim(printed, capaian, *pair, measure_rule, full=full)


def code(findings: tuple[Finding, ...]) -> list[str]:
    return [t.code for t in findings]


@pytest.mark.parametrize(
    ("computed", "printed", "method"),
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
    computed: str, printed: str, method: str
) -> None:
    claim = read_claim(printed)
    assert claim is not None
    assert match(D(computed), claim) == method


def test_zeros_are_measured_where_the_office_prints_decimals() -> None:
    assert match(D("52.68"), Claim((D("52.00"),))) == "persen"
    assert match(D("52.68"), Claim((D("52.00"),), full=True)) == ""
    assert code(check("52,00", "100", "52,68", full=True)) == ["C01"]


def test_the_ambiguous_dot_of_a_claim_may_mean_either() -> None:
    claim = read_claim("25.372")
    assert claim == Claim((D(25372), D("25.372")))
    assert read_claim("25.372%") == Claim((D(25372), D("25.372")), has_percent=True)


@pytest.mark.parametrize("empty", ["", "( - )", "-", "#DIV/0!", "#REF!"])
def test_what_claims_nothing_is_no_finding(empty: str) -> None:
    assert check(empty, "94", "0") == ()


def test_a_mismatch_shows_both_figures_and_the_formula() -> None:
    # LKjIP Inspektorat Jombang 2022, table 3.2, Nilai Evaluasi AKIP.
    (t,) = check("98,30%", "Nilai A (83)", "Nilai A (82,92)")
    assert t.code == "C01"
    assert "98,30%" in t.message and "99,90" in t.message and "82,92 / 83 × 100" in t.message


def test_one_unit_of_the_last_digit_is_a_mismatch() -> None:
    assert code(check("49", "80", "40")) == ["C02"]


def test_a_mismatch_that_rounded_inputs_explain_says_so() -> None:
    # Inspektorat Kota Probolinggo, TW II 2024: 77,4 of 64, printed as 77.
    assert code(check("( 120,94)", "64", "77")) == ["C02"]
    assert code(check("6,59", "0,41", "0,03")) == ["C02"]


def test_half_a_point_that_rounded_inputs_explain_is_no_finding() -> None:
    # Dinas Kominfo Kota Probolinggo, TW II 2024: 33,33 of 90, printed as 33.
    assert check("37,04", "90", "33") == ()
    assert code(check("37,04", "90,00", "33,00")) == ["C01"]


def test_a_formula_turned_round_is_named() -> None:
    (t,) = check("71,43", "14", "10", DOWN)
    assert t.code == "C08" and "10 / 14 × 100" in t.message and "128,57" in t.message
    assert code(check("27,84", "93", "160,1", RATIO)) == ["C08"]


def test_a_printed_value_below_zero_fits_what_was_raised_to_zero() -> None:
    assert check("-50,00", "10", "25", DOWN) == ()
    assert code(check("-44,00", "10", "25", DOWN)) == ["C01"]


def test_a_capaian_of_something_not_measured_has_no_ground() -> None:
    # Setda Banyuwangi 2021: "Tidak diadakan karena Covid19", printed 100.
    assert code(check("100", "Tinggi", "Tidak diadakan karena Covid19")) == ["C26"]
    assert code(check("0,00", "64,5", "")) == ["C26"]


def test_a_zero_target_is_one_finding_not_two() -> None:
    assert check("0,00%", "0,00%", "0,00%") == ()


def test_a_damaged_claim_is_reported() -> None:
    assert code(check("( R e n d a h- )", "75", "0")) == ["C27"]
