"""The tabs of results; the last two are used by the city only."""

from __future__ import annotations

from lkjip.book.layout.places import listing
from lkjip.book.spec import Tab, TabKind
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import Level

TABS: tuple[Tab, ...] = (
    listing(
        TabKind.RESULT,
        TabName.CAPAIAN,
        "HasilCapaian",
        "Capaian",
        "Capaian setiap indikator dan rumusnya.",
        Level.SECTION,
    ),
    listing(
        TabKind.RESULT,
        TabName.CHECKLIST,
        "HasilDaftarReviu",
        "Daftar reviu",
        "Daftar PermenPANRB 53/2014 atas draf terakhir, diisi sejauh program dapat melihat.",
    ),
    listing(
        TabKind.RESULT,
        TabName.ANSWERS,
        "HasilJawaban",
        "Jawaban unit",
        "Siapa yang diminta, diingatkan, menjawab, dan dikembalikan formulirnya, dan kapan.",
    ),
    listing(
        TabKind.RESULT,
        TabName.SUBMISSIONS,
        "HasilKiriman",
        "Kiriman",
        "Semua berkas yang pernah masuk, juga yang ditolak dan yang dilewati.",
    ),
    listing(
        TabKind.RESULT,
        TabName.COMPLETENESS,
        "HasilKelengkapan",
        "Kelengkapan",
        "Kelengkapan menurut SOP; yang dicentang orang diisi ya di kolom Ada.",
    ),
    listing(
        TabKind.RESULT,
        TabName.FINDINGS,
        "HasilTemuan",
        "Temuan",
        "Yang ditolak, perlu diperbaiki, atau perlu diketahui; kosong: tidak ada temuan.",
    ),
    listing(
        TabKind.RESULT,
        TabName.HISTORY,
        "HasilRiwayat",
        "Riwayat",
        "Semua tindakan menurut waktu; hanya bertambah, tidak dihapus.",
    ),
    listing(
        TabKind.RESULT,
        TabName.OPD,
        "HasilOpd",
        "OPD",
        "Hanya untuk tingkat kota: paket, capaian, dan anggaran setiap OPD.",
        Level.CITY,
    ),
    listing(
        TabKind.RESULT,
        TabName.OPD_INPUTS,
        "HasilIsianOpd",
        "Isian OPD",
        "Hanya untuk tingkat kota: indikator dari semua paket yang diterima.",
        Level.CITY,
    ),
    listing(
        TabKind.RESULT,
        TabName.OPD_EVALUATIONS,
        "HasilEvaluasiOpd",
        "Evaluasi OPD",
        "Hanya untuk tingkat kota: ketik keputusan atas paket OPD; koreksi dan disposisinya.",
        Level.CITY,
    ),
)
