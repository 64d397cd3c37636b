"""The measurement of the last analysis, as the tables ``Capaian`` and ``Gulungan`` keep it.

The report prints these figures, so that report, tables, Beranda, ``asal`` and the package agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip.book.cells import decimal, text
from lkjip.book.port import Row
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.numbers.status import Status
from lkjip.measure.numbers.value import NOTHING
from lkjip.measure.rules.rollup import RolledUp
from lkjip.measure.rules.rule import recognise_direction
from lkjip.steps.analyse.indicators import Measured, quarters_of, rule
from lkjip.steps.analyse.rollup import goal_value
from lkjip.steps.kernel.display import SASARAN
from lkjip.steps.kernel.registers import Indikator
from lkjip.steps.kernel.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Recorded:
    """One indicator of the analysis with its category."""

    measured: Measured
    category: str


def recorded_indicators(shot: Snapshot) -> dict[str, Recorded]:
    """Read the results of the analysis: indicator code → result, in the order of the register.

    An indicator that came into the register after the analysis has no result.
    """
    results = {text(row["Kode"]): row for row in shot.rows("tblCapaian")}
    inputs = {text(row["Kode"]): row for row in shot.rows("tblIsianKinerja")}
    return {
        i.code: Recorded(
            _measured(i, results.get(i.code), inputs.get(i.code), shot),
            text(results[i.code]["Kategori"]) if i.code in results else "",
        )
        for i in shot.indicators
    }


def _measured(
    indicator: Indikator, result: Row | None, entry: Row | None, shot: Snapshot
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
            rule(indicator, shot),
            filled_in=False,
            triwulan=quarters,
        )
    unit = text(result["Satuan"])
    target = parse_number(result["Target"], measure_unit=unit)
    realisasi = parse_number(result["Realisasi"], measure_unit=unit, target=target.number)
    words = text(result["Status"])
    known = words in {s.value for s in Status}
    measure_rule = rule(indicator, shot)
    direction = recognise_direction(text(result["Arah"])) or measure_rule.direction
    return Measured(
        indicator,
        target,
        realisasi,
        Status(words) if known else Status.NUMBER,
        decimal(result["Capaian (%)"]),
        text(result["Rumus yang dipakai"]),
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
    for row in shot.rows("tblGulungan"):
        if text(row["Jenjang"]) == SASARAN and text(row["Uraian"]) == goal:
            value = decimal(row["Capaian (%)"])
            return RecordedGoal(replace(made, value=value), text(row["Kategori"]))
    return RecordedGoal(replace(made, value=None), "")
