"""A new book for a year: freshly built, with the registers of an old one carried over."""

from __future__ import annotations

from pathlib import Path

from lkjip.book.build import write
from lkjip.book.cells import Cell, text
from lkjip.book.file_book import FileBook
from lkjip.book.port import Change, Row
from lkjip.errors import FolderError, UsageError
from lkjip.findings import Finding
from lkjip.sop.calendar.holiday_kinds import NATIONAL
from lkjip.sop.calendar.holiday_seed import default_holidays
from lkjip.steps.kernel.calendar_findings import calendar_findings
from lkjip.steps.kernel.settings import FIRST_YEAR, LAST_YEAR
from lkjip.steps.kernel.snapshot import read_snapshot

CARRIED = ("tblUnit", "tblIndikator", "tblProgram", "tblSkala", "tblPeran")


def new_book(target: Path, year: int, source: Path | None) -> tuple[Finding, ...]:
    """Build ``target`` for ``year``; registers and settings come from ``source`` if there is one.

    Last year's figures are not carried over as this year's: targets and pagu stay to be checked,
    nothing that was reported is copied. Returns what the calendar does not know yet. Raises
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
    settings_from: FileBook | None = None
    if source is not None:
        settings_from = FileBook(source)
        shot = read_snapshot(settings_from)
        tables = {name: shot.rows(name) for name in CARRIED}
    write(target)
    book = FileBook(target)
    origin = settings_from or book
    rows = origin.read("tblPengaturan")["tblPengaturan"].row
    tables["tblPengaturan"] = tuple(
        {**row, "Nilai": _for_year(text(row["Kunci"]), row, year)} for row in rows
    )
    tables["tblLibur"] = _holidays(origin, year)
    book.apply(Change(tables))
    shot = read_snapshot(book)
    return tuple(calendar_findings(shot.sheet_calendar, (year, year + 1)))


def _for_year(key: str, row: Row, year: int) -> Cell:
    if key == "tahun":
        return year
    return 4 if key == "sampai_triwulan" else row["Nilai"]


def _holidays(book: FileBook, year: int) -> tuple[Row, ...]:
    """Keep the old calendar; seed each year that has no national holidays yet.

    A day that the office typed stays as it is, also where the seed has one on the same date.
    """
    rows = list(book.read("tblLibur")["tblLibur"].row)
    typed = {text(row["Tanggal"])[:10] for row in rows}
    national = {text(row["Tanggal"])[:4] for row in rows if text(row["Jenis"]) == NATIONAL}
    for one in (year, year + 1):
        if str(one) not in national:
            rows += [
                {"Tanggal": day.day, "Nama": day.name, "Jenis": day.kind}
                for day in default_holidays(one)
                if day.day.isoformat() not in typed
            ]
    return tuple(sorted(rows, key=lambda row: text(row["Tanggal"])))
