"""Drafts a reminder for every OPD whose package, or whose corrected package, is awaited."""

from __future__ import annotations

from pathlib import Path

from lkjip.errors import ProcessError
from lkjip.intake.archive import name_part
from lkjip.mail.templates.placeholders import TemplateKind
from lkjip.steps.city.letters import opd_mail, opd_values
from lkjip.steps.city.standing import RETURNED, opd_collection, owing
from lkjip.steps.kernel.answers import REMIND
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.office.promises import due_date
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.declared.steps import COLLECTION
from lkjip.tables.declared.tabs import TabName

TAB = TabName.COLLECTION.value


def remind_opd(shot: Snapshot, context: Context) -> StepResult:
    """Draft one mail (.eml) per OPD that owes something."""
    if not shot.process.units:
        raise ProcessError(
            "Belum ada permintaan paket, jadi belum ada yang perlu diingatkan.",
            "Jalankan langkah 2 (minta) lebih dahulu.",
        )
    due = due_date(shot, context.today)
    rows = opd_collection(shot, shot.process, due, context.today)
    folder = context.forms_folder(shot.settings.year, "keluar")
    files: list[tuple[Path, bytes]] = []
    notes: list[HistoryEntry] = []
    for row in owing(rows):
        unit = shot.unit(row.unit)
        if unit is None:
            continue
        values = opd_values(shot, unit, due, context.today)
        values["keadaan_paket"] = (
            f"dikembalikan dengan {row.corrections} koreksi dan belum kami terima lagi"
            if row.status == RETURNED
            else "belum kami terima"
        )
        mail = opd_mail(shot, unit, context, TemplateKind.PACKAGE_REMINDER, values)
        name = f"Pengingat_{name_part(unit.code)}_{context.today.isoformat()}.eml"
        files.append((folder / name, mail))
        notes.append(HistoryEntry(REMIND, unit.name, row.status, values["keterangan_waktu"]))
    words = (
        f"{len(files)} pengingat dibuat di {folder.relative_to(context.folder).as_posix()}. "
        "Buka, periksa, lalu kirim."
        if files
        else "Tidak ada OPD yang perlu diingatkan."
    )
    return StepResult(
        TAB,
        words,
        tables=dict([COLLECTION.written(rows)]),
        notes=tuple(notes) or (HistoryEntry(REMIND, remark=words),),
        files=tuple(files),
        data={"surel": [path.name for path, _ in files], "tenggat": due.isoformat()},
        show=TAB,
    )
