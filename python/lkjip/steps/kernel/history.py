"""The history: every action, append-only, chained by hashes so that later editing shows.

Each row's ``Rantai`` is SHA-256 over the row before it and its own contents; the last one stands
once more outside the table. A row that was changed, removed or added breaks the chain there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lkjip.steps.kernel.base import Context, StepResult
from lkjip.tables.cells import plain, text
from lkjip.tables.data import Row
from lkjip.tables.declared.results import HISTORY, HistoryRow
from lkjip.tables.table import column_of

END = "riwayat_ujung"
START = "0" * 64
MOST_WORDS = 8_000
"""Letters of one remark; a cell holds 32,767."""
_to_json = json.JSONEncoder(ensure_ascii=False, default=str, sort_keys=True).encode


def _canonical(row: Row, columns: Iterable[str]) -> str:
    cells = {name: plain(row.get(name)) for name in columns}
    return _to_json(cells)


_LINKED = tuple(c.heading for c in HISTORY.columns if c is not column_of(HistoryRow.chain))


def link(before: str, row: HistoryRow) -> str:
    """Return the chain value of a row that follows ``before``."""
    return hashlib.sha256(f"{before}\n{_canonical(row.cells(), _LINKED)}".encode()).hexdigest()


def append(
    old: Sequence[HistoryRow],
    result: StepResult,
    context: Context,
    hashes: tuple[str, str],
    written: str,
    copy: str,
) -> tuple[HistoryRow, ...]:
    """Return the history with a result's notes; ``hashes`` are the seals before and after."""
    rows = list(old)
    last = rows[-1].chain if rows else START
    for i, note in enumerate(result.notes):
        row = HistoryRow(
            number=len(rows) + 1,
            when=context.now,
            actor=context.actor,
            step=result.sop_step,
            action=note.action,
            subject=note.subject,
            status=note.status,
            remark=_bounded(note.remark),
            tables=written if i == 0 else "",
            backup=copy if i == 0 else "",
            before=hashes[0],
            after=hashes[1],
        )
        last = link(last, row)
        rows.append(replace(row, chain=last))
    return tuple(rows)


def _bounded(words: str) -> str:
    """Return a remark that a cell holds; what is left out shows as an ellipsis."""
    return words if len(words) <= MOST_WORDS else f"{words[:MOST_WORDS]}…"


def broken_at(rows: Sequence[HistoryRow], end: str) -> str:
    """Return the place where the chain breaks, in a sentence; blank when it is whole."""
    last = START
    for position, row in enumerate(rows, 1):
        if text(row.cell(HistoryRow.number)) != str(position):
            return f"Riwayat baris nomor {position} hilang atau dipindah."
        if link(last, row) != row.chain:
            return f"Riwayat baris nomor {position} diubah sesudah ditulis program."
        last = row.chain
    if rows and end != last:
        return "Baris terakhir Riwayat dihapus atau ditambah di luar program."
    return ""
