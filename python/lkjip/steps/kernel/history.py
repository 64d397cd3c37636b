"""The history: every action, append-only, chained by hashes so that later editing shows.

Each row's ``Rantai`` is SHA-256 over the row before it and its own contents; the last one stands
once more outside the table. A row that was changed, removed or added breaks the chain there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

from lkjip.book.cells import Cell, plain, text
from lkjip.book.layout import LAYOUT
from lkjip.book.port import Row
from lkjip.steps.kernel.base import Context, StepResult

HISTORY = "tblRiwayat"
END = "riwayat_ujung"
CHAIN = "Rantai"
START = "0" * 64


def _canonical(row: Row, columns: Iterable[str]) -> str:
    cells = {name: plain(row.get(name)) for name in columns}
    return json.dumps(cells, ensure_ascii=False, default=str, sort_keys=True)


def _columns() -> tuple[str, ...]:
    return tuple(name for name in LAYOUT.table(HISTORY).headers if name != CHAIN)


def link(before: str, row: Row) -> str:
    """Return the chain value of a row that follows ``before``."""
    return hashlib.sha256(f"{before}\n{_canonical(row, _columns())}".encode()).hexdigest()


def content_hash(tables: Mapping[str, Sequence[Row]]) -> str:
    """Return the fingerprint of all tables except the history."""
    digest = hashlib.sha256()
    for name in sorted(tables):
        if name != HISTORY:
            headers = LAYOUT.table(name).headers
            for row in tables[name]:
                digest.update(f"{name}\n{_canonical(row, headers)}\n".encode())
    return digest.hexdigest()


def append(
    old: Sequence[Row],
    result: StepResult,
    context: Context,
    hashes: tuple[str, str],
    written: str,
    copy: str,
) -> tuple[Row, ...]:
    """Return the history with the notes of a result; ``hashes`` are the book's before and after."""
    rows: list[Row] = list(old)
    last = text(rows[-1].get(CHAIN)) if rows else START
    for i, note in enumerate(result.notes):
        row: dict[str, Cell] = {
            "No": len(rows) + 1,
            "Waktu": context.now,
            "Pelaku": context.actor,
            "Langkah": result.sop_step,
            "Tindakan": note.action,
            "Objek": note.subject or None,
            "Status": note.status or None,
            "Keterangan": note.remark or None,
            "Tabel": written if i == 0 else None,
            "Cadangan": copy if i == 0 else None,
            "Sidik Sebelum": hashes[0],
            "Sidik Sesudah": hashes[1],
        }
        row[CHAIN] = last = link(last, row)
        rows.append(row)
    return tuple(rows)


def broken_at(rows: Sequence[Row], end: str) -> str:
    """Say in a sentence where the chain breaks; blank when it is whole."""
    last = START
    for position, row in enumerate(rows, 1):
        if text(row["No"]) != str(position):
            return f"Riwayat baris nomor {position} hilang atau dipindah."
        if link(last, row) != text(row[CHAIN]):
            return f"Riwayat baris nomor {position} diubah sesudah ditulis program."
        last = text(row[CHAIN])
    if rows and end != last:
        return "Baris terakhir Riwayat dihapus atau ditambah di luar program."
    return ""
