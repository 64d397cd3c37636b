"""The book as data: tabs, tables, named cells, buttons. Everything else derives from it.

``build.py`` writes it with XlsxWriter, ``verify.py`` compares a book on disk with it, the steps
name its tables, the VBA gets its buttons, the manual lists it.
"""

from __future__ import annotations

from lkjip.book import buttons
from lkjip.book.cells import Cell
from lkjip.book.example import example
from lkjip.book.settings import SETTINGS
from lkjip.book.spec import Column, Kind, Layout, Named, Placed, Tab, TabKind, Table
from lkjip.sop.activities import LANGKAH
from lkjip.sop.completeness import KELENGKAPAN
from lkjip.sop.process.rows import KOLOM
from lkjip.sop.roles import PEMETAAN_BAWAAN

TEKS, TENGAH, BULAT = Kind.TEKS, Kind.TEKS_TENGAH, Kind.BULAT
ANGKA, UANG, PERSEN = Kind.ANGKA, Kind.UANG, Kind.PERSEN
TANGGAL, WAKTU = Kind.TANGGAL, Kind.WAKTU

LEGAL_BASES = (
    "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi "
    "Pemerintah",
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2014 "
    "tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu atas "
    "Laporan Kinerja Instansi Pemerintah",
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 88 Tahun 2021 "
    "tentang Evaluasi Akuntabilitas Kinerja Instansi Pemerintah",
    "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017 (skala nilai peringkat kinerja)",
)
"""The shipped list; the office edits it on the sheet ``Laporan``."""
CITY_WAYS = ("jumlah", "rata-rata", "gabungan", "rata-rata capaian", "nilai")
"""How a city indicator follows from its sources (``steps.kota`` computes them)."""
REPORT_TEXTS = (
    ("kedudukan", "Kedudukan"),
    ("tugas", "Tugas"),
    ("fungsi", "Fungsi (satu baris satu)"),
    ("pegawai", "Sumber daya manusia"),
    ("aspek_strategis", "Aspek strategis"),
    ("isu_strategis", "Isu strategis"),
    ("visi_misi", "Visi dan misi"),
    ("tindak_lanjut", "Tindak lanjut evaluasi"),
)
"""Texts about the office that no form asks for; a blank one is marked in the draft."""
HOLIDAY_YEARS = (2024, 2025, 2026, 2027)
CARD_ROW = 5
"""Step tabs: the row where the card (state, due date, …) begins."""
CARD_LABELS = ("Keadaan", "Tenggat", "Sisa waktu", "Pelaksana", "Yang kurang", "Berikutnya")
BUTTON_ROW = CARD_ROW + len(CARD_LABELS) + 1
TABLE_ROW = BUTTON_ROW + 3
"""Step tabs: the header row of the table; its title stands one row above."""
REGISTER_ROW = 4
"""Other tabs: the header row of the table."""

BUTTON_GAP = 12
"""Pixels between two buttons."""

HOME_LINES = 5
"""Lines of each list on ``Beranda``; more are summed up in the last one."""
HOME_ROWS = {"tengah": 10, "bawah": 16}
"""Rows of the two section heads on ``Beranda``."""
PLAN_BARS = 16
"""Bars of the plan chart: plan and fact of each of the eight steps."""

PROVENANCE = (
    Column("Berkas", 36, Kind.KODE, petunjuk="Nama berkas yang dikirim unit.", cetak=False),
    Column("Lembar", 12, cetak=False),
    Column("Sel", 8, TENGAH, cetak=False),
    Column("Revisi", 8, BULAT, cetak=False),
    Column("Pengirim", 28, cetak=False),
    Column("Diterima", 17, WAKTU, cetak=False),
    Column("Sidik", 18, Kind.SIDIK, petunjuk="Sidik SHA-256 berkas asli.", cetak=False),
)
"""Where an accepted value came from; on every input table."""


