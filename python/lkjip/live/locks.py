"""Unlocks the protected sheets for a run and locks exactly those again, as the VBA does in Excel.

LibreOffice's ``protect`` knows no options (sort, autofilter, format columns allowed). Taking the
"unprotect" back through the undo list restores the protection whole, with its options and without
needing the password again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from lkjip.errors import BookStructure


@contextmanager
def unlocked(document: Any, tabs: Collection[str] | None = None) -> Iterator[None]:
    """Open the sheets (``tabs``, or all) for a block; they are locked again whatever happens.

    Nothing that is done meanwhile can be undone by the user, as after a macro in Excel.
    """
    undo = document.UndoManager
    sheets = _protected(document, tabs)
    undo.clear()
    opened: list[Any] = []
    try:
        for sheet in sheets:
            sheet.unprotect("")
            if sheet.isProtected():
                raise BookStructure(
                    f"Lembar {sheet.Name} dikunci dengan kata sandi, jadi program tidak dapat "
                    "menulis.",
                    "Buka kuncinya lewat menu Alat, Proteksi Lembar, lalu tekan tombol lagi.",
                )
            opened.append(sheet)
        document.IsUndoEnabled = False
        try:
            yield
        finally:
            document.IsUndoEnabled = True
    finally:
        _lock(undo, opened)


def _protected(document: Any, tabs: Collection[str] | None) -> list[Any]:
    names = document.Sheets.ElementNames if tabs is None else tabs
    sheets = [document.Sheets.getByName(name) for name in names]
    return [sheet for sheet in sheets if sheet.isProtected()]


def _lock(undo: Any, sheets: list[Any]) -> None:
    with suppress(Exception):  # what the undo list cannot restore is locked below
        for _ in sheets:
            undo.undo()
    undo.clear()
    for sheet in sheets:
        if not sheet.isProtected():  # never left open, even if the undo list was lost
            sheet.protect("")
