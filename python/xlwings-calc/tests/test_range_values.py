"""A range holds values, formulas, links, notes, arrays."""

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd
import pytest
import xlwings as xw
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import xlwings_calc

pytestmark = pytest.mark.libreoffice

NOW = dt.datetime(2026, 8, 17, 10, 30, 15)
TEXTS = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\r\n"), min_size=1, max_size=50
)
# Numbers that are no "smaller than every number" and not beyond what a cell can hold.
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
ANY = st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS.map("'{}".format))


def test_a_block_of_every_kind_of_value_comes_back_as_it_was(sheet: xw.Sheet) -> None:
    rows = [
        ["teks", 1.5, True, NOW],
        [None, -2, False, dt.datetime(2026, 1, 1)],
        ["é 漢字 🙂", 0, True, None],
    ]
    sheet["B2"].value = rows
    assert sheet["B2:E4"].value == rows


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=st.lists(st.lists(ANY, min_size=3, max_size=3), min_size=2, max_size=6))
def test_any_block_comes_back_as_it_was(sheet: xw.Sheet, rows: list[list[Any]]) -> None:
    sheet["A1:C6"].clear()
    sheet["A1"].value = rows
    expected = [[v[1:] if isinstance(v, str) else v for v in row] for row in rows]
    expected = [[None if v == "" else v for v in row] for row in expected]
    assert sheet["A1"].resize(len(rows), 3).value == expected


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("12", 12.0, "General"),
        ("1,234.50", 1234.5, "#,##0.00"),
        ("58%", 0.58, "0%"),
        ("TRUE", True, "General"),
        ("2026-01-05", dt.datetime(2026, 1, 5), "m/d/yyyy"),
        ("'0012", "0012", "General"),
        ("58,82 %", "58,82 %", "General"),
    ],
)
def test_text_is_read_as_excel_reads_it(
    sheet: xw.Sheet, text: str, value: object, code: str
) -> None:
    sheet["A1"].value = text
    assert (sheet["A1"].value, sheet["A1"].number_format) == (value, code)


def test_a_cell_formatted_as_text_takes_everything_literally(sheet: xw.Sheet) -> None:
    sheet["A1:A3"].number_format = "@"
    sheet["A1"].value = [["12"], ["=1+1"], ["TRUE"]]
    assert sheet["A1:A3"].value == ["12", "=1+1", "TRUE"]


def test_a_date_keeps_the_format_that_the_cell_has(sheet: xw.Sheet) -> None:
    sheet["A1"].number_format = "dd mmmm yyyy"
    sheet["A1:A2"].value = [[NOW], [NOW.date()]]
    assert sheet["A1"].number_format == "dd mmmm yyyy"
    assert sheet["A2"].number_format == "m/d/yyyy"
    assert sheet["A1:A2"].value == [NOW, dt.datetime(2026, 8, 17)]


def test_a_time_of_day_reads_as_a_part_of_a_day(sheet: xw.Sheet) -> None:
    sheet["A1"].value = dt.time(6, 30)
    assert sheet["A1"].value == pytest.approx(6.5 / 24)
    assert sheet["A1"].number_format == "h:mm:ss"


def test_a_number_over_a_truth_is_a_number_again(sheet: xw.Sheet) -> None:
    sheet["A1:B1"].value = [True, False]
    sheet["A1:B1"].value = [1, "=1-1"]
    assert sheet["A1:B1"].value == [1.0, 0.0]
    assert all(not isinstance(value, bool) for value in sheet["A1:B1"].value)