def _step_tables() -> tuple[Table, ...]:
    return (
        Table(
            "tblRencana",
            "1 Rencana",
            TABLE_ROW,
            2,
            (
                Column("Langkah", 16),
                Column("Aktivitas", 52),
                Column("Hari Kerja", 11, BULAT),
                Column("Mulai", 14, TANGGAL),
                Column("Tenggat", 14, TANGGAL),
                Column("Selesai", 14, TANGGAL),
                Column("Keadaan", 15, TENGAH, warna=True),
                Column("Sisa Waktu", 24),
                Column("Pelaksana", 46),
            ),
            judul="Rencana delapan langkah SOP",
            rows=tuple(
                {
                    "Langkah": step.tab,
                    "Aktivitas": step.aktivitas,
                    "Hari Kerja": step.waktu_hari,
                    "Keadaan": "belum mulai",
                    "Pelaksana": ", ".join(step.pelaksana),
                }
                for step in LANGKAH
            ),
        ),
        Table(
            "tblPermintaan",
            "2 Permintaan",
            TABLE_ROW,
            2,
            (
                Column("Kode Unit", 16),
                Column("Unit", 44),
                Column("Email", 30),
                Column("Dibuat", 14, TANGGAL),
                Column("Tenggat", 14, TANGGAL),
                Column("Formulir", 40),
                Column("Surat", 46),
                Column("Surel", 46),
            ),
            judul="Permintaan data ke setiap unit",
        ),
        Table(
            "tblPengumpulan",
            "3 Pengumpulan",
            TABLE_ROW,
            2,
            (
                Column("Kode Unit", 16),
                Column("Unit", 44),
                Column("Status", 24, TENGAH, warna=True),
                Column("Tenggat", 14, TANGGAL),
                Column("Diterima", 14, TANGGAL),
                Column("Terlambat (hari kerja)", 13, BULAT),
                Column("Revisi", 8, BULAT),
                Column("Tolak", 8, BULAT),
                Column("Perbaiki", 10, BULAT),
                Column("Catatan", 10, BULAT),
                Column("Berkas", 40),
            ),
            judul="Formulir yang sudah kembali",
        ),
        Table(
            "tblGulungan",
            "4 Analisis",
            TABLE_ROW,
            2,
            (
                Column("Jenjang", 16),
                Column("Uraian", 52),
                Column("Kode", 20),
                Column("Capaian (%)", 12, PERSEN),
                Column("Kategori", 15, TENGAH, warna=True),
                Column("Pagu (Rp)", 18, UANG),
                Column("Realisasi (Rp)", 18, UANG),
                Column("Serapan (%)", 12, PERSEN),
                Column("Efisiensi", 11, PERSEN, petunjuk="Capaian dikurangi serapan."),
                Column("Cara hitung", 44),
            ),
            judul="Capaian dan anggaran dari sub kegiatan sampai keseluruhan",
        ),
        Table(
            "tblKoreksi",
            "5 Draf",
            TABLE_ROW,
            2,
            (
                Column("No", 16, BULAT),
                Column("Koreksi", 52),
                Column("Langkah", 12, TENGAH),
                Column("Putaran", 12, BULAT),
                Column("Jawaban", 52, isian=True, petunjuk="Apa yang sudah diperbaiki."),
                Column("Dijawab", 14, TANGGAL),
                Column("Oleh", 20),
            ),
            judul="Koreksi yang harus dijawab sebelum draf diajukan lagi",
        ),
        Table(
            "tblDraf",
            "5 Draf",
            TABLE_ROW,
            10,
            (
                Column("Versi", 8, BULAT),
                Column("Dibuat", 18, WAKTU),
                Column("Berkas", 44),
                Column("Sidik", 20, Kind.SIDIK, cetak=False),
            ),
            judul="Versi draf",
        ),
        *(
            table
            for nama, tab, isi in (
                ("Reviu", "6 Reviu", "reviu"),
                ("Evaluasi", "8 Evaluasi", "evaluasi"),
            )
            for table in _decision_tables(nama, tab, isi)
        ),
        Table(
            "tblDaftarReviu",
            "Daftar Reviu",
            REGISTER_ROW,
            2,
            (
                Column("Bagian", 22),
                Column("No", 6, BULAT),
                Column("Pernyataan", 60),
                Column("Jawaban", 18, TENGAH, warna=True),
                Column("Bukti", 60),
            ),
        ),
        Table(
            "tblPaket",
            "7 Pengiriman",
            TABLE_ROW,
            2,
            (
                Column("Versi", 16, BULAT),
                Column("Berkas", 52),
                Column("Dikirim", 18, WAKTU),
                Column("Unit", 30),
                Column("Sidik", 24, Kind.SIDIK),
                Column("Hasil", 24, TENGAH, warna=True),
                Column("Keterangan", 52),
            ),
            judul="Paket untuk Bagian Organisasi",
        ),
    )


