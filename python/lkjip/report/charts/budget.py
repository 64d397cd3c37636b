"""Chart: performance beside spending, per lowest line of the budget."""

from __future__ import annotations

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Blok, Rujuk
from lkjip.report.charts import svg
from lkjip.report.charts.bars import Batang, Kelompok, batang_mendatar, jadi_gambar
from lkjip.report.material.model import BahanLaporan
from lkjip.report.material.totals import terukur
from lkjip.report.wording import figures as kata

PALING_BANYAK = 12
KUNCI = "grafik.anggaran"


def grafik_anggaran(bahan: BahanLaporan) -> tuple[Blok, ...]:
    """A sentence that refers to it, and the chart; nothing without figures for both."""
    baris = [b for b in terukur(bahan.program) if b.serapan is not None][:PALING_BANYAK]
    if not svg.tersedia() or not baris:
        return ()
    semua = [
        Kelompok(
            " ".join(b.uraian.split()),
            (
                Batang(b.capaian, svg.GELAP, "capaian belum ada"),
                Batang(b.serapan, svg.ARSIR),
            ),
        )
        for b in baris
    ]
    tinggi, isi = batang_mendatar(
        semua, ((svg.GELAP, "capaian kinerja"), (svg.ARSIR, "serapan anggaran"))
    )
    judul = f"Capaian kinerja dan serapan anggaran {kata.periode_judul(bahan.identitas)} (persen)"
    rinci = "; ".join(
        f"{' '.join(b.uraian.split())}: capaian {kata.persen(b.capaian)}, "
        f"serapan {kata.persen(b.serapan)}"
        for b in baris
    )
    return (
        s.alinea(
            "Capaian kinerja dan serapan anggaran disandingkan dalam ", Rujuk(KUNCI), "."
        ),
        jadi_gambar(
            KUNCI, judul, tinggi, isi, f"Diagram batang berpasangan. {judul}. {rinci}.",
            s.sumber_isian(bahan),
        ),
    )  # fmt: skip
