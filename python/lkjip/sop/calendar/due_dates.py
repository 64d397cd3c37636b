"""Due dates in force: the first plan, moved by extensions and by every return.

The dates come from the log alone, with the calendar that the log records, so a holiday that is
typed or deleted later moves none. An event never makes a due date earlier; only a plan that is set
anew, which is possible until the requests have gone out, may.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from lkjip.sop.activities import activity_of
from lkjip.sop.calendar.schedule import StepDue, make_schedule
from lkjip.sop.calendar.told import first_calendar, recorded_calendar
from lkjip.sop.calendar.working_days import Calendar
from lkjip.sop.process import events as p
from lkjip.sop.process.state import Process

REDRAFTED_FROM = 5  # every return leads to a new draft: steps 5–8 get new dates


def plan_in_force(process: Process, calendar: Calendar) -> tuple[StepDue, ...]:
    """First and due day of the eight steps as they stand now; empty without a plan.

    A step that is done again after a return or withdrawal gets the SOP's full time, counted from
    the first working day after it; steps 6, 7 and 8 follow. ``calendar`` is the sheet's: it counts
    only where the log records none.
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
                plan = list(make_schedule(one.first_day, calendar))
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


def _renew(plan: list[StepDue], first: int, calendar: Calendar) -> None:
    """Give the steps from ``first`` on as many working days as before, none an earlier due date."""
    beginning = plan[first - 1].begin if plan else date.min
    for index in range(first - 1, len(plan)):
        old = plan[index]
        begin = max(old.begin, beginning)
        due = max(old.due, calendar.nth_working_day(begin, old.days))
        plan[index] = replace(old, begin=begin, due=due)
        beginning = calendar.after(due)


def _postpone(plan: list[StepDue], one: p.PlanChanged, calendar: Calendar) -> None:
    old = plan[one.sop_step - 1]
    due = calendar.nth_working_day(calendar.after(old.due), one.days)
    plan[one.sop_step - 1] = replace(old, due=due, days=old.days + one.days)
    _shift(plan, one.sop_step + 1, calendar.after(due), calendar)


def _shift(plan: list[StepDue], from_: int, beginning: date, calendar: Calendar) -> None:
    """Plan the steps from ``from_`` on anew, beginning at ``beginning``; none gets earlier."""
    for index in range(from_ - 1, len(plan)):
        old = plan[index]
        begin = max(old.begin, beginning)
        due = max(old.due, calendar.nth_working_day(begin, activity_of(old.no).duration_days))
        plan[index] = StepDue(old.no, begin, due, calendar.days_taken(begin, due))
        beginning = calendar.after(due)
