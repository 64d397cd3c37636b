"""SOP step 1: set the plan; due dates of the eight steps in working days."""

from __future__ import annotations

from datetime import date, datetime

from lkjip.errors import UsageError
from lkjip.findings import Severity
from lkjip.sop.calendar.due_dates import plan_in_force
from lkjip.sop.process.commands import Actor, RecordPlanApproval, SetPlan
from lkjip.sop.process.process import carry_out
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult, tick
from lkjip.steps.kernel.display import short_date
from lkjip.steps.kernel.office.calendar_findings import plan_findings
from lkjip.steps.kernel.office.founding import founding_in_words
from lkjip.steps.kernel.office.promises import with_calendar
from lkjip.steps.kernel.run import replace_findings
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.plan_paper import plan_paper
from lkjip.steps.registers.check import refusal, require_registers
from lkjip.tables.cells import text
from lkjip.tables.declared.record import PLAN_APPROVALS, PlanApprovalRow
from lkjip.tables.declared.tabs import TabName

TAB = TabName.PLAN.value


def set_plan(shot: Snapshot, context: Context, begin: date | None = None) -> StepResult:
    """Set the dates from ``begin``, or from the yellow cell on the tab when it is ``None``."""
    doubts = require_registers(shot)
    refused = refusal(TAB, doubts)
    if refused is not None:
        return refused
    start = begin or _typed(shot)
    year = shot.settings.year
    if start.year not in (year, year + 1):
        raise UsageError(
            f"Tanggal mulai {short_date(start)} tidak cocok dengan tahun laporan {year}.",
            f"Pakai tanggal pada tahun {year} atau {year + 1}, atau ubah Tahun laporan di lembar "
            "Pengaturan.",
        )
    who = Actor(context.actor)
    process = tick(shot.process, "1.informasi", context)
    process = with_calendar(shot, context, process)
    process = carry_out(process, SetPlan(start, founding_in_words(shot)), context.now, who)
    dates = plan_in_force(process, shot.sheet_calendar)
    first, last = dates[0].begin, dates[-1].due
    days = sum(step.days for step in dates)
    words = f"Rencana ditetapkan: {days} hari kerja, {short_date(first)} sampai {short_date(last)}."
    paper = plan_paper(shot, context, dates)
    words += (
        f" Nota dinas kepada kepala untuk persetujuan: "
        f"{paper[0].relative_to(context.folder).as_posix()}."
    )
    findings = (*doubts, *plan_findings(dates, shot.sheet_calendar, year, shot.settings.level))
    return StepResult(
        TAB,
        words,
        process,
        tables=dict([replace_findings(shot, TAB, findings)]),
        findings=findings,
        names={"rencana_mulai": start},
        files=(paper,),
        notes=(HistoryEntry("tetapkan rencana", status="selesai", remark=words),),
        data={
            "mulai": start.isoformat(),
            "langkah": [
                {
                    "no": step.no,
                    "mulai": step.begin.isoformat(),
                    "tenggat": step.due.isoformat(),
                    "hari_kerja": step.days,
                }
                for step in dates
            ],
        },
        show=TAB,
        needs_fix=any(f.level is not Severity.NOTE for f in findings),
    )


def approve_plan(
    shot: Snapshot, context: Context, by: str = "", on: date | None = None
) -> StepResult:
    """Record the head's consent to the plan, as given or as typed on the tab."""
    rows = shot.rows(PLAN_APPROVALS)
    waiting = next((row for row in rows if row.recorded is None), PlanApprovalRow())
    typed = not by and on is None
    who, day = (waiting.approver, waiting.signed_on) if typed else (by, on)
    if day is None:
        said = text(waiting.cell(PlanApprovalRow.signed_on)) if typed else ""
        raise UsageError(
            f"Tanggal persetujuan rencana {f'berisi {said!r}' if said else 'belum diisi'}.",
            f"Ketik tanggalnya di tabel persetujuan lembar '{TAB}', misalnya 2/1/2025.",
        )
    order = RecordPlanApproval(who, day)
    process = carry_out(shot.process, order, context.now, Actor(context.actor))
    words = f"Rencana disetujui oleh {who} tanggal {short_date(day)}."
    done = PlanApprovalRow(approver=who, signed_on=day, recorded=context.now)
    kept = (row for row in rows if row.recorded is not None or not typed)
    written = PLAN_APPROVALS.written((*kept, done, PlanApprovalRow()))
    return StepResult(
        TAB,
        words,
        process,
        tables=dict([written]),
        notes=(HistoryEntry("setujui rencana", who, "disetujui", words),),
        show=TAB,
        taken=((PLAN_APPROVALS.name, ""),) if typed else (),
    )


def _typed(shot: Snapshot) -> date:
    value = shot.names["rencana_mulai"]
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    seen = f"berisi '{value}'" if value else "kosong"
    raise UsageError(
        f"Tanggal mulai di lembar '{TAB}' {seen}.",
        f"Ketik tanggal mulai pada sel kuning di lembar '{TAB}', misalnya "
        f"2/1/{shot.settings.year + 1}, lalu ulangi.",
    )
