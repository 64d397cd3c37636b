"""One row of a plain table: figures read, capaian and category computed, doubts named."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from lkjip.findings import Finding, Place, make
from lkjip.measure.cross_checks.indicator import periksa_arah, periksa_pecahan, periksa_total, sama
from lkjip.measure.numbers.evidence import Kebiasaan
from lkjip.measure.numbers.quantity import Rentang
from lkjip.measure.numbers.reading import Bacaan, baca_angka
from lkjip.measure.numbers.units import persen
from lkjip.measure.plain_table.claim import baca_klaim, cocok, periksa_klaim
from lkjip.measure.plain_table.context import KebiasaanKantor
from lkjip.measure.rules.capaian import Capaian, akumulasikan, hitung_capaian
from lkjip.measure.rules.category import SKALA_86_2017, Skala
from lkjip.measure.rules.pairs import pasangkan
from lkjip.measure.rules.rule import Akumulasi, Arah, Aturan, kenali_arah

TIDAK_DINYATAKAN = frozenset({"", "unknown", "tidak diketahui", "belum ditentukan", "-", "?"})
"""Words in the column ``arah`` that state no direction."""


@dataclass(frozen=True, slots=True)
class Masukan:
    """The raw cells of one row; ``klaim`` is a printed capaian, "" where there is none.

    ``aturan`` is the rule as read; ``arah_tertulis`` the words of the cell, ``rumus_dinyatakan``
    whether the row names its formula.
    """

    satuan: object = ""
    target: object = ""
    realisasi: object = ""
    tw: tuple[object, ...] = ()
    klaim: str = ""
    indikator: str = ""
    aturan: Aturan = field(default_factory=Aturan)
    arah_tertulis: str = ""
    rumus_dinyatakan: bool = False
    akumulasi_dinyatakan: bool = False


@dataclass(frozen=True, slots=True)
class HasilBaris:
    """What came of one row: the figures read, the rule used, capaian, category, all findings."""

    target: Bacaan
    realisasi: Bacaan
    aturan: Aturan
    capaian: Capaian
    kategori: str
    temuan: tuple[Finding, ...]


def hitung_baris(
    m: Masukan,
    *,
    skala: Skala = SKALA_86_2017,
    kantor: KebiasaanKantor | None = None,
    place: Place | None = None,
) -> HasilBaris:
    """Read, compute and check one row; never raises on what a cell holds."""
    kantor = kantor if kantor is not None else KebiasaanKantor()
    satuan = "" if m.satuan is None else str(m.satuan)
    target = baca_angka(
        m.target, satuan=satuan, bukti=(m.realisasi, *m.tw), place=place, gaya=kantor.titik
    )
    acuan = target.bentuk.atas if isinstance(target.bentuk, Rentang) else target.nilai
    realisasi, tw = _realisasi(m, satuan, acuan, place, kantor.titik)
    aturan, temuan_rumus = _aturan(m, kantor, place)
    pasangan = pasangkan(target, realisasi)
    capaian = hitung_capaian(*pasangan, aturan, realisasi.status, place)
    temuan = [*target.temuan, *realisasi.temuan, *temuan_rumus]
    sudah_jelas = {"C06"} if target.temuan else set()
    sudah_jelas |= {"C05"} if realisasi.temuan else set()
    temuan += [t for t in capaian.temuan if t.kode not in sudah_jelas]
    temuan += _temuan_arah(m, aturan, capaian, place)
    temuan += periksa_pecahan(target.nilai, realisasi.nilai, satuan, place)
    temuan += _temuan_triwulan(m, realisasi, tw, satuan, place)
    if m.klaim.strip():
        penuh = kantor.klaim_berdesimal
        temuan += periksa_klaim(m.klaim, capaian, *pasangan, aturan, penuh=penuh, place=place)
    return HasilBaris(
        target, realisasi, aturan, capaian, skala.kategori(capaian.nilai), tuple(temuan)
    )


def _realisasi(
    m: Masukan, satuan: str, target: Decimal | None, place: Place | None, gaya: Kebiasaan
) -> tuple[Bacaan, list[Bacaan]]:
    """The realisasi (the accumulation of the quarters where it is blank), and the quarters."""

    def baca(x: object) -> Bacaan:
        bukti = (*m.tw, m.target)
        return baca_angka(x, satuan=satuan, bukti=bukti, target=target, place=place, gaya=gaya)

    langsung, tw = baca(m.realisasi), [baca(x) for x in m.tw]
    nilai = akumulasikan([b.nilai for b in tw], m.aturan.akumulasi) if langsung.kosong else None
    if nilai is None:
        return langsung, tw
    temuan = tuple(t for b in tw for t in b.temuan)
    return Bacaan("", nilai, satuan, f"dari triwulan ({m.aturan.akumulasi})", temuan), tw


def _aturan(
    m: Masukan, kantor: KebiasaanKantor, place: Place | None
) -> tuple[Aturan, tuple[Finding, ...]]:
    """The rule, with the formula that the office's printed capaian show where none is named."""
    if m.aturan.arah is not Arah.TURUN or m.rumus_dinyatakan:
        return m.aturan, ()
    rumus = kantor.rumus.get(m.indikator)
    if rumus is None or rumus is m.aturan.rumus:
        return m.aturan, ()
    aturan = replace(m.aturan, rumus=rumus)
    return aturan, (make("C29", place, nilai=rumus.value, bawaan=m.aturan.rumus.value),)


def _temuan_arah(
    m: Masukan, aturan: Aturan, capaian: Capaian, place: Place | None
) -> tuple[Finding, ...]:
    """Wording against direction; a direction not stated, unless the claim bears it out."""
    if not m.indikator and not m.arah_tertulis:
        return ()
    klaim = baca_klaim(m.klaim) if m.klaim.strip() else None
    terbukti = klaim is not None and capaian.nilai is not None and cocok(capaian.nilai, klaim) != ""
    temuan = tuple(
        t for t in periksa_arah(m.indikator, aturan, place) if t.kode == "C07" or not terbukti
    )
    tertulis = m.arah_tertulis.strip().casefold()
    if not tertulis or kenali_arah(tertulis) is not None or capaian.nilai is None:
        return temuan
    if tertulis in TIDAK_DINYATAKAN and terbukti:
        return temuan
    return (*temuan, make("C22", place, nilai=m.arah_tertulis.strip(), dipakai=aturan.arah.value))


def _temuan_triwulan(
    m: Masukan, realisasi: Bacaan, tw: list[Bacaan], satuan: str, place: Place | None
) -> tuple[Finding, ...]:
    """Total against quarters: by the stated accumulation, else only when no accumulation fits."""
    if not tw:
        return ()
    nilai = [b.nilai for b in tw]
    total = None if str(m.realisasi or "").strip() == "" else realisasi.nilai
    if m.akumulasi_dinyatakan:
        return periksa_total(total, nilai, m.aturan.akumulasi, satuan, place)
    wajar = [a for a in Akumulasi if not (persen(satuan) and a is Akumulasi.JUMLAH)]
    if total is None or any(sama(total, akumulasikan(nilai, a)) for a in wajar):
        return ()
    anggapan = Akumulasi.AKHIR if persen(satuan) else Akumulasi.JUMLAH
    return periksa_total(total, nilai, anggapan, satuan, place)
