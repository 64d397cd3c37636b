"""Analysis 2: realisasi and capaian against last year and several years."""

from __future__ import annotations

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Baris, Blok, Celah, Isi, Kolom, Rujuk, Tabel
from lkjip.report.chapters.results import hasil_sel
from lkjip.report.charts.years import grafik_tahun
from lkjip.report.material.model import BahanLaporan, Indikator, Sasaran, TahunLain
from lkjip.report.wording import figures as kata
from lkjip.report.wording.explanation import jadi_paragraf
from lkjip.report.wording.years_text import uraian_lalu

TAHUN_DISAJIKAN = 4
"""Earlier years shown beside each other at most."""


def _tahun(x: Sasaran) -> list[int]:
    semua = sorted({lalu.tahun for i in x.indikator for lalu in i.lalu})
    return semua[-TAHUN_DISAJIKAN:]


def _pada(i: Indikator, tahun: int) -> TahunLain | None:
    return next((t for t in i.lalu if t.tahun == tahun), None)


def analisis_2(bahan: BahanLaporan, x: Sasaran, kunci: str) -> tuple[Blok, ...]:
    """The chart, the table and the groups; or the gap when no earlier year is known."""
    lalu, tahun = kata.tahun_lalu(bahan), _tahun(x)
    if not tahun:
        teks = f"Realisasi tahun {lalu} dan sebelumnya belum tercatat untuk sasaran ini."
        celah = Celah(
            f"realisasi tahun {lalu}", s.penyusun(bahan), "Isi kolom Realisasi Tahun Lalu."
        )
        return (s.bagian(f"{kunci}.2", "Tahun sebelumnya", (s.alinea(f"{teks} ", celah),)),)
    ada_capaian = any(t.capaian is not None for i in x.indikator for t in i.lalu)
    kolom = [Kolom("Kode", 8, Isi.TENGAH), Kolom("Indikator kinerja", 34)]
    kolom += [Kolom(f"Realisasi {t}", 12, Isi.ANGKA) for t in tahun]
    kolom.append(Kolom(f"Realisasi {kata.s_d(bahan.identitas)}", 13, Isi.ANGKA))
    if ada_capaian:
        kolom += [Kolom(f"Capaian {t}", 12, Isi.ANGKA) for t in tahun if _ada(x, t)]
        kolom.append(Kolom(f"Capaian {kata.s_d(bahan.identitas)}", 12, Isi.ANGKA))
    baris = []
    for i in x.indikator:
        sel = [i.kode, i.nama]
        for t in tahun:
            dulu = _pada(i, t)
            sel.append(kata.ukuran(dulu.realisasi, dulu.realisasi_teks) if dulu else "–")
        sel.append(hasil_sel(i))
        if ada_capaian:
            sel += [
                kata.persen(d.capaian) if (d := _pada(i, t)) else "–" for t in tahun if _ada(x, t)
            ]
            sel.append(kata.persen(i.capaian))
        baris.append(Baris(tuple(sel)))
    tabel = Tabel(
        f"{kunci}.2",
        "Realisasi dan capaian dibandingkan dengan tahun sebelumnya",
        tuple(kolom),
        tuple(baris),
        s.sumber_isian(bahan),
    )
    catatan = ""
    if not bahan.setahun:
        catatan = (
            f"Realisasi tahun {lalu} adalah realisasi setahun penuh, sedangkan realisasi tahun "
            f"{bahan.identitas.tahun} baru {kata.periode(bahan.identitas)}; keduanya belum setara. "
        )
    return (
        *grafik_tahun(bahan, x, kunci),
        s.alinea(f"{catatan}Perbandingannya disajikan dalam ", Rujuk(f"{kunci}.2"), "."),
        tabel,
        s.bagian(
            f"{kunci}.2",
            "Tahun sebelumnya",
            jadi_paragraf(uraian_lalu(x.indikator, lalu, setahun=bahan.setahun)),
        ),
    )


def _ada(x: Sasaran, tahun: int) -> bool:
    return any((t := _pada(i, tahun)) is not None and t.capaian is not None for i in x.indikator)
