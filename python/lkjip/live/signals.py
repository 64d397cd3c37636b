"""Answers a click at once: a cell of the tab and the status bar say that work goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from lkjip.book.layout import LAYOUT
from lkjip.live.locks import unlocked

WORDS = "sedang bekerja…"
NAMES: dict[str, str] = {
    named.tab: named.name
    for named in LAYOUT.names
    if named.name == "beranda_tindakan" or named.name.endswith("_keadaan")
}
"""The named cells, by tab, that say how things stand: where a person looks after a click."""


class Signs:
    """The cells of all tabs; they are found when the book is opened, not at the click."""

    def __init__(self, document: Any) -> None:
        self._document = document
        names = document.NamedRanges
        self._cells = {
            tab: names.getByName(name).getReferredCells().getCellByPosition(0, 0)
            for tab, name in NAMES.items()
            if names.hasByName(name)
        }

    @contextmanager
    def working(self, tab: str) -> Iterator[None]:
        """Say on a tab that work goes on. A run that fails gives the cell its old text back."""
        cell = self._cells.get(tab)
        if cell is None:
            yield
            return
        before = cell.Formula
        self._write(cell, tab, WORDS)
        try:
            yield
        finally:
            with suppress(Exception):  # LibreOffice may be gone
                if cell.String == WORDS:
                    self._write(cell, tab, before)

    def _write(self, cell: Any, tab: str, words: str) -> None:
        with unlocked(self._document, [tab]):
            cell.String = words