def _decision_tables(nama: str, tab: str, isi: str) -> tuple[Table, Table]:
    return (
        Table(
            f"tblCatatan{nama}",
            tab,
            TABLE_ROW,
            2,
            (
                Column("Untuk bagian", 20, petunjuk="Boleh kosong; misalnya Bab III.B."),
                Column("Koreksi baru", 60, petunjuk="Satu baris satu koreksi."),
            ),
            judul="Ketik koreksi di sini sebelum mengembalikan draf",
            isian=True,
            rows=tuple({"Koreksi baru": None} for _ in range(6)),
        ),
        Table(
            f"tbl{nama}",
            tab,
            TABLE_ROW,
            5,
            (
                Column("Versi Draf", 14, BULAT),
                Column("Keputusan", 18, TENGAH, warna=True),
                Column("Diajukan", 14, TANGGAL),
                Column("Diputus", 14, TANGGAL),
                Column("Hari Kerja", 10, BULAT),
                Column("Pemutus", 22),
                Column("Peran menurut SOP", 22),
                Column("Catatan", 36),
            ),
            judul=f"Putaran {isi}",
        ),
    )


def _holidays() -> tuple[dict[str, Cell], ...]:
    """The seed of the sheet ``Libur`` for the years that the shipped book covers."""
    from lkjip.sop.calendar.holiday_seed import (
        libur_bawaan,  # late: every command imports this module
    )

    return tuple(
        {"Tanggal": day.tanggal, "Nama": day.nama, "Jenis": day.jenis}
        for year in HOLIDAY_YEARS
        for day in libur_bawaan(year)
    )


