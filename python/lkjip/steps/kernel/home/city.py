"""Sasaran and budget of a city, for its home tab."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lkjip.steps.city.figures.goals import capaian_of_goal, goals_of
from lkjip.steps.city.figures.money import budget_of
from lkjip.steps.kernel.home.figures import Budget
from lkjip.steps.kernel.home.sasaran import Goal
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.data import Row
from lkjip.tables.declared.city import CITY_GOALS, CITY_INDICATORS, OPD

Tables = Mapping[str, tuple[Row, ...]]


def goals(shot: Snapshot, tables: Tables) -> Iterator[Goal]:
    """Yield the sasaran with their capaian; none before the first capaian is computed."""
    found = goals_of(CITY_GOALS.rows_in(tables), CITY_INDICATORS.rows_in(tables))
    rolled = [(goal, capaian_of_goal(goal, shot.settings.capaian_cap).value) for goal in found]
    if any(value is not None for _, value in rolled):
        for goal, value in rolled:
            yield Goal(goal.name, value, "" if value is None else shot.scale.category(value))


def budget(tables: Tables) -> Budget:
    """Return the sums of all OPD that reported a budget."""
    return budget_of(OPD.rows_in(tables))
