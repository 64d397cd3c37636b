"""A range is edited: cleared, copied, inserted, deleted."""

import datetime as dt

import pytest
import xlwings as xw

import xlwings_calc

pytestmark = pytest.mark.libreoffice


def test_cells_rows_and_columns_are_inserted_and_deleted(sheet: xw.Sheet) -> None:
    sheet["A1:B3"].value = [[1, 2], [3, 4], [5, 6]]
    sheet["2:2"].insert("down")
    assert sheet["A1:A4"].value == [1, None, 3, 5]
    sheet["A2"].delete("up")
    assert sheet["A1:B4"].value == [[1, 2], [3, None], [5, 4], [None, 6]]
    sheet["A:A"].delete()
    assert sheet["A1:A4"].value == [2, None, 4, 6]


def test_a_copy_takes_values_formulas_and_looks(sheet: xw.Sheet) -> None:
    sheet["A1:B1"].value = [1, "=A1*2"]
    sheet["A1"].color = (1, 2, 3)
    sheet["A1:B1"].copy(sheet["A3"])
    assert sheet["B3"].formula == "=A3*2"
    assert sheet["A3"].color == (1, 2, 3)


@pytest.mark.parametrize(
    ("source", "place", "filled"),
    [
        ("A1:B1", "A3:B7", [["=A3*2"], ["=A4*2"], ["=A5*2"], ["=A6*2"], ["=A7*2"]]),
        ("B1", "B3:B5", [["=A3*2"], ["=A4*2"], ["=A5*2"]]),
        ("A1:B1", "A3:C4", [["=A3*2"], [""], [""]]),
        ("A1:B2", "A3:B7", [["=A3*2"], ["=A4*2"], [""], [""]]),
    ],
)
def test_a_copy_is_repeated_in_a_place_of_a_multiple_of_its_size(
    sheet: xw.Sheet, source: str, place: str, filled: list[list[str]]
) -> None:
    sheet["A1:B2"].value = [[1, "=A1*2"], [2, "=A2*2"]]
    sheet[source].copy(sheet[place])
    found = sheet.range((3, 2), (2 + len(filled), 2)).options(ndim=2).formula
    assert [list(row) for row in found] == filled


def test_a_copy_fills_down_and_right_also_over_its_own_cells(sheet: xw.Sheet) -> None:
    sheet["A1"].value, sheet["A1"].color = 7, (1, 2, 3)
    sheet["A1"].copy(sheet["A1:E3"])
    assert sheet["A1:F4"].value == [*([[7] * 5 + [None]] * 3), [None] * 6]
    assert sheet["E3"].color == (1, 2, 3)


def test_a_copy_is_refused_where_any_of_its_cells_is_locked(sheet: xw.Sheet) -> None:
    sheet["A1:B1"].value = [1, 2]
    sheet["A3"].api.CellProtection = _unlocked(sheet)
    sheet.api.protect("")
    with pytest.raises(xlwings_calc.CalcError, match="locked"):
        sheet["A1:B1"].copy(sheet["A3"])
    sheet.api.unprotect("")
    assert sheet["A3:B3"].value == [None, None]


def _unlocked(sheet: xw.Sheet) -> object:
    protection = sheet["A3"].api.CellProtection
    protection.IsLocked = False
    return protection


def test_a_copy_goes_to_another_book(app: xw.App, sheet: xw.Sheet) -> None:
    sheet["A1:B1"].value = ["x", 5]
    other = app.books.add()
    sheet["A1:B1"].copy(other.sheets[0]["C3"])
    assert other.sheets[0]["C3:D3"].value == ["x", 5]
    sheet["A1"].copy(other.sheets[0]["A1:A3"])
    assert other.sheets[0]["A1:A4"].value == ["x", "x", "x", None]
    other.close()


