"""A person at the screen meets boxes that Enter closes, and types values as one does here."""

from __future__ import annotations

import time as clock
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.book import shelf
from tests.live import screen as screens

from lkjip import macros
from lkjip.book.file_book import FileBook
from lkjip.live import signals as mark

pytestmark = pytest.mark.libreoffice

NEWS, TO_FIX = "^LKjIP$", "^LKjIP: data perlu diperbaiki$"
MAIN = "LibreOffice Calc$"
LIMIT = 60.0


class Desk:
    """The book on the screen, and a second pair of hands for the boxes that stop the first."""

    def __init__(self, file: Path, screen: screens.Screen) -> None:
        from lkjip.live.session import Session

        self.file, self.screen = file, screen
        self.session = Session(file)
        self.hands = ThreadPoolExecutor(1)
        self.seen: list[str] = []

    def closes(self, title: str, key: str = "Return") -> Future[None]:
        """Wait for a box with this title, and press a key in it."""
        return self.hands.submit(self._close, title, key)

    def _close(self, title: str, key: str) -> None:
        window = self.screen.window(title)
        self.seen.append(str(self.session.app.status_bar))
        self.screen.press(window, key)

    def press(self, sub: str) -> None:
        self.session.click(sub)
        self.settle()

    def settle(self) -> None:
        while self.session.serve(0.5):
            if self.session.idle:
                return

    def serve_until(self, true: Callable[[], bool]) -> None:
        deadline = clock.monotonic() + LIMIT
        while not true():
            assert clock.monotonic() < deadline
            self.session.serve(0.2)

    def cell(self, tab: str) -> Any:
        names = self.session.document.NamedRanges
        return names.getByName(mark.NAMES[tab]).getReferredCells().getCellByPosition(0, 0)

    def show(self, tab: str) -> None:
        document = self.session.document
        document.CurrentController.setActiveSheet(document.Sheets.getByName(tab))


@pytest.fixture
def desk(tmp_path: Path, screen: screens.Screen) -> Iterator[Desk]:
    made = Desk(shelf.fresh(tmp_path / "kantor"), screen)
    with made.session, made.hands:
        yield made


def test_a_message_is_a_box_that_enter_closes_and_the_next_key_is_for_the_cells(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.show("1 Rencana")
    clock.sleep(0.5)
    closed = desk.closes(TO_FIX)
    place = screens.button(desk.session.document, "1 Rencana", "Tetapkan Rencana")
    desk.screen.click(*place)
    desk.serve_until(lambda: closed.done() and bool(desk.session.pressed))
    closed.result(LIMIT)
    assert desk.seen == ["False"], "the work is over when the box is shown"
    monkeypatch.setattr(macros, "rencana", lambda: None)
    desk.screen.press(desk.screen.window(MAIN), "space")
    desk.settle()
    assert desk.session.pressed == ["Tombol_Rencana"]


def test_news_is_a_box_of_its_own(desk: Desk) -> None:
    closed = desk.closes(NEWS)
    desk.press("Tombol_Status")
    closed.result(LIMIT)
    assert desk.session.pressed == ["Tombol_Status"]


def test_what_a_person_has_to_fix_is_a_box_and_the_tab_is_as_before(desk: Desk) -> None:
    desk.show("7 Pengiriman")
    before = desk.cell("7 Pengiriman").String
    closed = desk.closes(TO_FIX)
    desk.press("Tombol_Kirim")
    closed.result(LIMIT)
    assert desk.cell("7 Pengiriman").String == before != mark.WORDS


@pytest.mark.parametrize("key", ["Return", "Escape"])
def test_enter_and_escape_answer_a_question_with_no(desk: Desk, key: str) -> None:
    before = FileBook(desk.file).read("tblRiwayat")
    closed = desk.closes(NEWS, key)
    desk.press("Tombol_Batal")
    closed.result(LIMIT)
    assert desk.session.pressed == []
    assert FileBook(desk.file).read("tblRiwayat") == before


TYPED = (
    ("tblProgram", "Pagu", "1.250.000,50", 1_250_000.5),
    ("tblLibur", "Tanggal", "31/12/2025", date(2025, 12, 31)),
    ("tblUnit", "Email", "baru@contoh.go.id", "baru@contoh.go.id"),
)


def test_what_is_typed_as_one_types_in_indonesia_is_in_the_file(desk: Desk) -> None:
    for table, column, text, value in TYPED:
        spec = desk.session.book.read(table)[table]
        desk.show(spec.sheet)
        document = desk.session.document
        cell = document.CurrentController.ActiveSheet.getCellRangeByName(spec.cell(0, column))
        document.CurrentController.select(cell)
        desk.screen.type(desk.screen.window(MAIN), text)
        desk.settle()
        assert FileBook(desk.file).read(table)[table].rows[0][column] == value
