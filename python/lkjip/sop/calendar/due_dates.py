"""Due dates in force: the first plan, moved by extensions and by every return.

The dates come from the log alone, with the calendar that the log records, so a holiday that is
typed or deleted later moves none. An event never makes a due date earlier; only a plan that is set
anew, which is possible until the requests have gone out, may.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from lkjip.sop.activities import STEPS, activity_of
from lkjip.sop.calendar.schedule import (
    StepDue,
    make_city_schedule,
    make_schedule,
    with_twins,
)
from lkjip.sop.calendar.told import first_calendar, recorded_calendar
from lkjip.sop.calendar.working_days import Calendar
from lkjip.sop.process import events as p
from lkjip.sop.process.state import Process

REDRAFTED_FROM = 5  # every return leads to a new draft: steps 5–8 get new dates


def plan_in_force(process: Process, calendar: Calendar) -> tuple[StepDue, ...]:
    """First and due day of each step as they stand now; empty without a plan.

    Steps are found by their number: index 0 is step 1; the city's book has ten. A step that is
    done again after a return or withdrawal gets the SOP's full time, counted from the first
    working day after it; the steps behind it follow. ``calendar`` is the sheet's: it counts only
    where the log records none.
    """
    return plan_after(process.events, calendar)


def first_plan(process: Process, calendar: Calendar) -> tuple[StepDue, ...]:
    """Return the plan as it was set, before extensions and returns; empty without a plan."""
    set_at = [n for n, one in enumerate(process.events) if isinstance(one, p.PlanSet)]
    return plan_after(process.events[: set_at[-1] + 1], calendar) if set_at else ()


def plan_after(events: Sequence[p.Event], calendar: Calendar) -> tuple[StepDue, ...]:
    """Return the plan as it stands after these events."""
    plan: list[StepDue] = []
    calendar = first_calendar(events, calendar)
    for one in events:
        match one:
            case p.CalendarUsed():
                calendar = recorded_calendar(one)
            case p.DueDatesRenewed():
                _renew(plan, one.sop_step, calendar)
            case p.PlanSet():
                city = p.founds_city(one.description)
                make = make_city_schedule if city else make_schedule
                plan = list(make(one.first_day, calendar))
            case p.PlanChanged():
                _postpone(plan, one, calendar)
            case (
                p.ReviuDecided(result=p.NOT_CONFORMING)
                | p.EvaluationDecided(result=p.NOT_CONFORMING)
            ):
                _shift(plan, REDRAFTED_FROM, calendar.after(one.when.date()), calendar)
            case p.DraftWithdrawn():
                _shift(plan, REDRAFTED_FROM, calendar.after(one.when.date()), calendar)
    return tuple(plan)


def _chain(plan: list[StepDue], from_: int) -> Iterator[int]:
    """Yield the places of the steps from ``from_`` on that follow each other.

    In the city's book step 7 runs with step 3, and step 6 takes no day.
    """
    for index in range(from_ - 1, len(plan)):
        if len(plan) == len(STEPS) or plan[index].no not in (6, 7):
            yield index


def _pair(plan: list[StepDue]) -> None:
    """Let the city's steps 6 and 7 follow their twins."""
    if len(plan) > len(STEPS):
        plan[:] = with_twins({one.no: one for one in plan})


def _renew(plan: list[StepDue], first: int, calendar: Calendar) -> None:
    """Give the steps from ``first`` on as many working days as before, none an earlier due date."""
    beginning = plan[first - 1].begin if plan else date.min
    for index in _chain(plan, first):
        old = plan[index]
        begin = max(old.begin, beginning)
        due = max(old.due, calendar.nth_working_day(begin, old.days))
        plan[index] = replace(old, begin=begin, due=due)
        beginning = calendar.after(due)
    _pair(plan)


def _postpone(plan: list[StepDue], one: p.PlanChanged, calendar: Calendar) -> None:
    no = 3 if len(plan) > len(STEPS) and one.sop_step == 7 else one.sop_step
    old = plan[no - 1]
    due = calendar.nth_working_day(calendar.after(old.due), one.days)
    plan[no - 1] = replace(old, due=due, days=old.days + one.days)
    _shift(plan, no + 1, calendar.after(due), calendar)


def _shift(plan: list[StepDue], from_: int, beginning: date, calendar: Calendar) -> None:
    """Plan the steps from ``from_`` on anew, beginning at ``beginning``; none gets earlier."""
    for index in _chain(plan, from_):
        old = plan[index]
        begin = max(old.begin, beginning)
        due = max(old.due, calendar.nth_working_day(begin, activity_of(old.no).duration_days))
        plan[index] = StepDue(old.no, begin, due, calendar.days_taken(begin, due))
        beginning = calendar.after(due)
    _pair(plan)
