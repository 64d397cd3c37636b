"""The tables with which an indicator is compared: its own earlier years, and others' figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lkjip.tables import column
from lkjip.tables.cells import Cell
from lkjip.tables.choices import YesNo
from lkjip.tables.column import Audience, Turn, Writer
from lkjip.tables.declared import shipped
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import Table, TableRow


@dataclass(frozen=True, kw_only=True)
class PastYearRow(TableRow):
    """One earlier year of an indicator, as the report of that year printed it."""

    code: str = column.code("Kode", 10, key=True, hint="Kode di lembar Indikator (kota: IKU Kota).")
    year: int | None = column.year("Tahun", 8, key=True)
    target: Cell = column.value("Target", 13)
    realisasi: Cell = column.value("Realisasi", 13)
    capaian: Decimal | None = column.percent("Capaian (%)", 12)
    method_changed: str = column.choice(
        "Metode Berubah",
        11,
        YesNo,
        hint="ya = cara menghitung berubah sesudah tahun itu; tidak dibandingkan.",
    )


@dataclass(frozen=True, kw_only=True)
class ComparatorRow(TableRow):
    """A figure of others: national, provincial, a neighbour's; with its year and source."""

    code: str = column.code("Kode", 10, key=True, hint="Kode di lembar Indikator (kota: IKU Kota).")
    name: str = column.text(
        "Pembanding", 30, key=True, hint="Misalnya rata-rata nasional, Provinsi Jawa Timur."
    )
    year: int | None = column.year("Tahun", 8, key=True)
    value: Cell = column.value("Nilai", 13)
    source: str = column.text("Sumber", 44, hint="Dokumen atau laman tempat angkanya terbit.")


def _past_years() -> tuple[PastYearRow, ...]:
    return PAST_YEARS.read_rows(shipped.example("riwayat_indikator", PAST_YEARS.columns))


PAST_YEARS = Table(
    PastYearRow,
    "tblRiwayatIndikator",
    TabName.COMPARISONS,
    turn=Turn.ROLL,
    by=Writer.PERSON,
    feeds=True,
    seen_by=Audience.CITY,
    title="Riwayat Indikator",
    shipped=_past_years,
)
COMPARATORS = Table(
    ComparatorRow,
    "tblPembanding",
    TabName.COMPARISONS,
    turn=Turn.CARRY,
    by=Writer.PERSON,
    feeds=True,
    seen_by=Audience.CITY,
    left=9,
    title="Pembanding",
)
