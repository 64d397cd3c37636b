"""Checks the registers of the city: codes, sasaran, OPD, kinds of ranks, and copied words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lkjip.findings import Finding, make
from lkjip.measure.cross_checks.lists import name_key
from lkjip.measure.numbers.ranks import OrdinalTable, tables_of_kind
from lkjip.steps.city.figures.concatenation import copied_analyses
from lkjip.steps.city.figures.goals import goals_of
from lkjip.steps.city.figures.indicators import sources
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.registers.cells import place_of
from lkjip.tables.declared.city import (
    CITY_ANALYSES,
    CITY_GOALS,
    CITY_INDICATORS,
    SUPPORT,
    CityAnalysisRow,
    CityGoalRow,
    CityIndicatorRow,
    SupportRow,
)
from lkjip.tables.declared.registers import UNITS
from lkjip.tables.table import R, TableRow


def check_city(shot: Snapshot) -> Iterator[Finding]:
    """Find what is wrong or doubtful in the city's registers, each with the address of its cell."""
    goals, indicators = shot.rows(CITY_GOALS), shot.rows(CITY_INDICATORS)
    opd = {row.code.casefold() for row in shot.rows(UNITS)}
    yield from _codes(_filled(goals), CityGoalRow.code)
    yield from _codes(_filled(indicators), CityIndicatorRow.code)
    known = {name_key(words) for row in goals for words in (row.code, row.sasaran)}
    for goal in goals:
        for code in sources(goal.carriers):
            if code.casefold() not in opd:
                yield make("D08", place_of(goal, CityGoalRow.carriers), nilai=code)
    for joined in goals_of(goals, ()):
        if not any(name_key(row.sasaran) in _keys(joined.row) for row in indicators):
            at = place_of(joined.row, CityGoalRow.code)
            yield make("D09", at, nilai=joined.code or joined.name, diminta=CITY_INDICATORS.tab)
    for row in _filled(indicators):
        yield from _indicator(row, known, opd, shot.ranks)
    codes = {row.code for row in goals}
    for support in shot.rows(SUPPORT):
        yield from _goal_code(support, SupportRow.goal, support.goal, codes)
        if support.opd.casefold() not in opd:
            yield make("D08", place_of(support, SupportRow.opd), nilai=support.opd)
    for words in shot.rows(CITY_ANALYSES):
        yield from _goal_code(words, CityAnalysisRow.goal, words.goal, codes)
    yield from copied_analyses(shot.rows(CITY_ANALYSES))


def _keys(row: CityGoalRow) -> set[str]:
    return {name_key(words) for words in (row.code, row.sasaran)} - {""}


def _filled(rows: Iterable[R]) -> list[R]:
    return [row for row in rows if any(value not in (None, "") for value in row.cells().values())]


def _codes(rows: Iterable[R], named: object) -> Iterator[Finding]:
    seen: set[str] = set()
    for row in rows:
        code = str(getattr(row, "code", ""))
        if not code or code.casefold() in seen:
            yield make("D13", place_of(row, named), nilai=code)
        seen.add(code.casefold())


def _indicator(
    row: CityIndicatorRow, goals: set[str], opd: set[str], ranks: tuple[OrdinalTable, ...]
) -> Iterator[Finding]:
    if name_key(row.sasaran) not in goals or not name_key(row.sasaran):
        at = place_of(row, CityIndicatorRow.sasaran)
        yield make("D07", at, nilai=row.sasaran, diminta=CITY_GOALS.tab)
    if row.cell(CityIndicatorRow.target) in (None, ""):
        yield make("B23", place_of(row, CityIndicatorRow.target), nilai=row.code)
    for code in sources(row.responsible):
        if code.casefold() not in opd:
            yield make("D08", place_of(row, CityIndicatorRow.responsible), nilai=code)
    if not tables_of_kind(ranks, row.rank_kind):
        at = place_of(row, CityIndicatorRow.rank_kind)
        kinds = ", ".join(table.kind for table in ranks)
        yield make("D12", at, nilai=row.rank_kind, diminta=kinds)


def _goal_code(row: TableRow, named: object, code: str, known: set[str]) -> Iterator[Finding]:
    if code not in known:
        yield make("D07", place_of(row, named), nilai=code, diminta=CITY_GOALS.tab)
