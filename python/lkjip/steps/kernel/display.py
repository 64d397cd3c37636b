"""Fills what the book shows after every action: the plan, the step tabs' cards, the home tab.

All of it follows from the snapshot, the new state of the SOP and the tables just computed, so
that no tab can say something else than another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from lkjip.book.layout.home import HOME_LINES
from lkjip.findings import Severity
from lkjip.mail.paper.date_words import weekday_and_date
from lkjip.measure.numbers.format import format_number
from lkjip.sop.activities import STEPS
from lkjip.sop.calendar.schedule import days_remaining, legal_due_date
from lkjip.sop.next_actions import next_action
from lkjip.sop.office_words import in_office
from lkjip.sop.overview import StepSummary, summarize
from lkjip.sop.process.state import Process
from lkjip.steps.kernel.office.settings import Settings
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import counts_no_more
from lkjip.tables.cells import Block, Cell, number
from lkjip.tables.data import Row
from lkjip.tables.declared.results import (
    FINDINGS,
    FindingRow,
)
from lkjip.tables.declared.steps import (
    COLLECTION,
    ROLLED,
    CollectionRow,
    RolledRow,
)

CHART_RANKS = 5
AXIS_CHARS = 40
CARD_ROOM = 230
"""Letters that a line of the card of step 3 shows whole (six lines of 44 letters, words wrap)."""
SASARAN, OVERALL = "Sasaran", "Keseluruhan"

Tables = Mapping[str, tuple[Row, ...]]


def short_date(day: date | None) -> str:
    """Return a date as ``8 Jan 2025``; "–" without a date."""
    months = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
    return f"{day.day} {months[day.month - 1]} {day.year}" if day else "–"


def process_names(
    shot: Snapshot, process: Process, tables: Tables, today: date
) -> dict[str, Cell | Block]:
    """Return the named cells of the cards and of the home tab."""
    summary = summarize(process, shot.calendar, today, shot.role)
    action = next_action(process, today, shot.calendar)
    rolled = ROLLED.rows_in(tables)
    names: dict[str, Cell | Block] = {
        f"langkah{step.no}_keadaan": _card(
            step, action.text if action.sop_step == step.no else "", shot
        )
        for step in summary
    }
    names |= {
        "beranda_judul": home_title(shot.settings),
        "beranda_hari_ini": f"Hari ini: {weekday_and_date(today)}",
        "beranda_langkah": _strip(summary[: len(STEPS)]),
        "beranda_tindakan": with_names(action.text, shot),
        "beranda_pengumpulan_judul": _collection_title(process),
        "beranda_pengumpulan": _collection(COLLECTION.rows_in(tables)),
        "beranda_sasaran_judul": _goals_title(rolled),
        "beranda_rencana_judul": _plan_title(summary),
        "grafik_sasaran": _goals(rolled, shot),
        "grafik_rencana": _bars(summary[: len(STEPS)], today),
        "beranda_temuan": _counts(FINDINGS.rows_in(tables), COLLECTION.rows_in(tables)),
        "beranda_anggaran": _budget(shot, process, rolled, today),
    }
    return names


def home_title(in_force: Settings) -> str:
    """Return the title of the home tab: year, office, period."""
    office = "Kota" if in_force.level == "kota" else in_force.office.unit
    return f"LKjIP {in_force.year} · {office} · {in_force.period}"


def with_names(words: str, shot: Snapshot) -> str:
    """Replace the unit codes in a sentence by the units' names."""
    words = in_office(words, shot.settings.office)
    for unit in sorted(shot.units, key=lambda u: -len(u.code)):
        words = re.sub(rf"(?<![\w-]){re.escape(unit.code)}(?![\w-])", unit.name, words)
    return words


def _card(step: StepSummary, action: str, shot: Snapshot) -> Block:
    who = step.official
    role = in_office(step.role, shot.settings.office)
    if role and role.casefold() != step.official.casefold():
        who = f"{step.official} (SOP: {role})"
    missing = _fitting(" ".join(step.lacking), shot) or "tidak ada"
    next_ = _fitting(action, shot) or "–"
    values = (step.status, step.due, step.remaining_words, who or "–", missing, next_)
    return tuple((value,) for value in values)


def _fitting(words: str, shot: Snapshot) -> str:
    """Name the units where that fits into the card, else leave their codes: the table has both."""
    named = with_names(words, shot)
    return named if len(named) <= CARD_ROOM else in_office(words, shot.settings.office)


def _strip(summary: tuple[StepSummary, ...]) -> Block:
    def spread(words: list[str]) -> tuple[Cell, ...]:
        return tuple(cell for word in words for cell in (word, None))

    return (
        spread([step.status for step in summary]),
        spread([f"tenggat {short_date(step.due)}" for step in summary]),
        spread([step.remaining_words if step.due else "" for step in summary]),
    )


