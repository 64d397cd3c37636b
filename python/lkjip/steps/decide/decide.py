"""SOP steps 6 and 8, a city's 8 and 9: a decision on the draft, or its return with corrections."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from lkjip.errors import FolderError, UsageError, os_reason
from lkjip.report.reviu.judgement import Judgement, Key
from lkjip.sop.activities import activity_of
from lkjip.sop.process.commands import Actor, DecideEvaluation, DecideReviu, SendToInspektur
from lkjip.sop.process.process import carry_out
from lkjip.sop.process.state import Process
from lkjip.sop.roles import official, receiver_role
from lkjip.steps.decide.papers import review_papers
from lkjip.steps.draft.examine import examine
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.office.promises import with_calendar
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.record.files import FileKind, recorded
from lkjip.steps.record.final import annex_path, make_annex
from lkjip.tables.data import Row
from lkjip.tables.declared.city_record import INSPECTOR_NOTES
from lkjip.tables.declared.record import APPROVED_FILES
from lkjip.tables.declared.steps import EVALUATION_NOTES, REVIU_NOTES, NoteRow, blank_notes

CONFORMING, NOT_CONFORMING = "sesuai", "tidak-sesuai"
EVALUATION = 8
NOTE_TABLES = {6: REVIU_NOTES, EVALUATION: EVALUATION_NOTES, 9: INSPECTOR_NOTES}
"""The table in which corrections are typed, by the step that decides."""
END = "dikirim ke Inspektur"

_NUMBERING = re.compile(r"^\s*(?:\d{1,3}[.)]|[-*•])\s+")


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision: ``conforming`` or not, the corrections, a remark.

    ``from_tab`` says that they were typed on the tab and not read from a file.
    """

    conforming: bool
    corrections: tuple[str, ...] = ()
    note: str = ""
    from_tab: bool = False


def read_notes(path: Path) -> tuple[str, ...]:
    """Read corrections from a text file: one per line, without numbering and bullets."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise FolderError(
            f"Berkas catatan '{path}' tidak dapat dibaca ({os_reason(error)}).",
            "Periksa nama berkas sesudah --catatan.",
        ) from error
    try:
        words = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        words = raw.decode("cp1252", "replace")
    return tuple(_NUMBERING.sub("", line).strip() for line in words.splitlines() if line.strip())


def notes_of(file: str, decision: str) -> tuple[str, ...] | None:
    """Return the corrections of ``--catatan``, ``None`` without a file.

    Raises ``UsageError`` for corrections without a decision, and what ``read_notes`` raises.
    """
    if not file:
        return None
    if not decision:
        raise UsageError(
            "Koreksi (--catatan) hanya dicatat bersama keputusan.",
            "Tambahkan --keputusan tidak-sesuai.",
        )
    return read_notes(Path(file))


def read_decision(shot: Snapshot, no: int, decision: str, notes: tuple[str, ...] | None) -> Choice:
    """Read the decision of a command or button; without a file the tab's typed rows count."""
    if decision not in (CONFORMING, NOT_CONFORMING):
        raise UsageError(
            f"Keputusan '{decision}' tidak dikenal.",
            f"Pilih --keputusan {CONFORMING} atau --keputusan {NOT_CONFORMING}.",
        )
    rows = shot.rows(NOTE_TABLES[no])
    typed = tuple(_typed(row) for row in rows if row.correction)
    lines = typed if notes is None else notes
    if decision == CONFORMING:
        return Choice(True, note="; ".join(lines), from_tab=notes is None)
    return Choice(False, lines, from_tab=notes is None)


def _typed(row: NoteRow) -> str:
    return f"{row.about}: {row.correction}" if row.about else row.correction


