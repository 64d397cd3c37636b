"""Column widths: as the table asks, but never so narrow that a number or a word breaks."""

from __future__ import annotations

from lkjip.report.blok import Isi, Kolom, Tabel, tanda_celah
from lkjip.report.svg import lebar_teks

HURUF_MM = 9 * 0.3528
"""Nine points, the type of table cells, in millimetres."""
TEPI_MM = 2.9
"""Both margins of a cell, and a little air."""
TEBAL = 1.07
"""How much wider bold type runs."""
PALING_LEBAR_MM = 34.0
"""No single word or number claims more than this."""


def lebar_wajar(t: Tabel, lebar_mm: float) -> list[float]:
    """Widths in millimetres that add up to ``lebar_mm``.

    Columns that must grow take from those that have room to spare, in proportion to it.
    """
    jumlah = sum(k.lebar for k in t.kolom)
    ingin = [k.lebar / jumlah * lebar_mm for k in t.kolom]
    perlu = [_perlu(t, n, k) for n, k in enumerate(t.kolom)]
    if sum(perlu) >= lebar_mm:
        return [p / sum(perlu) * lebar_mm for p in perlu]
    lebar = [max(i, p) for i, p in zip(ingin, perlu, strict=True)]
    lebihan = sum(lebar) - lebar_mm
    longgar = sum(x - p for x, p in zip(lebar, perlu, strict=True))
    if lebihan <= 0 or longgar <= 0:
        return lebar
    return [x - (x - p) / longgar * lebihan for x, p in zip(lebar, perlu, strict=True)]


def _perlu(t: Tabel, n: int, kolom: Kolom) -> float:
    """What this column needs: its longest word, of numbers the whole cell."""
    kata = max((lebar_teks(w, HURUF_MM) for w in kolom.judul.split()), default=0.0) * TEBAL
    for baris in t.baris:
        isi = baris.sel[n]
        if not isinstance(isi, str):
            isi = max(tanda_celah(isi).split(), key=len)
        potong = [isi] if kolom.isi is Isi.ANGKA else isi.split()
        terpanjang = max((lebar_teks(p, HURUF_MM) for p in potong), default=0.0)
        kata = max(kata, terpanjang * (TEBAL if baris.tebal else 1.0))
    return min(kata, PALING_LEBAR_MM) + TEPI_MM
