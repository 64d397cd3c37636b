"""Finds what was changed in the program's own cells since its last run, and notes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from lkjip.book.file_book import FileBook
from lkjip.errors import LkjipError
from lkjip.steps.kernel.backup import last_state
from lkjip.steps.kernel.base import HistoryEntry
from lkjip.steps.kernel.seal import MARK, SEALED, Difference, differences, seal
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.data import Row
from lkjip.tables.declared.inputs import EVIDENCE_FILES
from lkjip.tables.declared.record import APPROVED_FILES
from lkjip.tables.declared.results import EVENTS, HISTORY, SUBMISSIONS
from lkjip.tables.declared.steps import DRAFTS, PACKAGES

OUTSIDE, EXPLAINED = "diubah di luar program", "jelaskan perbedaan"
"""Actions of the history: what was found before a run, and what a person said about it."""
_GROWING = (SUBMISSIONS, EVIDENCE_FILES, EVENTS, DRAFTS, PACKAGES, APPROVED_FILES)
KEPT_ALONG = frozenset(table.name for table in _GROWING)
"""Tables that only grow: a later run writes them and keeps the changed row."""
SHOWN = 8
"""Cells that one note names."""

Tables = Mapping[str, Sequence[Row]]


def altered(shot: Snapshot, book: Path | None) -> tuple[Difference, ...] | None:
    """Return what differs from the last run's seal; None when it differs and nothing shows where.

    The copy of the last state shows the former cells if it bears the seal itself. A book of an
    earlier program has no seal of this kind: then nothing is said.
    """
    history = shot.rows(HISTORY)
    last = history[-1].after if history else ""
    if not last.startswith(MARK) or shot.sealed.seal == last:
        return ()
    copy = _last_written(last, book)
    if copy is None:
        return None
    return tuple(differences(copy, {name: data.rows for name, data in shot.tables.items()}))


def _last_written(last: str, book: Path | None) -> Tables | None:
    path = last_state(book) if book is not None else None
    if path is None or not path.is_file():
        return None
    try:
        there = {name: data.rows for name, data in FileBook(path).read(*SEALED).items()}
    except LkjipError:
        return None
    return there if seal(there) == last else None


def outside_notes(found: Iterable[Difference] | None) -> Iterator[HistoryEntry]:
    """Yield one note for the history per table that was changed."""
    if found is None:
        words = "isi yang ditulis program berubah sesudah langkah terakhir; selnya tidak diketahui"
        yield HistoryEntry(OUTSIDE, status="perlu dijelaskan", remark=words)
        return
    for table, some in groupby(found, key=lambda one: one.table):
        cells = list(some)
        words = "; ".join(_words(one) for one in cells[:SHOWN])
        more = f"; dan {len(cells) - SHOWN} lagi" if len(cells) > SHOWN else ""
        remark = f"Lembar {cells[0].tab}: {words}{more}"
        yield HistoryEntry(OUTSIDE, table, "perlu dijelaskan", remark)


def _words(one: Difference) -> str:
    if one.heading:
        was, now = one.was or "kosong", one.now or "kosong"
        return f"{one.row}, {one.heading}: {was} menjadi {now}"
    return f"baris {one.row} {'dihapus' if one.was else 'ditambah'}"
