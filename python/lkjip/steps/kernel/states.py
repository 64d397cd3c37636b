"""The rows of ``tblPengumpulan``: how each asked unit stands, as of today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from lkjip.book.cells import Cell, decimal, text
from lkjip.book.port import Row
from lkjip.checks.checked_form import ACCEPTED, REFUSED, WITH_NOTES
from lkjip.findings import Finding, Severity
from lkjip.forms.model import BlankForm
from lkjip.steps.kernel.base import Note
from lkjip.steps.kernel.promises import lateness_calendar
from lkjip.steps.kernel.snapshot import Snapshot

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


@dataclass(frozen=True, slots=True)
class UnitState:
    """The state of one unit's form; ``status`` is the word that the tab shows."""

    status: str
    received: date | None = None
    revision: int | None = None
    reject: int = 0
    fix: int = 0
    note: int = 0
    file: str = ""


def count(findings: Iterable[Finding], severity: Severity) -> int:
    """Count the findings of this severity."""
    return sum(f.level is severity for f in findings)


def status_word(result: str, findings: tuple[Finding, ...]) -> str:
    """Return the word for an outcome; an accepted form with figures to fix has its own."""
    if result == WITH_NOTES and count(findings, Severity.FIX):
        return NEEDS_FIX
    return WORDS.get(result, result)


def waiting_rows(
    shot: Snapshot, forms: Mapping[str, BlankForm], due: date, today: date
) -> tuple[Row, ...]:
    """Return one row per asked unit; units that were asked before keep their state."""
    old = states(shot.rows("tblPengumpulan"))
    return tuple(
        state_row(shot, code, form.unit_name, old.get(code, UnitState(NOT_YET)), due, today)
        for code, form in forms.items()
    )


def states(rows: Iterable[Row]) -> dict[str, UnitState]:
    """Return the state of each unit as the table holds it."""
    return {text(row["Kode Unit"]): _state(row) for row in rows}


def _state(row: Row) -> UnitState:
    return UnitState(
        text(row["Status"]),
        _day(row["Diterima"]),
        int(number) if (number := decimal(row["Revisi"])) is not None else None,
        int(decimal(row["Tolak"]) or 0),
        int(decimal(row["Perbaiki"]) or 0),
        int(decimal(row["Catatan"]) or 0),
        text(row["Berkas"]),
    )


def _day(value: Cell) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def state_row(
    shot: Snapshot, code: str, name: str, state: UnitState, due: date, today: date
) -> Row:
    """Return one row; a unit that owes its form after the due date is late by working days.

    A refused form is owed still. What came is late by the calendar of the day on which it came.
    """
    waiting = state.status in (NOT_YET, LATE)
    owed = waiting or state.status == WORDS[REFUSED] or state.received is None
    until = today if owed or state.received is None else state.received
    late = max(0, lateness_calendar(shot, until).distance(due, until))
    status = (LATE if late else NOT_YET) if waiting else state.status
    return {
        "Kode Unit": code,
        "Unit": name,
        "Status": status,
        "Tenggat": due,
        "Diterima": state.received,
        "Terlambat (hari kerja)": late or None,
        "Revisi": state.revision,
        "Tolak": state.reject or None,
        "Perbaiki": state.fix or None,
        "Catatan": state.note or None,
        "Berkas": state.file or None,
    }


def late_notes(old: Iterable[Row], rows: Iterable[Row]) -> list[Note]:
    """Return a line of history for every unit that has become late since ``old``."""
    before = {text(row["Kode Unit"]): text(row["Status"]) for row in old}
    return [
        Note(
            "tenggat lewat",
            text(row["Unit"]),
            LATE,
            f"Belum diterima, terlambat {row['Terlambat (hari kerja)']} hari kerja.",
        )
        for row in rows
        if row["Status"] == LATE and before.get(text(row["Kode Unit"])) != LATE
    ]