def decide_reviu(
    shot: Snapshot,
    context: Context,
    decision: str,
    notes: tuple[str, ...] | None = None,
    answers: Mapping[Key, Judgement] | None = None,
) -> StepResult:
    """Record the reviewer's decision: step 6 (printed in the SOP as "Sekretaris Dinas").

    In the city's book it is the Inspektur's of step 9.
    What the draft on disk says at that moment is examined anew and kept beside the decision, with
    the reviewer's answers and papers.
    """
    no = shot.process.reviu_step
    made = read_decision(shot, no, decision, notes)
    order = DecideReviu(made.conforming, made.corrections, made.note)
    process = _before(shot, context, made)
    carry_out(process, order, context.now, Actor(context.actor))  # allowed, before a file is read
    seen = examine(shot, context, answers)
    order = replace(order, fingerprint=seen.fingerprint)
    process = carry_out(process, order, context.now, Actor(context.actor))
    result = _result(shot, no, made, process, "")
    return replace(
        result,
        summary=" ".join(x for x in (result.summary, seen.short, seen.unanswered) if x),
        files=review_papers(replace(shot, process=process), context, seen),
        tables={**result.tables, **seen.tables(shot)},
        findings=seen.all_findings,
        data={**seen.data(), **result.data},
        needs_fix=seen.needs_fix,
    )


def decide_evaluation(
    shot: Snapshot, context: Context, decision: str, notes: tuple[str, ...] | None = None
) -> StepResult:
    """Record the decision of step 8; "sesuai" sends the report to the Inspektur."""
    made = read_decision(shot, EVALUATION, decision, notes)
    who = Actor(context.actor)
    order = DecideEvaluation(made.conforming, made.corrections, made.note)
    process = _before(shot, context, made)
    process = carry_out(process, order, context.now, who)
    if made.conforming:
        process = carry_out(process, SendToInspektur(), context.now, who)
    result = _result(shot, EVALUATION, made, process, END if made.conforming else "")
    return _with_annex(shot, context, process, result) if made.conforming else result


def _with_annex(
    shot: Snapshot, context: Context, process: Process, result: StepResult
) -> StepResult:
    """Write the internal annex anew: at the end it shows how all eight steps really ended."""
    if process.approval is None:
        return result
    raw = make_annex(replace(shot, process=process), context)
    path = annex_path(context, shot.settings.year)
    rows = recorded(context, process.approval.version, ((FileKind.ANNEX, path, raw),))
    written = APPROVED_FILES.written((*shot.rows(APPROVED_FILES), *rows))
    return replace(
        result,
        files=(*result.files, (path, raw)),
        tables={**result.tables, **dict([written])},
    )


def _before(shot: Snapshot, context: Context, made: Choice) -> Process:
    """Return a return makes new due dates: the calendar that they use is recorded first."""
    return shot.process if made.conforming else with_calendar(shot, context, shot.process)


def _notes_left(shot: Snapshot, no: int) -> tuple[str, tuple[Row, ...]]:
    """Return the table of notes without the corrections that were taken; half a row stays."""
    table = NOTE_TABLES[no]
    left = tuple(row for row in shot.rows(table) if row.about and not row.correction)
    return table.written((*left, *blank_notes()[len(left) :]))


def _result(shot: Snapshot, no: int, made: Choice, process: Process, end: str) -> StepResult:
    step = activity_of(no)
    version = process.rounds[-1].version
    if made.conforming:
        what = step.decision.conforming if step.decision else ""
        words = f"Draf versi {version} sesuai; {what}."
    else:
        receiver = official(receiver_role(no, process.city), shot.role)
        words = (
            f"Draf versi {version} dikembalikan kepada {receiver} dengan "
            f"{len(made.corrections)} koreksi. Jawab semuanya, lalu buat draf baru."
        )
    status = end or (CONFORMING if made.conforming else "dikembalikan")
    return StepResult(
        step.tab,
        words,
        process,
        tables=dict([_notes_left(shot, no)] if made.from_tab else []),
        taken=((NOTE_TABLES[no].name, ""),) if made.from_tab else (),
        notes=(
            HistoryEntry("putuskan " + step.short, f"versi {version}", status, words),
            *(
                HistoryEntry("catat koreksi", f"nomor {k.number}", "dikembalikan", k.description)
                for k in process.open_corrections
            ),
        ),
        data={
            "keputusan": CONFORMING if made.conforming else NOT_CONFORMING,
            "versi": version,
            "koreksi": [
                {"nomor": k.number, "uraian": k.description} for k in process.open_corrections
            ],
            "keadaan": status,
        },
        show=step.tab,
    )
