"""Dates in Indonesian words; no locale is asked, so every computer writes the same."""

from __future__ import annotations

from datetime import date

DAY_NAMES = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTH_NAMES = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def date_in_words(day: date) -> str:
    """Return the date in words: ``2 Januari 2025``."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def weekday_and_date(day: date) -> str:
    """Return the weekday and the date in words: ``Kamis, 2 Januari 2025``."""
    return f"{DAY_NAMES[day.weekday()]}, {date_in_words(day)}"
