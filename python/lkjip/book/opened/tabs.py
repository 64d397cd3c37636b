"""Shows and hides tabs of the open book; the lock of their order has no password."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any


def show_tabs(book: Any, shown: Mapping[str, bool]) -> None:
    """Show the tabs that are to be seen; where the program refuses, they stay as they are.

    One tab tells whether there is anything to do.
    """
    with suppress(Exception):
        first = next(iter(shown), "")
        if not first or book.sheets[first].visible == shown[first]:
            return
        with _open_structure(book):
            for tab, seen in shown.items():
                book.sheets[tab].visible = seen


@contextmanager
def _open_structure(book: Any) -> Iterator[None]:
    """Take the lock off for a block: Excel's, or that of LibreOffice's document."""
    program = book.api
    in_office = hasattr(program, "isProtected")
    with suppress(Exception):
        (program.unprotect if in_office else program.Unprotect)("")
    try:
        yield
    finally:
        with suppress(Exception):
            program.protect("") if in_office else program.Protect("", True)
