"""The contents of the home tab before they are laid out: for the tab and for its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lkjip.sop.activities import STEPS
from lkjip.sop.next_actions import Action
from lkjip.sop.overview import StepSummary
from lkjip.sop.process.state import Process
from lkjip.steps.kernel.display import OVERALL, SASARAN, legal_deadline, short_date
from lkjip.steps.kernel.home import figures, sasaran, waiting
from lkjip.steps.kernel.office.promises import lateness_calendar
from lkjip.steps.kernel.office.registers import Unit
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import counts_no_more
from lkjip.tables.data import Row
from lkjip.tables.declared.results import ANSWERS, FINDINGS
from lkjip.tables.declared.steps import COLLECTION, ROLLED, RolledRow

Tables = Mapping[str, tuple[Row, ...]]
Summary = tuple[StepSummary, ...]
REQUEST, ANALYSIS = 2, 4
CITY_SHOWN = (1, 2, 3, 4, 5, 8, 9, 10)
"""The steps that a city's home tab shows: step 7 runs together with step 3."""


@dataclass(frozen=True, slots=True)
class HomeContent:
    """All that the home tab says on one day; ``steps`` are the eight that it shows."""

    city: bool
    steps: Summary
    action: Action
    found: tuple[waiting.Waiting, ...]
    who: Mapping[str, str]
    goals: tuple[sasaran.Goal, ...]
    tiles: tuple[figures.Figure, ...]
    after_request: str
    after_analysis: str
    """The steps that bring units and sasaran, with their due dates."""


def gather(
    shot: Snapshot,
    process: Process,
    tables: Tables,
    today: date,
    summary: Summary,
    action: Action,
) -> HomeContent:
    """Return the contents, from the tables of the book and the state of the SOP."""
    collection = COLLECTION.rows_in(tables, shot.read) if process.units else ()
    found = waiting.queue(collection, today, lateness_calendar(shot, today))
    open_findings = (
        row.severity
        for row in FINDINGS.rows_in(tables, shot.read)
        if not counts_no_more(row, collection)
    )
    legal, days, _ = legal_deadline(shot, process, today)
    goals, budget = _results(shot, process, tables)
    return HomeContent(
        city=process.city,
        steps=_shown(summary, process.city),
        action=action,
        found=found,
        who=_persons(shot, tables, found),
        goals=goals,
        tiles=(
            *figures.of_units(waiting.counts(found) if found else None, process.city),
            *figures.of_findings(figures.count(open_findings)),
            figures.of_budget(budget, process.city),
            figures.of_deadline(legal, days, today, process.finished),
        ),
        after_request=_when(summary, REQUEST),
        after_analysis=_when(summary, ANALYSIS),
    )


def _shown(summary: Summary, city: bool) -> Summary:
    if city:
        return tuple(step for step in summary if step.no in CITY_SHOWN)
    return summary[: len(STEPS)]


def _results(
    shot: Snapshot, process: Process, tables: Tables
) -> tuple[tuple[sasaran.Goal, ...], figures.Budget]:
    """Return sasaran and budget; a city's are computed from the figures of its OPD."""
    if process.city:
        from lkjip.steps.kernel.home import city  # rooms that a section's press does not need

        return tuple(city.goals(shot, tables)), city.budget(tables)
    rolled = ROLLED.rows_in(tables, shot.read)
    whole = next((row for row in rolled if row.level == OVERALL), RolledRow())
    goals = (
        sasaran.Goal(row.description, row.capaian, row.category)
        for row in rolled
        if row.level == SASARAN
    )
    return tuple(goals), figures.Budget(whole.pagu, whole.realisasi, whole.serapan)


def _when(summary: Summary, no: int) -> str:
    """Return the step that brings what is not there yet, with its due date."""
    step = summary[no - 1]
    return f"{step.tab} (tenggat {short_date(step.due)})" if step.due else step.tab


def _persons(
    shot: Snapshot, tables: Tables, found: tuple[waiting.Waiting, ...]
) -> Mapping[str, str]:
    """Return by unit for whom one waits: the collector, who filled the form in, or the head."""
    fillers = {row.unit: row.filler for row in ANSWERS.rows_in(tables, shot.read)}
    heads = {unit.code: unit for unit in shot.units}
    who = {}
    for one in found:
        code = one.row.unit
        if one.need is waiting.Need.DECISION:
            who[code] = shot.settings.office.collector
        elif one.need is waiting.Need.CORRECTION and fillers.get(code):
            who[code] = fillers[code]
        elif code in heads:
            who[code] = heads[code].head_name or _post(heads[code])
    return who


def _post(unit: Unit) -> str:
    """Return the post of a unit's head; the unit's name beside it need not be said again."""
    return "kepala unit" if unit.name in unit.head or not unit.head else unit.head
