"""The port suite on the stand-in in memory and on the closed file."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.book import shelf
from tests.book.port_hands import HandsBench, HandsSuite
from tests.book.port_suite import Bench, PortSuite
from tests.windows.excel import Workbook

from lkjip.book.build import BOOK_NAME, build
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.memory_book import MemoryBook
from lkjip.book.port import BookPort
from lkjip.book.spec import Layout


class MemoryBench:
    """Books in memory; what was kept is the book itself."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def open(self, layout: Layout = LAYOUT) -> BookPort:
        return MemoryBook(layout, self.folder / BOOK_NAME)

    def again(self, book: BookPort) -> BookPort:
        return book


class FileBench:
    """The shipped book, or a build of another layout, as a closed file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def open(self, layout: Layout = LAYOUT) -> BookPort:
        path = self.folder / BOOK_NAME
        path.write_bytes(shelf.built() if layout is LAYOUT else build(layout))
        return FileBook(path)

    def again(self, book: BookPort) -> BookPort:
        return FileBook(book.path)

    def types(self, book: BookPort, tab: str, row: int, column: int, value: object) -> BookPort:
        workbook = Workbook(book.path)
        workbook.sheet(tab).person_types(row, column, value)
        workbook.Save()
        return FileBook(book.path)

    def notes(self, book: BookPort) -> list[str]:
        assert isinstance(book, FileBook)
        return book._notes


BENCHES: list[type[Bench]] = [MemoryBench, FileBench]
"""The hook: another implementation adds its bench here, or subclasses ``PortSuite`` in a file of
its own with a fixture ``bench`` (as one does that needs a spreadsheet program)."""


class TestPort(PortSuite):
    """Every promise, on every bench."""

    @pytest.fixture(params=BENCHES, ids=lambda bench: bench.__name__)
    def bench(self, request: pytest.FixtureRequest, tmp_path: Path) -> Bench:
        made: Bench = request.param(tmp_path)
        return made


class TestFileHands(HandsSuite):
    """Cells that a person typed before the book was closed."""

    @pytest.fixture
    def bench(self, tmp_path: Path) -> HandsBench:
        return FileBench(tmp_path)
