"""A form saved by another program, or in another format, gives the same values cell by cell."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date, datetime
from functools import cache
from pathlib import Path

import olefile
import openpyxl
import pytest
import xlsxwriter
from tests.intake.build import codes, take
from tests.intake.xlsb_file import Value, xlsb
from tests.mailbox.msg_file import compound

from lkjip.checks.checked_form import Checked
from lkjip.findings import Finding
from lkjip.intake.gate import Passed, inspect

DATA = Path(__file__).resolve().parent.parent / "data"
SAVED = DATA / "saved"
CASES = DATA / "cases"
DAY_ZERO = datetime(1899, 12, 30)
UNREAD = {"Kinerja": {"A"}, "Analisis": set("ACD")}
"""Columns below the headings whose locked words the quick pass does not read."""
ALL_FORMULAS = {"I22"}
"""The remark about a formula in an input cell; what wrote its result only, has none."""


@cache
def saved(name: str) -> bytes:
    return (SAVED / name).read_bytes()


@cache
def values() -> dict[str, dict[tuple[int, int], object]]:
    """Every value of the saved form, by sheet and place."""
    book = openpyxl.load_workbook(io.BytesIO(saved("libreoffice.xlsx")), data_only=True)
    return {
        page.title: {
            (cell.row, cell.column): cell.value
            for row in page.iter_rows()
            for cell in row
            if cell.value is not None
        }
        for page in book.worksheets
    }


def openpyxls() -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(saved("libreoffice.xlsx")), data_only=True)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def streamed() -> bytes:
    """The form as XlsxWriter writes it row by row, with no value kept in memory."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"constant_memory": True, "in_memory": False}) as book:
        formats = {date: book.add_format({"num_format": "dd/mm/yyyy"})}
        percent = book.add_format({"num_format": "0.0%"})
        for name, cells in values().items():
            page = book.add_worksheet(name)
            if name == "_lkjip":
                page.very_hidden()
            for (row, column), value in sorted(cells.items()):
                kind = formats[date] if isinstance(value, date) else None
                if (name, row, column) == ("Kinerja", 7, 6):
                    kind = percent
                page.write(row - 1, column - 1, value, kind)
    return stream.getvalue()


def binary() -> bytes:
    def plain(value: object) -> Value:
        if isinstance(value, datetime):
            return str(value.date())
        return float(value) if isinstance(value, int | float) else str(value)

    sheets = {
        name: {(row - 1, column - 1): plain(value) for (row, column), value in cells.items()}
        for name, cells in values().items()
    }
    return xlsb(
        sheets,
        hidden=frozenset({"_lkjip"}),
        percents={"Kinerja": frozenset({(6, 5)})},
        formulas={"Kinerja": frozenset({(5, 6)})},
    )


WRITERS = {
    "gnumeric.xlsx": lambda: saved("gnumeric.xlsx"),
    "gnumeric.xls": lambda: saved("gnumeric.xls"),
    "gnumeric.ods": lambda: saved("gnumeric.ods"),
    "libreoffice.xls": lambda: saved("libreoffice.xls"),
    "libreoffice.ods": lambda: saved("libreoffice.ods"),
    "openpyxl": openpyxls,
    "XlsxWriter, streamed": streamed,
    "xlsb": binary,
}


def about_values(checked: Checked) -> list[str]:
    return [code for code in codes(checked.findings) if code not in ("K18", *ALL_FORMULAS)]


@pytest.mark.parametrize("writer", WRITERS)
def test_each_program_and_format_gives_equal_values(writer: str) -> None:
    wanted = take(saved("libreoffice.xlsx"))
    found = take(WRITERS[writer]())
    assert about_values(wanted) == ["I26"] == about_values(found)
    assert found.content() == wanted.content() and len(found.content()[2]) == 10
    assert found.filler == wanted.filler


