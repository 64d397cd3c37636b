"""Finds the book that the commands and the menu work on in a folder of many years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from lkjip import product
from lkjip.book.file_book import FileBook
from lkjip.errors import LkjipError, UsageError
from lkjip.sop.process.replay import fold
from lkjip.sop.process.rows import from_rows
from lkjip.tables.cells import text
from lkjip.tables.declared.registers import SETTINGS
from lkjip.tables.declared.results import EVENTS

BOOK_NAME = product.BOOK.name
_NAME = re.compile(rf"{re.escape(product.BOOK.stem)}(?:_\d{{4}})?{re.escape(product.BOOK.suffix)}")


@dataclass(frozen=True, slots=True)
class Seen:
    """A book of the folder: its year, and how far its process is; ``year`` 0: not readable."""

    name: str
    year: int = 0
    begun: bool = True
    finished: bool = False

    @property
    def running(self) -> bool:
        """The process has begun and is not finished."""
        return self.begun and not self.finished


def books(folder: Path) -> tuple[str, ...]:
    """Return the books of a folder under the names that the program gives, oldest year first."""
    return tuple(sorted(path.name for path in folder.glob("*") if _NAME.fullmatch(path.name)))


def running_book(folder: Path) -> str:
    """Return the book to work on: the one that runs, else the newest that has not begun.

    Raises ``UsageError`` when two run: nobody can know which is meant.
    """
    names = books(folder)
    if len(names) < 2:
        return names[0] if names else BOOK_NAME
    seen = [_look(folder / name) for name in names]
    running = [one for one in seen if one.running]
    if len(running) > 1:
        listed = "; ".join(f"{one.name} ({one.year or 'tidak terbaca'})" for one in running)
        raise UsageError(
            f"Ada {len(running)} buku kerja yang sedang berjalan di folder ini: {listed}.",
            "Sebutkan yang dimaksud dengan --buku NAMA_BERKAS.",
        )
    open_ = running or [one for one in seen if not one.begun] or seen
    return max(open_, key=lambda one: (one.year, one.name)).name


def book_before(folder: Path, year: int) -> str:
    """Return the book of the last year before ``year``: a new one takes its registers over."""
    names = books(folder)
    if len(names) < 2:
        return names[0] if names else BOOK_NAME
    seen = [_look(folder / name) for name in names]
    earlier = [one for one in seen if one.year < year] or seen
    return max(earlier, key=lambda one: (one.year, one.name)).name


def year_name(book: Path, year: int) -> Path:
    """Return the name of next year's book beside ``book``: one year at the end, not two."""
    return book.with_name(f"{re.sub(r'_[0-9]{4}$', '', book.stem)}_{year}{book.suffix}")


def _look(path: Path) -> Seen:
    try:
        there = FileBook(path).read(SETTINGS.name, EVENTS.name)
        process = fold(from_rows(there[EVENTS.name].rows))
        settings = SETTINGS.rows_in({SETTINGS.name: there[SETTINGS.name].rows})
        year = next((text(row.value) for row in settings if row.key == "tahun"), "")
    except LkjipError:
        return Seen(path.name)
    number = int(year) if year.isascii() and year.isdigit() else 0
    return Seen(path.name, number, bool(process.events), process.finished)
