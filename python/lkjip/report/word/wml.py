"""WordprocessingML as strings: the fastest way to many tables, parsed once per document part.

Every function gives well-formed XML with the prefixes of ``NS``; texts are escaped and freed of
characters that XML forbids.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape as escape
from xml.sax.saxutils import quoteattr

from docx.oxml import parse_xml

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
W = f"{{{NS['w']}}}"
_DEKLARASI = " ".join(f'xmlns:{awalan}="{alamat}"' for awalan, alamat in NS.items())
_TERLARANG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_KHUSUS = re.compile("[^\\x20-\\x25\\x27-;=?-\ud7ff]")
"""What a text must be cleaned, escaped or split for; most texts have none of it."""
_PECAH = re.compile(r"(\n|\t)")

TWIP_PER_MM = 1440 / 25.4
EMU_PER_MM = 36000


def urai(fragmen: str) -> list[Any]:
    """The elements of a fragment, ready to be put into a document."""
    return list(parse_xml(f"<w:body {_DEKLARASI}>{fragmen}</w:body>"))


def bersih(teks: str) -> str:
    """``teks`` without the characters that XML cannot hold."""
    return _TERLARANG.sub("", teks.replace("\r\n", "\n").replace("\r", "\n"))


def atribut(teks: str) -> str:
    """``teks`` as a quoted attribute value."""
    return quoteattr(bersih(teks))


def t(teks: str) -> str:
    """The inside of a run: text, with line breaks and tabs as elements."""
    if not _KHUSUS.search(teks):
        return f'<w:t xml:space="preserve">{teks}</w:t>' if teks else ""
    keluar = []
    for bagian in _PECAH.split(bersih(teks)):
        if bagian == "\n":
            keluar.append("<w:br/>")
        elif bagian == "\t":
            keluar.append("<w:tab/>")
        elif bagian:
            keluar.append(f'<w:t xml:space="preserve">{escape(bagian)}</w:t>')
    return "".join(keluar)


def r(teks: str, *, tebal: bool = False, miring: bool = False, gaya: str = "") -> str:
    """A run of text; ``gaya`` is a character style's id."""
    sifat = f'<w:rStyle w:val="{gaya}"/>' if gaya else ""
    sifat += "<w:b/>" if tebal else ""
    sifat += "<w:i/>" if miring else ""
    return f"<w:r>{f'<w:rPr>{sifat}</w:rPr>' if sifat else ''}{t(teks)}</w:r>"


def p(gaya: str, isi: str, sifat: str = "") -> str:
    """A paragraph; ``gaya`` is a style id, ``sifat`` more paragraph properties in schema order."""
    ppr = f'<w:pStyle w:val="{gaya}"/>{sifat}'
    return f"<w:p><w:pPr>{ppr}</w:pPr>{isi}</w:p>"


def penanda(nomor: int, nama: str, isi: str) -> str:
    """``isi`` inside a bookmark."""
    return f'<w:bookmarkStart w:id="{nomor}" w:name="{nama}"/>{isi}<w:bookmarkEnd w:id="{nomor}"/>'


def medan(perintah: str, hasil: str) -> str:
    """A field with its result already computed; ``hasil`` is run XML."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(perintah)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{hasil}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def lebar_kolom(bagian: Iterable[float], lebar_mm: float) -> list[int]:
    """Column widths in twips that add up to ``lebar_mm`` exactly, in these proportions."""
    semua = list(bagian)
    jumlah = round(lebar_mm * TWIP_PER_MM)
    batas = 0.0
    keluar = []
    for b in semua:
        awal = round(batas / sum(semua) * jumlah)
        batas += b
        keluar.append(round(batas / sum(semua) * jumlah) - awal)
    return keluar
