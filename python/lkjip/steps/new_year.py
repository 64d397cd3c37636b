"""A new book for a year: freshly built, with what the old one hands over; whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from shutil import rmtree as remove_tree

from lkjip.book.build import build, write
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.layout.blank import blank_layout
from lkjip.book.layout.own_columns import not_placed, own_tabs, with_own_columns
from lkjip.book.port import Change
from lkjip.disk import force, move
from lkjip.errors import FolderError, UsageError, os_reason
from lkjip.findings import Finding, Place, make
from lkjip.sop.office_words import NEUTRAL, in_office
from lkjip.steps.kernel.display import home_title
from lkjip.steps.kernel.office.calendar_findings import calendar_findings
from lkjip.steps.kernel.office.settings import FIRST_YEAR, LAST_YEAR
from lkjip.steps.kernel.snapshot import Snapshot, read_snapshot
from lkjip.steps.year_turn import TAKEN_OVER, for_year, turn_findings, turned
from lkjip.tables.data import Row
from lkjip.tables.declared.registers import HOLIDAYS, SETTINGS

NAMES = frozenset(table.name for table in TAKEN_OVER)

Fill = Callable[[FileBook], dict[str, tuple[Row, ...]]]


def _neutral(words: str) -> str:
    return in_office(words, NEUTRAL)


def new_book(
    target: Path,
    year: int,
    source: Path | None,
    *,
    blank: bool = False,
    finish: Callable[[Path], object] = lambda _path: None,
) -> tuple[Finding, ...]:
    """Build ``target`` for ``year``; ``source`` hands over what its columns' declarations say.

    A ``blank`` book is for another office: nothing of the example stands in it. ``finish`` does
    the last things to the file before it gets its name. Returns what was not handed over and what
    the calendar does not know yet. Raises ``FolderError`` when ``target`` exists.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UsageError(
            f"Tahun {year} di luar {FIRST_YEAR}–{LAST_YEAR}.", "Tulis tahun laporan empat angka."
        )
    if source is not None:
        old = FileBook(source)
        shot = read_snapshot(old)
        shape = old.shape()
        layout = with_own_columns(blank_layout(year), shape, NAMES)
        words = partial(in_office, names=shot.settings.office)
        lost = (
            *(_lost(tab, heading) for tab, heading in not_placed(LAYOUT, shape, NAMES)),
            *(make("B44", Place(sheet=tab)) for tab in own_tabs(LAYOUT, shape)),
        )
        made = _publish(
            target,
            lambda: build(layout, words),
            lambda _: turned(shot, year),
            finish,
        )
        return (*turn_findings(shot, year), *lost, *_calendar(made, year))

    def fill(book: FileBook) -> dict[str, tuple[Row, ...]]:
        there = book.read(SETTINGS.name, HOLIDAYS.name)
        return for_year({name: data.rows for name, data in there.items()}, year)

    own = blank_layout(year)
    make_file = (lambda: build(own, _neutral)) if blank else build
    return _calendar(_publish(target, make_file, fill, finish), year)


def _publish(
    target: Path, make_file: Callable[[], bytes], fill: Fill, finish: Callable[[Path], object]
) -> Snapshot:
    """Build and fill the book beside its place, then give it its name in one move.

    The folder in which that happens is removed; when a run is killed, by the next one.
    """
    _refuse_existing(target)
    room = target.with_name(f"~{target.stem}.baru")
    beside = room / target.name
    remove_tree(room, ignore_errors=True)
    try:
        room.mkdir()
        write(beside, make_file)
        book = FileBook(beside)
        book.apply(Change(fill(book)))
        made = read_snapshot(book)
        book.apply(Change(names={"beranda_judul": home_title(made.settings)}))
        finish(beside)
        _refuse_existing(target)
        force(beside)
        move(beside, target)
    except OSError as error:
        raise FolderError(
            f"Buku kerja tidak dapat ditulis ke '{target}' ({os_reason(error)}).",
            "Periksa izin dan ruang kosong folder itu, lalu ulangi; tidak ada buku yang berubah.",
        ) from error
    finally:
        remove_tree(room, ignore_errors=True)
    return made


def _refuse_existing(target: Path) -> None:
    if target.exists():
        raise FolderError(
            f"'{target}' sudah ada; tidak ditimpa.",
            "Pindahkan berkas itu, atau sebutkan nama lain dengan --buku.",
        )


def _calendar(made: Snapshot, year: int) -> tuple[Finding, ...]:
    return tuple(calendar_findings(made.sheet_calendar, (year, year + 1)))


def _lost(tab: str, heading: str) -> Finding:
    return make("B35", Place(sheet=tab, label=heading), nilai=heading)
