"""The port suite on the open book: xlwings on LibreOffice, its sheets unlocked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from tests.book import shelf
from tests.book.port_hands import HandsBench, HandsSuite
from tests.book.port_suite import TEXTS, Bench, PortSuite
from tests.live.office import office, opened

from lkjip.book.build import build
from lkjip.book.layout import LAYOUT
from lkjip.book.opened.write import LAID_OUT
from lkjip.book.port import BookPort, Change
from lkjip.book.spec import Layout
from lkjip.book.xlwings_book import XlwingsBook
from lkjip.tables.cells import Block, Cell
from lkjip.tables.data import Row, TableData
from lkjip.tables.table import Level

pytestmark = pytest.mark.libreoffice

LAYOUT_TABLES = {table.name for table in LAYOUT.tables}
LAYOUT_NAMES = {named.name for named in LAYOUT.names}
LINE_ENDS = "a carriage return"
KEPT_TEXTS = {name: text for name, text in TEXTS.items() if name != LINE_ENDS}


@pytest.fixture(scope="module")
def app() -> Iterator[Any]:
    """One LibreOffice for all of this module."""
    with office() as started:
        yield started


@pytest.fixture(scope="module")
def shipped(app: Any, tmp_path_factory: pytest.TempPathFactory) -> ShippedBook:
    """The book as it is shipped, opened once: each test gets it as if it were new."""
    return ShippedBook(app, shelf.fresh(tmp_path_factory.mktemp("buku")))


class OpenBook(XlwingsBook):
    """The open book; ``used`` keeps what stood where a change is written.

    ``same`` is the port of the same document: its tables and names need not be looked for again.
    """

    def __init__(self, book: Any, used: Used | None = None, same: OpenBook | None = None) -> None:
        super().__init__(book)
        self.used = used
        if same is not None:
            self._tables, self._ranges = same._tables, same._ranges

    def apply(self, change: Change) -> None:
        if self.used is not None:
            self.used.keep(self, change)
        super().apply(change)

    def _save(self) -> None:
        """The file stays as it was: writing it takes LibreOffice two seconds each time."""

    @property
    def window(self) -> Any:
        """The book of xlwings."""
        return self._book

    def body(self, table: str) -> Any:
        """LibreOffice's cells of the rows of a table."""
        frame = self._frame(table)
        return frame.rows(1, frame.height).api


@dataclass
class Used:
    """Return what stood in the tables and cells that a test wrote, with the formats of its numbers."""

    tables: dict[str, TableData] = field(default_factory=dict)
    heights: dict[str, int] = field(default_factory=dict)
    formats: dict[str, list[int]] = field(default_factory=dict)
    names: dict[str, Cell | Block] = field(default_factory=dict)
    long: bool = False
    """True once a text stood there that LibreOffice needs minutes to lay out again."""

    def keep(self, book: OpenBook, change: Change) -> None:
        for name in LAYOUT_TABLES & set(change.tables) - set(self.tables):
            self.tables |= book.read(name)
            body = book.body(name)
            self.heights[name] = body.Rows.Count
            columns = range(body.Columns.Count)
            self.formats[name] = [body.getCellByPosition(c, 0).NumberFormat for c in columns]
        written = (
            value for rows in change.tables.values() for row in rows for value in row.values()
        )
        self.long |= any(isinstance(value, str) and len(value) > LAID_OUT for value in written)
        for name in LAYOUT_NAMES & set(change.names) - set(self.names):
            self.names |= book.read_names(name)

    def put_back(self, book: OpenBook) -> bool:
        """Write all of it again; tells whether it stands there."""
        rows = {name: lines(data, self.heights[name]) for name, data in self.tables.items()}
        book.apply(Change(rows, self.names))
        for name, formats in self.formats.items():
            columns = book.body(name).Columns
            for number, key in enumerate(formats):
                columns.getByIndex(number).NumberFormat = key
        return book.read(*self.tables) == self.tables and book.read_names(*self.names) == self.names


def lines(data: TableData, height: int) -> list[Row]:
    """The rows of a table with the blank ones between and after them."""
    empty: Row = dict.fromkeys(data.columns)
    first = LAYOUT.table(data.name).row + 1
    there = dict(zip(data.row_numbers, data.rows, strict=True))
    return [there.get(first + number, empty) for number in range(height)]


