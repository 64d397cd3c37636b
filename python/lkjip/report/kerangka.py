"""The outline: which blocks stand in which part of the report, in which order."""

from __future__ import annotations

from lkjip.report.bab1 import bab1
from lkjip.report.bab2 import bab2
from lkjip.report.bab3 import bab3_awal
from lkjip.report.bab3_anggaran import bab3_anggaran
from lkjip.report.bab3_sasaran import bab3_sasaran
from lkjip.report.bab4 import bab4
from lkjip.report.bahan import BahanLaporan
from lkjip.report.blok import Blok
from lkjip.report.depan import bagian_awal
from lkjip.report.lampiran import lampiran

Kerangka = dict[str, tuple[Blok, ...]]


def kerangka(bahan: BahanLaporan) -> Kerangka:
    """The blocks of the three parts, by the template's marker where they go."""
    sasaran = [b for n, x in enumerate(bahan.sasaran, 1) for b in bab3_sasaran(bahan, n, x)]
    return {
        "bagian_awal": bagian_awal(bahan),
        "isi_laporan": (
            *bab1(bahan),
            *bab2(bahan),
            *bab3_awal(bahan),
            *sasaran,
            *bab3_anggaran(bahan),
            *bab4(bahan),
        ),
        "lampiran": lampiran(bahan),
    }