def cell_by_cell(data: bytes) -> dict[str, dict[str, object]]:
    """Every cell that is read, by sheet and address; a day as words, since xlsb keeps it so here."""
    passed = inspect(data, "Formulir")
    assert isinstance(passed, Passed)
    return {
        sheet: {
            letters + row: str(value)[:10] if isinstance(value, date) else value
            for letters, column in cells.columns.items()
            for row, value in column.items()
        }
        for sheet, cells in passed.content.sheet.items()
    }


@pytest.mark.parametrize("writer", WRITERS)
def test_each_program_and_format_gives_equal_values_cell_by_cell(writer: str) -> None:
    wanted, found = cell_by_cell(saved("libreoffice.xlsx")), cell_by_cell(WRITERS[writer]())
    compared = 0
    for sheet, cells in wanted.items():
        for address, value in cells.items():
            other = found[sheet].get(address)
            if isinstance(value, float):  # LibreOffice keeps fifteen digits of a result
                assert other == pytest.approx(value, rel=1e-14), (sheet, address)
            else:
                assert other == value, (sheet, address)
            compared += 1
        more = found[sheet].keys() - cells.keys()
        assert {one[0] for one in more} <= UNREAD.get(sheet, set()), (sheet, more)
    assert compared == 353


@pytest.mark.parametrize("writer", ["libreoffice.xls", "libreoffice.ods", "xlsb"])
def test_another_format_is_said_and_its_formula_too(writer: str) -> None:
    assert codes(take(WRITERS[writer]()).findings) == ["I22", "I26", "K18"]


def test_the_hidden_sheet_stays_hidden_and_a_form_without_it_is_refused() -> None:
    for name in ("libreoffice.xls", "libreoffice.ods", "gnumeric.ods"):
        passed = inspect(saved(name), name)
        assert isinstance(passed, Passed) and ("_lkjip", True) in passed.content.present
    without = xlsb({"Kinerja": {(0, 0): "x"}})
    assert codes(take(without).findings) == ["F01", "K18"]


