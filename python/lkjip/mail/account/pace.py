"""The pace of sending: no faster than the provider takes, slower when it says so."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

MINUTE = 60.0
DAY_HOURS = 24
FIRST_GAP, WIDEST_GAP = 2.0, 30.0
"""Seconds between two mails after the provider asked for less haste; each time twice as many."""


@dataclass(slots=True)
class Pace:
    """Waits before a mail where that is needed. 0 means that the provider names no limit."""

    per_minute: int = 0
    per_day: int = 0
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _gap: float = 0.0
    _sent: deque[float] = field(default_factory=deque)

    def wait(self) -> None:
        """Wait until the next mail may go."""
        now = self.clock()
        while self._sent and now - self._sent[0] >= MINUTE:
            self._sent.popleft()
        rest = self._gap - (now - self._sent[-1]) if self._sent else 0.0
        if self.per_minute and len(self._sent) >= self.per_minute:
            rest = max(rest, MINUTE - (now - self._sent[-self.per_minute]))
        if rest > 0:
            self.sleep(rest)

    def count(self) -> None:
        """Count one mail that went."""
        self._sent.append(self.clock())

    def slower(self) -> None:
        """Go more slowly from now on."""
        self._gap = min(max(self._gap * 2, FIRST_GAP), WIDEST_GAP)
