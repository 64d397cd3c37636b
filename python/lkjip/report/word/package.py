"""A Word package whose bytes depend on nothing but its content."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part

_TERAWAL = (1980, 1, 1, 0, 0, 0)  # the first date that a zip file can hold
_UNIX = 3  # otherwise Windows and Linux write different bytes


def entri_tetap(nama: str) -> ZipInfo:
    """A zip entry of a constant date and system."""
    entri = ZipInfo(nama, _TERAWAL)
    entri.compress_type, entri.create_system = ZIP_DEFLATED, _UNIX
    return entri


def beri_sifat(
    dokumen: WordDocument, judul: str, pembuat: str, waktu: datetime, versi: int
) -> None:
    """Title, author, time and version as the file's properties."""
    sifat = dokumen.core_properties
    sifat.title, sifat.author, sifat.last_modified_by = judul[:255], pembuat[:255], pembuat[:255]
    sifat.subject = "Laporan Kinerja Instansi Pemerintah"
    sifat.language, sifat.revision, sifat.version = "id-ID", max(versi, 1), str(versi)
    # Office reads these as UTC; a time without a zone is taken as it stands.
    saat = waktu.astimezone(UTC) if waktu.tzinfo else waktu
    sifat.created = sifat.modified = saat.replace(tzinfo=None, microsecond=0)


def penyimpan_gambar(dokumen: WordDocument) -> Callable[[bytes], str]:
    """A function that puts a PNG into the package and gives its relationship id.

    Not python-docx's own: that compares every picture with all others before it.
    """
    nomor = count(1)

    def simpan(png: bytes) -> str:
        nama = PackURI(f"/word/media/grafik{next(nomor)}.png")
        return str(dokumen.part.relate_to(Part(nama, CT.PNG, png, dokumen.part.package), RT.IMAGE))

    return simpan


def dokumen_bytes(dokumen: WordDocument) -> bytes:
    """The .docx; equal documents give equal bytes."""
    mentah, keluar = io.BytesIO(), io.BytesIO()
    dokumen.save(mentah)
    with ZipFile(mentah) as sumber, ZipFile(keluar, "w", ZIP_DEFLATED) as sasaran:
        for nama in sumber.namelist():
            entri = entri_tetap(nama)
            if nama.endswith(".png"):
                entri.compress_type = ZIP_STORED  # is compressed already
            sasaran.writestr(entri, sumber.read(nama))
    return keluar.getvalue()
