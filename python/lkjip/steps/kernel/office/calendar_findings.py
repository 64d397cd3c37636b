"""Findings about the office's calendar and about a plan that it makes: said, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from lkjip.findings import Finding, Place, make
from lkjip.sop.calendar.coverage import coverage
from lkjip.sop.calendar.schedule import StepDue, legal_due_date
from lkjip.sop.calendar.words import date_in_words
from lkjip.sop.calendar.working_days import Calendar
from lkjip.tables.declared.tabs import TabName

HOLIDAYS = Place(sheet=TabName.HOLIDAYS, label="Tanggal")
PLAN = Place(sheet=TabName.PLAN, label="Tenggat")


def calendar_findings(calendar: Calendar, years: Iterable[int]) -> Iterator[Finding]:
    """Find what the sheet ``Libur`` lacks for these years."""
    for one in coverage(calendar, years):
        if one.is_missing:
            yield make("B08", HOLIDAYS, nilai=one.year)
        elif one.is_partial:
            yield make(
                "B09", HOLIDAYS, nilai=one.year, cuti=one.collective, perkiraan=one.estimated
            )


def plan_findings(
    plan: tuple[StepDue, ...], calendar: Calendar, year: int, level: str
) -> tuple[Finding, ...]:
    """Find doubts about a plan: its calendar, and the legal deadline of the report."""
    days = {one.begin for one in plan} | {one.due for one in plan}
    found = list(calendar_findings(calendar, {day.year for day in days}))
    last, legal = plan[-1].due, legal_due_date(year, level)
    if last > legal:
        found.append(make("B10", PLAN, nilai=date_in_words(last), batas=date_in_words(legal)))
    return tuple(found)


def past_due(due: date, named: date) -> tuple[Finding, ...]:
    """Say that letters name a new day, because the former due date is over."""
    if due == named:
        return ()
    return (make("B11", PLAN, nilai=date_in_words(due), baru=date_in_words(named)),)