def edited(name: str, part: str, old: bytes, new: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(SAVED / name) as source, zipfile.ZipFile(stream, "w") as into:
        for one in source.namelist():
            data = source.read(one)
            if one == part:
                assert old in data
                data = data.replace(old, new, 1)
            into.writestr(one, data)
    return stream.getvalue()


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(name, part)
    return stream.getvalue()


def records(*added: bytes) -> bytes:
    """An .xls workbook with more records before its first sheet."""
    with olefile.OleFileIO(io.BytesIO(saved("libreoffice.xls"))) as container:
        book = container.openstream("Workbook").read()
    first = len(book[:4]) + struct.unpack_from("<H", book, 2)[0]
    return compound({"Workbook": book[:first] + b"".join(added) + book[first:]})


def biff(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


BODY = b"<office:spreadsheet>"
CELL = b"<table:table-row"
DANGEROUS = {
    "xls with macros": lambda: compound(
        {"Workbook": b"x" * 9000, "_VBA_PROJECT_CUR": {"VBA": {"dir": b"x"}}}
    ),
    "xls with an embedded object": lambda: compound(
        {"Workbook": b"x" * 9000, "MBD0001": {"\x01Ole": b"x"}}
    ),
    "xls with a link": lambda: records(biff(0x1AE, b"\x01\x00\x06\x00\x00cmd")),
    "xls that calls": lambda: records(biff(0x23, b"\0\0\0\0\0\0\x0aWEBSERVICE")),
    "xls with a macro sheet": lambda: records(biff(0x85, b"\xff\xff\xff\x7f\0\x01\x01\0M")),
    "xls with a connection": lambda: records(biff(0x876, b"x")),
    "xls with a link to a program": lambda: records(
        biff(0x1B8, bytes(32) + struct.pack("<L", 9) + b"C:\\a.exe\0" + bytes(24))
    ),
    "xls with a link to a computer by its number": lambda: records(
        biff(0x1B8, bytes(33) + struct.pack("<L", 34) + "\\\\10.0.0.9\\a.pdf\0".encode("utf-16-le"))
    ),
    "ods with macros": lambda: with_part(saved("libreoffice.ods"), "Basic/Standard/M.xml", b"<x/>"),
    "ods with an object": lambda: with_part(saved("libreoffice.ods"), "Object 1/content.xml", b"<x/>"),
    "ods with a DDE link": lambda: edited(
        "libreoffice.ods", "content.xml", BODY, BODY + b"<table:dde-links><table:dde-link/></table:dde-links>"
    ),
    "ods with a linked sheet": lambda: edited(
        "libreoffice.ods", "content.xml", CELL, b'<table:table-source xlink:href="file:///x.ods"/>' + CELL
    ),
    "ods with a formula to a file": lambda: edited(
        "libreoffice.ods", "content.xml", b"of:=[.F", b"of:='file:///c:/x.ods'#$A.A1+[.F"
    ) if b"of:=[.F" in zipfile.ZipFile(SAVED / "libreoffice.ods").read("content.xml") else edited(
        "libreoffice.ods", "content.xml", b'table:formula="of:=', b"table:formula=\"of:='file:///c:/x.ods'#$A.A1+"
    ),
    "ods that asks the web": lambda: edited(
        "libreoffice.ods", "content.xml", b'table:formula="of:=', b'table:formula="of:=WEBSERVICE([.A1])+'
    ),
    "ods with a formula that links a program": lambda: edited(
        "libreoffice.ods", "content.xml", b'table:formula="of:=',
        b'table:formula="of:=HYPERLINK(&quot;file:///C:/a.exe&quot;)+',
    ),
    "ods with a link to a program": lambda: edited(
        "libreoffice.ods", "content.xml", CELL, b'<text:a xlink:href="file:///C:/Windows/cmd.exe"/>' + CELL
    ),
    "ods with a link to a computer by its number": lambda: edited(
        "libreoffice.ods", "content.xml", CELL, b'<text:a xlink:href="file:////10.0.0.9/a.pdf"/>' + CELL
    ),
    "ods with a picture from the web": lambda: edited(
        "libreoffice.ods", "content.xml", CELL, b'<draw:image xlink:href="https://x.example/a.png"/>' + CELL
    ),
    "ods with a picture beside the file": lambda: edited(
        "libreoffice.ods", "content.xml", CELL, b'<draw:image xlink:href="../a.png"/>' + CELL
    ),
    "xlsb with macros": lambda: xlsb({"Kinerja": {}}, extra={"xl/vbaProject.bin": b"x"}),
    "xlsb with a link": lambda: xlsb({"Kinerja": {}}, extra={"xl/externalLinks/e1.bin": b"x"}),
}  # fmt: skip


@pytest.mark.parametrize("name", DANGEROUS)
def test_active_content_refuses_any_format(name: str) -> None:
    found = inspect(DANGEROUS[name](), "formulir")
    assert isinstance(found, Finding) and found.code == "K04", found


@pytest.mark.parametrize(
    "inside",
    [
        b'<text:a xlink:href="https://kota.example/SK"/>',
        b'<draw:image xlink:href="Pictures/1.png"/>',
    ],
    ids=["a page", "a picture of its own"],
)
def test_an_ordinary_link_of_an_ods_is_no_danger(inside: bytes) -> None:
    found = inspect(edited("libreoffice.ods", "content.xml", CELL, inside + CELL), "formulir")
    assert isinstance(found, Passed)


def test_a_link_to_a_page_is_no_danger_in_an_xls() -> None:
    page = "https://kota.example/SK\0".encode("utf-16-le")
    link = biff(0x1B8, bytes(32) + struct.pack("<L", len(page)) + page)
    with olefile.OleFileIO(io.BytesIO(saved("libreoffice.xls"))) as container:
        book = container.openstream("Workbook").read()
    found = inspect(compound({"Workbook": book + link}), "a")
    assert isinstance(found, Passed)


def test_a_call_in_the_text_of_a_formula_is_no_danger_in_an_ods() -> None:
    words = b'table:formula="of:=LEN(&quot;Layanan CALL(center)&quot;)+'
    found = inspect(edited("libreoffice.ods", "content.xml", b'table:formula="of:=', words), "a")
    assert isinstance(found, Passed)


def test_a_workbook_with_a_password_is_said_in_any_format() -> None:
    locked = records(biff(0x2F, b"\0" * 54))
    sealed = edited(
        "libreoffice.ods", "META-INF/manifest.xml", b"</manifest:manifest>",
        b"<manifest:encryption-data/></manifest:manifest>",
    )  # fmt: skip
    for data in (locked, sealed):
        found = inspect(data, "formulir")
        assert isinstance(found, Finding) and found.code == "K07"


@pytest.mark.parametrize("place", [(1_048_575, 0), (0, 16_383), (1999, 0), (0, 52)])
def test_a_far_cell_of_a_binary_workbook_is_refused_before_anything_is_built(
    place: tuple[int, int],
) -> None:
    found = inspect(xlsb({"Kinerja": {place: 1.0}}), "formulir")
    assert isinstance(found, Finding) and found.code == "K05"


def test_repeated_cells_of_an_ods_far_away_are_listed_not_built() -> None:
    row = (
        b'<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
        b'table:number-columns-repeated="16000" office:value-type="float" office:value="1"/>'
        b"</table:table-row>"
    )
    data = edited("libreoffice.ods", "content.xml", b"</table:table>", row + b"</table:table>")
    passed = inspect(data, "formulir")
    assert isinstance(passed, Passed)
    first = next(iter(passed.content.sheet.values()))
    assert first.outside_count > 0 and len(first.outside) <= 10


@pytest.mark.parametrize("name", ["libreoffice.xls", "gnumeric.xls", "libreoffice.ods"])
@pytest.mark.parametrize("size", [600, 4_000, 12_000])
def test_a_file_cut_short_is_refused_and_never_raises(name: str, size: int) -> None:
    found = inspect(saved(name)[:size], name)
    assert isinstance(found, Finding) and found.code in ("K01", "K03")


# ---- packages that declare or pack in an unusual way


@pytest.mark.parametrize(
    "name",
    ["form_onlyoffice", "form_excelize", "backslash_entries", "zip64_local", "trailing_crlf"],
)
def test_a_form_that_excel_opens_gives_the_values_that_openpyxl_reads(name: str) -> None:
    data = (CASES / f"{name}.xlsx").read_bytes()
    passed = inspect(data, name)
    assert isinstance(passed, Passed), passed
    if name != "backslash_entries":
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        for sheet, columns in (("Kinerja", "BFGHI"), ("Anggaran", "BE"), ("Bukti", "CDE")):
            read = passed.content.sheet[sheet].columns
            for letters in columns:
                seen = {
                    str(cell.row): cell.value
                    for cell in book[sheet][letters]
                    if cell.value not in (None, "")
                }
                assert {k: v for k, v in read.get(letters, {}).items() if v != ""} == seen


def test_data_behind_the_archive_is_still_refused() -> None:
    data = (CASES / "trailing_crlf.xlsx").read_bytes()
    for rest in (b"PK", b"\n" * 2000, b"\r\n<script>"):
        found = inspect(data + rest, "x.xlsx")
        assert isinstance(found, Finding) and found.code == "K06"
        assert "Buka formulir di Excel" in found.cure


# ---- pictures as values


def test_a_picture_as_the_value_of_a_cell_is_asked_for_its_words() -> None:
    passed = inspect((CASES / "wps_dispimg_bukti.xlsx").read_bytes(), "x.xlsx")
    assert isinstance(passed, Passed)
    assert passed.content.sheet["Bukti"].columns["C"]["6"] == "#GAMBAR!"
