"""The plan: due dates of the steps in working days, and the legal deadlines beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lkjip.errors import UsageError
from lkjip.sop.activities import ALL_STEPS, STEPS, Activity
from lkjip.sop.calendar.working_days import Calendar

# Months after the end of the fiscal year (Peraturan Menteri PANRB 53/2014, penyampaian laporan
# kinerja: kepala SKPD two months, bupati/walikota three months).
DEADLINE_MONTHS = {"bagian": 2, "opd": 2, "kota": 3}


@dataclass(frozen=True, slots=True)
class StepDue:
    """First day and due day of step ``no``; ``days`` is its length in working days."""

    no: int
    begin: date
    due: date
    days: int


def make_schedule(
    begin: date, calendar: Calendar, activities: Iterable[Activity] = STEPS
) -> tuple[StepDue, ...]:
    """Due dates of ``activities``, one after the other, from the first working day ≥ ``begin``."""
    result: list[StepDue] = []
    beginning = calendar.nth_working_day(begin, 1)
    for one in activities:
        end = calendar.nth_working_day(beginning, one.duration_days)
        result.append(StepDue(one.no, beginning, end, one.duration_days))
        beginning = calendar.after(end)
    return tuple(result)


def make_city_schedule(begin: date, calendar: Calendar) -> tuple[StepDue, ...]:
    """Due dates of the city's book, one per step 1…10.

    Bagian Organisasi collects from the OPD for as long as step 7 of the SOP gives; steps 3 and 7
    are the same days. The city's draft goes from step 5 on to step 8: step 6 takes no day.
    """
    collecting = replace(ALL_STEPS[2], duration_days=ALL_STEPS[6].duration_days)
    chain = (*ALL_STEPS[:2], collecting, *ALL_STEPS[3:5], *ALL_STEPS[7:])
    found = {one.no: one for one in make_schedule(begin, calendar, chain)}
    return with_twins(found)


def with_twins(found: Mapping[int, StepDue]) -> tuple[StepDue, ...]:
    """Return all ten steps: 7 takes the days of 3, and 6 ends with 5."""
    twins = {6: replace(found[5], no=6, begin=found[5].due, days=0), 7: replace(found[3], no=7)}
    return tuple({**found, **twins}[no] for no in range(1, 11))


def legal_due_date(report_year: int, level: str) -> date:
    """Return the last legal day for the report about the fiscal year ``report_year``.

    ``level`` is "bagian" or "opd" (end of February of the next year) or "kota" (31 March).
    Raises ``UsageError`` for another level.
    """
    if level not in DEADLINE_MONTHS:
        raise UsageError(
            f'Tingkat "{level}" tidak dikenal.',
            f"Pilih salah satu: {', '.join(DEADLINE_MONTHS)}.",
        )
    return date(report_year + 1, DEADLINE_MONTHS[level] + 1, 1) - timedelta(days=1)


def days_remaining(due: date, today: date, calendar: Calendar) -> tuple[int, str]:
    """Return the working days left until ``due`` (negative: late) and the words for it.

    On days off right after a due day the number is still 0, but the words say it has passed.
    """
    amount = calendar.distance(today, due)
    if today == due:
        words = "hari ini"
    elif today < due:
        words = f"{amount} hari kerja lagi" if amount else "hari kerja terakhir sudah habis"
    else:
        words = f"terlambat {-amount} hari kerja" if amount else "tenggat baru lewat"
    return amount, words
