"""Due dates that people change on purpose: an extension, or the calendar of today."""

from __future__ import annotations

from lkjip.errors import ProcessError
from lkjip.sop.calendar.due_dates import plan_in_force
from lkjip.sop.process.commands import Actor, ChangePlan, RenewDueDates
from lkjip.sop.process.process import carry_out
from lkjip.sop.process.state import Process
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.display import short_date
from lkjip.steps.kernel.office.calendar_findings import plan_findings
from lkjip.steps.kernel.office.promises import moved_dates, with_calendar
from lkjip.steps.kernel.run import replace_findings
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.declared.tabs import TabName

TAB = TabName.PLAN.value
TELL = "Beri tahu yang menunggu: Buat Surel Pengingat menyebut tenggat yang baru."


def extend(shot: Snapshot, context: Context, no: int, days: int, reason: str) -> StepResult:
    """Give step ``no`` more working days; the later steps move along."""
    process = with_calendar(shot, context, shot.process)
    order = ChangePlan(no, days, reason)
    process = carry_out(process, order, context.now, Actor(context.actor))
    return _result(shot, process, "undur tenggat", reason)


def follow_holidays(shot: Snapshot, context: Context, reason: str = "") -> StepResult:
    """Let the open due dates follow the sheet ``Libur`` of today; none gets earlier."""
    moved = moved_dates(shot)
    if not moved:
        raise ProcessError(
            "Tidak ada tenggat yang bergeser menurut lembar Libur yang sekarang.",
            "Ubah lembar Libur lebih dahulu; tenggat yang sudah diberitahukan tidak dimajukan.",
        )
    why = reason or "lembar Libur berubah"
    process = with_calendar(shot, context, shot.process)
    process = carry_out(process, RenewDueDates(why), context.now, Actor(context.actor))
    return _result(shot, process, "sesuaikan tenggat", why)


def _result(shot: Snapshot, process: Process, action: str, reason: str) -> StepResult:
    old = plan_in_force(shot.process, shot.sheet_calendar)
    new = plan_in_force(process, shot.sheet_calendar)
    moved = [(a, b) for a, b in zip(old, new, strict=True) if a.due != b.due]
    listing = "; ".join(
        f"langkah {a.no}: {short_date(a.due)} → {short_date(b.due)}" for a, b in moved
    )
    words = f"Tenggat berubah: {listing}. Alasan: {reason}. {TELL}"
    year, level = shot.settings.year, shot.settings.level
    findings = plan_findings(new, shot.sheet_calendar, year, level)
    return StepResult(
        TAB,
        words,
        process,
        tables=dict([replace_findings(shot, TAB, findings)]),
        findings=findings,
        notes=(HistoryEntry(action, status="selesai", remark=words),),
        data={
            "tenggat": [
                {"no": a.no, "lama": a.due.isoformat(), "baru": b.due.isoformat()} for a, b in moved
            ]
        },
        show=TAB,
    )