def _registers() -> tuple[Table, ...]:
    return (
        Table(
            "tblUnit",
            "Unit",
            REGISTER_ROW,
            2,
            (
                Column("Kode Unit", 14, petunjuk="Singkat dan tetap, misalnya SB-PEM."),
                Column("Unit", 44),
                Column("Kepala", 48, petunjuk="Jabatan yang dituju surat."),
                Column("Nama Kepala", 30),
                Column("NIP", 22),
                Column("Email", 34),
                Column("Aktif", 8, TENGAH, ("ya", "tidak")),
            ),
            isian=True,
            rows=example("unit"),
        ),
        Table(
            "tblIndikator",
            "Indikator",
            REGISTER_ROW,
            2,
            (
                Column("Kode", 9, petunjuk="Kunci indikator; tetap setelah formulir dikirim."),
                Column("Kode Program", 19, petunjuk="Kode di lembar Program."),
                Column("Indikator", 54),
                Column("Satuan", 18),
                Column("Target", 13, ANGKA),
                Column("Arah", 10, TENGAH, ("naik", "turun", "tetap", "rentang")),
                Column("Rumus", 10, TENGAH, ("selisih", "banding")),
                Column("Akumulasi", 11, TENGAH, ("jumlah", "akhir", "rata", "maks")),
                Column("Sumber", 22, TENGAH, ("isian unit", "gabungan sub kegiatan")),
                Column("Kode Unit", 14),
                Column("Bobot", 8, ANGKA),
                Column("Realisasi Tahun Lalu", 13, ANGKA),
                Column("Target Akhir Renstra", 13, ANGKA),
                Column("Standar Nasional", 13, ANGKA),
            ),
            isian=True,
            rows=example("indikator"),
        ),
        Table(
            "tblProgram",
            "Program",
            REGISTER_ROW,
            2,
            (
                Column("Kode", 20),
                Column("Jenjang", 14, TENGAH, ("Program", "Kegiatan", "Sub Kegiatan")),
                Column("Uraian", 54),
                Column("Induk", 18, petunjuk="Kode satu tingkat di atasnya."),
                Column("Kode Unit", 14, petunjuk="Unit pelaksana; hanya untuk sub kegiatan."),
                Column("Sasaran", 54),
                Column("Pagu", 19, UANG, petunjuk="Rupiah; hanya untuk sub kegiatan."),
            ),
            isian=True,
            rows=example("program"),
        ),
        Table(
            "tblPengaturan",
            "Pengaturan",
            REGISTER_ROW,
            2,
            (
                Column("Kunci", 18),
                Column("Pengaturan", 36),
                Column("Nilai", 34, isian=True),
                Column("Keterangan", 62),
            ),
            isian=True,
            rows=tuple(
                {
                    "Kunci": s.kunci,
                    "Pengaturan": s.label,
                    "Nilai": s.nilai,
                    "Keterangan": s.keterangan,
                }
                for s in SETTINGS
            ),
        ),
        Table(
            "tblSkala",
            "Pengaturan",
            REGISTER_ROW,
            7,
            (
                Column("Batas Bawah (%)", 16, ANGKA),
                Column("Kategori", 18, petunjuk="Mulai batas bawah; nilai tidak dibulatkan."),
            ),
            isian=True,
            rows=(
                {"Batas Bawah (%)": 91, "Kategori": "Sangat Tinggi"},
                {"Batas Bawah (%)": 76, "Kategori": "Tinggi"},
                {"Batas Bawah (%)": 66, "Kategori": "Sedang"},
                {"Batas Bawah (%)": 51, "Kategori": "Rendah"},
                {"Batas Bawah (%)": 0, "Kategori": "Sangat Rendah"},
            ),
        ),
        Table(
            "tblPeran",
            "Pengaturan",
            REGISTER_ROW,
            10,
            (
                Column("Peran menurut SOP", 30),
                Column("Pejabat", 40, isian=True, petunjuk="Pejabat yang menjalankan peran itu."),
            ),
            isian=True,
            rows=tuple(
                {"Peran menurut SOP": peran, "Pejabat": pejabat}
                for peran, pejabat in PEMETAAN_BAWAAN.items()
            ),
        ),
        Table(
            "tblDasarHukum",
            "Laporan",
            REGISTER_ROW,
            2,
            (Column("Dasar Hukum", 90, petunjuk="Satu baris satu peraturan; dicetak di Bab I."),),
            isian=True,
            rows=tuple({"Dasar Hukum": basis} for basis in LEGAL_BASES),
        ),
        Table(
            "tblOrganisasi",
            "Laporan",
            REGISTER_ROW,
            4,
            (
                Column("Kunci", 18),
                Column("Bagian", 30),
                Column("Teks", 100, isian=True, petunjuk="Dicetak apa adanya; kosong: ditandai."),
            ),
            isian=True,
            rows=tuple(
                {"Kunci": key, "Bagian": label, "Teks": None} for key, label in REPORT_TEXTS
            ),
        ),
        Table(
            "tblLibur",
            "Libur",
            REGISTER_ROW,
            2,
            (
                Column("Tanggal", 22, TANGGAL),
                Column("Nama", 56),
                Column("Jenis", 18, TENGAH, ("libur nasional", "cuti bersama", "libur daerah")),
            ),
            isian=True,
            seed=_holidays,
        ),
    )


