"""Checks the contents of the book: its structure, its macros and buttons, its history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from lkjip import __version__, product
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.locks import open_tabs
from lkjip.book.parts.package import Package
from lkjip.book.port import Shape
from lkjip.book.version import VERSION
from lkjip.doctor.line import OK, TROUBLE, Line
from lkjip.doctor.soundness import RESTORE, soundness
from lkjip.doctor.surroundings import Surroundings
from lkjip.errors import LkjipError
from lkjip.findings import Severity
from lkjip.sop.calendar.due_dates import plan_in_force
from lkjip.steps.kernel.backup import copies
from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.office.calendar_findings import calendar_findings
from lkjip.steps.kernel.office.promises import moved_findings
from lkjip.steps.kernel.snapshot import Snapshot, read_snapshot
from lkjip.steps.registers.check import check_registers, contradiction
from lkjip.steps.request.blank_forms import undecided_units
from lkjip.steps.seals.verify import verify
from lkjip.tables.declared.results import HISTORY

CONTENT, LOCKS, SEALS = "Isi buku", "Kunci lembar", "Segel"
OF_HISTORY = frozenset({"S12", "S13"})
"""Findings about the history itself."""


def content(around: Surroundings) -> Iterator[Line]:
    """Check the contents; a missing book is another check's subject."""
    if not around.book.is_file():
        return
    try:
        book = FileBook(around.book)
        shot = read_snapshot(book)
        book.read_names(*(named.name for named in LAYOUT.names))  # each must point somewhere
        contradiction(shot)
    except LkjipError as error:
        yield Line(CONTENT, TROUBLE, error.message, error.cure)
        return
    except Exception as error:  # a damaged file can break the reader anywhere
        words = f"'{around.book.name}' tidak dapat dibaca ({type(error).__name__})"
        yield Line(CONTENT, TROUBLE, words, RESTORE)
        return
    yield Line(
        CONTENT,
        OK,
        f"tahun {shot.settings.year}, {len(shot.active_units)} unit aktif, susunan {VERSION}, "
        f"terakhir ditulis program {shot.stamp.program or 'yang belum mencatat versinya'}",
    )
    if shot.stamp.newer:
        words = f"buku terakhir ditulis program {shot.stamp.program}, program ini {__version__}"
        yield Line("Versi", TROUBLE, words, "Pasang program versi itu atau yang lebih baru.")
    yield from _places(book.shape())
    yield from soundness(around)
    yield _locks(around)
    yield from _seals(shot, around)
    yield from _copies(around)
    yield from _clock(shot, around.now)
    yield from _calendar(shot)
    yield from _registers(shot)


def _places(shape: Shape) -> Iterator[Line]:
    """Name the tables that stand on another sheet than in the layout."""
    for table in LAYOUT.tables:
        tab = shape.tables[table.name][0]
        if tab != table.tab:
            words = f"tabel {table.name} ada di lembar '{tab}', seharusnya di '{table.tab}'"
            yield Line(CONTENT, TROUBLE, words, f"Pindahkan tabel itu, atau {_lower(RESTORE)}")


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _locks(around: Surroundings) -> Line:
    """Compare the locks of the sheets with the layout."""
    missing = open_tabs(Package(around.book))
    if missing:
        cure = "Tekan Periksa Status di buku kerja, atau jalankan perintah apa pun yang mencatat."
        return Line(LOCKS, TROUBLE, f"lembar tidak dikunci: {', '.join(missing)}", cure)
    return Line(LOCKS, OK, "sesuai susunan")


def _seals(shot: Snapshot, around: Surroundings) -> Iterator[Line]:
    """Verify book, archive, drafts and packages; each difference is a line."""
    home = around.book.resolve().parent
    context = Context(
        home, product.templates_for(home), around.now, "", dry_run=True, book=around.book
    )
    found = verify(shot, context)
    for one in found:
        bad = one.level is not Severity.NOTE
        subject = "Riwayat" if one.code in OF_HISTORY else SEALS
        yield Line(subject, TROUBLE if bad else OK, one.message, one.cure if bad else "")
    if not any(one.code in OF_HISTORY for one in found):
        yield Line("Riwayat", OK, f"{len(shot.rows(HISTORY))} baris, rantai sidik utuh")
    if not any(one.code not in OF_HISTORY for one in found):
        yield Line(SEALS, OK, "isian sesuai formulir asli, arsip dan draf sesuai sidiknya")


def _calendar(shot: Snapshot) -> Iterator[Line]:
    """Check the holidays of the year in which the report is made and of its plan."""
    plan = plan_in_force(shot.process, shot.sheet_calendar)
    years = {one.due.year for one in plan} or {shot.settings.year + 1}
    found = tuple(calendar_findings(shot.sheet_calendar, years)) + moved_findings(shot)
    for one in found:
        bad = one.level is not Severity.NOTE
        yield Line("Libur", TROUBLE if bad else OK, one.message, one.cure if bad else "")
    if not found:
        yield Line("Libur", OK, f"tahun {', '.join(map(str, sorted(years)))} lengkap")


def _registers(shot: Snapshot) -> Iterator[Line]:
    """Yield the cells of the registers, each finding with its address."""
    found = (*check_registers(shot), *undecided_units(shot))
    for one in found:
        bad = one.level is not Severity.NOTE
        yield Line("Register", TROUBLE if bad else OK, one.message, one.cure if bad else "")
    if not found:
        yield Line("Register", OK, "setiap sel terbaca")


def _copies(around: Surroundings) -> Iterator[Line]:
    made = copies(around.book)
    if made:
        size = sum(one.path.stat().st_size for one in made) / 1_000_000
        words = f"{len(made)} salinan sejak {made[0].day.isoformat()}, {size:.1f} MB"
        yield Line("Cadangan", OK, words.replace(".", ","))


def _clock(shot: Snapshot, now: datetime) -> Iterator[Line]:
    last = max((row.when for row in shot.rows(HISTORY) if row.when), default=now)
    if last > now:
        words = f"jam komputer {now:%Y-%m-%d %H:%M}, catatan terakhir {last:%Y-%m-%d %H:%M}"
        yield Line("Jam komputer", TROUBLE, words, "Betulkan tanggal dan jam komputer.")
