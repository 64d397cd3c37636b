"""Chart: realisasi of several years, one small panel per indicator of a sasaran."""

from __future__ import annotations

from decimal import Decimal

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Blok, Rujuk
from lkjip.report.charts import svg
from lkjip.report.charts.bars import LEBAR, jadi_gambar
from lkjip.report.material.model import BahanLaporan, Indikator, Sasaran
from lkjip.report.wording import figures as kata

PANEL_PER_BARIS = 3
PALING_BANYAK = 9
_TINGGI = 172.0
_ATAS, _BAWAH = 50.0, 24.0
Titik = tuple[str, Decimal]


def grafik_tahun(bahan: BahanLaporan, x: Sasaran, kunci: str) -> tuple[Blok, ...]:
    """A sentence that refers to it, and the chart; nothing without two years of figures."""
    panel = [(i, t) for i in x.indikator if len(t := titik(bahan, i)) > 1][:PALING_BANYAK]
    if not svg.tersedia() or not panel:
        return ()
    lebar = LEBAR / PANEL_PER_BARIS
    isi = "".join(
        _panel(
            i, t, (n % PANEL_PER_BARIS) * lebar, (n // PANEL_PER_BARIS) * _TINGGI, lebar,
            berjalan=not bahan.setahun,
        )
        for n, (i, t) in enumerate(panel)
    )  # fmt: skip
    tinggi = -(-len(panel) // PANEL_PER_BARIS) * _TINGGI + 4
    judul = "Realisasi indikator dari tahun ke tahun"
    alt = "; ".join(
        f"{i.nama} ({i.satuan}): " + ", ".join(f"{tahun} {kata.angka(v)}" for tahun, v in t)
        for i, t in panel
    )
    catatan = "" if bahan.setahun else "Batang berarsir: realisasi yang belum setahun penuh."
    nama = f"{kunci}.grafik"
    return (
        s.alinea("Perkembangan realisasi diperlihatkan dalam ", Rujuk(nama), "."),
        jadi_gambar(nama, judul, tinggi, isi, f"Diagram batang. {judul}. {alt}.", catatan),
    )


def titik(bahan: BahanLaporan, i: Indikator) -> list[Titik]:
    """(year, realisasi) of the years that are comparable with this one, this year last."""
    if not isinstance(i.realisasi, Decimal):
        return []
    keluar = [
        (str(t.tahun), t.realisasi)
        for t in sorted(i.lalu, key=lambda t: t.tahun)
        if isinstance(t.realisasi, Decimal) and not t.metode_berubah
    ][-4:]
    return [*keluar, (kata.s_d(bahan.identitas), i.realisasi)]


def _panel(
    i: Indikator, t: list[Titik], x: float, y: float, lebar: float, *, berjalan: bool
) -> str:
    puncak = max(max(v for _, v in t), Decimal(0)) or Decimal(1)
    dasar = y + _TINGGI - _BAWAH
    ruang = _TINGGI - _ATAS - _BAWAH - 14
    langkah = (lebar - 24) / len(t)
    keluar = [svg.teks(x + 8, y + 15, f"{i.kode} ({' '.join(i.satuan.split())})", 11.5, tebal=True)]
    keluar += [
        svg.teks(x + 8, y + 29 + n * 12, baris, 10.5, warna=svg.GARIS)
        for n, baris in enumerate(svg.lipat(i.nama, lebar - 20, 10.5, 2))
    ]
    for n, (tahun, nilai) in enumerate(t):
        tinggi = float(max(nilai, Decimal(0)) / puncak) * ruang
        tengah = x + 12 + langkah * (n + 0.5)
        kini = n == len(t) - 1
        isi = (svg.ARSIR if berjalan else svg.GELAP) if kini else svg.MUDA
        batang = min(langkah * 0.62, 46)
        keluar.append(svg.kotak(tengah - batang / 2, dasar - tinggi, batang, tinggi, isi))
        keluar.append(svg.teks(tengah, dasar - tinggi - 4, kata.angka(nilai), 11, rata="middle"))
        keluar.append(svg.teks(tengah, dasar + 14, tahun, 10.5, rata="middle", warna=svg.GARIS))
    keluar.append(svg.garis(x + 8, dasar, x + lebar - 12, dasar, svg.GARIS))
    return "".join(keluar)
