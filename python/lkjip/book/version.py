"""The version of the book's structure: who may open which book.

Raise ``VERSION`` when a tab, table, column or named cell is added, renamed or removed. Books of
0.1.0 carry no stamp: they are version 1.
"""

from __future__ import annotations

from lkjip.errors import BookStructure
from lkjip.tables.cells import Cell, decimal

VERSION = 3
NAME = "versi_buku"
FIRST = 1
"""The version of a book without a stamp."""


def read_version(value: Cell) -> int:
    """Read the stamp; a blank one is of today, because only a build leaves the cell there."""
    number = decimal(value)
    return VERSION if number is None else int(number)


def wrong_version(version: int) -> BookStructure | None:
    """Return the refusal of a book of another version; ``None`` for one of today."""
    if version == VERSION:
        return None
    if version > VERSION:
        return BookStructure(
            f"Buku kerja ini dibuat program yang lebih baru (susunan {version}; program ini "
            f"mengenal sampai {VERSION}).",
            "Pasang program versi yang sama atau lebih baru; buku kerja tidak diubah.",
        )
    return BookStructure(
        f"Buku kerja ini dari program yang lebih lama (susunan {version}; program ini {VERSION}).",
        "Tutup buku kerja, lalu klik dua kali pasang.cmd: susunannya dinaikkan, isinya tetap, dan "
        "salinan buku lama ada di folder cadangan.",
    )
