"""Knows what a unit of measurement says about its numbers, and which units may be added."""

from __future__ import annotations

import re
from functools import lru_cache

_PERCENT = {"%", "persen", "persentase", "prosen", "prosentase", "percent"}

# Things that are counted one by one: half a document is no document. Used only as evidence for
# an ambiguous "3.066"; hari, bulan, tahun, ton, km, ha are measured and so are not here.
_WHOLE = frozenset(
    """
    aduan akseptor akta akun anak angkatan aparatur aplikasi arsip atlet badan balita bangunan
    barang batang bayi benda berita berkas bibit bidang botol buah buku cabang calon data desa
    dok dokumen dosis duta ekor eksemplar entitas event fasilitas forum gedung guru ibu industri
    informasi inovasi instansi investor izin jaringan jenis jiwa judul kader kali kantor kartu
    karya kasus kecamatan kegiatan kejadian kelas kelompok keluarga keluhan kelurahan kendaraan
    kesepakatan kios kk koleksi komunitas konten koperasi ktp kunjungan lampu lansia lap laporan
    layanan lembaga lembar lokasi los marka mebel media naskah nib objek obyek opd orang
    organisasi paket pasien pedagang pegawai pelaku pelanggan pelanggaran pelatihan pemohon
    pemuda pencari penduduk pengaduan pengguna penghargaan pengunjung penumpang perangkat
    peraturan perda perizinan perjalanan perkara permohonan perpustakaan persil perusahaan
    perwali peserta pohon pokmas posyandu produk puskesmas rambu rapat rekomendasi resep rt ruang
    ruas rumah rw sambungan sampel santri sarana sekolah sertifikat sertipikat sesi set sistem
    siswa situs skpd spesimen stel surat tanaman temuan tenaga tim titik toko tps transaksi trip
    umkm unit usaha user usulan wajib warga website wilayah wirausaha wisatawan
    """.split()  # noqa: SIM905 - so many words in quotes would hide the words
)

_BOUNDED = {"indeks", "nilai", "skor", "level", "tingkat", "poin", "skala", "predikat", "angka"}
_MONEY = {"rp", "rupiah", "idr"}


@lru_cache(maxsize=4096)
def first_word(measure_unit: str) -> str:
    """First word of a unit, lower case: "Orang/Bulan" → "orang"."""
    m = re.match(r"%|[^\W\d_]+", measure_unit.strip().casefold())
    return m.group() if m else ""


def percent(measure_unit: str) -> bool:
    """Return whether the unit is a percentage."""
    return first_word(measure_unit) in _PERCENT


def whole(measure_unit: str) -> bool:
    """Return whether the unit counts things that can only be whole."""
    return first_word(measure_unit) in _WHOLE


def is_bounded(measure_unit: str) -> bool:
    """Return whether a value of thousands is out of the question (percentages, indices, levels)."""
    return percent(measure_unit) or first_word(measure_unit) in _BOUNDED


def money(measure_unit: str) -> bool:
    """Return whether the unit is money."""
    return first_word(measure_unit) in _MONEY


_ABBREVIATIONS = {"dok": "dokumen", "lap": "laporan", "obyek": "objek", "keg": "kegiatan"}

EQUIVALENTS: tuple[frozenset[str], ...] = (frozenset({"dokumen", "kegiatan", "laporan", "naskah"}),)
"""Editable: units that offices add up as one kind of output ("kegiatan/dokumen"): Evaluasi RKPD
Kota Probolinggo TW II 2024, p. 46, adds 5 dokumen, 2 kegiatan and 3 kegiatan to 58,82 %."""


def same(one: str, other: str, equivalent: tuple[frozenset[str], ...] = EQUIVALENTS) -> bool:
    """True if two units may be added: the same however written, or of one ``equivalent`` group.

    >>> same("Dok", "dokumen"), same("Dokumen", "Kegiatan"), same("Orang", "Dokumen")
    (True, True, False)
    """
    if percent(one) or percent(other):
        return percent(one) and percent(other)
    a, b = _tidy(one), _tidy(other)
    return a == b or any(a in group and b in group for group in equivalent)


@lru_cache(maxsize=4096)
def _tidy(measure_unit: str) -> str:
    words = re.findall(r"[^\W_]+|/", measure_unit.casefold())
    return " ".join(_ABBREVIATIONS.get(k, k) for k in words)
