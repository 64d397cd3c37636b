"""Lays the home tab out: strip, next action, figures, units, sasaran, plan and fact."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lkjip.book.layout.home import STEP_COLUMNS
from lkjip.mail.paper.date_words import weekday_and_date
from lkjip.sop.next_actions import next_action
from lkjip.sop.overview import StepSummary, summarize
from lkjip.sop.process.state import Process
from lkjip.steps.kernel.display import card_names, home_title, next_words, short_date
from lkjip.steps.kernel.home import figures, sasaran, timeline, units
from lkjip.steps.kernel.home.content import HomeContent, gather
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.cells import Block, Cell
from lkjip.tables.data import Row
from lkjip.tables.declared.results import SUBMISSIONS
from lkjip.tables.declared.steps import COLLECTION

Tables = Mapping[str, tuple[Row, ...]]
Summary = tuple[StepSummary, ...]


def shown_names(
    shot: Snapshot, process: Process, tables: Tables, today: date
) -> dict[str, Cell | Block]:
    """Return the named cells of the home tab and of the cards of the steps."""
    summary = summarize(process, shot.calendar, today, shot.role)
    action = next_action(process, today, shot.calendar)
    content = gather(shot, process, tables, today, summary, action)
    cards = card_names(shot, summary, action)
    return cards | _home(shot, content, tables, today)


def _home(
    shot: Snapshot, content: HomeContent, tables: Tables, today: date
) -> dict[str, Cell | Block]:
    steps, found = content.steps, content.found
    collection = COLLECTION.rows_in(tables, shot.read)
    came = SUBMISSIONS.rows_in(tables, shot.read)
    places = units.Places.of(collection, came, content.city)
    return {
        "beranda_judul": home_title(shot.settings),
        "beranda_hari_ini": f"Hari ini: {weekday_and_date(today)}",
        "beranda_langkah_lembar": tuple((step.tab,) for step in steps),
        "beranda_langkah": _strip(steps),
        "beranda_tindakan": next_words(content.action.text, shot),
        "beranda_angka": figures.block(content.tiles),
        "beranda_pengumpulan_judul": units.title(found, content.city),
        "beranda_pengumpulan": units.listed(
            found, content.who, content.after_request, content.city
        ),
        "beranda_lainnya": units.more(found, content.city),
        "beranda_tautan": units.links(found, places),
        "beranda_sasaran_judul": sasaran.title(content.goals),
        "beranda_sasaran": sasaran.lines(content.goals, content.after_analysis),
        "beranda_rencana_judul": timeline.title(steps),
        "beranda_rencana": timeline.names(steps),
        "beranda_selisih": timeline.differences(steps, today),
        "grafik_rencana": timeline.bars(steps, today),
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
