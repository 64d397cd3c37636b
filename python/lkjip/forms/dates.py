"""Reads a date as people type it into a text cell."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan"),
            ("februari", "pebruari", "feb", "peb"),
            ("maret", "mar"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "jun"),
            ("juli", "jul"),
            ("agustus", "agu", "ags", "agt", "aug"),
            ("september", "sep", "sept"),
            ("oktober", "okt", "oct"),
            ("november", "nopember", "nov", "nop"),
            ("desember", "des", "dec"),
        ),
        1,
    )
    for name in names
}
_WORDS = re.compile(r"(?:[a-z']+,?\s+)?(\d{1,2})[\s.-]+([a-z]+)\.?[\s,-]+(\d{4})")
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def read_date(text: str) -> date | None:
    """Read ``6 Januari 2025``, ``6/1/2025`` or ``2025-01-06``; ``None`` for anything else."""
    folded = text.strip().casefold()
    if not folded.isascii():
        return None
    if match := _WORDS.fullmatch(folded):
        return _day(match[3], _MONTHS.get(match[2], 0), match[1])
    if match := _NUMBERS.fullmatch(folded):
        return _day(match[3], int(match[2]), match[1])
    if match := _ISO.fullmatch(folded):
        return _day(match[1], int(match[2]), match[3])
    return None


def _day(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None
