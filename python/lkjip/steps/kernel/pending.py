"""Finds what people typed into tables that the program writes, and no step has taken yet.

It stays where it stands, whatever button is pressed: only the step that takes it replaces it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lkjip.sop.completeness import BY_PERSON, COMPLETENESS_ITEMS
from lkjip.sop.process.state import Process
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.choices import YesNo
from lkjip.tables.data import Row
from lkjip.tables.declared.results import COMPLETENESS, CompletenessRow
from lkjip.tables.declared.steps import CORRECTIONS, CorrectionRow


def keep_typed(
    shot: Snapshot, process: Process, tables: Mapping[str, tuple[Row, ...]]
) -> dict[str, tuple[Row, ...]]:
    """Return the tables about to be written with the typed cells that ``process`` did not take.

    ``shot`` is the book as people left it, with the process that it showed them.
    """
    return dict(tables) | dict(
        (
            CORRECTIONS.written(_answers(shot, process, CORRECTIONS.rows_in(tables))),
            COMPLETENESS.written(_ticks(shot, process, COMPLETENESS.rows_in(tables))),
        )
    )


def _answers(
    shot: Snapshot, process: Process, rows: tuple[CorrectionRow, ...]
) -> Iterator[CorrectionRow]:
    typed = {row.number: row.answer for row in shot.rows(CORRECTIONS) if row.answer}
    shown = {one.number: one.answer for one in shot.process.corrections}
    now = {one.number: one.answer for one in process.corrections}
    for row in rows:
        number = row.number or 0
        waits = number in shown and shown[number] == now.get(number)
        answer = typed.get(row.number, row.answer) if waits else row.answer
        yield replace(row, answer=answer)


def _ticks(
    shot: Snapshot, process: Process, rows: tuple[CompletenessRow, ...]
) -> Iterator[CompletenessRow]:
    typed = {row.item: row.present for row in shot.rows(COMPLETENESS) if row.present}
    items = {item.key: item for item in COMPLETENESS_ITEMS if item.method == BY_PERSON}
    for row in rows:
        item = items.get(row.item)
        if item is None or item.is_present(shot.process) != item.is_present(process):
            yield row
            continue
        shown = YesNo.YES if item.is_present(shot.process) else YesNo.NO
        waits = typed.get(row.item, shown).casefold() != shown
        yield replace(row, present=typed[row.item]) if waits else row
