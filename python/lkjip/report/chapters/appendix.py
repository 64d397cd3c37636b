"""Lampiran: agreement, measurement, evidence, process, sources."""

from __future__ import annotations

from lkjip.measure.numbers.format import angka_pas
from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Baris, Blok, Celah, Isi, Judul, Kolom, PutusHalaman, Tabel
from lkjip.report.chapters.planning import tabel_pk
from lkjip.report.chapters.sources import sumber_data
from lkjip.report.charts.process import grafik_proses
from lkjip.report.material.model import BahanLaporan
from lkjip.report.wording import figures as kata

JUDUL_PROSES = "Rencana dan pelaksanaan langkah penyusunan"


def lampiran(bahan: BahanLaporan) -> tuple[Blok, ...]:
    """Everything after Bab IV."""
    return (
        Judul("LAMPIRAN", 1, depan=True),
        Judul(bahan.identitas.perjanjian, 2, nomor="1."),
        tabel_pk(bahan, "lampiran.pk", lengkap=True),
        PutusHalaman(),
        Judul("Pengukuran Kinerja", 2, nomor="2."),
        s.alinea(
            "Tabel berikut memuat pengukuran setiap indikator beserta cara menghitungnya, menurut "
            f"isian unit kerja ({kata.s_d(bahan.identitas)})."
        ),
        _pengukuran(bahan),
        Judul("Bukti Pendukung", 2, nomor="3."),
        *_bukti(bahan),
        PutusHalaman(),
        Judul("Proses Penyusunan Laporan", 2, nomor="4."),
        *_proses(bahan),
        PutusHalaman(),
        Judul("Sumber Data", 2, nomor="5."),
        *sumber_data(bahan),
    )


def _pengukuran(bahan: BahanLaporan) -> Tabel:
    """Every indicator with its quarters and the sum behind its capaian."""
    baris = []
    for n, x in enumerate(bahan.sasaran, 1):
        isi = (str(n), " ".join(x.nama.split()), *[""] * 6, "", kata.persen(x.capaian),
               x.formula)  # fmt: skip
        baris.append(Baris(isi, tebal=True))
        for i in x.indikator:
            tw = [angka_pas(v) for v in (*i.triwulan, None, None, None, None)[:4]]
            hasil = i.status.value if i.status.keluar_dari_rata else kata.ukuran(
                i.realisasi, i.realisasi_teks)  # fmt: skip
            target = kata.ukuran(i.target, i.target_teks)
            isi = (i.kode, i.nama, i.satuan, target, *tw, hasil, kata.persen(i.capaian),
                   i.formula or "–")  # fmt: skip
            baris.append(Baris(isi, jenjang=1))
    return Tabel(
        "lampiran.pengukuran",
        f"Pengukuran kinerja {kata.periode_judul(bahan.identitas)}",
        (
            Kolom("Kode", 6, Isi.TENGAH),
            Kolom("Sasaran / indikator", 25),
            Kolom("Satuan", 9, Isi.TENGAH),
            Kolom("Target", 7, Isi.ANGKA),
            *(Kolom(f"TW {r}", 6, Isi.ANGKA) for r in ("I", "II", "III", "IV")),
            Kolom("Realisasi", 8, Isi.ANGKA),
            Kolom("Capaian", 8, Isi.ANGKA),
            Kolom("Cara hitung", 17),
        ),
        tuple(baris),
    )


def _bukti(bahan: BahanLaporan) -> tuple[Blok, ...]:
    if not bahan.bukti:
        celah = Celah(
            "daftar bukti pendukung", s.penyusun(bahan), "Minta unit mengisi lembar Bukti."
        )
        return (s.alinea(celah),)
    return (
        Tabel(
            "lampiran.bukti",
            "Bukti pendukung realisasi kinerja",
            (
                Kolom("No", 5, Isi.TENGAH),
                Kolom("Kode", 8, Isi.TENGAH),
                Kolom("Dokumen", 34),
                Kolom("Nomor dan tanggal", 22),
                Kolom("Lokasi", 19),
                Kolom("Unit", 17),
            ),
            tuple(
                Baris(
                    (
                        str(n),
                        d.kode or "–",
                        d.dokumen,
                        d.nomor or "–",
                        d.lokasi or "–",
                        d.unit or "–",
                    )
                )
                for n, d in enumerate(bahan.bukti, 1)
            ),
            "Sumber: lembar Bukti formulir unit kerja.",
        ),
    )


def _proses(bahan: BahanLaporan) -> tuple[Blok, ...]:
    if not bahan.langkah:
        celah = Celah("rencana penyusunan", s.penyusun(bahan), "Tetapkan rencana (langkah 1).")
        return (s.alinea(celah),)
    return (
        s.alinea(
            "Laporan disusun menurut prosedur dalam delapan langkah. Rencana dan pelaksanaannya "
            "sampai dengan saat laporan ini disusun adalah sebagai berikut."
        ),
        Tabel(
            "lampiran.proses",
            JUDUL_PROSES,
            (
                Kolom("No", 5, Isi.TENGAH),
                Kolom("Langkah", 43),
                Kolom("Rencana mulai", 13, Isi.TENGAH),
                Kolom("Rencana selesai", 13, Isi.TENGAH),
                Kolom("Selesai", 13, Isi.TENGAH),
                Kolom("Keadaan", 13, Isi.TENGAH),
            ),
            tuple(
                Baris((str(x.no), x.nama, kata.tanggal(x.rencana_mulai),
                       kata.tanggal(x.rencana_selesai), kata.tanggal(x.selesai), x.keadaan or "–"))
                for x in bahan.langkah
            ),
        ),
        *grafik_proses(bahan),
    )  # fmt: skip
