"""The text templates, and the placeholders that each may use."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class TemplateKind(StrEnum):
    """The file name of each template in ``forms/templat``."""

    REQUEST = "surel_permintaan.txt"
    REMINDER_BEFORE = "surel_pengingat_sebelum.txt"
    REMINDER_TODAY = "surel_pengingat_hari_ini.txt"
    REMINDER_LATE = "surel_pengingat_terlambat.txt"
    REMINDER_CORRECTION = "surel_pengingat_koreksi.txt"
    REMINDER_CONFIRM = "surel_pengingat_pastikan.txt"
    CORRECTION = "surel_koreksi.txt"
    CORRECTION_OF_ORIGINAL = "surel_koreksi_asli.txt"
    THANKS = "surel_terima_kasih.txt"
    HANDOVER = "surel_serah_terima.txt"
    REQUEST_LETTER = "surat_permintaan.txt"
    OFFICIAL_MEMO = "nota_dinas_pengiriman.txt"
    PACKAGE_LETTER = "surat_permintaan_paket.txt"
    PACKAGE_REQUEST = "surel_permintaan_paket.txt"
    PACKAGE_REMINDER = "surel_pengingat_paket.txt"
    PACKAGE_CORRECTION = "surel_koreksi_paket.txt"
    PACKAGE_CONFORMING = "surel_paket_sesuai.txt"


# What every text knows: the report, and who writes.
_SENDER = ("tahun", "instansi", "jabatan_pengirim", "narahubung")
# What every text to a unit knows besides.
_UNIT = (
    *_SENDER,
    "kepala_unit",
    "nama_unit",
    "tenggat",
    "keterangan_waktu",
    "alamat_surel",
    "nama_berkas",
)
# What every text of Bagian Organisasi to an OPD knows.
_OPD = (
    *_SENDER,
    "pemerintah",
    "kepala_unit",
    "nama_unit",
    "tenggat",
    "keterangan_waktu",
    "alamat_surel",
)
# What the two texts to the receiver of the package know besides.
_PACKAGE = (*_SENDER, "periode", "tujuan", "jumlah_berkas")

PLACEHOLDERS: Mapping[TemplateKind, tuple[str, ...]] = {
    TemplateKind.REQUEST: (*_UNIT, "jumlah_indikator"),
    TemplateKind.REMINDER_BEFORE: _UNIT,
    TemplateKind.REMINDER_TODAY: _UNIT,
    TemplateKind.REMINDER_LATE: _UNIT,
    TemplateKind.REMINDER_CORRECTION: (*_UNIT, "jumlah_perbaikan", "daftar_perbaikan"),
    TemplateKind.REMINDER_CONFIRM: _UNIT,
    TemplateKind.CORRECTION: (
        *_UNIT,
        "jumlah_perbaikan",
        "daftar_perbaikan",
        "daftar_catatan",
        "daftar_pesan",
    ),
    TemplateKind.CORRECTION_OF_ORIGINAL: (*_UNIT, "jumlah_perbaikan", "daftar_perbaikan"),
    TemplateKind.THANKS: (
        *_UNIT,
        "waktu_terima",
        "revisi",
        "jumlah_terima",
        "langkah_berikut",
        "daftar_catatan",
    ),
    TemplateKind.HANDOVER: (*_PACKAGE, "daftar_berkas"),
    TemplateKind.REQUEST_LETTER: (
        *_UNIT,
        "jumlah_indikator",
        "tabel_permintaan",
        "dasar_hukum",
    ),
    TemplateKind.OFFICIAL_MEMO: (*_PACKAGE, "keterangan_reviu", "tabel_berkas"),
    TemplateKind.PACKAGE_LETTER: (*_OPD, "dasar_hukum"),
    TemplateKind.PACKAGE_REQUEST: _OPD,
    TemplateKind.PACKAGE_REMINDER: (*_OPD, "keadaan_paket"),
    TemplateKind.PACKAGE_CORRECTION: (
        *_OPD,
        "versi",
        "jumlah_perbaikan",
        "daftar_perbaikan",
        "nama_berkas",
    ),
    TemplateKind.PACKAGE_CONFORMING: (*_OPD, "versi", "nama_berkas"),
}

# May be empty: the line of the template that uses one of these is then left out.
MAY_BE_EMPTY = frozenset({"narahubung", "daftar_catatan", "daftar_pesan", "langkah_berikut"})

FILLED_AT: Mapping[str, str] = {
    "instansi": "baris Unit kerja penyusun dan Perangkat daerah di lembar Pengaturan",
    "jabatan_pengirim": "baris Jabatan penanda tangan di lembar Pengaturan",
    "alamat_surel": "baris Surel penerima formulir di lembar Pengaturan",
    "pemerintah": "baris Pemerintah daerah di lembar Pengaturan",
    "kepala_unit": "kolom Kepala di lembar Unit",
    "nama_unit": "kolom Unit di lembar Unit",
}
"""Where staff fill in what a placeholder prints."""

# The value of `tabel_permintaan` and `tabel_berkas`: alone in its paragraph it marks the place
# of the table. A private-use character cannot come from a register (`clean.one_line` drops it).
TABLE_MARK = "\ue000"