def unlocked(book: Any) -> Any:
    """The book with its sheets open, as the buttons open them for a run."""
    for sheet in book.api.Sheets:
        sheet.unprotect("")
    book.api.IsUndoEnabled = False
    return book


class ShippedBook:
    """One open document; what a test wrote is put back before the next one gets it."""

    def __init__(self, app: Any, path: Path) -> None:
        self.app, self.path = app, path
        self.port: OpenBook | None = None
        self.used = Used()

    def forget(self) -> None:
        """Open the book anew for the next test: somebody typed into it."""
        self.port = None

    def open(self) -> OpenBook:
        used, self.used = self.used, Used()
        if self.port is None or used.long or not used.put_back(self.port):
            self.port = OpenBook(unlocked(opened(self.app, self.path)))
            self.port.shape()
        return OpenBook(self.port.window, self.used, self.port)


class XlwingsBench:
    """Each test has the shipped book, or one of its own layout, open in the one LibreOffice.

    What was kept is what the program holds: the product never keeps a file that LibreOffice wrote.
    """

    def __init__(self, app: Any, shipped: ShippedBook, folder: Path) -> None:
        self.app, self.shipped, self.folder = app, shipped, folder

    def open(self, layout: Layout = LAYOUT) -> BookPort:
        if layout is LAYOUT:
            return self.shipped.open()
        path = self.folder / "lain.xlsm"
        path.write_bytes(build(layout))
        return OpenBook(unlocked(self.app.books.open(str(path))))

    def again(self, book: BookPort) -> BookPort:
        assert isinstance(book, OpenBook)
        return OpenBook(book.window, book.used, book)

    def close(self) -> None:
        """Close the book of another layout."""
        for book in list(self.app.books):
            if Path(book.fullname).parent == self.folder:
                book.close()

    def types(self, book: BookPort, tab: str, row: int, column: int, value: object) -> BookPort:
        assert isinstance(book, OpenBook)
        book.window.sheets[tab].range((row, column)).value = value
        self.shipped.forget()
        return OpenBook(book.window)

    def notes(self, book: BookPort) -> list[str]:
        assert isinstance(book, OpenBook)
        return book._notes


class TestXlwingsPort(PortSuite):
    """Every promise, in a real spreadsheet program."""

    @pytest.mark.parametrize("text", KEPT_TEXTS.values(), ids=KEPT_TEXTS.keys())
    def test_text_comes_back_letter_by_letter(self, bench: Bench, text: str) -> None:
        super().test_text_comes_back_letter_by_letter(bench, text)

    def test_libreoffice_keeps_one_kind_of_line_end(self, bench: Bench) -> None:
        book = bench.open()
        book.apply(Change({"tblBukti": [{"Dokumen": TEXTS[LINE_ENDS]}]}))
        [row] = book.read("tblBukti")["tblBukti"].rows
        assert str(row["Dokumen"]).split() == ["a", "b", "c"]

    @pytest.fixture
    def bench(self, app: Any, shipped: ShippedBook, tmp_path: Path) -> Iterator[Bench]:
        yield from benches(app, shipped, tmp_path)


class TestXlwingsHands(HandsSuite):
    """Cells that a person typed into the book that is open in LibreOffice."""

    @pytest.fixture
    def bench(self, app: Any, shipped: ShippedBook, tmp_path: Path) -> Iterator[HandsBench]:
        yield from benches(app, shipped, tmp_path)


def benches(app: Any, shipped: ShippedBook, folder: Path) -> Iterator[XlwingsBench]:
    """Give a bench, and close what it opened beside the shipped book."""
    made = XlwingsBench(app, shipped, folder)
    yield made
    made.close()


@pytest.mark.libreoffice
def test_the_tabs_follow_the_level_in_libreoffice(app: Any, shipped: ShippedBook) -> None:
    city = {tab.name for tab in LAYOUT.tabs if tab.level is Level.CITY}
    book = shipped.open()
    rows = book.read("tblPengaturan")["tblPengaturan"].rows
    for level, seen in (("kota", True), ("bagian", False)):
        typed = [{**row, "Nilai": level} if row["Kunci"] == "level" else row for row in rows]
        book.apply(Change({"tblPengaturan": typed}))
        assert {book.window.sheets[name].visible for name in city} == {seen}
    shipped.forget()
