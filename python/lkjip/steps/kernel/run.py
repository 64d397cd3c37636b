"""Runs a step: read once, compute, write new files, back up, apply one change, say what happened.

``cli.py`` and ``macros.py`` both come through here, so a button and a command do the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from lkjip.book.port import BookPort, Change, Message
from lkjip.book.version import NAME as VERSION_NAME
from lkjip.book.version import TODAY
from lkjip.disk import remove, remove_temporary
from lkjip.errors import LkjipError, ProcessError, RegisterError, Unfinished, os_reason
from lkjip.findings import Finding, Severity
from lkjip.findings.grouping import grouped
from lkjip.sop.calendar.told import calendar_in_force
from lkjip.sop.process.state import Process
from lkjip.steps.kernel.answers import answer_rows
from lkjip.steps.kernel.backup import backup, keep_last_state, thin
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.display import with_names
from lkjip.steps.kernel.freshness import with_freshness
from lkjip.steps.kernel.history import END, append
from lkjip.steps.kernel.home.ordering import in_order
from lkjip.steps.kernel.home.tab import shown_names
from lkjip.steps.kernel.office.founding import check_founding
from lkjip.steps.kernel.office.neighbours import check_neighbours
from lkjip.steps.kernel.office.promises import kept_from_now_on, lateness_calendar
from lkjip.steps.kernel.outside import altered, outside_notes
from lkjip.steps.kernel.pending import keep_typed, lost
from lkjip.steps.kernel.process_tables import process_tables
from lkjip.steps.kernel.snapshot import Snapshot, read_snapshot
from lkjip.steps.kernel.staging import Staged, settle, stage, working_folders, write_files
from lkjip.steps.seals.key import SETTING, sealed_end
from lkjip.tables.data import Row
from lkjip.tables.declared.results import (
    ANSWERS,
    FINDINGS,
    HISTORY,
    SUBMISSIONS,
    FindingRow,
    HistoryRow,
)
from lkjip.tables.declared.steps import COLLECTION

Step = Callable[[Snapshot, Context], StepResult]

SHOWN_FINDINGS = 3
WRITING = "menulis berkas"


def run(book: BookPort, step: Step, context: Context) -> StepResult:
    """Run one step on a book. With ``context.dry_run`` nothing is written anywhere."""
    context = replace(context, progress=book.progress, book=book.path)
    shot = read_snapshot(book)
    if not context.dry_run:
        check_founding(shot)
        _begin(book, shot)
    try:
        result = step(shot, context)
    except ProcessError as refusal:
        raise ProcessError(_named(refusal.message, shot), refusal.cure) from refusal
    if context.dry_run:
        return result
    if result.after is not None:
        check_founding(replace(result.after, process=result.process or shot.process))
    if result.files:
        check_neighbours(book.path, shot)
    if result.refused:
        write_files(context.with_progress(result.files, WRITING))
        book.tell(Message.DATA, _words(result))
        return result
    copy = backup(book, context.now)
    change, history, gone = _change(shot, result, context, copy)
    if gone:
        result = replace(result, summary=f"{result.summary} {gone}", needs_fix=True)
    files = context.with_progress(result.files, WRITING)
    staged = stage(book.path, files, history[-1].chain)
    book.progress(1, 1, "menulis buku kerja")
    try:
        book.apply(change)
    except LkjipError:  # the book is as it was; after anything else the next run looks
        staged.drop()
        raise
    with _after_the_change():
        _finish(book, staged, result, context, history)
    kind = Message.DATA if result.needs_fix else Message.NEWS
    book.tell(kind, _words(result))
    return result


def _named(words: str, shot: Snapshot) -> str:
    """Return a refusal with units' names for their codes, as far as the register is whole."""
    try:
        return with_names(words, shot)
    except RegisterError:
        return words


def _begin(book: BookPort, shot: Snapshot) -> None:
    """Finish what a killed run left, and remove what it left half-done."""
    settle(book.path, (row.chain for row in shot.rows(HISTORY)))
    remove_temporary(working_folders(book.path.parent, shot.settings.year))


def _finish(
    book: BookPort,
    staged: Staged,
    result: StepResult,
    context: Context,
    history: tuple[HistoryRow, ...],
) -> None:
    """Do what follows the change of the book."""
    try:
        staged.publish()
    finally:
        keep_last_state(book.path, len(history), context.now)
        thin(book.path, history, context.today)
        for path in result.cleanup:
            remove(path)  # what stays is looked at and found done


