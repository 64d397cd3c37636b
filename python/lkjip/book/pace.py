"""Tells in the status bar how far long work has come: with an estimate, and not too often."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

SHOWN_EVERY = 0.25
"""Seconds between two texts: each one is a conversation with the spreadsheet program."""
KNOWN_AFTER = 2.0
"""Seconds after which a pace can be seen."""
MINUTE = 60


@dataclass(slots=True)
class Pace:
    """The pace of the work that is being shown; ``clock`` counts seconds."""

    clock: Callable[[], float] = time.monotonic
    _what: str = ""
    _last: int = 0
    _first: int = 0
    _begun: float = 0.0
    _shown: float = 0.0

    def show(self, app: Any, done: int, total: int, what: str) -> None:
        """Show the progress in the status bar of an xlwings app."""
        if words := self.words(done, total, what):
            app.status_bar = f"LKjIP: {words}"

    def words(self, done: int, total: int, what: str) -> str:
        """Return the words to show now; blank when something was shown a moment ago."""
        now = self.clock()
        if what != self._what or done < self._last:
            self._what, self._first, self._begun = what, done, now
        elif now - self._shown < SHOWN_EVERY and done < total:
            self._last = done
            return ""
        self._last, self._shown = done, now
        return f"{what} ({done} dari {total}{_rest(self.rest(done, total))})"

    def rest(self, done: int, total: int) -> float | None:
        """Estimate the seconds that the rest will take; ``None`` while there is no pace yet."""
        spent = self._shown - self._begun
        if done <= self._first or spent < KNOWN_AFTER:
            return None
        return spent / (done - self._first) * (total - done)


def _rest(seconds: float | None) -> str:
    if not seconds:
        return ""
    if seconds < MINUTE:
        return f", kira-kira {max(5, 5 * round(seconds / 5))} detik lagi"
    return f", kira-kira {round(seconds / MINUTE)} menit lagi"
