"""The tabs of accepted inputs."""

from __future__ import annotations

from lkjip.book.layout.places import listing
from lkjip.book.spec import Tab, TabKind
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import Level

TABS: tuple[Tab, ...] = (
    listing(
        TabKind.ENTRY,
        TabName.PERFORMANCE,
        "IsianKinerja",
        "Isian Kinerja",
        "Realisasi dari formulir yang diterima; ditulis program, asal tiap angka di kanan.",
        Level.SECTION,
    ),
    listing(
        TabKind.ENTRY,
        TabName.BUDGET,
        "IsianAnggaran",
        "Isian Anggaran",
        "Realisasi anggaran dari formulir yang diterima.",
        Level.SECTION,
    ),
    listing(
        TabKind.ENTRY,
        TabName.ANALYSES,
        "IsianAnalisis",
        "Isian Analisis",
        "Penjelasan unit atas setiap indikator.",
        Level.SECTION,
    ),
    listing(
        TabKind.ENTRY,
        TabName.EVIDENCE,
        "IsianBukti",
        "Bukti",
        "Dokumen pendukung yang disebut unit.",
        Level.SECTION,
    ),
)
