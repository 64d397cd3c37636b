"""The port to the book: few operations, always whole blocks.

Steps see only this. ``MemoryBook`` (tests), ``FileBook`` (the closed .xlsm) and ``XlwingsBook``
(the open book) implement it, and one shared suite of tests runs against all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from lkjip.errors import BookStructure
from lkjip.tables.cells import Block, Cell
from lkjip.tables.data import Row, TableData

HALF_MARK = "setengah "
"""Begins the stamp of a run that left half a change in the window: the VBA then does not save."""


LOOK_FURTHER = 50
"""Rows below a register in which what a blank row parts from it is named."""
SHOWN = 40
"""Letters of a cell's contents that a message repeats."""


class Message(StrEnum):
    """The kinds of message: news, data to fix, a program in trouble."""

    NEWS = "kabar"
    DATA = "data perlu diperbaiki"
    PROGRAM = "program bermasalah"


@dataclass(frozen=True, slots=True)
class Shape:
    """The structure of a book: tabs in order, tables with tab and headers, named cells."""

    tabs: tuple[str, ...]
    tables: Mapping[str, tuple[str, tuple[str, ...]]]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Change:
    """All that one run writes: whole tables, named cells (or blocks), and the tab to show."""

    tables: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    names: Mapping[str, Cell | Block] = field(default_factory=dict)
    show: str = ""

    def __bool__(self) -> bool:
        return bool(self.tables or self.names)


class BookPort(Protocol):
    """The operations that a step may use on the book.

    Reading raises ``BookStructure`` when a table or name is missing. ``apply`` writes whole or
    not at all as far as the medium allows: ``FileBook`` replaces the file in one move.
    """

    @property
    def path(self) -> Path:
        """The workbook's file."""
        ...

    def shape(self) -> Shape:
        """Tabs, tables and names that are really there."""
        ...

    def read(self, *tables: str) -> dict[str, TableData]:
        """Return the named tables, each as one block."""
        ...

    def read_names(self, *names: str) -> dict[str, Cell | Block]:
        """Named cells (a value) or named blocks (rows of values)."""
        ...

    def apply(self, change: Change) -> None:
        """Write everything of one change."""
        ...

    def save_copy(self, target: Path) -> None:
        """Put a copy of the book as it is now on disk at ``target``."""
        ...

    def progress(self, done: int, total: int, what: str) -> None:
        """Tell how far long work has come."""
        ...

    def tell(self, kind: Message, text: str) -> None:
        """Say something to the person at the book."""
        ...


def no_table(name: str, there: Sequence[str]) -> BookStructure:
    """Return the error for a table that is missing or renamed, or for a book without any."""
    if not there:
        return BookStructure(
            "Buku kerja ini tidak memuat satu tabel pun: program lain yang menyimpannya, atau "
            "perbaikan oleh Excel, menghapus semua tabelnya.",
            "Pakai salinan terakhir dari folder cadangan, lalu ketik ulang di sana yang berubah "
            "sesudahnya.",
        )
    return BookStructure(
        f"Tabel '{name}' tidak ditemukan di buku kerja (ada: {', '.join(sorted(there)) or '-'}).",
        "Kembalikan nama tabel itu (Desain Tabel > Nama Tabel), atau ambil salinan dari folder "
        "cadangan.",
    )


def in_the_way(table: str, tab: str, cell: str, seen: str) -> BookStructure:
    """Return the error for something that stands where a table must grow."""
    shown = seen if len(seen) <= SHOWN else f"{seen[:SHOWN]}…"
    return BookStructure(
        f"Tabel {table} di lembar '{tab}' perlu memanjang, tetapi di bawahnya sel {tab}!{cell} "
        f"berisi '{shown}'.",
        "Pindahkan isi sel itu ke sebelah kanan tabel, lalu ulangi. Bila lembarnya terkunci, buka "
        "dahulu lewat Tinjau > Buka Proteksi Lembar (tanpa kata sandi).",
    )


def rows_below_note(tab: str, table: str, first: int, last: int) -> str:
    """Say that rows typed right below a table are read as its contents."""
    return (
        f"Lembar '{tab}', tabel {table}: baris {first} sampai {last} di bawah tabel dibaca sebagai "
        "isinya."
    )


def row_outside_note(tab: str, table: str, row: int) -> str:
    """Say that a row below a table is not read: a blank row parts it from the table."""
    return (
        f"Lembar '{tab}', tabel {table}: baris {row} terpisah dari tabel oleh baris kosong dan "
        "tidak dibaca; hapus baris kosong itu bila isinya milik tabel."
    )


def no_header_row(name: str, tab: str) -> BookStructure:
    """Return the error for a table whose header row is switched off."""
    return BookStructure(
        f"Baris judul tabel {name} di lembar '{tab}' dimatikan.",
        "Klik tabel itu, buka Desain Tabel, centang Baris Judul, lalu ulangi.",
    )


def no_name(name: str) -> BookStructure:
    """Return the error for a named cell that is missing."""
    return BookStructure(
        f"Sel bernama '{name}' tidak ditemukan di buku kerja.",
        "Kembalikan nama itu (Rumus > Pengelola Nama), atau ambil salinan dari folder cadangan.",
    )
