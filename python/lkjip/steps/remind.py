"""Reminders: to units that are late, that are still awaited, or that owe a correction."""

from __future__ import annotations

from pathlib import Path

from lkjip.book.cells import text
from lkjip.errors import ProcessError
from lkjip.forms.writer import write_form
from lkjip.mail.templates.reminder import pilih_pengingat
from lkjip.steps.kernel.base import Context, Note, StepResult
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import BELUM, PERLU_PERBAIKAN, TERLAMBAT, WORDS
from lkjip.steps.request.blank_forms import asked_forms, due_date
from lkjip.steps.request.letters import form_name, unit_mail
from lkjip.steps.status import collection_today

TAB = "3 Pengumpulan"
OWING = (BELUM, TERLAMBAT, WORDS["ditolak"], PERLU_PERBAIKAN)


def ingatkan(shot: Snapshot, context: Context) -> StepResult:
    """Draft one reminder (.eml) per unit that owes a form; the text fits the due date."""
    if not shot.proses.unit:
        raise ProcessError(
            "Belum ada permintaan data, jadi belum ada yang perlu diingatkan.",
            "Jalankan langkah 2 (Buat Formulir dan Surat) lebih dahulu.",
        )
    due = due_date(shot, context.hari_ini)
    forms = asked_forms(shot, due)
    rows = collection_today(shot, context)
    chosen = pilih_pengingat(due, context.hari_ini, shot.kalender)
    folder = context.forms(shot.settings.tahun, "keluar")
    files: list[tuple[Path, bytes]] = []
    notes: list[Note] = []
    for row in rows:
        unit = shot.unit(text(row["Kode Unit"]))
        if unit is None or text(row["Status"]) not in OWING:
            continue
        form = forms[unit.kode]
        attached = [(form_name(form), write_form(form))]
        mail = unit_mail(shot, unit, form, context, chosen.templat, attached)
        name = f"Pengingat_{unit.kode}_{context.hari_ini.isoformat()}.eml"
        files.append((folder / name, mail))
        notes.append(Note("ingatkan", unit.nama, text(row["Status"]), chosen.keterangan))
    words = (
        f"{len(files)} pengingat dibuat di {folder.relative_to(context.folder).as_posix()} "
        f"({chosen.keterangan}). Buka, periksa, lalu kirim."
        if files
        else "Semua unit sudah mengirim formulir yang lengkap; tidak ada yang perlu diingatkan."
    )
    return StepResult(
        TAB,
        words,
        tables={"tblPengumpulan": rows},
        notes=tuple(notes) or (Note("ingatkan", keterangan=words),),
        files=tuple(files),
        data={"surel": [path.name for path, _ in files], "tenggat": due.isoformat()},
        show=TAB,
    )
