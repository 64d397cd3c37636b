"""Excel's tables as LibreOffice's database ranges."""

import datetime as dt
from pathlib import Path

import pytest
import xlsxwriter
import xlwings as xw

pytestmark = pytest.mark.libreoffice

ROWS = [["Nama", "Nilai", "Dua Kali"], ["a", 1, None], ["b", 2, None]]


@pytest.fixture
def table(sheet: xw.Sheet) -> xw.main.Table:
    """Return a table `tblA` at B2:D4 whose last column is computed."""
    sheet["B2"].value = ROWS
    table = sheet.tables.add(sheet["B2:D4"], name="tblA")
    sheet["D3:D4"].formula = "=[@Nilai]*2"
    return table


def test_a_table_knows_its_parts(sheet: xw.Sheet, table: xw.main.Table) -> None:
    assert table.range.address == "$B$2:$D$4"
    assert table.header_row_range.value == ROWS[0]
    assert table.data_body_range.value == [["a", 1, 2], ["b", 2, 4]]
    assert table.totals_row_range is None and table.insert_row_range is None
    assert sheet["C3"].table == sheet.tables["TBLA"] == sheet.tables[0] == table
    assert sheet["A1"].table is None
    assert [column.name for column in table.columns] == ROWS[0]


def test_a_table_is_found_in_formulas_and_by_its_name(
    sheet: xw.Sheet, table: xw.main.Table
) -> None:
    sheet["G1"].value = ["=SUM(tblA[Nilai])", "=ROWS(tblA[#All])", "=tblA[[#Headers],[Dua Kali]]"]
    assert sheet["G1:I1"].value == [3, 3, "Dua Kali"]
    assert sheet["tblA"].address == "$B$3:$D$4"
    assert sheet["tblA[Nilai]"].address == "$C$3:$C$4"
    assert sheet["tblA[#All]"].address == "$B$2:$D$4"


def test_the_tables_of_a_file_are_there_with_everything_excel_wrote(
    app: xw.App, tmp_path: Path
) -> None:
    path = tmp_path / "tabel.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Data")
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        columns = [{"header": "Tanggal"}, {"header": "Nilai"}]
        options = {"name": "tblIsi", "columns": columns, "total_row": True}
        sheet.add_table("B3:C6", options)
        sheet.write_datetime("B4", dt.datetime(2026, 1, 5), day)
        sheet.write("C4", 3)
        sheet.write("C5", 4)
        sheet.write_formula("C6", "=SUBTOTAL(109,tblIsi[Nilai])")
        sheet.add_table("F3:G5", {"name": "tblPolos", "header_row": False})
    book = app.books.open(path)
    table = book.sheets["Data"].tables["tblIsi"]
    assert table.data_body_range.value == [[dt.datetime(2026, 1, 5), 3], [None, 4]]
    assert table.totals_row_range.value[1] == 7
    assert table.show_autofilter
    plain = book.sheets["Data"].tables["tblPolos"]
    assert plain.header_row_range is None and plain.data_body_range.address == "$F$3:$G$5"
    book.close()


def test_a_table_is_resized_and_formulas_see_the_new_rows(
    sheet: xw.Sheet, table: xw.main.Table
) -> None:
    sheet["G1"].value = "=SUM(tblA[Nilai])"
    table.resize(sheet["B2:D6"])
    sheet["B5:C6"].value = [["c", 3], ["d", 4]]
    assert table.data_body_range.address == "$B$3:$D$6"
    assert sheet["G1"].value == 10
    table.resize(sheet["B2:D3"])
    assert sheet["G1"].value == 1
    assert sheet["B5"].value == "c"


def test_a_resize_that_excel_refuses_is_refused(sheet: xw.Sheet, table: xw.main.Table) -> None:
    with pytest.raises(ValueError, match="first cell"):
        table.resize(sheet["A1:C3"])
    with pytest.raises(ValueError, match="one data row"):
        table.resize(sheet["B2:D2"])
    assert table.range.address == "$B$2:$D$4"


def test_new_columns_get_names(sheet: xw.Sheet, table: xw.main.Table) -> None:
    table.resize(sheet["B2:F4"])
    assert table.header_row_range.value == [*ROWS[0], "Column4", "Column5"]


def test_rows_are_added_inserted_and_deleted_without_touching_the_neighbours(
    sheet: xw.Sheet, table: xw.main.Table
) -> None:
    sheet["A3"].value, sheet["F3"].value, sheet["B6"].value = "kiri", "kanan", "bawah"
    table.rows.add(["c", 3, None])
    table.rows.add(["tengah", 9, None], index=2)
    assert table.data_body_range.value == [["a", 1, 2], ["tengah", 9, 18], ["b", 2, 4], ["c", 3, 6]]
    table.rows[1].delete()
    assert table.data_body_range.value == [["a", 1, 2], ["b", 2, 4], ["c", 3, 6]]
    assert (sheet["A3"].value, sheet["F3"].value) == ("kiri", "kanan")
    assert "bawah" in sheet["B6:B9"].value


def test_an_empty_table_waits_for_its_first_row(sheet: xw.Sheet) -> None:
    sheet["B2:C2"].value = ["Nama", "Nilai"]
    table = sheet.tables.add(sheet["B2:C2"])
    assert table.name == "Table1"
    assert len(table.rows) == 0 and table.data_body_range is None
    assert table.insert_row_range.address == "$B$3:$C$3"
    table.rows.add(["a", 1])
    assert table.data_body_range.value == ["a", 1]
    table.rows[0].delete()
    assert table.data_body_range is None


