"""A person at the screen meets boxes that Enter closes; the next key is for the cells."""

from __future__ import annotations

import time as clock
from collections.abc import Iterator

import pytest
from tests.book import shelf
from tests.live import screen as screens
from tests.live.desk import LIMIT, MAIN, Desk

from lkjip import macros
from lkjip.book.file_book import FileBook
from lkjip.live import signals as mark

pytestmark = pytest.mark.libreoffice

NEWS, TO_FIX = "^LKjIP$", "^LKjIP: data perlu diperbaiki$"


@pytest.fixture(scope="module")
def sitting(tmp_path_factory: pytest.TempPathFactory, screen: screens.Screen) -> Iterator[Desk]:
    made = Desk(shelf.fresh(tmp_path_factory.mktemp("kantor")), screen)
    with made.session, made.hands:
        yield made


@pytest.fixture
def desk(sitting: Desk) -> Desk:
    """The desk of all these tests; none of them needs a book that nobody has touched."""
    sitting.seen.clear()
    sitting.session.pressed.clear()
    return sitting


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
