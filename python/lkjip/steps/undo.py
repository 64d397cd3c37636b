"""Undo the last run: the tables that it wrote go back to how the backup has them.

The history stays (it only grows) and files that were made stay, but signed ones become again what
the book says of them; typed cells in tables that the run did not write are not touched.
"""

from __future__ import annotations

from dataclasses import replace

from lkjip.book.file_book import FileBook
from lkjip.errors import ProcessError
from lkjip.sop.calendar.words import date_in_words
from lkjip.sop.process.replay import fold
from lkjip.sop.process.rows import from_rows
from lkjip.steps.kernel.backup import FOLDER
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult
from lkjip.steps.kernel.process_tables import process_tables
from lkjip.steps.kernel.seal import MARK, SEALED, seal
from lkjip.steps.kernel.snapshot import INPUT_NAMES, Snapshot
from lkjip.steps.kernel.undoable import UNDO, undoable
from lkjip.steps.record.put_back import put_back
from lkjip.steps.status import collection_today
from lkjip.tables.cells import text
from lkjip.tables.data import Row
from lkjip.tables.declared.record import APPROVED_FILES
from lkjip.tables.declared.results import ANSWERS, EVENTS, HISTORY, HistoryRow
from lkjip.tables.declared.steps import COLLECTION
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import Rows

TAB = TabName.HOME.value


def undo(shot: Snapshot, context: Context) -> StepResult:
    """Take back the last run that changed tables and was not taken back yet."""
    last = _last_run(shot.rows(HISTORY))
    copy = context.folder / FOLDER / last.backup
    if not copy.is_file():
        raise ProcessError(
            f"Cadangan '{copy.name}' sudah tidak ada di folder {FOLDER}.",
            "Langkah terakhir tidak dapat dibatalkan; perbaiki dengan menjalankan langkahnya lagi.",
        )
    names = [name.strip() for name in last.tables.split(",") if name.strip()]
    old = FileBook(copy)
    _refuse_altered(old, last)
    before = old.read(*names)
    typed = {
        name: value
        for name, value in old.read_names(*INPUT_NAMES).items()
        if not isinstance(value, tuple) and value != shot.names[name]
    }
    tables: dict[str, tuple[Row, ...]] = {name: data.rows for name, data in before.items()}
    process = fold(from_rows(tables.get(EVENTS.name, shot.tables[EVENTS.name].rows)))
    merged = {**shot.tables, **before}
    here = replace(shot, tables=merged, read=Rows(merged), process=process)
    for name in (ANSWERS.name, *process_tables(here, process, context.today)):
        tables.pop(name, None)  # follows from the others and from the history, which stays
    if COLLECTION.name in tables:
        tables |= dict([COLLECTION.written(collection_today(here, context))])
    files, rows = put_back(shot, here, context)
    if rows:
        tables |= dict([APPROVED_FILES.written((*here.rows(APPROVED_FILES), *rows))])
    what = f"Langkah {last.step} tanggal {_moment(last)}"
    words = f"{what} dibatalkan; {len(names)} tabel dipulihkan."
    return StepResult(
        TAB,
        words,
        process,
        tables=tables,
        names=typed,
        files=files,
        notes=(HistoryEntry(UNDO, text(last.number), "dibatalkan", words),),
        data={"tabel": names, "cadangan": copy.name},
        show=TAB,
    )


def _refuse_altered(copy: FileBook, last: HistoryRow) -> None:
    """Refuse a copy that is not the book as it was before the run."""
    if not last.before.startswith(MARK):
        return  # by a program that kept no such seal
    there = {name: data.rows for name, data in copy.read(*SEALED).items()}
    if seal(there) != last.before:
        raise ProcessError(
            f"Cadangan '{copy.path.name}' berubah sesudah dibuat; sidiknya bukan Sidik Sebelum.",
            "Langkah terakhir tidak dapat dibatalkan; perbaiki dengan menjalankan langkahnya lagi.",
        )


def _moment(row: HistoryRow) -> str:
    """Return when a step ran: ``5 Februari 2026 pukul 09.00``."""
    if row.when is None:
        return text(row.cell(HistoryRow.when))
    return f"{date_in_words(row.when.date())} pukul {row.when:%H.%M}"


def _last_run(rows: tuple[HistoryRow, ...]) -> HistoryRow:
    for row in undoable(rows):
        return row
    raise ProcessError(
        "Belum ada langkah yang dapat dibatalkan.",
        "Pembatalan berlaku untuk tombol terakhir yang mengubah tabel.",
    )
