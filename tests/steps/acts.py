"""The commands of an office's year and of a city's, in the order in which they follow."""

from __future__ import annotations

from dataclasses import dataclass

BOOK = "lkjip_book.xlsm"
NEXT_YEAR = "lkjip_book_2025.xlsm"
HERE = "{folder}"
"""Stands for the folder in the words of a command."""


@dataclass(frozen=True)
class Act:
    """A command, on what day, and after which other one."""

    name: str
    words: tuple[str, ...]
    day: str
    after: str = ""
    with_pdf: bool = False


REASON = ("--alasan", "Diperintahkan Kabag")
NOTES = f"{HERE}/catatan.txt"
START = "buku kota"
"""The city's book before its first command."""
OPD = "OPD-11"
ACTS = (
    Act("rencana", ("rencana", "--mulai", "2025-01-02"), "2025-01-02"),
    Act("undur", ("undur", "--langkah", "3", "--hari", "2", *REASON), "2025-01-02", "rencana"),
    Act("centang", ("centang", "2.surat"), "2025-01-02", "rencana"),
    Act("ekspor", ("ekspor", f"{HERE}/keluaran"), "2025-01-02", "rencana"),
    Act("ekspor ke folder terisi", ("ekspor", f"{HERE}/terisi"), "2025-01-02", "rencana"),
    Act("impor", ("impor", f"{HERE}/unit.csv"), "2025-01-02", "rencana"),
    Act("minta", ("minta",), "2025-01-03", "rencana"),
    Act("kumpulkan", ("kumpulkan",), "2025-01-08", "minta"),
    Act("ingatkan", ("ingatkan",), "2025-01-09", "kumpulkan"),
    Act("perbaikan", ("perbaikan", "SB-PEM", *REASON), "2025-01-09", "kumpulkan"),
    Act("tutup", ("tutup", *REASON), "2025-01-09", "kumpulkan"),
    Act("analisis", ("analisis",), "2025-01-10", "tutup"),
    Act("batal", ("batal",), "2025-01-10", "analisis"),
    Act("draf", ("draf",), "2025-01-10", "analisis"),
    Act(
        "kembalikan",
        ("reviu", "--keputusan", "tidak-sesuai", "--catatan", NOTES),
        "2025-01-13",
        "draf",
    ),
    Act("jawab", ("jawab", "1", "Sudah dilengkapi."), "2025-01-13", "kembalikan"),
    Act("draf kedua", ("draf",), "2025-01-13", "jawab"),
    Act("reviu", ("reviu", "--keputusan", "sesuai"), "2025-01-13", "draf kedua"),
    Act(
        "sahkan",
        ("sahkan", "--tanggal", "2025-01-13", "--nomor", "1/2025", "--oleh", "Kabag", *REASON),
        "2025-01-13",
        "reviu",
    ),
    Act(
        "sahkan dengan PDF",
        ("sahkan", "--tanggal", "2025-01-13", "--nomor", "1/2025", "--oleh", "Kabag", *REASON),
        "2025-01-13",
        "reviu",
        with_pdf=True,
    ),
    Act("draf dengan PDF", ("draf", "--pdf"), "2025-01-10", "analisis", with_pdf=True),
    Act("kirim", ("kirim",), "2025-01-14", "sahkan dengan PDF"),
    Act("tarik", ("tarik", *REASON), "2025-01-14", "kirim"),
    Act("evaluasi", ("evaluasi", "--keputusan", "sesuai"), "2025-01-15", "kirim"),
    Act(
        "baru",
        ("baru", "--tahun", "2025", "--dari", f"{HERE}/{BOOK}", "--buku", f"{HERE}/{NEXT_YEAR}"),
        "2025-01-15",
        "analisis",
    ),
    Act("evaluasi dari", ("evaluasi", "--dari", f"{HERE}/koreksi.zip"), "2025-01-15", "kirim"),
    Act("kota", ("kirim", "--dari", f"{HERE}/paket"), "2025-03-03", START),
    Act("kota rencana", ("rencana", "--mulai", "2025-01-02"), "2025-01-02", START),
    Act("kota minta", ("minta",), "2025-01-03", "kota rencana"),
    Act("kota ingatkan", ("ingatkan",), "2025-01-06", "kota minta"),
    Act("kota kirim", ("kirim", "--dari", f"{HERE}/paket"), "2025-01-07", "kota minta"),
    Act(
        "serahan",
        ("serahan", "--unit", OPD, "--berkas", f"{HERE}/laporan.pdf"),
        "2025-01-07",
        "kota minta",
    ),
    Act(
        "disposisi",
        ("disposisi", "--unit", OPD, "--kepada", "Sari", "--isi", "Periksa"),
        "2025-01-07",
        "kota kirim",
    ),
    Act(
        "kembalikan OPD",
        ("evaluasi", "--unit", OPD, "--keputusan", "tidak-sesuai", "--catatan", NOTES),
        "2025-01-08",
        "kota kirim",
    ),
    Act("evaluasi OPD", ("evaluasi-opd",), "2025-01-08", "kota kirim"),
    Act("kota analisis", ("analisis",), "2025-01-09", "evaluasi OPD"),
    Act("kota draf", ("draf",), "2025-01-10", "kota analisis"),
    Act("kota evaluasi", ("evaluasi", "--keputusan", "sesuai"), "2025-01-13", "kota draf"),
    Act("kota reviu", ("reviu", "--keputusan", "sesuai"), "2025-01-14", "kota evaluasi"),
    Act(
        "paraf", ("paraf", "--oleh", "Hukum", "--tanggal", "2025-01-15"), "2025-01-15", "kota reviu"
    ),
    Act(
        "kota sahkan",
        ("sahkan", "--tanggal", "2025-01-15", "--nomor", "1/2025", "--oleh", "Wali Kota", *REASON),
        "2025-01-15",
        "paraf",
    ),
    Act(
        "sampaikan",
        ("sampaikan", "--kepada", "Gubernur", "--tanggal", "2025-01-16", "--nomor", "2/2025"),
        "2025-01-16",
        "kota sahkan",
    ),
)
