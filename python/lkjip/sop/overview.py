"""Sums the process up: one line per step for the home tab, ``status`` and its JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lkjip.sop.activities import ALL_STEPS, STEPS, Activity
from lkjip.sop.calendar.due_dates import plan_in_force
from lkjip.sop.calendar.schedule import StepDue, days_remaining
from lkjip.sop.calendar.told import calendar_at
from lkjip.sop.calendar.words import date_in_words, list_in_words
from lkjip.sop.calendar.working_days import Calendar
from lkjip.sop.completeness import open_items
from lkjip.sop.next_actions import possible_actions
from lkjip.sop.process.events import Event
from lkjip.sop.process.state import Process, Status
from lkjip.sop.roles import DEFAULT_MAPPING, acting_role, official

NOT_USED = "tidak dipakai"
"""The state of a step of the SOP that the city's book does not go through."""
STALE = "perlu diperbarui"
"""The state that people see of a step whose result no longer follows from the data."""


SIGNING = (6, 10)
"""The step at which the signature is recorded: in a section's book, in the city's."""


@dataclass(frozen=True, slots=True)
class StepSummary:
    """One step now. ``remaining`` is in working days (negative: late), ``None`` without a due date
    or when finished; ``lacking`` are sentences; ``press`` is a command name or ""; ``role`` is the
    role as printed, ``official`` the real official, both "" when nobody needs to act."""

    no: int
    tab: str
    short: str
    status: str
    needs_renewal: str
    begin: date | None
    due: date | None
    actual_begin: date | None
    actual_finish: date | None
    remaining: int | None
    remaining_words: str
    role: str
    official: str
    lacking: tuple[str, ...]
    press: str


def summarize(
    process: Process,
    calendar: Calendar,
    today: date,
    mapping: Mapping[str, str] = DEFAULT_MAPPING,
) -> tuple[StepSummary, ...]:
    """Each step: state, plan and fact, who must act, what is missing, what to press.

    The city's book has ten; step 6, a section's reviu, is not used there.
    """
    plan = {one.no: one for one in plan_in_force(process, calendar)}
    press: dict[int, str] = {}
    for action in possible_actions(process, today, calendar):
        press.setdefault(action.sop_step, action.command)
    return tuple(
        _one(process, one, plan.get(one.no), calendar, today, mapping, press)
        if one.no in process.own_steps
        else _unused(one)
        for one in (ALL_STEPS if process.city else STEPS)
    )


def _one(
    process: Process,
    sop_step: Activity,
    plan: StepDue | None,
    calendar: Calendar,
    today: date,
    mapping: Mapping[str, str],
    press: Mapping[int, str],
) -> StepSummary:
    state = process.step_state(sop_step.no)
    role = acting_role(sop_step.no, state.status, process.city)
    finished = state.finished.date() if state.finished else None
    remaining, words = _remaining(plan, finished, calendar, today, process.events)
    return StepSummary(
        no=sop_step.no,
        tab=sop_step.tab,
        short=sop_step.short,
        status=STALE if state.renewal_reason else str(state.status),
        needs_renewal=state.renewal_reason,
        begin=plan.begin if plan else None,
        due=plan.due if plan else None,
        actual_begin=state.begin.date() if state.begin else None,
        actual_finish=finished,
        remaining=remaining,
        remaining_words=words,
        role=role,
        official=official(role, mapping),
        lacking=tuple(_lacking(process, sop_step.no)),
        press=press.get(sop_step.no, ""),
    )


def _unused(sop_step: Activity) -> StepSummary:
    return StepSummary(
        no=sop_step.no,
        tab=sop_step.tab,
        short=sop_step.short,
        status=NOT_USED,
        needs_renewal="",
        begin=None,
        due=None,
        actual_begin=None,
        actual_finish=None,
        remaining=None,
        remaining_words="tidak dipakai di tingkat kota",
        role="",
        official="",
        lacking=(),
        press="",
    )


def _remaining(
    plan: StepDue | None,
    finished: date | None,
    calendar: Calendar,
    today: date,
    events: Sequence[Event],
) -> tuple[int | None, str]:
    if plan is None:
        return None, "belum dijadwalkan"
    if finished is None:
        return days_remaining(plan.due, today, calendar)
    beyond = calendar_at(events, calendar, finished).distance(plan.due, finished)
    late = f", terlambat {beyond} hari kerja" if beyond > 0 else ""
    return None, f"selesai {date_in_words(finished)}{late}"


def _lacking(process: Process, no: int) -> Iterator[str]:
    """Yield what is missing at step ``no``, but only where work has begun or is owed."""
    state = process.step_state(no)
    if state.renewal_reason:
        yield f"Perlu diperbarui: {state.renewal_reason}."
    if no == 1 and process.plan is not None and process.plan_approval is None:
        yield "Persetujuan kepala atas rencana belum dicatat."
    if no == 3 and process.units and process.incomplete:
        words = "Ditutup tanpa" if process.closed else "Belum lengkap"
        yield f"{words} {len(process.incomplete)} unit: {list_in_words(process.incomplete)}."
    if no == 5 and process.open_corrections:
        number = [str(one.number) for one in process.open_corrections]
        yield f"Koreksi belum dijawab: nomor {list_in_words(number)}."
    if no == SIGNING[process.city] and process.approved_version and process.approval is None:
        yield f"Pengesahan draf versi {process.approved_version} belum dicatat."
    if no == 10 and process.approval is not None and process.dispatched is None:
        yield "Penyampaian laporan belum dicatat."
    if no == 10 and process.approved_version and not process.initials:
        yield "Paraf koordinasi Bagian Hukum belum dicatat (tidak menghalangi)."
    if state.status in (Status.IN_PROGRESS, Status.WAITING):
        for item in open_items(process, no):
            yield f"Kelengkapan: {item.text}."
