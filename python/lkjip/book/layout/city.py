"""The tabs of the city's registers; Bagian Organisasi fills them."""

from __future__ import annotations

from lkjip.book.layout.places import listing
from lkjip.book.spec import Tab, TabKind
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import Level

TABS: tuple[Tab, ...] = (
    listing(
        TabKind.REGISTER,
        TabName.CITY_GOALS,
        "RegSasaranKota",
        "Sasaran kota",
        "Hanya untuk tingkat kota: sasaran RPJMD dengan misi, tujuan, dan OPD pengampunya.",
        Level.CITY,
    ),
    listing(
        TabKind.REGISTER,
        TabName.CITY,
        "HasilKota",
        "IKU kota",
        "Hanya untuk tingkat kota: target sendiri; realisasi sendiri, atau dari paket OPD.",
        Level.CITY,
    ),
    listing(
        TabKind.REGISTER,
        TabName.SUPPORT,
        "RegDukunganOpd",
        "Dukungan OPD",
        "Hanya untuk tingkat kota: program OPD per sasaran; isi Disetujui dan Peran.",
        Level.CITY,
    ),
    listing(
        TabKind.REGISTER,
        TabName.CITY_ANALYSES,
        "RegAnalisisKota",
        "Analisis kota",
        "Hanya untuk tingkat kota: tujuh analisis per sasaran; kata-kata OPD di sampingnya.",
        Level.CITY,
    ),
)
