"""Capaian of one indicator: directions, zero targets, ranges, ranks, statuses, quarters."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from lkjip.measure.numbers.format import rounded
from lkjip.measure.numbers.quantity import Range
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.capaian import Capaian, apply_cap, compute_capaian
from lkjip.measure.rules.pairs import pair_up
from lkjip.measure.rules.rule import (
    Accumulation,
    Direction,
    Formula,
    Rule,
    read_rule,
    recognise_accumulation,
    recognise_direction,
    recognise_formula,
)

UP = Rule()
DOWN = Rule(Direction.DOWN)
RATIO = Rule(Direction.DOWN, Formula.RATIO)
D = Decimal


def from_text(target: str, realisasi: str, measure_rule: Rule = UP) -> Capaian:
    return compute_capaian(*pair_up(parse_number(target), parse_number(realisasi)), measure_rule)


def code(c: Capaian) -> list[str]:
    return [t.code for t in c.findings]


# Angka Kematian Ibu per 100.000 KH, target 93, realisasi 160,1 (docs/aturan-hitung.md): offices
# print 27,84 (cut, not rounded: the full value is 27,8494…) or 58,09, depending on the formula.


def test_aki_by_difference_is_27_84_as_printed() -> None:
    c = compute_capaian(D(93), D("160.1"), DOWN)
    assert c.value is not None and int(c.value * 100) == 2784
    assert c.formula == "(2 × 93 − 160,1) / 93 × 100"


def test_aki_by_the_ratio_turned_round_is_58_09() -> None:
    c = compute_capaian(D(93), D("160.1"), RATIO)
    assert c.value is not None and rounded(c.value) == D("58.09")
    assert c.formula == "93 / 160,1 × 100"


def test_up_divides_realisasi_by_target() -> None:
    # Kabupaten Banyuasin 2016, irigasi teknis: 67,09 of 67 printed 100,13.
    c = from_text("67", "67,09")
    assert c.value is not None and rounded(c.value) == D("100.13")
    assert c.formula == "67,09 / 67 × 100"


def test_a_lower_better_indicator_that_does_better_passes_100() -> None:
    # Tingkat inflasi Kabupaten Banyuwangi 2024: target 3, realisasi 2,55.
    assert compute_capaian(D(3), D("2.55"), DOWN).value == 115


def test_difference_never_falls_below_zero_and_says_so() -> None:
    c = compute_capaian(D(10), D(25), DOWN)
    assert (c.value, c.before_floor, code(c)) == (0, -50, ["C30"])
    assert c.formula == "(2 × 10 − 25) / 10 × 100 = -50,00 → 0"


def test_zero_target_of_a_lower_better_indicator_is_all_or_nothing() -> None:
    for measure_rule in (DOWN, RATIO):
        assert compute_capaian(D(0), D(0), measure_rule).value == 100
        assert compute_capaian(D(0), D(2), measure_rule).value == 0


def test_zero_target_of_a_higher_better_indicator_cannot_be_computed() -> None:
    for realisasi in (0, 5):
        c = compute_capaian(D(0), D(realisasi), UP)
        assert (c.value, code(c)) == (None, ["C04"])


def test_the_ratio_turned_round_cannot_divide_by_a_zero_realisasi() -> None:
    c = compute_capaian(D(5), D(0), RATIO)
    assert (c.value, code(c)) == (None, ["C03"])


@pytest.mark.parametrize(
    ("measure_rule", "target", "realisasi", "value", "formula"),
    [
        (UP, "-5", "-3", "140", "100 + (-3 − (-5)) / 5 × 100"),
        (UP, "-5", "-6", "80", "100 + (-6 − (-5)) / 5 × 100"),
        (DOWN, "-0.4", "-0.5", "125", "100 − (-0,5 − (-0,4)) / 0,4 × 100"),
        (RATIO, "-2", "-1", "50", "100 − (-1 − (-2)) / 2 × 100"),
    ],
)
def test_a_negative_target_is_computed_from_the_distance_to_it(
    measure_rule: Rule, target: str, realisasi: str, value: str, formula: str
) -> None:
    c = compute_capaian(D(target), D(realisasi), measure_rule)
    assert (c.value, c.formula, code(c)) == (D(value), formula, ["C32"])


def test_far_below_a_negative_target_the_floor_holds() -> None:
    c = compute_capaian(D(-5), D(-20), UP)
    assert (c.value, code(c)) == (0, ["C32", "C30"])


def test_a_negative_target_is_asked_about_where_the_office_says_so() -> None:
    asked = replace(UP, negative_targets=False)
    assert code(compute_capaian(D(-5), D(3), asked)) == ["C25"]
    assert code(compute_capaian(D(-5), D(3), Rule(Direction.STEADY))) == ["C25"]


def test_steady_is_100_on_target_and_less_on_either_side() -> None:
    fixed = Rule(Direction.STEADY)
    exact = compute_capaian(D(80), D(80), fixed)
    assert (exact.value, exact.formula) == (100, "80 = 80 → 100")
    assert compute_capaian(D(80), D(100), fixed).value == 80
    assert compute_capaian(D(80), D(60), fixed).value == 75


# PermenPANRB 6/2022, worked examples of range targets (PBG/IMB complaints; months).


def test_a_range_below_is_divided_by_its_lower_bound() -> None:
    assert from_text("80 - 90%", "70%").value == D("87.5")


def test_a_range_above_is_divided_by_its_upper_bound() -> None:
    c = from_text("80 - 90%", "92%")
    assert c.value is not None and rounded(c.value) == D("102.22")  # the example prints 113


def test_a_range_that_is_met_is_100() -> None:
    c = from_text("80 - 90%", "85%")
    assert (c.value, c.formula) == (100, "85 dalam 80–90 → 100")


def test_a_range_of_months_uses_the_formula_of_its_direction() -> None:
    early = from_text("7 – 8 bulan", "6,5 bulan", DOWN)
    assert early.value is not None and rounded(early.value, 0) == 107
    assert from_text("7 – 8 bulan", "9 bulan", DOWN).value == D("87.5")


def test_a_range_to_stay_in_is_never_above_100() -> None:
    range_rule = Rule(Direction.RANGE)
    limit = Range(D(80), D(90))
    assert compute_capaian(limit, D(100), range_rule).value == 90
    assert compute_capaian(limit, D(40), range_rule).value == 50


# Composite and ordinal values (Inspektorat Jombang 2022, tables 3.2 and 3.3; Setda Banyuwangi).


def test_the_numbers_in_brackets_are_compared() -> None:
    c = from_text("A (80,50)", "BB (79,39)")
    assert c.value is not None and rounded(c.value) == D("98.62")
    spip = from_text("Level 3 (3,35)", "Level 3 (3,157)")
    assert spip.value is not None and rounded(spip.value) == D("94.24")


def test_a_level_is_compared_with_a_level_not_with_a_score() -> None:
    assert from_text("Level 3", "Level 3 (3,157)").value == 100
    assert from_text("Level 3 (3,35)", "Level 3").value == 100
    assert from_text("3", "Level 3 (3,157)").value == 100


def test_a_rank_reached_or_passed_is_100() -> None:
    assert from_text("Tinggi", "Tinggi").value == 100
    assert from_text("WDP", "Wajar Tanpa Pengecualian").value == 100
    assert from_text("BB", "A").value == 100


def test_a_rank_missed_gets_no_made_up_number() -> None:
    for target, realisasi in (("WTP", "WDP"), ("A", "BB"), ("A (80,50)", "BB")):
        c = from_text(target, realisasi)
        assert (c.value, code(c)) == (None, ["C19"])


def test_a_rank_and_a_number_cannot_be_compared() -> None:
    assert code(from_text("WTP", "95")) == ["C20"]
    assert code(from_text("WTP", "BB")) == ["C20"]
    assert code(from_text("80", "80 - 90")) == ["C20"]


def test_statuses_are_never_turned_into_0_or_100() -> None:
    for status in (Status.NOT_RELEASED, Status.NOT_MEASURED):
        c = compute_capaian(D(80), None, UP, status)
        assert (c.value, c.status, code(c)) == (None, status, ["C21"])


def test_nihil_counts_as_zero() -> None:
    assert compute_capaian(D(80), None, UP, Status.NIHIL).value == 0
    assert compute_capaian(D(0), None, DOWN, Status.NIHIL).value == 100


def test_blank_is_not_filled_and_not_zero() -> None:
    assert code(compute_capaian(D(80), None, UP)) == ["C05"]
    assert code(compute_capaian(None, D(80), UP)) == ["C06"]


def test_the_cap_holds_only_what_is_above_it() -> None:
    assert apply_cap(D(131), D(120)) == 120
    assert apply_cap(D(90), D(120)) == 90
    assert apply_cap(D(131), None) == 131
    assert apply_cap(None, D(100)) is None


@pytest.mark.parametrize(
    ("direction", "formula_kind", "accumulation", "measure_rule"),
    [
        ("Naik", "", "", Rule(Direction.UP)),
        (" TURUN ", "T/R", "Rata-rata", Rule(Direction.DOWN, Formula.RATIO, Accumulation.MEAN)),
        ("negatif", "(2T - R)/T", "kumulatif", Rule(Direction.DOWN, accumulation=Accumulation.SUM)),
        ("range", "", "maksimum", Rule(Direction.RANGE, accumulation=Accumulation.MAXIMUM)),
        ("", "", "", Rule()),
        ("unknown", "?", "?", Rule()),
    ],
)
def test_a_rule_is_read_from_the_words_people_use(
    direction: str, formula_kind: str, accumulation: str, measure_rule: Rule
) -> None:
    assert read_rule(direction, formula_kind, accumulation) == measure_rule


def test_what_is_not_stated_comes_from_the_settings() -> None:
    settings = Rule(Direction.DOWN, Formula.RATIO, Accumulation.MEAN)
    assert read_rule("", "", "", settings) == settings
    assert read_rule("naik", "", "", settings) == Rule(
        Direction.UP, Formula.RATIO, Accumulation.MEAN
    )


def test_a_rule_built_from_plain_words_works_and_from_other_words_is_refused() -> None:
    measure_rule = Rule("turun", "banding", "rata")  # type: ignore[arg-type]
    assert measure_rule == Rule(Direction.DOWN, Formula.RATIO, Accumulation.MEAN)
    assert compute_capaian(D(93), D("160.1"), measure_rule).formula == "93 / 160,1 × 100"
    with pytest.raises(ValueError, match="sembarang"):
        Rule("sembarang")  # type: ignore[arg-type]


@pytest.mark.parametrize("member", [*Direction, *Formula, *Accumulation])
def test_every_choice_is_recognised_by_its_own_word(
    member: Direction | Formula | Accumulation,
) -> None:
    assert member in (
        recognise_direction(member.value),
        recognise_formula(member.value),
        recognise_accumulation(member.value),
    )
