"""The book as data: tabs, tables, named cells, buttons. Everything else derives from it.

``build.py`` writes it with XlsxWriter, ``verify.py`` compares a book on disk with it, the steps
name its tables, the VBA gets its buttons, the manual lists it.
"""

from __future__ import annotations

from lkjip.book import buttons
from lkjip.book.cells import Cell
from lkjip.book.spec import Column, Kind, Layout, Named, Placed, Tab, TabKind, Table
from lkjip.sop.activities import STEPS
from lkjip.sop.completeness import COMPLETENESS_ITEMS
from lkjip.sop.process.rows import COLUMNS
from lkjip.sop.roles import DEFAULT_MAPPING
from lkjip.tables import registers as declared
from lkjip.tables.settings import SETTINGS
from lkjip.tables.shipped import example

TEXT, CENTRED, INTEGER = Kind.TEXT, Kind.CENTRED_TEXT, Kind.INTEGER
NUMBER, MONEY, PERCENT = Kind.NUMBER, Kind.MONEY, Kind.PERCENT
DATE, TIME = Kind.DATE, Kind.TIME

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
"""How a city indicator follows from its sources (``steps.city`` computes them)."""
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
    Column("Berkas", 36, Kind.CODE, hint="Nama berkas yang dikirim unit.", print_out=False),
    Column("Lembar", 12, print_out=False),
    Column("Sel", 8, CENTRED, print_out=False),
    Column("Revisi", 8, INTEGER, print_out=False),
    Column("Pengirim", 28, print_out=False),
    Column("Diterima", 17, TIME, print_out=False),
    Column("Sidik", 18, Kind.FINGERPRINT, hint="Sidik SHA-256 berkas asli.", print_out=False),
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
                Column("Hari Kerja", 11, INTEGER),
                Column("Mulai", 14, DATE),
                Column("Tenggat", 14, DATE),
                Column("Selesai", 14, DATE),
                Column("Keadaan", 15, CENTRED, colour=True),
                Column("Sisa Waktu", 24),
                Column("Pelaksana", 46),
            ),
            title="Rencana delapan langkah SOP",
            rows=tuple(
                {
                    "Langkah": step.tab,
                    "Aktivitas": step.activity,
                    "Hari Kerja": step.duration_days,
                    "Keadaan": "belum mulai",
                    "Pelaksana": ", ".join(step.performer),
                }
                for step in STEPS
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
                Column("Dibuat", 14, DATE),
                Column("Tenggat", 14, DATE),
                Column("Formulir", 40),
                Column("Surat", 46),
                Column("Surel", 46),
            ),
            title="Permintaan data ke setiap unit",
        ),
        Table(
            "tblPengumpulan",
            "3 Pengumpulan",
            TABLE_ROW,
            2,
            (
                Column("Kode Unit", 16),
                Column("Unit", 44),
                Column("Status", 24, CENTRED, colour=True),
                Column("Tenggat", 14, DATE),
                Column("Diterima", 14, DATE),
                Column("Terlambat (hari kerja)", 13, INTEGER),
                Column("Revisi", 8, INTEGER),
                Column("Tolak", 8, INTEGER),
                Column("Perbaiki", 10, INTEGER),
                Column("Catatan", 10, INTEGER),
                Column("Berkas", 40),
            ),
            title="Formulir yang sudah kembali",
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
                Column("Capaian (%)", 12, PERCENT),
                Column("Kategori", 15, CENTRED, colour=True),
                Column("Pagu (Rp)", 18, MONEY),
                Column("Realisasi (Rp)", 18, MONEY),
                Column("Serapan (%)", 12, PERCENT),
                Column("Efisiensi", 11, PERCENT, hint="Capaian dikurangi serapan."),
                Column("Cara hitung", 44),
            ),
            title="Capaian dan anggaran dari sub kegiatan sampai keseluruhan",
        ),
        Table(
            "tblKoreksi",
            "5 Draf",
            TABLE_ROW,
            2,
            (
                Column("No", 16, INTEGER),
                Column("Koreksi", 52),
                Column("Langkah", 12, CENTRED),
                Column("Putaran", 12, INTEGER),
                Column("Jawaban", 52, entry=True, hint="Apa yang sudah diperbaiki."),
                Column("Dijawab", 14, DATE),
                Column("Oleh", 20),
            ),
            title="Koreksi yang harus dijawab sebelum draf diajukan lagi",
        ),
        Table(
            "tblDraf",
            "5 Draf",
            TABLE_ROW,
            10,
            (
                Column("Versi", 8, INTEGER),
                Column("Dibuat", 18, TIME),
                Column("Berkas", 44),
                Column("Sidik", 20, Kind.FINGERPRINT, print_out=False),
            ),
            title="Versi draf",
        ),
        *(
            table
            for name, tab, content in (
                ("Reviu", "6 Reviu", "reviu"),
                ("Evaluasi", "8 Evaluasi", "evaluasi"),
            )
            for table in _decision_tables(name, tab, content)
        ),
        Table(
            "tblDaftarReviu",
            "Daftar Reviu",
            REGISTER_ROW,
            2,
            (
                Column("Bagian", 22),
                Column("No", 6, INTEGER),
                Column("Pernyataan", 60),
                Column("Jawaban", 18, CENTRED, colour=True),
                Column("Bukti", 60),
            ),
        ),
        Table(
            "tblPaket",
            "7 Pengiriman",
            TABLE_ROW,
            2,
            (
                Column("Versi", 16, INTEGER),
                Column("Berkas", 52),
                Column("Dikirim", 18, TIME),
                Column("Unit", 30),
                Column("Sidik", 24, Kind.FINGERPRINT),
                Column("Hasil", 24, CENTRED, colour=True),
                Column("Keterangan", 52),
            ),
            title="Paket untuk Bagian Organisasi",
        ),
    )


