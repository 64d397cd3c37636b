"""A new book for a year: freshly built, with the registers of an old one carried over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lkjip.book.build import build, write
from lkjip.book.file_book import FileBook
from lkjip.book.layout.blank import blank_layout
from lkjip.book.port import Change
from lkjip.errors import FolderError, UsageError
from lkjip.findings import Finding
from lkjip.sop.office_words import NEUTRAL, in_office
from lkjip.steps.kernel.calendar_findings import calendar_findings
from lkjip.steps.kernel.display import home_title
from lkjip.steps.kernel.settings import FIRST_YEAR, LAST_YEAR
from lkjip.steps.kernel.snapshot import read_snapshot
from lkjip.tables.cells import text
from lkjip.tables.choices import HolidayKind
from lkjip.tables.column import Turn
from lkjip.tables.data import Row
from lkjip.tables.registers import HOLIDAYS, SETTINGS, HolidayRow, SettingRow, holidays_of
from lkjip.tables.registry import TABLES
from lkjip.tables.table import Rows

CARRIED = tuple(
    table for table in TABLES if all(column.turn is Turn.CARRY for column in table.columns)
)
"""Tables of which the new book holds what the old one holds."""
LAST_TRIWULAN = 4


def _neutral(words: str) -> str:
    return in_office(words, NEUTRAL)


def new_book(
    target: Path, year: int, source: Path | None, *, blank: bool = False
) -> tuple[Finding, ...]:
    """Build ``target`` for ``year``; registers and settings come from ``source`` if there is one.

    Last year's figures are not carried over as this year's: targets and pagu stay to be checked,
    nothing that was reported is copied. A ``blank`` book is for another office: nothing of the
    example stands in it. Returns what the calendar does not know yet. Raises
    ``FolderError`` when ``target`` exists.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UsageError(
            f"Tahun {year} di luar {FIRST_YEAR}–{LAST_YEAR}.", "Tulis tahun laporan empat angka."
        )
    if target.exists():
        raise FolderError(
            f"'{target}' sudah ada; tidak ditimpa.",
            "Pindahkan berkas itu, atau sebutkan nama lain dengan --buku.",
        )
    tables: dict[str, tuple[Row, ...]] = {}
    origin: FileBook | None = None
    if source is not None:
        origin = FileBook(source)
        shot = read_snapshot(origin)
        tables = {table.name: shot.tables[table.name].rows for table in CARRIED}
    write(target, (lambda: build(blank_layout(year), _neutral)) if blank else build)
    book = FileBook(target)
    origin = origin or book
    there = Rows(origin.read(SETTINGS.name, HOLIDAYS.name))
    settings = (_for_year(row, year) for row in there.of(SETTINGS))
    holidays = _holidays(there.of(HOLIDAYS), year)
    book.apply(Change(tables | dict((SETTINGS.written(settings), HOLIDAYS.written(holidays)))))
    made = read_snapshot(book)
    book.apply(Change(names={"beranda_judul": home_title(made.settings)}))
    return tuple(calendar_findings(made.sheet_calendar, (year, year + 1)))


def _for_year(row: SettingRow, year: int) -> SettingRow:
    if row.key == "tahun":
        return replace(row, value=year)
    return replace(row, value=LAST_TRIWULAN) if row.key == "sampai_triwulan" else row


def _holidays(old: tuple[HolidayRow, ...], year: int) -> list[HolidayRow]:
    """Keep the old calendar; seed each year that has no national holidays yet.

    A day that the office typed stays as it is, also where the seed has one on the same date.
    """
    typed = {row.on_date for row in old}
    national = {row.on_date.year for row in old if row.on_date and row.kind == HolidayKind.NATIONAL}
    new = (row for one in (year, year + 1) if one not in national for row in holidays_of(one))
    rows = (*old, *(row for row in new if row.on_date not in typed))
    return sorted(rows, key=lambda row: text(row.cell(HolidayRow.on_date)))
