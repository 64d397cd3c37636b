"""Bab III.A per sasaran: the seven analyses of PermenPANRB 53/2014, Lampiran II."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lkjip.report.analyses.benchmarks import analisis_3, analisis_4
from lkjip.report.analyses.causes import analisis_5
from lkjip.report.analyses.resources import analisis_6, analisis_7
from lkjip.report.analyses.target import analisis_1
from lkjip.report.analyses.years import analisis_2
from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Blok, Gambar, Judul, Tabel
from lkjip.report.material.model import BahanLaporan, Sasaran

Analisis = Callable[[BahanLaporan, Sasaran, str], tuple[Blok, ...]]
TUJUH: tuple[tuple[str, Analisis], ...] = (
    ("Target dan realisasi tahun ini", analisis_1),
    ("Perbandingan dengan tahun sebelumnya", analisis_2),
    ("Kemajuan terhadap target akhir Renstra", analisis_3),
    ("Perbandingan dengan standar nasional", analisis_4),
    ("Penyebab keberhasilan atau kegagalan serta solusi", analisis_5),
    ("Efisiensi penggunaan sumber daya", analisis_6),
    ("Program dan kegiatan penunjang", analisis_7),
)
JUDUL_ANALISIS = tuple(judul for judul, _ in TUJUH)
SEBELUMNYA = 2
"""Headings of Bab III.A before the first sasaran: how it is measured, and the summary."""


def bab3_sasaran(bahan: BahanLaporan, nomor: int, x: Sasaran) -> tuple[Blok, ...]:
    """One sasaran, the ``nomor``-th; each analysis under its heading."""
    nama = f"Sasaran {nomor}: {' '.join(x.nama.split())}"
    kunci = s.kunci_sasaran(x)
    if any(s.kunci_sasaran(y) == kunci for y in bahan.sasaran[: nomor - 1]):
        kunci = f"{kunci}.{nomor}"  # two sasaran of one name
    isi: list[Blok] = [Judul(nama, 3, nomor=f"{nomor + SEBELUMNYA}.")]
    for huruf, (judul, analisis) in zip("abcdefg", TUJUH, strict=True):
        isi.append(Judul(judul, 4, nomor=f"{huruf}."))
        isi.extend(analisis(bahan, x, kunci))
    return tuple(isi) if len(bahan.sasaran) == 1 else tuple(_sebut(b, nomor) for b in isi)


def _sebut(b: Blok, nomor: int) -> Blok:
    """Captions tell the sasaran when there are several: else the lists show the same ones twice."""
    if isinstance(b, Tabel | Gambar) and b.kunci:
        return replace(b, judul=f"{b.judul}, Sasaran {nomor}")
    return b
