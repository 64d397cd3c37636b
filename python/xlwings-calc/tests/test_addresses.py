"""Addresses: text to areas and back, and cells covered with few areas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlwings_calc.addresses import (
    MAX_COLUMNS,
    MAX_ROWS,
    Area,
    column_letters,
    column_number,
    format_area,
    parse_area,
    quoted,
    rectangles,
    split_sheet,
)

CELLS = st.sets(st.tuples(st.integers(1, 12), st.integers(1, 12)), max_size=60)


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("A1", Area(1, 1, 1, 1)),
        ("$b$2:d5", Area(2, 2, 4, 3)),
        ("D5:B2", Area(2, 2, 4, 3)),
        ("A:C", Area(1, 1, MAX_ROWS, 3)),
        ("2:4", Area(2, 1, 3, MAX_COLUMNS)),
        ("XFD1048576", Area(MAX_ROWS, MAX_COLUMNS, 1, 1)),
    ],
)
def test_an_address_is_read_in_every_way_excel_writes_it(text: str, area: Area) -> None:
    assert parse_area(text) == area


@pytest.mark.parametrize("text", ["", "A", "7", "A0", "XFE1", "A1048577", "total", "A1:B", "A1,B2"])
def test_what_is_no_address_is_left_to_the_names(text: str) -> None:
    assert parse_area(text) is None


@given(st.integers(1, MAX_ROWS), st.integers(1, MAX_COLUMNS), st.integers(1, 9), st.integers(1, 9))
def test_an_area_survives_the_way_to_text_and_back(r: int, c: int, rows: int, columns: int) -> None:
    area = Area(r, c, min(rows, MAX_ROWS - r + 1), min(columns, MAX_COLUMNS - c + 1))
    assert parse_area(format_area(area)) == area


@given(st.integers(1, MAX_COLUMNS))
def test_column_letters_and_numbers_agree(number: int) -> None:
    assert column_number(column_letters(number)) == number


@given(CELLS)
def test_rectangles_cover_every_cell_once_and_no_other(cells: set[tuple[int, int]]) -> None:
    covered = [
        (row, column)
        for area in rectangles(cells)
        for row in range(area.row, area.last_row + 1)
        for column in range(area.column, area.last_column + 1)
    ]
    assert sorted(covered) == sorted(cells)


def test_a_full_block_is_one_rectangle() -> None:
    assert rectangles({(r, c) for r in range(2, 6) for c in range(3, 8)}) == [Area(2, 3, 4, 5)]


@pytest.mark.parametrize(
    ("name", "text"),
    [("Data", "Data"), ("My Sheet", "'My Sheet'"), ("It's", "'It''s'"), ("AB12", "'AB12'")],
)
def test_a_sheets_name_is_quoted_where_it_must_be_and_split_off_again(name: str, text: str) -> None:
    assert quoted(name) == text
    assert split_sheet(f"{text}!$A$1") == (name, "$A$1")


def test_areas_that_only_touch_do_not_overlap() -> None:
    assert Area(1, 1, 2, 2).overlap(Area(3, 1, 2, 2)) is None
    assert Area(1, 1, 3, 3).overlap(Area(3, 2, 5, 5)) == Area(3, 2, 1, 2)
