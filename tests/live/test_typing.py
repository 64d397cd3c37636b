"""A person types values at the screen as one does here."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from tests.book import shelf
from tests.live import screen as screens
from tests.live.desk import MAIN, Desk

from lkjip.book.file_book import FileBook

pytestmark = pytest.mark.libreoffice

TYPED = (
    ("tblProgram", "Pagu", "1.250.000,50", 1_250_000.5),
    ("tblLibur", "Tanggal", "31/12/2025", date(2025, 12, 31)),
    ("tblUnit", "Email", "baru@contoh.go.id", "baru@contoh.go.id"),
)


def test_what_is_typed_as_one_types_in_indonesia_is_in_the_file(
    tmp_path: Path, screen: screens.Screen
) -> None:
    desk = Desk(shelf.fresh(tmp_path / "kantor"), screen)
    with desk.session, desk.hands:
        type_and_read(desk)


def type_and_read(desk: Desk) -> None:
    for table, column, text, value in TYPED:
        spec = desk.session.book.read(table)[table]
        desk.show(spec.sheet)
        document = desk.session.document
        cell = document.CurrentController.ActiveSheet.getCellRangeByName(spec.cell(0, column))
        document.CurrentController.select(cell)
        desk.screen.type(desk.screen.window(MAIN), text)
        desk.serve_until(partial(shows, desk, table, column, value))
        desk.settle()
        assert FileBook(desk.file).read(table)[table].rows[0][column] == value


def shows(desk: Desk, table: str, column: str, value: object) -> bool:
    """True when the window has taken the keys."""
    return desk.session.book.read(table)[table].rows[0][column] == value
