"""The tables of the city's book: its own indicators, the OPD, what their packages hold."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lkjip.measure.rules.rule import Direction
from lkjip.tables import column
from lkjip.tables.cells import Cell
from lkjip.tables.choices import CityWay
from lkjip.tables.column import Turn, Writer
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import Level, Table, TableRow


@dataclass(frozen=True, kw_only=True)
class CityIndicatorRow(TableRow):
    """One indicator of the city, with the OPD indicators that it follows from."""

    code: str = column.code("Kode", 10, key=True, by=Writer.PERSON, turn=Turn.CARRY)
    sasaran: str = column.text("Sasaran", 44, by=Writer.PERSON, turn=Turn.CARRY)
    indikator: str = column.text("Indikator", 54, by=Writer.PERSON, turn=Turn.CARRY)
    measure_unit: str = column.text("Satuan", 16, by=Writer.PERSON, turn=Turn.CARRY)
    target: Cell = column.value("Target", 12, by=Writer.PERSON, feeds=True)
    direction: str = column.choice(
        "Arah", 10, Direction, by=Writer.PERSON, turn=Turn.CARRY, feeds=True
    )
    way: str = column.choice(
        "Cara",
        16,
        CityWay,
        hint="Bagaimana realisasi kota dihitung dari sumbernya.",
        by=Writer.PERSON,
        turn=Turn.CARRY,
        feeds=True,
    )
    sources: str = column.text(
        "Sumber", 34, hint="OPD:kode; OPD:kode", by=Writer.PERSON, turn=Turn.CARRY, feeds=True
    )
    realisasi: Cell = column.value("Realisasi", 12)
    capaian: Decimal | None = column.percent("Capaian (%)", 12)
    category: str = column.centred("Kategori", 15, colour=True)
    formula: str = column.text("Rumus yang dipakai", 44)


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


CITY_INDICATORS = Table(
    CityIndicatorRow, "tblIndikatorKota", TabName.CITY, turn=Turn.BLANK, level=Level.CITY
)
OPD = Table(OpdRow, "tblOpd", TabName.OPD, turn=Turn.BLANK, level=Level.CITY)
OPD_INPUTS = Table(
    OpdInputRow, "tblIsianOpd", TabName.OPD_INPUTS, turn=Turn.BLANK, level=Level.CITY
)