def _decision_tables(name: str, tab: str, content: str) -> tuple[Table, Table]:
    return (
        Table(
            f"tblCatatan{name}",
            tab,
            TABLE_ROW,
            2,
            (
                Column("Untuk bagian", 20, hint="Boleh kosong; misalnya Bab III.B."),
                Column("Koreksi baru", 60, hint="Satu baris satu koreksi."),
            ),
            title="Ketik koreksi di sini sebelum mengembalikan draf",
            entry=True,
            rows=tuple({"Koreksi baru": None} for _ in range(6)),
        ),
        Table(
            f"tbl{name}",
            tab,
            TABLE_ROW,
            5,
            (
                Column("Versi Draf", 14, INTEGER),
                Column("Keputusan", 18, CENTRED, colour=True),
                Column("Diajukan", 14, DATE),
                Column("Diputus", 14, DATE),
                Column("Hari Kerja", 10, INTEGER),
                Column("Pemutus", 22),
                Column("Peran menurut SOP", 22),
                Column("Catatan", 36),
            ),
            title=f"Putaran {content}",
        ),
    )


def _holidays() -> tuple[dict[str, Cell], ...]:
    """The seed of the sheet ``Libur`` for the years that the shipped book covers."""
    from lkjip.sop.calendar.holiday_seed import (
        default_holidays,  # late: every command imports this module
    )

    return tuple(
        {"Tanggal": day.on_date, "Nama": day.name, "Jenis": day.kind}
        for year in HOLIDAY_YEARS
        for day in default_holidays(year)
    )


