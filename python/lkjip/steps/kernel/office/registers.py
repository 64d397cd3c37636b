"""The registers of the book as frozen objects; what is wrong in them stops a command by name.

An empty register, a doubled code, or a code that points nowhere makes every later figure doubtful,
so it is an error (``RegisterError``) with the cell, not a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lkjip.errors import RegisterError
from lkjip.findings import Place
from lkjip.measure.numbers.ranks import OrdinalTable, ordinal_tables, tables_of_kind
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.numbers.value import Value
from lkjip.measure.rules.frequency import Frequency, read_frequency
from lkjip.measure.rules.kinds import IndicatorKind, recognise_kind
from lkjip.measure.rules.rule import Accumulation
from lkjip.steps.kernel.office.compared import Comparator, Compared, PastYear
from lkjip.tables.cells import text
from lkjip.tables.choices import Source, YesNo
from lkjip.tables.declared.registers import (
    INDICATORS,
    PROGRAMS,
    UNITS,
    IndicatorRow,
    ProgramRow,
    RankRow,
    UnitRow,
)
from lkjip.tables.table import R, Table, TableRow, column_of

ENTRY, COMBINED = Source.ENTRY.value, Source.COMBINED.value


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
    seal_key: str = ""


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
    target_renstra: Value
    past: tuple[PastYear, ...]
    """Earlier years, the newest first."""
    comparators: tuple[Comparator, ...]
    unit_cell: str
    ranks: tuple[OrdinalTable, ...]
    """The kinds of ranks that its values may name."""
    frequency: Frequency
    kind: IndicatorKind | None
    """``None``: the register does not say; the row counts as an IKU."""
    sasaran: str
    """Its own, or that of its programme."""
    level: str
    """The level of its programme; "" without one."""
    target_triwulan: tuple[Value, Value, Value, Value]
    responsible: str

    @property
    def values(self) -> tuple[Value, ...]:
        """Give the values that people typed into the row."""
        others = (one.value for one in self.comparators)
        return (self.target, *(one.realisasi for one in self.past), self.target_renstra, *others)

    def year(self, year: int) -> PastYear | None:
        """Return an earlier year, where it is known."""
        return next((one for one in self.past if one.year == year), None)


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


def refuse_cell(row: TableRow, column: object, what: str, cure: str) -> RegisterError:
    """Return the refusal of a register's cell, by its address and heading."""
    return RegisterError(f"{row.where(column)} ({column_of(column).heading}): {what}", cure)


def not_empty(table: Table[R], rows: tuple[R, ...]) -> None:
    """Refuse a register without rows."""
    if not rows:
        raise RegisterError(
            f"Register di lembar '{table.tab}' kosong (tabel {table.name} tanpa baris).",
            f"Isi paling sedikit satu baris di lembar '{table.tab}', lalu ulangi.",
        )


def _unique(rows: tuple[R, ...], column: object, key_of: Callable[[R], str]) -> None:
    seen: dict[str, R] = {}
    for row in rows:
        key = key_of(row)
        if not key:
            raise refuse_cell(row, column, "kosong.", "Isi kodenya, atau hapus barisnya.")
        if key.casefold() in seen:
            first = seen[key.casefold()].address(column)
            raise refuse_cell(
                row, column, f"kode '{key}' sudah dipakai di {first}.", "Ganti salah satunya."
            )
        seen[key.casefold()] = row


def refuse_rounded(table: Table[R], rows: tuple[R, ...]) -> None:
    """Refuse a number of more digits than a cell holds where text is meant (NIP, codes)."""
    for row in rows:
        for column, cell in table.rounded(row):
            raise RegisterError(
                f"{row.where(column)} ({column.heading}): {text(cell)} adalah "
                "angka lebih dari 15 digit, dan Excel mengganti digit ke-16 dan seterusnya "
                "dengan nol.",
                "Ketik lagi seluruhnya dengan tanda petik tunggal (') di depannya.",
            )


def units(rows: tuple[UnitRow, ...]) -> tuple[Unit, ...]:
    """Return the units of the register."""
    _unique(rows, UnitRow.code, lambda row: row.code)
    refuse_rounded(UNITS, rows)
    return tuple(
        Unit(
            code=row.code,
            name=row.name or row.code,
            head=row.head,
            head_name=row.head_name,
            nip=row.nip,
            email=row.email,
            active=row.active.casefold() != YesNo.NO,
            email_cell=row.address(UnitRow.email),
            seal_key=row.seal_key,
        )
        for row in rows
    )


