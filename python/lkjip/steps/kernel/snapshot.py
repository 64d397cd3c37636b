"""The book read once, as domain objects: what every step starts from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from lkjip.book.layout import LAYOUT
from lkjip.book.port import BookPort, Shape
from lkjip.book.verify import verify
from lkjip.book.version import FIRST, TODAY, Stamp, read_stamp, unknown_log, wrong_version
from lkjip.book.version import NAME as VERSION_NAME
from lkjip.errors import ProcessError
from lkjip.measure.numbers.ranks import OrdinalTable
from lkjip.measure.rules.category import Scale
from lkjip.sop.calendar.told import calendar_in_force
from lkjip.sop.calendar.working_days import Calendar
from lkjip.sop.process.replay import fold
from lkjip.sop.process.rows import from_rows
from lkjip.sop.process.state import Process
from lkjip.steps.kernel.freshness import with_freshness
from lkjip.steps.kernel.history import END
from lkjip.steps.kernel.office import registers, small_registers
from lkjip.steps.kernel.office.compared import Compared
from lkjip.steps.kernel.office.questions import questions_by_unit
from lkjip.steps.kernel.office.settings import Settings, settings
from lkjip.steps.kernel.seal import Sealed
from lkjip.tables.cells import Block, Cell
from lkjip.tables.data import TableData
from lkjip.tables.declared.comparisons import COMPARATORS, PAST_YEARS
from lkjip.tables.declared.registers import (
    HOLIDAYS,
    INDICATORS,
    PROGRAMS,
    RANKS,
    ROLES,
    SCALE,
    SETTINGS,
    UNITS,
)
from lkjip.tables.declared.results import EVENTS
from lkjip.tables.registry import TABLES
from lkjip.tables.table import Level, R, Rows, Table

Entry = TypeVar("Entry", registers.Program, registers.Indikator)
INPUT_NAMES: tuple[str, ...] = tuple(named.name for named in LAYOUT.names if named.entry)


@dataclass(frozen=True)
class Snapshot:
    """Tables as read, and what they mean. ``process`` is folded from the log of events.

    Units, programmes and indicators become objects when somebody asks for them; what is wrong in
    them is refused then. So a book whose registers are still blank can be filled.

    ``calendar`` is the one by which dates were told (the log has it); ``sheet_calendar`` is what
    the sheet ``Libur`` says now, for dates that are made next. ``stamp`` says which program wrote
    the book last.
    """

    tables: Mapping[str, TableData]
    read: Rows
    names: Mapping[str, Cell | Block]
    settings: Settings
    scale: Scale
    sheet_calendar: Calendar
    calendar: Calendar
    role: Mapping[str, str]
    process: Process
    stamp: Stamp = TODAY

    def rows(self, table: Table[R]) -> tuple[R, ...]:
        """Return the rows of a table."""
        return self.read.of(table)

    @cached_property
    def sealed(self) -> Sealed:
        """The cells of the book that only the program writes, as its seal counts them."""
        return Sealed.of({name: data.rows for name, data in self.tables.items()})

    @cached_property
    def units(self) -> tuple[registers.Unit, ...]:
        """The units of the register."""
        return registers.units(self.rows(UNITS))

    @cached_property
    def programs(self) -> tuple[registers.Program, ...]:
        """The programmes of the register."""
        return registers.programmes(self.rows(PROGRAMS))

    @cached_property
    def program_of(self) -> Mapping[str, registers.Program]:
        """The first programme of each code."""
        return {program.code: program for program in reversed(self.programs)}

    @cached_property
    def below(self) -> Mapping[str, tuple[registers.Program, ...]]:
        """The programmes right below each code; "" for those at the top."""
        found: dict[str, list[registers.Program]] = {}
        for program in self.programs:
            found.setdefault(program.parent, []).append(program)
        return {code: tuple(children) for code, children in found.items()}

    @cached_property
    def indicators(self) -> tuple[registers.Indikator, ...]:
        """The indicators of the register."""
        compared = Compared(self.rows(PAST_YEARS), self.rows(COMPARATORS), self.settings.year)
        return registers.indicators(self.rows(INDICATORS), self.programs, self.ranks, compared)

    @cached_property
    def programs_of(self) -> Mapping[str, tuple[registers.Program, ...]]:
        """The programmes of each unit."""
        return _by_unit(self.programs)

    @cached_property
    def indicators_of(self) -> Mapping[str, tuple[registers.Indikator, ...]]:
        """The indicators of each unit."""
        return _by_unit(self.indicators)

    @property
    def goals(self) -> tuple[str, ...]:
        """The sasaran: those of programmes in their order, then those that only indicators name."""
        named = [p.sasaran for p in self.programs] + [i.sasaran for i in self.indicators]
        return tuple(dict.fromkeys(name for name in named if name))

    @cached_property
    def ranks(self) -> tuple[OrdinalTable, ...]:
        """The kinds of ranks that the office knows."""
        return registers.ordinals(self.rows(RANKS))

    @cached_property
    def questions(self) -> Mapping[str, tuple[registers.Indikator, ...]]:
        """Per unit the indicators that the sheet Analisis asks about; "" where nobody answers."""
        return questions_by_unit(self.indicators, self.active_units, self.settings.questions)

    @property
    def active_units(self) -> tuple[registers.Unit, ...]:
        """The units that are asked."""
        return tuple(unit for unit in self.units if unit.active)

    def unit(self, code: str) -> registers.Unit | None:
        """Return a unit by its code."""
        return self._unit_of.get(code)

    @cached_property
    def _unit_of(self) -> Mapping[str, registers.Unit]:
        return {unit.code: unit for unit in reversed(self.units)}


def _by_unit(entries: Iterable[Entry]) -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.unit, []).append(entry)
    return {code: tuple(listed) for code, listed in found.items()}


def _check_structure(book: BookPort) -> Stamp:
    """Refuse a book of another version in plain words before a missing column is named.

    Returns the book's stamp.
    """
    shape = book.shape()
    stamp = Stamp(FIRST)
    if VERSION_NAME in shape.names:
        stamp = read_stamp(book.read_names(VERSION_NAME)[VERSION_NAME])
    refusal = wrong_version(stamp.version)
    ours = any(table.name in shape.tables for table in LAYOUT.tables)
    if refusal is not None and ours and not (stamp.version == FIRST and _is_of_today(shape)):
        raise refusal
    verify(shape, LAYOUT)
    return stamp


def _is_of_today(shape: Shape) -> bool:
    """Tell a book of today that lost its stamp from an old one: it has every table and column."""
    return all(
        table.name in shape.tables and set(table.headers) <= set(shape.tables[table.name][1])
        for table in LAYOUT.tables
    )


def read_snapshot(book: BookPort) -> Snapshot:
    """Check the structure and read every table once."""
    stamp = _check_structure(book)
    tables = book.read(*(table.name for table in TABLES))
    try:
        return make_snapshot(tables, book.read_names(*INPUT_NAMES, END), stamp)
    except ProcessError as error:
        if stamp.newer:
            raise unknown_log(stamp, error.message) from error
        raise


def make_snapshot(
    tables: Mapping[str, TableData], names: Mapping[str, Cell | Block], stamp: Stamp = TODAY
) -> Snapshot:
    """Return what tables mean; raises ``RegisterError`` for settings that cannot be."""
    rows = Rows(tables)
    in_force = settings(rows.of(SETTINGS))
    beginning = Process(city=in_force.level == Level.CITY)
    told = fold(from_rows(tables[EVENTS.name].rows), beginning)
    process = with_freshness(told, {name: data.rows for name, data in tables.items()})
    sheet_calendar = small_registers.calendar(rows.of(HOLIDAYS), in_force.week)
    return Snapshot(
        tables=tables,
        read=rows,
        names=names,
        settings=in_force,
        scale=small_registers.scale(rows.of(SCALE)),
        sheet_calendar=sheet_calendar,
        calendar=calendar_in_force(process.events, sheet_calendar),
        role=small_registers.roles(rows.of(ROLES), in_force.office),
        process=process,
        stamp=stamp,
    )
