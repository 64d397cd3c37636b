"""Page numbers for the lists: read from a first PDF, printed as the template numbers its pages.

LibreOffice exports Word's bookmarks as named destinations; each names its page object.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_TUJUAN = re.compile(rb"/5FToc(\d+)\[(\d+) 0 R")
_HALAMAN = re.compile(rb"/Type\s*/Pages\b.*?/Kids\s*\[([^\]]*)\]", re.DOTALL)
_ROMAWI = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Penomoran:
    """How a part numbers its pages: Word's format name, and its first number (None: goes on)."""

    bentuk: str = "decimal"
    mulai: int | None = None


def dari_pdf(pdf: bytes) -> dict[str, int]:
    """Bookmark → page, counted from 1; empty when the PDF does not tell."""
    kids = _HALAMAN.search(pdf)
    if kids is None:
        return {}
    urut = {int(n): i for i, n in enumerate(re.findall(rb"(\d+) 0 R", kids[1]), 1)}
    return {
        f"_Toc{nama.decode()}": urut[int(objek)]
        for nama, objek in _TUJUAN.findall(pdf)
        if int(objek) in urut
    }


def label(
    halaman: Mapping[str, int],
    bagian: Sequence[tuple[Penomoran, Sequence[str]]],
) -> dict[str, str]:
    """Bookmark → page number as printed.

    ``bagian`` are the parts in order, each with its bookmarks; a part begins on the page of its
    first one.
    """
    keluar: dict[str, str] = {}
    geser = 0
    for penomoran, nama in bagian:
        ada = [n for n in nama if n in halaman]
        if not ada:
            continue
        if penomoran.mulai is not None:
            geser = halaman[ada[0]] - penomoran.mulai
        keluar |= {n: _tulis(halaman[n] - geser, penomoran.bentuk) for n in ada}
    return keluar


def _tulis(nomor: int, bentuk: str) -> str:
    if bentuk == "lowerRoman":
        return romawi(nomor)
    return romawi(nomor).upper() if bentuk == "upperRoman" else str(nomor)


def romawi(nomor: int) -> str:
    """A small Roman numeral: 4 is "iv".

    >>> romawi(4), romawi(19)
    ('iv', 'xix')
    """
    keluar = ""
    for nilai, huruf in _ROMAWI:
        kali, nomor = divmod(nomor, nilai)
        keluar += huruf * kali
    return keluar
