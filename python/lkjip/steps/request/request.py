"""SOP step 2: blank forms, cover letters and mails for every active unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lkjip.errors import RegisterError
from lkjip.forms.writing.writer import write_form
from lkjip.mail.templates.placeholders import TemplateKind
from lkjip.sop.process.commands import Actor, ChangeFounding, SendRequests
from lkjip.sop.process.process import carry_out
from lkjip.sop.process.state import Process
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.display import short_date
from lkjip.steps.kernel.office.calendar_findings import past_due
from lkjip.steps.kernel.office.founding import founding_in_words, is_recorded
from lkjip.steps.kernel.office.promises import due_date, request_due
from lkjip.steps.kernel.run import replace_findings
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import collection_rows, states
from lkjip.steps.registers.check import refusal, require_registers
from lkjip.steps.request.blank_forms import (
    asked_forms,
    awaited_forms,
    next_revision,
    register_findings,
    undecided_units,
)
from lkjip.steps.request.letters import form_name, request_letter, unit_mail
from lkjip.steps.request.sent import asked_fingerprint, record
from lkjip.tables.declared.steps import COLLECTION, REQUESTS, RequestRow
from lkjip.tables.declared.tabs import TabName

TAB = TabName.REQUEST.value
GUIDE = "petunjuk_pengisian.docx"
INBOX_NOTE = "BACA_SAYA.txt"
INBOX_TEXT = (
    b"Simpan di folder ini formulir (.xlsx) atau surel (.eml) yang kembali dari unit,\r\n"
    b"lalu tekan Ambil Formulir Masuk di lembar 3 Pengumpulan.\r\n"
)


def _guide(context: Context, folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Lay the quick guide beside the forms; a program without one goes on."""
    source = context.templates.path(GUIDE)
    if source.is_file():
        yield folder / "Petunjuk_Pengisian.docx", source.read_bytes()


def founded(shot: Snapshot, context: Context) -> Process:
    """Record the founding settings of today where nobody has been asked by others yet."""
    if shot.process.units or shot.process.plan is None or is_recorded(shot):
        return shot.process
    order = ChangeFounding(founding_in_words(shot), "diubah sebelum permintaan dikirim")
    return carry_out(shot.process, order, context.now, Actor(context.actor))


def request_data(shot: Snapshot, context: Context) -> StepResult:
    """Make the forms, letters and mails; the files lie in ``forms/<tahun>/keluar``."""
    doubts = require_registers(shot)
    refused = refusal(TAB, doubts)
    if refused is not None:
        return refused
    due = request_due(shot, context.today)
    forms = asked_forms(shot, due)
    if not forms:
        raise RegisterError(
            "Tidak ada unit aktif yang punya indikator atau sub kegiatan.",
            "Isi Kode Unit di lembar Indikator atau Program, dan Aktif = ya di lembar Unit.",
        )
    order = SendRequests(tuple(forms), due, tuple(map(asked_fingerprint, forms.values())))
    process = carry_out(founded(shot, context), order, context.now, Actor(context.actor))
    folder = context.forms_folder(shot.settings.year, "keluar")
    files: list[tuple[Path, bytes]] = []
    rows: list[RequestRow] = []
    for code, form in forms.items():
        unit = shot.unit(code)
        if unit is None:
            continue
        name = form_name(form)
        letter_name = f"Surat_{name.removesuffix('.xlsx')}.docx"
        mail_name = f"Surel_{name.removesuffix('.xlsx')}.eml"
        form = next_revision(shot, form)
        blank = write_form(form)
        letter = request_letter(shot, unit, form, context)
        attached = [(name, blank), (letter_name, letter)]
        mail = unit_mail(shot, unit, form, context, TemplateKind.REQUEST, attached)
        files += [
            (folder / name, blank),
            (folder / letter_name, letter),
            (folder / mail_name, mail),
            record(context, form),
        ]
        rows.append(
            RequestRow(
                unit=code,
                name=unit.name,
                email=unit.email,
                made=context.today,
                due=due,
                form=name,
                letter=letter_name,
                mail=mail_name,
            )
        )
    awaited = awaited_forms(replace(shot, process=process), due)
    stand = collection_rows(shot, states(shot), awaited, due, context.today)
    findings = (
        *doubts,
        *register_findings(shot, forms),
        *undecided_units(shot),
        *past_due(due_date(shot, context.today), due),
    )
    words = (
        f"{len(rows)} formulir, surat pengantar, dan surel dibuat di "
        f"{folder.relative_to(context.folder).as_posix()}; batas kembali {short_date(due)}. "
        "Buka setiap surel (.eml), periksa, lalu kirim."
    )
    return StepResult(
        TAB,
        words,
        process,
        tables=dict(
            (
                REQUESTS.written(rows),
                COLLECTION.written(stand),
                replace_findings(shot, TAB, findings),
            )
        ),
        findings=findings,
        notes=tuple(HistoryEntry("buat permintaan", row.name, "diminta", row.form) for row in rows),
        files=(
            *files,
            *_guide(context, folder),
            (context.forms_folder(shot.settings.year, "masuk") / INBOX_NOTE, INBOX_TEXT),
        ),
        data={
            "tenggat": due.isoformat(),
            "folder": str(folder),
            "unit": [{"kode": row.unit, "formulir": row.form, "surat": row.letter} for row in rows],
        },
        show=TAB,
        needs_fix=any(f.level.value != "catatan" for f in findings),
    )
