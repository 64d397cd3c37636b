"""Which runs ``batal`` takes back, the last one first."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip.tables.cells import text
from lkjip.tables.declared.results import HistoryRow
from lkjip.tables.declared.tabs import TabName

UNDO = "batalkan"
"""The word of an undo in the column ``Tindakan``; ``Objek`` names the line that it took back."""


def undoable(rows: tuple[HistoryRow, ...]) -> Iterator[HistoryRow]:
    """Yield the runs that changed tables and were not taken back; looks and undos are none."""
    undone = {row.subject for row in rows if row.action == UNDO}
    for row in reversed(rows):
        if row.step != TabName.HOME.value and row.tables and text(row.number) not in undone:
            yield row
