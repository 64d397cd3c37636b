"""Which reminder fits: counted in working days of the product's own calendar."""

from __future__ import annotations

from datetime import date

import pytest

from lkjip.mail.templates.placeholders import TemplateKind
from lkjip.mail.templates.reminder import choose_reminder
from lkjip.sop.calendar.working_days import Calendar

CALENDAR = Calendar({date(2025, 1, 1): "Tahun Baru Masehi"})
WEDNESDAY, FRIDAY = date(2025, 1, 8), date(2025, 1, 10)


@pytest.mark.parametrize(
    ("due", "today", "template", "working_days", "remark"),
    [
        (WEDNESDAY, date(2025, 1, 3), TemplateKind.REMINDER_BEFORE, 3, "3 hari kerja lagi"),
        (WEDNESDAY, date(2025, 1, 7), TemplateKind.REMINDER_BEFORE, 1, "1 hari kerja lagi"),
        (WEDNESDAY, WEDNESDAY, TemplateKind.REMINDER_TODAY, 0, "hari ini"),
        (WEDNESDAY, date(2025, 1, 9), TemplateKind.REMINDER_LATE, -1, "telah lewat 1 hari kerja"),
        (FRIDAY, date(2025, 1, 14), TemplateKind.REMINDER_LATE, -2, "telah lewat 2 hari kerja"),
        (
            date(2025, 1, 2),
            date(2024, 12, 31),
            TemplateKind.REMINDER_BEFORE,
            1,
            "1 hari kerja lagi",
        ),
    ],
    ids=[
        "a weekend does not count",
        "one day before",
        "on the day",
        "one day late",
        "late over a weekend",
        "a holiday does not count",
    ],
)
def test_the_reminder_follows_the_working_days(
    due: date, today: date, template: TemplateKind, working_days: int, remark: str
) -> None:
    found = choose_reminder(due, today, CALENDAR)
    assert (found.template, found.working_days, found.remark) == (template, working_days, remark)


def test_on_the_weekend_after_the_deadline_it_has_passed_by_no_working_day() -> None:
    found = choose_reminder(FRIDAY, date(2025, 1, 11), CALENDAR)
    assert (found.template, found.working_days) == (TemplateKind.REMINDER_LATE, 0)
    assert found.remark == "telah lewat"


def test_a_deadline_on_a_day_off_leaves_no_working_day_the_evening_before() -> None:
    found = choose_reminder(date(2025, 1, 11), FRIDAY, CALENDAR)
    assert (found.template, found.working_days) == (TemplateKind.REMINDER_BEFORE, 0)
    assert found.remark == "tidak ada hari kerja lagi sebelumnya"
