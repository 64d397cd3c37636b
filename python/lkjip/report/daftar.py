"""Daftar isi, tabel, gambar: Word fields whose entries stand in them from the start.

Word rebuilds them at "Update field"; LibreOffice and any reader shows the entries as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip.report import wml
from lkjip.report.blok import Daftar

if TYPE_CHECKING:
    from lkjip.report.penulis import Penulis

TERDALAM = 3
"""Heading levels in the table of contents."""
_PERINTAH = {
    Daftar.ISI: f'TOC \\o "1-{TERDALAM}" \\h \\z \\u',
    Daftar.TABEL: 'TOC \\h \\z \\c "Tabel"',
    Daftar.GAMBAR: 'TOC \\h \\z \\c "Gambar"',
}
_KOSONG = {
    Daftar.ISI: "Laporan ini belum mempunyai judul.",
    Daftar.TABEL: "Laporan ini tidak memuat tabel.",
    Daftar.GAMBAR: "Laporan ini tidak memuat gambar.",
}


def daftar_xml(penulis: Penulis, daftar: Daftar, lebar_mm: float) -> str:
    """The field with its entries, one paragraph each."""
    baris = _entri(penulis, daftar)
    kanan = round(lebar_mm * wml.TWIP_PER_MM)
    tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{kanan}"/></w:tabs>'
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
        halaman = wml.r(penulis.halaman.get(penanda, ""))
        isi = (
            f'<w:hyperlink w:anchor="{penanda}" w:history="1">{wml.r(teks)}'
            f"<w:r><w:tab/></w:r>{wml.medan(f'PAGEREF {penanda} \\h', halaman)}</w:hyperlink>"
        )
        isi = (awal if n == 0 else "") + isi + (akhir if n == len(baris) - 1 else "")
        keluar.append(wml.p(penulis.gaya[gaya], isi, tab))
    return "".join(keluar)


def _entri(penulis: Penulis, daftar: Daftar) -> list[tuple[str, str, str]]:
    """(style, bookmark, text) of each entry."""
    if daftar is Daftar.ISI:
        return [
            (f"toc {j.tingkat}", nama, f"{j.nomor} {j.teks}".strip())
            for j, nama in penulis.judul
            if j.tingkat <= TERDALAM
        ]
    jenis = "Tabel" if daftar is Daftar.TABEL else "Gambar"
    semua = penulis.keterangan.get(jenis, [])
    return [("table of figures", nama, teks) for nama, teks in semua]