def _collection_title(process: Process) -> str:
    awaited = len(process.awaited)
    return (
        f"Pengumpulan {awaited - len(process.incomplete)} dari {awaited} "
        + ("OPD sesuai" if process.city else "unit lengkap")
        if process.units
        else ("Pengumpulan")
    )


def _collection(rows: tuple[CollectionRow, ...]) -> Block:
    lines = [(row.name, None, None, row.status, None) for row in rows]
    return _filled(lines, 5)


def _goals_title(rows: tuple[RolledRow, ...]) -> str:
    known = any(row.level == SASARAN and row.capaian is not None for row in rows)
    return "Capaian per sasaran (%)" if known else "Capaian per sasaran: setelah 4 Analisis"


def _plan_title(summary: tuple[StepSummary, ...]) -> str:
    start = summary[0].begin
    since = f"hari sejak {short_date(start)}" if start else "setelah 1 Rencana"
    return f"Rencana (biru) dan kenyataan (hitam), {since}"


def _goals(rows: tuple[RolledRow, ...], shot: Snapshot) -> Block:
    """Return chart data: label, then the value in the column of its category (best first)."""
    ranks = shot.scale.category_names
    lines: list[tuple[Cell, ...]] = []
    for row in rows:
        if row.level == SASARAN and row.capaian is not None:
            rank = ranks.index(row.category) if row.category in ranks else len(ranks) - 1
            place = min(CHART_RANKS - 1, rank)
            values = [number(row.capaian) if i == place else None for i in range(CHART_RANKS)]
            lines.append((f"{shorten(row.description)} ({row.category})", *values))
    return _filled(lines, CHART_RANKS + 1)


def shorten(words: str) -> str:
    """Return a long name cut for a chart's axis."""
    return words if len(words) <= AXIS_CHARS else words[: AXIS_CHARS - 1].rstrip() + "…"


def _bars(summary: tuple[StepSummary, ...], today: date) -> Block:
    """Return chart data: per step a bar of the plan and one of the fact (a running step: until
    today), in days from the start."""
    start = summary[0].begin
    lines: list[tuple[Cell, ...]] = []
    for step in summary:
        plan, fact = (
            _span(start, step.begin, step.due),
            _span(start, step.actual_begin, step.actual_finish or today),
        )
        lines.append((step.tab, plan[0], plan[1], None))
        lines.append((None, fact[0], None, fact[1]))
    return tuple(lines)


def _span(
    start: date | None, first: date | None, last: date | None
) -> tuple[int | None, int | None]:
    if start is None or first is None or last is None:
        return None, None
    return max(0, (first - start).days), max(1, (last - first).days + 1)


def _filled(given: Sequence[tuple[Cell, ...]], width: int) -> Block:
    lines = list(given)
    if len(lines) > HOME_LINES:
        rest = len(lines) - HOME_LINES + 1
        more: tuple[Cell, ...] = (f"dan {rest} baris lain", *[None] * (width - 1))
        lines = [*lines[: HOME_LINES - 1], more]
    return tuple(lines + [(None,) * width] * (HOME_LINES - len(lines)))


def _counts(rows: tuple[FindingRow, ...], collection: tuple[CollectionRow, ...]) -> Block:
    still = [row for row in rows if not counts_no_more(row, collection)]

    def count(severity: Severity) -> int:
        return sum(row.severity == severity.value for row in still)

    return tuple((severity.value, None, None, count(severity)) for severity in Severity)


def legal_deadline(shot: Snapshot, process: Process, today: date) -> tuple[date, int, str]:
    """Return the legal deadline, working days left, and the words; once sent it does not run on."""
    legal = legal_due_date(shot.settings.year, shot.settings.level)
    if process.finished:
        sent = process.events[-1].when.date()
        days, _ = days_remaining(legal, sent, shot.calendar)
        return legal, days, f"dikirim {short_date(sent)}"
    return legal, *days_remaining(legal, today, shot.calendar)


def _budget(shot: Snapshot, process: Process, rows: tuple[RolledRow, ...], today: date) -> Block:
    whole = next((row for row in rows if row.level == OVERALL), None)
    absorbed = whole.serapan if whole else None
    legal, _, words = legal_deadline(shot, process, today)
    spent = whole.realisasi if whole else None
    ceiling = whole.pagu if whole else None
    return (
        ("Serapan", None, f"{format_number(absorbed)} %" if absorbed is not None else "–", None),
        ("Realisasi (juta Rp)", None, _millions(spent), None),
        ("Pagu (juta Rp)", None, _millions(ceiling), None),
        (f"Batas hukum {short_date(legal)}", None, words, None),
    )


def _millions(amount: Decimal | None) -> str:
    return "–" if amount is None else format_number(amount / 1_000_000, 1)
