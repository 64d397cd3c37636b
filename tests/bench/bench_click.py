"""How long a click takes to be answered: ``python -m tests.bench.bench_click`` prints the table.

Needs LibreOffice, Xvfb and xdotool. Real clicks on "Periksa Status" in the shipped book; a listener
in LibreOffice notes when the first cell of the tab changes. Wall clock: a person waits by it.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench.table import table

TAB, LABEL = "3 Pengumpulan", "Periksa Status"
WARM_UP = 2
CLICKS = 20
PARTS = (
    "the resident Python has heard the click",
    "the first cell of the tab has changed",
    "everything is done, the window is free again",
)


def measured(clicks: int) -> list[tuple[float, ...]]:
    """Click so many times; for each the seconds until every part of ``PARTS``."""
    from tests.book import shelf
    from tests.live import screen as screens

    from lkjip.live.session import Session

    with tempfile.TemporaryDirectory() as name, screens.screen(Path(name)) as screen:
        said: list[str] = []
        file = shelf.fresh(Path(name) / "kantor")
        session = Session(file, speak=lambda _kind, text: said.append(text))
        with session:
            stopwatch = Stopwatch(session)
            times = [stopwatch.click(screen) for _ in range(WARM_UP + clicks)][WARM_UP:]
    assert len(said) == WARM_UP + clicks
    return times


def parts(*, short: bool) -> dict[str, str]:
    """The table for docs/performance.md."""
    times = measured(3 if short else CLICKS)
    rows = [
        [part, *(f"{1000 * value:,.0f}" for value in (statistics.median(column), max(column)))]
        for part, column in zip(PARTS, zip(*times, strict=True), strict=True)
    ]
    return {"click-parts": table(("", "median, ms", "worst, ms"), rows)}


def show(document: Any) -> None:
    """The tab of the button, drawn."""
    document.CurrentController.setActiveSheet(document.Sheets.getByName(TAB))
    time.sleep(1)


class Stopwatch:
    """Notes when a click is heard and when a cell changes, both as LibreOffice tells it."""

    def __init__(self, session: Any) -> None:
        from lkjip.live.listeners import ModifyListener
        from lkjip.live.signals import NAMES

        self.session = session
        self.heard: list[float] = []
        self.changed: list[float] = []
        session._queue = Noting(session._queue, self.heard)
        self._listener = ModifyListener(lambda: self.changed.append(time.monotonic()))
        cells = session.book._named(NAMES[TAB]).api
        cells.addModifyListener(self._listener)

    def click(self, screen: Any) -> tuple[float, ...]:
        """One click: seconds until it was heard, until the first cell changed, until the end."""
        from tests.live import screen as screens

        show(self.session.document)
        place = screens.button(self.session.document, TAB, LABEL)
        while not self.session.idle:
            self.session.serve(0.2)
        self.heard.clear()
        self.changed.clear()
        began = time.monotonic()
        screen.click(*place)
        pressed = len(self.session.pressed)
        while len(self.session.pressed) == pressed:
            self.session.serve(0.2)
        ended = time.monotonic()
        return self.heard[0] - began, self.changed[0] - began, ended - began


class Noting:
    """The session's queue; notes when a click comes in."""

    def __init__(self, queue: Any, heard: list[float]) -> None:
        self._queue, self._heard = queue, heard

    def put(self, word: str) -> None:
        if not word.startswith("("):
            self._heard.append(time.monotonic())
        self._queue.put(word)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._queue, name)


if __name__ == "__main__":
    print(*parts(short=False).values(), sep="\n\n")
