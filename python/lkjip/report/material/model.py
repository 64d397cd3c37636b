"""What a report is made of, as plain data; the step ``draf`` fills it from the tables of the book.

Percentages are unrounded ``Decimal``; None means "there is no number". Texts are as people wrote
them. An empty text is a gap that the report marks; nothing is made up for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from lkjip.measure.numbers.quantity import Ukuran
from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.category import SKALA_86_2017, Skala
from lkjip.measure.rules.rule import Akumulasi, Arah, Rumus

SETAHUN = 4
"""Quarters in a full year: a report to quarter 4 is the yearly one."""


@dataclass(frozen=True, slots=True)
class Asal:
    """Where a value came from: file, sheet, cell, sender, time, revision, SHA-256 of the file."""

    berkas: str = ""
    lembar: str = ""
    sel: str = ""
    pengirim: str = ""
    diterima: datetime | None = None
    revisi: int | None = None
    sidik: str = ""


@dataclass(frozen=True, slots=True)
class Jawaban:
    """A unit's answer to one question of the form, word for word; ``-`` means "nothing"."""

    teks: str = ""
    asal: Asal | None = None


@dataclass(frozen=True, slots=True)
class Analisis:
    """The five answers for one indicator; an empty one is a gap."""

    sebab: Jawaban = Jawaban()
    kendala: Jawaban = Jawaban()
    solusi: Jawaban = Jawaban()
    efisiensi: Jawaban = Jawaban()
    pendukung: Jawaban = Jawaban()


@dataclass(frozen=True, slots=True)
class TahunLain:
    """An earlier year of an indicator. ``metode_berubah``: not comparable with the year after."""

    tahun: int
    realisasi: Ukuran | None = None
    target: Ukuran | None = None
    capaian: Decimal | None = None
    realisasi_teks: str = ""
    target_teks: str = ""
    metode_berubah: bool = False


@dataclass(frozen=True, slots=True)
class Bukti:
    """A document that proves a value."""

    dokumen: str
    nomor: str = ""
    lokasi: str = ""
    kode: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Indikator:
    """One indicator with its figures of the year.

    ``*_teks`` is the value as the Perjanjian Kinerja or the unit prints it ("Level 3 (3,35)") and
    wins over the number in print. ``capaian`` is in percent, unrounded and uncapped; ``formula``
    its sum as text. ``rincian`` are the codes it is rolled up from (then ``unit`` may be empty).
    """

    kode: str
    nama: str
    satuan: str
    target: Ukuran | None = None
    realisasi: Ukuran | None = None
    capaian: Decimal | None = None
    kategori: str = ""
    formula: str = ""
    arah: Arah = Arah.NAIK
    rumus: Rumus = Rumus.SELISIH
    akumulasi: Akumulasi = Akumulasi.AKHIR
    status: Status = Status.ANGKA
    keterangan: str = ""
    jenjang: str = ""
    """ "Program", "Kegiatan" or "Sub Kegiatan": whose indicator it is; "" = of the sasaran."""
    kode_program: str = ""
    unit: str = ""
    target_teks: str = ""
    realisasi_teks: str = ""
    triwulan: tuple[Decimal | None, ...] = ()
    bobot: Decimal | None = None
    rincian: tuple[str, ...] = ()
    lalu: tuple[TahunLain, ...] = ()
    """Earlier years, any order; the year before the report's is the main comparison."""
    target_akhir: Ukuran | None = None
    target_akhir_teks: str = ""
    capaian_akhir: Decimal | None = None
    """Realisasi against the end target of the Renstra, percent."""
    standar: Ukuran | None = None
    standar_teks: str = ""
    standar_nama: str = ""
    """What the national standard is, as printed: "rata-rata nasional", "Provinsi Jawa Timur"."""
    analisis: Analisis = Analisis()
    asal: Asal | None = None


