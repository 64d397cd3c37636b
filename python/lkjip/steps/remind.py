"""Drafts what every unit should hear today: a reminder that fits how it stands, or thanks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lkjip.errors import ProcessError
from lkjip.findings import Severity
from lkjip.forms.model import BlankForm
from lkjip.forms.writer import write_form
from lkjip.mail.paper.date_words import weekday_and_date
from lkjip.mail.templates.placeholders import TemplateKind
from lkjip.mail.templates.reminder import Reminder, choose_reminder
from lkjip.sop.process.state import REQUESTED_AGAIN
from lkjip.steps.kernel.answers import RETURNED
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.promises import due_date
from lkjip.steps.kernel.registers import Unit
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.kernel.states import LATE, NOT_YET, TO_BE_CONFIRMED, WORDS
from lkjip.steps.request.blank_forms import asked_forms, next_revision
from lkjip.steps.request.letters import form_name, unit_mail
from lkjip.steps.status import collection_today
from lkjip.tables.results import FINDINGS, HISTORY, FindingRow
from lkjip.tables.steps import COLLECTION, CollectionRow
from lkjip.tables.tabs import TabName

TAB = TabName.COLLECTION.value
OWING = (NOT_YET, LATE, *RETURNED, TO_BE_CONFIRMED)
COMPLETE = (WORDS["diterima"], WORDS["diterima-dengan-catatan"])
REMIND, THANK = "ingatkan", "ucapkan terima kasih"
SHOWN = 20
"""Findings listed in a mail."""


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
    forms = asked_forms(shot, due)
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
        kind, letter = _letter(shot, context, row, unit, forms[row.unit], chosen)
        if letter is None or (kind == THANK and unit.name in thanked):
            continue
        form = forms[row.unit]
        extra = dict(letter.extra)
        mail = unit_mail(shot, unit, form, context, letter.template, letter.attached, extra)
        stem = "Pengingat" if kind == REMIND else "TerimaKasih"
        name = f"{stem}_{unit.code}_{context.today.isoformat()}.eml"
        files[kind].append((folder / name, mail))
        remark = chosen.remark if kind == REMIND else ""
        notes.append(HistoryEntry(kind, unit.name, row.status, remark))
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
    shot: Snapshot,
    context: Context,
    row: CollectionRow,
    unit: Unit,
    form: BlankForm,
    chosen: Reminder,
) -> tuple[str, _Letter | None]:
    """Return the kind of mail and its text: by how the unit stands, then by the due date."""
    again = shot.process.units.get(row.unit) == REQUESTED_AGAIN
    open_ = [f for f in _findings(shot, row) if f.severity != Severity.NOTE.value]
    if row.status in RETURNED and open_:
        return REMIND, _returned(shot, context, row, form, open_)
    if row.status == TO_BE_CONFIRMED and not again:
        return REMIND, _Letter(TemplateKind.REMINDER_CONFIRM)
    if again or row.status in OWING:
        return REMIND, _Letter(chosen.template, [_blank(shot, form)])
    return THANK, _thanks(shot, row) if row.status in COMPLETE else None


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
        folder.glob(f"Koreksi_{row.unit}_r{row.revision or 0}_*.xlsx"),
        key=lambda path: path.stat().st_mtime_ns,
    )
    attached = (form_name(form), copies[-1].read_bytes()) if copies else _blank(shot, form)
    return _Letter(
        TemplateKind.REMINDER_CORRECTION,
        [attached],
        (
            ("jumlah_perbaikan", str(len(open_))),
            ("daftar_perbaikan", _listing(f"- {f.message} {f.cure}" for f in open_)),
        ),
    )


def _thanks(shot: Snapshot, row: CollectionRow) -> _Letter:
    came = weekday_and_date(row.received) if row.received else ""
    notes = _listing(f"- {finding.message}" for finding in _findings(shot, row))
    return _Letter(TemplateKind.THANKS, (), (("waktu_terima", came), ("daftar_catatan", notes)))


def _findings(shot: Snapshot, row: CollectionRow) -> list[FindingRow]:
    return [f for f in shot.rows(FINDINGS) if f.step == TAB and f.unit == row.unit]


def _listing(lines: Iterator[str]) -> str:
    every = list(lines)
    more = [f"- dan {len(every) - SHOWN} lagi."] if len(every) > SHOWN else []
    return "\n".join([*every[:SHOWN], *more])


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
