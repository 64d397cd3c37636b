"""The one retry policy for servers: how often, and how long to wait in between."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lkjip.patience import CONNECT_LIMIT

PAUSES = (2.0, 10.0, 30.0)
"""Seconds: a line that drops is back soon, a server that restarts needs half a minute. Servers
that make strangers wait (greylisting, RFC 6647) want minutes: the next run does that."""


TOTAL = 60.0
"""Seconds after which a person is told that a server does not answer."""


@dataclass(frozen=True, slots=True)
class Retry:
    """``len(pauses) + 1`` attempts in ``TOTAL`` seconds; a run that made progress counts anew."""

    pause: tuple[float, ...] = PAUSES
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic

    def attempts(self) -> Iterator[int]:
        """Yield the numbers of the attempts, 1, 2, …, sleeping between them.

        There is no further one when a silent server could use up the time.
        """
        began = self.clock()
        yield 1
        for number, seconds in enumerate(self.pause, 2):
            slow = self.clock() - began > CONNECT_LIMIT / 2
            if self.clock() - began + seconds + CONNECT_LIMIT * slow > TOTAL:
                return
            self.sleep(seconds)
            yield number
