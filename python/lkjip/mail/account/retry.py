"""The one retry policy for servers: how often, and how long to wait in between."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

JEDA = (2.0, 10.0, 30.0)
"""Seconds: a line that drops is back soon, a server that restarts needs half a minute. Servers
that make strangers wait (greylisting, RFC 6647) want minutes: the next run does that."""


@dataclass(frozen=True, slots=True)
class Ulang:
    """``len(jeda) + 1`` attempts; whoever makes progress may start a new count."""

    jeda: tuple[float, ...] = JEDA
    tidur: Callable[[float], None] = time.sleep

    def percobaan(self) -> Iterator[int]:
        """The numbers of the attempts, 1, 2, …, sleeping between them."""
        yield 1
        for nomor, detik in enumerate(self.jeda, 2):
            self.tidur(detik)
            yield nomor
