"""The function that long work calls to tell how far it has come."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Called with how many are done, of how many, and what is being done."""


def silent(_done: int, _total: int, _what: str) -> None:
    """Tell nobody."""
