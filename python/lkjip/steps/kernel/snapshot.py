"""The book read once, as domain objects: what every step starts from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lkjip.book.cells import Block, Cell
from lkjip.book.layout import LAYOUT
from lkjip.book.port import BookPort, Row, TableData
from lkjip.book.verify import verify
from lkjip.measure.rules.category import Skala
from lkjip.sop.calendar.working_days import Kalender
from lkjip.sop.process.replay import lipat
from lkjip.sop.process.rows import dari_baris
from lkjip.sop.process.state import Proses
from lkjip.steps.kernel import registers as reg
from lkjip.steps.kernel.settings import Settings, settings

TABLES: tuple[str, ...] = tuple(table.nama for table in LAYOUT.tables)
INPUT_NAMES: tuple[str, ...] = tuple(named.nama for named in LAYOUT.names if named.isian)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Tables as read, and what they mean. ``proses`` is folded from the log of events."""

    tables: Mapping[str, TableData]
    names: Mapping[str, Cell | Block]
    settings: Settings
    units: tuple[reg.Unit, ...]
    programs: tuple[reg.Program, ...]
    indicators: tuple[reg.Indikator, ...]
    skala: Skala
    kalender: Kalender
    peran: Mapping[str, str]
    proses: Proses

    def rows(self, table: str) -> tuple[Row, ...]:
        """The rows of a table."""
        return self.tables[table].baris

    @property
    def active_units(self) -> tuple[reg.Unit, ...]:
        """The units that are asked."""
        return tuple(unit for unit in self.units if unit.aktif)

    def unit(self, kode: str) -> reg.Unit | None:
        """A unit by its code."""
        return next((unit for unit in self.units if unit.kode == kode), None)


def read_snapshot(book: BookPort) -> Snapshot:
    """Check the structure, read every table once, and make objects of the registers."""
    verify(book.shape(), LAYOUT)
    tables = book.read(*TABLES)
    names = book.read_names(*INPUT_NAMES)
    programs = reg.programmes(tables["tblProgram"])
    return Snapshot(
        tables=tables,
        names=names,
        settings=settings(tables["tblPengaturan"]),
        units=reg.units(tables["tblUnit"]),
        programs=programs,
        indicators=reg.indicators(tables["tblIndikator"], programs),
        skala=reg.scale(tables["tblSkala"]),
        kalender=reg.calendar(tables["tblLibur"]),
        peran=reg.roles(tables["tblPeran"]),
        proses=lipat(dari_baris(tables["tblPeristiwa"].baris)),
    )
