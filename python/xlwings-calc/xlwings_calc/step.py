"""One step of a user, with its name and its time limit."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from . import bridge

if TYPE_CHECKING:
    from .office import Office


class Step:
    """One step of a user: the outermost on a thread is timed and explains what went wrong.

    A class and not a generator: a UNO exception cannot be thrown into a generator, because Python
    would set its traceback and UNO's exceptions take no such attribute.
    """

    def __init__(self, office: Office, label: str, seconds: float) -> None:
        self._office = office
        self._seconds = seconds
        self._outermost = False
        self.label = label
        self.deadline = float("inf")

    def __enter__(self) -> None:
        steps = self._office.steps
        thread = threading.get_ident()
        if thread not in steps:
            self._outermost = True
            self.deadline = time.monotonic() + self._seconds
            steps[thread] = self
            self._office.taken[self.label] += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: object
    ) -> None:
        if not self._outermost:
            return
        del self._office.steps[threading.get_ident()]
        if isinstance(error, Exception) and isinstance(error, bridge.exception("uno.Exception")):
            raise self._office.explained(self.label, self._seconds, error) from error
