"""Comparisons over years, with the Renstra and with the national standard."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip.measure.numbers.format import rounded
from lkjip.measure.numbers.quantity import Range
from lkjip.measure.rules.comparison import (
    Meaning,
    against_renstra,
    against_standard,
    compare_years,
    series,
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
    p = compare_years(D(current), D(past), measure_rule)
    assert (p.meaning, p.difference) == (meaning, D(current - past))


def test_the_change_is_given_in_the_unit_and_in_percent_of_last_year() -> None:
    p = compare_years(D(90), D(80), UP)
    assert (p.difference, p.percent) == (10, D("12.5"))
    assert compare_years(D(5), D(0), UP).percent is None
    assert compare_years(D(-1), D(-2), UP).percent == 50


def test_after_a_change_of_method_nothing_is_compared() -> None:
    p = compare_years(D(90), D(80), UP, method_changed=True)
    assert (p.difference, p.percent, p.meaning) == (None, None, Meaning.NOT_COMPARABLE)
    assert p.reason == "metode berubah" and [t.code for t in p.findings] == ["C17"]


def test_a_missing_year_is_named_and_not_taken_as_zero() -> None:
    assert compare_years(None, D(80), UP).reason == "tahun ini tidak ada nilai"
    assert compare_years(D(80), None, UP).reason == "tahun lalu tidak ada nilai"


def test_nearer_to_the_range_is_better() -> None:
    reference = Range(D(80), D(90))
    assert compare_years(D(95), D(99), RANGE, reference=reference).meaning is Meaning.BETTER
    assert compare_years(D(70), D(85), RANGE, reference=reference).meaning is Meaning.WORSE
    assert compare_years(D(81), D(89), RANGE, reference=reference).meaning is Meaning.STEADY
    assert compare_years(D(81), D(89), RANGE).meaning is Meaning.NOT_COMPARABLE
    assert compare_years(D(82), D(70), RANGE, reference=D(80)).meaning is Meaning.BETTER


def test_leaps_and_copies_are_checked_on_the_way() -> None:
    assert [t.code for t in compare_years(D(400), D(100), UP).findings] == ["C13"]
    assert [t.code for t in compare_years(D("82.92"), D("82.92"), UP).findings] == ["C14"]


def test_several_years_are_each_compared_with_the_one_before() -> None:
    value = {2022: D(60), 2020: D(50), 2021: None, 2023: D(66)}
    result = series(value, UP, frozenset({2023}))
    assert [t for t, _ in result] == [2021, 2022, 2023]
    assert [p.meaning for _, p in result] == [Meaning.NOT_COMPARABLE] * 3
    assert series({2020: D(50), 2022: D(60)}, UP)[0][1].difference == 10


def test_the_end_target_of_the_renstra_uses_the_indicators_formula() -> None:
    # Kabupaten Banyuasin 2016 against the Renstra's end in 2018: 93,79 of 94,17 printed 99,60.
    c = against_renstra(D("93.79"), D("94.17"), UP)
    assert c.value is not None and rounded(c.value) == D("99.60")
    # LKjIP Inspektorat Jombang 2022, table 3.5: SPIP 3,157 of 3,6 printed 87,69.
    spip = against_renstra(D("3.157"), D("3.6"), UP)
    assert spip.value is not None and rounded(spip.value) == D("87.69")


def test_the_national_standard_is_better_or_worse_by_direction() -> None:
    assert against_standard(D(90), D(85), UP).meaning is Meaning.BETTER
    assert against_standard(D(90), D(85), DOWN).meaning is Meaning.WORSE
    assert against_standard(D(90), None, UP).reason == "tidak ada standar nasional"
    assert against_standard(None, D(90), UP).reason == "tidak ada realisasi"
