"""Brings a book of an earlier program up: a copy first, then a new structure with the old content.

The book is built anew beside the old one, filled, checked, and put in its place in one move: a
run that is cut off leaves the old book as it was.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from glob import escape
from importlib import resources
from pathlib import Path

from lkjip.book.busy import exclusive
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.port import Change, Shape
from lkjip.book.spec import Layout
from lkjip.book.version import FIRST, NAME, VERSION, read_stamp, wrong_version
from lkjip.disk import force, move
from lkjip.errors import BookStructure, FolderError, os_reason
from lkjip.setup_pc.kept_looks import kept_looks
from lkjip.steps.kernel.backup import FOLDER
from lkjip.steps.kernel.snapshot import read_snapshot
from lkjip.tables.cells import Block, Cell, decimal, text
from lkjip.tables.data import Row
from lkjip.tables.declared.comparisons import COMPARATORS, PAST_YEARS, ComparatorRow, PastYearRow
from lkjip.tables.declared.registers import INDICATORS, SETTINGS

RENAMED: Mapping[int, Mapping[tuple[str, str], str]] = {FIRST: {}}
"""By the version that is left: (table, old heading) → new heading."""
RESTORE = "Kembalikan nama itu, atau ambil salinan dari folder cadangan, lalu ulangi."
KEY, VALUE = "Kunci", "Nilai"
CODE, LAST_YEAR, STANDARD = "Kode", "Realisasi Tahun Lalu", "Standar Nasional"
"""Headings of the register Indikator of the first version."""


@dataclass(frozen=True, slots=True)
class Upgrade:
    """The outcome: from which version, where the copy is, what it alone has."""

    version: int
    copy: Path
    lost: tuple[str, ...]

    def __str__(self) -> str:
        words = (
            f"Susunan buku kerja dinaikkan dari versi {self.version} ke {VERSION}; isinya tetap. "
            f"Buku lama: '{self.copy.name}' di folder {FOLDER}."
        )
        if self.lost:
            words += f" Hanya ada di sana: {', '.join(self.lost)}."
        return words


def bring_up(path: Path, moment: datetime) -> Upgrade | None:
    """Bring the book at ``path`` up; ``None`` when it is of today.

    Raises ``BookStructure`` for a book of a newer program, ``BookBusy`` when it is open elsewhere,
    ``FolderError`` when the folder refuses.
    """
    book = FileBook(path)
    shape = book.shape()
    version = _version(book, shape)
    if version == VERSION or not any(table in shape.tables for table in headings_of(FIRST)):
        return None  # of today, or somebody else's workbook: the command says what is missing
    refusal = wrong_version(version)
    if refusal is not None and version > VERSION:
        raise refusal
    from lkjip.book.build import build, write  # they bring XlsxWriter along

    _whole(shape, version)
    kept = kept_looks(path, shape, formats_of(version))
    with exclusive(path):
        copy = path.parent / FOLDER / f"{path.stem}_susunan_{version}_{moment:%Y-%m-%d_%H%M%S}.xlsm"
        book.save_copy(copy)
        new = path.with_name(f"~{path.stem}.naik{path.suffix}")
        try:
            for leftover in path.parent.glob(f"*{escape(new.stem)}*"):  # of a run that was cut off
                leftover.unlink(missing_ok=True)
            write(new, lambda: build(kept.layout))
            content = _content(book, FileBook(new), shape, version, kept.layout)
            FileBook(new).apply(content)
            from lkjip.setup_pc.conf import carry  # late: brings the writer of new books

            carry(path, new)
            read_snapshot(FileBook(new))
            force(new)
            move(new, path)
        except OSError as error:
            raise FolderError(
                f"Susunan '{path.name}' tidak dapat dinaikkan ({os_reason(error)}).",
                "Tutup buku kerja di program lain, periksa ruang kosong, lalu ulangi; buku lama "
                "tidak berubah.",
            ) from error
        finally:
            with suppress(OSError):
                new.unlink(missing_ok=True)
    return Upgrade(version, copy, kept.lost)


def _whole(shape: Shape, version: int) -> None:
    """Refuse a book that lost a heading of its own version: its column would come up blank."""
    for table, headings in headings_of(version).items():
        tab, there = shape.tables.get(table, ("", ()))
        if not tab:
            raise BookStructure(
                f"Tabel {table} tidak ada di buku kerja ini, jadi susunannya tidak dinaikkan.",
                RESTORE,
            )
        if lost := [one for one in headings if one not in there]:
            raise BookStructure(
                f"Kolom '{lost[0]}' tidak ditemukan di tabel {table} pada lembar '{tab}' (ada: "
                f"{', '.join(there)}), jadi susunannya tidak dinaikkan.",
                RESTORE,
            )


def headings_of(version: int) -> dict[str, list[str]]:
    """Return table → headings of the books of an earlier version."""
    found: dict[str, list[str]] = {}
    for table, heading in formats_of(version):
        found.setdefault(table, []).append(heading)
    return found


def formats_of(version: int) -> dict[tuple[str, str], str]:
    """Return table and heading → number format of the books of an earlier version."""
    lines = resources.files("lkjip.book").joinpath(f"susunan_{version}.csv").read_text("utf-8")
    rows = csv.DictReader(lines.splitlines())
    return {(row["tabel"], row["judul"]): row["format"] for row in rows}


def _version(book: FileBook, shape: Shape) -> int:
    if NAME not in shape.names:
        return FIRST
    return read_stamp(book.read_names(NAME)[NAME]).version


def _content(old: FileBook, new: FileBook, shape: Shape, version: int, layout: Layout) -> Change:
    """Return what the new book takes over: every table and every named cell that both have."""
    there = [table for table in layout.tables if table.name in shape.tables]
    data = old.read(*(table.name for table in there))
    tables: dict[str, tuple[Row, ...]] = {}
    for table in there:
        blank: dict[str, Cell] = dict.fromkeys(table.headers)
        tables[table.name] = tuple(
            blank | _renamed(table.name, row, version, blank) for row in data[table.name].rows
        )
    shipped = new.read(SETTINGS.name)[SETTINGS.name].rows
    tables[SETTINGS.name] = _settings(tables[SETTINGS.name], shipped)
    if version == FIRST:
        tables |= dict(_compared(data[INDICATORS.name].rows, tables))
    return Change(tables, _names(old, shape))


def _renamed(table: str, row: Row, version: int, known: Mapping[str, Cell]) -> dict[str, Cell]:
    found = dict(row)
    for step in range(version, VERSION):
        for (name, before), after in RENAMED.get(step, {}).items():
            if name == table and before in found:
                found[after] = found.pop(before)
    return {heading: value for heading, value in found.items() if heading in known}


def _compared(
    indicators: tuple[Row, ...], tables: Mapping[str, tuple[Row, ...]]
) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """Yield the tables of the tab Pembanding with what stood in two columns of the first version.

    Last year's figure is of the year before the book's; the standard had neither year nor source.
    """
    settings = {row.key: row.value for row in SETTINGS.rows_in(tables)}
    year = decimal(settings.get("tahun"))
    before = int(year) - 1 if year is not None else None
    codes = [(text(row.get(CODE)), row) for row in indicators]
    yield PAST_YEARS.written(
        PastYearRow(code=code, year=before, realisasi=row[LAST_YEAR])
        for code, row in codes
        if text(row.get(LAST_YEAR))
    )
    yield COMPARATORS.written(
        ComparatorRow(code=code, name=STANDARD.lower(), value=row[STANDARD])
        for code, row in codes
        if text(row.get(STANDARD))
    )


def _settings(old: tuple[Row, ...], shipped: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return today's settings with the office's values; keys that nobody knows stay at the end."""
    values = {text(row[KEY]): row[VALUE] for row in old}
    known = {text(row[KEY]) for row in shipped}
    rows = [{**row, VALUE: values.get(text(row[KEY]), row[VALUE])} for row in shipped]
    return (*rows, *(row for row in old if text(row[KEY]) not in known))


def _names(old: FileBook, shape: Shape) -> dict[str, Cell | Block]:
    named = [one for one in LAYOUT.names if one.name in shape.names and one.name != NAME]
    values = old.read_names(*(one.name for one in named))
    return {
        one.name: value
        for one in named
        if not isinstance(value := values[one.name], tuple)
        or (len(value), len(value[0])) == (one.height, one.width)
    }
