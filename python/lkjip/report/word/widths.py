"""Column widths: as the table asks, but never so narrow that a number or a word breaks."""

from __future__ import annotations

from lkjip.report.blocks.model import Isi, Kolom, Tabel, tanda_celah
from lkjip.report.charts.svg import lebar_teks

HURUF_MM = 9 * 0.3528
"""Nine points, the type of table cells, in millimetres."""
TEPI_MM = 2.9
"""Both margins of a cell, and a little air."""
TEBAL = 1.07
"""How much wider bold type runs."""
PALING_LEBAR = 0.23
"""No single word or number claims more of the width than this."""


def lebar_wajar(t: Tabel, lebar_mm: float) -> list[float]:
    """Widths in millimetres that add up to ``lebar_mm``.

    Columns that must grow take from those that have room to spare, in proportion to it.
    """
    jumlah = sum(k.lebar for k in t.kolom)
    perlu = [_perlu(t, n, k, lebar_mm) for n, k in enumerate(t.kolom)]
    ingin = _kode_seperlunya(t, [k.lebar / jumlah * lebar_mm for k in t.kolom], perlu)
    if sum(perlu) >= lebar_mm:
        return [p / sum(perlu) * lebar_mm for p in perlu]
    lebar = [max(i, p) for i, p in zip(ingin, perlu, strict=True)]
    lebihan = sum(lebar) - lebar_mm
    longgar = sum(x - p for x, p in zip(lebar, perlu, strict=True))
    if lebihan <= 0 or longgar <= 0:
        return lebar
    return [x - (x - p) / longgar * lebihan for x, p in zip(lebar, perlu, strict=True)]


def _kode_seperlunya(t: Tabel, ingin: list[float], perlu: list[float]) -> list[float]:
    """A first column of codes as wide as its codes; what it leaves goes to the texts beside it."""
    teks = [n for n, k in enumerate(t.kolom) if k.isi is Isi.TEKS and n]
    sisa = ingin[0] - perlu[0]
    if not teks or not t.baris or sisa <= 0:
        return ingin
    if any(not isinstance(b.sel[0], str) or " " in b.sel[0].strip() for b in t.baris):
        return ingin
    bagian = sum(ingin[n] for n in teks)
    lebih = [x + (sisa * x / bagian if n in teks else 0) for n, x in enumerate(ingin)]
    return [perlu[0], *lebih[1:]]


def _perlu(t: Tabel, n: int, kolom: Kolom, lebar_mm: float) -> float:
    """What this column needs: its longest word, of numbers the whole cell."""
    utuh = kolom.isi is Isi.ANGKA
    biasa: set[str] = set()
    tebal = set(kolom.judul.split())
    for baris in t.baris:
        isi = baris.sel[n]
        teks = isi if isinstance(isi, str) else tanda_celah(isi)
        tujuan = tebal if baris.tebal else biasa
        if utuh and isinstance(isi, str):
            tujuan.add(teks)
        else:
            tujuan.update(teks.split())
    paling = max((lebar_teks(w, HURUF_MM) for w in biasa), default=0.0)
    paling_tebal = max((lebar_teks(w, HURUF_MM) for w in tebal), default=0.0) * TEBAL
    return min(max(paling, paling_tebal), PALING_LEBAR * lebar_mm) + TEPI_MM
