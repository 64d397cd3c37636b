"""A second real report: LKjIP Inspektorat Kabupaten Jombang 2022, from its published tables.

Source: LKjIP Inspektorat Kabupaten Jombang Tahun 2022, Tabel 3.2 to 3.6 (indicators), 3.8
(programmes), 3.13 (budget). https://github.com/inspektoratjbg/inspektorat, public/upload/arsip/
2023-06-13-lkjip-inspektorat-tahun-2022.pdf. Texts of the office are not in those tables.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from lkjip.measure.rules.budget import efisiensi, serapan
from lkjip.measure.rules.capaian import hitung_capaian
from lkjip.measure.rules.category import SKALA_86_2017
from lkjip.measure.rules.rollup import Butir, rata_capaian
from lkjip.measure.rules.rule import Aturan
from lkjip.report.material import model as b

WAKTU = datetime.fromisoformat("2023-02-20T10:00:00")
SASARAN_1 = "Meningkatnya hasil pengawasan yang berkualitas dan akuntabel"
SASARAN_2 = "Meningkatnya Akuntabilitas dan Kinerja Perangkat Daerah"
D = Decimal


def indikator(
    kode: str,
    nama: str,
    satuan: str,
    target: tuple[str, str],
    realisasi: tuple[str, str],
    akhir: tuple[str, str],
    lalu: tuple[b.TahunLain, ...],
    standar: tuple[str, str, str] = ("", "", ""),
) -> b.Indikator:
    """One indicator; each value as (number, text as printed)."""
    aturan = Aturan()
    hasil = hitung_capaian(D(target[0]), D(realisasi[0]), aturan)
    return b.Indikator(
        kode,
        nama,
        satuan,
        D(target[0]),
        D(realisasi[0]),
        hasil.nilai,
        SKALA_86_2017.kategori(hasil.nilai),
        hasil.formula,
        target_teks=target[1],
        realisasi_teks=realisasi[1],
        target_akhir=D(akhir[0]),
        target_akhir_teks=akhir[1],
        capaian_akhir=hitung_capaian(D(akhir[0]), D(realisasi[0]), aturan).nilai,
        lalu=lalu,
        standar=D(standar[0]) if standar[0] else None,
        standar_teks=standar[1],
        standar_nama=standar[2],
    )


def sasaran(nama: str, isi: tuple[b.Indikator, ...]) -> b.Sasaran:
    """A sasaran with the mean of its indicators."""
    rata = rata_capaian([Butir(i.nama, i.capaian) for i in isi])
    return b.Sasaran(
        nama, isi, rata.nilai, SKALA_86_2017.kategori(rata.nilai), rata.cara, rata.formula
    )


SPIP = indikator(
    "IKU1", "Maturitas SPIP", "Level", ("3.35", "Level 3 (3,35)"), ("3.157", "Level 3 (3,157)"),
    ("3.6", "Level 3 (3,6)"),
    (b.TahunLain(2020, D("3.02"), realisasi_teks="Level 3 (3,02)"),
     b.TahunLain(2021, D("3.346"), realisasi_teks="Level 3 (3,346)")),
    ("3.141", "Level 3 (3,141)", "Provinsi Jawa Timur"),
)  # fmt: skip
APIP = indikator(
    "IKU2", "Kapabilitas APIP", "Level", ("3", "Level 3"), ("3", "Level 3"), ("3", "Level 3"),
    (b.TahunLain(2021, D(3), realisasi_teks="Level 3"),),
)  # fmt: skip
AKIP = indikator(
    "IKU3", "Nilai Evaluasi AKIP PD", "Nilai", ("83", "Nilai A (83)"), ("81.59", "Nilai A (81,59)"),
    ("83", "Nilai A (83)"), (b.TahunLain(2021, D("82.92"), realisasi_teks="A (82,92)"),),
    ("72.14", "Nilai BB (72,14)", "nilai SAKIP Pemerintah Kabupaten Jombang"),
)  # fmt: skip

P1, P2, P3 = "1", "2", "3"
ANGGARAN = (
    (P1, "", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA", 12281319513,
     11534782463),
    ("1.01", P1, "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah", 121337000,
     113596500),
    ("1.02", P1, "Administrasi Keuangan Perangkat Daerah", 10568348933, 9943472120),
    ("1.03", P1, "Administrasi Barang Milik Daerah pada Perangkat Daerah", 700000, 354002),
    ("1.04", P1, "Administrasi Kepegawaian Perangkat Daerah", 291197507, 281058110),
    ("1.05", P1, "Administrasi Umum Perangkat Daerah", 461173073, 408502503),
    ("1.06", P1, "Pengadaan Barang Milik Daerah Penunjang Urusan Pemerintah Daerah", 5000000,
     5000000),
    ("1.07", P1, "Penyediaan Jasa Penunjang Urusan Pemerintahan Daerah", 515068000, 490476887),
    ("1.08", P1, "Pemeliharaan Barang Milik Daerah Penunjang Urusan Pemerintahan Daerah",
     318495000, 292322341),
    (P2, "", "PROGRAM PENYELENGGARAAN PENGAWASAN", 630395770, 524058289),
    ("2.01", P2, "Penyelenggaraan Pengawasan Internal", 600664770, 507455689),
    ("2.02", P2, "Penyelenggaraan Pengawasan dengan Tujuan Tertentu", 29731000, 16602600),
    (P3, "", "PROGRAM PERUMUSAN KEBIJAKAN, PENDAMPINGAN DAN ASISTENSI", 441438630, 382861036),
    ("3.01", P3, "Perumusan Kebijakan Teknis di Bidang Pengawasan dan Fasilitasi Pengawasan",
     66132163, 52985500),
    ("3.02", P3, "Pendampingan dan Asistensi", 375306467, 329875536),
)  # fmt: skip
CAPAIAN_PROGRAM = {
    P1: ("100", "100"),
    P2: ("93", "86.71"),
    P3: ("80", "80"),
}
"""Tabel 3.8, target and realisasi; of programme 3 its second indicator."""


def program() -> tuple[b.BarisProgram, ...]:
    """Tabel 3.13 with the capaian of Tabel 3.8; absorption is computed, not copied."""
    keluar = []
    for kode, induk, uraian, pagu, realisasi in ANGGARAN:
        capaian = None
        if kode in CAPAIAN_PROGRAM:
            target, hasil = map(D, CAPAIAN_PROGRAM[kode])
            capaian = hitung_capaian(target, hasil, Aturan()).nilai
        s = serapan([D(pagu)], [D(realisasi)])
        keluar.append(
            b.BarisProgram(
                kode, "Kegiatan" if induk else "Program", uraian, induk,
                SASARAN_2 if kode.startswith(P1) else SASARAN_1, "", capaian,
                SKALA_86_2017.kategori(capaian), D(pagu), D(realisasi), s, efisiensi(capaian, s),
            )
        )  # fmt: skip
    return tuple(keluar)


def bahan() -> b.BahanLaporan:
    """The whole year 2022."""
    return b.BahanLaporan(
        b.Identitas(
            2022, "Pemerintah Kabupaten Jombang", "Inspektorat", "Inspektorat", "Jombang",
            "Sekretariat Inspektorat", jabatan_ttd="Inspektur Kabupaten Jombang", level="kota",
        ),
        (sasaran(SASARAN_1, (SPIP, APIP)), sasaran(SASARAN_2, (AKIP,))),
        program(),
    )  # fmt: skip
