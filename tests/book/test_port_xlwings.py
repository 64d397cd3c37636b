"""The port suite on the open book: xlwings on LibreOffice, sheets unlocked as by the buttons."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.book import shelf
from tests.book.port_hands import HandsBench, HandsSuite
from tests.book.port_suite import TEXTS, Bench, PortSuite
from tests.live.office import office, opened

from lkjip.book.build import BOOK_NAME, build
from lkjip.book.layout import LAYOUT
from lkjip.book.port import BookPort, Change
from lkjip.book.spec import Layout
from lkjip.book.xlwings_book import XlwingsBook
from lkjip.live.locks import unlocked

pytestmark = pytest.mark.libreoffice

LINE_ENDS = "a carriage return"
KEPT_TEXTS = {name: text for name, text in TEXTS.items() if name != LINE_ENDS}


@pytest.fixture(scope="module")
def app() -> Iterator[Any]:
    """One LibreOffice for all of this module."""
    with office() as started:
        yield started


class Unlocking(XlwingsBook):
    """The open book with the sheets unlocked while a change is written, as in a run."""

    def apply(self, change: Change) -> None:
        with unlocked(self._book.api):
            super().apply(change)

    def _save(self) -> None:
        """The file stays as it was: writing it takes LibreOffice two seconds each time."""


class XlwingsBench:
    """Each test has a fresh copy, open in the one LibreOffice.

    What was kept is what the program holds: the product never keeps a file that LibreOffice wrote.
    """

    def __init__(self, app: Any, folder: Path) -> None:
        self.app = app
        self.folder = folder

    def open(self, layout: Layout = LAYOUT) -> BookPort:
        path = self.folder / BOOK_NAME
        path.write_bytes(shelf.built() if layout is LAYOUT else build(layout))
        return Unlocking(opened(self.app, path))

    def again(self, book: BookPort) -> BookPort:
        return Unlocking(self.app.books[0])

    def types(self, book: BookPort, tab: str, row: int, column: int, value: object) -> BookPort:
        window = self.app.books[0]
        with unlocked(window.api):
            window.sheets[tab].range((row, column)).value = value
        return Unlocking(window)


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
    def bench(self, app: Any, tmp_path: Path) -> Bench:
        return XlwingsBench(app, tmp_path)


class TestXlwingsHands(HandsSuite):
    """Cells that a person typed into the book that is open in LibreOffice."""

    @pytest.fixture
    def bench(self, app: Any, tmp_path: Path) -> HandsBench:
        return XlwingsBench(app, tmp_path)
