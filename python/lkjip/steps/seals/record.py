"""Compares the book with its own history: the chain, its length, the seal of the last run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lkjip.findings import Finding, Place, make
from lkjip.steps.kernel.backup import copies, last_state, lines_of
from lkjip.steps.kernel.history import END, broken_at
from lkjip.steps.kernel.outside import EXPLAINED, KEPT_ALONG, OUTSIDE, altered
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.seals.key import SETTING, end_bears_seal
from lkjip.tables.cells import text
from lkjip.tables.declared.results import HISTORY, HistoryRow

MOST = 20
"""Differences of the book that are named one by one."""


def record_findings(shot: Snapshot, book: Path | None) -> Iterator[Finding]:
    """Yield what the history says against the book."""
    rows = shot.rows(HISTORY)
    end = shot.names[END]
    said = "" if isinstance(end, tuple) else text(end)
    if broken := broken_at(rows, said.partition(" ")[0]):
        yield make("S12", Place(sheet=str(HISTORY.tab)), nilai=broken)
    public = shot.settings[SETTING]
    if public and not end_bears_seal(public, said):
        yield make("S19", Place(sheet=str(HISTORY.tab)), nilai=public)
    if book is not None:
        yield from _shorter(book, len(rows))
    yield from _sealed(shot, book)
    yield from _unexplained(rows)


def _shorter(book: Path, rows: int) -> Iterator[Finding]:
    """Compare with the newest copy: made before a change, it cannot know more than the book."""
    last = last_state(book)
    made = copies(book)
    newest = last if last.is_file() else made[-1].path if made else None
    there = lines_of(newest) if newest else 0  # 0 for a copy that cannot be read: no proof
    if newest is not None and there > rows:
        place = Place(newest.name, sheet=str(HISTORY.tab))
        yield make("S13", place, nilai=rows, asli=there)


def _sealed(shot: Snapshot, book: Path | None) -> Iterator[Finding]:
    rows = shot.rows(HISTORY)
    found = altered(shot, book)
    if found is None:
        yield make("S07", Place(sheet=str(HISTORY.tab)), nilai=rows[-1].number)
        return
    for one in found[:MOST]:
        place = Place(sheet=one.tab, label=f"{one.row} {one.heading}".strip())
        yield make("S06", place, nilai=one.now or "tidak ada", asli=one.was or "tidak ada")


def _unexplained(rows: tuple[HistoryRow, ...]) -> Iterator[Finding]:
    """Yield the changes that the history noted, and that nobody explained or wrote anew."""
    explained = max((i for i, row in enumerate(rows) if row.action == EXPLAINED), default=-1)
    for i, row in enumerate(rows):
        if row.action != OUTSIDE or i < explained:
            continue
        again = {name for later in rows[i:] for name in later.tables.split(", ") if later.number}
        if row.subject in KEPT_ALONG or row.subject not in again:
            yield make("S14", Place(sheet=str(HISTORY.tab)), nilai=row.number, keadaan=row.remark)
