"""Tells how each asked unit stands, as of today: the rows of the collection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from lkjip.checks.checked_form import ACCEPTED, REFUSED, WITH_NOTES
from lkjip.findings import Finding, Severity
from lkjip.forms.model import BlankForm
from lkjip.sop.calendar.working_days import Calendar
from lkjip.steps.kernel.base import Note
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.steps import COLLECTION, CollectionRow

NOT_YET = "belum diterima"
LATE = "terlambat"
WORDS = {
    ACCEPTED: "diterima",
    WITH_NOTES: "diterima, ada catatan",
    REFUSED: "ditolak",
}
NEEDS_FIX = "diterima, perlu diperbaiki"
TO_BE_CONFIRMED = "diterima, perlu dipastikan"
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
    now: Mapping[str, CollectionRow],
    forms: Mapping[str, BlankForm],
    due: date,
    calendar: Calendar,
    today: date,
) -> tuple[CollectionRow, ...]:
    """Return one row per asked unit, as of ``today``; ``now`` holds what is known of them."""
    return tuple(
        _as_of(
            replace(now.get(code, NOTHING_YET), unit=code, name=form.unit_name, due=due),
            due,
            calendar,
            today,
        )
        for code, form in forms.items()
    )


def states(shot: Snapshot) -> dict[str, CollectionRow]:
    """Return the state of each unit as the book holds it."""
    return {row.unit: row for row in shot.rows(COLLECTION)}


def _as_of(row: CollectionRow, due: date, calendar: Calendar, today: date) -> CollectionRow:
    """Return the row as of a day; a unit without a form after its due date is late."""
    waiting = row.status in (NOT_YET, LATE)
    until = today if waiting or row.received is None else row.received
    late = max(0, calendar.distance(due, until))
    status = (LATE if late else NOT_YET) if waiting else row.status
    return replace(row, status=status, late=late or None)


def late_notes(shot: Snapshot, rows: Iterable[CollectionRow]) -> list[Note]:
    """Return a line of history for every unit that has become late since it was last written."""
    before = {row.unit: row.status for row in shot.rows(COLLECTION)}
    return [
        Note(
            "tenggat lewat",
            row.name,
            LATE,
            f"Belum diterima, terlambat {row.late} hari kerja.",
        )
        for row in rows
        if row.status == LATE and before.get(row.unit) != LATE
    ]