@pytest.mark.parametrize(
    ("paste", "value", "color"),
    [("all", 2, (1, 2, 3)), ("values", 2, None), ("formats", None, (1, 2, 3))],
)
def test_pasting_takes_what_is_asked_for(
    sheet: xw.Sheet, paste: str, value: object, color: object
) -> None:
    sheet["A1"].value, sheet["A1"].color = "=1+1", (1, 2, 3)
    sheet["A1"].copy()
    sheet["C3"].paste(paste)
    assert (sheet["C3"].value, sheet["C3"].color) == (value, color)


def test_pasting_can_turn_and_add(sheet: xw.Sheet) -> None:
    sheet["A1:B1"].value = [1, 2]
    sheet["D1:D2"].value = [[10], [20]]
    sheet["A1:B1"].copy()
    sheet["D1"].paste("values", operation="add", transpose=True)
    assert sheet["D1:D2"].value == [11, 22]


def test_pasting_without_a_copy_and_unknown_pastes_are_refused(
    app: xw.App, sheet: xw.Sheet
) -> None:
    app.cut_copy_mode = False
    with pytest.raises(xlwings_calc.CalcError, match="nothing was copied"):
        sheet["A1"].paste()
    sheet["A1"].copy()
    with pytest.raises(NotImplementedError, match="validation"):
        sheet["A2"].paste("validation")


def test_formulas_follow_cells_that_move(sheet: xw.Sheet) -> None:
    sheet["A1:B1"].value = [7, "=A1"]
    sheet["A1"].move(sheet["D5"])
    assert sheet["B1"].formula == "=D5"
    assert sheet["A1"].value is None


def test_rows_are_sorted_by_several_columns_with_their_looks(sheet: xw.Sheet) -> None:
    sheet["A1:B5"].value = [["nama", "nilai"], ["b", 2], ["a", 1], ["c", 2], ["d", None]]
    sheet["A3"].color = (255, 0, 0)
    sheet["A1:B5"].sort([2, 1], ascending=[False, True], has_headers=True)
    assert sheet["A1:A5"].value == ["nama", "b", "c", "a", "d"]
    assert sheet["A4"].color == (255, 0, 0)


def test_duplicates_are_removed_by_the_columns_that_are_named(sheet: xw.Sheet) -> None:
    sheet["A1:C4"].value = [["k", "n", "x"], ["a", 1, "p"], ["A", 1, "q"], ["a", 2, "r"]]
    sheet["A1:B4"].remove_duplicates([1, 2], has_headers=True)
    assert sheet["A1:B4"].value == [["k", "n"], ["a", 1], ["a", 2], [None, None]]
    assert sheet["C1:C4"].value == ["x", "p", "q", "r"]


def test_text_is_found_and_replaced_also_within_formulas(sheet: xw.Sheet) -> None:
    sheet["A1:B2"].value = [["kucing", 12.5], ['="ku"&"da"', "KUCING"]]
    assert sheet["A1:B2"].find("kuc").address == "$A$1"
    assert sheet["A1:B2"].find("kucing", direction="backward").address == "$B$2"
    assert sheet["A1:B2"].find("kuda", whole=True).address == "$A$2"
    assert sheet["A1:B2"].find("12.5").address == "$B$1"
    assert sheet["A1:B2"].find("anjing") is None
    sheet["A1:B2"].replace_all("ku", "ba", match_case=True)
    assert sheet["A1:B2"].formula == (("bacing", "12.5"), ('="ba"&"da"', "KUCING"))


def test_special_cells_are_found_by_kind(sheet: xw.Sheet) -> None:
    sheet["A1:C2"].value = [[1, "teks", None], ["=A1", "=1/0", True]]
    cells = sheet["A1:C2"]

    def places(*kind: str) -> list[str]:
        return [area.address for area in cells.get_special_cells(*kind)]

    assert places("constants") == ["$A$1:$B$1", "$C$2"]
    assert places("formulas", "errors") == ["$B$2"]
    assert places("constants", "logical") == ["$C$2"]
    assert places("blanks") == ["$C$1"]
    sheet["A1"].rows.hidden = True
    assert places("visible") == ["$A$2:$C$2"]


