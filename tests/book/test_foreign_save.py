"""A book that Excel has saved since: read rightly, changed without harm, asked to recalculate."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from tests.book import shelf
from tests.book.foreign import FOREIGN, HEADERS, MAIN, TAB, TABLE, saved_by_excel

from lkjip.book.file_book import FileBook
from lkjip.book.port import Change
from lkjip.errors import BookStructure

SHEET_PART, TABLE_PART = "xl/worksheets/sheet1.xml", "xl/tables/table1.xml"
NOON = datetime(2025, 1, 3, 12)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return saved_by_excel(tmp_path / "asli.xlsm")


def root(path: Path, part: str) -> etree._Element:
    return etree.fromstring(shelf.parts(path)[part])


def cell(path: Path, ref: str) -> etree._Element:
    found = root(path, SHEET_PART).find(f".//{{{MAIN}}}c[@r='{ref}']")
    assert found is not None, ref
    return found


def test_its_shape_is_read(path: Path) -> None:
    shape = FileBook(path).shape()
    assert shape.tabs == (TAB,)
    assert shape.tables == {TABLE: (TAB, HEADERS)}
    assert shape.names == {"tunjuk", "hilang", "rumus"}


def test_its_rows_are_read_without_the_total_row(path: Path) -> None:
    read = FileBook(path).read(TABLE)[TABLE]
    assert [tuple(row.values()) for row in read.rows] == [
        ("SB-PEM ", 4, date(2025, 1, 2), "SB-PEM !"),
        ("SB-WIL", 5.25, NOON, None),
    ]
    assert read.row_numbers == (5, 6) and read.first_column == 2


def test_a_name_of_the_whole_book_wins_over_one_of_a_sheet(path: Path) -> None:
    assert FileBook(path).read_names("tunjuk") == {"tunjuk": "garis\r\nbaru"}


@pytest.mark.parametrize("name", ["hilang", "rumus"])
def test_a_name_that_points_to_no_cells_is_refused_by_its_name(path: Path, name: str) -> None:
    with pytest.raises(BookStructure, match=f"'{name}'"):
        FileBook(path).read_names(name)
    with pytest.raises(BookStructure, match=f"'{name}'"):
        FileBook(path).apply(Change(names={name: 1}))


def test_the_calc_chain_goes_and_leaves_no_trace(path: Path) -> None:
    FileBook(path).apply(Change(names={"tunjuk": "baru"}))
    parts = shelf.parts(path)
    assert "xl/calcChain.xml" not in parts
    assert b"calcChain" not in parts["[Content_Types].xml"]
    assert b"calcChain" not in parts["xl/_rels/workbook.xml.rels"]


def test_a_recalculation_is_asked_for_in_the_right_place(path: Path) -> None:
    FileBook(path).apply(Change(names={"tunjuk": "baru"}))
    book = root(path, "xl/workbook.xml")
    [calc] = book.findall(f"{{{MAIN}}}calcPr")
    assert dict(calc.attrib) == {"calcId": "191029", "fullCalcOnLoad": "1"}
    assert etree.QName(calc.getprevious()).localname == "definedNames"


def test_a_recalculation_is_asked_for_where_there_was_no_word_of_it(path: Path) -> None:
    shelf.edit(path, "xl/workbook.xml", '<calcPr calcId="191029"/>', "")
    FileBook(path).apply(Change(names={"tunjuk": "baru"}))
    book = root(path, "xl/workbook.xml")
    [calc] = book.findall(f"{{{MAIN}}}calcPr")
    assert calc.get("fullCalcOnLoad") == "1"
    assert etree.QName(calc.getprevious()).localname == "definedNames"


def test_a_book_that_asks_for_it_already_keeps_its_workbook_part(path: Path) -> None:
    shelf.edit(path, "xl/workbook.xml", 'calcId="191029"', 'calcId="191029" fullCalcOnLoad="true"')
    before = shelf.parts(path)["xl/workbook.xml"]
    FileBook(path).apply(Change(names={"tunjuk": "baru"}))
    assert shelf.parts(path)["xl/workbook.xml"] == before


def test_every_other_part_stays_as_it_was(path: Path) -> None:
    before = shelf.parts(path)
    FileBook(path).apply(Change({TABLE: [{"Kode": "A"}]}))
    after = shelf.parts(path)
    assert {n for n in before if after.get(n) != before[n]} == {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/calcChain.xml",
        SHEET_PART,
        TABLE_PART,
    }


def test_what_stands_around_the_cells_stays_as_it_was(path: Path) -> None:
    before = root(path, SHEET_PART)
    FileBook(path).apply(Change({TABLE: [{"Kode": "A"}]}))
    after = root(path, SHEET_PART)
    assert dict(after.attrib) == dict(before.attrib) and after.nsmap == before.nsmap
    untouched = [(a, b) for a, b in zip(before, after, strict=True)
                 if etree.QName(a).localname != "sheetData"]  # fmt: skip
    assert len(untouched) > 7
    assert all(etree.tostring(a, method="c14n") == etree.tostring(b, method="c14n")
               for a, b in untouched)  # fmt: skip


def test_a_formula_beside_the_table_and_one_of_the_users_own_column_stay(path: Path) -> None:
    FileBook(path).apply(Change({TABLE: [{"Kode": "A", "Nilai": 1, "Hari": date(2025, 1, 6)}]}))
    assert cell(path, "G1").findtext(f"{{{MAIN}}}f") == "SUM(C5:C6)"
    assert cell(path, "E5").findtext(f"{{{MAIN}}}f") == 'B5&"!"'
    assert cell(path, "G5").findtext(f"{{{MAIN}}}v") == "42"


def test_a_total_row_is_switched_off_when_the_table_is_written(path: Path) -> None:
    rows = [{"Kode": f"U{i}", "Nilai": i} for i in range(6)]
    FileBook(path).apply(Change({TABLE: rows}))
    table = root(path, TABLE_PART)
    assert table.get("ref") == "B4:E10" and "totalsRowCount" not in table.attrib
    assert table.find(f"{{{MAIN}}}autoFilter").get("ref") == "B4:E10"
    read = FileBook(path).read(TABLE)[TABLE]
    assert [row["Kode"] for row in read.rows] == [f"U{i}" for i in range(6)]
    assert cell(path, "C7").find(f"{{{MAIN}}}f") is None


def test_a_total_row_leaves_with_the_rows_when_the_table_shrinks(path: Path) -> None:
    FileBook(path).apply(Change({TABLE: [{"Kode": "A"}]}))
    assert root(path, TABLE_PART).get("ref") == "B4:E5"
    assert cell(path, "B7").find(f"{{{MAIN}}}v") is None
    assert cell(path, "C7").find(f"{{{MAIN}}}f") is None


def test_new_rows_look_like_the_first_one(path: Path) -> None:
    rows = [{"Kode": f"U{i}", "Nilai": i, "Hari": date(2025, 1, 2)} for i in range(9)]
    FileBook(path).apply(Change({TABLE: rows}))
    assert [cell(path, f"C{n}").get("s") for n in range(6, 14)] == ["1"] * 8
    assert [cell(path, f"D{n}").get("s") for n in (7, 8, 13)] == ["2"] * 3
    assert cell(path, "B13").get("s") is None


def test_the_dimension_and_the_spans_do_not_lie(path: Path) -> None:
    FileBook(path).apply(Change({TABLE: [{"Kode": f"U{i}"} for i in range(30)]}))
    sheet = root(path, SHEET_PART)
    assert sheet.find(f"{{{MAIN}}}dimension").get("ref") == "B1:G34"
    for row in sheet.iter(f"{{{MAIN}}}row"):
        columns = [ord(c.get("r")[0]) - 64 for c in row if c.get("r")]
        low, _, high = (row.get("spans") or "1:99").partition(":")
        assert all(int(low) <= column <= int(high) for column in columns)


@pytest.mark.filterwarnings("ignore:Conditional Formatting extension")
def test_openpyxl_reads_what_was_written_and_what_was_there(path: Path) -> None:
    FileBook(path).apply(
        Change({TABLE: [{"Kode": "=1+1", "Nilai": 58.82, "Hari": date(2025, 1, 6)}]})
    )
    sheet = openpyxl.load_workbook(path)[TAB]
    assert [sheet[ref].value for ref in ("B5", "C5", "G1", "E5")] == [
        "=1+1",
        58.82,
        "=SUM(C5:C6)",
        '=B5&"!"',
    ]
    assert sheet["D5"].value == datetime(2025, 1, 6)
    assert sheet.tables[TABLE].ref == "B4:E5"


@pytest.mark.filterwarnings("ignore:Conditional Formatting extension")
def test_a_sheet_of_a_program_without_row_numbers_is_changed_as_well(path: Path) -> None:
    sheet = shelf.parts(path)[SHEET_PART].decode()
    start, end = sheet.index("<sheetData>"), sheet.index("</sheetData>")
    rows = "".join(f"<row><c><v>{n}</v></c><c><v>{n * n}</v></c></row>" for n in (1, 2, 3))
    bare = f"{sheet[:start]}<sheetData>{rows}{sheet[end:]}"
    shelf.rewrite(path, {SHEET_PART: bare.encode()})
    shelf.edit(path, TABLE_PART, 'ref="B4:E7" totalsRowCount="1"', 'ref="A1:D3"')
    book = FileBook(path)
    assert [row["Nilai"] for row in book.read(TABLE)[TABLE].rows] == [4, 9]
    book.apply(Change({TABLE: [{"Kode": n, "Nilai": -n} for n in range(4)]}))
    kept = FileBook(path).read(TABLE)[TABLE]
    assert [row["Nilai"] for row in kept.rows] == [0, -1, -2, -3]
    values = [[c.value for c in row[:2]] for row in openpyxl.load_workbook(path)[TAB].iter_rows()]
    assert values == [[1, 1], [0, 0], [1, -1], [2, -2], [3, -3]]


def test_the_fixture_is_what_excel_writes_and_not_what_we_write(path: Path) -> None:
    assert FOREIGN.split(" ")[0] in shelf.parts(path)[SHEET_PART].decode()
    assert b"fullCalcOnLoad" not in shelf.parts(path)["xl/workbook.xml"]
