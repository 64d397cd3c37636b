"""The closed book keeps its promises, whatever was switched on in it and whoever writes it too."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from tests.book import shelf
from tests.book.port_suite import documents
from tests.windows.excel import Workbook

from lkjip.book.file_book import FileBook
from lkjip.book.port import Change, Message
from lkjip.errors import BookBusy, BookStructure

TABLE = "tblBukti"
MOMENT = datetime(2025, 1, 2, 12)
SERIAL = 45659.5
"""The moment as a cell keeps it."""


def part_of_table(path: Path, name: str = TABLE) -> str:
    return shelf.part_with(path, "xl/tables/", f'displayName="{name}"')


def test_a_book_that_was_changed_meanwhile_is_never_overwritten(fresh: Path) -> None:
    mine, other = FileBook(fresh), FileBook(fresh)
    other.apply(Change({TABLE: documents(3)}))
    theirs = fresh.read_bytes()
    for _ in range(2):  # and not at the second try either
        with pytest.raises(BookBusy, match="diubah orang atau program lain sejak dibaca"):
            mine.apply(Change({TABLE: documents(9)}))
        assert fresh.read_bytes() == theirs
    assert mine.read(TABLE)[TABLE].rows == ()
    assert [p.name for p in fresh.parent.iterdir()] == [fresh.name]


def test_a_book_may_be_written_again_by_the_one_who_wrote_it(fresh: Path) -> None:
    book = FileBook(fresh)
    book.apply(Change({TABLE: documents(3)}))
    book.apply(Change({TABLE: documents(2)}))
    assert len(FileBook(fresh).read(TABLE)[TABLE].rows) == 2


def test_a_filter_is_taken_off_with_its_hidden_rows_and_told(fresh: Path) -> None:
    FileBook(fresh).apply(Change({TABLE: documents(3)}))
    part = part_of_table(fresh)
    text = shelf.parts(fresh)[part].decode()
    arrows = text[text.index("<autoFilter") : text.index("/>", text.index("<autoFilter")) + 2]
    chosen = '<filterColumn colId="0"><filters><filter val="U1"/></filters></filterColumn>'
    open_tag = arrows.replace("/>", ">")
    sort = '<sortState ref="B5:J7"><sortCondition ref="B5:B7"/></sortState>'
    shelf.edit(fresh, part, arrows, f"{open_tag}{chosen}</autoFilter>{sort}")
    sheet = shelf.part_with(fresh, "xl/worksheets/", "Dokumen 2")
    shelf.edit(fresh, sheet, '<row r="5"', '<row hidden="1" r="5"')
    said: list[str] = []
    book = FileBook(fresh, tell=lambda _kind, text: said.append(text))
    book.apply(Change({TABLE: documents(4)}))
    book.tell(Message.NEWS, "Selesai.")
    book.tell(Message.NEWS, "Lagi.")
    assert said == [
        "Selesai.\nLembar 'Bukti', tabel tblBukti: saringan dilepas; pasang lagi bila masih perlu.",
        "Lagi.",
    ]
    kept = shelf.parts(fresh)
    assert b"filterColumn" not in kept[part] and b"sortState" not in kept[part]
    assert b'hidden="1" r="5"' not in kept[sheet] and b'r="5" hidden' not in kept[sheet]


def test_a_header_row_that_is_off_is_named_and_no_row_is_lost(fresh: Path) -> None:
    shelf.edit(fresh, part_of_table(fresh), "<table ", '<table headerRowCount="0" ')
    book = FileBook(fresh)
    with pytest.raises(BookStructure, match="Baris judul tabel tblBukti di lembar 'Bukti'"):
        book.read(TABLE)
    with pytest.raises(BookStructure, match="Baris judul tabel tblBukti"):
        book.apply(Change({TABLE: documents(1)}))


def test_rows_typed_right_below_a_register_are_taken_in_and_named(fresh: Path) -> None:
    workbook = Workbook(fresh)
    table = workbook.table("tblUnit")
    bottom, rows = table.data.bottom, table.data.bottom - table.data.top
    table.person_types(rows, "Kode Unit", "BARU")
    table.person_types(rows + 2, "Kode Unit", "JAUH")
    workbook.Save()
    said: list[str] = []
    book = FileBook(fresh, tell=lambda _kind, text: said.append(text))
    read = book.read("tblUnit")["tblUnit"]
    assert (read.rows[-1]["Kode Unit"], read.row_numbers[-1]) == ("BARU", bottom + 1)
    book.tell(Message.NEWS, "Selesai.")
    assert f"baris {bottom + 1} sampai {bottom + 1} di bawah tabel dibaca" in said[0]
    book.apply(Change({"tblUnit": read.rows}))
    box = f'{bottom + 1}"'
    assert box in shelf.parts(fresh)[part_of_table(fresh, "tblUnit")].decode().split("ref=")[1]


def test_every_table_of_a_built_book_ends_where_it_says(fresh: Path) -> None:
    said: list[str] = []
    book = FileBook(fresh, tell=lambda _kind, text: said.append(text))
    book.read(*book.shape().tables)
    book.tell(Message.NEWS, "Selesai.")
    assert said == ["Selesai."]


def test_shared_strings_are_found_by_their_relation(fresh: Path) -> None:
    before = FileBook(fresh).read("tblUnit")
    strings = shelf.parts(fresh)["xl/sharedStrings.xml"]
    shelf.rewrite(fresh, {"xl/sharedStrings.xml": None, "xl/teks.xml": strings})
    shelf.edit(fresh, "xl/_rels/workbook.xml.rels", "sharedStrings.xml", "teks.xml")
    shelf.edit(fresh, "[Content_Types].xml", "/xl/sharedStrings.xml", "/xl/teks.xml")
    assert FileBook(fresh).read("tblUnit") == before


def test_a_cell_that_loses_its_formula_loses_its_metadata(fresh: Path) -> None:
    FileBook(fresh).apply(Change({TABLE: documents(1)}))
    sheet = shelf.part_with(fresh, "xl/worksheets/", "Dokumen 0")
    shelf.edit(fresh, sheet, '<c r="D5"', '<c cm="1" vm="1" r="D5"')
    FileBook(fresh).apply(Change({TABLE: documents(1)}))
    assert b'cm="1"' not in shelf.parts(fresh)[sheet]
    assert b'vm="1"' not in shelf.parts(fresh)[sheet]


def test_formulas_of_a_persons_column_do_not_move_with_the_rows(fresh: Path) -> None:
    FileBook(fresh).apply(Change({TABLE: documents(3)}))
    workbook = Workbook(fresh)
    workbook.table(TABLE).person_adds_column("Catatan Saya", "=[@Dokumen]&CHAR(33)", "x!")
    workbook.Save()
    rows = [{**row, "Catatan Saya": "x!"} for row in reversed(documents(3))]
    FileBook(fresh).apply(Change({TABLE: rows}))
    cells = Workbook(fresh).table(TABLE).column_cells("Catatan Saya")
    assert [cell.formula for cell in cells] == ["=[@Dokumen]&CHAR(33)"] * 3


def test_dates_are_right_in_a_book_that_counts_from_1904(fresh: Path) -> None:
    FileBook(fresh).apply(Change({TABLE: [{"Diterima": MOMENT}]}))
    sheet = shelf.part_with(fresh, "xl/worksheets/", f"<v>{SERIAL}</v>")
    shelf.edit(fresh, sheet, f"<v>{SERIAL}</v>", f"<v>{SERIAL - 1462}</v>")
    shelf.edit(fresh, "xl/workbook.xml", "<workbookPr ", '<workbookPr date1904="1" ')
    book = FileBook(fresh)
    assert book.read(TABLE)[TABLE].rows[0]["Diterima"] == MOMENT
    book.apply(Change({TABLE: [{"Diterima": MOMENT}] * 2}, {"rencana_mulai": MOMENT.date()}))
    assert f"<v>{SERIAL - 1462}</v>" in shelf.parts(fresh)[sheet].decode()
    kept = FileBook(fresh)
    assert [row["Diterima"] for row in kept.read(TABLE)[TABLE].rows] == [MOMENT] * 2
    assert kept.read_names("rencana_mulai") == {"rencana_mulai": MOMENT.date()}


def test_a_cell_that_is_there_below_a_table_gets_the_format_of_its_column(fresh: Path) -> None:
    FileBook(fresh).apply(Change({TABLE: [{"Diterima": MOMENT}]}))
    sheet = shelf.part_with(fresh, "xl/worksheets/", f"<v>{SERIAL}</v>")
    text = shelf.parts(fresh)[sheet].decode()
    column = re.search(rf'<c r="([A-Z]+)5"[^>]*><v>{SERIAL}</v>', text)
    assert column
    shelf.edit(fresh, sheet, "</sheetData>", f'<row r="6"><c r="{column[1]}6"/></row></sheetData>')
    FileBook(fresh).apply(Change({TABLE: [{"Diterima": MOMENT}] * 2}))
    rows = FileBook(fresh).read(TABLE)[TABLE].rows
    assert [row["Diterima"] for row in rows] == [MOMENT] * 2


def test_a_book_without_any_table_has_its_own_sentence(fresh: Path) -> None:
    parts = shelf.parts(fresh)
    relations = [name for name in parts if b'/relationships/table"' in parts[name]]
    shelf.rewrite(fresh, dict.fromkeys(relations))
    with pytest.raises(BookStructure, match="tidak memuat satu tabel pun") as refusal:
        FileBook(fresh).read(TABLE)
    assert "folder cadangan" in refusal.value.cure and "Nama Tabel" not in refusal.value.cure


def test_a_format_of_a_condition_says_nothing_about_the_format_of_a_cell(fresh: Path) -> None:
    styles = shelf.parts(fresh)["xl/styles.xml"].decode()
    moment = re.search(r'numFmtId="(\d+)" formatCode="[^"]*hh:mm"', styles)
    condition = re.search(r"<dxf>(?:(?!</dxf>).)*<numFmt numFmtId=\"(\d+)\"", styles)
    assert moment and condition
    place = styles.index("<dxfs")
    changed = styles[place:].replace(f'numFmtId="{condition[1]}"', f'numFmtId="{moment[1]}"')
    shelf.rewrite(fresh, {"xl/styles.xml": (styles[:place] + changed).encode()})
    FileBook(fresh).apply(Change({TABLE: [{"Diterima": MOMENT}]}))
    [row] = FileBook(fresh).read(TABLE)[TABLE].rows
    assert row["Diterima"] == MOMENT
