"""Findings about budget: codes A01, A02, …"""

from __future__ import annotations

from lkjip.findings.finding import Entry, Severity

_P, _C = Severity.FIX, Severity.NOTE

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "A01", _P, "Realisasi di atas pagu",
        "Realisasi {nilai} melebihi pagu {pagu}, lebih {lebih}.",
        "Bila realisasinya keliru, perbaiki di formulir; bila pagunya yang keliru, tulis pagu perlu "
        "diperbaiki dan alasannya di Keterangan.",
        "Pagu yang berubah diperbarui di lembar Program, lalu formulir masuk diambil sekali lagi. "
        "Belanja tidak boleh melampaui pagu (UU 1/2004 pasal 3 ayat (3)); biasanya pagunya belum "
        "diperbarui atau ada salah ketik.",
    ),
    Entry(
        "A02", _P, "Realisasi tanpa pagu",
        "Realisasi {nilai}, sedangkan pagu {pagu}.",
        "Isi pagu menurut DPA terakhir.",
        "Tidak ada pengeluaran tanpa anggaran; serapan tidak dapat dihitung.",
    ),
    Entry(
        "A06", _P, "Anggaran negatif",
        "Pagu {pagu} dan realisasi {nilai}: anggaran tidak boleh negatif.",
        "Perbaiki tandanya.",
        "Kurung pada lembar keuangan berarti negatif dan sering terbawa ketika menyalin.",
    ),
)  # fmt: skip
