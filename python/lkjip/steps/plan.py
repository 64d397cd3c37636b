"""SOP step 1: set the plan; due dates of the eight steps in working days."""

from __future__ import annotations

from datetime import date, datetime

from lkjip.errors import UsageError
from lkjip.sop.calendar.due_dates import rencana_berlaku
from lkjip.sop.process.commands import Pelaku, TetapkanRencana
from lkjip.sop.process.process import jalankan
from lkjip.steps.kernel.base import Context, Note, StepResult, tick
from lkjip.steps.kernel.display import short_date
from lkjip.steps.kernel.snapshot import Snapshot

TAB = "1 Rencana"


def rencana(shot: Snapshot, context: Context, mulai: date | None = None) -> StepResult:
    """Set the plan from ``mulai``, or from the yellow cell on the tab when it is ``None``."""
    start = mulai or _typed(shot)
    year = shot.settings.tahun
    if start.year not in (year, year + 1):
        raise UsageError(
            f"Tanggal mulai {short_date(start)} tidak cocok dengan tahun laporan {year}.",
            f"Pakai tanggal pada tahun {year} atau {year + 1}, atau ubah Tahun laporan di lembar "
            "Pengaturan.",
        )
    who = Pelaku(context.pelaku)
    proses = tick(shot.proses, "1.informasi", context)
    proses = jalankan(proses, TetapkanRencana(start), context.sekarang, who)
    plan = rencana_berlaku(proses, shot.kalender)
    first, last = plan[0].mulai, plan[-1].tenggat
    days = sum(step.hari for step in plan)
    words = f"Rencana ditetapkan: {days} hari kerja, {short_date(first)} sampai {short_date(last)}."
    return StepResult(
        TAB,
        words,
        proses,
        names={"rencana_mulai": start},
        notes=(Note("tetapkan rencana", status="selesai", keterangan=words),),
        data={
            "mulai": start.isoformat(),
            "langkah": [
                {
                    "no": step.no,
                    "mulai": step.mulai.isoformat(),
                    "tenggat": step.tenggat.isoformat(),
                    "hari_kerja": step.hari,
                }
                for step in plan
            ],
        },
        show=TAB,
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
        f"Ketik tanggal mulai pada sel kuning di lembar '{TAB}', misalnya 2/1/2025, lalu ulangi.",
    )
