"""A new book for a year: freshly built, with the registers of an old one carried over."""

from __future__ import annotations

from pathlib import Path

from lkjip.book.build import write
from lkjip.book.cells import Cell, text
from lkjip.book.file_book import FileBook
from lkjip.book.port import Change, Row
from lkjip.errors import FolderError, UsageError
from lkjip.sop.calendar.holiday_seed import libur_bawaan
from lkjip.steps.kernel.settings import FIRST_YEAR, LAST_YEAR
from lkjip.steps.kernel.snapshot import read_snapshot

CARRIED = ("tblUnit", "tblIndikator", "tblProgram", "tblSkala", "tblPeran")


def new_book(target: Path, tahun: int, source: Path | None) -> None:
    """Build ``target`` for ``tahun``; registers and settings come from ``source`` if there is one.

    Last year's figures are not carried over as this year's: targets and pagu stay to be checked,
    nothing that was reported is copied. Raises ``FolderError`` when ``target`` exists.
    """
    if not FIRST_YEAR <= tahun <= LAST_YEAR:
        raise UsageError(
            f"Tahun {tahun} di luar {FIRST_YEAR}–{LAST_YEAR}.", "Tulis tahun laporan empat angka."
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
    rows = origin.read("tblPengaturan")["tblPengaturan"].baris
    tables["tblPengaturan"] = tuple(
        {**row, "Nilai": _for_year(text(row["Kunci"]), row, tahun)} for row in rows
    )
    tables["tblLibur"] = _holidays(origin, tahun)
    book.apply(Change(tables))


def _for_year(key: str, row: Row, tahun: int) -> Cell:
    if key == "tahun":
        return tahun
    return 4 if key == "sampai_triwulan" else row["Nilai"]


def _holidays(book: FileBook, tahun: int) -> tuple[Row, ...]:
    """The old calendar, with the seed for the years that it lacks; local days stay."""
    rows = list(book.read("tblLibur")["tblLibur"].baris)
    there = {text(row["Tanggal"])[:4] for row in rows}
    for year in (tahun, tahun + 1):
        if str(year) not in there:
            rows += [
                {"Tanggal": day.tanggal, "Nama": day.nama, "Jenis": day.jenis}
                for day in libur_bawaan(year)
            ]
    return tuple(sorted(rows, key=lambda row: text(row["Tanggal"])))
