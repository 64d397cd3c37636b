"""Bab IV Penutup: conclusions from the figures, and the improvements the units name."""

from __future__ import annotations

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Baris, Blok, Celah, Isi, Judul, Kolom, Rujuk, Tabel
from lkjip.report.material.model import BahanLaporan
from lkjip.report.material.totals import total_anggaran
from lkjip.report.wording import figures as kata
from lkjip.report.wording.budget import kalimat_serapan
from lkjip.report.wording.summary import kalimat_ringkas
from lkjip.report.wording.target import kalimat_sasaran


def bab4(bahan: BahanLaporan) -> tuple[Blok, ...]:
    """The chapter."""
    i, total = bahan.identitas, total_anggaran(bahan)
    nama = kata.nama_lengkap(i)
    kalimat = [
        f"Berdasarkan uraian dalam bab sebelumnya, kinerja {nama} {kata.periode(i)} dapat "
        "disimpulkan sebagai berikut."
    ]
    isi = [kalimat_ringkas(bahan)]
    isi += [kalimat_sasaran(x, setahun=bahan.setahun, bernama=True) for x in bahan.sasaran]
    uang = kalimat_serapan(f"tahun {i.tahun}", total.pagu, total.realisasi, total.serapan)
    simpulan = s.bernomor(k for k in (*isi, uang) if k)
    return (
        Judul("PENUTUP", 1, nomor="BAB IV"),
        Judul("Simpulan", 2, nomor="A."),
        s.bagian("simpulan", "Simpulan", (s.alinea(*kalimat), *simpulan)),
        Judul("Langkah Perbaikan", 2, nomor="B."),
        *_langkah(bahan),
        s.bagian(
            "penutup",
            "Penutup",
            (
                s.alinea(
                    f"Demikian Laporan Kinerja {nama} Tahun {i.tahun} disusun sebagai "
                    "pertanggungjawaban kinerja dan bahan perbaikan perencanaan serta pelaksanaan "
                    "kegiatan pada tahun berikutnya."
                ),
            ),
        ),
    )


def _langkah(bahan: BahanLaporan) -> tuple[Blok, ...]:
    baris = []
    for i in bahan.indikator:
        teks = i.analisis.solusi.teks
        belum = i.capaian is None or i.capaian < 100
        if belum and not s.kosong(teks) and not s.tiada(teks):
            baris.append(Baris((i.kode, i.nama, kata.kalimat(teks), i.unit or "–")))
    if not baris:
        celah = Celah(
            "langkah perbaikan", s.penyusun(bahan), "Tidak ada solusi dari unit; tulis di sini."
        )
        return (s.bagian("perbaikan", "Langkah perbaikan", (s.alinea(celah),)),)
    return (
        s.alinea(
            "Langkah perbaikan atas indikator yang belum mencapai target, menurut unit "
            "pelaksananya, disajikan dalam ",
            Rujuk("perbaikan"),
            ".",
        ),
        Tabel(
            "perbaikan",
            "Langkah perbaikan kinerja",
            (
                Kolom("Kode", 9, Isi.TENGAH),
                Kolom("Indikator", 28),
                Kolom("Tindak lanjut", 41),
                Kolom("Penanggung jawab", 22),
            ),
            tuple(baris),
            "Sumber: lembar Analisis formulir unit kerja.",
        ),
    )
