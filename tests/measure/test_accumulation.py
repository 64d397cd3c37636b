"""The value of a year from its quarters: numbers, ranks, ranges, numbers with their rank."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.numbers.value import Value
from lkjip.measure.rules.accumulation import accumulate, accumulate_numbers
from lkjip.measure.rules.rule import Accumulation

D = Decimal
TW = [D(22), D(24), None, D(20)]


@pytest.mark.parametrize(
    ("mode", "value"),
    [
        (Accumulation.SUM, D(66)),
        (Accumulation.LAST, D(20)),
        (Accumulation.MEAN, D(22)),
        (Accumulation.MAXIMUM, D(24)),
    ],
)
def test_the_year_follows_from_its_quarters_by_the_mode(mode: Accumulation, value: Decimal) -> None:
    assert accumulate_numbers(TW, mode) == value


def test_the_last_value_is_the_last_quarter_that_has_one() -> None:
    assert accumulate_numbers([D(1), D(2), None, None], Accumulation.LAST) == 2


@pytest.mark.parametrize("mode", Accumulation)
def test_no_quarter_no_year(mode: Accumulation) -> None:
    assert accumulate_numbers([None, None, None, None], mode) is None


def year(mode: Accumulation, *quarters: str) -> Value:
    return accumulate([parse_number(x) for x in quarters], mode)


def test_the_last_rank_is_the_rank_of_the_year() -> None:
    result = year(Accumulation.LAST, "B", "B", "BB", "A")
    assert (result.wording, result.rank.name if result.rank else None) == ("A", "A")


def test_the_highest_rank_is_the_best_one() -> None:
    assert year(Accumulation.MAXIMUM, "B", "A", "BB", "CC").wording == "A"


def test_a_number_with_its_rank_stays_whole() -> None:
    result = year(Accumulation.LAST, "B (65,10)", "", "BB (79,39)", "")
    assert (result.wording, result.number) == ("BB (79,39)", D("79.39"))


@pytest.mark.parametrize("mode", [Accumulation.SUM, Accumulation.MEAN])
@pytest.mark.parametrize("quarters", [("B", "BB"), ("B (65,1)", "BB (79,39)"), ("1 - 2", "2 - 3")])
def test_ranks_and_ranges_have_no_sum_and_no_mean(
    mode: Accumulation, quarters: tuple[str, str]
) -> None:
    result = year(mode, *quarters)
    assert result.quantity is None
    assert [f.code for f in result.findings] == ["C31"]
    assert all(x in result.findings[0].message for x in (*quarters, mode.value))


def test_ranks_of_two_kinds_have_no_highest() -> None:
    assert [f.code for f in year(Accumulation.MAXIMUM, "WTP", "BB").findings] == ["C31"]


def test_levels_with_their_score_are_numbers() -> None:
    assert year(Accumulation.MEAN, "Level 3 (3,1)", "Level 3 (3,3)").number == D("3.2")
