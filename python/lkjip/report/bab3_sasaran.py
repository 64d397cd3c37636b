"""Bab III.A per sasaran: the seven analyses of PermenPANRB 53/2014, Lampiran II."""

from __future__ import annotations

from collections.abc import Callable

from lkjip.measure.status import Status
from lkjip.report import kata
from lkjip.report import susunan as s
from lkjip.report.analisis_sumber_daya import analisis_6, analisis_7
from lkjip.report.analisis_unit import analisis_5
from lkjip.report.bab3 import hasil_sel
from lkjip.report.bahan import BahanLaporan, Indikator, Sasaran, TahunLain
from lkjip.report.blok import Baris, Blok, Celah, Isi, Judul, Kolom, Paragraf, Rujuk, Tabel
from lkjip.report.grafik_tahun import grafik_tahun
from lkjip.report.kalimat_banding import kalimat_renstra, kalimat_standar
from lkjip.report.kalimat_target import kalimat_sasaran
from lkjip.report.uraian import Uraian, jadi_paragraf
from lkjip.report.uraian_lalu import uraian_lalu
from lkjip.report.uraian_target import uraian_target

JUDUL_ANALISIS = (
    "Target dan realisasi tahun ini",
    "Perbandingan dengan tahun sebelumnya",
    "Kemajuan terhadap target akhir Renstra",
    "Perbandingan dengan standar nasional",
    "Penyebab keberhasilan atau kegagalan serta solusi",
    "Efisiensi penggunaan sumber daya",
    "Program dan kegiatan penunjang",
)
HURUF = "abcdefg"
TAHUN_DISAJIKAN = 4
"""Earlier years shown beside each other at most."""


def bab3_sasaran(bahan: BahanLaporan, nomor: int, x: Sasaran) -> tuple[Blok, ...]:
    """One sasaran; ``nomor`` counts from 1, its heading follows the two before it."""
    kunci = s.kunci_sasaran(x)
    analisis: tuple[Callable[[], tuple[Blok, ...]], ...] = (
        lambda: _analisis_1(bahan, x, kunci),
        lambda: _analisis_2(bahan, x, kunci),
        lambda: _analisis_3(bahan, x, kunci),
        lambda: _analisis_4(bahan, x, kunci),
        lambda: analisis_5(bahan, x, kunci),
        lambda: analisis_6(bahan, x, kunci),
        lambda: analisis_7(bahan, x, kunci),
    )
    isi: list[Blok] = [
        Judul(f"Sasaran {nomor}: {' '.join(x.nama.split())}", 3, nomor=f"{nomor + 2}.")
    ]
    for huruf, judul, tulis in zip(HURUF, JUDUL_ANALISIS, analisis, strict=True):
        isi.append(Judul(judul, 4, nomor=f"{huruf}."))
        isi.extend(tulis())
    return tuple(isi)


def _analisis_1(bahan: BahanLaporan, x: Sasaran, kunci: str) -> tuple[Blok, ...]:
    baris = [
        Baris((i.kode, i.nama, i.satuan, kata.ukuran(i.target, i.target_teks), _hasil(bahan, i),
               kata.persen(i.capaian), i.kategori or "–"))
        for i in x.indikator
    ]  # fmt: skip
    baris.append(
        Baris(("", "Capaian sasaran", "", "", "", kata.persen(x.capaian), x.kategori or "–"), True)
    )
    tabel = Tabel(
        f"{kunci}.1",
        f"Target dan realisasi {kata.periode(bahan.identitas)}",
        (
            Kolom("Kode", 8, Isi.TENGAH),
            Kolom("Indikator kinerja", 36),
            Kolom("Satuan", 12, Isi.TENGAH),
            Kolom("Target", 11, Isi.ANGKA),
            Kolom("Realisasi", 11, Isi.ANGKA),
            Kolom("Capaian", 11, Isi.ANGKA),
            Kolom("Kategori", 12, Isi.TENGAH),
        ),
        tuple(baris),
        s.sumber_isian(bahan),
    )
    utama = kalimat_sasaran(x, setahun=bahan.setahun, periode=kata.periode(bahan.identitas))
    i = bahan.identitas
    rinci = jadi_paragraf(
        uraian_target(x.indikator, setahun=bahan.setahun, batas=bahan.cara.batas, tahun=i.tahun)
    )
    rinci += [_celah(n, bahan) for n in x.indikator if _tanpa_nilai(n)]
    return (
        s.alinea(
            "Target dan realisasi setiap indikator disajikan dalam ", Rujuk(f"{kunci}.1"), "."
        ),
        tabel,
        s.bagian(f"{kunci}.1", "Target dan realisasi", [s.alinea(utama), *rinci]),
    )


def _tanpa_nilai(i: Indikator) -> bool:
    """Whether nothing was filled in, which is a gap and no status."""
    target = i.target is not None or i.target_teks
    hasil = i.realisasi is not None or i.realisasi_teks or i.status is not Status.ANGKA
    return not (target and hasil)