def test_columns_are_added_and_deleted(sheet: xw.Sheet, table: xw.main.Table) -> None:
    table.columns.add("Catatan", index=2)
    assert [column.name for column in table.columns] == ["Nama", "Catatan", "Nilai", "Dua Kali"]
    assert table.columns["Catatan"].data_body_range.address == "$C$3:$C$4"
    assert sheet["E3:E4"].value == [2, 4]
    table.columns["Catatan"].delete()
    assert table.range.address == "$B$2:$D$4"
    assert sheet["D3:D4"].value == [2, 4]


def test_a_totals_row_adds_up_and_goes(sheet: xw.Sheet, table: xw.main.Table) -> None:
    table.show_totals = True
    assert table.totals_row_range.value == ["Total", None, 6]
    table.rows.add(["c", 3, None])
    assert table.totals_row_range.value == ["Total", None, 12]
    table.show_totals = False
    assert table.range.address == "$B$2:$D$5" and sheet["B6"].value is None


def test_a_totals_row_pushes_down_what_is_in_its_way(sheet: xw.Sheet, table: xw.main.Table) -> None:
    sheet["B5"].value, sheet["F5"].value = "bawah", "samping"
    table.show_totals = True
    assert table.totals_row_range.value == ["Total", None, 6]
    assert (sheet["B6"].value, sheet["F5"].value) == ("bawah", "samping")


def test_a_column_of_formulas_is_written_in_few_steps(sheet: xw.Sheet) -> None:
    sheet["A1:B501"].value = [["Nilai", "Dua"]] + [[n, None] for n in range(500)]
    sheet.tables.add(sheet["A1:B501"], name="tblBanyak")
    sheet["B2:B501"].formula = "=[@Nilai]*2"
    assert sheet["B501"].value == 998


def test_a_header_is_hidden_and_shown_and_formulas_survive(
    sheet: xw.Sheet, table: xw.main.Table
) -> None:
    table.show_headers = False
    assert table.header_row_range is None and table.range.address == "$B$3:$D$4"
    assert sheet["B2:D2"].value == [None, None, None]
    sheet["C3"].value = 5
    assert sheet["D3:D4"].value == [10, 4]
    table.show_headers = True
    assert table.header_row_range.value == ROWS[0]


def test_a_renamed_table_keeps_its_formulas(sheet: xw.Sheet, table: xw.main.Table) -> None:
    sheet["G1"].value = ['=SUM(tblA[Nilai])&" tblA[Nilai]"']
    table.name = "tblBaru"
    assert sheet["G1"].formula == '=SUM(tblBaru[Nilai])&" tblA[Nilai]"'
    assert sheet["G1"].value == "3 tblA[Nilai]"
    assert table.data_body_range.value == [["a", 1, 2], ["b", 2, 4]]
    assert "tblA" not in sheet.tables


def test_two_tables_share_neither_name_nor_cells(sheet: xw.Sheet, table: xw.main.Table) -> None:
    sheet["G1:H2"].value = [["a", "b"], [1, 2]]
    with pytest.raises(ValueError, match="already"):
        sheet.tables.add(sheet["G1:H2"], name="TBLA")
    with pytest.raises(ValueError, match="overlap"):
        sheet.tables.add(sheet["D4:E5"])
    assert len(sheet.tables) == 1


def test_a_table_without_headers_gets_a_row_with_names(sheet: xw.Sheet) -> None:
    sheet["B2:C3"].value = [["a", 1], ["b", 2]]
    table = sheet.tables.add(sheet["B2:C3"], has_headers=False)
    assert table.header_row_range.value == ["Column1", "Column2"]
    assert table.data_body_range.value == [["a", 1], ["b", 2]]


def test_rows_are_sorted_with_their_formulas(sheet: xw.Sheet, table: xw.main.Table) -> None:
    table.sort(2, ascending=False)
    assert table.data_body_range.value == [["b", 2, 4], ["a", 1, 2]]
    assert table.header_row_range.value == ROWS[0]
    with pytest.raises(ValueError, match=r"Table\.sort"):
        sheet["B2:D4"].sort(1)


def test_a_tables_filter_hides_its_rows(sheet: xw.Sheet, table: xw.main.Table) -> None:
    table.autofilter.apply_comparison(2, "greater_than", 1)
    assert sheet["A3"].rows.hidden and not sheet["A4"].rows.hidden
    table.autofilter.clear()
    assert not sheet["A3"].rows.hidden


def test_a_style_is_remembered(table: xw.main.Table) -> None:
    table.table_style, table.show_table_style_row_stripes = "TableStyleLight9", False
    assert (table.table_style, table.show_table_style_row_stripes) == ("TableStyleLight9", False)


def test_tables_saved_as_xlsx_are_tables_again(
    app: xw.App, book: xw.Book, table: xw.main.Table, tmp_path: Path
) -> None:
    book.save(tmp_path / "tabel.xlsx")
    book.close()
    again = app.books.open(tmp_path / "tabel.xlsx")
    table = again.sheets[0].tables["tblA"]
    assert table.data_body_range.value == [["a", 1, 2], ["b", 2, 4]]
    again.close()
