"""What changed between two versions of the report: figures and passages, for the second review."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lkjip.report.consistency.expected import ANGKA
from lkjip.report.versions.read import Dokumen, Peran, baca
from lkjip.report.versions.trace import tanpa_nomor

_TANGGAL = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b")


class Ubah(StrEnum):
    """Kinds of change."""

    ANGKA = "angka berubah"
    SEL = "isi tabel berubah"
    URAIAN = "uraian berubah"
    TAMBAH = "ditambahkan"
    HAPUS = "dihapus"


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One change: where it stands ("Target dan realisasi, IK02, Realisasi"), old and new text."""

    jenis: Ubah
    tempat: str
    lama: str
    baru: str


def beda(versi_lama: bytes, versi_baru: bytes) -> list[Perubahan]:
    """All changes from the old version to the new: table cells first, then texts in order."""
    lama, baru = baca(versi_lama), baca(versi_baru)
    return [*_beda_tabel(lama, baru), *_beda_uraian(lama, baru)]


def _beda_tabel(lama: Dokumen, baru: Dokumen) -> Iterator[Perubahan]:
    dulu, kini = _sel(lama), _sel(baru)
    for tempat, teks in kini.items():
        if tempat not in dulu:
            if teks:
                yield Perubahan(Ubah.TAMBAH, tempat, "", teks)
        elif dulu[tempat] != teks:
            yield Perubahan(_jenis(dulu[tempat], teks), tempat, dulu[tempat], teks)
    for tempat, teks in dulu.items():
        if tempat not in kini and teks:
            yield Perubahan(Ubah.HAPUS, tempat, teks, "")


def _jenis(lama: str, baru: str) -> Ubah:
    """A changed figure, or other words in a table: a state, a date, a name."""
    angka = all(ANGKA.search(x) and not _TANGGAL.search(x) for x in (lama, baru))
    return Ubah.ANGKA if angka else Ubah.SEL


def _sel(dokumen: Dokumen) -> dict[str, str]:
    """Place → cell; tables and rows of the same name are numbered."""
    keluar: dict[str, str] = {}
    kali: dict[str, int] = {}
    for t in dokumen.tabel:
        nama = _ke(kali, t.judul or t.tempat)
        baris_kali: dict[str, int] = {}
        for b in t.baris:
            kunci = _ke(baris_kali, next((s for s in b if s), ""))
            for kepala, sel in zip(t.kepala[1:], b[1:], strict=False):
                keluar[f"{nama}, {kunci}, {kepala}"] = sel
    return keluar


def _ke(kali: dict[str, int], nama: str) -> str:
    kali[nama] = kali.get(nama, 0) + 1
    return nama if kali[nama] == 1 else f"{nama} ({kali[nama]})"


def _beda_uraian(lama: Dokumen, baru: Dokumen) -> Iterator[Perubahan]:
    """Paragraphs under each heading, compared as lists."""
    dulu, kini = _uraian(lama), _uraian(baru)
    for tempat in dict.fromkeys((*kini, *dulu)):
        a, b = dulu.get(tempat, []), kini.get(tempat, [])
        kunci_a, kunci_b = [tanpa_nomor(x) for x in a], [tanpa_nomor(x) for x in b]
        cocok = difflib.SequenceMatcher(a=kunci_a, b=kunci_b, autojunk=False)
        for langkah, a1, a2, b1, b2 in cocok.get_opcodes():
            if langkah != "equal":
                yield from _pasang(tempat, a[a1:a2], b[b1:b2])


def _pasang(tempat: str, lama: list[str], baru: list[str]) -> Iterator[Perubahan]:
    sama = min(len(lama), len(baru))
    for x, y in zip(lama[:sama], baru[:sama], strict=True):
        yield Perubahan(Ubah.URAIAN, tempat, x, y)
    yield from (Perubahan(Ubah.HAPUS, tempat, x, "") for x in lama[sama:])
    yield from (Perubahan(Ubah.TAMBAH, tempat, "", y) for y in baru[sama:])


def _uraian(dokumen: Dokumen) -> dict[str, list[str]]:
    keluar: dict[str, list[str]] = {}
    sasaran = ""
    for a in dokumen.alinea:
        if a.peran is Peran.JUDUL:
            sasaran = sasaran if a.gaya.endswith("4") else a.teks
        if a.peran in (Peran.ISI, Peran.TTD, Peran.SUMBER) and a.teks:
            tempat = a.tempat if a.tempat == sasaran or not sasaran else f"{sasaran}, {a.tempat}"
            keluar.setdefault(tempat, []).append(a.teks)
    return keluar
