"""Dates in Indonesian words; no locale is asked, so every computer writes the same."""

from __future__ import annotations

from datetime import date

NAMA_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
NAMA_BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def tanggal(hari: date) -> str:
    """The date in words: ``2 Januari 2025``."""
    return f"{hari.day} {NAMA_BULAN[hari.month - 1]} {hari.year}"


def hari_tanggal(hari: date) -> str:
    """The weekday and the date in words: ``Kamis, 2 Januari 2025``."""
    return f"{NAMA_HARI[hari.weekday()]}, {tanggal(hari)}"
