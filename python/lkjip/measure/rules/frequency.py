"""How often an indicator has a value, and which quarters it therefore reports."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never


class Frequency(StrEnum):
    """How often an indicator is measured; a blank cell means every quarter."""

    QUARTERLY = "triwulan"
    HALF_YEARLY = "semester"
    YEARLY = "tahun"


def read_frequency(words: str) -> Frequency:
    """Return the frequency that a register's cell names; blank or unknown is every quarter."""
    known = words.strip().casefold()
    return Frequency(known) if known in set(Frequency) else Frequency.QUARTERLY


_ALL = (1, 2, 3, 4)


def quarters_asked(frequency: Frequency, until: int) -> tuple[int, ...]:
    """Return the quarters (1…4) that a form up to quarter ``until`` asks for.

    A half-yearly indicator reports TW II and TW IV, a yearly one the last quarter of the period.

    >>> quarters_asked(Frequency.HALF_YEARLY, 4), quarters_asked(Frequency.YEARLY, 4)
    ((2, 4), (4,))
    >>> quarters_asked(Frequency.HALF_YEARLY, 1)
    ()
    """
    match frequency:
        case Frequency.QUARTERLY:
            return _ALL[:until]
        case Frequency.HALF_YEARLY:
            return tuple(q for q in (2, 4) if q <= until)
        case Frequency.YEARLY:
            return (until,)
    assert_never(frequency)
