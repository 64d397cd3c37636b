"""Chart: capaian of every indicator, or of every sasaran when there are too many indicators."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Blok, Rujuk
from lkjip.report.charts import svg
from lkjip.report.charts.bars import Batang, Kelompok, batang_mendatar, jadi_gambar
from lkjip.report.material.model import BahanLaporan, Indikator, Sasaran
from lkjip.report.wording import figures as kata

PALING_BANYAK = 18
"""Bars that fit a page and stay readable."""
KUNCI = "grafik.capaian"


def grafik_capaian(bahan: BahanLaporan) -> tuple[Blok, ...]:
    """A sentence that refers to it, and the chart; nothing without a single capaian."""
    semua = _kelompok(bahan)
    if not svg.tersedia() or not any(b.nilai is not None for k in semua for b in k.batang):
        return ()
    sudah = "mencapai target" if bahan.setahun else "mencapai target setahun"
    belum = "belum mencapai target" if bahan.setahun else "masih berjalan"
    tinggi, isi = batang_mendatar(semua, ((svg.GELAP, sudah), (svg.ARSIR, belum)))
    per = "sasaran" if _terlalu_banyak(bahan) else "indikator"
    judul = f"Capaian setiap {per} {kata.periode_judul(bahan.identitas)} (persen)"
    return (
        s.alinea(f"Capaian setiap {per} diperlihatkan dalam ", Rujuk(KUNCI), "."),
        jadi_gambar(KUNCI, judul, tinggi, isi, _alt(judul, semua), s.sumber_isian(bahan)),
    )


def _terlalu_banyak(bahan: BahanLaporan) -> bool:
    return len(bahan.indikator) > PALING_BANYAK and len(bahan.sasaran) > 1


def _kelompok(bahan: BahanLaporan) -> list[Kelompok]:
    isi: Iterable[Sasaran | Indikator] = bahan.indikator[:PALING_BANYAK]
    if _terlalu_banyak(bahan):
        isi = bahan.sasaran[:PALING_BANYAK]
    return [Kelompok(_sebutan(x), (_batang(x),)) for x in isi]


def _sebutan(x: Sasaran | Indikator) -> str:
    nama = " ".join(x.nama.split())
    return f"{x.kode}  {nama}" if isinstance(x, Indikator) else nama


def _batang(x: Sasaran | Indikator) -> Batang:
    isi = svg.GELAP if (x.capaian or Decimal(0)) >= 100 else svg.ARSIR
    tanpa = x.status.value if isinstance(x, Indikator) and x.status.keluar_dari_rata else "–"
    return Batang(x.capaian, isi, tanpa)


def _alt(judul: str, semua: list[Kelompok]) -> str:
    def nilai(b: Batang) -> str:
        return b.tanpa if b.nilai is None else kata.persen(b.nilai)

    isi = "; ".join(f"{k.sebutan}: {', '.join(map(nilai, k.batang))}" for k in semua)
    return f"Diagram batang. {judul}. {isi}. Garis putus-putus menandai 100 persen."
