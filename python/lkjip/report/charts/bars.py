"""What all charts share: the block with its size, its reference, and horizontal bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip.report.blocks.model import Gambar
from lkjip.report.charts import svg
from lkjip.report.wording import figures as kata

LEBAR_MM = 155.0
"""As wide as the text of an upright page of the shipped template."""
LEBAR = LEBAR_MM * svg.PIKSEL_PER_MM
_LABEL = 235.0
_HURUF = 12.0
_BATANG = 17.0


def jadi_gambar(
    kunci: str, judul: str, tinggi: float, isi: str, alt: str, sumber: str = ""
) -> Gambar:
    """The block of a drawing ``tinggi`` units high, as wide as the text."""
    png = svg.ke_png(svg.gambar(LEBAR, tinggi, isi))
    return Gambar(kunci, judul, png, LEBAR_MM, tinggi / svg.PIKSEL_PER_MM, alt, sumber)


@dataclass(frozen=True, slots=True)
class Batang:
    """One bar: value in percent, or None with the words that stand for it."""

    nilai: Decimal | None
    isi: str = svg.GELAP
    tanpa: str = "–"


@dataclass(frozen=True, slots=True)
class Kelompok:
    """A label with its bars, drawn below each other."""

    sebutan: str
    batang: tuple[Batang, ...]


def batang_mendatar(
    semua: Sequence[Kelompok], legenda: Sequence[tuple[str, str]], *, acuan: int = 100
) -> tuple[float, str]:
    """Horizontal bars with their figures, a line at ``acuan`` percent; height and drawing."""
    paling = max((b.nilai for k in semua for b in k.batang if b.nilai is not None), default=None)
    puncak = _puncak(max(paling or Decimal(0), Decimal(acuan)))
    kiri, kanan = _LABEL + 10, LEBAR - 62
    satuan = (kanan - kiri) / puncak
    atas = 34.0
    potong: list[str] = []
    y = atas
    for k in semua:
        baris = svg.lipat(k.sebutan, _LABEL, _HURUF)
        tinggi = max(len(k.batang) * _BATANG, len(baris) * _HURUF * 1.15) + 9
        potong.append(svg.baris_teks(_LABEL, y + tinggi / 2, baris, _HURUF))
        awal = y + (tinggi - len(k.batang) * _BATANG) / 2
        potong += [_satu(b, kiri, awal + n * _BATANG, satuan) for n, b in enumerate(k.batang)]
        y += tinggi
    kisi = _kisi(kiri, atas, y, puncak, satuan, acuan)
    return y + 26, _legenda(legenda) + kisi + "".join(potong)


def _puncak(nilai: Decimal) -> int:
    langkah = 20 if nilai <= 120 else 50 if nilai <= 300 else 100
    return int(-(-nilai // langkah)) * langkah


def _legenda(legenda: Sequence[tuple[str, str]]) -> str:
    keluar, x = [], _LABEL + 10
    for isi, sebutan in legenda:
        potong, x = svg.kunci(x, 6, isi, sebutan)
        keluar.append(potong)
    return "".join(keluar)


def _kisi(kiri: float, atas: float, bawah: float, puncak: int, satuan: float, acuan: int) -> str:
    langkah = 20 if puncak <= 120 else 50 if puncak <= 300 else 100
    keluar = []
    for nilai in range(0, puncak + 1, langkah):
        x = kiri + nilai * satuan
        keluar.append(svg.garis(x, atas, x, bawah, "#D9D9D9"))
        keluar.append(svg.teks(x, bawah + 15, str(nilai), 11, rata="middle", warna=svg.GARIS))
    x = kiri + acuan * satuan
    keluar.append(svg.garis(x, atas - 4, x, bawah, "#000000", tebal=1.4, putus="5 3"))
    return "".join(keluar)


def _satu(b: Batang, kiri: float, y: float, satuan: float) -> str:
    if b.nilai is None:
        return svg.teks(kiri + 6, y + 13, b.tanpa, 11, warna=svg.GARIS)
    lebar = float(b.nilai) * satuan
    angka = kata.persen(b.nilai).replace(kata.RAPAT, " ")
    x = kiri + lebar + 4
    alas = svg.kotak(x, y + 2, svg.lebar_teks(angka, 11) + 2, _BATANG - 4, "#FFFFFF", "none")
    return (
        svg.kotak(kiri, y + 2, lebar, _BATANG - 4, b.isi)
        + alas
        + svg.teks(x + 1, y + 13, angka, 11)
    )
