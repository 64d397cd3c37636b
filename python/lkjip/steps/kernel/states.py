"""The rows of ``tblPengumpulan``: how each asked unit stands, as of today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from lkjip.book.cells import Cell, decimal, text
from lkjip.book.port import Row
from lkjip.checks.checked_form import DENGAN_CATATAN, DITERIMA, DITOLAK
from lkjip.findings import Finding, Severity
from lkjip.forms.model import BlankForm
from lkjip.sop.calendar.working_days import Kalender
from lkjip.steps.kernel.base import Note
from lkjip.steps.kernel.snapshot import Snapshot

BELUM = "belum diterima"
TERLAMBAT = "terlambat"
WORDS = {
    DITERIMA: "diterima",
    DENGAN_CATATAN: "diterima, ada catatan",
    DITOLAK: "ditolak",
}
PERLU_PERBAIKAN = "diterima, perlu diperbaiki"


@dataclass(frozen=True, slots=True)
class UnitState:
    """What is known of one unit's form; ``status`` is the word that the tab shows."""

    status: str
    diterima: date | None = None
    revisi: int | None = None
    tolak: int = 0
    perbaiki: int = 0
    catatan: int = 0
    berkas: str = ""


def count(findings: Iterable[Finding], severity: Severity) -> int:
    """How many findings have this severity."""
    return sum(f.tingkat is severity for f in findings)


def status_word(hasil: str, findings: tuple[Finding, ...]) -> str:
    """The word for an outcome: an accepted form with figures to mend is not simply accepted."""
    if hasil == DENGAN_CATATAN and count(findings, Severity.PERBAIKI):
        return PERLU_PERBAIKAN
    return WORDS.get(hasil, hasil)


def waiting_rows(shot: Snapshot, forms: Mapping[str, BlankForm], due: date) -> tuple[Row, ...]:
    """One row per asked unit; units that were asked before keep how they stand."""
    old = states(shot.rows("tblPengumpulan"))
    return tuple(
        state_row(kode, form.nama_unit, old.get(kode, UnitState(BELUM)), due, shot.kalender, due)
        for kode, form in forms.items()
    )


def states(rows: Iterable[Row]) -> dict[str, UnitState]:
    """The state of each unit as the table holds it."""
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
    kode: str, nama: str, state: UnitState, due: date, kalender: Kalender, today: date
) -> Row:
    """One row; a unit that has not handed in by its due date is late by working days."""
    waiting = state.status in (BELUM, TERLAMBAT)
    until = today if waiting or state.diterima is None else state.diterima
    late = max(0, kalender.jarak(due, until))
    status = (TERLAMBAT if late else BELUM) if waiting else state.status
    return {
        "Kode Unit": kode,
        "Unit": nama,
        "Status": status,
        "Tenggat": due,
        "Diterima": state.diterima,
        "Terlambat (hari kerja)": late or None,
        "Revisi": state.revisi,
        "Tolak": state.tolak or None,
        "Perbaiki": state.perbaiki or None,
        "Catatan": state.catatan or None,
        "Berkas": state.berkas or None,
    }


def late_notes(old: tuple[Row, ...], rows: tuple[Row, ...]) -> list[Note]:
    """A line of history for every unit that has become late since ``old``."""
    before = {text(row["Kode Unit"]): text(row["Status"]) for row in old}
    return [
        Note(
            "tenggat lewat",
            text(row["Unit"]),
            TERLAMBAT,
            f"Belum diterima, terlambat {row['Terlambat (hari kerja)']} hari kerja.",
        )
        for row in rows
        if row["Status"] == TERLAMBAT and before.get(text(row["Kode Unit"])) != TERLAMBAT
    ]