def _inputs() -> tuple[Table, ...]:
    return (
        Table(
            "tblIsianKinerja",
            "Isian Kinerja",
            REGISTER_ROW,
            2,
            (
                Column("Kode Unit", 14),
                Column("Kode", 9),
                Column("Indikator", 54),
                Column("Satuan", 16),
                Column("Target", 12, ANGKA),
                Column("TW I", 11, ANGKA),
                Column("TW II", 11, ANGKA),
                Column("TW III", 11, ANGKA),
                Column("TW IV", 11, ANGKA),
                Column("Realisasi", 12, ANGKA),
                Column("Status", 13, TENGAH),
                Column("Keterangan", 40),
                *PROVENANCE,
            ),
        ),
        Table(
            "tblIsianAnggaran",
            "Isian Anggaran",
            REGISTER_ROW,
            2,
            (
                Column("Kode Unit", 14),
                Column("Kode", 20),
                Column("Sub Kegiatan", 46),
                Column("Pagu", 18, UANG),
                Column("Realisasi", 18, UANG),
                Column("Serapan (%)", 12, PERSEN),
                Column("Keterangan", 40),
                *PROVENANCE,
            ),
        ),
        Table(
            "tblIsianAnalisis",
            "Isian Analisis",
            REGISTER_ROW,
            2,
            (
                Column("Kode Unit", 14),
                Column("Kode", 9),
                Column("Butir", 14, TENGAH),
                Column("Pertanyaan", 44),
                Column("Jawaban", 80),
                *PROVENANCE,
            ),
        ),
        Table(
            "tblBukti",
            "Bukti",
            REGISTER_ROW,
            2,
            (
                Column("Kode Unit", 14),
                Column("Kode", 9),
                Column("Dokumen", 50),
                Column("Nomor dan Tanggal", 34),
                Column("Lokasi", 44),
                *PROVENANCE,
            ),
        ),
    )


