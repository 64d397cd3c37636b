"""Text that is assigned to a cell becomes what Excel makes of it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlwings_calc.serials import to_serial
from xlwings_calc.typed_text import Typed, read

TODAY = dt.date(2026, 8, 17)


def typed(text: str) -> Typed:
    return read(text, today=lambda: TODAY)


@pytest.mark.parametrize(
    ("text", "number", "code"),
    [
        ("12", 12.0, None),
        (" 12 ", 12.0, None),
        ("-3.5", -3.5, None),
        ("+7", 7.0, None),
        (".5", 0.5, None),
        ("5.", 5.0, None),
        ("(5)", -5.0, None),
        ("1,234", 1234.0, "#,##0"),
        ("1,234.50", 1234.5, "#,##0.00"),
        ("50%", 0.5, "0%"),
        ("12.5%", 0.125, "0.00%"),
        ("$5", 5.0, "$#,##0"),
        ("-$5.20", -5.2, "$#,##0.00"),
        ("1e3", 1000.0, "0.00E+00"),
        ("1 1/2", 1.5, "# ?/?"),
    ],
)
def test_a_number_is_read_with_the_format_it_brings(
    text: str, number: float, code: str | None
) -> None:
    assert typed(text) == Typed("number", number, code)


@pytest.mark.parametrize(
    ("text", "moment", "code"),
    [
        ("2026-01-05", dt.datetime(2026, 1, 5), "m/d/yyyy"),
        ("1/5/2026", dt.datetime(2026, 1, 5), "m/d/yyyy"),
        ("1/5/29", dt.datetime(2029, 1, 5), "m/d/yyyy"),
        ("1/5/30", dt.datetime(1930, 1, 5), "m/d/yyyy"),
        ("1/2", dt.datetime(2026, 1, 2), "d-mmm"),
        ("5-Jan-2026", dt.datetime(2026, 1, 5), "d-mmm-yy"),
        ("January 5, 2026", dt.datetime(2026, 1, 5), "d-mmm-yy"),
        ("5 jan", dt.datetime(2026, 1, 5), "d-mmm"),
        ("Jan-2026", dt.datetime(2026, 1, 1), "mmm-yy"),
        ("2026-01-05 13:30", dt.datetime(2026, 1, 5, 13, 30), "m/d/yyyy h:mm"),
        ("1/5/2026 1:30 PM", dt.datetime(2026, 1, 5, 13, 30), "m/d/yyyy h:mm"),
    ],
)
def test_a_date_is_read_with_the_month_before_the_day(
    text: str, moment: dt.datetime, code: str
) -> None:
    assert typed(text) == Typed("number", to_serial(moment), code)


@pytest.mark.parametrize(
    ("text", "hours", "code"),
    [("6:30", 6.5, "h:mm"), ("6:30:00", 6.5, "h:mm:ss"), ("6:30 pm", 18.5, "h:mm AM/PM")],
)
def test_a_time_is_a_part_of_a_day(text: str, hours: float, code: str) -> None:
    assert typed(text) == Typed("number", pytest.approx(hours / 24), code)


@pytest.mark.parametrize(
    ("text", "formula"), [("=A1", "=A1"), ("+A1", "=+A1"), ("-A1", "=-A1"), ("@foo", "=@foo")]
)
def test_a_formula_begins_with_more_signs_than_one(text: str, formula: str) -> None:
    assert typed(text) == Typed("formula", formula)


def test_truth_and_errors_are_no_text() -> None:
    assert typed("true") == Typed("logical", 1.0)
    assert typed("FALSE") == Typed("logical", 0.0)
    assert typed("#n/a") == Typed("error", "#N/A")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "=",
        "-",
        "+",
        "--",
        "abc",
        "1,23",
        "1 2",
        "12 buah",
        "13/45/2026",
        "2/30/2026",
        "25:61",
        "1.2.3",
        "Rp 5",
        "58,82 %",
        "Mei 2026",
        "1e999",
        "5 %%",
        "١٢",
    ],
)
def test_what_excel_does_not_know_stays_text(text: str) -> None:
    assert typed(text) == Typed("text", text)


@given(st.text())
def test_an_apostrophe_in_front_keeps_any_text_and_disappears(text: str) -> None:
    assert typed("'" + text) == Typed("text", text)


@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    assert typed(text).kind in ("text", "number", "logical", "formula", "error")
