"""The mark beside the book that a run is on, and what is done about one that was cut off."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock

from lkjip.live.excel import locks, program
from lkjip.live.excel.program import Opened
from lkjip.steps.kernel.backup import FOLDER

READY = "LKjIP siap: klik tautan di bawah tombol."
CUT_OFF = (
    "Program berhenti di tengah langkah '{what}'. Isi buku kerja sudah dikembalikan ke berkas yang "
    "tersimpan{copy}.\nPeriksa lembar Riwayat: bila langkah itu belum tercatat, klik tautannya "
    "sekali lagi."
)
COPY = "; isi jendela waktu itu ada di '{name}' di folder cadangan"


def mark_of(book: Path) -> Path:
    """Return the path of the mark, hidden beside the book."""
    return book.with_name(f".{book.stem}.langkah")


def resident_lock(book: Path) -> FileLock:
    """Return the lock of the one resident Python of a book."""
    return FileLock(book.with_name(f".{book.stem}.layani"))


@contextmanager
def running(book: Path, what: str) -> Iterator[None]:
    """Leave a mark beside the book for the length of a run; one that is killed leaves it behind."""
    mark = mark_of(book)
    mark.write_text(what, encoding="utf-8")
    try:
        yield
    except Exception:
        mark.unlink(missing_ok=True)
        raise
    mark.unlink(missing_ok=True)


def was_cut_off(book: Path) -> bool:
    """Return whether a run left its mark."""
    return mark_of(book).exists()


def relieve(opened: Opened) -> None:
    """Give keyboard, mouse and status bar back to the person."""
    for switch, value in (("Interactive", True), ("StatusBar", False), ("ScreenUpdating", True)):
        with suppress(Exception):
            setattr(program.bare(opened.app.api), switch, value)


def restore(opened: Opened, book: Path, moment: datetime) -> tuple[Opened, str]:
    """Make the window whole after a run that was cut off; returns the book and what to tell.

    A window with unsaved contents may hold half a change: it is copied into the folder of copies
    and the file, which Excel only ever saves whole, is opened again.
    """
    relieve(opened)
    what = mark_of(book).read_text(encoding="utf-8").strip()
    copy = ""
    if not bool(opened.workbook.Saved):
        name = f"{book.stem}_terhenti_{moment:%Y-%m-%d_%H%M%S}{book.suffix}"
        with suppress(Exception):  # without a copy the file is whole all the same
            (book.parent / FOLDER).mkdir(exist_ok=True)
            opened.workbook.SaveCopyAs(str(book.parent / FOLDER / name))
            copy = COPY.format(name=name)
        opened = program.reopen(opened, book)
    if locks.lock(opened.workbook):
        opened.workbook.Save()
    mark_of(book).unlink(missing_ok=True)
    return opened, CUT_OFF.format(what=what, copy=copy)