def _results() -> tuple[Table, ...]:
    return (
        Table(
            "tblJawaban",
            "Jawaban",
            REGISTER_ROW,
            2,
            (
                Column("Kode Unit", 14),
                Column("Unit", 44),
                Column("Diminta", 14, TANGGAL),
                Column("Surel Terkirim", 14, TANGGAL, petunjuk="Hanya lewat akun surel kantor."),
                Column("Diingatkan", 14, TANGGAL, petunjuk="Hari terakhir."),
                Column("Kali Diingatkan", 12, BULAT),
                Column("Diterima", 14, TANGGAL, petunjuk="Kiriman pertama."),
                Column("Kali Dikirim", 10, BULAT),
                Column("Dikembalikan", 14, TANGGAL, petunjuk="Hari terakhir."),
                Column("Lengkap", 14, TANGGAL),
                Column("Status", 26, TENGAH, warna=True),
            ),
        ),
        Table(
            "tblKiriman",
            "Kiriman",
            REGISTER_ROW,
            2,
            (
                Column("Waktu", 18, WAKTU),
                Column("Kode Unit", 14),
                Column("Berkas", 44),
                Column("Pengirim", 30),
                Column("Revisi", 8, BULAT),
                Column("Hasil", 26, TENGAH, warna=True),
                Column("Tolak", 8, BULAT),
                Column("Perbaiki", 9, BULAT),
                Column("Catatan", 9, BULAT),
                Column("Arsip", 60, Kind.KODE, cetak=False),
                Column("Sidik", 20, Kind.SIDIK, cetak=False),
                Column("Sidik Isi", 20, Kind.SIDIK, cetak=False),
            ),
        ),
        Table(
            "tblKelengkapan",
            "Kelengkapan",
            REGISTER_ROW,
            2,
            (
                Column("Kunci", 16),
                Column("Langkah", 16),
                Column("Kelengkapan", 60),
                Column("Cara", 18, TENGAH),
                Column("Wajib", 9, TENGAH),
                Column(
                    "Ada",
                    9,
                    TENGAH,
                    ("ya", "tidak"),
                    "Hanya untuk yang dicentang orang.",
                    isian=True,
                    hanya=("Cara", "dicentang orang"),
                ),
            ),
            rows=tuple(
                {
                    "Kunci": item.kunci,
                    "Langkah": LANGKAH[item.langkah - 1].tab,
                    "Kelengkapan": item.teks,
                    "Cara": item.cara,
                    "Wajib": "ya" if item.wajib else "tidak",
                    "Ada": "tidak",
                }
                for item in KELENGKAPAN
            ),
        ),
        Table(
            "tblIndikatorKota",
            "Kota",
            REGISTER_ROW,
            2,
            (
                Column("Kode", 10, isian=True),
                Column("Sasaran", 44, isian=True),
                Column("Indikator", 54, isian=True),
                Column("Satuan", 16, isian=True),
                Column("Target", 12, ANGKA, isian=True),
                Column("Arah", 10, TENGAH, ("naik", "turun", "tetap", "rentang"), isian=True),
                Column(
                    "Cara",
                    16,
                    TENGAH,
                    CITY_WAYS,
                    "Bagaimana realisasi kota dihitung dari sumbernya.",
                    isian=True,
                ),
                Column("Sumber", 34, petunjuk="OPD:kode; OPD:kode", isian=True),
                Column("Realisasi", 12, ANGKA),
                Column("Capaian (%)", 12, PERSEN),
                Column("Kategori", 15, TENGAH, warna=True),
                Column("Rumus yang dipakai", 44),
            ),
        ),
        Table(
            "tblOpd",
            "OPD",
            REGISTER_ROW,
            2,
            (
                Column("Kode Unit", 14),
                Column("OPD", 44),
                Column("Status", 18, TENGAH, warna=True),
                Column("Versi", 8, BULAT),
                Column("Indikator", 10, BULAT),
                Column("Capaian (%)", 12, PERSEN),
                Column("Kategori", 15, TENGAH, warna=True),
                Column("Pagu (Rp)", 19, UANG),
                Column("Realisasi (Rp)", 19, UANG),
                Column("Serapan (%)", 12, PERSEN),
                Column("Paket", 44, Kind.KODE),
                Column("Keterangan", 44),
            ),
        ),
        Table(
            "tblIsianOpd",
            "Isian OPD",
            REGISTER_ROW,
            2,
            (
                Column("Kode Unit", 14),
                Column("Kode", 12),
                Column("Kode Program", 20),
                Column("Indikator", 54),
                Column("Satuan", 16),
                Column("Target", 12, ANGKA),
                Column("Realisasi", 12, ANGKA),
                Column("Status", 14, TENGAH),
                Column("Capaian (%)", 12, PERSEN),
                Column("Paket", 44, Kind.KODE),
                Column("Sidik", 20, Kind.SIDIK, cetak=False),
            ),
        ),
        Table(
            "tblPeristiwa",
            "Proses",
            REGISTER_ROW,
            2,
            tuple(
                Column(
                    name,
                    40 if name == "uraian" else 16,
                    TANGGAL if name == "tanggal" else TEKS,
                )
                for name in KOLOM
            ),
        ),
        Table(
            "tblCapaian",
            "Capaian",
            REGISTER_ROW,
            2,
            (
                Column("Kode", 9),
                Column("Kode Program", 20),
                Column("Indikator", 54),
                Column("Satuan", 16),
                Column("Target", 12, ANGKA),
                Column("Realisasi", 12, ANGKA),
                Column("Status", 13, TENGAH),
                Column("Arah", 9, TENGAH),
                Column("Capaian (%)", 12, PERSEN),
                Column("Kategori", 15, TENGAH, warna=True),
                Column("Rumus yang dipakai", 34),
                Column("Realisasi Tahun Lalu", 13, ANGKA),
                Column("Perubahan", 13, ANGKA),
                Column("Sumber", 22, TENGAH),
                Column("Unit", 40),
                Column("Sasaran", 44),
            ),
        ),
        Table(
            "tblTemuan",
            "Temuan",
            REGISTER_ROW,
            2,
            (
                Column("Kode", 8, TENGAH),
                Column("Tingkat", 16, TENGAH, warna=True),
                Column("Unit", 14),
                Column("Berkas", 34),
                Column("Lembar", 13),
                Column("Sel", 8, TENGAH),
                Column("Isian", 34),
                Column("Nilai", 20),
                Column("Pesan", 64),
                Column("Perbaikan", 52),
                Column("Langkah", 14, TENGAH),
            ),
        ),
        Table(
            "tblRiwayat",
            "Riwayat",
            REGISTER_ROW,
            2,
            (
                Column("No", 6, BULAT),
                Column("Waktu", 18, WAKTU),
                Column("Pelaku", 18),
                Column("Langkah", 14),
                Column("Tindakan", 20),
                Column("Objek", 26),
                Column("Status", 24, TENGAH, warna=True),
                Column("Keterangan", 70),
                Column("Tabel", 30, Kind.KODE, cetak=False),
                Column("Cadangan", 40, Kind.KODE, cetak=False),
                Column("Sidik Sebelum", 18, Kind.SIDIK, cetak=False),
                Column("Sidik Sesudah", 18, Kind.SIDIK, cetak=False),
                Column("Rantai", 18, Kind.SIDIK, petunjuk="Sidik sampai baris ini.", cetak=False),
            ),
        ),
    )


