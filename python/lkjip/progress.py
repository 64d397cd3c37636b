"""How far long work has come: what every room that takes its time is given to tell it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Called with how many are done, of how many, and what is being done."""


def silent(_done: int, _total: int, _what: str) -> None:
    """Nobody watches."""
