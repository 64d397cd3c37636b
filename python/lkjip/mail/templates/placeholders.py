"""The ten text templates, and the placeholders that each may use."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Templat(StrEnum):
    """The file name of each template in ``forms/templat``."""

    PERMINTAAN = "surel_permintaan.txt"
    PENGINGAT_SEBELUM = "surel_pengingat_sebelum.txt"
    PENGINGAT_HARI_INI = "surel_pengingat_hari_ini.txt"
    PENGINGAT_TERLAMBAT = "surel_pengingat_terlambat.txt"
    KOREKSI = "surel_koreksi.txt"
    KOREKSI_ASLI = "surel_koreksi_asli.txt"
    TERIMA_KASIH = "surel_terima_kasih.txt"
    SERAH_TERIMA = "surel_serah_terima.txt"
    SURAT_PERMINTAAN = "surat_permintaan.txt"
    NOTA_DINAS = "nota_dinas_pengiriman.txt"


# What every text knows: the report, and who writes.
_PENGIRIM = ("tahun", "instansi", "jabatan_pengirim", "narahubung")
# What every text to a unit knows besides.
_UNIT = (
    *_PENGIRIM,
    "kepala_unit",
    "nama_unit",
    "tenggat",
    "keterangan_waktu",
    "alamat_surel",
    "nama_berkas",
)
# What the two texts to the receiver of the package know besides.
_PAKET = (*_PENGIRIM, "tujuan", "jumlah_berkas")

PENANDA: Mapping[Templat, tuple[str, ...]] = {
    Templat.PERMINTAAN: (*_UNIT, "jumlah_indikator"),
    Templat.PENGINGAT_SEBELUM: _UNIT,
    Templat.PENGINGAT_HARI_INI: _UNIT,
    Templat.PENGINGAT_TERLAMBAT: _UNIT,
    Templat.KOREKSI: (*_UNIT, "jumlah_perbaikan", "daftar_perbaikan"),
    Templat.KOREKSI_ASLI: (*_UNIT, "jumlah_perbaikan", "daftar_perbaikan"),
    Templat.TERIMA_KASIH: (*_UNIT, "waktu_terima", "daftar_catatan"),
    Templat.SERAH_TERIMA: (*_PAKET, "daftar_berkas"),
    Templat.SURAT_PERMINTAAN: (*_UNIT, "jumlah_indikator", "tabel_permintaan"),
    Templat.NOTA_DINAS: (*_PAKET, "tabel_berkas"),
}

# May be empty: the line of the template that uses one of these is then left out.
BOLEH_KOSONG = frozenset({"narahubung", "daftar_catatan"})

# The value of `tabel_permintaan` and `tabel_berkas`: alone in its paragraph it marks the place
# of the table. A private-use character cannot come from a register (`clean.one_line` drops it).
TANDA_TABEL = "\ue000"
