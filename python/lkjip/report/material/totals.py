"""Totals over the programme rows: always sums, never means of percentages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip.measure.rules.budget import serapan
from lkjip.report.material.model import BahanLaporan, BarisProgram


@dataclass(frozen=True, slots=True)
class Total:
    """Σ pagu, Σ realisasi in rupiah and their quotient in percent; None without any line."""

    pagu: Decimal | None
    realisasi: Decimal | None
    serapan: Decimal | None


def teratas(bahan: BahanLaporan) -> tuple[BarisProgram, ...]:
    """Rows whose parent is not in the report: what the total adds up."""
    ada = {b.kode for b in bahan.program}
    return tuple(b for b in bahan.program if not b.induk or b.induk not in ada)


def terbawah(bahan: BahanLaporan) -> tuple[BarisProgram, ...]:
    """Rows without children: sub-kegiatan, as a rule."""
    induk = {b.induk for b in bahan.program}
    return tuple(b for b in bahan.program if b.kode not in induk)


def terukur(baris: Sequence[BarisProgram]) -> tuple[BarisProgram, ...]:
    """The lowest rows whose capaian is known: sub-kegiatan where they are measured, else above.

    Without any capaian the lowest rows themselves.
    """
    induk = {b.kode: b.induk for b in baris}
    punya_anak = set(induk.values())
    berisi: set[str] = set()
    for b in baris:
        if b.capaian is not None:
            kode = b.induk
            while kode in induk and kode not in berisi:
                berisi.add(kode)
                kode = induk[kode]
    ada = tuple(b for b in baris if b.capaian is not None and b.kode not in berisi)
    return ada or tuple(b for b in baris if b.kode not in punya_anak)


def total_anggaran(bahan: BahanLaporan) -> Total:
    """The whole, from the top rows that have both figures."""
    pasang = [
        (b.pagu, b.realisasi)
        for b in teratas(bahan)
        if b.pagu is not None and b.realisasi is not None
    ]
    if not pasang:
        return Total(None, None, None)
    pagu, realisasi = [p for p, _ in pasang], [r for _, r in pasang]
    return Total(sum(pagu, Decimal(0)), sum(realisasi, Decimal(0)), serapan(pagu, realisasi))
