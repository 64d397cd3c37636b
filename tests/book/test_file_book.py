"""The closed file: a change touches its sheet and its table and not one byte of any other part."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree
from tests.book import shelf
from tests.book.test_vba_book import olevba
from tests.tools.book_lint import lint_book
from tests.tools.vba_check import check_vba_book

from lkjip.a1 import column_letters
from lkjip.book.cells import split_range
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.parts.package import MAIN
from lkjip.book.parts.sheet_xml import SheetXml
from lkjip.book.parts.sheets import Sheets
from lkjip.book.port import Change
from lkjip.errors import BookStructure
from lkjip.tables.data import Row

ROWS: list[Row] = [
    {
        "Kode Unit": f"U{i}",
        "Kode": f"IK{i:02}",
        "Target": 7 + i / 4,
        "Realisasi": 58.82,
        "Status": "angka",
        "Keterangan": "=1+1" if i % 2 else "Baris satu\nbaris dua",
        "Revisi": i,
        "Diterima": datetime(2025, 1, 6, 8, 30),
    }
    for i in range(1, 41)
]
COLOURED = [t.name for t in LAYOUT.tables if any(column.colour for column in t.columns)]
CHANGE = Change({"tblIsianKinerja": ROWS}, {"beranda_tindakan": "Jalankan langkah 4."})


def sheet_part(path: Path, table: str) -> str:
    """The part of the sheet on which a table stands."""
    number = shelf.part_with(path, "xl/tables/", f'"{table}"').rpartition("/")[2]
    rels = shelf.part_with(path, "xl/worksheets/_rels/", f"tables/{number}")
    return "xl/worksheets/" + rels.rpartition("/")[2].removesuffix(".rels")


def home_part(path: Path) -> str:
    return shelf.part_with(path, "xl/worksheets/sheet", 'codeName="Beranda"')


def table_part(path: Path, table: str) -> str:
    return shelf.part_with(path, "xl/tables/", f'"{table}"')


def changed_parts(path: Path) -> set[str]:
    """Return the parts that differ from the built book; their order must be the same."""
    before, after = shelf.parts_of(shelf.built()), shelf.parts(path)
    assert list(before) == list(after)
    return {name for name in before if before[name] != after[name]}


@pytest.fixture
def changed(fresh: Path) -> Path:
    """A book with forty rows of inputs and a sentence on the home tab."""
    FileBook(fresh).apply(CHANGE)
    return fresh


# ---- which bytes change


def test_a_change_touches_only_the_parts_of_its_sheets_and_tables(changed: Path) -> None:
    assert changed_parts(changed) == {
        sheet_part(changed, "tblIsianKinerja"),
        table_part(changed, "tblIsianKinerja"),
        home_part(changed),
        "xl/workbook.xml",  # the printed area ends with the data
    }


def test_a_named_cell_touches_only_its_sheet(fresh: Path) -> None:
    FileBook(fresh).apply(Change(names={"beranda_tindakan": "baru"}))
    assert changed_parts(fresh) == {home_part(fresh)}


def test_a_change_of_nothing_does_not_write_the_file(fresh: Path) -> None:
    before = fresh.stat()
    FileBook(fresh).apply(Change(show="3 Pengumpulan"))
    after = fresh.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_reading_does_not_write_the_file(fresh: Path) -> None:
    before = shelf.everything(fresh.parent)
    book = FileBook(fresh)
    book.read(*(table.name for table in LAYOUT.tables))
    book.read_names(*(named.name for named in LAYOUT.names))
    assert shelf.everything(fresh.parent) == before


def test_the_same_change_twice_gives_the_same_bytes(changed: Path) -> None:
    once = changed.read_bytes()
    FileBook(changed).apply(CHANGE)
    assert changed.read_bytes() == once


def test_a_refused_change_leaves_the_file_byte_for_byte(fresh: Path) -> None:
    book = FileBook(fresh)
    with pytest.raises(BookStructure):
        book.apply(Change({"tblIsianKinerja": ROWS}, {"nama_hilang": 1}))
    assert fresh.read_bytes() == shelf.built()
    book.apply(CHANGE)
    assert len(FileBook(fresh).read("tblIsianKinerja")["tblIsianKinerja"].rows) == len(ROWS)


def test_everything_around_the_cells_of_a_touched_sheet_stays(changed: Path) -> None:
    part = sheet_part(changed, "tblIsianKinerja")
    before = etree.fromstring(shelf.parts_of(shelf.built())[part])
    after = etree.fromstring(shelf.parts(changed)[part])
    names = [etree.QName(child).localname for child in before]
    assert [etree.QName(child).localname for child in after] == names
    assert {"cols", "sheetProtection", "pageSetup", "tableParts"} < set(names)
    for old, new in zip(before, after, strict=True):
        if etree.QName(old).localname not in ("sheetData", "dimension"):
            assert etree.tostring(old, method="c14n") == etree.tostring(new, method="c14n")


def test_cells_outside_the_table_stay(fresh: Path) -> None:
    top = LAYOUT.table("tblIsianKinerja").row
    old = rows_of(fresh, "tblIsianKinerja")
    FileBook(fresh).apply(CHANGE)
    new = rows_of(fresh, "tblIsianKinerja")
    above = [number for number in old if number <= top]
    assert above and all(
        etree.tostring(old[number], method="c14n") == etree.tostring(new[number], method="c14n")
        for number in above
    )


def rows_of(path: Path, table: str) -> dict[int, etree._Element]:
    """Row number → row of the sheet with this table."""
    root = etree.fromstring(shelf.parts(path)[sheet_part(path, table)])
    return {int(row.get("r")): row for row in root.iter(f"{{{MAIN}}}row")}


# ---- how the result looks


def styles(path: Path, table: str) -> list[list[str | None]]:
    """The style of every cell of a table, row by row."""
    spec = LAYOUT.table(table)
    columns = {column_letters(spec.col + i) for i in range(len(spec.columns))}
    return [
        [c.get("s") for c in row if c.get("r").rstrip("0123456789") in columns]
        for number, row in rows_of(path, table).items()
        if number > spec.row
    ]


@pytest.mark.parametrize(
    "table", [t.name for t in LAYOUT.tables if not all(c.typed for c in t.columns)]
)
def test_grown_rows_look_like_the_first_row(fresh: Path, table: str) -> None:
    spec = LAYOUT.table(table)
    first = styles(fresh, table)[0]
    count = 5 + max(30, *(len(t.shipped) for t in LAYOUT.tables_of(spec.tab)))
    FileBook(fresh).apply(Change({table: [{spec.headers[0]: i} for i in range(count)]}))
    rows = styles(fresh, table)
    assert len(rows) == count and None not in first
    assert [row for row in rows if row[: len(first)] != first] == []


def test_rows_that_were_left_keep_their_look_for_the_next_time(changed: Path) -> None:
    before = styles(changed, "tblIsianKinerja")
    FileBook(changed).apply(Change({"tblIsianKinerja": ROWS[:2]}))
    assert styles(changed, "tblIsianKinerja") == before


def test_tables_side_by_side_share_rows_that_are_high_enough_for_both(fresh: Path) -> None:
    long = "Lengkapi uraian tugas dan fungsi Bagian Pemerintahan pada Bab I. " * 4
    first = LAYOUT.table("tblKoreksi").row + 1
    FileBook(fresh).apply(Change({"tblKoreksi": [{"No": 1, "Koreksi": long}]}))
    alone = float(rows_of(fresh, "tblKoreksi")[first].get("ht"))
    FileBook(fresh).apply(Change({"tblDraf": [{"Versi": 1, "Berkas": "draf_v1.docx"}]}))
    assert float(rows_of(fresh, "tblDraf")[first].get("ht")) == alone > 40


def test_the_table_and_its_filter_cover_what_was_written(changed: Path) -> None:
    spec = LAYOUT.table("tblIsianKinerja")
    root = etree.fromstring(shelf.parts(changed)[table_part(changed, "tblIsianKinerja")])
    box = (spec.row, spec.col, spec.row + len(ROWS), spec.col + len(spec.columns) - 1)
    assert split_range(root.get("ref")) == box
    assert split_range(root.find(f"{{{MAIN}}}autoFilter").get("ref")) == box


def test_a_table_of_no_rows_keeps_one_blank_row_as_excel_wants_it(changed: Path) -> None:
    FileBook(changed).apply(Change({"tblIsianKinerja": []}))
    spec = LAYOUT.table("tblIsianKinerja")
    root = etree.fromstring(shelf.parts(changed)[table_part(changed, "tblIsianKinerja")])
    assert split_range(root.get("ref"))[2] == spec.row + 1


@pytest.mark.parametrize(
    "table", [t.name for t in LAYOUT.tables if any(c.colour for c in t.columns)]
)
def test_grown_rows_are_coloured_by_their_state_as_well(fresh: Path, table: str) -> None:
    spec = LAYOUT.table(table)
    column = next(i for i, c in enumerate(spec.columns) if c.colour) + spec.col
    part = etree.fromstring(shelf.parts(fresh)[sheet_part(fresh, table)])
    boxes = [
        split_range(box)
        for rule in part.iter(f"{{{MAIN}}}conditionalFormatting")
        for box in rule.get("sqref").split()
    ]
    far = spec.row + 10_000
    assert any(t <= spec.row + 1 and far <= b and le <= column <= r for t, le, b, r in boxes)


# ---- what other programs see


def test_openpyxl_reads_the_written_values(changed: Path) -> None:
    sheet = openpyxl.load_workbook(changed)["Isian Kinerja"]
    spec = LAYOUT.table("tblIsianKinerja")
    column = {header: i for i, header in enumerate(spec.headers, spec.col)}
    for i, row in enumerate(ROWS, spec.row + 1):
        seen = {header: sheet.cell(i, column[header]).value for header in row}
        assert seen == row
        assert sheet.cell(i, column["Keterangan"]).data_type == "s"
    assert sheet.tables["tblIsianKinerja"].ref.endswith(str(spec.row + len(ROWS)))


def test_the_strict_reader_finds_nothing_wrong_with_the_vba(changed: Path) -> None:
    assert check_vba_book(changed).objections() == []


def test_the_book_lint_finds_nothing_that_excel_would_repair(changed: Path) -> None:
    assert lint_book(changed) == []


def test_olevba_finds_the_same_source_as_before(changed: Path, tmp_path: Path) -> None:
    built = tmp_path / "asli.xlsm"
    built.write_bytes(shelf.built())
    assert shelf.macros(changed, olevba) == shelf.macros(built, olevba)


# ---- edited by people


def test_a_column_that_the_user_put_between_ours_does_not_move_anything(fresh: Path) -> None:
    part = table_part(fresh, "tblBukti")
    sheet = sheet_part(fresh, "tblBukti")
    header = LAYOUT.table("tblBukti").header_cell("Dokumen")
    shelf.edit(fresh, part, 'name="Dokumen"', 'name="Catatan Saya"')
    shelf.edit(fresh, part, 'name="Lokasi"', 'name="Dokumen"')
    book = FileBook(fresh)
    book.apply(Change({"tblBukti": [{"Dokumen": "LPPD", "Kode Unit": "A"}]}))
    row = FileBook(fresh).read("tblBukti")["tblBukti"].rows[0]
    assert (row["Dokumen"], row["Catatan Saya"]) == ("LPPD", None)
    assert header in shelf.parts(fresh)[sheet].decode()


def test_a_date_typed_as_a_number_is_read_as_that_number(fresh: Path) -> None:
    book = FileBook(fresh)
    book.apply(Change(names={"rencana_mulai": 20250102}))
    assert FileBook(fresh).read_names("rencana_mulai") == {"rencana_mulai": 20250102}
    book.apply(Change(names={"rencana_mulai": date(2025, 1, 2)}))
    assert FileBook(fresh).read_names("rencana_mulai") == {"rencana_mulai": date(2025, 1, 2)}


# ---- a real program


@pytest.mark.libreoffice
def test_libreoffice_opens_the_changed_book_and_shows_the_written_values(
    changed: Path, tmp_path: Path
) -> None:
    converted = shelf.through_libreoffice(changed, tmp_path)
    sheet = openpyxl.load_workbook(converted, data_only=True)["Isian Kinerja"]
    spec = LAYOUT.table("tblIsianKinerja")
    column = {header: i for i, header in enumerate(spec.headers, spec.col)}
    seen = [
        {header: sheet.cell(spec.row + i, column[header]).value for header in row}
        for i, row in enumerate(ROWS, 1)
    ]
    assert seen == ROWS
    place = next(named for named in LAYOUT.names if named.name == "beranda_tindakan")
    home = openpyxl.load_workbook(converted, data_only=True)[place.tab]
    assert home.cell(place.row, place.col).value == "Jalankan langkah 4."


# ---- size


def test_thousands_of_rows_are_written_and_read_back(fresh: Path) -> None:
    rows: list[Row] = [{"Kode Unit": f"U{i}", "Kode": "IK", "Realisasi": i} for i in range(2_000)]
    FileBook(fresh).apply(Change({"tblIsianKinerja": rows}))
    read = FileBook(fresh).read("tblIsianKinerja")["tblIsianKinerja"]
    assert len(read.rows) == 2_000 and read.rows[-1]["Realisasi"] == 1_999


def test_the_port_needs_no_spreadsheet_program_and_no_xlwings() -> None:
    code = "import sys, lkjip.book.file_book; print('xlwings' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(Path(__file__).parents[2] / "python")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "False\n"
    assert io.BytesIO(shelf.built()).read(2) == b"PK"


def test_only_rows_that_differ_are_written_again(
    fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One more row of a long table costs that row, and a changed one costs itself."""
    FileBook(fresh).apply(CHANGE)
    written: list[int] = []
    put = SheetXml.set_row

    def counted(sheet: SheetXml, row: int, *rest: Any, **more: Any) -> None:
        written.append(row)
        put(sheet, row, *rest, **more)

    monkeypatch.setattr(SheetXml, "set_row", counted)
    book = FileBook(fresh)
    old = book.read("tblIsianKinerja")["tblIsianKinerja"]
    rows = [*old.rows, ROWS[0]]
    rows[7] = {**rows[7], "Realisasi": 58}
    book.apply(Change({"tblIsianKinerja": rows}))
    assert written == [old.row_numbers[7], old.row_numbers[-1] + 1]
    again = FileBook(fresh).read("tblIsianKinerja")["tblIsianKinerja"].rows
    assert list(again) == [*rows[:-1], {**old.rows[0], **ROWS[0]}]


def test_the_tree_of_one_sheet_is_let_go_before_the_next_is_made(
    fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Long sheets as trees are what a big book's memory is made of."""
    kept: list[int] = []
    close = Sheets.close

    def counted(sheets: Sheets, tab: str) -> None:
        kept.append(len(sheets._trees))
        close(sheets, tab)

    monkeypatch.setattr(Sheets, "close", counted)
    book = FileBook(fresh)
    book.apply(Change({"tblIsianKinerja": ROWS, "tblUnit": []}, {"beranda_tindakan": "Lanjut."}))
    assert kept == [1, 1, 1]
    assert book.read_names("beranda_tindakan") == {"beranda_tindakan": "Lanjut."}
    assert len(book.read("tblIsianKinerja")["tblIsianKinerja"].rows) == len(ROWS)
