"""Step 2 in the city's book: letters and mails that ask every OPD for its package. No forms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lkjip.errors import RegisterError
from lkjip.findings import Finding, Place, make
from lkjip.mail.templates.placeholders import TemplateKind
from lkjip.sop.process.commands import Actor, SendRequests
from lkjip.sop.process.process import carry_out
from lkjip.steps.city.letters import file_stem, opd_letter, opd_mail, opd_values
from lkjip.steps.city.standing import opd_collection
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.display import short_date
from lkjip.steps.kernel.office.calendar_findings import past_due
from lkjip.steps.kernel.office.promises import due_date, request_due
from lkjip.steps.kernel.run import replace_findings
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.registers.check import refusal, require_registers
from lkjip.steps.request.request import INBOX_NOTE, founded
from lkjip.tables.declared.registers import UNITS
from lkjip.tables.declared.steps import COLLECTION, REQUESTS, RequestRow
from lkjip.tables.declared.tabs import TabName

TAB = TabName.REQUEST.value
INBOX_TEXT = (
    b"Simpan di folder ini paket (.zip) atau surel (.eml) dari OPD,\r\n"
    b"lalu tekan Buat Paket Pengiriman di lembar 7 Pengiriman.\r\n"
)


def request_packages(shot: Snapshot, context: Context) -> StepResult:
    """Write to every active OPD; the files lie in ``forms/<tahun>/keluar``."""
    doubts = require_registers(shot)
    refused = refusal(TAB, doubts)
    if refused is not None:
        return refused
    if not shot.active_units:
        raise RegisterError(
            "Tidak ada OPD yang aktif di lembar Unit.",
            "Isi satu baris untuk setiap OPD dengan Aktif = ya, lalu ulangi.",
        )
    due = request_due(shot, context.today)
    codes = tuple(unit.code for unit in shot.active_units)
    order = SendRequests(codes, due)
    process = carry_out(founded(shot, context), order, context.now, Actor(context.actor))
    folder = context.forms_folder(shot.settings.year, "keluar")
    files: list[tuple[Path, bytes]] = []
    rows: list[RequestRow] = []
    for unit in context.with_progress(shot.active_units, "surat kepada OPD"):
        stem = file_stem(shot, unit)
        letter_name, mail_name = f"Surat_{stem}.docx", f"Surel_{stem}.eml"
        values = opd_values(shot, unit, due, context.today)
        letter = opd_letter(shot, unit, context, TemplateKind.PACKAGE_LETTER, values)
        attached = [(letter_name, letter)]
        mail = opd_mail(shot, unit, context, TemplateKind.PACKAGE_REQUEST, values, attached)
        files += [(folder / letter_name, letter), (folder / mail_name, mail)]
        rows.append(
            RequestRow(
                unit=unit.code,
                name=unit.name,
                email=unit.email,
                made=context.today,
                due=due,
                letter=letter_name,
                mail=mail_name,
            )
        )
    findings = (
        *doubts,
        *_without_mail(shot),
        *past_due(due_date(shot, context.today), due),
    )
    words = (
        f"{len(rows)} surat dan surel permintaan paket dibuat di "
        f"{folder.relative_to(context.folder).as_posix()}; batas kembali {short_date(due)}. "
        "Buka setiap surel (.eml), periksa, lalu kirim."
    )
    inbox = context.forms_folder(shot.settings.year, "masuk")
    return StepResult(
        TAB,
        words,
        process,
        tables=dict(
            (
                REQUESTS.written(rows),
                COLLECTION.written(opd_collection(shot, process, due, context.today)),
                replace_findings(shot, TAB, findings),
            )
        ),
        findings=findings,
        notes=tuple(HistoryEntry("minta paket", row.name, "diminta", row.letter) for row in rows),
        files=(*files, (inbox / INBOX_NOTE, INBOX_TEXT)),
        data={
            "tenggat": due.isoformat(),
            "folder": str(folder),
            "unit": [{"kode": row.unit, "surat": row.letter} for row in rows],
        },
        show=TAB,
        needs_fix=any(f.level.value != "catatan" for f in findings),
    )


def _without_mail(shot: Snapshot) -> Iterator[Finding]:
    for unit in shot.active_units:
        if not unit.email:
            at = Place(unit=unit.code, sheet=UNITS.tab, cell=unit.email_cell)
            yield make("B01", at, nilai=unit.name)
