"""The tables of the city's book: its own indicators, the OPD, what their packages hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lkjip.measure.rules.rule import Direction, Formula
from lkjip.tables import column
from lkjip.tables.cells import Cell
from lkjip.tables.choices import CityAnalysis, CityWay, Said, YesNo
from lkjip.tables.column import Turn, Writer
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import Level, Table, TableRow


@dataclass(frozen=True, kw_only=True)
class CityGoalRow(TableRow):
    """One sasaran of the city, with the misi and tujuan of the RPJMD above it."""

    code: str = column.code("Kode", 10, key=True, hint="Kode sasaran kota, misalnya S1.")
    mission: str = column.text("Misi", 44)
    aim: str = column.text("Tujuan", 44)
    sasaran: str = column.text("Sasaran", 54)
    carriers: str = column.text(
        "OPD Pengampu", 34, hint="Kode unit OPD, dipisah titik koma; programnya diusulkan."
    )


@dataclass(frozen=True, kw_only=True)
class CityIndicatorRow(TableRow):
    """One indicator of the city: its own figure, or the OPD indicators that it follows from."""

    code: str = column.code("Kode", 10, key=True, by=Writer.PERSON, turn=Turn.CARRY)
    sasaran: str = column.text(
        "Sasaran",
        44,
        hint="Kode di lembar Sasaran Kota, atau namanya.",
        by=Writer.PERSON,
        turn=Turn.CARRY,
        feeds=True,
    )
    indikator: str = column.text("Indikator", 54, by=Writer.PERSON, turn=Turn.CARRY)
    measure_unit: str = column.text("Satuan", 16, by=Writer.PERSON, turn=Turn.CARRY)
    target: Cell = column.value("Target", 12, by=Writer.PERSON, feeds=True)
    direction: str = column.choice(
        "Arah", 10, Direction, by=Writer.PERSON, turn=Turn.CARRY, feeds=True
    )
    formula_kind: str = column.choice(
        "Rumus", 10, Formula, by=Writer.PERSON, turn=Turn.CARRY, feeds=True
    )
    way: str = column.choice(
        "Cara",
        18,
        CityWay,
        hint="nilai sendiri = dari kolom Realisasi Sendiri; yang lain dari paket OPD.",
        by=Writer.PERSON,
        turn=Turn.CARRY,
        feeds=True,
    )
    sources: str = column.text(
        "Sumber", 34, hint="OPD:kode; OPD:kode", by=Writer.PERSON, turn=Turn.CARRY, feeds=True
    )
    own_realisasi: Cell = column.value(
        "Realisasi Sendiri",
        16,
        hint="Angka yang terbit di luar paket OPD, seperti tertulis: WTP, BB (79,39), 74,53.",
        by=Writer.PERSON,
        feeds=True,
    )
    own_status: str = column.choice("Status", 14, Said, by=Writer.PERSON, feeds=True)
    data_source: str = column.text(
        "Sumber Data", 34, hint="Misalnya BPS, LHP BPK.", by=Writer.PERSON, turn=Turn.CARRY
    )
    data_date: date | None = column.day("Tanggal Data", 14, by=Writer.PERSON)
    target_rpjmd: Cell = column.value("Target Akhir RPJMD", 14, by=Writer.PERSON, turn=Turn.CARRY)
    rank_kind: str = column.text(
        "Peringkat",
        13,
        hint="Jenis di tabel Peringkat; kosong: dikenali dari namanya.",
        by=Writer.PERSON,
        turn=Turn.CARRY,
        feeds=True,
    )
    definition: str = column.text("Definisi", 44, by=Writer.PERSON, turn=Turn.CARRY)
    formula_words: str = column.text(
        "Formula",
        40,
        hint="Cara menghitung menurut dokumen IKU.",
        by=Writer.PERSON,
        turn=Turn.CARRY,
    )
    responsible: str = column.code(
        "Penanggung Jawab", 18, hint="Kode unit OPD.", by=Writer.PERSON, turn=Turn.CARRY
    )
    realisasi: Cell = column.value("Realisasi", 12)
    capaian: Decimal | None = column.percent("Capaian (%)", 12)
    category: str = column.centred("Kategori", 15, colour=True)
    formula: str = column.text("Rumus yang dipakai", 44)


@dataclass(frozen=True, kw_only=True)
class SupportRow(TableRow):
    """A programme of an OPD that supports a sasaran of the city, once a person agrees."""

    goal: str = column.code("Kode Sasaran", 13, key=True, by=Writer.BOTH, turn=Turn.CARRY)
    opd: str = column.code("Kode Unit", 14, key=True, by=Writer.BOTH, turn=Turn.CARRY)
    program: str = column.code("Kode Program", 20, key=True, by=Writer.BOTH, turn=Turn.CARRY)
    agreed: str = column.choice(
        "Disetujui",
        11,
        YesNo,
        hint="ya = menunjang sasaran ini; tidak = usulan program ditolak.",
        by=Writer.PERSON,
    )
    part: str = column.text(
        "Peran", 44, hint="Apa sumbangannya; dicetak di laporan.", by=Writer.PERSON, turn=Turn.CARRY
    )
    reason: str = column.text("Alasan Usulan", 34)
    description: str = column.text("Program", 54)
    capaian: Decimal | None = column.percent("Capaian (%)", 12)
    pagu: Decimal | None = column.money("Pagu (Rp)", 19)
    realisasi: Decimal | None = column.money("Realisasi (Rp)", 19)
    serapan: Decimal | None = column.percent("Serapan (%)", 12)


@dataclass(frozen=True, kw_only=True)
class CityAnalysisRow(TableRow):
    """Words of Bagian Organisasi for one analysis of a sasaran, beside those of the OPD."""

    goal: str = column.code("Kode Sasaran", 13, key=True, by=Writer.BOTH)
    analysis: str = column.choice("Analisis", 26, CityAnalysis, key=True, by=Writer.BOTH)
    words: str = column.text(
        "Uraian",
        80,
        hint="Ditulis Bagian Organisasi, bukan salinan jawaban OPD (reviu II.7).",
        by=Writer.PERSON,
    )
    from_opd: str = column.text("Bahan dari OPD", 80)


@dataclass(frozen=True, kw_only=True)
class OpdRow(TableRow):
    """One OPD: its package, its results, its budget in rupiah."""

    code: str = column.code("Kode Unit", 14, key=True)
    name: str = column.text("OPD", 44)
    status: str = column.centred("Status", 18, colour=True)
    version: int | None = column.whole("Versi", 8)
    indicators: int | None = column.whole("Indikator", 10)
    capaian: Decimal | None = column.percent("Capaian (%)", 12)
    category: str = column.centred("Kategori", 15, colour=True)
    pagu: Decimal | None = column.money("Pagu (Rp)", 19)
    realisasi: Decimal | None = column.money("Realisasi (Rp)", 19)
    serapan: Decimal | None = column.percent("Serapan (%)", 12)
    package: str = column.file_name("Paket", 44)
    remark: str = column.text("Keterangan", 44)


@dataclass(frozen=True, kw_only=True)
class OpdInputRow(TableRow):
    """One indicator out of the package of an OPD."""

    opd: str = column.code("Kode Unit", 14, key=True)
    code: str = column.code("Kode", 12, key=True)
    program: str = column.code("Kode Program", 20)
    indikator: str = column.text("Indikator", 54)
    measure_unit: str = column.text("Satuan", 16)
    target: Cell = column.value("Target", 12)
    realisasi: Cell = column.value("Realisasi", 12)
    status: str = column.centred("Status", 14)
    capaian: Decimal | None = column.percent("Capaian (%)", 12)
    package: str = column.file_name("Paket", 44)
    fingerprint: str = column.fingerprint("Sidik", 20, printed=False)


CITY_GOALS = Table(
    CityGoalRow,
    "tblSasaranKota",
    TabName.CITY_GOALS,
    turn=Turn.CARRY,
    by=Writer.PERSON,
    level=Level.CITY,
)
CITY_INDICATORS = Table(
    CityIndicatorRow, "tblIndikatorKota", TabName.CITY, turn=Turn.BLANK, level=Level.CITY
)
SUPPORT = Table(SupportRow, "tblDukunganOpd", TabName.SUPPORT, turn=Turn.BLANK, level=Level.CITY)
CITY_ANALYSES = Table(
    CityAnalysisRow, "tblAnalisisKota", TabName.CITY_ANALYSES, turn=Turn.BLANK, level=Level.CITY
)
OPD = Table(OpdRow, "tblOpd", TabName.OPD, turn=Turn.BLANK, level=Level.CITY)
OPD_INPUTS = Table(
    OpdInputRow, "tblIsianOpd", TabName.OPD_INPUTS, turn=Turn.BLANK, level=Level.CITY
)
