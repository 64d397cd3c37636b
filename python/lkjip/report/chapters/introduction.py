"""Bab I Pendahuluan: why, on what legal basis, whose report, strategic issues, outline."""

from __future__ import annotations

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import Baris, Blok, Celah, Isi, Judul, Kolom, Paragraf, Tabel
from lkjip.report.material.model import BahanLaporan
from lkjip.report.wording import figures as kata

DASAR_HUKUM_BAWAAN = (
    "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi "
    "Pemerintah;",
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2014 "
    "tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu atas "
    "Laporan Kinerja Instansi Pemerintah;",
    "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017 tentang Tata Cara Perencanaan, "
    "Pengendalian dan Evaluasi Pembangunan Daerah;",
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 88 Tahun 2021 "
    "tentang Evaluasi Akuntabilitas Kinerja Instansi Pemerintah.",
)
"""Used when the office's own list is empty."""

SISTEMATIKA = (
    (
        "Bab I Pendahuluan",
        "memuat latar belakang, dasar hukum, gambaran umum organisasi, aspek strategis, serta "
        "permasalahan utama yang dihadapi.",
    ),
    (
        "Bab II Perencanaan Kinerja",
        "memuat ringkasan rencana strategis dan perjanjian kinerja tahun yang dilaporkan.",
    ),
    (
        "Bab III Akuntabilitas Kinerja",
        "memuat cara pengukuran, capaian kinerja setiap sasaran beserta analisisnya, dan realisasi "
        "anggaran.",
    ),
    ("Bab IV Penutup", "memuat simpulan dan langkah perbaikan kinerja."),
    (
        "Lampiran",
        "memuat perjanjian kinerja, pengukuran kinerja, bukti pendukung, proses penyusunan, dan "
        "sumber data.",
    ),
)


def bab1(bahan: BahanLaporan) -> tuple[Blok, ...]:
    """The chapter."""
    org, pihak = bahan.organisasi, s.penyusun(bahan)

    def celah(apa: str, tindakan: str) -> Celah:
        return Celah(apa, pihak, tindakan)

    tulis = "Tulis di lembar Pengaturan, atau langsung di bagian ini."
    return (
        Judul("PENDAHULUAN", 1, nomor="BAB I"),
        Judul("Latar Belakang", 2, nomor="A."),
        s.bagian("latar_belakang", "Latar belakang", _latar(bahan)),
        Judul("Dasar Hukum", 2, nomor="B."),
        s.bagian(
            "dasar_hukum",
            "Dasar hukum",
            s.bernomor(bahan.dasar_hukum or DASAR_HUKUM_BAWAAN),
        ),
        Judul("Gambaran Umum Organisasi", 2, nomor="C."),
        Judul("Kedudukan, Tugas, dan Fungsi", 3, nomor="1."),
        s.bagian("organisasi.tugas", "Kedudukan, tugas, dan fungsi", _tugas(bahan, tulis)),
        Judul("Susunan Organisasi dan Sumber Daya", 3, nomor="2."),
        *_susunan(bahan),
        s.bagian(
            "organisasi.pegawai",
            "Sumber daya",
            s.isi_atau_celah(org.pegawai, celah("jumlah dan susunan pegawai", tulis)),
        ),
        Judul("Aspek Strategis", 2, nomor="D."),
        s.bagian(
            "aspek_strategis",
            "Aspek strategis",
            s.isi_atau_celah(org.aspek_strategis, celah("aspek strategis organisasi", tulis)),
        ),
        Judul("Permasalahan Utama (Isu Strategis)", 2, nomor="E."),
        s.bagian(
            "isu_strategis",
            "Isu strategis",
            s.isi_atau_celah(org.isu_strategis, celah("isu strategis yang dihadapi", tulis)),
        ),
        Judul("Tindak Lanjut Hasil Evaluasi Tahun Sebelumnya", 2, nomor="F."),
        s.bagian(
            "tindak_lanjut",
            "Tindak lanjut evaluasi",
            s.isi_atau_celah(
                org.tindak_lanjut,
                celah(f"tindak lanjut evaluasi atas laporan tahun {kata.tahun_lalu(bahan)}", tulis),
            ),
        ),
        Judul("Sistematika Penyajian", 2, nomor="G."),
        s.alinea("Laporan ini disusun dengan sistematika sebagai berikut:"),
        *(s.butir(f"{nama} {isi}") for nama, isi in SISTEMATIKA),
    )


def _latar(bahan: BahanLaporan) -> tuple[Paragraf, ...]:
    i = bahan.identitas
    nama = kata.nama_lengkap(i)
    return (
        s.alinea(
            "Setiap instansi pemerintah wajib mempertanggungjawabkan pelaksanaan tugas dan fungsi "
            "serta pengelolaan sumber daya yang dipercayakan kepadanya. Kewajiban itu dilaksanakan "
            "melalui Sistem Akuntabilitas Kinerja Instansi Pemerintah (SAKIP), yang mencakup "
            "perencanaan, pengukuran, pelaporan, dan evaluasi kinerja."
        ),
        s.alinea(
            f"Laporan Kinerja Instansi Pemerintah (LKjIP) {nama} Tahun {i.tahun} disusun untuk "
            "menyampaikan capaian kinerja dibandingkan dengan target yang diperjanjikan, "
            "menjelaskan sebab keberhasilan atau kegagalannya, dan menjadi dasar perbaikan kinerja "
            "pada tahun berikutnya."
        ),
        *(
            ()
            if bahan.setahun
            else (
                s.alinea(
                    f"Realisasi yang disajikan adalah realisasi {kata.periode(i)}, sedangkan "
                    "target adalah target satu tahun. Karena itu capaian yang belum penuh belum "
                    "berarti target tidak tercapai."
                ),
            )
        ),
    )


def _tugas(bahan: BahanLaporan, tulis: str) -> tuple[Paragraf, ...]:
    org, pihak = bahan.organisasi, s.penyusun(bahan)
    kedudukan = s.paragraf_teks(org.kedudukan)
    tugas = s.isi_atau_celah(org.tugas, Celah("uraian tugas", pihak, tulis))
    if not org.fungsi:
        return (*kedudukan, *tugas, s.alinea(Celah("uraian fungsi", pihak, tulis)))
    pembuka = f"Dalam melaksanakan tugas tersebut, {bahan.identitas.unit_kerja} mempunyai fungsi:"
    return (*kedudukan, *tugas, s.alinea(pembuka), *s.bernomor(org.fungsi))


def _susunan(bahan: BahanLaporan) -> tuple[Blok, ...]:
    i = bahan.identitas
    if not bahan.unit:
        return (s.alinea(Celah("susunan organisasi", s.penyusun(bahan), "Isi register Unit.")),)
    kolom = (
        Kolom("No", 6, Isi.TENGAH),
        Kolom(kata.besar(kata.sebutan_unit(i)), 44),
        Kolom("Penanggung jawab", 50),
    )
    baris = tuple(Baris((str(n), u.nama, u.kepala or "–")) for n, u in enumerate(bahan.unit, 1))
    return (
        s.alinea(
            f"Dalam penyusunan laporan ini {i.unit_kerja} didukung oleh "
            f"{kata.bilangan(len(bahan.unit))} {kata.sebutan_unit(i)} sebagai berikut."
        ),
        Tabel("unit", f"{kata.besar(kata.sebutan_unit(i))} pada {i.unit_kerja}", kolom, baris),
    )
