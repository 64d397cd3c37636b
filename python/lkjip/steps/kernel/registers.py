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
from lkjip.measure.rules.category import Skala
from lkjip.sop.calendar.working_days import Kalender

ISIAN, GABUNGAN = "isian unit", "gabungan sub kegiatan"


@dataclass(frozen=True, slots=True)
class Unit:
    """One row of ``Unit``."""

    kode: str
    nama: str
    kepala: str
    nama_kepala: str
    nip: str
    email: str
    aktif: bool
    sel_email: str


@dataclass(frozen=True, slots=True)
class Indikator:
    """One row of ``Indikator``; ``target`` may be text ("A (80,50)"). Figures are as typed."""

    kode: str
    program: str
    indikator: str
    satuan: str
    target: Decimal | str | None
    arah: str
    rumus: str
    akumulasi: str
    sumber: str
    unit: str
    bobot: Decimal | None
    tahun_lalu: Decimal | None
    target_renstra: Decimal | None
    standar: Decimal | None
    sel_unit: str


@dataclass(frozen=True, slots=True)
class Program:
    """One row of ``Program``; ``pagu`` in rupiah, only on sub-kegiatan."""

    kode: str
    jenjang: str
    uraian: str
    induk: str
    unit: str
    sasaran: str
    pagu: Decimal | None


def _refuse(table: TableData, index: int, column: str, what: str, cure: str) -> RegisterError:
    return RegisterError(f"{table.lembar}!{table.sel(index, column)} ({column}): {what}", cure)


def _not_empty(table: TableData) -> None:
    if not table.baris:
        raise RegisterError(
            f"Register di lembar '{table.lembar}' kosong (tabel {table.nama} tanpa baris).",
            f"Isi paling sedikit satu baris di lembar '{table.lembar}', lalu ulangi.",
        )


def _unique(table: TableData, column: str) -> None:
    seen: dict[str, int] = {}
    for i, row in enumerate(table.baris):
        key = text(row[column])
        if not key:
            raise _refuse(table, i, column, "kosong.", "Isi kodenya, atau hapus barisnya.")
        if key.casefold() in seen:
            first = table.sel(seen[key.casefold()], column)
            raise _refuse(
                table, i, column, f"kode '{key}' sudah dipakai di {first}.", "Ganti salah satunya."
            )
        seen[key.casefold()] = i


def units(table: TableData) -> tuple[Unit, ...]:
    """The rows of ``tblUnit``."""
    _not_empty(table)
    _unique(table, "Kode Unit")
    return tuple(
        Unit(
            kode=text(row["Kode Unit"]),
            nama=text(row["Unit"]) or text(row["Kode Unit"]),
            kepala=text(row["Kepala"]),
            nama_kepala=text(row["Nama Kepala"]),
            nip=text(row["NIP"]),
            email=text(row["Email"]),
            aktif=text(row["Aktif"]).casefold() != "tidak",
            sel_email=table.sel(i, "Email"),
        )
        for i, row in enumerate(table.baris)
    )


def programmes(table: TableData) -> tuple[Program, ...]:
    """The rows of ``tblProgram``; every ``Induk`` must be a code of the table."""
    _not_empty(table)
    _unique(table, "Kode")
    codes = {text(row["Kode"]) for row in table.baris}
    for i, row in enumerate(table.baris):
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
        for row in table.baris
    )


def _in_a_circle(table: TableData, index: int) -> bool:
    """Whether going up from a row leads back to it."""
    parents = {text(row["Kode"]): text(row["Induk"]) for row in table.baris}
    start = text(table.baris[index]["Kode"])
    seen: set[str] = set()
    code = parents.get(start, "")
    while code and code not in seen:
        if code == start:
            return True
        seen.add(code)
        code = parents.get(code, "")
    return False


def indicators(table: TableData, programs: tuple[Program, ...]) -> tuple[Indikator, ...]:
    """The rows of ``tblIndikator``; every ``Kode Program`` must be in ``programs``."""
    _not_empty(table)
    _unique(table, "Kode")
    codes = {program.kode for program in programs}
    for i, row in enumerate(table.baris):
        code = text(row["Kode Program"])
        if code not in codes:
            raise _refuse(
                table,
                i,
                "Kode Program",
                f"kode '{code}' tidak ada di lembar Program.",
                "Samakan kodenya dengan lembar Program.",
            )
    return tuple(_indicator(table, i) for i in range(len(table.baris)))


def _indicator(table: TableData, i: int) -> Indikator:
    row = table.baris[i]
    number = decimal(row["Target"])
    return Indikator(
        kode=text(row["Kode"]),
        program=text(row["Kode Program"]),
        indikator=text(row["Indikator"]),
        satuan=text(row["Satuan"]),
        target=number if number is not None else (text(row["Target"]) or None),
        arah=text(row["Arah"]),
        rumus=text(row["Rumus"]),
        akumulasi=text(row["Akumulasi"]) or "jumlah",
        sumber=text(row["Sumber"]) or ISIAN,
        unit=text(row["Kode Unit"]),
        bobot=decimal(row["Bobot"]),
        tahun_lalu=decimal(row["Realisasi Tahun Lalu"]),
        target_renstra=decimal(row["Target Akhir Renstra"]),
        standar=decimal(row["Standar Nasional"]),
        sel_unit=table.sel(i, "Kode Unit"),
    )


def scale(table: TableData) -> Skala:
    """The scale of categories in force."""
    _not_empty(table)
    rows = []
    for i, row in enumerate(table.baris):
        bound = decimal(row["Batas Bawah (%)"])
        if bound is None:
            raise _refuse(
                table, i, "Batas Bawah (%)", "bukan angka.", "Ketik batas bawah dalam persen."
            )
        rows.append((bound, text(row["Kategori"])))
    return Skala.dari_tabel(rows)


def calendar(table: TableData) -> Kalender:
    """The office's calendar from the sheet ``Libur``."""
    days: dict[date, str] = {}
    for i, row in enumerate(table.baris):
        day = row["Tanggal"]
        if isinstance(day, datetime):
            day = day.date()
        if not isinstance(day, date):
            raise _refuse(
                table, i, "Tanggal", f"'{text(day)}' bukan tanggal.", "Ketik tanggalnya lagi."
            )
        days[day] = text(row["Nama"])
    return Kalender(days)


def roles(table: TableData) -> Mapping[str, str]:
    """Roles as the SOP prints them → the office's real officials."""
    return {text(row["Peran menurut SOP"]): text(row["Pejabat"]) for row in table.baris}
