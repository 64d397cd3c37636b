"""Copies of the book: one before every change, one of the last state; old ones are thinned.

Of the last days all stay; before them one a day, one for each step of the SOP, and those to which
``batal`` goes back next. What has another name than the program gives is a person's and stays.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from lkjip.book.file_book import FileBook
from lkjip.book.locks import lock_file
from lkjip.book.port import BookPort
from lkjip.disk import force, move, temporary_name
from lkjip.errors import LkjipError
from lkjip.steps.kernel.undoable import undoable
from lkjip.tables.declared.results import HISTORY, HistoryRow

FOLDER = "cadangan"
LAST = "terakhir"
"""The folder with a copy of the book after its last change."""
ALL_DAYS = 14
"""So many days keep every copy."""
UNDOS = 10
"""So many undoable runs keep the copy to which ``batal`` goes back."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that the program made of a book, on ``day``."""

    path: Path
    day: date


def backup(book: BookPort, moment: datetime) -> Path:
    """Copy the book to ``cadangan/<name>_<date>_<time>.xlsm`` (numbered when that one is there)."""
    target = _free_name(book.path, moment)
    book.save_copy(target)
    return target


def _free_name(book: Path, moment: datetime) -> Path:
    folder, stamp = book.parent / FOLDER, moment.strftime("%Y-%m-%d_%H%M%S")
    target = folder / f"{book.stem}_{stamp}{book.suffix}"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{book.stem}_{stamp}_{number}{book.suffix}"
    return target


def last_state(book: Path) -> Path:
    """Return where the copy of a book after its last change lies."""
    return book.parent / FOLDER / LAST / book.name


def keep_last_state(book: Path, lines: int, moment: datetime) -> None:
    """Copy the saved book aside; without it only the step before can be restored.

    ``lines`` is the length of its history: a copy that knows more is of another book, which this
    one replaced, and stays as a dated copy. A disk that refuses does not stop the work: the copy
    before the change is there.
    """
    target = last_state(book)
    draft = temporary_name(target)
    with suppress(OSError):
        if not book.is_file():
            return
        if target.is_file() and lines_of(target) > lines:
            target.replace(_free_name(book, moment))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(book, draft)
        with suppress(LkjipError):  # a copy that cannot be locked is still a copy
            lock_file(draft)
        force(draft)
        move(draft, target)


def lines_of(book: Path) -> int:
    """Count the history of a closed book; 0 when it cannot be read.

    No row of a history is blank, but that of a history without any.
    """
    try:
        closed = FileBook(book, whole=False)
        height = closed.height(HISTORY.name)
        return height if height > 1 else len(closed.read(HISTORY.name)[HISTORY.name].rows)
    except LkjipError:
        return 0


def copies(book: Path) -> tuple[Copy, ...]:
    """Return the copies that the program made of this book, the oldest first."""
    name = re.compile(
        rf"{re.escape(book.stem)}_(\d{{4}}-\d\d-\d\d)_(\d{{6}})(?:_(\d+))?{re.escape(book.suffix)}"
    )
    found = []
    for path in (book.parent / FOLDER).glob(f"*{book.suffix}"):
        if match := name.fullmatch(path.name):
            with suppress(ValueError):
                order = (match[1], match[2], int(match[3] or 1))
                found.append((order, Copy(path, date.fromisoformat(match[1]))))
    return tuple(copy for _, copy in sorted(found, key=lambda pair: pair[0]))


def thin(book: Path, history: Iterable[HistoryRow], today: date) -> tuple[Path, ...]:
    """Delete the copies that nothing needs any more; the files that went."""
    there = copies(book)
    needed = set(_needed(history))
    recent = today - timedelta(days=ALL_DAYS)
    newest_of_day = {one.day: one.path for one in there}
    gone = [
        one.path
        for one in there
        if one.day < recent and one.path.name not in needed and one.path != newest_of_day[one.day]
    ]
    for path in gone:
        with suppress(OSError):  # open elsewhere: the next run tries again
            path.unlink()
    return tuple(gone)


def _needed(history: Iterable[HistoryRow]) -> Iterator[str]:
    """Yield the copies of the next runs to undo, and the last one of each step."""
    steps: set[str] = set()
    for number, row in enumerate(undoable(tuple(history))):
        if number < UNDOS or row.step not in steps:
            yield row.backup
        steps.add(row.step)
