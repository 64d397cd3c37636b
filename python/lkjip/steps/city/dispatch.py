"""Step 10 in the city's book: initials of Bagian Hukum, and to whom the signed report went."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from lkjip.errors import UsageError
from lkjip.sop.calendar.schedule import legal_due_date
from lkjip.sop.calendar.words import date_in_words
from lkjip.sop.process.commands import Actor, DispatchReport, RecordInitial
from lkjip.sop.process.process import carry_out
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.cells import text
from lkjip.tables.declared.city_record import DISPATCHES, INITIALS, DispatchRow, InitialRow
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import Table

TAB = TabName.MAYOR.value
R = TypeVar("R", bound=InitialRow | DispatchRow)


def record_initial(
    shot: Snapshot, context: Context, by: str = "", on: date | None = None, note: str = ""
) -> StepResult:
    """Record the coordinating initial of Bagian Hukum, as given or as typed; it blocks nothing."""
    typed = not by and on is None
    row = _first_typed(shot, INITIALS, InitialRow()) if typed else InitialRow()
    who, remark = (row.approver, row.note) if typed else (by, note)
    day = _day(row.signed_on if typed else on, text(row.cell(InitialRow.signed_on)), "paraf")
    order = RecordInitial(who, day, remark)
    process = carry_out(shot.process, order, context.now, Actor(context.actor))
    words = f"Paraf koordinasi {who} tanggal {date_in_words(day)} dicatat."
    done = InitialRow(approver=who, signed_on=day, note=remark, recorded=context.now)
    rows = _with(shot, INITIALS, done, InitialRow(), typed)
    return StepResult(
        TAB,
        words,
        process,
        tables=dict([INITIALS.written(rows)]),
        notes=(HistoryEntry("catat paraf koordinasi", who, "dicatat", words),),
        data={"oleh": who, "tanggal": day.isoformat()},
        show=TAB,
        taken=((INITIALS.name, ""),) if typed else (),
    )


def dispatch_report(
    shot: Snapshot, context: Context, to: str = "", on: date | None = None, number: str = ""
) -> StepResult:
    """Record to whom the signed report went, as given or as typed: the end of the process.

    The legal day is three months after the year (PermenPANRB 53/2014); a later one is said.
    """
    typed = not to and on is None and not number
    row = _first_typed(shot, DISPATCHES, DispatchRow()) if typed else DispatchRow()
    whom, letter = (row.addressees, row.number) if typed else (to, number)
    said = text(row.cell(DispatchRow.sent_on))
    day = _day(row.sent_on if typed else on, said, "penyampaian")
    order = DispatchReport(whom, day, letter)
    process = carry_out(shot.process, order, context.now, Actor(context.actor))
    legal = legal_due_date(shot.settings.year, shot.settings.level)
    late = f" Batas hukum {date_in_words(legal)} sudah lewat." if day > legal else ""
    words = (
        f"LKjIP kota versi {process.approved_version} disampaikan kepada {whom} tanggal "
        f"{date_in_words(day)}, nomor {letter}.{late}"
    )
    done = DispatchRow(addressees=whom, sent_on=day, number=letter, recorded=context.now)
    rows = _with(shot, DISPATCHES, done, DispatchRow(), typed)
    return StepResult(
        TAB,
        words,
        process,
        tables=dict([DISPATCHES.written(rows)]),
        notes=(HistoryEntry("sampaikan laporan", whom, "disampaikan", words),),
        data={
            "kepada": [part.strip() for part in whom.split(";") if part.strip()],
            "tanggal": day.isoformat(),
            "nomor": letter,
            "batas_hukum": legal.isoformat(),
            "terlambat": day > legal,
        },
        show=TAB,
        taken=((DISPATCHES.name, ""),) if typed else (),
        needs_fix=day > legal,
    )


def _first_typed(shot: Snapshot, table: Table[R], blank: R) -> R:
    return next((row for row in shot.rows(table) if row.recorded is None), blank)


def _with(shot: Snapshot, table: Table[R], done: R, blank: R, typed: bool) -> tuple[R, ...]:
    """Return the rows with the new one stamped; rows that wait stay, but for the one taken."""
    kept = [row for row in shot.rows(table) if row.recorded is not None]
    waiting = [row for row in shot.rows(table) if row.recorded is None][typed:]
    return (*kept, done, *(waiting or [blank]))


def _day(day: date | None, said: str, what: str) -> date:
    if day is not None:
        return day
    raise UsageError(
        f"Tanggal {what} {f'berisi {said!r}' if said else 'belum diisi'}.",
        f"Ketik tanggalnya di lembar '{TAB}' (misalnya 20/3/2025), atau tambahkan --tanggal "
        "TTTT-BB-HH.",
    )
