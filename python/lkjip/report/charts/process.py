"""Chart: the SOP's steps as planned and as carried out, on one time line."""

from __future__ import annotations

from datetime import date, timedelta

from lkjip.report.blocks.model import Blok
from lkjip.report.charts import svg
from lkjip.report.charts.bars import LEBAR, jadi_gambar
from lkjip.report.material.model import BahanLaporan, LangkahSop
from lkjip.report.wording import figures as kata
from lkjip.sop.calendar.words import BULAN

_KIRI, _BARIS, _ATAS = 190.0, 25.0, 30.0
_HURUF = 11.0
KUNCI = "lampiran.grafik"


def grafik_proses(bahan: BahanLaporan) -> tuple[Blok, ...]:
    """The chart; nothing without planned dates."""
    ada = [x for x in bahan.langkah if x.rencana_mulai and x.rencana_selesai]
    if not svg.tersedia() or not ada:
        return ()
    hari = [d for x in ada for d in (x.rencana_mulai, x.rencana_selesai, x.mulai, x.selesai) if d]
    awal, akhir = min(hari), max(hari) + timedelta(days=1)
    satuan = (LEBAR - _KIRI - 16) / max((akhir - awal).days, 1)
    bawah = _ATAS + len(ada) * _BARIS
    isi = [_kisi(awal, akhir, satuan, bawah)]
    isi += [_satu(x, awal, satuan, _ATAS + n * _BARIS) for n, x in enumerate(ada)]
    x = _KIRI
    for pola, sebutan in ((svg.MUDA, "rencana"), (svg.GELAP, "pelaksanaan")):
        potong, x = svg.kunci(x, 6, pola, sebutan)
        isi.append(potong)
    judul = "Jadwal penyusunan laporan: rencana dan pelaksanaan"
    alt = "; ".join(
        f"langkah {x.no} {x.nama}: rencana {kata.tanggal(x.rencana_mulai)} sampai "
        f"{kata.tanggal(x.rencana_selesai)}, selesai {kata.tanggal(x.selesai)}"
        for x in ada
    )
    return (jadi_gambar(KUNCI, judul, bawah + 24, "".join(isi), f"Bagan waktu. {judul}. {alt}."),)


def _x(hari: date, awal: date, satuan: float) -> float:
    return _KIRI + (hari - awal).days * satuan


def _kisi(awal: date, akhir: date, satuan: float, bawah: float) -> str:
    """A line and a date at every Monday, thinned out when they would touch."""
    keluar = []
    senin = awal + timedelta(days=-awal.weekday() % 7)
    jarak = max(1, round(62 / (7 * satuan) + 0.49))
    while senin < akhir:
        x = _x(senin, awal, satuan)
        keluar.append(svg.garis(x, _ATAS, x, bawah, "#D9D9D9"))
        sebutan = f"{senin.day} {BULAN[senin.month - 1][:3]}"
        keluar.append(svg.teks(x, bawah + 15, sebutan, 11, rata="middle", warna=svg.GARIS))
        senin += timedelta(weeks=jarak)
    return "".join(keluar)


def _satu(x: LangkahSop, awal: date, satuan: float, y: float) -> str:
    nama = svg.lipat(f"{x.no}  {x.nama}", _KIRI - 14, _HURUF, 2)
    keluar = [svg.baris_teks(_KIRI - 10, y + 12, nama, _HURUF)]
    pasang = (
        (x.rencana_mulai, x.rencana_selesai, svg.MUDA, 2.0),
        (x.mulai, x.selesai, svg.GELAP, 12.0),
    )
    for mulai, selesai, isi, turun in pasang:
        if mulai and selesai:
            lebar = ((selesai - mulai).days + 1) * satuan
            keluar.append(svg.kotak(_x(mulai, awal, satuan), y + turun, lebar, 9, isi))
    return "".join(keluar)
