"""Working days: Monday to Friday or Saturday, less national holidays, cuti bersama, local days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

ONE_DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6  # date.weekday()
WEEKENDS = {5: frozenset({SATURDAY, SUNDAY}), 6: frozenset({SUNDAY})}
"""Days off of a working week, by its number of days."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The office's calendar.

    ``holidays`` maps each day off to its name, ``kind`` to its kind (the sheet ``Libur``).
    ``weekend`` holds ``date.weekday()`` numbers: ``WEEKENDS`` has those of each working week.
    """

    holidays: Mapping[date, str] = field(default_factory=dict)
    weekend: frozenset[int] = WEEKENDS[5]
    kind: Mapping[date, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # A private copy: a caller that goes on filling its dict must not move due dates.
        object.__setattr__(self, "holidays", MappingProxyType(dict(self.holidays)))
        object.__setattr__(self, "kind", MappingProxyType(dict(self.kind)))

    def is_working_day(self, day: date) -> bool:
        """Return whether the office works on ``day``."""
        return day.weekday() not in self.weekend and day not in self.holidays

    def nth_working_day(self, begin: date, n: int) -> date:
        """The ``n``-th working day, where the first working day on or after ``begin`` is day 1.

        Raises ``ValueError`` for ``n`` below 1.
        """
        if n < 1:
            raise ValueError(f"n must be at least 1, not {n}")
        days = begin
        while True:
            if self.is_working_day(days):
                n -= 1
                if n == 0:
                    return days
            days += ONE_DAY

    def after(self, day: date) -> date:
        """Return the first working day after ``day``."""
        return self.nth_working_day(day + ONE_DAY, 1)

    def distance(self, from_: date, until: date) -> int:
        """Count the working days from ``from_`` (not counted) to ``until`` (counted).

        Negative when ``until`` is earlier: then the days after ``until`` up to ``from_``.
        """
        if until < from_:
            return -self.distance(until, from_)
        difference = (until - from_).days
        return sum(self.is_working_day(from_ + timedelta(days=k)) for k in range(1, difference + 1))

    def days_taken(self, begin: date, finished: date) -> int:
        """Count the working days that a piece of work took, both ends included; at least 1."""
        return max(1, self.distance(begin - ONE_DAY, finished))

    def working_days_in_year(self, year: int) -> int:
        """Count the working days of the calendar year ``year``."""
        return self.distance(date(year - 1, 12, 31), date(year, 12, 31))
