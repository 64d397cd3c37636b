"""The registers of the shipped book: real figures of Bagian Pemerintahan, and texts.

Source of the figures: Evaluasi Hasil RKPD Kota Probolinggo Triwulan II Tahun 2024 (Formulir E.60),
pages 46 and 47: programme 04.01.02, kegiatan 4.01.02.2.01 and 4.01.02.2.04. Names of people are
left blank.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from importlib import resources

from lkjip.tables.cells import Cell
from lkjip.tables.column import Column, Kind
from lkjip.tables.data import Row

LEGAL_BASES = (
    "Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja Instansi "
    "Pemerintah",
    "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi "
    "Pemerintah",
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2014 "
    "tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu atas "
    "Laporan Kinerja Instansi Pemerintah",
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 88 Tahun 2021 "
    "tentang Evaluasi Akuntabilitas Kinerja Instansi Pemerintah",
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 89 Tahun 2021 "
    "tentang Penjenjangan Kinerja Instansi Pemerintah",
    "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017 tentang Tata Cara Perencanaan, "
    "Pengendalian dan Evaluasi Pembangunan Daerah, Tata Cara Evaluasi Rancangan Peraturan Daerah "
    "tentang Rencana Pembangunan Jangka Panjang Daerah dan Rencana Pembangunan Jangka Menengah "
    "Daerah, serta Tata Cara Perubahan Rencana Pembangunan Jangka Panjang Daerah, Rencana "
    "Pembangunan Jangka Menengah Daerah, dan Rencana Kerja Pemerintah Daerah",
)
"""The office edits them on the sheet ``Laporan``; every text that names a regulation takes it from
there.
"""
OFFICE_TEXTS = (
    ("kedudukan", "Kedudukan"),
    ("tugas", "Tugas"),
    ("fungsi", "Fungsi (satu baris satu)"),
    ("pegawai", "Sumber daya manusia"),
    ("aspek_strategis", "Aspek strategis"),
    ("isu_strategis", "Isu strategis"),
    ("visi_misi", "Visi dan misi"),
    ("tindak_lanjut", "Tindak lanjut evaluasi"),
)
"""Key and label of each; a blank text is marked in the draft."""
SCALE = (
    (91, "Sangat Tinggi"),
    (76, "Tinggi"),
    (66, "Sedang"),
    (51, "Rendah"),
    (0, "Sangat Rendah"),
)
"""Permendagri 86/2017: lower bound in percent, category."""
HOLIDAY_YEARS = (2024, 2025, 2026, 2027)
_FIGURES = (Kind.NUMBER, Kind.VALUE, Kind.MONEY, Kind.YEAR, Kind.PERCENT)


def example(register: str, columns: Iterable[Column]) -> tuple[Row, ...]:
    """Return the rows of ``contoh/<register>.csv`` (``unit``, ``program``, …)."""
    figures = {column.heading for column in columns if column.kind in _FIGURES}
    source = resources.files(__package__).joinpath("contoh", f"{register}.csv")
    lines = csv.DictReader(source.read_text("utf-8").splitlines())
    return tuple({key: _cell(said, key in figures) for key, said in one.items()} for one in lines)


def _cell(said: str, figure: bool) -> Cell:
    if not said:
        return None
    if not figure:
        return said
    return float(said) if "." in said else int(said)
