"""The words in which the layout of the book is written: tabs, tables, named cells, buttons.

Only shapes, no content (that is ``layout.py``) and no file format (that is ``build.py``).
Rows and columns are counted from 1, as in Excel.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from lkjip.a1 import address
from lkjip.book.cells import Cell

MAX_ROWS = 20_000
"""How far down a table's validation, formats and conditional colours are laid out."""


class Kind(StrEnum):
    """What a cell holds; the builder turns it into a number format and an alignment."""

    TEKS = "teks"
    TEKS_TENGAH = "teks tengah"
    KODE = "kode"
    """Text that is never wrapped: file names."""
    SIDIK = "sidik"
    """A fingerprint of 64 characters: cut off at the cell's edge."""
    BULAT = "bulat"
    ANGKA = "angka"
    UANG = "uang"
    PERSEN = "persen"
    TANGGAL = "tanggal"
    WAKTU = "waktu"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: ``judul`` is its header and its name everywhere."""

    judul: str
    lebar: float
    kind: Kind = Kind.TEKS
    pilihan: tuple[str, ...] = ()
    petunjuk: str = ""
    warna: bool = False
    """Colour the cell by the state word that it holds."""
    isian: bool = False
    """People type in this column of a table that Python writes."""
    hanya: tuple[str, str] | None = None
    """… only where that other column holds that word; elsewhere it does not look typed."""
    cetak: bool = True
    """Whether the column is on paper; provenance and fingerprints are for the screen."""


@dataclass(frozen=True, slots=True)
class Table:
    """A real Excel table; ``baris`` and ``kolom`` say where its header row begins."""

    nama: str
    tab: str
    baris: int
    kolom: int
    columns: tuple[Column, ...]
    judul: str = ""
    isian: bool = False
    """People type here (pale yellow, unlocked); otherwise Python writes it."""
    rows: tuple[Mapping[str, Cell], ...] = ()
    """What the shipped book holds."""
    seed: Callable[[], tuple[Mapping[str, Cell], ...]] | None = None
    """Makes those rows where they take time to make: only a build asks."""

    @property
    def shipped(self) -> tuple[Mapping[str, Cell], ...]:
        """The rows of the shipped book."""
        return self.rows if self.seed is None else self.seed()

    @property
    def headers(self) -> tuple[str, ...]:
        """The column headers in order."""
        return tuple(column.judul for column in self.columns)

    def header_cell(self, judul: str) -> str:
        """The address of a header, such as ``F5``."""
        return address(self.baris, self.kolom + self.headers.index(judul))


@dataclass(frozen=True, slots=True)
class Named:
    """A named cell, or a named block ``tinggi`` × ``lebar``, that Python writes."""

    nama: str
    tab: str
    baris: int
    kolom: int
    tinggi: int = 1
    lebar: int = 1
    kind: Kind = Kind.TEKS
    nilai: Cell = None
    isian: bool = False
    """People type here; otherwise Python writes it."""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """One button: a VBA sub that runs one function of ``lkjip.macros``."""

    sub: str
    macro: str
    tulisan: str
    tanya: str = ""
    petunjuk: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A button on a tab, at a cell, in pixels."""

    button: Button
    tab: str
    baris: int
    kolom: int
    lebar: int = 150
    tinggi: int = 24
    utama: bool = False
    x: int = 2
    y: int = 4
    """Pixels from the cell's upper left corner; ``x`` may reach beyond the column."""


class TabKind(StrEnum):
    """What a tab is for; decides its colour, its protection and its print layout."""

    BERANDA = "beranda"
    LANGKAH = "langkah"
    REGISTER = "register"
    ISIAN = "isian"
    HASIL = "hasil"
    SISTEM = "sistem"


@dataclass(frozen=True, slots=True)
class Tab:
    """One sheet of the book."""

    nama: str
    codename: str
    kind: TabKind
    judul: str = ""
    keterangan: str = ""
    langkah: int = 0
    lebar_kolom: Mapping[int, float] = field(default_factory=dict)
    beku: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole book as data."""

    tabs: tuple[Tab, ...]
    tables: tuple[Table, ...]
    names: tuple[Named, ...]
    buttons: tuple[Placed, ...]

    def table(self, nama: str) -> Table:
        """The table of this name; ``KeyError`` when the layout has none."""
        return next((t for t in self.tables if t.nama == nama), None) or _missing(nama)

    def tables_of(self, tab: str) -> tuple[Table, ...]:
        """The tables on a tab, in the layout's order."""
        return tuple(t for t in self.tables if t.tab == tab)


def _missing(nama: str) -> Table:
    raise KeyError(f"the layout has no table {nama!r}")
