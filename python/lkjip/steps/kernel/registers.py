"""The registers of the book as frozen objects; what is wrong in them stops a command by name.

An empty register, a doubled code, or a code that points nowhere makes every later figure doubtful,
so it is an error (``RegisterError``) with the cell, not a finding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from lkjip.book.cells import decimal, text
from lkjip.book.port import TableData
from lkjip.errors import RegisterError
from lkjip.findings import Place
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.numbers.value import Value
from lkjip.measure.rules.category import Scale
from lkjip.sop.calendar.working_days import WEEKENDS, Calendar

ENTRY, COMBINED = "isian unit", "gabungan sub kegiatan"


@dataclass(frozen=True, slots=True)
class Unit:
    """One row of ``Unit``."""

    code: str
    name: str
    head: str
    head_name: str
    nip: str
    email: str
    active: bool
    email_cell: str


@dataclass(frozen=True, slots=True)
class Indikator:
    """One row of ``Indikator``; each value is kept as it was typed, with what it means."""

    code: str
    program: str
    indikator: str
    measure_unit: str
    target: Value
    direction: str
    formula_kind: str
    accumulation: str
    source: str
    unit: str
    weight: Decimal | None
    last_year: Value
    target_renstra: Value
    standard: Value
    unit_cell: str

    @property
    def values(self) -> tuple[Value, ...]:
        """Give the values that people typed into the row."""
        return (self.target, self.last_year, self.target_renstra, self.standard)


@dataclass(frozen=True, slots=True)
class Program:
    """One row of ``Program``; ``pagu`` in rupiah, only on sub-kegiatan."""

    code: str
    level: str
    description: str
    parent: str
    unit: str
    sasaran: str
    pagu: Decimal | None


def _refuse(table: TableData, index: int, column: str, what: str, cure: str) -> RegisterError:
    return RegisterError(f"{table.sheet}!{table.cell(index, column)} ({column}): {what}", cure)


def _not_empty(table: TableData) -> None:
    if not table.row:
        raise RegisterError(
            f"Register di lembar '{table.sheet}' kosong (tabel {table.name} tanpa baris).",
            f"Isi paling sedikit satu baris di lembar '{table.sheet}', lalu ulangi.",
        )


def _unique(table: TableData, column: str) -> None:
    seen: dict[str, int] = {}
    for i, row in enumerate(table.row):
        key = text(row[column])
        if not key:
            raise _refuse(table, i, column, "kosong.", "Isi kodenya, atau hapus barisnya.")
        if key.casefold() in seen:
            first = table.cell(seen[key.casefold()], column)
            raise _refuse(
                table, i, column, f"kode '{key}' sudah dipakai di {first}.", "Ganti salah satunya."
            )
        seen[key.casefold()] = i


def units(table: TableData) -> tuple[Unit, ...]:
    """Return the rows of ``tblUnit``."""
    _not_empty(table)
    _unique(table, "Kode Unit")
    return tuple(
        Unit(
            code=text(row["Kode Unit"]),
            name=text(row["Unit"]) or text(row["Kode Unit"]),
            head=text(row["Kepala"]),
            head_name=text(row["Nama Kepala"]),
            nip=text(row["NIP"]),
            email=text(row["Email"]),
            active=text(row["Aktif"]).casefold() != "tidak",
            email_cell=table.cell(i, "Email"),
        )
        for i, row in enumerate(table.row)
    )


def programmes(table: TableData) -> tuple[Program, ...]:
    """Return the rows of ``tblProgram``; every ``Induk`` must be a code of the table."""
    _not_empty(table)
    _unique(table, "Kode")
    codes = {text(row["Kode"]) for row in table.row}
    for i, row in enumerate(table.row):
        parent = text(row["Induk"])
        if parent and parent not in codes:
            raise _refuse(
                table, i, "Induk", f"kode '{parent}' tidak ada di kolom Kode.", "Perbaiki kodenya."
            )
        if _in_a_circle(table, i):
            raise _refuse(
                table, i, "Induk", f"'{parent}' berada di bawah kode ini.", "Perbaiki induknya."
            )
        if row["Pagu"] is not None and decimal(row["Pagu"]) is None:
            seen = text(row["Pagu"])
            raise _refuse(
                table, i, "Pagu", f"'{seen}' bukan angka.", "Ketik rupiah penuh tanpa titik."
            )
    return tuple(
        Program(
            text(row["Kode"]),
            text(row["Jenjang"]),
            text(row["Uraian"]),
            text(row["Induk"]),
            text(row["Kode Unit"]),
            text(row["Sasaran"]),
            decimal(row["Pagu"]),
        )
        for row in table.row
    )


def _in_a_circle(table: TableData, index: int) -> bool:
    """Return whether going up from a row leads back to it."""
    parents = {text(row["Kode"]): text(row["Induk"]) for row in table.row}
    start = text(table.row[index]["Kode"])
    seen: set[str] = set()
    code = parents.get(start, "")
    while code and code not in seen:
        if code == start:
            return True
        seen.add(code)
        code = parents.get(code, "")
    return False


def indicators(table: TableData, programs: tuple[Program, ...]) -> tuple[Indikator, ...]:
    """Return the rows of ``tblIndikator``; every ``Kode Program`` must be in ``programs``."""
    _not_empty(table)
    _unique(table, "Kode")
    codes = {program.code for program in programs}
    for i, row in enumerate(table.row):
        code = text(row["Kode Program"])
        if code not in codes:
            raise _refuse(
                table,
                i,
                "Kode Program",
                f"kode '{code}' tidak ada di lembar Program.",
                "Samakan kodenya dengan lembar Program.",
            )
    return tuple(_indicator(table, i) for i in range(len(table.row)))


def _indicator(table: TableData, i: int) -> Indikator:
    row = table.row[i]
    measure_unit = text(row["Satuan"])

    def value(column: str) -> Value:
        place = Place(
            unit=text(row["Kode Unit"]),
            sheet=table.sheet,
            cell=table.cell(i, column),
            label=f"{column} {text(row['Kode'])}",
        )
        return parse_number(row[column], measure_unit=measure_unit, place=place)

    return Indikator(
        code=text(row["Kode"]),
        program=text(row["Kode Program"]),
        indikator=text(row["Indikator"]),
        measure_unit=measure_unit,
        target=value("Target"),
        direction=text(row["Arah"]),
        formula_kind=text(row["Rumus"]),
        accumulation=text(row["Akumulasi"]) or "jumlah",
        source=text(row["Sumber"]) or ENTRY,
        unit=text(row["Kode Unit"]),
        weight=decimal(row["Bobot"]),
        last_year=value("Realisasi Tahun Lalu"),
        target_renstra=value("Target Akhir Renstra"),
        standard=value("Standar Nasional"),
        unit_cell=table.cell(i, "Kode Unit"),
    )


def scale(table: TableData) -> Scale:
    """Return the scale of categories in force."""
    _not_empty(table)
    rows = []
    for i, row in enumerate(table.row):
        bound = decimal(row["Batas Bawah (%)"])
        if bound is None:
            raise _refuse(
                table, i, "Batas Bawah (%)", "bukan angka.", "Ketik batas bawah dalam persen."
            )
        rows.append((bound, text(row["Kategori"])))
    return Scale.from_table(rows)


def calendar(table: TableData, week: int) -> Calendar:
    """Return the office's calendar from the sheet ``Libur``, for a week of so many working days."""
    days: dict[date, str] = {}
    kinds: dict[date, str] = {}
    for i, row in enumerate(table.row):
        day = row["Tanggal"]
        if isinstance(day, datetime):
            day = day.date()
        if not isinstance(day, date):
            raise _refuse(
                table, i, "Tanggal", f"'{text(day)}' bukan tanggal.", "Ketik tanggalnya lagi."
            )
        days[day] = text(row["Nama"])
        kinds[day] = text(row["Jenis"])
    return Calendar(days, WEEKENDS[week], kinds)


def roles(table: TableData) -> Mapping[str, str]:
    """Map the roles as the SOP prints them to the office's real officials."""
    return {text(row["Peran menurut SOP"]): text(row["Pejabat"]) for row in table.row}
