"""Dates and lists as Indonesian words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

# fmt: off
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)
# fmt: on
AT_MOST = 10


def date_in_words(day: date) -> str:
    """ "5 Februari 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def list_in_words(parts: Sequence[str], at_most: int = AT_MOST) -> str:
    """ "A, B, C"; a long list is cut and says so: "… dan 4 lainnya"."""
    beginning = ", ".join(parts[:at_most])
    remaining = len(parts) - at_most
    return f"{beginning}, dan {remaining} lainnya" if remaining > 0 else beginning
