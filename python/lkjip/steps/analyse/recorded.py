"""The measurement of the last analysis, as the tables ``Capaian`` and ``Gulungan`` keep it.

The report prints these figures, so that report, tables, Beranda, ``asal`` and the package agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.numbers.status import Status
from lkjip.measure.numbers.value import NOTHING
from lkjip.measure.rules.rollup import RolledUp
from lkjip.measure.rules.rule import recognise_direction
from lkjip.steps.analyse.indicators import Measured, quarters_of
from lkjip.steps.analyse.rollup import goal_value
from lkjip.steps.kernel.display import SASARAN
from lkjip.steps.kernel.office.registers import Indikator
from lkjip.steps.kernel.office.rules import rule_of
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.declared.inputs import PERFORMANCE, PerformanceRow
from lkjip.tables.declared.results import CAPAIAN, CapaianRow
from lkjip.tables.declared.steps import ROLLED


@dataclass(frozen=True, slots=True)
class Recorded:
    """One indicator of the analysis with its category."""

    measured: Measured
    category: str


def recorded_indicators(shot: Snapshot) -> dict[str, Recorded]:
    """Read the results of the analysis: indicator code → result, in the order of the register.

    An indicator that came into the register after the analysis has no result.
    """
    results = {row.code: row for row in shot.rows(CAPAIAN)}
    inputs = {row.code: row for row in shot.rows(PERFORMANCE)}
    return {
        i.code: Recorded(
            _measured(i, results.get(i.code), inputs.get(i.code), shot),
            results[i.code].category if i.code in results else "",
        )
        for i in shot.indicators
    }


def _measured(
    indicator: Indikator,
    result: CapaianRow | None,
    entry: PerformanceRow | None,
    shot: Snapshot,
) -> Measured:
    quarters = quarters_of(indicator, entry) if entry is not None else ()
    if result is None:
        return Measured(
            indicator,
            indicator.target,
            NOTHING,
            Status.NUMBER,
            None,
            "",
            "",
            rule_of(indicator, shot.settings),
            filled_in=False,
            triwulan=quarters,
        )
    unit = result.measure_unit
    target = parse_number(result.target, measure_unit=unit, ordinal=indicator.ranks)
    realisasi = parse_number(
        result.realisasi, measure_unit=unit, target=target.number, ordinal=indicator.ranks
    )
    known = result.status in {s.value for s in Status}
    measure_rule = rule_of(indicator, shot.settings)
    direction = recognise_direction(result.direction) or measure_rule.direction
    return Measured(
        indicator,
        target,
        realisasi,
        Status(result.status) if known else Status.NUMBER,
        result.capaian,
        result.formula,
        "",
        replace(measure_rule, direction=direction),
        filled_in=known,
        triwulan=quarters,
    )


@dataclass(frozen=True, slots=True)
class RecordedGoal:
    """A sasaran as the analysis rolled it up: its value, its category, and how it was made."""

    rolled: RolledUp
    category: str

    @property
    def capaian(self) -> Decimal | None:
        """Give the capaian in percent."""
        return self.rolled.value


def recorded_goal(goal: str, shot: Snapshot, measured: Mapping[str, Measured]) -> RecordedGoal:
    """Read the result of a sasaran; how it was made follows from its indicators."""
    made = goal_value(goal, shot, measured)
    for row in shot.rows(ROLLED):
        if row.level == SASARAN and row.description == goal:
            return RecordedGoal(replace(made, value=row.capaian), row.category)
    return RecordedGoal(replace(made, value=None), "")
