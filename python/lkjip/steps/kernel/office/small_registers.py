"""The small registers as objects: the scale of categories, the calendar, the roles of the SOP."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lkjip.measure.rules.category import Scale
from lkjip.sop.calendar.working_days import WEEKENDS, Calendar
from lkjip.sop.office_words import NEUTRAL, OfficeNames, in_office
from lkjip.sop.roles import DEFAULT_MAPPING
from lkjip.steps.kernel.office.registers import not_empty, refuse_cell
from lkjip.tables.cells import text
from lkjip.tables.choices import Source
from lkjip.tables.declared.registers import (
    SCALE,
    HolidayRow,
    RoleRow,
    ScaleRow,
)

ENTRY, COMBINED = Source.ENTRY.value, Source.COMBINED.value


def scale(rows: tuple[ScaleRow, ...]) -> Scale:
    """Return the scale of categories in force."""
    not_empty(SCALE, rows)
    bounds = []
    for row in rows:
        if row.bound is None:
            raise refuse_cell(
                row, ScaleRow.bound, "bukan angka.", "Ketik batas bawah dalam persen."
            )
        bounds.append((row.bound, row.category))
    return Scale.from_table(bounds)


def calendar(rows: tuple[HolidayRow, ...], week: int) -> Calendar:
    """Return the office's calendar from the sheet ``Libur``, for a week of so many working days."""
    days: dict[date, str] = {}
    kinds: dict[date, str] = {}
    for row in rows:
        if row.on_date is None:
            typed = text(row.cell(HolidayRow.on_date))
            raise refuse_cell(
                row, HolidayRow.on_date, f"'{typed}' bukan tanggal.", "Ketik tanggalnya lagi."
            )
        days[row.on_date] = row.name
        kinds[row.on_date] = row.kind
    return Calendar(days, WEEKENDS[week], kinds)


def roles(rows: tuple[RoleRow, ...], names: OfficeNames) -> Mapping[str, str]:
    """Map the roles as the SOP prints them to the office's real officials.

    A book for another office names the roles in general words; a blank official follows from the
    settings.
    """
    typed = {row.role: row.official for row in rows}
    return {
        role: typed.get(role) or typed.get(in_office(role, NEUTRAL)) or in_office(usual, names)
        for role, usual in DEFAULT_MAPPING.items()
    }
