"""The calendar by which dates were told, as the log keeps it: a changed sheet moves no promise.

Every event that makes due dates stands in the log behind the calendar that it used. A log of an
earlier program has none; then the sheet counts, and the first run records it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from lkjip.sop.calendar.working_days import WEEKENDS, Calendar
from lkjip.sop.process.events import CalendarUsed, Event

NAME = "libur menurut catatan"
"""The name of a day whose name nobody recorded."""


def days_in_words(calendar: Calendar, first_year: int) -> str:
    """Write the days off from ``first_year`` on as ``2025: 0101 0127; 2026: 0101``."""
    years: dict[int, list[str]] = {}
    for day in sorted(calendar.holidays):
        if day.year >= first_year:
            years.setdefault(day.year, []).append(f"{day:%m%d}")
    return "; ".join(f"{year}: {' '.join(days)}" for year, days in years.items())


def recorded_calendar(one: CalendarUsed) -> Calendar:
    """Read the calendar of an event back; raises ``ValueError`` for days that are none."""
    return _calendar(one.description, one.days)


@lru_cache(maxsize=64)
def _calendar(description: str, week: int) -> Calendar:
    """Read a calendar from its words; a command asks for the few of its log a hundred times."""
    days: dict[date, str] = {}
    for part in filter(None, description.split("; ")):
        year, _, listing = part.partition(": ")
        days |= {date(int(year), int(d[:2]), int(d[2:])): NAME for d in listing.split()}
    return Calendar(days, WEEKENDS[week])


def first_calendar(events: Iterable[Event], sheet: Calendar) -> Calendar:
    """Return the calendar with which a log begins: its first record, else the sheet."""
    records = (recorded_calendar(one) for one in events if isinstance(one, CalendarUsed))
    return next(records, sheet)


def calendar_at(events: Iterable[Event], sheet: Calendar, day: date) -> Calendar:
    """Return the calendar in force on ``day``: later records do not reach back."""
    records = [one for one in events if isinstance(one, CalendarUsed)]
    before = [one for one in records if one.when.date() <= day]
    if before:
        return recorded_calendar(before[-1])
    return recorded_calendar(records[0]) if records else sheet


def calendar_in_force(events: Iterable[Event], sheet: Calendar) -> Calendar:
    """Return the last calendar that was recorded, else the sheet."""
    return calendar_at(events, sheet, date.max)


def is_recorded(events: Iterable[Event], sheet: Calendar, first_year: int) -> bool:
    """Tell whether the last record says what the sheet says now."""
    records = [one for one in events if isinstance(one, CalendarUsed)]
    if not records:
        return False
    week = next(days for days, weekend in WEEKENDS.items() if weekend == sheet.weekend)
    return (records[-1].days, records[-1].description) == (week, days_in_words(sheet, first_year))
