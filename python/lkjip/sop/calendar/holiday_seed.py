"""Seed of the sheet ``Libur``: national holidays and cuti bersama of Indonesia.

Source: the PyPI package ``holidays``, which follows the yearly joint decree of three ministers
(SKB 3 Menteri). Decrees change during a year and local holidays exist, so this only seeds a sheet
that people edit; nothing else in the product asks ``holidays``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import holidays

NASIONAL = "libur nasional"
CUTI_BERSAMA = "cuti bersama"
# Later categories never override earlier ones: a public holiday stays one.
_JENIS = {"public": NASIONAL, "government": CUTI_BERSAMA}


@dataclass(frozen=True, slots=True)
class Libur:
    """One day off: ``jenis`` is "libur nasional" or "cuti bersama" (people may add others)."""

    tanggal: date
    nama: str
    jenis: str


def libur_bawaan(tahun: int) -> list[Libur]:
    """Days off of the calendar year ``tahun``, by date, with Indonesian names."""
    hasil: dict[date, Libur] = {}
    for kategori, jenis in _JENIS.items():
        hari = holidays.country_holidays("ID", years=tahun, categories=(kategori,), language="id")
        for tanggal, nama in hari.items():
            hasil.setdefault(tanggal, Libur(tanggal, str(nama), jenis))
    return [hasil[tanggal] for tanggal in sorted(hasil)]
