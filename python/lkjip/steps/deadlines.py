"""Due dates that people change on purpose: an extension, or the calendar of today."""

from __future__ import annotations

from dataclasses import replace

from lkjip.errors import ProcessError, UsageError
from lkjip.sop.activities import STEPS
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
from lkjip.tables.declared.steps import PLAN, PlanRow
from lkjip.tables.declared.tabs import TabName

TAB = TabName.PLAN.value
TELL = "Beri tahu yang menunggu: Buat Pengingat menyebut tenggat yang baru."


def extend(
    shot: Snapshot, context: Context, no: int = 0, days: int = 0, reason: str = ""
) -> StepResult:
    """Give step ``no`` more working days; the later steps move along.

    Without ``no`` the days and reasons count that people typed beside the steps on the tab.
    """
    orders = [ChangePlan(no, days, reason)] if no else _typed(shot)
    process = with_calendar(shot, context, shot.process)
    for order in orders:
        process = carry_out(process, order, context.now, Actor(context.actor))
    reasons = "; ".join(dict.fromkeys(order.reason for order in orders))
    taken = () if no else tuple((PLAN.name, STEPS[one.sop_step - 1].tab) for one in orders)
    return replace(_result(shot, process, "undur tenggat", reasons), taken=taken)


def _typed(shot: Snapshot) -> list[ChangePlan]:
    numbers = {step.tab: step.no for step in STEPS}
    found = []
    for row in shot.rows(PLAN):
        if row.cell(PlanRow.extra_days) is None and not row.reason:
            continue
        if row.extra_days is None or not row.reason:
            lacking = PlanRow.reason if row.extra_days is not None else PlanRow.extra_days
            raise UsageError(
                f"{row.where(lacking)}: undur tenggat langkah {row.step} memerlukan jumlah hari "
                "(angka) dan alasannya.",
                "Isi keduanya di baris langkah itu, lalu tekan Undur Tenggat lagi.",
            )
        found.append(ChangePlan(numbers[row.step], row.extra_days, row.reason))
    if not found:
        raise UsageError(
            f"Belum ada yang diketik di kolom Undur (hari) dan Alasan Undur di lembar '{TAB}'.",
            "Ketik jumlah hari kerja dan alasannya di baris langkah yang diundur, lalu ulangi.",
        )
    return found


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
