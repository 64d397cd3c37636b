"""Analyses 3 and 4: against the end target of the Renstra, and against the national standard."""

from __future__ import annotations

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Baris, Blok, Celah, Isi, Kolom, Rujuk, Tabel
from lkjip.report.chapters.results import hasil_sel
from lkjip.report.material.model import BahanLaporan, Sasaran
from lkjip.report.wording import figures as kata
from lkjip.report.wording.benchmarks_text import uraian_renstra, uraian_standar
from lkjip.report.wording.explanation import jadi_paragraf


def analisis_3(bahan: BahanLaporan, x: Sasaran, kunci: str) -> tuple[Blok, ...]:
    """The table and the groups; the gap when no indicator has an end target."""
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
    uraian = uraian_renstra(ada, bahan.identitas.renstra)
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
            [*jadi_paragraf(uraian), *sisa],
        ),
    )


def analisis_4(bahan: BahanLaporan, x: Sasaran, kunci: str) -> tuple[Blok, ...]:
    """The table and the groups; a plain sentence where there is no standard, which is no gap."""
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
    kalimat = jadi_paragraf(uraian_standar(ada))
    return (
        s.alinea("Perbandingan disajikan dalam ", Rujuk(f"{kunci}.4"), "."),
        tabel,
        s.bagian(f"{kunci}.4", "Standar nasional", kalimat),
    )
