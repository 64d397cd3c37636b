"""Bab III.B Realisasi Anggaran."""

from __future__ import annotations

from lkjip.report.analyses.resources import tingkat
from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Baris, Blok, Celah, Isi, Judul, Kolom, Rujuk, Tabel
from lkjip.report.charts.budget import grafik_anggaran
from lkjip.report.material.model import BahanLaporan
from lkjip.report.material.totals import terbawah, total_anggaran
from lkjip.report.wording import figures as kata
from lkjip.report.wording.budget import kalimat_serapan, kalimat_serapan_ujung


def bab3_anggaran(bahan: BahanLaporan) -> tuple[Blok, ...]:
    """The section."""
    i, total = bahan.identitas, total_anggaran(bahan)
    judul = Judul("Realisasi Anggaran", 2, nomor="B.")
    if not bahan.program:
        celah = Celah("pagu dan realisasi anggaran", s.penyusun(bahan), "Isi register Program.")
        return (judul, s.alinea(celah))
    kalimat = s.gabung(
        [
            kalimat_serapan(
                f"{i.unit_kerja} tahun {i.tahun}",
                total.pagu,
                total.realisasi,
                total.serapan,
                "" if bahan.setahun else kata.periode(i),
            ),
            kalimat_serapan_ujung(terbawah(bahan)),
        ]
    )
    return (
        judul,
        s.bagian(
            "anggaran",
            "Realisasi anggaran",
            (s.alinea(kalimat),),
        ),
        *grafik_anggaran(bahan),
        s.alinea("Rincian pagu dan realisasinya disajikan dalam ", Rujuk("anggaran"), "."),
        tabel_anggaran(bahan, "anggaran"),
        *_keterangan(bahan),
    )


def tabel_anggaran(bahan: BahanLaporan, kunci: str) -> Tabel:
    """All rows with pagu, realisasi, serapan and rest; the total is a sum."""
    total = total_anggaran(bahan)
    baris = [
        Baris(
            (
                b.kode,
                b.uraian,
                kata.uang(b.pagu),
                kata.uang(b.realisasi),
                kata.persen(b.serapan),
                kata.uang(kata.selisih(b.pagu, b.realisasi)),
            ),
            tebal=tingkat(bahan.program, b) == 0,
            jenjang=tingkat(bahan.program, b),
        )
        for b in bahan.program
    ]
    sisa = kata.selisih(total.pagu, total.realisasi)
    baris.append(
        Baris(
            ("", "Jumlah", kata.uang(total.pagu), kata.uang(total.realisasi),
             kata.persen(total.serapan), kata.uang(sisa)),
            tebal=True,
        )
    )  # fmt: skip
    return Tabel(
        kunci,
        f"Pagu dan realisasi anggaran {kata.periode_judul(bahan.identitas)}",
        (
            Kolom("Kode", 20),
            Kolom("Program / kegiatan / sub kegiatan", 28),
            Kolom("Pagu (Rp)", 14, Isi.ANGKA),
            Kolom("Realisasi (Rp)", 14, Isi.ANGKA),
            Kolom("Serapan", 10, Isi.ANGKA),
            Kolom("Sisa (Rp)", 14, Isi.ANGKA),
        ),
        tuple(baris),
        "Sumber: register Program dan isian unit kerja. Jumlah dihitung dari tingkat teratas.",
    )


def _keterangan(bahan: BahanLaporan) -> tuple[Blok, ...]:
    """What the units say about their spending."""
    isi = [
        s.butir(f"{b.uraian} ({kata.persen(b.serapan)}). {kata.kalimat(b.keterangan)}")
        for b in bahan.program
        if b.keterangan.strip()
    ]
    if not isi:
        return ()
    pembuka = s.alinea("Keterangan unit atas realisasi anggarannya:")
    return (s.bagian("anggaran.keterangan", "Keterangan realisasi anggaran", (pembuka, *isi)),)
