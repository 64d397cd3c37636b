"""What every figure must read, by entity and kind: the yardstick of the consistency checks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from lkjip.measure.cross_checks.lists import kunci_nama
from lkjip.measure.numbers.format import bulat
from lkjip.measure.numbers.quantity import Ukuran
from lkjip.measure.rules.budget import serapan
from lkjip.report.material.model import BahanLaporan, BarisProgram, Indikator, Sasaran
from lkjip.report.wording import figures as kata

ANGKA = re.compile(r"(?:(?<=Rp)|(?<![\w.,]))-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?![\w]|[.,]\d)")
"""A number as Indonesians print it."""
KOSONG = frozenset({"", "-", "–", "—", "n/a", "na"})


@dataclass(frozen=True, slots=True)
class Nilai:
    """One figure: its value, and how the report prints it."""

    angka: Decimal | None
    cetak: str


@dataclass(slots=True)
class Entitas:
    """An indicator, sasaran or budget line with its figures by kind.

    Kinds: target, realisasi, capaian, kategori, pagu, realisasi_rp, serapan, sisa, efisiensi,
    target_akhir, capaian_akhir, standar; of earlier years with the year: "realisasi 2023".
    """

    kode: str
    nama: str
    jenis: str
    nilai: dict[str, Nilai] = field(default_factory=dict)
    satuan: str = ""

    def lama(self, jenis: str) -> Iterator[Nilai]:
        """Figures of this kind from earlier years."""
        return (v for k, v in self.nilai.items() if k.startswith(f"{jenis} "))


@dataclass(frozen=True, slots=True)
class Harapan:
    """All entities of a report; by code, and by name without case and spaces."""

    entitas: tuple[Entitas, ...]
    per_kode: dict[str, Entitas]
    per_nama: dict[str, Entitas]


def harapan(bahan: BahanLaporan) -> Harapan:
    """The yardstick of this material."""
    semua = [_indikator(i) for i in bahan.indikator]
    semua += [_sasaran(x) for x in bahan.sasaran]
    semua += [_program(b) for b in bahan.program]
    per_nama: dict[str, Entitas] = {}
    for e in semua:
        per_nama.setdefault(kunci_nama(e.nama), e)
    return Harapan(tuple(semua), {e.kode: e for e in semua if e.kode}, per_nama)


def _ukuran(x: Ukuran | None, teks: str = "") -> Nilai:
    return Nilai(x if isinstance(x, Decimal) else None, kata.ukuran(x, teks))


def _persen(x: Decimal | None) -> Nilai:
    return Nilai(x, kata.persen(x))


def _indikator(i: Indikator) -> Entitas:
    hasil = _ukuran(i.realisasi, i.realisasi_teks)
    if i.realisasi is None and not i.realisasi_teks and i.status.value != "angka":
        hasil = Nilai(None, i.status.value)
    nilai = {
        "target": _ukuran(i.target, i.target_teks),
        "realisasi": hasil,
        "capaian": _persen(i.capaian),
        "kategori": Nilai(None, i.kategori or "–"),
        "target_akhir": _ukuran(i.target_akhir, i.target_akhir_teks),
        "capaian_akhir": _persen(i.capaian_akhir),
        "standar": _ukuran(i.standar, i.standar_teks),
    }
    for t in i.lalu:
        nilai[f"realisasi {t.tahun}"] = _ukuran(t.realisasi, t.realisasi_teks)
        nilai[f"target {t.tahun}"] = _ukuran(t.target, t.target_teks)
        nilai[f"capaian {t.tahun}"] = _persen(t.capaian)
    return Entitas(i.kode, i.nama, "indikator", nilai, i.satuan)


def _sasaran(x: Sasaran) -> Entitas:
    nilai = {"capaian": _persen(x.capaian), "kategori": Nilai(None, x.kategori or "–")}
    return Entitas("", x.nama, "sasaran", nilai)


def _program(b: BarisProgram) -> Entitas:
    sisa = kata.selisih(b.pagu, b.realisasi)
    persen = b.serapan
    if persen is None and b.pagu is not None and b.realisasi is not None:
        persen = serapan([b.pagu], [b.realisasi])
    nilai = {
        "capaian": _persen(b.capaian),
        "kategori": Nilai(None, b.kategori or "–"),
        "pagu": Nilai(b.pagu, kata.uang(b.pagu)),
        "realisasi_rp": Nilai(b.realisasi, kata.uang(b.realisasi)),
        "serapan": _persen(persen),
        "sisa": Nilai(sisa, kata.uang(sisa)),
        "efisiensi": Nilai(b.efisiensi, kata.poin_pas(b.efisiensi)),
    }
    return Entitas(b.kode, b.uraian, "program", nilai)


def angka_dalam(teks: str) -> list[Decimal]:
    """All numbers of a text."""
    return [jadi_angka(m[0]) for m in ANGKA.finditer(teks)]


def jadi_angka(teks: str) -> Decimal:
    """ "1.234,50" as a number."""
    return Decimal(teks.replace(".", "").replace(",", "."))


def cocok(tercetak: Decimal, nilai: Nilai) -> bool:
    """Whether a printed number is this figure, rounded to as many decimals as it prints."""
    desimal = max(0, -int(tercetak.as_tuple().exponent))
    if nilai.angka is not None and bulat(nilai.angka, desimal) == tercetak:
        return True
    return tercetak in angka_dalam(nilai.cetak)


def cocok_sel(sel: str, nilai: Nilai) -> bool:
    """Whether a table cell reads this figure; a number in brackets speaks for the cell."""
    rapi = sel.replace(kata.RAPAT, " ").strip()
    if rapi == nilai.cetak.replace(kata.RAPAT, " "):
        return True
    if rapi.casefold() in KOSONG:
        return nilai.cetak.casefold() in KOSONG
    angka = angka_dalam(rapi)
    if not angka:
        return rapi.casefold() == nilai.cetak.casefold()
    resmi = angka_dalam(nilai.cetak)
    if nilai.angka is None and len(angka) == len(resmi):
        return angka == resmi
    return cocok(angka[-1], nilai)
