"""All checks of the registers in one list, for ``rencana``, ``minta``, ``impor``, ``periksa``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lkjip.findings import Finding, Severity, make
from lkjip.measure.numbers.ranks import tables_of_kind
from lkjip.steps.kernel.base import StepResult
from lkjip.steps.kernel.office.registers import not_empty
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.registers.cells import check_cells, place_of
from lkjip.steps.registers.city import check_city
from lkjip.steps.registers.comparisons import Measured, check_comparisons
from lkjip.steps.registers.figures import check_figures
from lkjip.steps.registers.kinds import check_kinds
from lkjip.steps.registers.programs import check_programs
from lkjip.steps.registers.sasaran import check_sasaran
from lkjip.steps.registers.settings import check_settings
from lkjip.steps.registers.units import check_units
from lkjip.tables.declared.about_office import OFFICE_TEXTS, OfficeTextRow
from lkjip.tables.declared.city import CITY_INDICATORS
from lkjip.tables.declared.comparisons import COMPARATORS, PAST_YEARS
from lkjip.tables.declared.registers import (
    INDICATORS,
    PROGRAMS,
    SETTINGS,
    UNITS,
)
from lkjip.tables.registry import TABLES
from lkjip.tables.table import Level, Table

SECTION = Level.SECTION.value
NEEDED: tuple[Table[Any], ...] = (UNITS, PROGRAMS, INDICATORS)
"""Registers without which a section has nothing to ask."""


def check_registers(shot: Snapshot) -> tuple[Finding, ...]:
    """Return what is wrong or doubtful in the registers, each with the address of its cell."""
    return tuple(_findings(shot))


def _findings(shot: Snapshot) -> Iterator[Finding]:
    for table in TABLES:
        if table.level in (Level.BOTH, Level(shot.settings.level)):
            yield from check_cells(table, shot.rows(table))
    yield from check_settings(shot.rows(SETTINGS))
    for words in shot.rows(OFFICE_TEXTS):
        if words.to_check:
            yield make("B37", place_of(words, OfficeTextRow.words), nilai=words.section)
    yield from check_units(shot.rows(UNITS))
    ranks = shot.ranks
    if shot.settings.level == SECTION:
        known = {row.code for row in shot.rows(UNITS)}
        yield from check_programs(shot.rows(PROGRAMS), known)
        yield from check_sasaran(shot.rows(PROGRAMS), shot.rows(INDICATORS))
        yield from check_figures(shot.rows(INDICATORS), ranks)
        yield from check_kinds(shot)
        yield from check_comparisons(
            shot.rows(PAST_YEARS),
            shot.rows(COMPARATORS),
            {
                row.code: Measured(row.measure_unit, tables_of_kind(ranks, row.rank_kind))
                for row in shot.rows(INDICATORS)
            },
            shot.settings.year,
        )
    else:
        yield from check_city(shot)
        yield from check_comparisons(
            shot.rows(PAST_YEARS),
            shot.rows(COMPARATORS),
            {
                row.code: Measured(row.measure_unit, tables_of_kind(ranks, row.rank_kind))
                for row in shot.rows(CITY_INDICATORS)
            },
            shot.settings.year,
        )


def require_registers(shot: Snapshot) -> tuple[Finding, ...]:
    """Return the findings of registers that are complete enough to begin with.

    Raises ``RegisterError`` for an empty register, or for one that contradicts itself.
    """
    if shot.settings.level == SECTION:
        for table in NEEDED:
            not_empty(table, shot.rows(table))
    contradiction(shot)
    return check_registers(shot)


def contradiction(shot: Snapshot) -> None:
    """Raise ``RegisterError`` where codes are doubled, blank, or point nowhere."""
    _ = shot.units, shot.programs, shot.indicators


def refusal(step: str, findings: tuple[Finding, ...]) -> StepResult | None:
    """Return the result of a step that the registers keep from running, or None."""
    bad = [one for one in findings if one.level is Severity.REJECT]
    if not bad:
        return None
    cells = ", ".join(f"{one.sheet}!{one.cell}" for one in bad)
    return StepResult(
        step,
        f"Belum dijalankan: {len(bad)} sel register harus diperbaiki dahulu ({cells}).",
        findings=findings,
        needs_fix=True,
        refused=True,
    )
