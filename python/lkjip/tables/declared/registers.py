"""The registers that the office fills: units, indicators, programmes, settings, texts, holidays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lkjip.measure.numbers.ranks import ORDINAL_TABLES
from lkjip.measure.rules.frequency import Frequency
from lkjip.measure.rules.kinds import IndicatorKind
from lkjip.measure.rules.rule import Accumulation, Direction, Formula
from lkjip.sop.roles import DEFAULT_MAPPING
from lkjip.tables import column
from lkjip.tables.cells import Cell
from lkjip.tables.choices import HolidayKind, ProgramLevel, Source, YesNo
from lkjip.tables.column import Audience, Turn, Writer
from lkjip.tables.declared import shipped
from lkjip.tables.declared.settings import SETTINGS as SHIPPED_SETTINGS
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import Level, Table, TableRow


@dataclass(frozen=True, kw_only=True)
class UnitRow(TableRow):
    """A unit that is asked, and who is its head."""

    code: str = column.code(
        "Kode Unit", 14, key=True, hint="Singkat dan tetap, misalnya SB-PEM.", feeds=True
    )
    name: str = column.text("Unit", 44, feeds=True)
    head: str = column.text("Kepala", 48, hint="Jabatan yang dituju surat.")
    head_name: str = column.text("Nama Kepala", 30)
    nip: str = column.code("NIP", 22)
    email: str = column.text("Email", 34)
    active: str = column.choice("Aktif", 8, YesNo)
    seal_key: str = column.code(
        "Kunci Segel", 30, hint="Tingkat kota: kunci publik OPD, diterima lewat jalan lain."
    )


@dataclass(frozen=True, kw_only=True)
class IndicatorRow(TableRow):
    """An indicator with its target and its rule."""

    code: str = column.code(
        "Kode", 9, key=True, hint="Kunci indikator; tetap setelah formulir dikirim."
    )
    program: str = column.code("Kode Program", 19, hint="Kode di lembar Program.")
    indikator: str = column.text("Indikator", 54)
    measure_unit: str = column.text("Satuan", 18)
    target: Cell = column.value("Target", 13, turn=Turn.BLANK)
    direction: str = column.choice("Arah", 10, Direction)
    formula_kind: str = column.choice("Rumus", 10, Formula)
    accumulation: str = column.choice("Akumulasi", 11, Accumulation)
    source: str = column.choice("Sumber", 22, Source)
    unit: str = column.code("Kode Unit", 14)
    weight: Decimal | None = column.number("Bobot", 8)
    target_renstra: Cell = column.value("Target Akhir Renstra", 13, turn=Turn.ROLL)
    rank_kind: str = column.text(
        "Peringkat", 13, hint="Jenis di tabel Peringkat; kosong: dikenali dari namanya."
    )
    frequency: str = column.choice(
        "Frekuensi", 11, Frequency, hint="Seberapa sering nilainya ada; kosong = triwulan."
    )
    kind: str = column.choice(
        "Jenis", 11, IndicatorKind, hint="IKU, IK (program, kegiatan), keluaran; kosong = IKU."
    )
    sasaran: str = column.text("Sasaran", 40, hint="Kosong: sasaran programnya.")
    target_tw1: Cell = column.value("Target TW I", 11, turn=Turn.BLANK, feeds=False)
    target_tw2: Cell = column.value("Target TW II", 11, turn=Turn.BLANK, feeds=False)
    target_tw3: Cell = column.value("Target TW III", 11, turn=Turn.BLANK, feeds=False)
    target_tw4: Cell = column.value("Target TW IV", 11, turn=Turn.BLANK, feeds=False)
    definition: str = column.text("Definisi", 44, feeds=False)
    formula_words: str = column.text(
        "Formula", 40, hint="Cara menghitung menurut dokumen IKU.", feeds=False
    )
    data_source: str = column.text("Sumber Data", 30, feeds=False)
    responsible: str = column.text(
        "Penanggung Jawab",
        26,
        hint="Kode unit: untuk gabungan, unit ini menjawab Analisis.",
        feeds=False,
    )


@dataclass(frozen=True, kw_only=True)
class ProgramRow(TableRow):
    """A program, kegiatan or sub-kegiatan; only the last has a pagu, in rupiah."""

    code: str = column.code("Kode", 20, key=True)
    level: str = column.choice("Jenjang", 14, ProgramLevel)
    description: str = column.text("Uraian", 54)
    parent: str = column.code("Induk", 18, hint="Kode satu tingkat di atasnya.")
    unit: str = column.code("Kode Unit", 14, hint="Unit pelaksana; hanya untuk sub kegiatan.")
    sasaran: str = column.text("Sasaran", 54)
    pagu: Decimal | None = column.money(
        "Pagu", 19, hint="Rupiah; hanya untuk sub kegiatan.", turn=Turn.BLANK
    )


@dataclass(frozen=True, kw_only=True)
class SettingRow(TableRow):
    """One setting: ``key`` for the program, ``label`` and ``remark`` for people."""

    key: str = column.text("Kunci", 18, key=True)
    label: str = column.text("Pengaturan", 36)
    value: Cell = column.setting("Nilai", 34, by=Writer.PERSON, turn=Turn.ROLL, feeds=True)
    remark: str = column.text("Keterangan", 62)


@dataclass(frozen=True, kw_only=True)
class ScaleRow(TableRow):
    """A category of capaian and where it begins, in percent."""

    bound: Decimal | None = column.number("Batas Bawah (%)", 16, key=True)
    category: str = column.text("Kategori", 18, hint="Mulai batas bawah; nilai tidak dibulatkan.")


@dataclass(frozen=True, kw_only=True)
class RankRow(TableRow):
    """A rank of one kind; 1 is the best. Rows of the same order are spellings of one rank."""

    kind: str = column.text("Jenis", 14, key=True)
    order: Decimal | None = column.number(
        "Urutan", 9, hint="1 = terbaik; urutan sama = sebutan lain."
    )
    name: str = column.text("Nama", 32, key=True)
    score: Decimal | None = column.number(
        "Skor", 9, hint="Kosong: peringkat yang tidak tercapai tidak diberi angka."
    )


@dataclass(frozen=True, kw_only=True)
class RoleRow(TableRow):
    """The official who stands for a role as the SOP prints it."""

    role: str = column.text("Peran menurut SOP", 30, key=True)
    official: str = column.text(
        "Pejabat", 40, hint="Pejabat yang menjalankan peran itu.", by=Writer.PERSON
    )


@dataclass(frozen=True, kw_only=True)
class HolidayRow(TableRow):
    """A day on which nobody works."""

    on_date: date | None = column.day("Tanggal", 22, key=True)
    name: str = column.text("Nama", 56)
    kind: str = column.choice("Jenis", 18, HolidayKind)


def _units() -> tuple[UnitRow, ...]:
    return UNITS.read_rows(shipped.example("unit", UNITS.columns))


def _indicators() -> tuple[IndicatorRow, ...]:
    return INDICATORS.read_rows(shipped.example("indikator", INDICATORS.columns))


def _programs() -> tuple[ProgramRow, ...]:
    return PROGRAMS.read_rows(shipped.example("program", PROGRAMS.columns))


def _settings() -> Iterator[SettingRow]:
    for one in SHIPPED_SETTINGS:
        yield SettingRow(key=one.key, label=one.label, value=one.value, remark=one.remark)


def _scale() -> Iterator[ScaleRow]:
    for bound, category in shipped.SCALE:
        yield ScaleRow(bound=Decimal(bound), category=category)


def _ranks() -> Iterator[RankRow]:
    for table in ORDINAL_TABLES:
        for order, spellings in enumerate(table.level, 1):
            for name in spellings:
                yield RankRow(kind=table.kind, order=Decimal(order), name=name)


def _roles() -> Iterator[RoleRow]:
    for role, official in DEFAULT_MAPPING.items():
        yield RoleRow(role=role, official=official)


def holidays_of(year: int) -> Iterator[HolidayRow]:
    """Yield the days off of a year as far as the decree is known."""
    from lkjip.sop.calendar.holiday_seed import default_holidays  # late: takes time to load

    for one in default_holidays(year):
        yield HolidayRow(on_date=one.day, name=one.name, kind=one.kind)


def _holidays() -> Iterator[HolidayRow]:
    for year in shipped.HOLIDAY_YEARS:
        yield from holidays_of(year)


UNITS = Table(
    UnitRow,
    "tblUnit",
    TabName.UNITS,
    turn=Turn.CARRY,
    by=Writer.PERSON,
    seen_by=Audience.CITY,
    shipped=_units,
)
INDICATORS = Table(
    IndicatorRow,
    "tblIndikator",
    TabName.INDICATORS,
    turn=Turn.CARRY,
    by=Writer.PERSON,
    feeds=True,
    seen_by=Audience.CITY,
    level=Level.SECTION,
    shipped=_indicators,
)
PROGRAMS = Table(
    ProgramRow,
    "tblProgram",
    TabName.PROGRAMS,
    turn=Turn.CARRY,
    by=Writer.PERSON,
    feeds=True,
    seen_by=Audience.CITY,
    level=Level.SECTION,
    shipped=_programs,
)
SETTINGS = Table(
    SettingRow,
    "tblPengaturan",
    TabName.SETTINGS,
    turn=Turn.CARRY,
    seen_by=Audience.CITY,
    shipped=_settings,
)
SCALE = Table(
    ScaleRow,
    "tblSkala",
    TabName.SETTINGS,
    turn=Turn.CARRY,
    seen_by=Audience.CITY,
    by=Writer.PERSON,
    feeds=True,
    left=7,
    shipped=_scale,
)
ROLES = Table(
    RoleRow,
    "tblPeran",
    TabName.SETTINGS,
    turn=Turn.CARRY,
    seen_by=Audience.CITY,
    left=10,
    shipped=_roles,
)
RANKS = Table(
    RankRow,
    "tblPeringkat",
    TabName.SETTINGS,
    turn=Turn.CARRY,
    seen_by=Audience.CITY,
    by=Writer.PERSON,
    feeds=True,
    left=13,
    shipped=_ranks,
)
HOLIDAYS = Table(
    HolidayRow,
    "tblLibur",
    TabName.HOLIDAYS,
    turn=Turn.ROLL,
    by=Writer.PERSON,
    shipped=_holidays,
)
