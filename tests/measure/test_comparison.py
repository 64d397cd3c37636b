"""Comparisons over years, with the Renstra and with the national standard."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip.measure.numbers.format import rounded
from lkjip.measure.numbers.quantity import Range
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.numbers.value import NOTHING, Value
from lkjip.measure.rules.comparison import (
    Meaning,
    against_renstra,
    against_standard,
    compare_years,
)
from lkjip.measure.rules.rule import Direction, Rule

D = Decimal
UP, DOWN, RANGE = Rule(), Rule(Direction.DOWN), Rule(Direction.RANGE)


@pytest.mark.parametrize(
    ("current", "past", "measure_rule", "meaning"),
    [
        (90, 80, UP, Meaning.BETTER),
        (80, 90, UP, Meaning.WORSE),
        (80, 90, DOWN, Meaning.BETTER),
        (90, 80, DOWN, Meaning.WORSE),
        (80, 80, DOWN, Meaning.STEADY),
    ],
)
def test_what_a_change_means_depends_on_the_direction(
    current: int, past: int, measure_rule: Rule, meaning: Meaning
) -> None:
    p = compare_years(Value.of(D(current)), Value.of(D(past)), measure_rule)
    assert (p.meaning, p.difference) == (meaning, D(current - past))


def test_the_change_is_given_in_the_unit_and_in_percent_of_last_year() -> None:
    p = compare_years(Value.of(D(90)), Value.of(D(80)), UP)
    assert (p.difference, p.percent) == (10, D("12.5"))
    assert compare_years(Value.of(D(5)), Value.of(D(0)), UP).percent is None
    assert compare_years(Value.of(D(-1)), Value.of(D(-2)), UP).percent == 50


def test_after_a_change_of_method_nothing_is_compared() -> None:
    p = compare_years(Value.of(D(90)), Value.of(D(80)), UP, method_changed=True)
    assert (p.difference, p.percent, p.meaning) == (None, None, Meaning.NOT_COMPARABLE)
    assert p.reason == "metode berubah" and [t.code for t in p.findings] == ["C17"]


def test_a_missing_year_is_named_and_not_taken_as_zero() -> None:
    assert compare_years(NOTHING, Value.of(D(80)), UP).reason == "tahun ini tidak ada nilai"
    assert compare_years(Value.of(D(80)), NOTHING, UP).reason == "tahun lalu tidak ada nilai"


def test_nearer_to_the_range_is_better() -> None:
    reference = Value.of(Range(D(80), D(90)))
    assert (
        compare_years(Value.of(D(95)), Value.of(D(99)), RANGE, target=reference).meaning
        is Meaning.BETTER
    )
    assert (
        compare_years(Value.of(D(70)), Value.of(D(85)), RANGE, target=reference).meaning
        is Meaning.WORSE
    )
    assert (
        compare_years(Value.of(D(81)), Value.of(D(89)), RANGE, target=reference).meaning
        is Meaning.STEADY
    )
    assert compare_years(Value.of(D(81)), Value.of(D(89)), RANGE).meaning is Meaning.NOT_COMPARABLE
    assert (
        compare_years(Value.of(D(82)), Value.of(D(70)), RANGE, target=Value.of(D(80))).meaning
        is Meaning.BETTER
    )


def test_the_end_target_of_the_renstra_uses_the_indicators_formula() -> None:
    # Kabupaten Banyuasin 2016 against the Renstra's end in 2018: 93,79 of 94,17 printed 99,60.
    c = against_renstra(Value.of(D("93.79")), Value.of(D("94.17")), UP)
    assert c.value is not None and rounded(c.value) == D("99.60")
    # LKjIP Inspektorat Jombang 2022, table 3.5: SPIP 3,157 of 3,6 printed 87,69.
    spip = against_renstra(Value.of(D("3.157")), Value.of(D("3.6")), UP)
    assert spip.value is not None and rounded(spip.value) == D("87.69")


def test_the_national_standard_is_better_or_worse_by_direction() -> None:
    assert against_standard(Value.of(D(90)), Value.of(D(85)), UP).meaning is Meaning.BETTER
    assert against_standard(Value.of(D(90)), Value.of(D(85)), DOWN).meaning is Meaning.WORSE
    assert against_standard(Value.of(D(90)), NOTHING, UP).reason == "tidak ada standar nasional"
    assert against_standard(NOTHING, Value.of(D(90)), UP).reason == "tidak ada realisasi"


@pytest.mark.parametrize("direction", [Direction.STEADY, Direction.RANGE])
@pytest.mark.parametrize("realisasi", [7, 8, 9])
def test_further_away_from_what_should_be_kept_is_worse(
    direction: Direction, realisasi: int
) -> None:
    rule, five = Rule(direction), Value.of(D(5))
    now = Value.of(D(realisasi))
    assert compare_years(now, five, rule, target=five).meaning is Meaning.WORSE
    assert against_standard(now, five, rule, target=five).meaning is Meaning.WORSE


def test_within_its_range_a_value_is_better_than_a_standard_outside() -> None:
    target, standard = parse_number("5 - 7"), Value.of(D(9))
    assert against_standard(Value.of(D(6)), standard, RANGE, target).meaning is Meaning.BETTER


@pytest.mark.parametrize(
    ("current", "past", "meaning"),
    [
        ("A", "BB", Meaning.BETTER),
        ("BB", "A", Meaning.WORSE),
        ("WTP", "WTP", Meaning.STEADY),
        ("BB (79,18)", "BB (75,20)", Meaning.BETTER),
        ("A", "BB (75,20)", Meaning.BETTER),
        ("BB", "79,18", Meaning.NOT_COMPARABLE),
        ("BB", "WTP", Meaning.NOT_COMPARABLE),
    ],
)
def test_ranks_are_compared_by_their_order_and_numbers_where_both_have_one(
    current: str, past: str, meaning: Meaning
) -> None:
    assert compare_years(parse_number(current), parse_number(past), UP).meaning is meaning