def test_formulas_give_numbers_texts_truths_dates_and_errors(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [2, '=A1&"x"', "=A1>1", "=DATE(2026,1,A1)", "=1/0", "=A1*2"]
    values = sheet["A1:F1"].options(err_to_str=True).value
    assert values == [2.0, "2x", True, dt.datetime(2026, 1, 2), "#DIV/0!", 4.0]
    assert sheet["E1"].value is None


@pytest.mark.parametrize("error", ["#DIV/0!", "#N/A", "#NAME?", "#NUM!", "#REF!", "#VALUE!"])
def test_an_error_that_is_assigned_is_an_error(sheet: xw.Sheet, error: str) -> None:
    sheet["A1"].value = error
    assert sheet["A1"].options(err_to_str=True).value == error
    assert sheet["A1"].formula == error


def test_formula_texts_come_back_as_excel_writes_them(book: xw.Book, sheet: xw.Sheet) -> None:
    book.sheets.add("My Sheet")["A1"].value = 5
    formulas = [
        "=SUM('My Sheet'!A1,2)",
        '=IF(A1>1,"ya","tidak")',
        "=EOMONTH(46023,1)",
        "={1,2;3,4}",
    ]
    sheet["A1"].value = formulas
    assert list(sheet["A1:D1"].formula[0]) == formulas
    assert sheet["A1"].value == 7


def test_constants_have_the_text_that_would_be_typed_as_their_formula(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [1, 1.25, True, dt.date(2026, 1, 1), "'0012", None, "'=x"]
    assert sheet["A1:G1"].formula == (("1", "1.25", "TRUE", "46023", "0012", "", "=x"),)


def test_one_formula_for_many_cells_moves_with_them(sheet: xw.Sheet) -> None:
    sheet["A1:A3"].value = [[1], [2], [3]]
    sheet["B1:C3"].formula = "=$A1*10+A1"
    assert sheet["B3"].formula == "=$A3*10+A3"
    assert sheet["C3"].formula == "=$A3*10+B3"
    assert sheet["B1:B3"].value == [11, 22, 33]


def test_an_array_formula_fills_its_range(sheet: xw.Sheet) -> None:
    sheet["A1:B2"].value = [[1, 2], [3, 4]]
    sheet["D1:D2"].formula_array = "=A1:A2*B1:B2"
    assert sheet["D1:D2"].value == [2, 12]
    assert sheet["D2"].has_array and not sheet["A1"].has_array
    assert sheet["D1:D2"].formula_array == "=A1:A2*B1:B2"


def test_a_block_that_does_not_fit_is_refused(sheet: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="do not fit"):
        sheet["A1:B2"].raw_value = [[1, 2, 3]]
    with pytest.raises(ValueError, match="inf"):
        sheet["A1"].value = float("inf")
    with pytest.raises(TypeError, match="object"):
        sheet["A1"].raw_value = [[object()]]


def test_one_value_fills_a_whole_range_even_a_tall_one(sheet: xw.Sheet) -> None:
    sheet["B1:B150000"].value = 7
    assert sheet["B150000"].value == 7
    assert sheet.used_range.address == "$B$1:$B$150000"


def test_whole_columns_are_read_as_far_as_they_are_used(sheet: xw.Sheet) -> None:
    sheet["B2"].value = [[1, "x"], [True, None]]
    rows = sheet["A:C"].value
    assert len(rows) == 1048576
    assert rows[:4] == [[None] * 3, [None, 1, "x"], [None, True, None], [None] * 3]


def test_a_number_that_is_no_date_stays_a_number(sheet: xw.Sheet) -> None:
    sheet["A1:A3"].number_format = "dd/mm/yyyy"
    sheet["A1:A3"].value = [[-1], [2958465], [2958466]]
    assert sheet["A1:A3"].value == [-1, dt.datetime(9999, 12, 31), 2958466]


def test_a_data_frame_goes_there_and_back(sheet: xw.Sheet) -> None:
    frame = pd.DataFrame({"nama": ["a", "b"], "nilai": [1.5, np.nan]}, index=[10.0, 20.0])
    sheet["A1"].value = frame
    back = sheet["A1"].options(pd.DataFrame, expand="table").value
    pd.testing.assert_frame_equal(back, frame, check_names=False, check_dtype=False)


def test_locked_cells_of_a_protected_sheet_are_refused_and_unchanged(sheet: xw.Sheet) -> None:
    sheet["A1:B1"].value = [1, 2]
    free = sheet["B1"].api
    protection = free.CellProtection
    protection.IsLocked = False
    free.CellProtection = protection
    sheet.api.protect("")
    for change in ("value", "formula", "color", "number_format"):
        with pytest.raises(xlwings_calc.CalcError, match="locked"):
            setattr(sheet["A1"], change, {"color": (1, 2, 3)}.get(change, "0"))
    with pytest.raises(xlwings_calc.CalcError, match=r"\$A\$1:\$B\$1"):
        sheet["A1:B1"].clear_contents()
    sheet["B1"].value = 5
    assert sheet["A1:B1"].value == [1, 5]
    sheet.api.unprotect("")
    sheet["A1"].value = 7
    assert sheet["A1"].value == 7


def test_a_link_shows_its_text_and_keeps_its_address(sheet: xw.Sheet) -> None:
    sheet["A1"].add_hyperlink("https://example.org/a", "baca")
    sheet["A2"].add_hyperlink("#Sheet1!B5", "ke bawah")
    assert (sheet["A1"].value, sheet["A1"].hyperlink) == ("baca", "https://example.org/a")
    assert sheet["A2"].hyperlink == "#Sheet1.B5"
    sheet["A3"].value = "plain"
    with pytest.raises(xlwings_calc.CalcError, match="hyperlink"):
        assert sheet["A3"].hyperlink


def test_a_note_is_written_changed_listed_and_removed(book: xw.Book, sheet: xw.Sheet) -> None:
    note = sheet["B2"].add_note("periksa")
    note.text = "sudah"
    assert sheet["B2"].note.text == "sudah"
    assert [found.location.address for found in sheet.notes] == ["$B$2"]
    assert book.notes.count == 1
    note.delete()
    assert sheet["B2"].note is None
    with pytest.raises(xlwings_calc.CalcError, match="no note"):
        note.delete()


def test_part_of_a_text_has_its_own_font(sheet: xw.Sheet) -> None:
    sheet["A1"].value = "Sasaran naik"
    part = sheet["A1"].characters[8:12]
    part.font.bold, part.font.color = True, (255, 0, 0)
    assert part.text == "naik"
    assert sheet["A1"].characters[8].font.bold is True
    assert sheet["A1"].characters[0].font.bold is False
    assert sheet["A1"].characters.font.bold is None


@pytest.mark.parametrize("columns", [3, 60])
def test_dates_numbers_and_truths_are_told_apart_cell_by_cell(
    sheet: xw.Sheet, columns: int
) -> None:
    kinds = [[NOW, 1.0, True], [2.0, NOW, 3.0], [False, 4.0, NOW], ["x", None, 5.0]]
    rows = [(row * columns)[:columns] for row in kinds]
    cells = sheet.range((2, 2), (5, columns + 1))
    cells.value = rows
    assert cells.value == rows
    cells.value = [[6.0] * columns] * 4
    cells.number_format = "General"
    assert {type(value) for row in cells.value for value in row} == {float}
