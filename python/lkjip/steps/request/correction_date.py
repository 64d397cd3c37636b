"""The day by which a correction is wanted: working days from the day on which its mail goes out."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from lkjip.mail.message.renew import renewed, wanted_by
from lkjip.mail.paper.date_words import weekday_and_date
from lkjip.sop.calendar.words import date_in_words
from lkjip.sop.calendar.working_days import ONE_DAY
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.request.letters import WIB

_REMARK = r"\d+ hari kerja sejak \d{1,2} [A-Z][a-z]+ \d{4}"


def correction_due(shot: Snapshot, due: date, today: date) -> date:
    """Return the day: so many working days from today as the settings say, never before ``due``."""
    return max(due, shot.calendar.nth_working_day(today + ONE_DAY, shot.settings.days_to_correct))


def correction_words(shot: Snapshot, due: date, today: date) -> dict[str, str]:
    """Return the day in words; it stands in the place of the day by which the form was due."""
    day = correction_due(shot, due, today)
    length = shot.calendar.distance(today, day)
    remark = f"{length} hari kerja sejak {date_in_words(today)}"
    return {"tenggat": weekday_and_date(day), "keterangan_waktu": remark}


def end_of(day: date) -> datetime:
    """Return the end of a working day: the moment that a mail names as its due date."""
    return datetime.combine(day, time(16), WIB)


def renewed_correction(shot: Snapshot, data: bytes, due: date, today: date) -> bytes | None:
    """Return the draft of a correction as it may go out today: its days count from today.

    A draft that names no day, or that asks for the same day, stays as it is. ``None`` when its day
    is over and its words were written anew by a person.
    """
    named, day = wanted_by(data), correction_due(shot, due, today)
    if named is None or named >= day:
        return data
    words = correction_words(shot, due, today)
    changes = (
        (re.compile(re.escape(weekday_and_date(named))), words["tenggat"]),
        (re.compile(_REMARK), words["keterangan_waktu"]),
    )
    made = renewed(data, changes, end_of(day))
    return made if made is not None or named < today else data
