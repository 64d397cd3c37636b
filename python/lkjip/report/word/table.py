"""One table as XML, row by row: never through ``table.cell``, which is quadratic."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lkjip.report.blocks.model import Baris, Celah, Isi, Kolom, Tabel
from lkjip.report.charts.svg import lebar_teks
from lkjip.report.word import wml
from lkjip.report.word.widths import HURUF_MM, lebar_wajar

_GAYA_SEL = {
    Isi.TEKS: "lkjip sel",
    Isi.ANGKA: "lkjip sel angka",
    Isi.TENGAH: "lkjip sel tengah",
}
_INDEN = 142
"""Twips of indent per level of a row."""
_TEPI_SEL = 140
"""Twips of both margins of a cell."""
_PALING_TINGGI = 24
"""Lines of a row that is kept whole; a landscape page holds about forty."""
_AMAN = 200
"""Letters that stay below that in any column."""
_TETAP_BERSAMA = 6
"""A table of at most this many rows is kept on one page."""


def tabel_xml(
    t: Tabel, lebar_mm: float, gaya: Mapping[str, str], celah: Callable[[Celah], str]
) -> str:
    """The table without its caption; ``celah`` writes a gap mark."""
    lebar = wml.lebar_kolom(lebar_wajar(t, lebar_mm), lebar_mm)
    kisi = "".join(f'<w:gridCol w:w="{x}"/>' for x in lebar)
    kepala = _baris_kepala(t.kolom, lebar, gaya["lkjip sel kepala"])
    # A short table stays on one page, and the last row of any with the source line below it.
    dari = 0 if len(t.baris) <= _TETAP_BERSAMA else len(t.baris) - 1
    sampai = len(t.baris) if t.sumber else len(t.baris) - 1
    sel = _kepala_sel(t.kolom, lebar, gaya)
    utama = _kolom_utama(t.kolom, lebar)
    badan = "".join(
        _baris(baris, sel, utama, celah, dari <= n < sampai, _muat(baris, lebar))
        for n, baris in enumerate(t.baris)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{gaya["lkjip tabel"]}"/>'
        f'<w:tblW w:w="{sum(lebar)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{kisi}</w:tblGrid>{kepala}{badan}</w:tbl>"
    )


def _baris_kepala(kolom: tuple[Kolom, ...], lebar: list[int], gaya: str) -> str:
    sel = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{x}" w:type="dxa"/></w:tcPr>'
        f"{wml.p(gaya, wml.r(k.judul))}</w:tc>"
        for k, x in zip(kolom, lebar, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{sel}</w:tr>"


def _kepala_sel(
    kolom: tuple[Kolom, ...], lebar: list[int], gaya: Mapping[str, str]
) -> list[tuple[str, str]]:
    """How a cell of each column begins: up to its style, and up to its paragraph properties."""
    return [
        (
            f'<w:tc><w:tcPr><w:tcW w:w="{x}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
            f'<w:pStyle w:val="{gaya[_GAYA_SEL[k.isi]]}"/>',
            "</w:pPr>",
        )
        for k, x in zip(kolom, lebar, strict=True)
    ]


def _muat(baris: Baris, lebar: list[int]) -> bool:
    """Whether the row fits a page with room to spare; one that does not must be let to break."""
    return all(
        len(isi) < _AMAN
        or lebar_teks(isi, HURUF_MM) * wml.TWIP_PER_MM < _PALING_TINGGI * (x - _TEPI_SEL)
        for isi, x in zip(baris.sel, lebar, strict=True)
        if isinstance(isi, str)
    )


def _kolom_utama(kolom: tuple[Kolom, ...], lebar: list[int]) -> int:
    """The widest text column: there the level of a row shows as an indent; −1 for none."""
    teks = [n for n, k in enumerate(kolom) if k.isi is Isi.TEKS]
    return max(teks, key=lambda n: lebar[n], default=-1)


def _baris(
    baris: Baris,
    sel: list[tuple[str, str]],
    utama: int,
    celah: Callable[[Celah], str],
    bersama: bool,
    utuh: bool,
) -> str:
    keluar = ["<w:tr><w:trPr><w:cantSplit/></w:trPr>" if utuh else "<w:tr>"]
    sambung = "<w:keepNext/>" if bersama else ""
    for n, ((awal, akhir), isi) in enumerate(zip(sel, baris.sel, strict=True)):
        inden = (
            f'<w:ind w:left="{baris.jenjang * _INDEN}"/>' if n == utama and baris.jenjang else ""
        )
        run = celah(isi) if isinstance(isi, Celah) else wml.r(isi, tebal=baris.tebal) if isi else ""
        keluar.append(f"{awal}{sambung}{inden}{akhir}{run}</w:p></w:tc>")
    keluar.append("</w:tr>")
    return "".join(keluar)
