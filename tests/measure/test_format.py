"""Numbers as Indonesians print them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip.measure.numbers.format import (
    format_exact,
    format_number,
    format_percent,
    rounded,
    rupiah,
)

D = Decimal


@pytest.mark.parametrize(
    ("x", "decimals", "result"),
    [
        ("2.345", 2, "2.35"),
        ("-2.345", 2, "-2.35"),
        ("2.5", 0, "3"),
        ("-0.004", 2, "0.00"),
        ("1250", -2, "1300"),
        ("27.8494", 2, "27.85"),
    ],
)
def test_a_half_rounds_away_from_zero(x: str, decimals: int, result: str) -> None:
    assert rounded(D(x), decimals) == D(result)
    assert not rounded(D(x), decimals).is_signed() or D(result) < 0


def test_thousands_take_dots_and_decimals_a_comma() -> None:
    assert format_number(D("1234567.891")) == "1.234.567,89"
    assert format_number(D("-1234.5"), 1) == "-1.234,5"
    assert format_number(D(6132), 0) == "6.132"


def test_an_exact_number_shows_the_digits_it_has() -> None:
    assert format_exact(D("160.10")) == "160,1"
    assert format_exact(D("1E+3")) == "1.000"
    assert format_exact(D("0")) == "0"


def test_no_number_prints_a_dash() -> None:
    assert {format_number(None), format_exact(None), rupiah(None), format_percent(None)} == {"–"}


def test_rupiah_are_whole_and_sen_are_printed_where_there_are_some() -> None:
    assert rupiah(D("194425000")) == "Rp194.425.000"
    assert rupiah(D("194425000.5")) == "Rp194.425.000,50"
    assert rupiah(D(-5)) == "-Rp5"
    assert rupiah(D("-0.2")) == "-Rp0,20"
    assert rupiah(D("-0.001")) == "Rp0"


def test_percent_has_a_space_before_the_sign() -> None:
    assert format_percent(D("98.621")) == "98,62%"
