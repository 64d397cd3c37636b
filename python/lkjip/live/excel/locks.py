"""Unlocks the protected sheets for a run and locks them again, as the VBA does (``kunci.bas``)."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from lkjip.book.layout import LAYOUT
from lkjip.errors import BookStructure

OPTIONS = {
    "Password": "", "DrawingObjects": True, "Contents": True, "Scenarios": True,
    "AllowFormattingColumns": True, "AllowSorting": True, "AllowFiltering": True,
}  # fmt: skip
LOCKED = tuple(tab.name for tab in LAYOUT.tabs if tab.locked)


def unlock(workbook: Any) -> tuple[str, ...]:
    """Open every protected sheet; returns those of no layout, which are locked again too.

    Raises ``BookStructure`` for a sheet with a password; those opened before it are locked again.
    """
    opened: list[str] = []
    for sheet in workbook.Worksheets:
        if not sheet.ProtectContents:
            continue
        with suppress(Exception):
            sheet.Unprotect("")
        if sheet.ProtectContents:
            lock(workbook, opened)
            raise BookStructure(
                f"Lembar {sheet.Name} dikunci dengan kata sandi, jadi program tidak dapat menulis.",
                "Buka kuncinya lewat menu Tinjau, Buka Proteksi Lembar, lalu klik tautan lagi.",
            )
        opened.append(str(sheet.Name))
    return tuple(opened)


def lock(workbook: Any, opened: tuple[str, ...] | list[str] = ()) -> bool:
    """Lock the sheets of the layout and those that were opened; tells whether any was open."""
    found = False
    for name in dict.fromkeys((*opened, *LOCKED)):
        with suppress(Exception):  # one that cannot be locked does not leave the others open
            sheet = workbook.Worksheets(name)
            if not sheet.ProtectContents:
                sheet.Protect(**OPTIONS)
                found = True
    return found