def _registers() -> tuple[Table, ...]:
    return (
        Table(
            "tblUnit",
            "Unit",
            REGISTER_ROW,
            2,
            (
                Column("Kode Unit", 14, hint="Singkat dan tetap, misalnya SB-PEM."),
                Column("Unit", 44),
                Column("Kepala", 48, hint="Jabatan yang dituju surat."),
                Column("Nama Kepala", 30),
                Column("NIP", 22),
                Column("Email", 34),
                Column("Aktif", 8, CENTRED, ("ya", "tidak")),
            ),
            entry=True,
            rows=example("unit", declared.UNITS.columns),
        ),
        Table(
            "tblIndikator",
            "Indikator",
            REGISTER_ROW,
            2,
            (
                Column("Kode", 9, hint="Kunci indikator; tetap setelah formulir dikirim."),
                Column("Kode Program", 19, hint="Kode di lembar Program."),
                Column("Indikator", 54),
                Column("Satuan", 18),
                Column("Target", 13, NUMBER),
                Column("Arah", 10, CENTRED, ("naik", "turun", "tetap", "rentang")),
                Column("Rumus", 10, CENTRED, ("selisih", "banding")),
                Column("Akumulasi", 11, CENTRED, ("jumlah", "akhir", "rata", "maks")),
                Column("Sumber", 22, CENTRED, ("isian unit", "gabungan sub kegiatan")),
                Column("Kode Unit", 14),
                Column("Bobot", 8, NUMBER),
                Column("Realisasi Tahun Lalu", 13, NUMBER),
                Column("Target Akhir Renstra", 13, NUMBER),
                Column("Standar Nasional", 13, NUMBER),
            ),
            entry=True,
            rows=example("indikator", declared.INDICATORS.columns),
        ),
        Table(
            "tblProgram",
            "Program",
            REGISTER_ROW,
            2,
            (
                Column("Kode", 20),
                Column("Jenjang", 14, CENTRED, ("Program", "Kegiatan", "Sub Kegiatan")),
                Column("Uraian", 54),
                Column("Induk", 18, hint="Kode satu tingkat di atasnya."),
                Column("Kode Unit", 14, hint="Unit pelaksana; hanya untuk sub kegiatan."),
                Column("Sasaran", 54),
                Column("Pagu", 19, MONEY, hint="Rupiah; hanya untuk sub kegiatan."),
            ),
            entry=True,
            rows=example("program", declared.PROGRAMS.columns),
        ),
        Table(
            "tblPengaturan",
            "Pengaturan",
            REGISTER_ROW,
            2,
            (
                Column("Kunci", 18),
                Column("Pengaturan", 36),
                Column("Nilai", 34, entry=True),
                Column("Keterangan", 62),
            ),
            entry=True,
            rows=tuple(
                {
                    "Kunci": s.key,
                    "Pengaturan": s.label,
                    "Nilai": s.value,
                    "Keterangan": s.remark,
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
                Column("Batas Bawah (%)", 16, NUMBER),
                Column("Kategori", 18, hint="Mulai batas bawah; nilai tidak dibulatkan."),
            ),
            entry=True,
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
                Column("Pejabat", 40, entry=True, hint="Pejabat yang menjalankan peran itu."),
            ),
            entry=True,
            rows=tuple(
                {"Peran menurut SOP": role, "Pejabat": official}
                for role, official in DEFAULT_MAPPING.items()
            ),
        ),
        Table(
            "tblDasarHukum",
            "Laporan",
            REGISTER_ROW,
            2,
            (Column("Dasar Hukum", 90, hint="Satu baris satu peraturan; dicetak di Bab I."),),
            entry=True,
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
                Column("Teks", 100, entry=True, hint="Dicetak apa adanya; kosong: ditandai."),
            ),
            entry=True,
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
                Column("Tanggal", 22, DATE),
                Column("Nama", 56),
                Column("Jenis", 18, CENTRED, ("libur nasional", "cuti bersama", "libur daerah")),
            ),
            entry=True,
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
                Column("Target", 12, NUMBER),
                Column("TW I", 11, NUMBER),
                Column("TW II", 11, NUMBER),
                Column("TW III", 11, NUMBER),
                Column("TW IV", 11, NUMBER),
                Column("Realisasi", 12, NUMBER),
                Column("Status", 13, CENTRED),
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
                Column("Pagu", 18, MONEY),
                Column("Realisasi", 18, MONEY),
                Column("Serapan (%)", 12, PERCENT),
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
                Column("Butir", 14, CENTRED),
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
                Column("Diminta", 14, DATE),
                Column("Surel Terkirim", 14, DATE, hint="Hanya lewat akun surel kantor."),
                Column("Diingatkan", 14, DATE, hint="Hari terakhir."),
                Column("Kali Diingatkan", 12, INTEGER),
                Column("Diterima", 14, DATE, hint="Kiriman pertama."),
                Column("Kali Dikirim", 10, INTEGER),
                Column("Dikembalikan", 14, DATE, hint="Hari terakhir."),
                Column("Lengkap", 14, DATE),
                Column("Status", 26, CENTRED, colour=True),
            ),
        ),
        Table(
            "tblKiriman",
            "Kiriman",
            REGISTER_ROW,
            2,
            (
                Column("Waktu", 18, TIME),
                Column("Kode Unit", 14),
                Column("Berkas", 44),
                Column("Pengirim", 30),
                Column("Revisi", 8, INTEGER),
                Column("Hasil", 26, CENTRED, colour=True),
                Column("Tolak", 8, INTEGER),
                Column("Perbaiki", 9, INTEGER),
                Column("Catatan", 9, INTEGER),
                Column("Arsip", 60, Kind.CODE, print_out=False),
                Column("Sidik", 20, Kind.FINGERPRINT, print_out=False),
                Column("Sidik Isi", 20, Kind.FINGERPRINT, print_out=False),
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
                Column("Cara", 18, CENTRED),
                Column("Wajib", 9, CENTRED),
                Column(
                    "Ada",
                    9,
                    CENTRED,
                    ("ya", "tidak"),
                    "Hanya untuk yang dicentang orang.",
                    entry=True,
                    only_where=("Cara", "dicentang orang"),
                ),
            ),
            rows=tuple(
                {
                    "Kunci": item.key,
                    "Langkah": STEPS[item.sop_step - 1].tab,
                    "Kelengkapan": item.text,
                    "Cara": item.method,
                    "Wajib": "ya" if item.required else "tidak",
                    "Ada": "tidak",
                }
                for item in COMPLETENESS_ITEMS
            ),
        ),
        Table(
            "tblIndikatorKota",
            "Kota",
            REGISTER_ROW,
            2,
            (
                Column("Kode", 10, entry=True),
                Column("Sasaran", 44, entry=True),
                Column("Indikator", 54, entry=True),
                Column("Satuan", 16, entry=True),
                Column("Target", 12, NUMBER, entry=True),
                Column("Arah", 10, CENTRED, ("naik", "turun", "tetap", "rentang"), entry=True),
                Column(
                    "Cara",
                    16,
                    CENTRED,
                    CITY_WAYS,
                    "Bagaimana realisasi kota dihitung dari sumbernya.",
                    entry=True,
                ),
                Column("Sumber", 34, hint="OPD:kode; OPD:kode", entry=True),
                Column("Realisasi", 12, NUMBER),
                Column("Capaian (%)", 12, PERCENT),
                Column("Kategori", 15, CENTRED, colour=True),
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
                Column("Status", 18, CENTRED, colour=True),
                Column("Versi", 8, INTEGER),
                Column("Indikator", 10, INTEGER),
                Column("Capaian (%)", 12, PERCENT),
                Column("Kategori", 15, CENTRED, colour=True),
                Column("Pagu (Rp)", 19, MONEY),
                Column("Realisasi (Rp)", 19, MONEY),
                Column("Serapan (%)", 12, PERCENT),
                Column("Paket", 44, Kind.CODE),
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
                Column("Target", 12, NUMBER),
                Column("Realisasi", 12, NUMBER),
                Column("Status", 14, CENTRED),
                Column("Capaian (%)", 12, PERCENT),
                Column("Paket", 44, Kind.CODE),
                Column("Sidik", 20, Kind.FINGERPRINT, print_out=False),
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
                    DATE if name == "tanggal" else TEXT,
                )
                for name in COLUMNS
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
                Column("Target", 12, NUMBER),
                Column("Realisasi", 12, NUMBER),
                Column("Status", 13, CENTRED),
                Column("Arah", 9, CENTRED),
                Column("Capaian (%)", 12, PERCENT),
                Column("Kategori", 15, CENTRED, colour=True),
                Column("Rumus yang dipakai", 34),
                Column("Realisasi Tahun Lalu", 13, NUMBER),
                Column("Perubahan", 13, NUMBER),
                Column("Sumber", 22, CENTRED),
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
                Column("Kode", 8, CENTRED),
                Column("Tingkat", 16, CENTRED, colour=True),
                Column("Unit", 14),
                Column("Berkas", 34),
                Column("Lembar", 13),
                Column("Sel", 8, CENTRED),
                Column("Isian", 34),
                Column("Nilai", 20),
                Column("Pesan", 64),
                Column("Perbaikan", 52),
                Column("Langkah", 14, CENTRED),
            ),
        ),
        Table(
            "tblRiwayat",
            "Riwayat",
            REGISTER_ROW,
            2,
            (
                Column("No", 6, INTEGER),
                Column("Waktu", 18, TIME),
                Column("Pelaku", 18),
                Column("Langkah", 14),
                Column("Tindakan", 20),
                Column("Objek", 26),
                Column("Status", 24, CENTRED, colour=True),
                Column("Keterangan", 70),
                Column("Tabel", 30, Kind.CODE, print_out=False),
                Column("Cadangan", 40, Kind.CODE, print_out=False),
                Column("Sidik Sebelum", 18, Kind.FINGERPRINT, print_out=False),
                Column("Sidik Sesudah", 18, Kind.FINGERPRINT, print_out=False),
                Column(
                    "Rantai", 18, Kind.FINGERPRINT, hint="Sidik sampai baris ini.", print_out=False
                ),
            ),
        ),
    )


