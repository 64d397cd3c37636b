"""A person at the screen: boxes that stop the book, and keys for its cells."""

from __future__ import annotations

import time as clock
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests.live import screen as screens

from lkjip.live import signals as mark

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
