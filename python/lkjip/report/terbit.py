"""A report with page numbers in its lists, and its PDF, where a LibreOffice lays it out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from lkjip.report import pdf
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
    """Write the report; where LibreOffice is there its lists show pages, and a PDF comes with it.

    Raises what ``susun`` and ``pdf.cetak`` raise.
    """
    hasil = susun(bahan, templat, versi, waktu, sebelumnya)
    cetakan = pdf.cetak(hasil.docx)
    if cetakan is None:
        return Terbitan(hasil, None, pdf.TIDAK_ADA)
    return Terbitan(replace(hasil, docx=cetakan.docx), cetakan.pdf)
