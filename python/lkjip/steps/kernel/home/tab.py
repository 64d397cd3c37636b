"""Fills the home tab: strip, next action, figures, units, sasaran, plan and fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from lkjip.book.layout.home import STEP_COLUMNS
from lkjip.mail.paper.date_words import weekday_and_date
from lkjip.sop.activities import STEPS
from lkjip.sop.next_actions import Action, next_action
from lkjip.sop.overview import StepSummary, summarize
from lkjip.sop.process.state import Process
from lkjip.steps.kernel.display import (
    OVERALL,
    SASARAN,
    card_names,
    home_title,
    legal_deadline,
    next_words,
    short_date,
)
from lkjip.steps.kernel.home import figures, sasaran, timeline, units, waiting
from lkjip.steps.kernel.office.promises import lateness_calendar
from lkjip.steps.kernel.office.registers import Unit
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import counts_no_more
from lkjip.tables.cells import Block, Cell
from lkjip.tables.data import Row
from lkjip.tables.declared.results import ANSWERS, FINDINGS, SUBMISSIONS
from lkjip.tables.declared.steps import COLLECTION, ROLLED, RolledRow

Tables = Mapping[str, tuple[Row, ...]]
Summary = tuple[StepSummary, ...]
REQUEST, ANALYSIS = 2, 4


def shown_names(
    shot: Snapshot, process: Process, tables: Tables, today: date
) -> dict[str, Cell | Block]:
    """Return the named cells of the home tab and of the cards of the steps."""
    summary = summarize(process, shot.calendar, today, shot.role)
    action = next_action(process, today, shot.calendar)
    cards = card_names(shot, summary, action)
    return cards | _home(shot, process, tables, today, summary, action)


def _home(
    shot: Snapshot,
    process: Process,
    tables: Tables,
    today: date,
    summary: Summary,
    action: Action,
) -> dict[str, Cell | Block]:
    eight = summary[: len(STEPS)]
    collection = COLLECTION.rows_in(tables) if process.units else ()
    submissions = SUBMISSIONS.rows_in(tables)
    rolled = ROLLED.rows_in(tables)
    goals = [
        sasaran.Goal(row.description, row.capaian, row.category)
        for row in rolled
        if row.level == SASARAN
    ]
    found = waiting.queue(collection, today, lateness_calendar(shot, today))
    open_findings = (
        row.severity for row in FINDINGS.rows_in(tables) if not counts_no_more(row, collection)
    )
    tiles = [
        *figures.of_units(waiting.counts(found) if found else None, process.city),
        *figures.of_findings(figures.count(open_findings)),
        *_money_and_law(shot, process, rolled, today),
    ]
    places = units.Places.of(collection, submissions)
    who = _persons(shot, tables, found)
    return {
        "beranda_judul": home_title(shot.settings),
        "beranda_hari_ini": f"Hari ini: {weekday_and_date(today)}",
        "beranda_langkah": _strip(eight),
        "beranda_tindakan": next_words(action.text, shot),
        "beranda_angka": figures.block(tiles),
        "beranda_pengumpulan_judul": units.title(found, process.city),
        "beranda_pengumpulan": units.listed(found, who, _when(summary, REQUEST)),
        "beranda_lainnya": units.more(found),
        "beranda_tautan": units.links(found, places),
        "beranda_sasaran_judul": sasaran.title(goals),
        "beranda_sasaran": sasaran.lines(goals, _when(summary, ANALYSIS)),
        "beranda_rencana_judul": timeline.title(eight),
        "beranda_rencana": timeline.names(eight),
        "beranda_selisih": timeline.differences(eight, today),
        "grafik_rencana": timeline.bars(eight, today),
    }


def _strip(summary: Summary) -> Block:
    def spread(words: list[str]) -> tuple[Cell, ...]:
        blanks = (None,) * (STEP_COLUMNS - 1)
        return tuple(cell for word in words for cell in (word, *blanks))

    return (
        spread([step.status for step in summary]),
        spread([f"tenggat {short_date(step.due)}" for step in summary]),
        spread([step.remaining_words if step.due else "" for step in summary]),
    )


def _when(summary: Summary, no: int) -> str:
    """Return the step that brings what is not there yet, with its due date."""
    step = summary[no - 1]
    return f"{step.tab} (tenggat {short_date(step.due)})" if step.due else step.tab


def _money_and_law(
    shot: Snapshot, process: Process, rolled: tuple[RolledRow, ...], today: date
) -> Iterator[figures.Figure]:
    whole = next((row for row in rolled if row.level == OVERALL), RolledRow())
    yield figures.of_budget(whole.serapan, whole.realisasi, whole.pagu)
    legal, days, _ = legal_deadline(shot, process, today)
    yield figures.of_deadline(legal, days, today, process.finished)


def _persons(
    shot: Snapshot, tables: Tables, found: tuple[waiting.Waiting, ...]
) -> Mapping[str, str]:
    """Return by unit for whom one waits: the collector, who filled the form in, or the head."""
    fillers = {row.unit: row.filler for row in ANSWERS.rows_in(tables)}
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
