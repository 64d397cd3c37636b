"""The port suite on the open book: xlwings' Windows engine on the stand-in for Excel."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.book import shelf
from tests.book.port_hands import HandsBench, HandsSuite
from tests.book.port_suite import Bench, PortSuite
from tests.windows.excel import Workbook, as_xlwings

from lkjip.book.build import BOOK_NAME, build
from lkjip.book.layout import LAYOUT
from lkjip.book.port import BookPort
from lkjip.book.spec import Layout
from lkjip.book.xlwings_book import XlwingsBook


class ExcelBench:
    """A book open in the stand-in, its sheets unlocked as the buttons do; what was kept is the
    saved file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def open(self, layout: Layout = LAYOUT) -> BookPort:
        path = self.folder / BOOK_NAME
        path.write_bytes(shelf.built() if layout is LAYOUT else build(layout))
        return self._opened(path)

    def again(self, book: BookPort) -> BookPort:
        return self._opened(book.path)

    def _opened(self, path: Path) -> BookPort:
        workbook = self.workbook = Workbook(path)
        for sheet in workbook.sheets:
            sheet.Unprotect("")
        return XlwingsBook(as_xlwings(workbook))

    def types(self, book: BookPort, tab: str, row: int, column: int, value: object) -> BookPort:
        self.workbook.sheet(tab).person_types(row, column, value)
        return XlwingsBook(as_xlwings(self.workbook))

    def notes(self, book: BookPort) -> list[str]:
        assert isinstance(book, XlwingsBook)
        return book._notes


class TestExcelPort(PortSuite):
    """Every promise, with Excel's ways as far as they are known."""

    @pytest.fixture
    def bench(self, tmp_path: Path) -> Bench:
        return ExcelBench(tmp_path)


class TestExcelHands(HandsSuite):
    """Cells that a person typed into the open book."""

    @pytest.fixture
    def bench(self, tmp_path: Path) -> HandsBench:
        return ExcelBench(tmp_path)
