"""Page numbers for the lists: read from a first PDF, printed as the template numbers its pages.

LibreOffice exports Word's bookmarks as named destinations; each names its page object.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_DESTINATION = re.compile(rb"/5FToc(\d+)\[(\d+) 0 R")
_PAGE = re.compile(rb"/Type\s*/Pages\b.*?/Kids\s*\[([^\]]*)\]", re.DOTALL)
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Numbering:
    """How a part numbers its pages: Word's format name, and its first number (None: goes on)."""

    shape: str = "decimal"
    begin: int | None = None


def from_pdf(pdf: bytes) -> dict[str, int]:
    """Bookmark → page, counted from 1; empty when the PDF does not tell."""
    kids = _PAGE.search(pdf)
    if kids is None:
        return {}
    ordered = {int(n): i for i, n in enumerate(re.findall(rb"(\d+) 0 R", kids[1]), 1)}
    return {
        f"_Toc{name.decode()}": ordered[int(subject)]
        for name, subject in _DESTINATION.findall(pdf)
        if int(subject) in ordered
    }


def label(
    pages: Mapping[str, int],
    section: Sequence[tuple[Numbering, Sequence[str]]],
) -> dict[str, str]:
    """Bookmark → page number as printed.

    ``section`` are the parts in order, each with its bookmarks; a part begins on the page of its
    first one.
    """
    left_out: dict[str, str] = {}
    shift = 0
    for numbering, name in section:
        present = [n for n in name if n in pages]
        if not present:
            continue
        if numbering.begin is not None:
            shift = pages[present[0]] - numbering.begin
        left_out |= {n: _write(pages[n] - shift, numbering.shape) for n in present}
    return left_out


def _write(number: int, shape: str) -> str:
    if shape == "lowerRoman":
        return roman(number)
    return roman(number).upper() if shape == "upperRoman" else str(number)


def roman(number: int) -> str:
    """Return a small Roman numeral: 4 is "iv".

    >>> roman(4), roman(19)
    ('iv', 'xix')
    """
    left_out = ""
    for value, letter in _ROMAN:
        times, number = divmod(number, value)
        left_out += letter * times
    return left_out
