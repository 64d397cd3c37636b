"""Dates that were told are facts: the calendar behind them is recorded when they are made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lkjip.findings import Finding, Place, make
from lkjip.sop.activities import activity_of
from lkjip.sop.calendar.due_dates import plan_after, plan_in_force
from lkjip.sop.calendar.told import calendar_at, days_in_words, is_recorded
from lkjip.sop.calendar.words import date_in_words
from lkjip.sop.calendar.working_days import ONE_DAY, Calendar
from lkjip.sop.process.commands import Actor, RecordCalendar
from lkjip.sop.process.events import CalendarUsed, DueDatesRenewed, RequestSent
from lkjip.sop.process.process import carry_out, first_open_step
from lkjip.sop.process.state import Process
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.declared.steps import REQUESTS

COLLECTION = 3
"""The SOP step whose due date the forms carry."""


def with_calendar(shot: Snapshot, context: Context, process: Process) -> Process:
    """Record the calendar of the sheet, unless the last record already says the same.

    A step calls it before an event that makes due dates.
    """
    year = _first_year(shot)
    if is_recorded(process.events, shot.sheet_calendar, year):
        return process
    order = RecordCalendar(shot.settings.week, days_in_words(shot.sheet_calendar, year))
    return carry_out(process, order, context.now, Actor(context.actor))


def kept_from_now_on(shot: Snapshot, context: Context, process: Process) -> Process:
    """Record the calendar of a process that an earlier program planned without recording it."""
    recorded = any(isinstance(one, CalendarUsed) for one in process.events)
    behind = bool(process.events) and context.now < process.events[-1].when
    if process.plan is None or process.finished or recorded or behind:
        return process
    return with_calendar(shot, context, process)


def due_date(shot: Snapshot, today: date) -> date:
    """Return when the forms are due: never earlier than the letters say; today without a plan."""
    plan = plan_in_force(shot.process, shot.sheet_calendar)
    return max((plan[COLLECTION - 1].due, *_told(shot))) if plan else today


def request_due(shot: Snapshot, today: date) -> date:
    """Return the day that a letter of today names: the due date, or a new one when that is over.

    The new day leaves the units as many working days as the SOP gives them, from tomorrow on.
    """
    due = due_date(shot, today)
    if due >= today:
        return due
    length = activity_of(COLLECTION).duration_days
    return shot.sheet_calendar.nth_working_day(today + ONE_DAY, length)


def _told(shot: Snapshot) -> Iterator[date]:
    """Yield the days that letters named: from the log, in older books from the table."""
    sent = [one for one in shot.process.events if isinstance(one, RequestSent)]
    yield from (one.due_day for one in sent if one.due_day)
    if sent and not any(one.due_day for one in sent):
        for row in shot.rows(REQUESTS):
            if row.due and row.unit in shot.process.units:
                yield row.due


def lateness_calendar(shot: Snapshot, day: date) -> Calendar:
    """Return the calendar by which something that happened on ``day`` is early or late."""
    return calendar_at(shot.process.events, shot.sheet_calendar, day)


def moved_dates(shot: Snapshot) -> tuple[tuple[int, date, date], ...]:
    """Return step, told day and new day for each open step that the sheet of today would move."""
    process = shot.process
    year = _first_year(shot)
    if process.finished or is_recorded(process.events, shot.sheet_calendar, year):
        return ()
    told = plan_in_force(process, shot.sheet_calendar)
    if not told:
        return ()
    now, first = process.events[-1].when, first_open_step(process)
    words = days_in_words(shot.sheet_calendar, year)
    asked = (
        *process.events,
        CalendarUsed(when=now, days=shot.settings.week, description=words),
        DueDatesRenewed(when=now, sop_step=first, description="-"),
    )
    new = plan_after(asked, shot.sheet_calendar)
    return tuple((a.no, a.due, b.due) for a, b in zip(told, new, strict=True) if a.due != b.due)


def moved_findings(shot: Snapshot) -> tuple[Finding, ...]:
    """Ask about each due date that a changed sheet ``Libur`` would move."""
    return tuple(
        make(
            "B12",
            Place(sheet=activity_of(no).tab, label="Tenggat"),
            nilai=date_in_words(told),
            baru=date_in_words(new),
        )
        for no, told, new in moved_dates(shot)
    )


def _first_year(shot: Snapshot) -> int:
    return shot.settings.year
