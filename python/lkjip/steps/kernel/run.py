"""Runs a step: read once, compute, write new files, back up, apply one change, say what happened.

``cli.py`` and ``macros.py`` both come through here, so a button and a command do the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from lkjip.book.port import BookPort, Change, Message
from lkjip.book.version import NAME as VERSION_NAME
from lkjip.book.version import TODAY
from lkjip.errors import FolderError, os_reason
from lkjip.findings import Finding, Severity
from lkjip.findings.grouping import grouped
from lkjip.sop.calendar.told import calendar_in_force
from lkjip.sop.process.state import Process
from lkjip.steps.kernel.answers import answer_rows
from lkjip.steps.kernel.backup import backup, keep_last_state, thin
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.display import process_names
from lkjip.steps.kernel.freshness import with_freshness
from lkjip.steps.kernel.history import END, append
from lkjip.steps.kernel.office.founding import check_founding
from lkjip.steps.kernel.office.promises import kept_from_now_on
from lkjip.steps.kernel.outside import altered, outside_notes
from lkjip.steps.kernel.pending import keep_typed, lost
from lkjip.steps.kernel.process_tables import process_tables
from lkjip.steps.kernel.seal import seal
from lkjip.steps.kernel.snapshot import Snapshot, read_snapshot
from lkjip.tables.data import Row
from lkjip.tables.declared.results import ANSWERS, FINDINGS, HISTORY, SUBMISSIONS, FindingRow
from lkjip.tables.declared.steps import COLLECTION

Step = Callable[[Snapshot, Context], StepResult]

SHOWN_FINDINGS = 3


def run(book: BookPort, step: Step, context: Context) -> StepResult:
    """Run one step on a book. With ``context.dry_run`` nothing is written anywhere."""
    context = replace(context, progress=book.progress, book=book.path)
    shot = read_snapshot(book)
    if not context.dry_run:
        check_founding(shot)
    result = step(shot, context)
    if context.dry_run:
        return result
    for path, data in context.with_progress(result.files, "menulis berkas"):
        write_file(path, data)
    if result.refused:
        book.tell(Message.DATA, _words(result))
        return result
    book.progress(1, 1, "menulis buku kerja")
    copy = backup(book, context.now)
    change, gone = _change(shot, result, context, copy)
    if gone:
        result = replace(result, summary=f"{result.summary} {gone}", needs_fix=True)
    book.apply(change)
    history = HISTORY.rows_in(change.tables)
    keep_last_state(book.path, len(history), context.now)
    thin(book.path, history, context.today)
    for path in result.cleanup:
        path.unlink(missing_ok=True)
    kind = Message.DATA if result.needs_fix else Message.NEWS
    book.tell(kind, _words(result))
    return result


def write_file(path: Path, data: bytes) -> None:
    """Write a new file, whole or not at all."""
    temporary = path.with_name(f"~{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError as error:
        raise FolderError(
            f"Berkas '{path.name}' tidak dapat ditulis di '{path.parent}' ({os_reason(error)}).",
            "Periksa izin dan ruang kosong folder itu, dan tutup berkasnya bila sedang terbuka; "
            "buku kerja belum diubah.",
        ) from error


def _change(shot: Snapshot, result: StepResult, context: Context, copy: Path) -> tuple[Change, str]:
    """Return all that a run writes, and what people typed that has no place in it any more."""
    done: Process = result.process if result.process is not None else shot.process
    before = {name: data.rows for name, data in shot.tables.items()}
    process = with_freshness(kept_from_now_on(shot, context, done), before | dict(result.tables))
    after = result.after or shot
    told = calendar_in_force(process.events, after.sheet_calendar)
    after = replace(after, process=process, calendar=told)
    tables: dict[str, tuple[Row, ...]] = dict(result.tables)
    shown = process_tables(after, process, context.today)
    tables = keep_typed(shot, process, shown | tables, result)
    if ANSWERS.name not in tables:
        known = before | tables
        came, stand = SUBMISSIONS.rows_in(known), COLLECTION.rows_in(known)
        answers = answer_rows(after, context, came, stand, process, result.notes)
        tables |= dict([ANSWERS.written(answers)])
    seen = before | tables
    changed = {name: rows for name, rows in tables.items() if rows != before[name]}
    names = dict(result.names) | process_names(after, process, seen, context.today)
    written = ", ".join(sorted(name for name in changed if name != HISTORY.name))
    found = altered(before, shot.rows(HISTORY), context.book)
    outside = () if found == () else tuple(outside_notes(found))
    noted = replace(result, notes=(*outside, *(result.notes or (_plain_note(result),))))
    hashes = (seal(before), seal(seen))
    if gone := lost(shot, tables, result):
        noted = replace(noted, notes=(*noted.notes, HistoryEntry("ketikan tersisih", remark=gone)))
    history = append(shot.rows(HISTORY), noted, context, hashes, written, copy.name)
    changed |= dict([HISTORY.written(history)])
    names[END] = history[-1].chain
    if shot.stamp != TODAY:
        names[VERSION_NAME] = str(TODAY)
    return Change(changed, names, result.show), gone


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