def programmes(rows: tuple[ProgramRow, ...]) -> tuple[Program, ...]:
    """Return the programmes; every ``Induk`` must be a code of the table."""
    _unique(rows, ProgramRow.code, lambda row: row.code)
    refuse_rounded(PROGRAMS, rows)
    parents = {row.code: row.parent for row in rows}
    for row in rows:
        if row.parent and row.parent not in parents:
            raise refuse_cell(
                row,
                ProgramRow.parent,
                f"kode '{row.parent}' tidak ada di kolom Kode.",
                "Perbaiki kodenya.",
            )
        if _in_a_circle(parents, row.code):
            raise refuse_cell(
                row,
                ProgramRow.parent,
                f"'{row.parent}' berada di bawah kode ini.",
                "Perbaiki induknya.",
            )
        typed = row.cell(ProgramRow.pagu)
        if typed is not None and row.pagu is None:
            raise refuse_cell(
                row,
                ProgramRow.pagu,
                f"'{text(typed)}' bukan angka.",
                "Ketik rupiah penuh tanpa titik.",
            )
    return tuple(
        Program(row.code, row.level, row.description, row.parent, row.unit, row.sasaran, row.pagu)
        for row in rows
    )


def _in_a_circle(parents: Mapping[str, str], start: str) -> bool:
    """Return whether going up from a code leads back to it."""
    seen: set[str] = set()
    code = parents.get(start, "")
    while code and code not in seen:
        if code == start:
            return True
        seen.add(code)
        code = parents.get(code, "")
    return False


def indicators(
    rows: tuple[IndicatorRow, ...],
    programs: tuple[Program, ...],
    ranks: tuple[OrdinalTable, ...],
    compared: Compared,
) -> tuple[Indikator, ...]:
    """Return the indicators; every ``Kode Program`` must be in ``programs``."""
    _unique(rows, IndicatorRow.code, lambda row: row.code)
    refuse_rounded(INDICATORS, rows)
    by_code = {program.code: program for program in programs}
    for row in rows:
        of_sasaran = not row.program and row.sasaran and row.source.casefold() != COMBINED
        if row.program not in by_code and not of_sasaran:
            raise refuse_cell(
                row,
                IndicatorRow.program,
                f"kode '{row.program}' tidak ada di lembar Program.",
                "Samakan kodenya dengan lembar Program; boleh kosong bila Sasaran diisi.",
            )
        if not tables_of_kind(ranks, row.rank_kind):
            known = ", ".join(t.kind for t in ranks)
            raise refuse_cell(
                row,
                IndicatorRow.rank_kind,
                f"jenis peringkat '{row.rank_kind}' tidak ada di tabel Peringkat.",
                f"Pilih salah satu ({known}), atau kosongkan.",
            )
    return tuple(
        _indicator(row, by_code.get(row.program), tables_of_kind(ranks, row.rank_kind), compared)
        for row in rows
    )


def ordinals(rows: tuple[RankRow, ...]) -> tuple[OrdinalTable, ...]:
    """Return the kinds of ranks that the office knows, with their scores."""
    return ordinal_tables((row.kind, row.order, row.name, row.score) for row in rows)


def _indicator(
    row: IndicatorRow,
    program: Program | None,
    ranks: tuple[OrdinalTable, ...],
    compared: Compared,
) -> Indikator:
    def value(named: object) -> Value:
        column = column_of(named)
        place = Place(
            unit=row.unit,
            sheet=INDICATORS.tab,
            cell=row.address(column),
            label=f"{column.heading} {row.code}",
        )
        return parse_number(
            row.cell(column), measure_unit=row.measure_unit, place=place, ordinal=ranks
        )

    return Indikator(
        code=row.code,
        program=row.program,
        indikator=row.indikator,
        measure_unit=row.measure_unit,
        target=value(IndicatorRow.target),
        direction=row.direction,
        formula_kind=row.formula_kind,
        accumulation=row.accumulation or Accumulation.SUM.value,
        source=row.source or Source.ENTRY.value,
        unit=row.unit,
        weight=row.weight,
        target_renstra=value(IndicatorRow.target_renstra),
        past=compared.past(row, ranks),
        comparators=compared.comparators(row, ranks),
        unit_cell=row.address(IndicatorRow.unit),
        ranks=ranks,
        frequency=read_frequency(row.frequency),
        kind=recognise_kind(row.kind),
        sasaran=row.sasaran or (program.sasaran if program else ""),
        level=program.level if program else "",
        target_triwulan=(
            value(IndicatorRow.target_tw1),
            value(IndicatorRow.target_tw2),
            value(IndicatorRow.target_tw3),
            value(IndicatorRow.target_tw4),
        ),
        responsible=row.responsible,
    )
