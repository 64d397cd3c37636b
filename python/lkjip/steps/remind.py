"""Drafts what every unit should hear today: a reminder that fits how it stands, or thanks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from glob import escape
from pathlib import Path

from lkjip.errors import ProcessError
from lkjip.findings import Severity
from lkjip.forms.model import BlankForm
from lkjip.forms.writing.writer import write_form
from lkjip.intake.archive import name_part
from lkjip.mail.templates.placeholders import TemplateKind
from lkjip.mail.templates.reminder import Reminder, choose_reminder
from lkjip.sop.process.state import REQUESTED_AGAIN
from lkjip.steps.kernel.answers import RETURNED
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.office.promises import due_date
from lkjip.steps.kernel.office.registers import Unit
from lkjip.steps.kernel.run import finding_of
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import COMPLETE, LATE, NOT_YET, TO_BE_ADMITTED, TO_BE_CONFIRMED
from lkjip.steps.request.blank_forms import awaited_forms, next_revision
from lkjip.steps.request.correction_date import correction_words
from lkjip.steps.request.letters import finding_lines, form_name, unit_mail
from lkjip.steps.request.receipt import THANK, Contents, Receipt, receipt_file
from lkjip.steps.status import collection_today
from lkjip.tables.declared.results import FINDINGS, HISTORY, FindingRow
from lkjip.tables.declared.steps import COLLECTION, CollectionRow
from lkjip.tables.declared.tabs import TabName

TAB = TabName.COLLECTION.value
TO_CONFIRM = (TO_BE_CONFIRMED, TO_BE_ADMITTED)
OWING = (NOT_YET, LATE, *RETURNED, *TO_CONFIRM)
REMIND = "ingatkan"


@dataclass(frozen=True, slots=True)
class _Letter:
    """A text with what is attached to it and what it says besides what every text knows."""

    template: TemplateKind
    attached: Sequence[tuple[str, bytes]] = ()
    extra: tuple[tuple[str, str], ...] = ()


def remind(shot: Snapshot, context: Context) -> StepResult:
    """Draft one mail (.eml) per unit: it owes a form, a correction, a confirmation, or nothing.

    A unit whose form is complete is thanked once.
    """
    if not shot.process.units:
        raise ProcessError(
            "Belum ada permintaan data, jadi belum ada yang perlu diingatkan.",
            "Jalankan langkah 2 (Buat Formulir dan Surat) lebih dahulu.",
        )
    due = due_date(shot, context.today)
    forms = awaited_forms(shot, due)
    rows = collection_today(shot, context)
    chosen = choose_reminder(due, context.today, shot.calendar)
    folder = context.forms_folder(shot.settings.year, "keluar")
    thanked = {row.subject for row in shot.rows(HISTORY) if row.action == THANK}
    files: dict[str, list[tuple[Path, bytes]]] = {REMIND: [], THANK: []}
    notes: list[HistoryEntry] = []
    for row in rows:
        unit = shot.unit(row.unit)
        if unit is None:
            continue
        form = forms[row.unit]
        letter = _letter(shot, context, row, form, chosen)
        if letter is not None:
            extra = dict(letter.extra)
            mail = unit_mail(shot, unit, form, context, letter.template, letter.attached, extra)
            name = f"Pengingat_{name_part(unit.code)}_{context.today.isoformat()}.eml"
            files[REMIND].append((folder / name, mail))
            notes.append(HistoryEntry(REMIND, unit.name, row.status, chosen.remark))
        elif row.status in COMPLETE and unit.name not in thanked:
            files[THANK].append(_thanks(shot, context, row, unit, form))
            notes.append(HistoryEntry(THANK, unit.name, row.status))
    words = _words(len(files[REMIND]), len(files[THANK]), chosen, _shown(folder, context))
    return StepResult(
        TAB,
        words,
        tables=dict([COLLECTION.written(rows)]),
        notes=tuple(notes) or (HistoryEntry(REMIND, remark=words),),
        files=(*files[REMIND], *files[THANK]),
        data={
            "surel": [path.name for path, _ in files[REMIND]],
            "terima_kasih": [path.name for path, _ in files[THANK]],
            "tenggat": due.isoformat(),
        },
        show=TAB,
    )


def _letter(
    shot: Snapshot, context: Context, row: CollectionRow, form: BlankForm, chosen: Reminder
) -> _Letter | None:
    """Return the text that fits how the unit stands, then the due date; None if it owes nothing."""
    again = shot.process.units.get(row.unit) == REQUESTED_AGAIN
    open_ = [f for f in _findings(shot, row) if f.severity != Severity.NOTE.value]
    if row.status in RETURNED and open_:
        return _returned(shot, context, row, form, open_)
    if row.status in TO_CONFIRM and not again:
        return _Letter(TemplateKind.REMINDER_CONFIRM)
    if again or row.status in OWING:
        return _Letter(chosen.template, [_blank(shot, form)])
    return None


def _blank(shot: Snapshot, form: BlankForm) -> tuple[str, bytes]:
    return form_name(form), write_form(next_revision(shot, form))


def _returned(
    shot: Snapshot,
    context: Context,
    row: CollectionRow,
    form: BlankForm,
    open_: Sequence[FindingRow],
) -> _Letter:
    """The marked copy goes along again; where none was made, the original form."""
    folder = context.forms_folder(shot.settings.year, "koreksi")
    copies = sorted(
        folder.glob(f"Koreksi_{escape(name_part(row.unit))}_r{row.revision or 0}_*.xlsx"),
        key=lambda path: path.stat().st_mtime_ns,
    )
    attached = (form_name(form), copies[-1].read_bytes()) if copies else _blank(shot, form)
    return _Letter(
        TemplateKind.REMINDER_CORRECTION,
        [attached],
        (
            ("jumlah_perbaikan", str(len(open_))),
            ("daftar_perbaikan", finding_lines(map(finding_of, open_))),
            *correction_words(shot, form.due, context.today).items(),
        ),
    )


def _thanks(
    shot: Snapshot, context: Context, row: CollectionRow, unit: Unit, form: BlankForm
) -> tuple[Path, bytes]:
    receipt = Receipt(
        unit,
        form,
        row.received or context.today,
        row.revision or 1,
        Contents.in_book(shot, row.unit),
        tuple(map(finding_of, _findings(shot, row))),
    )
    return receipt_file(shot, context, receipt)


def _findings(shot: Snapshot, row: CollectionRow) -> list[FindingRow]:
    return [f for f in shot.rows(FINDINGS) if f.step == TAB and f.unit == row.unit]


def _shown(folder: Path, context: Context) -> str:
    return folder.relative_to(context.folder).as_posix()


def _words(reminders: int, thanks: int, chosen: Reminder, folder: str) -> str:
    lines = [
        f"{reminders} pengingat dibuat di {folder} ({chosen.remark}). Buka, periksa, lalu kirim."
        if reminders
        else "Semua unit sudah mengirim formulir yang lengkap; tidak ada yang perlu diingatkan."
    ]
    if thanks:
        lines.append(f"{thanks} ucapan terima kasih dibuat di {folder}.")
    return " ".join(lines)
