"""What a person wrote into the last version: read from it, and put into the new one.

A passage is the paragraphs from its bookmark to the next thing the program wrote. Its digits say
whether its text is still the program's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lkjip.report.blocks import model as b
from lkjip.report.blocks.model import Bagian, Blok, Catatan, Celah, Gaya, Judul, Paragraf, Teks
from lkjip.report.versions import trace as jejak
from lkjip.report.versions.read import Alinea, Dokumen, Peran, Potong, TabelBaca, baca
from lkjip.report.word import passages as tanda

_CELAH = re.compile(r"\[Belum ada: (.+?) – (.+?)\]")
_TANDA_BUTIR = re.compile(r"^(?P<tanda>•|\d{1,2}\.|[a-z]\.)[\t ]+")
_GAYA = {g.value.casefold(): g for g in Gaya}


@dataclass(frozen=True, slots=True)
class Tulisan:
    """A passage written by hand: what it says, and the digits of what the program had written."""

    alinea: tuple[Alinea, ...]
    sidik_program: str


@dataclass(frozen=True, slots=True)
class Lepas:
    """Hand-written text outside the passages: a paragraph, a table row, a picture, a comment."""

    tempat: str
    teks: str
    jenis: str = "alinea"


@dataclass(frozen=True, slots=True)
class Warisan:
    """All that was written by hand into a version; ``ada`` are the slugs of its passages."""

    tulisan: dict[str, Tulisan]
    lepas: tuple[Lepas, ...]
    ada: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Dibawa:
    """A passage that was carried over; ``berubah``: what the program writes there has changed."""

    kunci: str
    judul: str
    teks: str
    berubah: bool


def baca_warisan(docx: bytes) -> Warisan:
    """What the last version holds that the program did not write."""
    dokumen, milik_program = baca(docx), jejak.baca_jejak(docx)
    kumpulan: dict[str, list[Alinea]] = {}
    sidik: dict[str, str] = {}
    lepas: list[Lepas] = []
    kini = ""
    for x in dokumen.isi:
        if isinstance(x, TabelBaca):
            kini = ""
            lepas += _baris_lepas(x, milik_program)
            continue
        if x.peran is Peran.DAFTAR:
            continue
        if x.bagian:
            kini = x.bagian[-1][0]
            sidik |= dict(x.bagian)
        elif x.peran is not Peran.ISI or (x.teks and jejak.sidik_alinea(x) in milik_program):
            kini = ""
        if kini and not x.bergambar:
            kumpulan.setdefault(kini, []).append(x)
        elif milik_program and (x.teks or x.bergambar):
            lepas += _alinea_lepas(x, milik_program)
        if x.tutup and not milik_program:
            kini = ""  # without a trace only the bookmark says where a passage ends
    tulisan = {
        kunci: Tulisan(tuple(isi), sidik[kunci])
        for kunci, isi in kumpulan.items()
        if tanda.sidik_teks(a.teks for a in isi) != sidik[kunci]
    }
    lepas += [Lepas(f"komentar {siapa}", teks, "komentar")
              for siapa, teks in _komentar_orang(dokumen, milik_program)]  # fmt: skip
    return Warisan(tulisan, tuple(lepas), frozenset(sidik))


def komentar_orang(docx: bytes) -> tuple[tuple[str, str], ...]:
    """(author, text) of the comments that people made in a version since it was written."""
    return tuple(_komentar_orang(baca(docx), jejak.baca_jejak(docx)))


def _komentar_orang(dokumen: Dokumen, milik_program: set[str]) -> list[tuple[str, str]]:
    if not milik_program:
        return []
    return [
        (siapa or "tanpa nama", teks)
        for siapa, teks in dokumen.komentar
        if teks and tanda.sidik_teks([teks]) not in milik_program
    ]


def _alinea_lepas(a: Alinea, milik_program: set[str]) -> list[Lepas]:
    if jejak.sidik_alinea(a) in milik_program:
        return []
    if a.bergambar:
        return [Lepas(a.tempat, a.teks or "gambar yang disisipkan", "gambar")]
    return [Lepas(a.tempat, a.teks)]


def _baris_lepas(t: TabelBaca, milik_program: set[str]) -> list[Lepas]:
    if not milik_program:
        return []
    tempat = " ".join(x for x in (t.nomor, t.judul) if x) or t.tempat
    return [
        Lepas(tempat, " | ".join(b), "tabel")
        for b in t.baris
        if jejak.sidik_baris(b) not in milik_program
    ]


def wariskan(
    isi: tuple[Blok, ...], warisan: Warisan, terpakai: set[str]
) -> tuple[tuple[Blok, ...], list[Dibawa], dict[str, str]]:
    """The blocks with hand-written passages in place; what was carried; digits by passage key.

    ``terpakai`` collects the slugs and loose texts that found a place.
    """
    keluar: list[Blok] = []
    dibawa: list[Dibawa] = []
    sidik: dict[str, str] = {}
    tempat = ""
    for x in isi:
        if isinstance(x, Judul):
            tempat = tanda.rapikan(f"{x.nomor} {x.teks}")
        if not isinstance(x, Bagian):
            keluar.append(x)
            continue
        tulisan = warisan.tulisan.get(tanda.slug(x.kunci)) or _tanpa_penanda(
            x, tempat, isi, warisan, terpakai
        )
        kini = tanda.sidik_teks(map(b.teks_paragraf, x.isi))
        sidik[x.kunci] = kini
        if tulisan is None or tanda.sidik_teks(a.teks for a in tulisan.alinea) == kini:
            terpakai.add(tanda.slug(x.kunci))
            keluar.append(x)
            continue
        berubah = tulisan.sidik_program not in ("", kini)
        keluar.append(_dengan(x, tulisan, berubah))
        terpakai.add(tanda.slug(x.kunci))
        teks = "\n".join(a.teks for a in tulisan.alinea)
        dibawa.append(Dibawa(x.kunci, x.judul, teks, berubah))
    return tuple(keluar), dibawa, sidik


def _tanpa_penanda(
    x: Bagian, tempat: str, isi: tuple[Blok, ...], warisan: Warisan, terpakai: set[str]
) -> Tulisan | None:
    """A passage whose bookmark was deleted: loose text under its heading, if it is the only one."""
    if tanda.slug(x.kunci) in warisan.ada or not _sendirian(x, isi):
        return None
    cocok = [s for s in warisan.lepas if s.tempat == tempat and s.jenis == "alinea"]
    if not cocok or not tempat:
        return None
    terpakai |= {s.teks for s in cocok}
    polos = tuple(_alinea_polos(s) for s in cocok)
    return Tulisan(polos, "")


def _alinea_polos(lepas: Lepas) -> Alinea:
    return Alinea(Peran.ISI, Gaya.ISI.value, (Potong(lepas.teks),), lepas.tempat)


def _sendirian(x: Bagian, isi: tuple[Blok, ...]) -> bool:
    """Whether no other passage stands under the same heading."""
    di = isi.index(x)
    banyak = 0
    for arah in (range(di, -1, -1), range(di + 1, len(isi))):
        for n in arah:
            if isinstance(isi[n], Judul):
                break
            banyak += isinstance(isi[n], Bagian)
    return banyak == 1


def _dengan(x: Bagian, tulisan: Tulisan, berubah: bool) -> Bagian:
    paragraf = [_paragraf(a, x) for a in tulisan.alinea if a.teks]
    if berubah and paragraf:
        baru = "\n".join(map(b.teks_paragraf, x.isi))
        catatan = Catatan(f"Ditulis tangan; datanya sudah berubah. Menurut data terbaru: {baru}")
        paragraf[0] = replace(paragraf[0], potongan=(catatan, *paragraf[0].potongan))
    return replace(x, isi=tuple(paragraf) or (Paragraf((Teks(""),)),))


def _paragraf(a: Alinea, x: Bagian) -> Paragraf:
    """A hand-written paragraph as a block: its style if it is ours, its list mark, its gaps."""
    gaya = _GAYA.get(a.gaya.casefold(), Gaya.ISI)
    penuh = "".join(p.teks for p in a.potong)
    cocok = _TANDA_BUTIR.match(penuh)
    nomor = cocok["tanda"] if cocok else "•" if a.bernomor else ""
    buang = cocok.end() if cocok else 0
    if nomor and gaya is Gaya.ISI:
        gaya = Gaya.BUTIR
    potongan: list[b.Potongan] = []
    celah = {b.tanda_celah(c): c for c in b.celah_dalam((x,))}
    for p in a.potong:
        teks, buang = p.teks[buang:], max(0, buang - len(p.teks))
        potongan += _pecah(teks, p.tebal, p.miring, celah)
    return Paragraf(tuple(potongan), gaya, nomor)


def _pecah(teks: str, tebal: bool, miring: bool, celah: dict[str, Celah]) -> list[b.Potongan]:
    """Text with the gap marks in it turned back into gaps."""
    keluar: list[b.Potongan] = []
    awal = 0
    for cocok in _CELAH.finditer(teks):
        if cocok.start() > awal:
            keluar.append(Teks(teks[awal : cocok.start()], tebal, miring))
        keluar.append(celah.get(cocok[0]) or Celah(cocok[1], cocok[2], "Lengkapi bagian ini."))
        awal = cocok.end()
    if awal < len(teks):
        keluar.append(Teks(teks[awal:], tebal, miring))
    return keluar


def milik_program(dokumen: Dokumen) -> set[str]:
    """Digits of what the program wrote outside the passages of a document it has just made.

    Comments that stand in it already are the program's or those of the office's template.
    """
    keluar = {tanda.sidik_teks([teks]) for _, teks in dokumen.komentar}
    kini = ""
    for x in dokumen.isi:
        if isinstance(x, TabelBaca):
            keluar |= {jejak.sidik_baris(r) for r in x.baris}
            kini = ""
            continue
        if x.bagian:
            kini = x.bagian[-1][0]
        if not kini and x.peran is not Peran.DAFTAR:
            keluar.add(jejak.sidik_alinea(x))
        if x.tutup:
            kini = ""
    return keluar
