"""How a range looks."""

import pytest
import xlwings as xw

pytestmark = pytest.mark.libreoffice


def test_a_fill_is_set_read_mixed_and_taken_away(sheet: xw.Sheet) -> None:
    sheet["A1:B2"].color = "#1E64C8"
    assert sheet["A1:B2"].color == (30, 100, 200)
    sheet["B2"].color = None
    assert sheet["B2"].color is None and sheet["A1:B2"].color is None
    assert sheet["A1"].color == (30, 100, 200)


def test_cells_are_coloured_one_by_one_in_one_call(sheet: xw.Sheet) -> None:
    sheet["A1:B2"].color = (9, 9, 9)
    sheet["A1:B2"].set_colors([["#ff0000", ...], [None, (0, 0, 255)]])
    colors = [cell.color for cell in sheet["A1:B2"]]
    assert colors == [(255, 0, 0), (9, 9, 9), None, (0, 0, 255)]


def test_a_font_is_changed_as_a_whole(sheet: xw.Sheet) -> None:
    sheet["A1"].font.set(bold=True, italic=True, size=14, color="#00FF00", name="Arial")
    font = sheet["A1"].font
    assert (font.bold, font.italic, font.size, font.name) == (True, True, 14, "Arial")
    assert font.color == (0, 255, 0)
    assert sheet["A1:A2"].font.bold is None


@pytest.mark.parametrize(
    "code", ["dd/mm/yyyy", "#,##0.00", "0%", "@", '"Rp" #,##0', "h:mm AM/PM", "[$-421]dd mmmm yyyy"]
)
def test_a_number_format_comes_back_as_it_was_written(sheet: xw.Sheet, code: str) -> None:
    sheet["A1:B2"].number_format = code
    assert sheet["A1:B2"].number_format == code
    assert sheet["A1:C2"].number_format is None


def test_a_wrong_number_format_is_refused(sheet: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="no number format"):
        sheet["A1"].number_format = "[bogus"


def test_sizes_are_in_characters_and_points(sheet: xw.Sheet) -> None:
    sheet["A1:B1"].column_width, sheet["A1:A2"].row_height = 20, 30
    assert (sheet["B1"].column_width, sheet["A2"].row_height) == (20, 30)
    assert sheet["C3"].top == 60 and sheet["B1"].left == sheet["A1"].width
    assert sheet["A1:C1"].column_width is None and sheet["A1:A3"].row_height is None


def test_columns_fit_their_text(sheet: xw.Sheet) -> None:
    sheet["A1"].value = "teks yang panjang sekali di dalam satu sel"
    before = sheet["A1"].column_width
    sheet["A:A"].autofit()
    assert sheet["A1"].column_width > before


def test_rows_and_columns_are_hidden_shown_or_mixed(sheet: xw.Sheet) -> None:
    sheet["B2"].rows.hidden = True
    sheet["B2"].columns.hidden = True
    assert sheet["A2"].rows.hidden is True and sheet["A1:A3"].rows.hidden is None
    assert sheet["B1"].columns.hidden is True and sheet["A1:C1"].columns.hidden is None
    sheet["A1:C3"].rows.hidden = False
    assert sheet["A1:A3"].rows.hidden is False


@pytest.mark.parametrize("value", ["general", "left", "center", "right", "fill", "distributed"])
def test_a_horizontal_alignment_survives(sheet: xw.Sheet, value: str) -> None:
    sheet["A1:B2"].horizontal_alignment = value
    assert sheet["A1:B2"].horizontal_alignment == value


def test_alignment_is_mixed_or_refused_by_name(sheet: xw.Sheet) -> None:
    sheet["A1"].vertical_alignment = "top"
    assert sheet["A1:A2"].vertical_alignment is None
    assert sheet["A2"].vertical_alignment == "bottom"
    with pytest.raises(NotImplementedError, match="center_across_selection"):
        sheet["A1"].horizontal_alignment = "center_across_selection"


def test_borders_are_drawn_around_within_and_taken_away(sheet: xw.Sheet) -> None:
    borders = sheet["B2:D4"].borders
    borders.set("outside", line_style="double", color=(255, 0, 0))
    borders.set("inside", line_style="dash", weight="medium")
    assert sheet["B2"].borders["edge_top"].line_style == "double"
    assert sheet["D4"].borders["edge_right"].color == (255, 0, 0)
    assert sheet["C3"].borders["edge_left"].line_style == "dash"
    assert borders["inside_vertical"].weight == "medium"
    assert borders.line_style is None
    borders.clear()
    assert borders.line_style == "none" and borders.color is None


def test_merged_cells_are_found_from_any_of_them(sheet: xw.Sheet) -> None:
    sheet["A1:B2"].merge()
    assert sheet["A1"].merge_area.address == "$A$1:$B$2"
    assert sheet["A1:B2"].merge_cells is True
    sheet["A1:B2"].unmerge()
    assert sheet["A1"].merge_cells is False
    sheet["A1:B2"].merge(across=True)
    assert sheet["A2"].merge_area.address == "$A$2:$B$2"


def test_a_look_that_cells_do_not_share_is_none(sheet: xw.Sheet) -> None:
    sheet["A1"].wrap_text = True
    assert sheet["A1"].wrap_text is True and sheet["A2"].wrap_text is False
    assert sheet["A1:A2"].wrap_text is None
