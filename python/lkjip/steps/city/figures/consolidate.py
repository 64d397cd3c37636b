"""Brings the city's registers up to the packages at hand: indicators, support, the OPD's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lkjip.findings import Finding, Place, make
from lkjip.steps.city.figures.analyses import analysis_rows
from lkjip.steps.city.figures.indicators import city_rows
from lkjip.steps.city.figures.support import support_rows
from lkjip.steps.handover.contents import Contents
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.data import Row
from lkjip.tables.declared.city import (
    CITY_ANALYSES,
    CITY_INDICATORS,
    SUPPORT,
    CityIndicatorRow,
    OpdInputRow,
)


@dataclass(frozen=True, slots=True)
class Consolidated:
    """The city's tables as they are to be written, and what is to be said about them."""

    indicators: tuple[CityIndicatorRow, ...]
    tables: Mapping[str, tuple[Row, ...]]
    findings: tuple[Finding, ...]


def consolidate(
    shot: Snapshot, packages: Mapping[str, Contents], inputs: Iterable[OpdInputRow]
) -> Consolidated:
    """Compute the city's tables; ``packages`` are the contents that count, by code of the OPD."""
    rows, findings = city_rows(shot, inputs)
    support = support_rows(shot, packages)
    tables = {
        **dict([CITY_INDICATORS.written(rows)]),
        SUPPORT.name: support,
        CITY_ANALYSES.name: analysis_rows(shot, packages),
    }
    return Consolidated(rows, tables, (*findings, *waiting(support)))


def waiting(rows: Iterable[Row]) -> tuple[Finding, ...]:
    """Return the finding about proposals that nobody has agreed to or turned down."""
    open_rows = [row for row in SUPPORT.read_rows(rows) if not row.agreed]
    if not open_rows:
        return ()
    return (make("D10", Place(sheet=SUPPORT.tab), nilai=len(open_rows)),)
