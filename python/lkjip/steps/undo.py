"""Undo the last run: the tables that it wrote go back to how the backup has them.

The history stays (it only grows) and files that were made stay; typed cells in tables that the
run did not write are not touched.
"""

from __future__ import annotations

from dataclasses import replace

from lkjip.book.file_book import FileBook
from lkjip.book.port import Row
from lkjip.errors import ProcessError
from lkjip.sop.process.replay import fold
from lkjip.sop.process.rows import from_rows
from lkjip.steps.kernel.answers import ANSWERS
from lkjip.steps.kernel.backup import FOLDER
from lkjip.steps.kernel.base import Context, Note, StepResult
from lkjip.steps.kernel.display import process_tables
from lkjip.steps.kernel.snapshot import INPUT_NAMES, Snapshot
from lkjip.steps.status import collection_today
from lkjip.tables.cells import text

TAB = "Beranda"
UNDO = "batalkan"
HISTORY = "tblRiwayat"


def undo(shot: Snapshot, context: Context) -> StepResult:
    """Take back the last run that changed tables and was not taken back yet."""
    last = _last_run(shot.rows(HISTORY))
    copy = context.folder / FOLDER / text(last["Cadangan"])
    if not copy.is_file():
        raise ProcessError(
            f"Cadangan '{copy.name}' sudah tidak ada di folder {FOLDER}.",
            "Langkah terakhir tidak dapat dibatalkan; perbaiki dengan menjalankan langkahnya lagi.",
        )
    names = [name.strip() for name in text(last["Tabel"]).split(",") if name.strip()]
    old = FileBook(copy)
    before = old.read(*names)
    typed = {
        name: value
        for name, value in old.read_names(*INPUT_NAMES).items()
        if not isinstance(value, tuple) and value != shot.names[name]
    }
    tables: dict[str, tuple[Row, ...]] = {name: data.row for name, data in before.items()}
    log = tables.get("tblPeristiwa", shot.rows("tblPeristiwa"))
    process = fold(from_rows(log))
    here = replace(shot, tables={**shot.tables, **before}, process=process)
    for name in (ANSWERS, *process_tables(here, process, context.today)):
        tables.pop(name, None)  # follows from the others and from the history, which stays
    if "tblPengumpulan" in tables:
        tables["tblPengumpulan"] = collection_today(here, context)
    what = f"Langkah {text(last['Langkah'])} tanggal {text(last['Waktu'])}"
    words = f"{what} dibatalkan; {len(names)} tabel dipulihkan."
    return StepResult(
        TAB,
        words,
        process,
        tables=tables,
        names=typed,
        notes=(Note(UNDO, text(last["No"]), "dibatalkan", words),),
        data={"tabel": names, "cadangan": copy.name},
        show=TAB,
    )


def _last_run(rows: tuple[Row, ...]) -> Row:
    undone = {text(row["Objek"]) for row in rows if text(row["Tindakan"]) == UNDO}
    for row in reversed(rows):
        if text(row["Langkah"]) == TAB or not text(row["Tabel"]):
            continue  # looking at the status and undoing are not undone
        if text(row["No"]) not in undone:
            return row
    raise ProcessError(
        "Belum ada langkah yang dapat dibatalkan.",
        "Pembatalan berlaku untuk tombol terakhir yang mengubah tabel.",
    )
