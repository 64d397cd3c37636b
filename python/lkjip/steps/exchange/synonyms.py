"""Headings of other offices' tables: what they mean in a register."""

from __future__ import annotations

import re

SYNONYMS: dict[str, dict[str, tuple[str, ...]]] = {
    "Unit": {
        "Kode Unit": ("kode", "kode unit kerja", "kode sub bagian", "kode bagian"),
        "Unit": ("nama unit", "unit kerja", "nama unit kerja", "sub bagian", "nama sub bagian",
                 "bagian", "nama bagian", "bidang", "seksi"),
        "Kepala": ("jabatan", "jabatan kepala", "kepala unit", "pimpinan", "jabatan pimpinan"),
        "Nama Kepala": ("nama", "nama pejabat", "nama pimpinan", "nama kepala unit"),
        "NIP": ("nip kepala", "nip pejabat", "nomor induk pegawai"),
        "Email": ("e mail", "surel", "alamat email", "alamat surel", "alamat e mail"),
        "Aktif": ("status aktif", "status"),
    },
    "Program": {
        "Kode": ("kode rekening", "kode program", "kode program kegiatan", "kode sub kegiatan",
                 "kode program kegiatan sub kegiatan"),
        "Jenjang": ("tingkat", "level", "jenis"),
        "Uraian": ("nama", "nomenklatur", "uraian program", "nama program", "program kegiatan",
                   "program kegiatan sub kegiatan", "nama program kegiatan sub kegiatan"),
        "Induk": ("kode induk",),
        "Kode Unit": ("unit", "unit pelaksana", "kode unit pelaksana", "kode unit kerja"),
        "Sasaran": ("sasaran strategis",),
        "Pagu": ("anggaran", "pagu anggaran", "pagu rp", "pagu dpa", "jumlah anggaran"),
    },
    "Indikator": {
        "Kode": ("kode indikator", "kode iku", "kode ik"),
        "Kode Program": ("program", "kode sub kegiatan", "kode program kegiatan"),
        "Indikator": ("nama indikator", "indikator kinerja", "indikator kinerja utama",
                      "uraian indikator", "iku"),
        "Satuan": ("satuan pengukuran", "satuan indikator"),
        "Target": ("target tahun", "target tahunan", "target kinerja", "target pk"),
        "Arah": ("arah indikator", "arah kinerja", "polaritas"),
        "Rumus": ("rumus capaian",),
        "Akumulasi": ("cara akumulasi", "jenis akumulasi"),
        "Sumber": ("sumber realisasi",),
        "Kode Unit": ("unit", "unit pengampu", "kode unit pengampu", "kode unit kerja"),
        "Bobot": ("bobot indikator",),
        "Target Akhir Renstra": ("target renstra", "target akhir"),
        "Frekuensi": ("periode pengukuran", "frekuensi pengukuran", "periode pelaporan"),
        "Jenis": ("jenis indikator", "tipe", "tipe indikator"),
        "Sasaran": ("sasaran strategis", "tujuan sasaran"),
        "Target TW I": ("tw i", "tw 1", "target tw 1", "target triwulan i", "target triwulan 1"),
        "Target TW II": ("tw ii", "tw 2", "target tw 2", "target triwulan ii",
                         "target triwulan 2"),
        "Target TW III": ("tw iii", "tw 3", "target tw 3", "target triwulan iii",
                          "target triwulan 3"),
        "Target TW IV": ("tw iv", "tw 4", "target tw 4", "target triwulan iv",
                         "target triwulan 4"),
        "Definisi": ("definisi operasional", "penjelasan", "penjelasan indikator"),
        "Formula": ("formulasi", "formulasi perhitungan", "formula perhitungan",
                    "rumus perhitungan", "cara perhitungan", "cara menghitung",
                    "formulasi penghitungan"),
        "Sumber Data": ("sumber datanya", "asal data"),
        "Penanggung Jawab": ("penanggungjawab", "pic", "unit penanggung jawab",
                             "penanggung jawab data"),
    },
    "Riwayat Indikator": {
        "Kode": ("kode indikator", "kode iku", "kode ik"),
        "Realisasi": ("realisasi tahun lalu", "realisasi tahun sebelumnya"),
        "Capaian (%)": ("capaian", "capaian kinerja"),
    },
    "Pembanding": {
        "Kode": ("kode indikator", "kode iku", "kode ik"),
        "Pembanding": ("nama pembanding", "standar"),
        "Nilai": ("nilai pembanding", "standar nasional"),
    },
    "Pengaturan": {"Kunci": ("kode", "key"), "Nilai": ("isi", "value")},
    "Skala": {"Batas Bawah (%)": ("batas bawah", "batas"), "Kategori": ("predikat",)},
    "Peran": {"Peran menurut SOP": ("peran",), "Pejabat": ("jabatan",)},
    "Laporan": {"Kunci": ("kode", "key"), "Teks": ("isi", "uraian")},
    "Dasar Hukum": {"Dasar Hukum": ("peraturan", "regulasi")},
    "SDM": {"Kelompok": ("jenis", "menurut"), "Nilai": ("uraian", "rincian"),
            "Jumlah": ("jumlah pegawai", "banyaknya", "orang")},
    "Prestasi": {
        "Penghargaan/Inovasi": ("penghargaan", "inovasi", "prestasi", "nama penghargaan"),
        "Pemberi": ("pemberi penghargaan", "penyelenggara"),
        "Keterangan": ("uraian",),
    },
    "Rekomendasi": {
        "Sumber": ("sumber rekomendasi",),
        "Rekomendasi": ("catatan", "rekomendasi lhe"),
        "Tindak Lanjut": ("rencana tindak lanjut", "tindak lanjut rekomendasi"),
        "Status": ("keadaan", "status tindak lanjut"),
        "Bukti": ("bukti dukung", "dokumen"),
    },
    "Libur": {
        "Tanggal": ("tgl",),
        "Nama": ("nama libur", "hari libur", "keterangan", "uraian"),
        "Jenis": ("jenis libur",),
    },
    "Peringkat": {"Nama": ("peringkat", "predikat"), "Skor": ("nilai",)},
    "Sasaran Kota": {
        "Kode": ("kode sasaran",),
        "Sasaran": ("sasaran rpjmd", "sasaran strategis", "sasaran daerah"),
        "OPD Pengampu": ("pengampu", "opd", "perangkat daerah", "perangkat daerah pengampu"),
    },
    "IKU Kota": {
        "Kode": ("kode indikator", "kode iku"),
        "Sasaran": ("kode sasaran", "sasaran strategis", "sasaran rpjmd"),
        "Indikator": ("indikator kinerja", "indikator kinerja utama", "iku", "nama indikator"),
        "Target": ("target tahun", "target pk"),
        "Realisasi Sendiri": ("realisasi", "realisasi tahun"),
        "Target Akhir RPJMD": ("target rpjmd", "target akhir"),
    },
    "Dukungan OPD": {
        "Kode Unit": ("opd", "kode opd"),
        "Disetujui": ("setuju",),
    },
    "Analisis Kota": {"Uraian": ("analisis kota", "teks")},
}  # fmt: skip
"""By register and heading; case, marks and a year ("Target 2025") do not matter."""


def heading_key(heading: str) -> str:
    """Return a heading as it is compared: small letters, no marks, no year.

    >>> heading_key("Target (2025)"), heading_key("E-mail")
    ('target', 'e mail')
    """
    words = re.sub(r"[^\w%]|_", " ", heading.casefold())
    return " ".join(word for word in words.split() if not re.fullmatch(r"20\d\d|%", word))