def _hasil(bahan: BahanLaporan, i: Indikator) -> str | Celah:
    if i.realisasi is None and not i.realisasi_teks and i.status is Status.ANGKA:
        return Celah("realisasi", i.unit or s.penyusun(bahan), f"Isi realisasi {i.kode}.")
    return hasil_sel(i)


def _celah(i: Indikator, bahan: BahanLaporan) -> Paragraf:
    apa = "realisasi" if i.target is not None or i.target_teks else "target"
    pihak = i.unit or s.penyusun(bahan)
    celah = Celah(f"{apa} {i.kode}", pihak, f"Isi {apa} {i.kode} di formulir atau registernya.")
    return s.butir(f"{kata.besar(i.nama)}: ", celah)


def _tahun(x: Sasaran) -> list[int]:
    semua = sorted({lalu.tahun for i in x.indikator for lalu in i.lalu})
    return semua[-TAHUN_DISAJIKAN:]


def _pada(i: Indikator, tahun: int) -> TahunLain | None:
    return next((t for t in i.lalu if t.tahun == tahun), None)


def _analisis_2(bahan: BahanLaporan, x: Sasaran, kunci: str) -> tuple[Blok, ...]:
    lalu, tahun = kata.tahun_lalu(bahan), _tahun(x)
    if not tahun:
        teks = f"Data realisasi tahun {lalu} dan sebelumnya belum tercatat untuk indikator sasaran ini."
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


def _analisis_3(bahan: BahanLaporan, x: Sasaran, kunci: str) -> tuple[Blok, ...]:
    ada = [i for i in x.indikator if i.target_akhir is not None or i.target_akhir_teks]
    if not ada:
        celah = Celah("target akhir Renstra", s.penyusun(bahan), "Isi kolom Target Akhir Renstra.")
        return (s.bagian(f"{kunci}.3", "Target akhir Renstra", (s.alinea(celah),)),)
    tabel = Tabel(
        f"{kunci}.3",
        "Realisasi dibandingkan dengan target akhir Renstra",
        (
            Kolom("Kode", 9, Isi.TENGAH),
            Kolom("Indikator kinerja", 41),
            Kolom("Target akhir Renstra", 16, Isi.ANGKA),
            Kolom(f"Realisasi {kata.s_d(bahan.identitas)}", 17, Isi.ANGKA),
            Kolom("Tingkat kemajuan", 17, Isi.ANGKA),
        ),
        tuple(
            Baris((i.kode, i.nama, kata.ukuran(i.target_akhir, i.target_akhir_teks), hasil_sel(i),
                   kata.persen(i.capaian_akhir)))
            for i in ada
        ),
        s.sumber_isian(bahan),
    )  # fmt: skip
    kalimat = [kalimat_renstra(i, bahan.identitas.renstra) for i in ada]
    lain = [i.kode for i in x.indikator if i not in ada]
    sisa = (
        [
            s.alinea(
                f"Indikator {kata.deret(lain)} tidak mempunyai target akhir Renstra yang tercatat."
            )
        ]
        if lain
        else []
    )
    return (
        s.alinea(
            "Kemajuan terhadap target jangka menengah disajikan dalam ", Rujuk(f"{kunci}.3"), "."
        ),
        tabel,
        s.bagian(
            f"{kunci}.3",
            "Target akhir Renstra",
            [*jadi_paragraf(Uraian(k) for k in kalimat if k), *sisa],
        ),
    )


def _analisis_4(bahan: BahanLaporan, x: Sasaran, kunci: str) -> tuple[Blok, ...]:
    ada = [i for i in x.indikator if i.standar is not None or i.standar_teks]
    if not ada:
        teks = (
            "Belum ada standar nasional yang tercatat sebagai pembanding untuk indikator pada "
            "sasaran ini."
        )
        return (s.bagian(f"{kunci}.4", "Standar nasional", (s.alinea(teks),)),)
    tabel = Tabel(
        f"{kunci}.4",
        "Realisasi dibandingkan dengan standar nasional atau pembanding lain",
        (
            Kolom("Kode", 9, Isi.TENGAH),
            Kolom("Indikator kinerja", 36),
            Kolom("Pembanding", 21),
            Kolom("Nilai pembanding", 17, Isi.ANGKA),
            Kolom(f"Realisasi {kata.s_d(bahan.identitas)}", 17, Isi.ANGKA),
        ),
        tuple(
            Baris((i.kode, i.nama, i.standar_nama or "Standar nasional",
                   kata.ukuran(i.standar, i.standar_teks), hasil_sel(i)))
            for i in ada
        ),
    )  # fmt: skip
    kalimat = jadi_paragraf(Uraian(k) for i in ada if (k := kalimat_standar(i)))
    return (
        s.alinea("Perbandingan disajikan dalam ", Rujuk(f"{kunci}.4"), "."),
        tabel,
        s.bagian(f"{kunci}.4", "Standar nasional", kalimat),
    )