def _beranda_names() -> tuple[Named, ...]:
    tab = "Beranda"
    middle, bottom = HOME_ROWS["tengah"], HOME_ROWS["bawah"]
    return (
        Named("beranda_judul", tab, 1, 2),
        Named("beranda_hari_ini", tab, 1, 13),
        Named("beranda_langkah", tab, 4, 2, 3, 16),
        Named("beranda_tindakan", tab, 8, 4),
        Named("beranda_pengumpulan_judul", tab, middle, 2),
        Named("beranda_pengumpulan", tab, middle + 1, 2, HOME_LINES, 5),
        Named("beranda_sasaran_judul", tab, middle, 8),
        Named("beranda_rencana_judul", tab, bottom, 2),
        Named("beranda_temuan", tab, middle + 1, 14, 3, 4),
        Named("beranda_anggaran", tab, bottom + 1, 14, 4, 4),
        Named("grafik_sasaran", "Proses", REGISTER_ROW, 21, HOME_LINES, 6),
        Named("grafik_rencana", "Proses", REGISTER_ROW, 29, PLAN_BARS, 4),
    )


def _typed_text(nama: str, tab: str, label: str) -> Named:
    """A yellow cell below a step's card, for the reason of a decision."""
    row = CARD_ROW + len(CARD_LABELS)
    return Named(nama, tab, row, 3, isian=True, label=label)


def _step_names() -> tuple[Named, ...]:
    cards = tuple(
        Named(f"langkah{step.no}_keadaan", step.tab, CARD_ROW, 3, len(CARD_LABELS))
        for step in LANGKAH
    )
    return (
        *cards,
        _typed_text("tutup_alasan", "3 Pengumpulan", "Alasan menutup"),
        _typed_text("tarik_alasan", "5 Draf", "Alasan menarik draf"),
        Named(
            "rencana_mulai",
            "1 Rencana",
            CARD_ROW + len(CARD_LABELS),
            3,
            kind=TANGGAL,
            isian=True,
            label="Tanggal mulai",
        ),
    )


