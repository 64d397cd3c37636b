"""Checks the register Program: pagu below zero or on the wrong level, units that nobody knows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from lkjip.findings import Finding, make
from lkjip.measure.numbers.format import rupiah
from lkjip.steps.registers.cells import place_of
from lkjip.tables.choices import ProgramLevel
from lkjip.tables.declared.registers import ProgramRow


def check_programs(rows: Iterable[ProgramRow], units: Collection[str]) -> Iterator[Finding]:
    """Find a pagu that cannot be, and a unit of a sub-kegiatan that is not in the register."""
    lowest = ProgramLevel.SUB_KEGIATAN.casefold()
    for row in rows:
        if row.pagu is not None and row.pagu < 0:
            yield make("B25", place_of(row, ProgramRow.pagu), nilai=rupiah(row.pagu), kode=row.code)
        elif row.pagu is not None and row.level.casefold() != lowest:
            yield make(
                "B26",
                place_of(row, ProgramRow.pagu),
                nilai=rupiah(row.pagu),
                kode=row.code,
                jenjang=row.level or "tanpa jenjang",
            )
        if row.unit and row.unit not in units:
            yield make("B27", place_of(row, ProgramRow.unit), nilai=row.unit, kode=row.code)
