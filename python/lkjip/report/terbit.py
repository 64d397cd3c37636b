"""A report with page numbers in its lists, and its PDF, where a LibreOffice lays it out."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lkjip.report import halaman, pdf
from lkjip.report.bahan import BahanLaporan
from lkjip.report.susun import Hasil, susun


@dataclass(frozen=True, slots=True)
class Terbitan:
    """The report, and its PDF or None with the sentence that says why not."""

    hasil: Hasil
    pdf: bytes | None
    pesan: str = ""


def terbit(
    bahan: BahanLaporan,
    templat: Path,
    versi: int,
    waktu: datetime,
    sebelumnya: bytes | None = None,
) -> Terbitan:
    """Write, lay out, read the pages, write again: the lists then show the pages of the layout."""
    awal = susun(bahan, templat, versi, waktu, sebelumnya)
    with tempfile.TemporaryDirectory(prefix="lkjip-terbit-") as sementara:
        cetakan = _cetak(awal, Path(sementara))
        if cetakan is None:
            return Terbitan(awal, None, pdf.TIDAK_ADA)
        nomor = halaman.dari_pdf(cetakan)
        hasil = susun(bahan, templat, versi, waktu, sebelumnya, nomor)
        return Terbitan(hasil, _cetak(hasil, Path(sementara)))


def _cetak(hasil: Hasil, ruang: Path) -> bytes | None:
    docx = ruang / "laporan.docx"
    docx.write_bytes(hasil.docx)
    keluar = pdf.ke_pdf(docx, ruang / "laporan.cetak.pdf")
    return keluar.read_bytes() if keluar else None
