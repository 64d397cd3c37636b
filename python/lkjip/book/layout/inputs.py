"""The tabs of accepted inputs."""

from __future__ import annotations

from lkjip.book.layout.places import listing
from lkjip.book.spec import Tab, TabKind
from lkjip.tables.declared.tabs import TabName

TABS: tuple[Tab, ...] = (
    listing(
        TabKind.ENTRY,
        TabName.PERFORMANCE,
        "IsianKinerja",
        "Isian Kinerja",
        "Realisasi dari formulir yang diterima; ditulis program, asal tiap angka di kanan.",
    ),
    listing(
        TabKind.ENTRY,
        TabName.BUDGET,
        "IsianAnggaran",
        "Isian Anggaran",
        "Realisasi anggaran dari formulir yang diterima.",
    ),
    listing(
        TabKind.ENTRY,
        TabName.ANALYSES,
        "IsianAnalisis",
        "Isian Analisis",
        "Penjelasan unit atas setiap indikator.",
    ),
    listing(
        TabKind.ENTRY,
        TabName.EVIDENCE,
        "IsianBukti",
        "Bukti",
        "Dokumen pendukung yang disebut unit.",
    ),
)
