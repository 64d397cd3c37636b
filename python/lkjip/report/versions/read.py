"""A finished report read back: paragraphs, tables and passages in order, each with its place.

One reader for the checks, for the comparison of versions and for what was written by hand.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from lxml.etree import LxmlError

from lkjip.report.word import passages as tanda
from lkjip.report.word.wml import W


class Peran(StrEnum):
    """What a paragraph is in the report."""

    JUDUL = "judul"
    KETERANGAN = "keterangan"
    DAFTAR = "daftar"
    SUMBER = "sumber"
    TTD = "tanda tangan"
    ISI = "isi"


@dataclass(frozen=True, slots=True)
class Potong:
    """A run of a paragraph."""

    teks: str
    tebal: bool = False
    miring: bool = False


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph: role, style name, runs, the nearest heading, the passages that begin in it.

    ``bagian`` are (slug, digits) of bookmarks that begin here, ``tutup`` slugs that end here.
    """

    peran: Peran
    gaya: str
    potong: tuple[Potong, ...]
    tempat: str
    bagian: tuple[tuple[str, str], ...] = ()
    tutup: tuple[str, ...] = ()
    bergambar: bool = False
    bernomor: bool = False

    @property
    def teks(self) -> str:
        """The text with spaces tidied."""
        return tanda.rapikan("".join(p.teks for p in self.potong))


@dataclass(frozen=True, slots=True)
class TabelBaca:
    """A table: caption without its number, header cells, rows, the nearest heading."""

    judul: str
    nomor: str
    kepala: tuple[str, ...]
    baris: tuple[tuple[str, ...], ...]
    tempat: str


@dataclass(frozen=True, slots=True)
class Dokumen:
    """The report in order; ``komentar`` are (author, text) of its Word comments."""

    isi: tuple[Alinea | TabelBaca, ...]
    judul: tuple[str, ...] = field(default=())
    komentar: tuple[tuple[str, str], ...] = ()

    @property
    def alinea(self) -> Iterator[Alinea]:
        """Only the paragraphs."""
        return (x for x in self.isi if isinstance(x, Alinea))

    @property
    def tabel(self) -> Iterator[TabelBaca]:
        """Only the tables."""
        return (x for x in self.isi if isinstance(x, TabelBaca))


RUSAK = (BadZipFile, PackageNotFoundError, KeyError, ValueError, EOFError, zlib.error, LxmlError)
"""What opening a file raises that is no whole Word document."""


def utuh(docx: bytes) -> bool:
    """Whether these bytes are a Word document that can be read."""
    try:
        baca(docx)
    except RUSAK:
        return False
    return True


def baca(docx: bytes) -> Dokumen:
    """Read a report; tables and paragraphs in content controls count like any other."""
    return baca_dokumen(Document(io.BytesIO(docx)))


def baca_dokumen(dokumen: WordDocument) -> Dokumen:
    """The same for a document that is open."""
    nama_gaya = {
        g.get(f"{W}styleId"): g.find(f"{W}name").get(f"{W}val")
        for g in dokumen.styles.element.findall(f"{W}style")
        if g.find(f"{W}name") is not None
    }
    terbuka: dict[str, str] = {}
    keluar: list[Alinea | TabelBaca] = []
    tempat, keterangan = "sampul", ""
    for e in _urut(dokumen.element.body):
        if e.tag == f"{W}tbl":
            keluar.append(_tabel(e, keterangan, tempat))
            keterangan = ""
            continue
        gaya = nama_gaya.get(_gaya(e), "Normal")
        peran = _peran(gaya)
        if peran is Peran.JUDUL and (teks := tanda.rapikan(_teks(e))):
            tempat = teks
        alinea = _alinea(e, peran, gaya, tempat, terbuka)
        if peran is Peran.KETERANGAN:
            keterangan = alinea.teks
        keluar.append(alinea)
    judul = tuple(a.teks for a in keluar if isinstance(a, Alinea) and a.peran is Peran.JUDUL)
    komentar = tuple((c.author, tanda.rapikan(c.text)) for c in dokumen.comments)
    return Dokumen(tuple(keluar), judul, komentar)


def _urut(wadah: Any) -> Iterator[Any]:
    """Paragraphs and tables of the body, those in content controls too."""
    for e in wadah:
        if e.tag in (f"{W}p", f"{W}tbl"):
            yield e
        elif e.tag == f"{W}sdt":
            isi = e.find(f"{W}sdtContent")
            if isi is not None:
                yield from _urut(isi)


def _gaya(p: Any) -> str:
    gaya = p.find(f"{W}pPr/{W}pStyle")
    return "" if gaya is None else str(gaya.get(f"{W}val"))


_PERAN = (
    ("heading", Peran.JUDUL),
    ("lkjip judul", Peran.JUDUL),
    ("caption", Peran.KETERANGAN),
    ("toc", Peran.DAFTAR),
    ("table of figures", Peran.DAFTAR),
    ("lkjip sumber", Peran.SUMBER),
    ("lkjip tanda tangan", Peran.TTD),
    ("lkjip sampul", Peran.SUMBER),
)


def _peran(gaya: str) -> Peran:
    nama = gaya.casefold()
    return next((peran for awal, peran in _PERAN if nama.startswith(awal)), Peran.ISI)


def _alinea(p: Any, peran: Peran, gaya: str, tempat: str, terbuka: dict[str, str]) -> Alinea:
    mulai, tutup = [], []
    for b in p.iter(f"{W}bookmarkStart"):
        kunci = tanda.baca(b.get(f"{W}name") or "")
        if kunci:
            mulai.append(kunci)
            terbuka[b.get(f"{W}id")] = kunci[0]
    for b in p.iter(f"{W}bookmarkEnd"):
        if b.get(f"{W}id") in terbuka:
            tutup.append(terbuka.pop(b.get(f"{W}id")))
    gambar = next(p.iter(f"{W}drawing", f"{W}pict", f"{W}object"), None) is not None
    nomor = p.find(f"{W}pPr/{W}numPr") is not None
    return Alinea(peran, gaya, tuple(_potong(p)), tempat, tuple(mulai), tuple(tutup), gambar, nomor)


def _potong(p: Any) -> Iterator[Potong]:
    """The runs that a reader sees: no field codes, no deleted text."""
    for r in p.iter(f"{W}r"):
        teks = _teks(r)
        if teks:
            sifat = r.find(f"{W}rPr")
            yield Potong(teks, _nyala(sifat, "b"), _nyala(sifat, "i"))


def _nyala(sifat: Any, nama: str) -> bool:
    tanda_ = None if sifat is None else sifat.find(f"{W}{nama}")
    return tanda_ is not None and tanda_.get(f"{W}val") not in ("0", "false", "none")


_ISI = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def _teks(e: Any) -> str:
    return "".join(
        (x.text or "") if x.tag == f"{W}t" else _ISI[x.tag] for x in e.iter(f"{W}t", *_ISI)
    )


def _tabel(e: Any, keterangan: str, tempat: str) -> TabelBaca:
    baris = tuple(
        tuple(
            tanda.rapikan("\n".join(_teks(p) for p in c.iter(f"{W}p"))) for c in r.findall(f"{W}tc")
        )
        for r in e.findall(f"{W}tr")
    )
    kata = keterangan.split(" ", 2)
    bernomor = len(kata) == 3 and kata[0] in ("Tabel", "Gambar") and kata[1].isdigit()
    judul, nomor = (kata[2], " ".join(kata[:2])) if bernomor else (keterangan, "")
    return TabelBaca(judul, nomor, baris[0] if baris else (), baris[1:], tempat)
