"""Turns the year: decides per column what the new book takes over from the old one.

Each column's declaration says it: carried, blanked, or rolled; how a column rolls stands here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lkjip.findings import Finding, Place, make
from lkjip.sop.process.state import Status
from lkjip.steps.kernel.freshness import ANALYSIS
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.cells import text
from lkjip.tables.choices import HolidayKind
from lkjip.tables.column import Turn, as_cell
from lkjip.tables.data import Row
from lkjip.tables.declared.about_office import OFFICE_TEXTS, OfficeTextRow
from lkjip.tables.declared.city import CITY_INDICATORS, CityIndicatorRow
from lkjip.tables.declared.comparisons import PAST_YEARS, PastYearRow
from lkjip.tables.declared.registers import (
    HOLIDAYS,
    INDICATORS,
    SETTINGS,
    HolidayRow,
    IndicatorRow,
    SettingRow,
    holidays_of,
)
from lkjip.tables.declared.results import CAPAIAN, CapaianRow
from lkjip.tables.declared.settings import KEYS
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.registry import TABLES
from lkjip.tables.table import Level, Table, column_of

LAST_TRIWULAN = 4
FROM_LAST_YEAR = "dari tahun lalu, periksa"
TAKEN_OVER: tuple[Table[Any], ...] = tuple(
    table for table in TABLES if any(c.turn is not Turn.BLANK for c in table.columns)
)
"""Tables of which the new book holds rows of the old one."""


def turned(shot: Snapshot, year: int) -> dict[str, tuple[Row, ...]]:
    """Return the tables of the new year's book, own columns included."""
    tables = {table.name: _kept(table, shot) for table in TAKEN_OVER}
    tables |= for_year(tables, year)
    if year > shot.settings.year:
        texts = tables[OFFICE_TEXTS.name]
        tables[OFFICE_TEXTS.name] = tuple(_to_check(row) for row in texts)
        tables[PAST_YEARS.name] = tuple(_past(shot))
    if renstra_ended(shot, year):
        for name, target in (
            (INDICATORS.name, IndicatorRow.target_renstra),
            (CITY_INDICATORS.name, CityIndicatorRow.target_rpjmd),
        ):
            tables[name] = tuple(_with(row, target, None) for row in tables[name])
    return tables


def for_year(tables: Mapping[str, tuple[Row, ...]], year: int) -> dict[str, tuple[Row, ...]]:
    """Return settings and holidays as the book of a year has them."""
    settings = SETTINGS.rows_in(tables)
    typed = HOLIDAYS.rows_in(tables)
    return {
        SETTINGS.name: tuple(_setting(row, year) for row in settings),
        HOLIDAYS.name: tuple(row.cells() for row in _holidays(typed, year)),
    }


def turn_findings(shot: Snapshot, year: int) -> Iterator[Finding]:
    """Say what was not taken over although somebody may expect it."""
    if year > shot.settings.year and (reason := why_no_results(shot)):
        place = Place(sheet=TabName.COMPARISONS, label=PAST_YEARS.title)
        yield make("B34", place, nilai=reason, tahun=shot.settings.year)
    if renstra_ended(shot, year):
        yield make("B36", Place(sheet=TabName.INDICATORS), nilai=shot.settings["renstra"])


def why_no_results(shot: Snapshot) -> str:
    """Return why the old book's results are not those of its whole year; "" when they are."""
    step = shot.process.step_state(ANALYSIS)
    if shot.settings.level == Level.CITY and not _results(shot):
        return "IKU kota belum dihitung"
    if step.renewal_reason:
        return f"hasil analisis perlu diperbarui ({step.renewal_reason})"
    if step.status is not Status.FINISHED and shot.settings.level != Level.CITY:
        return "analisis belum selesai"
    if shot.settings.up_to_triwulan < LAST_TRIWULAN:
        return f"hasilnya baru sampai triwulan {shot.settings.up_to_triwulan}"
    return ""


def renstra_ended(shot: Snapshot, year: int) -> bool:
    """Tell whether the Renstra of the settings is over before ``year``: "2019–2024" and 2025."""
    years = re.findall(r"\b\d{4}\b", text(shot.settings["renstra"]))
    return len(years) > 1 and year > int(years[-1])


def _kept(table: Table[Any], shot: Snapshot) -> tuple[Row, ...]:
    dropped = {c.heading for c in table.columns if c.turn is Turn.BLANK}
    rows = shot.tables[table.name].rows
    return tuple({h: None if h in dropped else v for h, v in row.items()} for row in rows)


def _with(row: Row, named: object, value: object) -> Row:
    """Return a row with one cell changed; own columns stay."""
    return {**row, column_of(named).heading: as_cell(value)}


def _setting(row: SettingRow, year: int) -> Row:
    """Return a setting of the new year: year and quarter, and what every year says anew."""
    setting = KEYS.get(row.key)
    if row.key == "tahun":
        return _with(row.cells(), SettingRow.value, year)
    if row.key == "sampai_triwulan":
        return _with(row.cells(), SettingRow.value, LAST_TRIWULAN)
    if setting is not None and setting.turn is Turn.BLANK:
        return _with(row.cells(), SettingRow.value, setting.value)
    return row.cells()


def _holidays(old: tuple[HolidayRow, ...], year: int) -> list[HolidayRow]:
    """Keep the old calendar; seed each year that has no national holidays yet.

    A day that the office typed stays as it is, also where the seed has one on the same date.
    """
    typed = {row.on_date for row in old}
    national = {row.on_date.year for row in old if row.on_date and row.kind == HolidayKind.NATIONAL}
    new = (row for one in (year, year + 1) if one not in national for row in holidays_of(one))
    rows = (*old, *(row for row in new if row.on_date not in typed))
    return sorted(rows, key=lambda row: text(row.cell(HolidayRow.on_date)))


def _to_check(row: Row) -> Row:
    words = text(row.get(column_of(OfficeTextRow.words).heading))
    return _with(row, OfficeTextRow.to_check, FROM_LAST_YEAR if words else None)


def _results(shot: Snapshot) -> tuple[CapaianRow, ...] | tuple[CityIndicatorRow, ...]:
    """Return the results of the book's year: those of the analysis, or the city's indicators."""
    if shot.settings.level == Level.CITY:
        return tuple(row for row in shot.rows(CITY_INDICATORS) if row.code and row.formula)
    return shot.rows(CAPAIAN)


def _past(shot: Snapshot) -> Iterator[Row]:
    """Yield the earlier years, then the old book's own year; its results win over typed ones."""
    year = shot.settings.year
    results = () if why_no_results(shot) else _results(shot)
    codes = {row.code for row in results}
    for old in shot.rows(PAST_YEARS):
        if old.year != year or old.code not in codes:
            yield old.cells()
    for row in results:
        yield PastYearRow(
            code=row.code,
            year=year,
            target=row.target,
            realisasi=row.realisasi,
            capaian=row.capaian,
        ).cells()