@contextmanager
def _after_the_change() -> Iterator[None]:
    """Say truthfully that the book has changed when something after it is broken off."""
    try:
        yield
    except KeyboardInterrupt:
        raise Unfinished(
            "Dihentikan sesudah hasil langkah ini tersimpan di buku kerja.",
            "Langkah berikutnya menyelesaikan berkas yang belum mendapat tempatnya.",
        ) from None
    except OSError as error:
        raise Unfinished(
            "Hasil langkah ini sudah tersimpan di buku kerja, tetapi pekerjaan sesudahnya terhenti "
            f"({os_reason(error)}).",
            "Periksa izin dan ruang kosong folder buku kerja; langkah berikutnya menyelesaikannya.",
        ) from error


def _change(
    shot: Snapshot, result: StepResult, context: Context, copy: Path
) -> tuple[Change, tuple[HistoryRow, ...], str]:
    """Return all that a run writes, the history in it, and what people typed that has no place."""
    done: Process = result.process if result.process is not None else shot.process
    before = {name: data.rows for name, data in shot.tables.items()}
    process = with_freshness(kept_from_now_on(shot, context, done), before | dict(result.tables))
    after = result.after or shot
    told = calendar_in_force(process.events, after.sheet_calendar)
    after = replace(after, process=process, calendar=told)
    tables: dict[str, tuple[Row, ...]] = dict(result.tables)
    shown = process_tables(after, process, context.today)
    tables = keep_typed(shot, process, shown | tables, result)
    lateness = lateness_calendar(after, context.today)
    tables |= in_order(before | tables, context.today, lateness, shot.read)
    if ANSWERS.name not in tables:
        known = before | tables
        came = SUBMISSIONS.rows_in(known, shot.read)
        stand = COLLECTION.rows_in(known, shot.read)
        answers = answer_rows(after, context, came, stand, process, result.notes)
        tables |= dict([ANSWERS.written(answers)])
    seen = before | tables
    changed = {name: rows for name, rows in tables.items() if rows != before[name]}
    names = dict(result.names) | shown_names(after, process, seen, context.today)
    written = ", ".join(sorted(name for name in changed if name != HISTORY.name))
    found = altered(shot, context.book)
    outside = () if found == () else tuple(outside_notes(found))
    noted = replace(result, notes=(*outside, *(result.notes or (_plain_note(result),))))
    hashes = (shot.sealed.seal, shot.sealed.after(changed).seal)
    if gone := lost(shot, tables, result):
        noted = replace(noted, notes=(*noted.notes, HistoryEntry("ketikan tersisih", remark=gone)))
    history = append(shot.rows(HISTORY), noted, context, hashes, written, copy.name)
    changed |= dict([HISTORY.written(history)])
    names[END] = sealed_end(after.settings[SETTING], history[-1].chain)
    if shot.stamp != TODAY:
        names[VERSION_NAME] = str(TODAY)
    return Change(changed, names, result.show), history, gone


def _plain_note(result: StepResult) -> HistoryEntry:
    return HistoryEntry(result.sop_step, remark=result.summary)


def _words(result: StepResult) -> str:
    lines = [result.summary]
    worst = grouped(f for f in result.findings if f.level is not Severity.NOTE)
    lines += [f"• {f.message} {f.cure}" for f in worst[:SHOWN_FINDINGS]]
    if len(worst) > SHOWN_FINDINGS:
        more = sum(len(group.findings) for group in worst[SHOWN_FINDINGS:])
        lines.append(f"… dan {more} lagi di lembar Temuan.")
    return "\n".join(lines)


def finding_rows(findings: Iterable[Finding], sop_step: str) -> tuple[FindingRow, ...]:
    """Return findings as rows of the book."""
    return tuple(
        FindingRow(
            code=f.code,
            severity=f.level.value,
            unit=f.unit,
            file=f.file,
            sheet=f.sheet,
            at=f.cell,
            label=f.label,
            value=f.value,
            message=f.message,
            cure=f.cure,
            step=sop_step,
        )
        for f in findings
    )


_LEVELS = frozenset(level.value for level in Severity)


def finding_of(row: FindingRow) -> Finding:
    """Return the finding that a row of the book tells."""
    return Finding(
        code=row.code,
        level=Severity(row.severity) if row.severity in _LEVELS else Severity.NOTE,
        file=row.file,
        unit=row.unit,
        sheet=row.sheet,
        cell=row.at,
        label=row.label,
        value=row.value,
        message=row.message,
        cure=row.cure,
    )


def replace_findings(
    shot: Snapshot, sop_step: str, findings: Iterable[Finding]
) -> tuple[str, tuple[Row, ...]]:
    """Return the table of findings with this step's in the place of its former ones."""
    kept = (row for row in shot.rows(FINDINGS) if row.step != sop_step)
    return FINDINGS.written((*kept, *finding_rows(findings, sop_step)))
