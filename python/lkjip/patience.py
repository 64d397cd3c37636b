"""Bounds the time until a server has let us in: connecting, greeting, encryption, login together.

A socket's own time-out begins anew with every byte, so a server that sends one now and then would
hold a run for ever.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from time import monotonic
from typing import TypeVar

Made = TypeVar("Made")

CONNECT_LIMIT = 15.0
"""Seconds until a server must have let us in; a healthy one takes less than two."""


def within(seconds: float, connect: Callable[[], Made], give_up: Callable[[], None]) -> Made:
    """Return what ``connect`` makes, or raise what it raises.

    Raises ``TimeoutError`` when it takes longer than ``seconds``, also when it fails only then;
    ``give_up`` closes what it has opened so far.
    """
    made: list[Made] = []
    wrong: list[BaseException] = []

    def work() -> None:
        try:
            made.append(connect())
        except BaseException as error:  # handed over to the thread that waits
            wrong.append(error)

    began = monotonic()
    thread = Thread(target=work, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        give_up()
        raise TimeoutError
    if wrong:
        raise TimeoutError if monotonic() - began >= seconds else wrong[0]
    return made[0]
