"""Chooses the reminder for today: before the due date, on the day, or after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from lkjip.mail.templates.placeholders import TemplateKind


class WorkingDays(Protocol):
    """The calendar as reminders use it; ``sop.calendar.working_days.Calendar`` fits."""

    def distance(self, from_: date, until: date, /) -> int:
        """Working days from ``from_`` (not counted) to ``until`` (counted);
        ``from_`` is not later than ``until``."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """The text that fits, and how far the deadline is.

    ``working_days`` is positive before the deadline, negative after it, and 0 on the day or when
    only days off lie between. ``remark`` is made to stand in brackets after the deadline:
    ``3 hari kerja lagi``, ``hari ini``, ``telah lewat 2 hari kerja``.
    """

    template: TemplateKind
    working_days: int
    remark: str


def choose_reminder(due: date, today: date, calendar: WorkingDays) -> Reminder:
    """Return the reminder to send on ``today`` for forms due by the end of ``due``."""
    if today == due:
        return Reminder(TemplateKind.REMINDER_TODAY, 0, "hari ini")
    if today < due:
        remaining = calendar.distance(today, due)
        words = (
            f"{remaining} hari kerja lagi" if remaining else "tidak ada hari kerja lagi sebelumnya"
        )
        return Reminder(TemplateKind.REMINDER_BEFORE, remaining, words)
    beyond = calendar.distance(due, today)
    words = f"telah lewat {beyond} hari kerja" if beyond else "telah lewat"
    return Reminder(TemplateKind.REMINDER_LATE, -beyond, words)
