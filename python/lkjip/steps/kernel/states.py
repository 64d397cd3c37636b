"""Tells how each asked unit stands, as of today: the rows of the collection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from lkjip.checks.checked_form import ACCEPTED, REFUSED, WITH_NOTES
from lkjip.findings import Finding, Severity
from lkjip.forms.model import BlankForm
from lkjip.steps.kernel.base import HistoryEntry
from lkjip.steps.kernel.office.promises import lateness_calendar
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.declared.results import FindingRow
from lkjip.tables.declared.steps import COLLECTION, CollectionRow
from lkjip.tables.declared.tabs import TabName

NOT_YET = "belum diterima"
LATE = "terlambat"
WORDS = {
    ACCEPTED: "diterima",
    WITH_NOTES: "diterima, ada catatan",
    REFUSED: "ditolak",
}
COMPLETE = (WORDS[ACCEPTED], WORDS[WITH_NOTES])
"""The statuses of a unit from which nothing is wanted any more."""
NEEDS_FIX = "diterima, perlu diperbaiki"
TO_BE_CONFIRMED = "diterima, perlu dipastikan"
TO_BE_ADMITTED = "ditahan, perlu dipastikan"
"""The status of a unit from which only held submissions have come."""
ACCEPTED_PREFIX = "diterima"
"""How every status of an accepted form begins."""


NOTHING_YET = CollectionRow(status=NOT_YET)
"""The state of a unit that has sent nothing."""


def count(findings: Iterable[Finding], severity: Severity) -> int:
    """Count the findings of this severity."""
    return sum(f.level is severity for f in findings)


def status_word(result: str, findings: tuple[Finding, ...]) -> str:
    """Return the word for an outcome; an accepted form with figures to fix has its own."""
    if result == WITH_NOTES and count(findings, Severity.FIX):
        return NEEDS_FIX
    return WORDS.get(result, result)


def collection_rows(
    shot: Snapshot,
    now: Mapping[str, CollectionRow],
    forms: Mapping[str, BlankForm],
    due: date,
    today: date,
) -> tuple[CollectionRow, ...]:
    """Return one row per asked unit, as of ``today``; ``now`` holds what is known of them."""
    return tuple(
        _as_of(
            replace(now.get(code, NOTHING_YET), unit=code, name=form.unit_name, due=due),
            due,
            shot,
            today,
        )
        for code, form in forms.items()
    )


def states(shot: Snapshot) -> dict[str, CollectionRow]:
    """Return the state of each unit as the book holds it."""
    return {row.unit: row for row in shot.rows(COLLECTION)}


def _as_of(row: CollectionRow, due: date, shot: Snapshot, today: date) -> CollectionRow:
    """Return the row as of a day; a unit that owes its form after the due date is late.

    A refused form is owed still. What came is late by the calendar of the day on which it came.
    """
    waiting = row.status in (NOT_YET, LATE)
    owed = waiting or row.status == WORDS[REFUSED]
    until = today if owed or row.received is None else row.received
    late = max(0, lateness_calendar(shot, until).distance(due, until))
    status = (LATE if late else NOT_YET) if waiting else row.status
    return replace(row, status=status, late=late or None)


def counts_no_more(row: FindingRow, collection: Iterable[CollectionRow]) -> bool:
    """Return True for a refusal that is finished: its unit, or every unit, is accepted now."""
    if row.step != TabName.COLLECTION or row.severity != Severity.REJECT.value:
        return False
    accepted = {one.unit: one.status.startswith(ACCEPTED_PREFIX) for one in collection}
    return accepted.get(row.unit, False) if row.unit else bool(accepted) and all(accepted.values())


def late_notes(shot: Snapshot, rows: Iterable[CollectionRow]) -> list[HistoryEntry]:
    """Return a line of history for every unit that has become late since it was last written."""
    before = {row.unit: row.status for row in shot.rows(COLLECTION)}
    return [
        HistoryEntry(
            "tenggat lewat",
            row.name,
            LATE,
            f"Belum diterima, terlambat {row.late} hari kerja.",
        )
        for row in rows
        if row.status == LATE and before.get(row.unit) != LATE
    ]