def _home_names() -> tuple[Named, ...]:
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


def _typed_text(name: str, tab: str, label: str) -> Named:
    """A yellow cell below a step's card, for the reason of a decision."""
    row = CARD_ROW + len(CARD_LABELS)
    return Named(name, tab, row, 3, entry=True, label=label)


def _step_names() -> tuple[Named, ...]:
    cards = tuple(
        Named(f"langkah{step.no}_keadaan", step.tab, CARD_ROW, 3, len(CARD_LABELS))
        for step in STEPS
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
            kind=DATE,
            entry=True,
            label="Tanggal mulai",
        ),
    )


def _tabs() -> tuple[Tab, ...]:
    def register(name: str, codename: str, title: str, remark: str, kind: TabKind) -> Tab:
        return Tab(name, codename, kind, title, remark, freeze=(REGISTER_ROW, 3))

    steps = tuple(
        Tab(step.tab, f"Langkah{step.no}", TabKind.STEPS, step.short, step.activity, step.no)
        for step in STEPS
    )
    register_kind, entry, result = TabKind.REGISTER, TabKind.ENTRY, TabKind.RESULT
    return (
        Tab("Beranda", "Beranda", TabKind.HOME, "Beranda"),
        *steps,
        register(
            "Unit",
            "RegUnit",
            "Unit",
            "Siapa yang diminta mengisi; satu baris, satu unit.",
            register_kind,
        ),
        register(
            "Indikator",
            "RegIndikator",
            "Indikator",
            "Indikator kinerja dengan target, arah, dan cara menghitungnya.",
            register_kind,
        ),
        register(
            "Program",
            "RegProgram",
            "Program",
            "Program, kegiatan, dan sub kegiatan dengan pagu; jumlah dihitung, tidak diketik.",
            register_kind,
        ),
        register(
            "Pengaturan",
            "RegPengaturan",
            "Pengaturan",
            "Ubah hanya kolom Nilai; skala kategori di sebelah kanan boleh disesuaikan.",
            register_kind,
        ),
        register(
            "Laporan",
            "RegLaporan",
            "Laporan",
            "Dasar hukum dan uraian tentang kantor yang dicetak di Bab I.",
            register_kind,
        ),
        register(
            "Libur",
            "RegLibur",
            "Libur",
            "Hari libur dan cuti bersama; tambahkan libur daerah di baris paling bawah.",
            register_kind,
        ),
        register(
            "Isian Kinerja",
            "IsianKinerja",
            "Isian Kinerja",
            "Realisasi dari formulir yang diterima; ditulis program, asal tiap angka di kanan.",
            entry,
        ),
        register(
            "Isian Anggaran",
            "IsianAnggaran",
            "Isian Anggaran",
            "Realisasi anggaran dari formulir yang diterima.",
            entry,
        ),
        register(
            "Isian Analisis",
            "IsianAnalisis",
            "Isian Analisis",
            "Penjelasan unit atas setiap indikator.",
            entry,
        ),
        register("Bukti", "IsianBukti", "Bukti", "Dokumen pendukung yang disebut unit.", entry),
        register(
            "Capaian", "HasilCapaian", "Capaian", "Capaian setiap indikator dan rumusnya.", result
        ),
        register(
            "Daftar Reviu",
            "HasilDaftarReviu",
            "Daftar reviu",
            "Daftar PermenPANRB 53/2014 atas draf terakhir, diisi sejauh program dapat melihat.",
            result,
        ),
        register(
            "Jawaban",
            "HasilJawaban",
            "Jawaban unit",
            "Siapa yang diminta, diingatkan, menjawab, dan dikembalikan formulirnya, dan kapan.",
            result,
        ),
        register(
            "Kiriman",
            "HasilKiriman",
            "Kiriman",
            "Semua berkas yang pernah masuk, juga yang ditolak dan yang dilewati.",
            result,
        ),
        register(
            "Kelengkapan",
            "HasilKelengkapan",
            "Kelengkapan",
            "Kelengkapan menurut SOP; yang dicentang orang diisi ya di kolom Ada.",
            result,
        ),
        register(
            "Temuan",
            "HasilTemuan",
            "Temuan",
            "Yang ditolak, perlu diperbaiki, atau perlu diketahui; kosong: tidak ada temuan.",
            result,
        ),
        register(
            "Riwayat",
            "HasilRiwayat",
            "Riwayat",
            "Semua tindakan menurut waktu; hanya bertambah, tidak dihapus.",
            result,
        ),
        register(
            "Kota",
            "HasilKota",
            "Indikator kota",
            "Hanya untuk tingkat kota: indikator kota dengan target sendiri dan OPD sumbernya.",
            result,
        ),
        register(
            "OPD",
            "HasilOpd",
            "OPD",
            "Hanya untuk tingkat kota: paket, capaian, dan anggaran setiap OPD.",
            result,
        ),
        register(
            "Isian OPD",
            "HasilIsianOpd",
            "Isian OPD",
            "Hanya untuk tingkat kota: indikator dari semua paket yang diterima.",
            result,
        ),
        Tab(
            "Proses",
            "HasilProses",
            TabKind.SYSTEM,
            "Catatan proses",
            "Ditulis program; keadaan delapan langkah dihitung dari catatan ini.",
        ),
        Tab("xlwings.conf", "XlwingsConf", TabKind.SYSTEM),
    )


def _buttons() -> tuple[Placed, ...]:
    placed: list[Placed] = []
    for step in STEPS:
        x = 2
        for i, button in enumerate((*buttons.BY_STEP[step.no], *buttons.COMMON)):
            width, height = (240, 40) if i == 0 else (190, 28)
            placed.append(
                Placed(button, step.tab, BUTTON_ROW, 2, width, height, primary=i == 0, x=x, y=12)
            )
            x += width + BUTTON_GAP
    placed.append(Placed(buttons.CONTINUE, "Beranda", 8, 14, 150, 36, primary=True))
    placed.append(Placed(buttons.STATUS, "Beranda", 8, 14, 118, 28, x=158))
    return tuple(placed)


LAYOUT = Layout(
    tabs=_tabs(),
    tables=(*_step_tables(), *_registers(), *_inputs(), *_results()),
    names=(
        *_home_names(),
        *_step_names(),
        Named("stempel_jalan", "xlwings.conf", 20, 2),
        Named("riwayat_ujung", "xlwings.conf", 21, 2),
    ),
    buttons=_buttons(),
)
