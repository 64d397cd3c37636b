"""Reminders: to units that are late, that are still awaited, or that owe a correction."""

from __future__ import annotations

from pathlib import Path

from lkjip.errors import ProcessError
from lkjip.forms.writer import write_form
from lkjip.mail.templates.reminder import choose_reminder
from lkjip.sop.process.state import REQUESTED_AGAIN
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.promises import due_date
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import LATE, NEEDS_FIX, NOT_YET, WORDS
from lkjip.steps.request.blank_forms import asked_forms
from lkjip.steps.request.letters import form_name, unit_mail
from lkjip.steps.status import collection_today
from lkjip.tables.steps import COLLECTION
from lkjip.tables.tabs import TabName

TAB = TabName.COLLECTION.value
OWING = (NOT_YET, LATE, WORDS["ditolak"], NEEDS_FIX)


def remind(shot: Snapshot, context: Context) -> StepResult:
    """Draft one reminder (.eml) per unit that owes a form; the text fits the due date."""
    if not shot.process.units:
        raise ProcessError(
            "Belum ada permintaan data, jadi belum ada yang perlu diingatkan.",
            "Jalankan langkah 2 (Buat Formulir dan Surat) lebih dahulu.",
        )
    due = due_date(shot, context.today)
    forms = asked_forms(shot, due)
    rows = collection_today(shot, context)
    chosen = choose_reminder(due, context.today, shot.calendar)
    folder = context.forms_folder(shot.settings.year, "keluar")
    files: list[tuple[Path, bytes]] = []
    notes: list[HistoryEntry] = []
    for row in rows:
        unit = shot.unit(row.unit)
        again = shot.process.units.get(row.unit) == REQUESTED_AGAIN
        if unit is None or not (again or row.status in OWING):
            continue
        form = forms[unit.code]
        attached = [(form_name(form), write_form(form))]
        mail = unit_mail(shot, unit, form, context, chosen.template, attached)
        name = f"Pengingat_{unit.code}_{context.today.isoformat()}.eml"
        files.append((folder / name, mail))
        notes.append(HistoryEntry("ingatkan", unit.name, row.status, chosen.remark))
    words = (
        f"{len(files)} pengingat dibuat di {folder.relative_to(context.folder).as_posix()} "
        f"({chosen.remark}). Buka, periksa, lalu kirim."
        if files
        else "Semua unit sudah mengirim formulir yang lengkap; tidak ada yang perlu diingatkan."
    )
    return StepResult(
        TAB,
        words,
        tables=dict([COLLECTION.written(rows)]),
        notes=tuple(notes) or (HistoryEntry("ingatkan", remark=words),),
        files=tuple(files),
        data={"surel": [path.name for path, _ in files], "tenggat": due.isoformat()},
        show=TAB,
    )
