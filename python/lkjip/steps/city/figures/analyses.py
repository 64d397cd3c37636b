"""The words about each sasaran of the city: a row per analysis, with the OPD's words beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lkjip.measure.rules.kinds import IndicatorKind, recognise_kind
from lkjip.steps.city.figures.goals import CityGoal, city_goals
from lkjip.steps.handover.contents import Contents
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.choices import CityAnalysis
from lkjip.tables.column import as_cell
from lkjip.tables.data import Row
from lkjip.tables.declared.city import CITY_ANALYSES, CityAnalysisRow
from lkjip.tables.declared.inputs import AnalysisRow
from lkjip.tables.table import column_of

MOST_WORDS = 20_000
"""Letters of the OPD's words in one cell; a cell of the book holds 32,767."""
ANSWERS: Mapping[CityAnalysis, tuple[str, ...]] = {
    CityAnalysis.CAUSES: ("sebab", "kendala", "solusi"),
    CityAnalysis.EFFICIENCY: ("efisiensi",),
    CityAnalysis.PROGRAMMES: ("pendukung",),
}
"""The questions of the form whose answers belong to an analysis."""
_NOTHING = frozenset({"", "-", "–", "tidak ada", "nihil"})


def analysis_rows(shot: Snapshot, packages: Mapping[str, Contents]) -> tuple[Row, ...]:
    """Return the table: what was typed stays, the OPD's words are those of the packages at hand.

    A sasaran that is new gets its seven rows.
    """
    goals = {goal.code: goal for goal in city_goals(shot) if goal.code}
    names = {unit.code: unit.name for unit in shot.units}
    rows: list[Row] = []
    known: set[tuple[str, str]] = set()
    for row in shot.rows(CITY_ANALYSES):
        known.add((row.goal, row.analysis.casefold()))
        goal = goals.get(row.goal)
        rows.append(_with_answers(row, goal, packages, names))
    for code, goal in goals.items():
        for analysis in CityAnalysis:
            if (code, analysis.casefold()) not in known:
                new = CityAnalysisRow(goal=code, analysis=analysis.value)
                rows.append(_with_answers(new, goal, packages, names))
    return tuple(rows)


def _with_answers(
    row: CityAnalysisRow,
    goal: CityGoal | None,
    packages: Mapping[str, Contents],
    names: Mapping[str, str],
) -> Row:
    analysis = next((a for a in CityAnalysis if a.casefold() == row.analysis.casefold()), None)
    wanted = ANSWERS.get(analysis, ()) if analysis else ()
    if goal is None or not wanted or not packages:
        return row.cells()
    words = _joined(list(_answers(goal, wanted, packages, names)))
    return {**row.cells(), column_of(CityAnalysisRow.from_opd).heading: as_cell(words)}


def _answers(
    goal: CityGoal,
    wanted: tuple[str, ...],
    packages: Mapping[str, Contents],
    names: Mapping[str, str],
) -> Iterator[str]:
    """Yield what OPD answered about the sources of the sasaran, then about their carriers' IKU."""
    carriers = {code.casefold() for code in goal.carriers}
    later: list[str] = []
    for opd, contents in packages.items():
        kinds = {row.code: recognise_kind(row.kind) for row in contents.indicators}
        for row in contents.analyses:
            if row.item not in wanted or row.answer.strip().casefold() in _NOTHING:
                continue
            words = f"{names.get(opd, opd)} ({row.code}, {row.item}): {_one_line(row)}"
            if f"{opd}:{row.code}".casefold() in goal.source_codes:
                yield words
            elif opd.casefold() in carriers and kinds.get(row.code) in (None, IndicatorKind.MAIN):
                later.append(words)
    yield from later


def _one_line(row: AnalysisRow) -> str:
    return " ".join(row.answer.split())


def _joined(lines: list[str]) -> str:
    """Return the answers, one a line, as far as a cell holds them."""
    kept: list[str] = []
    length = 0
    for line in lines:
        length += len(line) + 1
        if length > MOST_WORDS:
            kept.append(f"… dan {len(lines) - len(kept)} jawaban lagi di paket OPD.")
            break
        kept.append(line)
    return "\n".join(kept)
