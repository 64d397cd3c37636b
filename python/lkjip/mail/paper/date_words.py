"""Weekdays and dates in Indonesian words; no locale is asked, so every computer writes the same."""

from __future__ import annotations

from datetime import date

from lkjip.sop.calendar.words import date_in_words

DAY_NAMES = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def weekday_and_date(day: date) -> str:
    """Return the weekday and the date in words: ``Kamis, 2 Januari 2025``."""
    return f"{DAY_NAMES[day.weekday()]}, {date_in_words(day)}"
