"""The sasaran of the city, and what belongs to each: its indicators, its OPD."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from lkjip.measure.cross_checks.lists import name_key
from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.rollup import Item, RolledUp, mean_capaian
from lkjip.steps.city.figures.indicators import sources, status_of, way_of
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.choices import CityWay
from lkjip.tables.declared.city import (
    CITY_GOALS,
    CITY_INDICATORS,
    CityGoalRow,
    CityIndicatorRow,
)


@dataclass(frozen=True, slots=True)
class CityGoal:
    """One sasaran with its indicators; ``row`` is blank for one that only indicators name."""

    code: str
    name: str
    row: CityGoalRow
    indicators: tuple[CityIndicatorRow, ...]

    @property
    def carriers(self) -> tuple[str, ...]:
        """The codes of the OPD that carry it."""
        return tuple(sources(self.row.carriers))

    @property
    def source_codes(self) -> frozenset[str]:
        """The OPD indicators that its figures come from, as ``dlh:ik03``."""
        return frozenset(
            name.casefold() for row in self.indicators for name in sources(row.sources)
        )


def city_goals(shot: Snapshot) -> tuple[CityGoal, ...]:
    """Return the sasaran in the order of the register, then those that only indicators name."""
    return goals_of(shot.rows(CITY_GOALS), shot.rows(CITY_INDICATORS))


def goals_of(
    goals: Iterable[CityGoalRow], indicators: Iterable[CityIndicatorRow]
) -> tuple[CityGoal, ...]:
    """Join sasaran and indicators: an indicator names its sasaran by code or by name."""
    rows = [row for row in goals if row.code or row.sasaran]
    key_of = {name_key(words): row for row in reversed(rows) for words in (row.sasaran, row.code)}
    members: dict[int, list[CityIndicatorRow]] = {id(row): [] for row in rows}
    alone: dict[str, list[CityIndicatorRow]] = {}
    for one in indicators:
        if not one.code and not one.indikator:
            continue
        row = key_of.get(name_key(one.sasaran)) if name_key(one.sasaran) else None
        if row is not None:
            members[id(row)].append(one)
        else:
            alone.setdefault(" ".join(one.sasaran.split()), []).append(one)
    found = [CityGoal(row.code, row.sasaran, row, tuple(members[id(row)])) for row in rows]
    found += [CityGoal(name, name, CityGoalRow(), tuple(held)) for name, held in alone.items()]
    return tuple(found)


def capaian_of_goal(goal: CityGoal, cap: Decimal | None) -> RolledUp:
    """Return the capaian of a sasaran: the mean of its indicators', each counted up to ``cap``."""
    return mean_capaian(
        [Item(row.code, row.capaian, status_in_force(row)) for row in goal.indicators], limit=cap
    )


def status_in_force(row: CityIndicatorRow) -> Status:
    """Return the status of an indicator: a person gives one only to the city's own figure."""
    return status_of(row) if way_of(row) is CityWay.OWN else Status.NUMBER
