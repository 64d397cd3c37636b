"""Cell values, addresses and serial dates, as every implementation of the port shares them.

A cell holds ``None`` (blank), text, a whole or fractional number, a boolean, a date or a
date with time. Whole floats come back as ``int`` so that a year is 2024 and not 2024.0.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta

from lkjip.a1 import column_number
from lkjip.tables.cells import Cell

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's serial dates have no zone
"""Day 0 of the 1900 date system, right for every date after 28 February 1900."""

MAX_TEXT = 32_767
"""Excel's limit of characters in one cell."""

DAY = 86_400  # seconds
END_OF_DAYS = 2_958_466 * DAY
"""Seconds from the epoch to the end of 31 December 9999, the last day that a cell can show."""

_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")


def split_address(text: str) -> tuple[int, int]:
    """``J14`` or ``$J$14`` → ``(14, 10)``; ``ValueError`` for anything else."""
    match = _ADDRESS.fullmatch(text)
    if match is None:
        raise ValueError(f"not a cell address: {text!r}")
    return int(match[2]), column_number(match[1])


def split_range(text: str) -> tuple[int, int, int, int]:
    """``B5:F9`` → ``(5, 2, 9, 6)``; a single cell is a range of one."""
    first, _, last = text.partition(":")
    top, left = split_address(first)
    bottom, right = split_address(last or first)
    return top, left, bottom, right


def to_serial(value: date | datetime) -> float:
    """Return a date as Excel's day number; the time of day is the fraction."""
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    return (moment.replace(tzinfo=None, microsecond=0) - EPOCH) / timedelta(days=1)


def from_serial(number: float) -> date | datetime | int | float:
    """Return Excel's day number as a date, or as a date with time (to the second).

    A number that is no day of the calendar (``20250102`` typed for 2 January 2025) stays a number.
    """
    if not 0 <= number * DAY < END_OF_DAYS - 1:
        return int(number) if number.is_integer() else number
    moment = EPOCH + timedelta(seconds=round(number * DAY))
    return moment.date() if moment.time() == time() else moment


def must_fit(value: Cell) -> None:
    """Raise ``ValueError`` for what no cell can hold: text that is too long, NaN, infinity."""
    if isinstance(value, str) and len(value) > MAX_TEXT:
        raise ValueError(f"a cell holds {MAX_TEXT} characters, not {len(value)}")
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError("a cell cannot hold NaN or infinity")
