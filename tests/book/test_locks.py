"""The saved file and every copy carry the locks of the layout."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from tests.book import shelf
from tests.book.port_suite import documents
from tests.windows.excel import Workbook, as_xlwings

from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.locks import lock_file, open_tabs
from lkjip.book.parts.package import Package
from lkjip.book.port import Change
from lkjip.book.xlwings_book import XlwingsBook
from lkjip.steps.kernel.backup import keep_last_state, last_state

LOCKS = re.compile(rb"<sheetProtection[^>]*/>")


def unlocked(path: Path) -> Path:
    """Take every lock out of a file, as a save in the middle of a run does."""
    sheets = {name: data for name, data in shelf.parts(path).items() if LOCKS.search(data)}
    return shelf.rewrite(path, {name: LOCKS.sub(b"", data) for name, data in sheets.items()})


def locks(path: Path) -> dict[str, list[bytes]]:
    return {
        name: LOCKS.findall(data)
        for name, data in shelf.parts(path).items()
        if name.startswith("xl/worksheets/sheet")
    }


def test_a_build_locks_what_the_layout_says(fresh: Path) -> None:
    assert open_tabs(Package(fresh)) == ()
    assert sum(map(len, locks(fresh).values())) == sum(tab.locked for tab in LAYOUT.tabs) == 26


def test_the_closed_book_is_saved_with_its_locks(fresh: Path) -> None:
    built = locks(fresh)
    FileBook(unlocked(fresh)).apply(Change({"tblBukti": documents(2)}))
    assert locks(fresh) == built
    assert len(FileBook(fresh).read("tblBukti")["tblBukti"].rows) == 2


def test_a_copy_of_the_closed_book_is_locked(fresh: Path) -> None:
    built = locks(fresh)
    copy = fresh.with_name("salinan.xlsm")
    FileBook(unlocked(fresh)).save_copy(copy)
    assert locks(copy) == built


def test_a_copy_of_the_open_book_is_locked(fresh: Path) -> None:
    built = locks(fresh)
    workbook = Workbook(fresh)
    for sheet in workbook.sheets:
        sheet.Unprotect("")
    copy = fresh.with_name("salinan.xlsm")
    XlwingsBook(as_xlwings(workbook)).save_copy(copy)
    assert locks(copy) == built


def test_the_copy_after_the_last_change_is_locked(fresh: Path) -> None:
    built = locks(fresh)
    keep_last_state(unlocked(fresh), 0, datetime(2025, 1, 2))
    assert locks(last_state(fresh)) == built


def test_a_locked_file_stays_as_it_is(fresh: Path) -> None:
    before = fresh.read_bytes()
    lock_file(fresh)
    assert fresh.read_bytes() == before


def test_a_lock_that_is_switched_off_is_none(fresh: Path) -> None:
    FileBook(fresh).apply(Change({"tblBukti": documents(3)}))
    sheet = shelf.part_with(fresh, "xl/worksheets/", "Dokumen 2")
    shelf.edit(fresh, sheet, '<sheetProtection sheet="1"', '<sheetProtection sheet="0"')
    assert open_tabs(Package(fresh)) == ("Bukti",)
    lock_file(fresh)
    assert open_tabs(Package(fresh)) == ()


def test_no_schema_is_broken_by_a_lock(fresh: Path) -> None:
    lock_file(unlocked(fresh))
    assert shelf.schema_errors(fresh) == []
