"""Printed pages and shown numbers, as programs other than LibreOffice have them.

LibreOffice leaves blank pages out and hides a comma without digits; Gnumeric does neither.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from tests.book import shelf
from tests.book.port_suite import documents

from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.port import Change
from lkjip.tables.table import Level

AREA = re.compile(r"<definedName name=\"_xlnm.Print_Area\"[^>]*>'?([^'!<]+)'?!([^<]+)<")
JOURNAL = "tblRiwayat"


def last_columns(tab: str, *, printed: bool) -> int:
    """The last column of a tab's tables, of all or of the printed ones."""
    return max(
        (
            table.col + i
            for table in LAYOUT.tables_of(tab)
            for i, column in enumerate(table.columns)
            if column.printed or not printed
        ),
        default=0,
    )


TABS_WITH_AREA = {
    table.tab
    for table in LAYOUT.tables
    if last_columns(table.tab, printed=True) < last_columns(table.tab, printed=False)
}


def areas(path: Path) -> dict[str, str]:
    """The printed area of each sheet that has one."""
    return dict(AREA.findall(shelf.parts(path)["xl/workbook.xml"].decode()))


def last_row(path: Path, tab: str) -> int:
    return int(areas(path)[tab].rpartition("$")[2])


def end_of(tab: str, rows: int) -> int:
    """The last row of the longest table on a sheet."""
    return max(table.row for table in LAYOUT.tables_of(tab)) + rows


def test_a_printed_area_ends_with_the_data_that_are_shipped(fresh: Path) -> None:
    assert set(areas(fresh)) >= TABS_WITH_AREA
    longest = {
        tab: max(len(tuple(table.shipped)) or 1 for table in LAYOUT.tables_of(tab))
        for tab in TABS_WITH_AREA
    }
    assert {tab: last_row(fresh, tab) for tab in TABS_WITH_AREA} == {
        tab: end_of(tab, rows) for tab, rows in longest.items()
    }


def test_a_printed_area_follows_the_data(fresh: Path) -> None:
    for rows in (34, 2):
        FileBook(fresh).apply(Change({JOURNAL: [{"Langkah": "x"}] * rows}))
        assert last_row(fresh, "Riwayat") == end_of("Riwayat", rows)


def test_a_printed_area_that_a_person_set_stays(fresh: Path) -> None:
    mine = areas(fresh)["Riwayat"]
    shelf.edit(fresh, "xl/workbook.xml", mine, "$A$1:$C$20")
    FileBook(fresh).apply(Change({JOURNAL: [{"Langkah": "x"}] * 34}))
    assert areas(fresh)["Riwayat"] == "$A$1:$C$20"


def test_a_printed_area_of_the_first_version_is_brought_to_the_data(fresh: Path) -> None:
    mine = areas(fresh)["Riwayat"]
    shelf.edit(fresh, "xl/workbook.xml", mine, mine.rpartition("$")[0] + "$5001")
    FileBook(fresh).apply(Change({JOURNAL: [{"Langkah": "x"}] * 34}))
    assert last_row(fresh, "Riwayat") == end_of("Riwayat", 34)


def test_tables_side_by_side_are_printed_to_the_end_of_the_longest(fresh: Path) -> None:
    FileBook(fresh).apply(Change({"tblKoreksi": [{"Koreksi": "x"}] * 9}))
    FileBook(fresh).apply(Change({"tblDraf": [{"Versi": 1}] * 3}))
    assert last_row(fresh, "5 Draf") == end_of("5 Draf", 9)


def test_whole_numbers_have_a_format_of_their_own_wherever_fractions_may_stand(
    fresh: Path,
) -> None:
    book = openpyxl.load_workbook(fresh)
    columns = 0
    for table in LAYOUT.tables:
        sheet = book[table.tab]
        for at in range(table.col, table.col + len(table.columns)):
            if ".#" not in sheet.cell(table.row + 1, at).number_format:
                continue
            columns += 1
            cell = f"{get_column_letter(at)}{table.row + 1}"
            formats = [
                (rule.dxf.numFmt.formatCode, rule.formula)
                for rules in sheet.conditional_formatting
                if cell in rules.sqref
                for rule in rules.rules
                if rule.dxf.numFmt is not None
            ]
            assert formats == [
                ("#,##0", [f"AND(ISNUMBER({cell}),ROUND({cell},2)=ROUND({cell},0))"])
            ]
    assert columns > 20


@pytest.mark.gnumeric
@pytest.mark.slow_stage
def test_another_program_prints_few_pages_and_no_comma_without_digits(fresh: Path) -> None:
    values = [7, 100, 7.5, -3, 0, 1234567, 0.25]
    FileBook(fresh).apply(
        Change(
            {
                JOURNAL: [{"Langkah": f"langkah {i}"} for i in range(34)],
                "tblIsianKinerja": [{"Target": value} for value in values],
                "tblBukti": documents(20),
            }
        )
    )
    pages, text = printed(fresh)
    hidden = {tab.name for tab in LAYOUT.tabs if tab.level is Level.CITY}
    seen = [tab for tab in TABS_WITH_AREA if tab not in hidden]
    assert {tab: n for tab, n in pages.items() if tab in TABS_WITH_AREA} == dict.fromkeys(seen, 1)
    assert sum(pages.values()) < 45
    shown = re.findall(r"(?<!\S)[-−]?[\d,]+\.?\d*(?!\S)", text[text.index("7.5") - 400 :][:900])
    assert {"7", "100", "7.5", "−3", "1,234,567", "0.25"} <= set(shown)
    assert not [one for one in shown if one.endswith(".")]


def printed(path: Path) -> tuple[Counter[str], str]:
    """The pages of each sheet, by the name in the footer, and all of the text."""
    target = path.with_suffix(".pdf")
    ssconvert, pdftotext = shutil.which("ssconvert"), shutil.which("pdftotext")
    assert ssconvert and pdftotext
    subprocess.run([ssconvert, str(path), str(target)], check=True, capture_output=True)
    command = [pdftotext, "-layout", str(target), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    footers = re.findall(r"^.*?\.xlsm +(.*?) +Halaman \d+ dari", text, re.MULTILINE)
    return Counter(footers), text
