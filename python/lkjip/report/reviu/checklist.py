"""The review checklist of PermenPANRB 53/2014 (Lampiran III), pre-filled as far as a program can.

What a program can check it answers with its evidence; what only a person can judge it asks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lkjip.findings import Finding
from lkjip.report.material.model import BahanLaporan
from lkjip.report.reviu.evidence import Bukti, Hitungan, hitung
from lkjip.stored import stored_as

I, II, III = "I Format", "II Mekanisme penyusunan", "III Substansi"  # noqa: E741 - as printed


class Jawab(StrEnum):
    """The answer to an item."""

    YA = "ya"
    TIDAK = "tidak"
    DINILAI = "perlu dinilai"
    BELUM = "belum berlaku"
    """Counts only when an item before it is answered with "tidak"."""


@stored_as(
    bagian="bagian",
    no="no",
    pernyataan="pernyataan",
    jawaban="jawaban",
    bukti="bukti",
    pertanyaan="pertanyaan",
)
@dataclass(frozen=True, slots=True)
class ButirReviu:
    """One item: the answer, the evidence behind it, and what the reviewer is asked."""

    bagian: str
    no: int
    pernyataan: str
    jawaban: Jawab
    bukti: str
    pertanyaan: str = ""


Aturan = Callable[[Hitungan], Bukti]


@dataclass(frozen=True, slots=True)
class _Butir:
    """An item of the checklist with the rule that fills it; none: a person judges."""

    bagian: str
    no: int
    pernyataan: str
    pertanyaan: str
    aturan: Aturan | None = None
    bersyarat: str = ""


def reviu(bahan: BahanLaporan, temuan: Sequence[Finding]) -> tuple[ButirReviu, ...]:
    """The 23 items in their order, for this material and the findings over its report."""
    dasar = hitung(bahan, temuan)
    return tuple(_isi(b, dasar) for b in BUTIR)


def _isi(b: _Butir, dasar: Hitungan) -> ButirReviu:
    if b.bersyarat:
        return ButirReviu(b.bagian, b.no, b.pernyataan, Jawab.BELUM, b.bersyarat, b.pertanyaan)
    if b.aturan is None:
        return ButirReviu(b.bagian, b.no, b.pernyataan, Jawab.DINILAI, "", b.pertanyaan)
    benar, bukti = b.aturan(dasar)
    jawab = Jawab.DINILAI if benar is None else Jawab.YA if benar else Jawab.TIDAK
    return ButirReviu(b.bagian, b.no, b.pernyataan, jawab, bukti, b.pertanyaan)


BUTIR: tuple[_Butir, ...] = (
    _Butir(
        I, 1, "Laporan Kinerja (LKj) telah menampilkan data penting IP",
        "Apakah tugas, fungsi, susunan organisasi, dan isu strategis sudah memadai?",
        Hitungan.data_penting,
    ),
    _Butir(
        I, 2, "LKj telah menyajikan informasi target kinerja",
        "", Hitungan.target,
    ),
    _Butir(
        I, 3, "LKj telah menyajikan capaian kinerja IP yang memadai",
        "Apakah uraian capaian menjelaskan keadaan yang sebenarnya?", Hitungan.capaian,
    ),
    _Butir(
        I, 4, "Telah menyajikan dengan lampiran yang mendukung informasi pada badan laporan",
        "Apakah bukti yang disebut benar-benar ada di tempat penyimpanannya?", Hitungan.lampiran,
    ),
    _Butir(
        I, 5, "Telah menyajikan upaya perbaikan ke depan",
        "Apakah langkah perbaikannya dapat dilaksanakan dan menjawab kendala?", Hitungan.perbaikan,
    ),
    _Butir(
        I, 6, "Telah menyajikan akuntablitas keuangan",
        "", Hitungan.keuangan,
    ),
    _Butir(
        II, 1, "LKj IP disusun oleh unit kerja yang memiliki tugas fungsi untuk itu",
        "Apakah penyusun memang ditugasi menyusun LKjIP?", Hitungan.penyusun,
    ),
    _Butir(
        II, 2, "Informasi yang disampaikan dalam LKj telah didukung dengan data yang memadai",
        "", Hitungan.didukung,
    ),
    _Butir(
        II, 3, "Telah terdapat mekanisme penyampaian data dan informasi dari unit kerja ke unit "
        "penyusun LKj", "", Hitungan.mekanisme,
    ),
    _Butir(
        II, 4, "Telah ditetapkan penanggung jawab pengumpulan data/informasi di setiap unit kerja",
        "Apakah penetapannya tertulis?", Hitungan.penanggung_jawab,
    ),
    _Butir(
        II, 5, "Data/informasi kinerja yang disampaikan dalam LKj telah diyakini keandalannya",
        "Apakah temuan yang tersisa memengaruhi keyakinan atas angkanya?", Hitungan.keandalan,
    ),
    _Butir(
        II, 6, "Analisis/penjelasan dalam LKj telah diketahui oleh unit kerja terkait",
        "Apakah unit sudah membaca analisis yang disusun dari jawabannya?", Hitungan.diketahui,
    ),
    _Butir(
        II, 7, "LKj IP bukan merupakan gabungan unit kerja di bawahnya.",
        "Apakah laporan menyajikan kinerja lembaga, bukan sekadar rangkaian laporan unit?",
        Hitungan.bukan_gabungan,
    ),
    _Butir(
        III, 1, "Tujuan/sasaran dalam LKj telah sesuai dengan tujuan/sasaran dalam perjanjian "
        "kinerja", "Cocokkan sasaran dalam Bab II dengan dokumen Perjanjian Kinerja terakhir.",
        Hitungan.sasaran,
    ),
    _Butir(
        III, 2, "Tujuan/sasaran dalam LKj telah selaras dengan rencana strategis",
        "Cocokkan sasaran dalam Bab II dengan dokumen Renstra.",
    ),
    _Butir(
        III, 3, "Jika butir 1 dan 2 jawabannya tidak, maka terdapat penjelasan yang memadai",
        "Isi hanya bila butir 1 atau 2 dijawab tidak.", None, "Menunggu jawaban butir 1 dan 2.",
    ),
    _Butir(
        III, 4, "Target Indikator Kinerja Tujuan/sasaran dalam LKj telah sesuai dengan target "
        "indikator kinerja tujuan/sasaran dalam perjanjian kinerja.",
        "Cocokkan target dalam Bab II dengan dokumen Perjanjian Kinerja terakhir.",
        Hitungan.target_sama,
    ),
    _Butir(
        III, 5, "IKU pada LKj telah sesuai dengan dokumen IKU yang ditetapkan",
        "Cocokkan indikator dengan keputusan penetapan IKU.",
    ),
    _Butir(
        III, 6, "Jika butir 4 dan 5 jawabannya tidak, maka terdapat penjelasan yang memadai",
        "Isi hanya bila butir 4 atau 5 dijawab tidak.", None, "Menunggu jawaban butir 4 dan 5.",
    ),
    _Butir(
        III, 7, "Telah terdapat perbandingan data kinerja dengan tahun lalu, standar nasional dan "
        "sebagainya yang bermanfaat", "Apakah pembandingnya bermanfaat bagi pembaca?",
        Hitungan.perbandingan,
    ),
    _Butir(
        III, 8, "IKU dan IK telah cukup mengukur tujuan/sasaran",
        "Apakah indikator setiap sasaran cukup untuk mengukurnya?", Hitungan.cukup,
    ),
    _Butir(
        III, 9, 'Jika "tidak" telah terdapat penjelasan yang memadai',
        "Isi hanya bila butir 8 dijawab tidak.", None, "Menunggu jawaban butir 8.",
    ),
    _Butir(
        III, 10, "IKU dan IK telah SMART",
        "Apakah setiap indikator spesifik, terukur, dapat dicapai, relevan, dan berbatas waktu?",
        Hitungan.terukur,
    ),
)  # fmt: skip
