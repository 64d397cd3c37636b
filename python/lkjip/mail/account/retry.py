"""The one retry policy for servers: how often, and how long to wait in between."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

PAUSES = (2.0, 10.0, 30.0)
"""Seconds: a line that drops is back soon, a server that restarts needs half a minute. Servers
that make strangers wait (greylisting, RFC 6647) want minutes: the next run does that."""


@dataclass(frozen=True, slots=True)
class Retry:
    """``len(pauses) + 1`` attempts; a run that made progress may count anew."""

    pause: tuple[float, ...] = PAUSES
    sleep: Callable[[float], None] = time.sleep

    def attempts(self) -> Iterator[int]:
        """Yield the numbers of the attempts, 1, 2, …, sleeping between them."""
        yield 1
        for number, seconds in enumerate(self.pause, 2):
            self.sleep(seconds)
            yield number