def _tabs() -> tuple[Tab, ...]:
    def register(nama: str, codename: str, judul: str, keterangan: str, kind: TabKind) -> Tab:
        return Tab(nama, codename, kind, judul, keterangan, beku=(REGISTER_ROW, 3))

    steps = tuple(
        Tab(step.tab, f"Langkah{step.no}", TabKind.LANGKAH, step.pendek, step.aktivitas, step.no)
        for step in LANGKAH
    )
    reg, isian, hasil = TabKind.REGISTER, TabKind.ISIAN, TabKind.HASIL
    return (
        Tab("Beranda", "Beranda", TabKind.BERANDA, "Beranda"),
        *steps,
        register(
            "Unit", "RegUnit", "Unit", "Siapa yang diminta mengisi; satu baris, satu unit.", reg
        ),
        register(
            "Indikator",
            "RegIndikator",
            "Indikator",
            "Indikator kinerja dengan target, arah, dan cara menghitungnya.",
            reg,
        ),
        register(
            "Program",
            "RegProgram",
            "Program",
            "Program, kegiatan, dan sub kegiatan dengan pagu; jumlah dihitung, tidak diketik.",
            reg,
        ),
        register(
            "Pengaturan",
            "RegPengaturan",
            "Pengaturan",
            "Ubah hanya kolom Nilai; skala kategori di sebelah kanan boleh disesuaikan.",
            reg,
        ),
        register(
            "Laporan",
            "RegLaporan",
            "Laporan",
            "Dasar hukum dan uraian tentang kantor yang dicetak di Bab I.",
            reg,
        ),
        register(
            "Libur",
            "RegLibur",
            "Libur",
            "Hari libur dan cuti bersama; tambahkan libur daerah di baris paling bawah.",
            reg,
        ),
        register(
            "Isian Kinerja",
            "IsianKinerja",
            "Isian Kinerja",
            "Realisasi dari formulir yang diterima; ditulis program, asal tiap angka di kanan.",
            isian,
        ),
        register(
            "Isian Anggaran",
            "IsianAnggaran",
            "Isian Anggaran",
            "Realisasi anggaran dari formulir yang diterima.",
            isian,
        ),
        register(
            "Isian Analisis",
            "IsianAnalisis",
            "Isian Analisis",
            "Penjelasan unit atas setiap indikator.",
            isian,
        ),
        register("Bukti", "IsianBukti", "Bukti", "Dokumen pendukung yang disebut unit.", isian),
        register(
            "Capaian", "HasilCapaian", "Capaian", "Capaian setiap indikator dan rumusnya.", hasil
        ),
        register(
            "Daftar Reviu",
            "HasilDaftarReviu",
            "Daftar reviu",
            "Daftar PermenPANRB 53/2014 atas draf terakhir, diisi sejauh program dapat melihat.",
            hasil,
        ),
        register(
            "Jawaban",
            "HasilJawaban",
            "Jawaban unit",
            "Siapa yang diminta, diingatkan, menjawab, dan dikembalikan formulirnya, dan kapan.",
            hasil,
        ),
        register(
            "Kiriman",
            "HasilKiriman",
            "Kiriman",
            "Semua berkas yang pernah masuk, juga yang ditolak dan yang dilewati.",
            hasil,
        ),
        register(
            "Kelengkapan",
            "HasilKelengkapan",
            "Kelengkapan",
            "Kelengkapan menurut SOP; yang dicentang orang diisi ya di kolom Ada.",
            hasil,
        ),
        register(
            "Temuan",
            "HasilTemuan",
            "Temuan",
            "Yang ditolak, perlu diperbaiki, atau perlu diketahui; kosong: tidak ada temuan.",
            hasil,
        ),
        register(
            "Riwayat",
            "HasilRiwayat",
            "Riwayat",
            "Semua tindakan menurut waktu; hanya bertambah, tidak dihapus.",
            hasil,
        ),
        register(
            "Kota",
            "HasilKota",
            "Indikator kota",
            "Hanya untuk tingkat kota: indikator kota dengan target sendiri dan OPD sumbernya.",
            hasil,
        ),
        register(
            "OPD",
            "HasilOpd",
            "OPD",
            "Hanya untuk tingkat kota: paket, capaian, dan anggaran setiap OPD.",
            hasil,
        ),
        register(
            "Isian OPD",
            "HasilIsianOpd",
            "Isian OPD",
            "Hanya untuk tingkat kota: indikator dari semua paket yang diterima.",
            hasil,
        ),
        Tab(
            "Proses",
            "HasilProses",
            TabKind.SISTEM,
            "Catatan proses",
            "Ditulis program; keadaan delapan langkah dihitung dari catatan ini.",
        ),
        Tab("xlwings.conf", "XlwingsConf", TabKind.SISTEM),
    )


def _buttons() -> tuple[Placed, ...]:
    placed: list[Placed] = []
    for step in LANGKAH:
        x = 2
        for i, button in enumerate((*buttons.BY_STEP[step.no], *buttons.COMMON)):
            width, height = (240, 40) if i == 0 else (190, 28)
            placed.append(
                Placed(button, step.tab, BUTTON_ROW, 2, width, height, utama=i == 0, x=x, y=12)
            )
            x += width + BUTTON_GAP
    placed.append(Placed(buttons.LANJUT, "Beranda", 8, 14, 150, 36, utama=True))
    placed.append(Placed(buttons.STATUS, "Beranda", 8, 14, 118, 28, x=158))
    return tuple(placed)


LAYOUT = Layout(
    tabs=_tabs(),
    tables=(*_step_tables(), *_registers(), *_inputs(), *_results()),
    names=(
        *_beranda_names(),
        *_step_names(),
        Named("stempel_jalan", "xlwings.conf", 20, 2),
        Named("riwayat_ujung", "xlwings.conf", 21, 2),
    ),
    buttons=_buttons(),
)
