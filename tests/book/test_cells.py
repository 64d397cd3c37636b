"""Addresses, serial dates and the forms that a value takes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip.a1 import address, column_letters, column_number
from lkjip.book.cells import MAX_TEXT, from_serial, must_fit, split_address, split_range, to_serial
from lkjip.tables.cells import decimal, plain, text

LAST_COLUMN = 16_384


@pytest.mark.parametrize(
    ("number", "letters"),
    [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA"), (LAST_COLUMN, "XFD")],
)
def test_columns_are_named_as_in_excel(number: int, letters: str) -> None:
    assert (column_letters(number), column_number(letters)) == (letters, number)


@given(st.integers(1, 1_048_576), st.integers(1, LAST_COLUMN))
def test_an_address_splits_into_what_it_was_made_of(row: int, column: int) -> None:
    assert split_address(address(row, column)) == (row, column)


def test_a_range_splits_with_and_without_dollar_signs_and_as_one_cell() -> None:
    assert split_range("$B$5:$F$9") == split_range("B5:F9") == (5, 2, 9, 6)
    assert split_range("C7") == (7, 3, 7, 3)


@pytest.mark.parametrize("wrong", ["", "5B", "B", "B0", "#REF!", "B5:", "Sheet!B5", "ABCD1"])
def test_what_is_no_address_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="not a cell address"):
        split_address(wrong)


@given(st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 31, 23, 59, 58)))
def test_a_moment_comes_back_from_its_serial_to_the_second(moment: datetime) -> None:
    back = from_serial(to_serial(moment))
    assert plain(moment) == back


@pytest.mark.parametrize(
    ("day", "serial"),
    [
        (date(1900, 3, 1), 61),
        (date(2000, 1, 1), 36526),
        (date(2025, 1, 2), 45659),
        (date(9999, 12, 31), 2958465),
    ],
)
def test_days_have_the_serials_that_excel_gives_them(day: date, serial: int) -> None:
    assert to_serial(day) == serial and from_serial(float(serial)) == day


@pytest.mark.parametrize("number", [20_250_102.0, 2_958_466.0, -1.0, 1e300, 2_958_465.999_999_9])
def test_a_number_in_a_date_cell_that_is_no_day_stays_that_number(number: float) -> None:
    assert from_serial(number) == number and not isinstance(from_serial(number), date)


def test_a_time_zone_does_not_move_a_moment() -> None:
    zoned = datetime(2025, 1, 2, 8, 30, tzinfo=UTC)
    assert from_serial(to_serial(zoned)) == datetime(2025, 1, 2, 8, 30) == plain(zoned)


def test_plain_forms_are_whole_numbers_days_and_nothing() -> None:
    assert [plain(v) for v in (7.0, 7.5, True, "", None, "x")] == [7, 7.5, True, None, None, "x"]
    assert type(plain(7.0)) is int and plain(True) is True
    assert plain(datetime(2025, 1, 2)) == date(2025, 1, 2)
    assert type(plain(datetime(2025, 1, 2))) is date


def test_a_number_becomes_the_decimal_that_a_person_sees() -> None:
    assert decimal(58.82) == Decimal("58.82") and decimal(7) == Decimal(7)
    assert [decimal(v) for v in (True, "58,82", None, date(2025, 1, 2))] == [None] * 4


def test_values_are_told_as_text_without_needless_decimals() -> None:
    moment = datetime(2025, 1, 2, 8, 30) + timedelta(seconds=5)
    shown = [text(v) for v in (None, 7.0, 7.5, True, False, date(2025, 1, 2), moment, " a ")]
    assert shown == ["", "7", "7.5", "BENAR", "SALAH", "2025-01-02", "2025-01-02 08:30", "a"]


def test_the_longest_text_fits_and_one_letter_more_does_not() -> None:
    must_fit("x" * MAX_TEXT)
    with pytest.raises(ValueError, match="32768"):
        must_fit("x" * (MAX_TEXT + 1))


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_does_not_fit(number: float) -> None:
    with pytest.raises(ValueError, match="NaN"):
        must_fit(number)
