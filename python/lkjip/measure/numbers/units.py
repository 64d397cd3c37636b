"""What a unit of measurement says about its numbers, and which units may be added."""

from __future__ import annotations

import re
from functools import lru_cache

_PERSEN = {"%", "persen", "persentase", "prosen", "prosentase", "percent"}

# Things that are counted one by one: half a document is no document. Used only as evidence for
# an ambiguous "3.066"; hari, bulan, tahun, ton, km, ha are measured and so are not here.
_UTUH = frozenset(
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

_TERBATAS = {"indeks", "nilai", "skor", "level", "tingkat", "poin", "skala", "predikat", "angka"}
_UANG = {"rp", "rupiah", "idr"}


@lru_cache(maxsize=4096)
def kata_pertama(satuan: str) -> str:
    """First word of a unit, lower case: "Orang/Bulan" → "orang"."""
    m = re.match(r"%|[^\W\d_]+", satuan.strip().casefold())
    return m.group() if m else ""


def persen(satuan: str) -> bool:
    """Whether the unit is a percentage."""
    return kata_pertama(satuan) in _PERSEN


def utuh(satuan: str) -> bool:
    """Whether the unit counts things that can only be whole."""
    return kata_pertama(satuan) in _UTUH


def terbatas(satuan: str) -> bool:
    """Whether a value of thousands is out of the question (percentages, indices, levels)."""
    return persen(satuan) or kata_pertama(satuan) in _TERBATAS


def uang(satuan: str) -> bool:
    """Whether the unit is money."""
    return kata_pertama(satuan) in _UANG


_SINGKATAN = {"dok": "dokumen", "lap": "laporan", "obyek": "objek", "keg": "kegiatan"}

SETARA: tuple[frozenset[str], ...] = (frozenset({"dokumen", "kegiatan", "laporan", "naskah"}),)
"""Editable: units that offices add up as one kind of output ("kegiatan/dokumen"): Evaluasi RKPD
Kota Probolinggo TW II 2024, p. 46, adds 5 dokumen, 2 kegiatan and 3 kegiatan to 58,82 %."""


def sama(satu: str, lain: str, setara: tuple[frozenset[str], ...] = SETARA) -> bool:
    """Whether two units may be added: the same however written, or of one ``setara`` group.

    >>> sama("Dok", "dokumen"), sama("Dokumen", "Kegiatan"), sama("Orang", "Dokumen")
    (True, True, False)
    """
    if persen(satu) or persen(lain):
        return persen(satu) and persen(lain)
    a, b = _rapi(satu), _rapi(lain)
    return a == b or any(a in kelompok and b in kelompok for kelompok in setara)


@lru_cache(maxsize=4096)
def _rapi(satuan: str) -> str:
    kata = re.findall(r"[^\W_]+|/", satuan.casefold())
    return " ".join(_SINGKATAN.get(k, k) for k in kata)
