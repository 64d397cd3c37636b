"""Names for cells and formulas."""

import pytest
import xlwings as xw

import xlwings_calc

pytestmark = pytest.mark.libreoffice


def test_a_name_is_found_whatever_its_case_and_refers_to_its_cells(
    book: xw.Book, sheet: xw.Sheet
) -> None:
    sheet["B2:C3"].name = "Blok"
    assert "BLOK" in book.names and book.names["blok"].refers_to == "=Sheet1!$B$2:$C$3"
    assert book.names["Blok"].refers_to_range == sheet["B2:C3"]
    assert sheet["B2:C3"].name.name == "Blok"
    assert sheet["B2"].name is None


def test_a_sheets_own_name_shows_its_sheet(book: xw.Book, sheet: xw.Sheet) -> None:
    data = book.sheets.add("My Data")
    data.names.add("total", "='My Data'!$A$1")
    sheet["A1"].name = "total"
    assert [name.name for name in book.names] == ["total", "'My Data'!total"]
    assert [name.name for name in data.names] == ["'My Data'!total"]
    assert data.range("total").sheet == data
    assert "'My Data'!total" in book.names and "Missing!total" not in book.names


def test_a_name_changes_its_meaning_its_text_and_goes(book: xw.Book, sheet: xw.Sheet) -> None:
    name = book.names.add("awal", "=Sheet1!$A$1")
    sheet["C1"].formula = "=awal*2"
    sheet["A1:A2"].value = [[5], [7]]
    name.refers_to = "=Sheet1!$A$2"
    assert sheet["C1"].value == 14
    assert book.names.add("awal", "=Sheet1!$A$1").refers_to == "=Sheet1!$A$1"
    name.name = "mulai"
    assert "awal" not in book.names and sheet["C1"].formula == "=mulai*2"
    del book.names["mulai"]
    assert len(book.names) == 0


def test_a_name_for_a_formula_refers_to_no_cells(book: xw.Book) -> None:
    name = book.names.add("pajak", "=0.11")
    assert name.refers_to == "=0.11"
    with pytest.raises(xlwings_calc.CalcError, match="pajak"):
        assert name.refers_to_range


def test_what_cannot_be_a_name_is_refused(book: xw.Book) -> None:
    with pytest.raises(ValueError, match="A1"):
        book.names.add("A1", "=Sheet1!$A$1")


def test_the_print_area_is_listed_under_the_name_excel_shows(
    app: xw.App, tmp_path_factory: pytest.TempPathFactory
) -> None:
    import xlsxwriter

    path = tmp_path_factory.mktemp("cetak") / "cetak.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Data")
        sheet.print_area("A1:B5")
        sheet.autofilter("A1:B5")
    book = app.books.open(path)
    assert [name.name for name in book.names] == ["Data!Print_Area"]
    assert "Data!Print_Area" in book.names
    book.close()


@pytest.mark.parametrize("tab", ["Sheet 2", "It's", "3 Data", "$A$1", "Akhir – 2"])
def test_a_name_finds_its_cells_on_a_sheet_of_any_name(book: xw.Book, tab: str) -> None:
    sheet = book.sheets.add(tab)
    sheet["B2"].value, sheet["C4:D5"].value = "di sini", 7
    sheet["B2"].name, sheet["C4:D5"].name = "satu", "blok"
    assert book.names["satu"].refers_to_range.value == "di sini"
    assert book.names["blok"].refers_to_range == sheet["C4:D5"]
    sheet.name = "Lain"
    assert book.names["satu"].refers_to_range.sheet.name == "Lain"
    book.sheets["Lain"].delete()
    with pytest.raises(xlwings_calc.CalcError):
        _ = book.names["satu"].refers_to_range
