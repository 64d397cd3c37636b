"""Evidence that decides what an ambiguous "3.066" means; without evidence nothing is decided.

Three witnesses, none of which is the claimed capaian (that would be circular): the unit, the size
of the target or of the other values of the row, and the habit of the column. Witnesses that
contradict each other decide nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip.measure.numbers import token as bilangan
from lkjip.measure.numbers import units as satuan
from lkjip.measure.numbers.format import angka_pas

BATAS_JAUH = 2.5
"""Thousands chosen by size lie at most so many decades from their witness …"""
BATAS_JAUH_DESIMAL = 1.2
"""… and decimals, which go against the norm of writing, at most so many."""
JARAK_MENANG = 1.5
"""The other reading is at least so many decades less likely."""
BERAT_LEBIH = 3
"""A decade above the target weighs as much as three below it: early in the year 1 % of a target is
common, ten times a target is not."""
BATAS_MUSTAHIL = Decimal(100)
"""More than a hundred times the target contradicts even a unit that can only be whole."""

_TOKEN = re.compile(r"[-+]?\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Kebiasaan:
    """How often a column writes a dot for thousands and a dot for decimals, where both are sure."""

    titik_ribuan: int = 0
    titik_desimal: int = 0


def kebiasaan(nilai: Iterable[object]) -> Kebiasaan:
    """Count the sure uses of the dot among the texts of a column."""
    ribuan = desimal = 0
    for isi in nilai:
        if not isinstance(isi, str) or "." not in isi:
            continue
        for token in _TOKEN.findall(isi):
            u = bilangan.urai(token)
            if u is None:
                continue
            ribuan += u.cara in (bilangan.RIBUAN, bilangan.RIBUAN_KOMA)
            desimal += u.cara == bilangan.TITIK
    return Kebiasaan(ribuan, desimal)


def besaran(nilai: Iterable[object]) -> list[Decimal]:
    """The sure, non-zero numbers among raw values, as magnitudes."""
    hasil: list[Decimal] = []
    for isi in nilai:
        if isinstance(isi, bool) or isi is None:
            continue
        if isinstance(isi, int | float | Decimal):
            angka = Decimal(repr(isi)) if isinstance(isi, float) else Decimal(isi)
            if angka.is_finite() and angka:
                hasil.append(abs(angka))
        elif isinstance(isi, str):
            for token in _TOKEN.findall(isi):
                u = bilangan.urai(token)
                if u is not None and u.nilai:
                    hasil.append(abs(u.nilai))
    return hasil


def putuskan(
    u: bilangan.Urai,
    *,
    satuan_nilai: str,
    target: Decimal | None,
    bukti: Sequence[object] = (),
    gaya: Kebiasaan | None = None,
) -> tuple[Decimal, str] | None:
    """The reading of an ambiguous token and the reason (Indonesian), or None when undecided."""
    if u.ribuan is None or u.desimal is None:
        return None
    menurut_besaran = _saksi_besaran(u, target, bukti)
    menurut_satuan = _saksi_satuan(u, satuan_nilai)
    if menurut_satuan is None:
        return menurut_besaran if menurut_besaran is not None else _saksi_kebiasaan(u, gaya)
    if menurut_besaran is None or menurut_besaran[0] == menurut_satuan[0]:
        return menurut_satuan
    # The unit leaves only the thousands: then the target may be passed many times, not absurdly.
    if target and menurut_satuan[0] == u.ribuan and u.ribuan / abs(target) <= BATAS_MUSTAHIL:
        return menurut_satuan
    return None


def _saksi_satuan(u: bilangan.Urai, satuan_nilai: str) -> tuple[Decimal, str] | None:
    assert u.ribuan is not None and u.desimal is not None
    if satuan.utuh(satuan_nilai) and u.desimal != u.desimal.to_integral_value():
        return u.ribuan, f"satuan {satuan_nilai.strip()} hanya dapat bilangan bulat"
    if satuan.uang(satuan_nilai):
        return u.ribuan, "rupiah tidak ditulis dengan tiga desimal"
    if satuan.terbatas(satuan_nilai):
        return u.desimal, f"satuan {satuan_nilai.strip()} tidak mencapai ribuan"
    return None


def _saksi_besaran(
    u: bilangan.Urai, target: Decimal | None, bukti: Sequence[object]
) -> tuple[Decimal, str] | None:
    """The reading whose size fits the target, or as a target fits the realisasi beside it."""
    assert u.ribuan is not None and u.desimal is not None
    if target:
        acuan, sebutan = abs(target), f"target {angka_pas(target)}"
    else:
        lain = sorted(besaran(bukti))
        if not lain:
            return None
        acuan = lain[len(lain) // 2]
        sebutan = f"nilai lain pada baris ini ({angka_pas(acuan)})"

    def janggal(bacaan: Decimal) -> float:
        rasio = abs(bacaan) / acuan if target else acuan / abs(bacaan)
        dekade = math.log10(rasio)
        return dekade * BERAT_LEBIH if dekade > 0 else -dekade

    jarak = {bacaan: janggal(bacaan) for bacaan in (u.ribuan, u.desimal)}
    terbaik, kedua = sorted(jarak, key=lambda bacaan: jarak[bacaan])
    batas = BATAS_JAUH if terbaik == u.ribuan else BATAS_JAUH_DESIMAL
    if jarak[terbaik] > batas or jarak[kedua] - jarak[terbaik] < JARAK_MENANG:
        return None
    return terbaik, f"sebanding dengan {sebutan}"


def _saksi_kebiasaan(u: bilangan.Urai, gaya: Kebiasaan | None) -> tuple[Decimal, str] | None:
    assert u.ribuan is not None and u.desimal is not None
    if gaya is None or (gaya.titik_ribuan > 0) == (gaya.titik_desimal > 0):
        return None
    if gaya.titik_ribuan:
        return u.ribuan, f"kolom ini memakai titik ribuan pada {gaya.titik_ribuan} nilai lain"
    return u.desimal, f"kolom ini memakai titik desimal pada {gaya.titik_desimal} nilai lain"
