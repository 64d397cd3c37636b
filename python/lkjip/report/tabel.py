"""One table as XML, row by row: never through ``table.cell``, which is quadratic."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lkjip.report import wml
from lkjip.report.blok import Baris, Celah, Isi, Kolom, Tabel
from lkjip.report.lebar import lebar_wajar

_GAYA_SEL = {
    Isi.TEKS: "lkjip sel",
    Isi.ANGKA: "lkjip sel angka",
    Isi.TENGAH: "lkjip sel tengah",
}
_INDEN = 142
"""Twips of indent per level of a row."""
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
    badan = "".join(
        _baris(baris, t.kolom, lebar, gaya, celah, dari <= n < sampai)
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
        f'<w:tc><w:tcPr><w:tcW w:w="{x}" w:type="dxa"/></w:tcPr>{wml.p(gaya, wml.r(k.judul))}</w:tc>'
        for k, x in zip(kolom, lebar, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{sel}</w:tr>"


def _baris(
    baris: Baris,
    kolom: tuple[Kolom, ...],
    lebar: list[int],
    gaya: Mapping[str, str],
    celah: Callable[[Celah], str],
    bersama: bool,
) -> str:
    keluar = ["<w:tr><w:trPr><w:cantSplit/></w:trPr>"]
    utama = max(
        (n for n, k in enumerate(kolom) if k.isi is Isi.TEKS),
        key=lambda n: lebar[n],
        default=-1,
    )
    for n, (k, x, isi) in enumerate(zip(kolom, lebar, baris.sel, strict=True)):
        ppr = "<w:keepNext/>" if bersama else ""
        if baris.jenjang and n == utama:
            ppr += f'<w:ind w:left="{baris.jenjang * _INDEN}"/>'
        run = celah(isi) if isinstance(isi, Celah) else wml.r(isi, tebal=baris.tebal)
        keluar.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{x}" w:type="dxa"/></w:tcPr>'
            f"{wml.p(gaya[_GAYA_SEL[k.isi]], run, ppr)}</w:tc>"
        )
    keluar.append("</w:tr>")
    return "".join(keluar)
