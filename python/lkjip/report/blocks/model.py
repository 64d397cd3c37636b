"""The report before it is Word: blocks in order, with inline pieces. Data only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Teks:
    """A stretch of text; ``tebal`` and ``miring`` are bold and italic."""

    isi: str
    tebal: bool = False
    miring: bool = False


@dataclass(frozen=True, slots=True)
class Rujuk:
    """A cross-reference to a caption ("Tabel 3"), by the caption's key."""

    kunci: str


@dataclass(frozen=True, slots=True)
class Celah:
    """A visible gap: ``apa`` is missing, ``pihak`` owes it, ``tindakan`` says how it is filled."""

    apa: str
    pihak: str
    tindakan: str


@dataclass(frozen=True, slots=True)
class Catatan:
    """A Word comment at this point that leaves nothing to see in print."""

    teks: str


Potongan = Teks | Rujuk | Celah | Catatan


class Gaya(StrEnum):
    """Paragraph styles of the template, by their Word names."""

    ISI = "LKjIP Isi"
    BUTIR = "LKjIP Butir"
    NOMOR = "LKjIP Nomor"
    SUBJUDUL = "LKjIP Subjudul"
    SUMBER = "LKjIP Sumber"
    TTD = "LKjIP Tanda Tangan"


class Isi(StrEnum):
    """What a table column holds; decides its alignment and style."""

    TEKS = "teks"
    ANGKA = "angka"
    TENGAH = "tengah"


@dataclass(frozen=True, slots=True)
class Judul:
    """A heading: ``tingkat`` 1 (chapter) to 4; ``depan``: of the front matter, without number."""

    teks: str
    tingkat: int
    depan: bool = False
    nomor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraf:
    """A paragraph of pieces; ``nomor`` is the mark of a list item ("1.", "a."), or empty."""

    potongan: tuple[Potongan, ...]
    gaya: Gaya = Gaya.ISI
    nomor: str = ""


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: header, share of the width, what it holds."""

    judul: str
    lebar: float
    isi: Isi = Isi.TEKS


@dataclass(frozen=True, slots=True)
class Baris:
    """A row of cells; ``tebal`` for totals and group rows, ``jenjang`` indents the text."""

    sel: tuple[str | Celah, ...]
    tebal: bool = False
    jenjang: int = 0


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table; ``kunci`` is the target of references to its caption, "" leaves the caption out."""

    kunci: str
    judul: str
    kolom: tuple[Kolom, ...]
    baris: tuple[Baris, ...]
    sumber: str = ""


@dataclass(frozen=True, slots=True)
class Gambar:
    """A picture (PNG) with caption and alternative text; sizes in millimetres."""

    kunci: str
    judul: str
    png: bytes
    lebar: float
    tinggi: float
    alt: str
    sumber: str = ""


class Daftar(StrEnum):
    """The three lists of the front matter, each a Word field."""

    ISI = "isi"
    TABEL = "tabel"
    GAMBAR = "gambar"


@dataclass(frozen=True, slots=True)
class DaftarBlok:
    """The place of a list."""

    daftar: Daftar


@dataclass(frozen=True, slots=True)
class PutusHalaman:
    """The heading that follows begins a page."""


@dataclass(frozen=True, slots=True)
class Bagian:
    """A marked passage: what a person writes into it is carried to the next version.

    ``kunci`` names it for good ("latar_belakang", "sasaran.1.sebab"), ``judul`` is what Word shows.
    """

    kunci: str
    judul: str
    isi: tuple[Paragraf, ...]


Blok = Judul | Paragraf | Tabel | Gambar | DaftarBlok | PutusHalaman | Bagian


def teks_paragraf(par: Paragraf) -> str:
    """A paragraph as plain text, its list mark first; a gap as its visible mark."""
    awal = f"{par.nomor}\t" if par.nomor else ""
    return awal + "".join(_polos(p) for p in par.potongan)


def _polos(p: Potongan) -> str:
    if isinstance(p, Teks):
        return p.isi
    return tanda_celah(p) if isinstance(p, Celah) else ""


def tanda_celah(celah: Celah) -> str:
    """What the reader sees: "[Belum ada: uraian tugas – Sub Bagian Otonomi Daerah]"."""
    return f"[Belum ada: {celah.apa} – {celah.pihak}]"


def celah_dalam(blok: tuple[Blok, ...]) -> Iterator[Celah]:
    """All gaps of these blocks in order."""
    for b in blok:
        if isinstance(b, Bagian):
            yield from celah_dalam(b.isi)
        elif isinstance(b, Paragraf):
            yield from (p for p in b.potongan if isinstance(p, Celah))
        elif isinstance(b, Tabel):
            yield from (s for r in b.baris for s in r.sel if isinstance(s, Celah))
