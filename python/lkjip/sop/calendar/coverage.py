"""Finds what a calendar lacks for a year: absence of holidays is not "no holidays"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lkjip.sop.calendar.holiday_kinds import COLLECTIVE_LEAVE, ESTIMATED, NATIONAL
from lkjip.sop.calendar.working_days import Calendar


@dataclass(frozen=True, slots=True)
class YearCoverage:
    """How many days off of each kind a calendar holds for ``year``; ``estimated`` among them."""

    year: int
    national: int
    collective: int
    estimated: int

    @property
    def is_missing(self) -> bool:
        """Tell whether not even the national holidays are there: due dates come too early."""
        return not self.national

    @property
    def is_partial(self) -> bool:
        """Tell whether the joint decree of the year is not in it yet."""
        return not self.is_missing and (not self.collective or self.estimated > 0)


def coverage(calendar: Calendar, years: Iterable[int]) -> Iterator[YearCoverage]:
    """Count the days off of each year, in order."""
    for year in sorted(set(years)):
        days = {day: name for day, name in calendar.holidays.items() if day.year == year}
        kinds = [calendar.kind.get(day) for day in days]
        yield YearCoverage(
            year,
            kinds.count(NATIONAL),
            kinds.count(COLLECTIVE_LEAVE),
            sum(ESTIMATED in name for name in days.values()),
        )
