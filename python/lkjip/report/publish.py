"""A report with page numbers in its lists, and its PDF, where a LibreOffice lays it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from lkjip.errors import FolderError
from lkjip.report.compose import Hasil, susun
from lkjip.report.material.model import BahanLaporan
from lkjip.report.word import pdf
from lkjip.report.word.pdf import Cetakan

Pencetak = Callable[[bytes], Cetakan | None]
"""Lays a .docx out: numbered lists and the PDF, or None where there is no LibreOffice."""
DIISI_WORD = "Nomor halaman di daftar isi diisi Word saat draf dibuka."


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
    cetak: Pencetak | None = pdf.cetak,
) -> Terbitan:
    """Write the report; where it can be laid out its lists show pages, and a PDF comes with it.

    ``cetak`` None: no layout is wanted. A layout that fails costs the numbers and the PDF, never
    the report. Raises what ``susun`` raises.
    """
    hasil = susun(bahan, templat, versi, waktu, sebelumnya)
    if cetak is None:
        return Terbitan(hasil, None, DIISI_WORD)
    try:
        cetakan = cetak(hasil.docx)
    except (FolderError, OSError) as galat:
        return Terbitan(hasil, None, f"PDF tidak dibuat: {galat} {DIISI_WORD}")
    if cetakan is None:
        return Terbitan(hasil, None, f"{pdf.TIDAK_ADA} {DIISI_WORD}")
    return Terbitan(replace(hasil, docx=cetakan.docx), cetakan.pdf)