def test_a_series_is_filled_down(sheet: xw.Sheet) -> None:
    sheet["A1:A2"].value = [[1], [3]]
    sheet["A1:A2"].autofill(sheet["A1:A5"])
    assert sheet["A1:A5"].value == [1, 3, 5, 7, 9]
    with pytest.raises(NotImplementedError, match="flash_fill"):
        sheet["A1:A2"].autofill(sheet["A1:A5"], "flash_fill")


def hidden_rows(sheet: xw.Sheet, rows: range) -> list[int]:
    return [row for row in rows if sheet[f"A{row}"].rows.hidden]


def test_a_filter_hides_rows_and_says_by_what(sheet: xw.Sheet) -> None:
    sheet["A1:B5"].value = [["k", "n"], ["a", 66], ["b", 2], [None, 3], ["a", 4]]
    filters = sheet["A1:B5"].autofilter
    filters.apply_values(1, ["a"])
    assert hidden_rows(sheet, range(1, 6)) == [3, 4]
    filters.apply_comparison(2, "between", 4, 70)
    assert hidden_rows(sheet, range(1, 6)) == [3, 4]
    kinds = [(c.type, c.operator, c.value1, c.value2, c.values) for c in filters.criteria]
    assert kinds[0] == ("values", None, None, None, ["a"])
    assert kinds[1] == ("comparison", "between", "4", "70", None)
    filters.clear()
    assert hidden_rows(sheet, range(1, 6)) == []
    assert filters.criteria[0].type == "none"


def test_a_filter_for_blanks_is_not_one_for_sixty_six(sheet: xw.Sheet) -> None:
    sheet["A1:A4"].value = [["n"], [66], [None], [5]]
    filters = sheet["A1:A4"].autofilter
    filters.apply_comparison(1, "not_equal_to", None)
    assert hidden_rows(sheet, range(1, 5)) == [3]
    assert filters.criteria[0].operator == "not_equal_to"
    filters.apply_values(1, [66])
    assert hidden_rows(sheet, range(1, 5)) == [3, 4]
    assert filters.criteria[0].values == ["66"]


@pytest.mark.parametrize(
    ("method", "args", "rule_type", "formula1"),
    [
        ("set_whole_number", ("between", 1, 10), "whole_number", "=1"),
        ("set_decimal", ("greater_than", 0.5), "decimal", "=0.5"),
        ("set_date", ("less_than", dt.date(2026, 1, 2)), "date", "=DATE(2026,1,2)"),
        ("set_text_length", ("less_than_or_equal", 40), "text_length", "=40"),
    ],
)
def test_a_validation_rule_reads_back(
    sheet: xw.Sheet, method: str, args: tuple[object, ...], rule_type: str, formula1: str
) -> None:
    rule = sheet["A1:A3"].data_validation
    getattr(rule, method)(*args)
    assert (rule.type, rule.operator, rule.formula1) == (rule_type, args[0], formula1)
    assert rule.alert_style == "stop" and rule.show_error is True
    rule.delete()
    assert rule.type == "none"


def test_a_list_of_choices_is_text_cells_or_a_name(book: xw.Book, sheet: xw.Sheet) -> None:
    sheet["D1:D2"].value = [["Ya"], ["Tidak"]]
    rule = sheet["A1"].data_validation
    rule.set_list(["Ya", "Tidak"])
    assert (rule.type, rule.source, rule.in_cell_dropdown) == ("list", "Ya,Tidak", True)
    rule.set_list(sheet["D1:D2"], in_cell_dropdown=False)
    assert (rule.source, rule.in_cell_dropdown) == ("=Sheet1!$D$1:$D$2", False)
    rule.set_list(book.names.add("pilihan", "=Sheet1!$D$1:$D$2"))
    assert rule.source == "=pilihan"


def test_different_rules_are_not_overwritten_by_one(sheet: xw.Sheet) -> None:
    sheet["A1"].data_validation.set_list(["Ya"])
    sheet["A2"].data_validation.set_custom("=A2>1")
    both = sheet["A1:A2"].data_validation
    assert both.type == "inconsistent"
    with pytest.raises(xlwings_calc.CalcError, match="different validation rules"):
        both.set_list(["Tidak"])