@dataclass(frozen=True, slots=True)
class Sasaran:
    """A sasaran with its indicators; ``capaian`` is a mean of them (percent), ``formula`` its sum.

    ``dipakai`` are the codes of those in the mean, where it is not all of them (the uppermost ones,
    when the others are parts of them); ``keluar`` lists (indicator, reason) of those that fell out.
    """

    nama: str
    indikator: tuple[Indikator, ...]
    capaian: Decimal | None = None
    kategori: str = ""
    cara: str = ""
    formula: str = ""
    keluar: tuple[tuple[str, str], ...] = ()
    dipakai: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BarisProgram:
    """A programme, kegiatan or sub-kegiatan. Money in rupiah, percentages unrounded.

    ``induk`` is the code one level up; ``efisiensi`` is capaian − serapan in points.
    """

    kode: str
    jenjang: str
    uraian: str
    induk: str = ""
    sasaran: str = ""
    unit: str = ""
    capaian: Decimal | None = None
    kategori: str = ""
    pagu: Decimal | None = None
    realisasi: Decimal | None = None
    serapan: Decimal | None = None
    efisiensi: Decimal | None = None
    keterangan: str = ""
    asal: Asal | None = None


@dataclass(frozen=True, slots=True)
class UnitKerja:
    """A unit that was asked, and whether it has answered; ``pengisi`` is a role or a name."""

    kode: str
    nama: str
    kepala: str = ""
    status: str = ""
    diterima: datetime | None = None


@dataclass(frozen=True, slots=True)
class Cara:
    """The settings in force that Bab III prints."""

    rumus_turun: Rumus = Rumus.SELISIH
    batas: Decimal | None = None
    """Cap on capaian in means (percent); None: no cap."""
    skala: Skala = SKALA_86_2017


@dataclass(frozen=True, slots=True)
class LangkahSop:
    """One SOP activity: when it was planned and when it was really done."""

    no: int
    nama: str
    pelaksana: str = ""
    rencana_mulai: date | None = None
    rencana_selesai: date | None = None
    mulai: date | None = None
    selesai: date | None = None
    keadaan: str = ""


@dataclass(frozen=True, slots=True)
class Organisasi:
    """Texts about the office that no form asks for; an empty one becomes a gap mark."""

    kedudukan: str = ""
    tugas: str = ""
    fungsi: tuple[str, ...] = ()
    pegawai: str = ""
    aspek_strategis: str = ""
    isu_strategis: str = ""
    visi_misi: str = ""
    tindak_lanjut: str = ""
    """Follow-up of the last evaluation."""


@dataclass(frozen=True, slots=True)
class JumlahTemuan:
    """How many findings stand open, by severity."""

    tolak: int = 0
    perbaiki: int = 0
    catatan: int = 0

    @property
    def semua(self) -> int:
        """All findings."""
        return self.tolak + self.perbaiki + self.catatan


@dataclass(frozen=True, slots=True)
class Identitas:
    """Whose report it is, and who signs."""

    tahun: int
    pemerintah: str
    instansi: str
    unit_kerja: str
    kota: str = ""
    penyusun: str = ""
    sampai_triwulan: int = SETAHUN
    level: str = "bagian"
    alamat: str = ""
    kontak: str = ""
    jabatan_ttd: str = ""
    nama_ttd: str = ""
    nip_ttd: str = ""
    perjanjian: str = "Perjanjian Kinerja"
    """The agreement in force, as titled: the changed one ("Perubahan") once there is one."""
    renstra: str = ""
    """The years of the Renstra as printed, such as "2019–2024"."""


@dataclass(frozen=True, slots=True)
class BahanLaporan:
    """Everything that one report says. ``program`` is in the order in which it is printed."""

    identitas: Identitas
    sasaran: tuple[Sasaran, ...]
    program: tuple[BarisProgram, ...] = ()
    unit: tuple[UnitKerja, ...] = ()
    organisasi: Organisasi = Organisasi()
    dasar_hukum: tuple[str, ...] = ()
    cara: Cara = Cara()
    bukti: tuple[Bukti, ...] = ()
    langkah: tuple[LangkahSop, ...] = ()
    temuan: JumlahTemuan = JumlahTemuan()

    @property
    def indikator(self) -> tuple[Indikator, ...]:
        """All indicators in printed order."""
        return tuple(i for s in self.sasaran for i in s.indikator)

    @property
    def setahun(self) -> bool:
        """Whether the report covers the full year."""
        return self.identitas.sampai_triwulan >= SETAHUN
