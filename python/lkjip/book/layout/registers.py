"""The tabs of the registers that the office fills."""

from __future__ import annotations

from lkjip.book.layout.places import listing
from lkjip.book.spec import Tab, TabKind
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import Level

TABS: tuple[Tab, ...] = (
    listing(
        TabKind.REGISTER,
        TabName.UNITS,
        "RegUnit",
        "Unit",
        "Siapa yang diminta mengisi; satu baris, satu unit.",
    ),
    listing(
        TabKind.REGISTER,
        TabName.INDICATORS,
        "RegIndikator",
        "Indikator",
        "Indikator kinerja dengan target, arah, dan cara menghitungnya.",
        Level.SECTION,
    ),
    listing(
        TabKind.REGISTER,
        TabName.PROGRAMS,
        "RegProgram",
        "Program",
        "Program, kegiatan, dan sub kegiatan dengan pagu; jumlah dihitung, tidak diketik.",
        Level.SECTION,
    ),
    listing(
        TabKind.REGISTER,
        TabName.COMPARISONS,
        "RegPembanding",
        "Pembanding",
        "Tahun-tahun lalu setiap indikator, dan angka pihak lain beserta sumbernya.",
    ),
    listing(
        TabKind.REGISTER,
        TabName.SETTINGS,
        "RegPengaturan",
        "Pengaturan",
        "Ubah hanya kolom Nilai; skala kategori di sebelah kanan boleh disesuaikan.",
    ),
    listing(
        TabKind.REGISTER,
        TabName.REPORT,
        "RegLaporan",
        "Laporan",
        "Dasar hukum dan uraian tentang kantor yang dicetak di Bab I.",
    ),
    listing(
        TabKind.REGISTER,
        TabName.OFFICE,
        "RegKantor",
        "Kantor",
        "Pegawai, sarana, prestasi, dan tindak lanjut rekomendasi; dicetak di laporan.",
    ),
    listing(
        TabKind.REGISTER,
        TabName.SOP,
        "RegSop",
        "SOP",
        "Kepala, peringatan, pencatatan, dan kegiatan SOP; yang kosong di cetakannya diisi kantor.",
    ),
    listing(
        TabKind.REGISTER,
        TabName.HOLIDAYS,
        "RegLibur",
        "Libur",
        "Hari libur dan cuti bersama; tambahkan libur daerah di baris paling bawah.",
    ),
)
