"""The outline: which blocks stand in which part of the report, in which order."""

from __future__ import annotations

from lkjip.report.blocks.model import Blok
from lkjip.report.chapters.appendix import lampiran
from lkjip.report.chapters.budget import bab3_anggaran
from lkjip.report.chapters.closing import bab4
from lkjip.report.chapters.front import bagian_awal
from lkjip.report.chapters.goals import bab3_sasaran
from lkjip.report.chapters.introduction import bab1
from lkjip.report.chapters.planning import bab2
from lkjip.report.chapters.results import bab3_awal
from lkjip.report.material.model import BahanLaporan

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
