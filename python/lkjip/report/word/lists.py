"""Daftar isi, tabel, gambar: Word fields whose entries stand in them from the start.

Word rebuilds them at "Update field"; LibreOffice and any reader shows the entries as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip.report.blocks.model import Daftar, Judul
from lkjip.report.word import wml

if TYPE_CHECKING:
    from lkjip.report.word.writer import Penulis

TERDALAM = 3
"""Heading levels in the table of contents."""
_PERINTAH = {
    Daftar.ISI: f'TOC \\o "1-{TERDALAM}" \\h \\z \\u',
    Daftar.TABEL: 'TOC \\h \\z \\c "Tabel"',
    Daftar.GAMBAR: 'TOC \\h \\z \\c "Gambar"',
}
_SESUDAH_NOMOR = {"toc 2": 680, "toc 3": 1040}
"""Twips: where the text of a numbered entry begins; equals the hanging indent of the style."""
_KOSONG = {
    Daftar.ISI: "Laporan ini belum mempunyai judul.",
    Daftar.TABEL: "Laporan ini tidak memuat tabel.",
    Daftar.GAMBAR: "Laporan ini tidak memuat gambar.",
}


def daftar_xml(penulis: Penulis, daftar: Daftar, lebar_mm: float) -> str:
    """The field with its entries, one paragraph each."""
    baris = _entri(penulis, daftar)
    kanan = round(lebar_mm * wml.TWIP_PER_MM)
    awal = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {wml.escape(_PERINTAH[daftar])} </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    akhir = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    if not baris:
        gaya = penulis.gaya["lkjip isi"]
        return wml.p(gaya, awal + wml.r(_KOSONG[daftar]) + akhir)
    keluar = []
    for n, (gaya, penanda, teks) in enumerate(baris):
        # The page is not known before a layout: ``nomori`` fills it in, or Word does.
        nomor = wml.medan(f"PAGEREF {penanda} \\h", wml.r(""))
        isi = (
            f'<w:hyperlink w:anchor="{penanda}" w:history="1">{wml.r(teks)}'
            f"<w:r><w:tab/></w:r>{nomor}</w:hyperlink>"
        )
        isi = (awal if n == 0 else "") + isi + (akhir if n == len(baris) - 1 else "")
        keluar.append(wml.p(penulis.gaya[gaya], isi, _tab(gaya, kanan)))
    return "".join(keluar)


def _tab(gaya: str, kanan: int) -> str:
    """Tab stops: one after the number of a lower heading, one with dots before the page."""
    kiri = _SESUDAH_NOMOR.get(gaya)
    awal = f'<w:tab w:val="left" w:pos="{kiri}"/>' if kiri else ""
    return f'<w:tabs>{awal}<w:tab w:val="right" w:leader="dot" w:pos="{kanan}"/></w:tabs>'


def _entri(penulis: Penulis, daftar: Daftar) -> list[tuple[str, str, str]]:
    """(style, bookmark, text) of each entry."""
    if daftar is Daftar.ISI:
        return [
            (f"toc {j.tingkat}", nama, _teks_judul(j))
            for j, nama in penulis.judul
            if j.tingkat <= TERDALAM
        ]
    jenis = "Tabel" if daftar is Daftar.TABEL else "Gambar"
    semua = penulis.keterangan.get(jenis, [])
    return [("table of figures", nama, teks) for nama, teks in semua]


def _teks_judul(j: Judul) -> str:
    if not j.nomor:
        return j.teks
    return f"{j.nomor}{' ' if j.tingkat == 1 else chr(9)}{j.teks}"
