"""Dates and lists as Indonesian words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

# fmt: off
BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)
# fmt: on
PALING_BANYAK = 10


def tanggal_kata(hari: date) -> str:
    """ "5 Februari 2026"."""
    return f"{hari.day} {BULAN[hari.month - 1]} {hari.year}"


def daftar_kata(isi: Sequence[str], paling_banyak: int = PALING_BANYAK) -> str:
    """ "A, B, C"; a long list is cut and says so: "… dan 4 lainnya"."""
    awal = ", ".join(isi[:paling_banyak])
    sisa = len(isi) - paling_banyak
    return f"{awal}, dan {sisa} lainnya" if sisa > 0 else awal
