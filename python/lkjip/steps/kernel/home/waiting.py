"""Sorts the asked units by what they need and since when, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from lkjip.sop.calendar.working_days import Calendar
from lkjip.steps.city.standing import CONFORMING, TO_EVALUATE
from lkjip.steps.kernel.display import short_date
from lkjip.steps.kernel.states import COMPLETE, LATE, NOT_YET, TO_BE_ADMITTED, TO_BE_CONFIRMED
from lkjip.tables.declared.steps import CollectionRow


class Need(Enum):
    """A thing wanted of a unit, the most urgent first; its value is the word on the home tab."""

    DECISION = "perlu dipastikan"
    CORRECTION = "dikembalikan"
    OVERDUE = "terlambat"
    TODAY = "jatuh tempo hari ini"
    LATER = "belum diterima"
    NOTHING = "lengkap"


ORDER = {need: place for place, need in enumerate(Need)}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A unit in the list: its row of the collection, what it needs, and for how many days.

    ``days`` are working days since the unit owes it or the office has it; before the due date the
    days that are left.
    """

    row: CollectionRow
    need: Need
    days: int

    @property
    def corrected(self) -> bool:
        """True for an OPD that has sent a corrected package, which is to be evaluated again."""
        return self.row.status in (TO_EVALUATE, CONFORMING) and (self.row.revision or 0) > 1

    @property
    def words(self) -> str:
        """The days in words; of a unit that is complete, when its form came in."""
        if self.need is Need.NOTHING:
            return f"diterima {short_date(self.row.received)}" if self.row.received else ""
        if self.corrected and self.need is Need.DECISION:
            return f"versi {self.row.revision}, {self._days}"
        return self._days

    @property
    def _days(self) -> str:
        if self.need is Need.LATER:
            return f"{self.days} hari kerja lagi"
        if self.need is Need.TODAY or not self.days:
            return "hari ini"
        return f"sejak {self.days} hari kerja"


def need_of(row: CollectionRow, today: date) -> Need:
    """Return what is wanted of a unit as it stands."""
    if row.status in (*COMPLETE, CONFORMING):
        return Need.NOTHING
    if row.status in (TO_BE_ADMITTED, TO_BE_CONFIRMED, TO_EVALUATE):
        return Need.DECISION
    if row.status == LATE:
        return Need.OVERDUE
    if row.status == NOT_YET:
        return Need.TODAY if row.due == today else Need.LATER
    return Need.CORRECTION


def queue(rows: Iterable[CollectionRow], today: date, calendar: Calendar) -> tuple[Waiting, ...]:
    """Return the units, those first that need somebody most, the longest waiting among equals."""
    found = [_waiting(row, today, calendar) for row in rows]

    def urgency(one: Waiting) -> tuple[int, int]:
        return ORDER[one.need], one.days if one.need is Need.LATER else -one.days

    return tuple(sorted(found, key=urgency))


def _waiting(row: CollectionRow, today: date, calendar: Calendar) -> Waiting:
    need = need_of(row, today)
    if need is Need.OVERDUE:
        return Waiting(row, need, row.late or 0)
    if need is Need.LATER:
        return Waiting(row, need, max(0, calendar.distance(today, row.due)) if row.due else 0)
    since = row.received or today
    return Waiting(row, need, max(0, calendar.distance(since, today)))


def counts(found: Iterable[Waiting]) -> Mapping[Need, int]:
    """Return how many units need what; every need is there."""
    units = tuple(found)
    return {need: sum(one.need is need for one in units) for need in Need}
