"""All consistency checks over a finished report, edited by hand or not."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip.findings import Finding, Place
from lkjip.measure.cross_checks.indicator import periksa_tahun
from lkjip.report.blocks.findings import BERKAS
from lkjip.report.consistency.expected import harapan
from lkjip.report.consistency.prose import periksa_uraian
from lkjip.report.consistency.structure import periksa_bentuk
from lkjip.report.consistency.sums import periksa_jumlah
from lkjip.report.consistency.tables import periksa_tabel
from lkjip.report.material.model import BahanLaporan
from lkjip.report.versions.read import Dokumen, Peran, baca
from lkjip.report.wording.figures import tahun_lalu

DASAR_HUKUM = "Dasar Hukum"
"""The section whose years are those of regulations."""


def periksa(docx: bytes, bahan: BahanLaporan) -> tuple[Finding, ...]:
    """What is inconsistent in this file, measured against the data; empty when nothing is."""
    return periksa_dokumen(baca(docx), bahan)


def periksa_dokumen(dokumen: Dokumen, bahan: BahanLaporan) -> tuple[Finding, ...]:
    """The same for a report that has been read."""
    ukuran, tahun = harapan(bahan), bahan.identitas.tahun
    return (
        *periksa_bentuk(dokumen, bahan),
        *periksa_tabel(dokumen, ukuran, tahun),
        *periksa_jumlah(dokumen, bahan),
        *periksa_uraian(dokumen, ukuran, tahun),
        *_tahun(dokumen, bahan),
    )


def _tahun(dokumen: Dokumen, bahan: BahanLaporan) -> Iterator[Finding]:
    """Years left over from an old report; the years of comparisons may stand."""
    tahun = bahan.identitas.tahun
    boleh = {t.tahun for i in bahan.indikator for t in i.lalu} | {tahun_lalu(bahan), tahun + 1}
    for a in dokumen.alinea:
        if a.peran in (Peran.ISI, Peran.JUDUL) and not a.tempat.endswith(DASAR_HUKUM):
            yield from periksa_tahun(a.teks, tahun, boleh, Place(BERKAS, "", a.tempat))
