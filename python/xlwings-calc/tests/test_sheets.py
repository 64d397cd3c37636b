"""`xlwings.Sheet` and the collection of sheets."""

import pytest
import xlwings as xw

import xlwings_calc

pytestmark = pytest.mark.libreoffice


def test_sheets_are_added_before_after_and_by_name(book: xw.Book) -> None:
    book.sheets.add()
    book.sheets.add("Data", after=book.sheets[-1])
    book.sheets.add(before=1)
    assert book.sheet_names == ["Sheet4", "Sheet2", "Sheet1", "Data"]
    assert book.sheets.active.name == "Sheet4"
    assert book.sheets["data"].index == 4


def test_a_name_is_taken_only_once(book: xw.Book) -> None:
    book.sheets.add("Data")
    with pytest.raises(ValueError, match="already present"):
        book.sheets.add("DATA")
    with pytest.raises(ValueError, match="already present"):
        book.sheets["Sheet1"].name = "data"
    with pytest.raises(KeyError):
        book.sheets["Missing"]


def test_the_last_sheet_cannot_be_deleted(book: xw.Book) -> None:
    book.sheets.add("Data")
    book.sheets["Sheet1"].delete()
    assert book.sheet_names == ["Data"]
    with pytest.raises(xlwings_calc.CalcError, match="at least one"):
        book.sheets["Data"].delete()


def test_a_protected_structure_is_not_changed(book: xw.Book) -> None:
    book.sheets.add("Data")
    book.api.protect("")
    changes = [
        lambda: book.sheets.add(),
        lambda: book.sheets["Data"].delete(),
        lambda: book.sheets["Data"].copy(),
        lambda: book.sheets["Data"].move(after=book.sheets["Sheet1"]),
        lambda: setattr(book.sheets["Data"], "name", "Lain"),
        lambda: setattr(book.sheets["Data"], "visible", False),
    ]
    for change in changes:
        with pytest.raises(xlwings_calc.CalcError, match="structure"):
            change()
    assert book.sheet_names == ["Data", "Sheet1"]
    book.api.unprotect("")


def test_a_sheet_is_hidden_unless_it_is_the_last_visible_one(book: xw.Book) -> None:
    data = book.sheets.add("Data")
    data.visible = False
    assert not data.visible
    with pytest.raises(xlwings_calc.CalcError, match="visible"):
        book.sheets["Sheet1"].visible = False
    with pytest.raises(xlwings_calc.CalcError, match="hidden"):
        data.activate()


def test_a_sheet_is_copied_with_its_tables_and_moved(app: xw.App, book: xw.Book) -> None:
    sheet = book.sheets[0]
    sheet["A1:B2"].value = [["Nama", "Nilai"], ["a", 1]]
    sheet.tables.add(sheet["A1:B2"], name="tblA")
    copy = sheet.copy()
    assert book.sheet_names == ["Sheet1", "Sheet1 (2)"]
    assert copy["A1:B2"].value == sheet["A1:B2"].value
    assert copy.tables[0].range.address == "$A$1:$B$2"
    assert copy.tables[0].name != "tblA"
    copy.move(before=sheet)
    assert book.sheet_names == ["Sheet1 (2)", "Sheet1"]
    other = app.books.add()
    sheet.copy(after=other.sheets[0], name="Salinan")
    assert other.sheets["Salinan"]["B2"].value == 1
    other.close()


def test_the_used_range_ends_at_the_last_filled_cell(sheet: xw.Sheet) -> None:
    assert sheet.used_range.address == "$A$1"
    sheet["B3:D7"].value = 1
    assert sheet.used_range.address == "$B$3:$D$7"


def test_clearing_takes_contents_looks_or_both(sheet: xw.Sheet) -> None:
    sheet["C3"].value, sheet["C3"].color = 5, (1, 2, 3)
    sheet.clear_formats()
    assert (sheet["C3"].value, sheet["C3"].color) == (5, None)
    sheet["C3"].color = (1, 2, 3)
    sheet.clear_contents()
    assert (sheet["C3"].value, sheet["C3"].color) == (None, (1, 2, 3))
    sheet["C3"].add_note("catatan")
    sheet.clear()
    assert sheet["C3"].color is None and sheet["C3"].note is None


def test_grid_lines_belong_to_each_sheet(book: xw.Book) -> None:
    first, second = book.sheets[0], book.sheets.add(after=1)
    second.show_gridlines = False
    assert first.show_gridlines and not second.show_gridlines
    assert not book.api.CurrentController.ShowGrid
    first.activate()
    assert book.api.CurrentController.ShowGrid


def test_panes_are_frozen_at_rows_and_columns(book: xw.Book, sheet: xw.Sheet) -> None:
    controller = book.api.CurrentController
    sheet.freeze_panes.freeze_at("A1:B3")
    assert controller.hasFrozenPanes()
    assert (controller.getSplitColumn(), controller.getSplitRow()) == (2, 3)
    sheet.freeze_panes.freeze_at("1:1")
    assert (controller.getSplitColumn(), controller.getSplitRow()) == (0, 1)
    sheet.freeze_panes.unfreeze()
    assert not controller.hasFrozenPanes()


def test_the_print_area_is_set_and_taken_away(sheet: xw.Sheet) -> None:
    assert sheet.page_setup.print_area is None
    sheet.page_setup.print_area = "A1:B2"
    assert sheet.page_setup.print_area == "$A$1:$B$2"
    sheet.page_setup.print_area = None
    assert sheet.page_setup.print_area is None


def test_cells_are_still_counted_from_the_corner_after_cells_were_deleted(sheet: xw.Sheet) -> None:
    sheet["A1:A5"].value = [[n] for n in range(1, 6)]
    sheet["A1"].delete("up")
    sheet["1:1"].insert("down")
    sheet["B:B"].delete()
    assert sheet["A1:A5"].value == [None, 2, 3, 4, 5]
    assert sheet.index == 1


def test_pictures_are_added_moved_and_removed(
    sheet: xw.Sheet, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("gambar") / "dot.png"
    path.write_bytes(
        bytes.fromhex(
            "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
            "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
        )
    )
    picture = sheet.pictures.add(str(path), name="logo", left=30, top=15, width=60, height=45)
    assert (picture.left, picture.top, picture.width, picture.height) == (30, 15, 60, 45)
    assert sheet.shapes["logo"].type == "picture"
    assert "logo" in sheet.pictures and len(sheet.pictures) == 1
    picture.delete()
    assert len(sheet.shapes) == 0
