"""Check: figures in running text are those of the data (L02).

A figure is recognised by the word before it (realisasi, capaian, target, serapan, pagu) and by the
indicator or budget line that the sentence named last.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from lkjip.findings import Finding
from lkjip.measure.numbers.format import rupiah
from lkjip.measure.numbers.units import kata_pertama
from lkjip.report.analyses.causes import kunci_penyebab
from lkjip.report.blocks.findings import temuan
from lkjip.report.consistency.expected import ANGKA, Entitas, Harapan, Nilai, cocok, jadi_angka
from lkjip.report.versions.read import Alinea, Dokumen, Peran
from lkjip.report.word import passages as tanda
from lkjip.report.wording import figures as kata

_KATA = re.compile(r"[^\W_]+")
_AKHIR = re.compile(r"[.!?](?=\s+[A-Z“\"])|;")
_ISYARAT = re.compile(
    r"\b(target akhir|target|terealisasi|realisasi anggaran|realisasi(?:nya)?|capaian(?:nya)?|"
    r"serapan anggaran|serapan(?:nya)?|pagu(?:nya)?|anggaran(?:nya)?)\b",
    re.IGNORECASE,
)
_DI_DEPAN = re.compile(_ISYARAT.pattern + r"[ “\"]*$", re.IGNORECASE)
_JENIS = {
    "target akhir": "target_akhir",
    "target": "target",
    "terealisasi": "realisasi",
    "realisasi": "realisasi",
    "capaian": "capaian",
    "realisasi anggaran": "realisasi_rp",
    "serapan": "serapan",
    "serapan anggaran": "serapan",
    "pagu": "pagu",
    "anggaran": "pagu",
}
UANG = ("pagu", "realisasi_rp")
_TERJAUH = 45
"""Characters between the word and its figure at most."""
_LAMPAU = re.compile(r"\b(?:lalu|sebelumnya|semula|menjadi|rata-rata nasional|provinsi)\b", re.I)
_TAHUN = re.compile(r"(?:19|20)\d{2}")


@dataclass(slots=True)
class Pencari:
    """Finds names of entities in a text, word by word; the longest name wins."""

    menurut_awal: dict[str, list[tuple[tuple[str, ...], Entitas]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    @classmethod
    def dari(cls, ukuran: Harapan) -> Pencari:
        """A finder for these entities, by name and by code of letters and digits."""
        pencari = cls()
        for e in ukuran.entitas:
            for sebutan in (e.nama, e.kode if "." not in e.kode else ""):
                kunci = tuple(w.casefold() for w in _KATA.findall(sebutan))
                if len(kunci) > 1 or (kunci and not kunci[0].isdigit() and len(kunci[0]) > 3):
                    pencari.menurut_awal[kunci[0]].append((kunci, e))
        for isi in pencari.menurut_awal.values():
            isi.sort(key=lambda x: -len(x[0]))
        return pencari

    def cari(self, teks: str) -> list[tuple[int, int, Entitas]]:
        """(begin, end, entity) of every mention, from left to right, none overlapping."""
        potong = [(m.start(), m.end(), m[0].casefold()) for m in _KATA.finditer(teks)]
        kata_ = [k for _, _, k in potong]
        keluar, n = [], 0
        while n < len(potong):
            panjang = 1
            for kunci, e in self.menurut_awal.get(kata_[n], ()):
                if tuple(kata_[n : n + len(kunci)]) == kunci:
                    panjang = len(kunci)
                    keluar.append((potong[n][0], potong[n + panjang - 1][1], e))
                    break
            n += panjang
        return keluar


def periksa_uraian(dokumen: Dokumen, ukuran: Harapan, tahun: int) -> Iterator[Finding]:
    """Findings for figures in paragraphs that differ from the data."""
    pencari = Pencari.dari(ukuran)
    pemilik = {tanda.slug(kunci_penyebab(k)): e for k, e in ukuran.per_kode.items()}
    milik: Entitas | None = None
    for a in dokumen.alinea:
        if a.peran is not Peran.ISI:
            milik = None
            continue
        if a.bagian:
            milik = pemilik.get(a.bagian[-1][0])
        if ANGKA.search(a.teks):
            yield from _alinea(a, pencari, tahun, milik)


def _alinea(a: Alinea, pencari: Pencari, tahun: int, milik: Entitas | None) -> Iterator[Finding]:
    sebutan = pencari.cari(a.teks)
    if milik is not None and not sebutan:
        for ruas in _AKHIR.split(a.teks):
            yield from _ruas(a, milik, ruas, tahun, satuan=milik.satuan)
    for n, (awal, akhir, e) in enumerate(sebutan):
        sampai = sebutan[n + 1][0] if n + 1 < len(sebutan) else len(a.teks)
        ruas = a.teks[akhir:sampai]
        stop = _AKHIR.search(ruas)
        # "Realisasi IK02 sebesar 5": the word may stand right before the name.
        depan = _DI_DEPAN.search(a.teks, 0, awal)
        ruas = f"{depan[1] if depan else ''} {ruas[: stop.start()] if stop else ruas}"
        yield from _ruas(a, e, ruas, tahun)


def _ruas(
    a: Alinea, e: Entitas, ruas: str, tahun: int, *, satuan: str | None = None
) -> Iterator[Finding]:
    """``satuan``: the entity is not named, so only figures in its unit are taken for its own."""
    isyarat = list(_ISYARAT.finditer(ruas))
    lampau = bool(_LAMPAU.search(ruas)) or any(int(t) != tahun for t in _TAHUN.findall(ruas))
    for n, m in enumerate(isyarat):
        batas = isyarat[n + 1].start() if n + 1 < len(isyarat) else len(ruas)
        jenis = _jenis(m[1], e)
        dekat = ruas[m.end() : min(batas, m.end() + _TERJAUH + 20)]
        angka = _angka_sesudah(dekat, jenis, satuan)
        nilai = e.nilai.get(jenis)
        if angka is None or nilai is None or cocok(jadi_angka(angka), nilai):
            continue
        boleh = [*e.lama(jenis), *(v for k, v in e.nilai.items() if k == "standar")]
        if lampau and any(cocok(jadi_angka(angka), v) for v in boleh):
            continue
        sebut = f"{m[1].lower()} {kata.dalam_kalimat(e.nama)}"
        yield temuan("L02", a.tempat, sebut, nilai=angka, dihitung=_cetak(jenis, nilai))


def _jenis(isyarat: str, e: Entitas) -> str:
    rapi = " ".join(isyarat.casefold().removesuffix("nya").split())
    jenis = _JENIS[rapi]
    if e.jenis == "program" and jenis == "realisasi":
        return "realisasi_rp"
    return jenis


def _angka_sesudah(teks: str, jenis: str, satuan: str | None) -> str | None:
    """The first number that is no year, if it is near.

    A percentage is no money, and one in brackets after "target" is the capaian.
    """
    for m in ANGKA.finditer(teks):
        if m.start() > _TERJAUH:
            return None
        persen = teks[m.end() : m.end() + 2].strip().startswith("%")
        berkurung = teks[: m.start()].endswith("(") and jenis not in ("capaian", "serapan")
        if not _TAHUN.fullmatch(m[0]) and not (persen and (jenis in UANG or berkurung)):
            return m[0] if satuan is None or _bersatuan(teks[m.end() :], satuan) else None
    return None


def _bersatuan(sesudah: str, satuan: str) -> bool:
    """Whether the unit, or a percent sign, follows a number."""
    kata_ = sesudah.split()[:1]
    return bool(kata_) and (
        kata_[0].startswith("%") or kata_[0].casefold().strip(".,") == kata_pertama(satuan)
    )


def _cetak(jenis: str, nilai: Nilai) -> str:
    return rupiah(nilai.angka) if jenis in UANG else nilai.cetak
