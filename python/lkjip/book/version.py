"""The stamp of a book: the version of its structure, and the program that wrote it last.

Raise ``VERSION`` when a tab, table, column or named cell is added, renamed or removed and a book of
the version before may be in somebody's hands; ``tests/tools/kept_structure.py`` keeps what that one
had. Books of 0.1.0 carry no stamp: they are version 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lkjip import __version__
from lkjip.errors import BookStructure
from lkjip.tables.cells import Block, Cell, text

VERSION = 4
NAME = "versi_buku"
FIRST = 1
"""The version of a book without a stamp."""
_STAMP = re.compile(r"(?P<version>\d+)(?:\.0)?(?: \(program (?P<program>[\d.]+)\))?")


@dataclass(frozen=True, slots=True)
class Stamp:
    """The version of the structure, and the program that wrote last; "" when that is not known."""

    version: int = VERSION
    program: str = ""

    def __str__(self) -> str:
        return f"{self.version} (program {self.program})"

    @property
    def newer(self) -> bool:
        """The book was written by a program that is newer than this one."""
        return _numbers(self.program) > _numbers(__version__)


TODAY = Stamp(VERSION, __version__)
"""The stamp that this program writes."""


def read_stamp(value: Cell | Block) -> Stamp:
    """Read the stamp; one that cannot be read is of today: only a build leaves the cell blank."""
    found = None if isinstance(value, tuple) else _STAMP.fullmatch(text(value))
    return Stamp(int(found["version"]), found["program"] or "") if found else Stamp()


def _numbers(program: str) -> tuple[int, ...]:
    return tuple(int(part) for part in program.split(".") if part)


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


def unknown_log(stamp: Stamp, reason: str) -> BookStructure:
    """Return the refusal of a log that a newer program wrote and this one cannot read."""
    return BookStructure(
        f"Buku kerja ini terakhir ditulis program {stamp.program}, lebih baru dari program ini "
        f"({__version__}), dan catatannya belum dikenal: {reason}",
        "Pasang program versi itu atau yang lebih baru; buku kerja tidak diubah.",
    )
