"""A Word package whose bytes depend on nothing but its content."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as WordDocument

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


def dokumen_bytes(dokumen: WordDocument) -> bytes:
    """The .docx; equal documents give equal bytes."""
    mentah, keluar = io.BytesIO(), io.BytesIO()
    dokumen.save(mentah)
    with ZipFile(mentah) as sumber, ZipFile(keluar, "w", ZIP_DEFLATED) as sasaran:
        for nama in sumber.namelist():
            sasaran.writestr(entri_tetap(nama), sumber.read(nama))
    return keluar.getvalue()
