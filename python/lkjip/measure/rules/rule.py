"""The rule by which an indicator is measured: direction, formula, accumulation.

PermenPANRB 53/2014 prescribes none of the three, so they are settings of the indicator and the
report prints them (Bab III).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Arah(StrEnum):
    """Which realisasi is good."""

    NAIK = "naik"
    TURUN = "turun"
    TETAP = "tetap"
    RENTANG = "rentang"


class Rumus(StrEnum):
    """Formula of an indicator whose direction is ``turun``."""

    SELISIH = "selisih"
    """(2 × target − realisasi) / target × 100, not below 0."""
    BANDING = "banding"
    """target / realisasi × 100."""


class Akumulasi(StrEnum):
    """How the year follows from its quarters."""

    JUMLAH = "jumlah"
    AKHIR = "akhir"
    RATA = "rata"
    MAKS = "maks"


@dataclass(frozen=True, slots=True)
class Aturan:
    """Direction, formula (read only when the direction is ``turun``) and accumulation."""

    arah: Arah = Arah.NAIK
    rumus: Rumus = Rumus.SELISIH
    akumulasi: Akumulasi = Akumulasi.AKHIR

    def __post_init__(self) -> None:
        # A plain "turun" would be equal to Arah.TURUN and yet not be it: turn it, or refuse it.
        object.__setattr__(self, "arah", Arah(self.arah))
        object.__setattr__(self, "rumus", Rumus(self.rumus))
        object.__setattr__(self, "akumulasi", Akumulasi(self.akumulasi))


BAWAAN = Aturan()

_ARAH = {
    Arah.NAIK: ("naik", "positif", "maksimal", "maximize", "maksimasi", "semakin tinggi", "higher"),
    Arah.TURUN: ("turun", "negatif", "minimal", "minimize", "minimasi", "semakin rendah", "lower"),
    Arah.TETAP: ("tetap", "stabil", "stabilize", "pertahankan"),
    Arah.RENTANG: ("rentang", "range", "kisaran"),
}
_RUMUS = {
    Rumus.SELISIH: ("selisih", "2t-r", "(2t-r)/t"),
    Rumus.BANDING: ("banding", "perbandingan", "rasio", "t/r"),
}
_AKUMULASI = {
    Akumulasi.JUMLAH: ("jumlah", "kumulatif", "akumulasi", "sum", "total", "penjumlahan"),
    Akumulasi.AKHIR: ("akhir", "terakhir", "posisi akhir", "non kumulatif", "nonkumulatif"),
    Akumulasi.RATA: ("rata", "rata-rata", "rerata", "mean"),
    Akumulasi.MAKS: ("maks", "maksimum", "tertinggi", "max"),
}


def _bersih(teks: str) -> str:
    return re.sub(r"\s+", " ", teks.strip().casefold()).rstrip(".")


def kenali_arah(teks: str) -> Arah | None:
    """The direction these words name, or None when they name none."""
    kunci = _bersih(teks)
    return next((a for a, kata in _ARAH.items() if kunci in kata), None)


def kenali_rumus(teks: str) -> Rumus | None:
    """The formula these words name, or None when they name none."""
    kunci = _bersih(teks).replace(" ", "")
    return next((r for r, kata in _RUMUS.items() if kunci in kata), None)


def kenali_akumulasi(teks: str) -> Akumulasi | None:
    """The accumulation these words name, or None when they name none."""
    kunci = _bersih(teks)
    return next((a for a, kata in _AKUMULASI.items() if kunci in kata), None)


def baca_aturan(arah: str, rumus: str = "", akumulasi: str = "", bawaan: Aturan = BAWAAN) -> Aturan:
    """The rule these three cells state; what is blank or unknown comes from ``bawaan``."""
    return Aturan(
        arah=kenali_arah(arah) or bawaan.arah,
        rumus=kenali_rumus(rumus) or bawaan.rumus,
        akumulasi=kenali_akumulasi(akumulasi) or bawaan.akumulasi,
    )
