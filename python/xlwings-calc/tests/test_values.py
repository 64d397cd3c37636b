"""Small translations: dates, colours, number formats, sizes, errors."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlwings_calc import colors, sizes
from xlwings_calc.cell_errors import CellError, from_code
from xlwings_calc.number_formats import to_excel
from xlwings_calc.serials import from_serial, to_serial

MOMENTS = st.datetimes(dt.datetime(1900, 3, 1), dt.datetime(9999, 12, 31))
BYTES = st.integers(0, 255)


@given(MOMENTS)
def test_a_moment_survives_as_a_serial_number_to_the_millisecond(moment: dt.datetime) -> None:
    back = from_serial(to_serial(moment))
    assert abs(back - moment) <= dt.timedelta(milliseconds=1)


def test_excels_own_numbers_for_dates() -> None:
    assert to_serial(dt.date(2026, 1, 1)) == 46023
    assert to_serial(dt.datetime(2026, 1, 1, 12)) == 46023.5
    assert to_serial(dt.date(1904, 1, 2), epoch=dt.datetime(1904, 1, 1)) == 1


@given(st.tuples(BYTES, BYTES, BYTES))
def test_a_colour_survives_as_tuple_hex_and_excels_number(rgb: colors.RGB) -> None:
    red, green, blue = rgb
    assert colors.from_calc(colors.to_calc(rgb)) == rgb
    assert colors.to_calc(f"#{red:02x}{green:02X}{blue:02x}") == colors.to_calc(rgb)
    assert colors.to_calc(red | green << 8 | blue << 16) == colors.to_calc(rgb)


def test_no_colour_is_none() -> None:
    assert colors.from_calc(colors.to_calc(None)) is None


def test_a_colour_out_of_range_is_refused() -> None:
    with pytest.raises(ValueError, match="0 to 255"):
        colors.to_calc((256, 0, 0))


@pytest.mark.parametrize(
    ("code", "language", "excel"),
    [
        ("DD/MM/YYYY", "", "dd/mm/yyyy"),
        ("DD MMMM YYYY", "id", "[$-421]dd mmmm yyyy"),
        ("H:MM AM/PM", "", "h:mm AM/PM"),
        ("[H]:MM:SS", "", "[h]:mm:ss"),
        ("[RED]0;[BLUE]-0", "", "[Red]0;[Blue]-0"),
        ('"Hari" D', "", '"Hari" d'),
        ("BOOLEAN", "", "General"),
        ("0.00E+00", "", "0.00E+00"),
    ],
)
def test_a_number_format_reads_as_excel_writes_it(code: str, language: str, excel: str) -> None:
    assert to_excel(code, language) == excel


@given(st.integers(4, 4 * 400))
def test_a_length_in_points_survives(quarters: int) -> None:
    assert sizes.points(sizes.from_points(quarters / 4)) == quarters / 4


@pytest.mark.parametrize("width", [1, 8.43, 10, 20, 40, 100, 255])
def test_a_column_width_in_characters_survives(width: float) -> None:
    assert sizes.characters(sizes.from_characters(width)) == width


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (532, "#DIV/0!"),
        (32767, "#N/A"),
        (525, "#NAME?"),
        (508, "#NAME?"),
        (524, "#REF!"),
        (503, "#NUM!"),
        (519, "#VALUE!"),
        (999, "#VALUE!"),
    ],
)
def test_libreoffices_errors_read_as_excels(code: int, text: str) -> None:
    assert from_code(code).text == text


def test_every_error_has_excels_number_and_text() -> None:
    assert {error.text for error in CellError} >= {"#NULL!", "#N/A"}
    assert int(CellError.NA) == -2146826246
