"""Finds what people typed into tables that the program writes, and no step has taken yet.

It stays where it stands, whatever button is pressed: only the step that takes it clears it. What
has no row any more is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from lkjip.sop.completeness import BY_PERSON, COMPLETENESS_ITEMS
from lkjip.sop.process.state import Process
from lkjip.steps.kernel.base import StepResult
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.cells import Cell, plain, text
from lkjip.tables.choices import YesNo
from lkjip.tables.column import Column, Writer
from lkjip.tables.data import Row
from lkjip.tables.declared.city import CITY_INDICATORS, CityIndicatorRow
from lkjip.tables.declared.results import COMPLETENESS, CompletenessRow
from lkjip.tables.declared.steps import COLLECTION, CORRECTIONS, PLAN, CorrectionRow
from lkjip.tables.registry import TABLES
from lkjip.tables.table import Table, column_of

WAITING: tuple[Table[Any], ...] = (PLAN, COLLECTION)
"""Tables in which people type beside a row what a button then takes."""
Tables = Mapping[str, tuple[Row, ...]]


def keep_typed(
    shot: Snapshot, process: Process, tables: Tables, result: StepResult
) -> dict[str, tuple[Row, ...]]:
    """Return the tables about to be written with the typed cells that nobody has taken.

    ``shot`` is the book as people left it, with the process that it showed them; ``process`` is
    the one after ``result``.
    """
    kept = dict(tables)
    if CORRECTIONS.name in kept:
        kept |= dict([CORRECTIONS.written(_answers(shot, process, CORRECTIONS.rows_in(kept)))])
    if COMPLETENESS.name in kept:
        kept |= dict([COMPLETENESS.written(_ticks(shot, process, COMPLETENESS.rows_in(kept)))])
    if (
        CITY_INDICATORS.name in kept and result.after is None
    ):  # else the step changes what was typed
        kept[CITY_INDICATORS.name] = _as_typed(shot, kept[CITY_INDICATORS.name])
    for table in WAITING:
        if table.name in kept:
            kept[table.name] = tuple(_waiting(table, shot, kept[table.name], result))
    return kept


def lost(shot: Snapshot, tables: Tables, result: StepResult) -> str:
    """Say what people typed that the written tables hold nowhere and that no step has taken."""
    if result.after is not None:
        return ""  # the step changes registers on purpose and reports it
    taken = {name for name, _ in result.taken}
    words = [
        f"{table.tab} ({heading}) “{text(cell)}”"
        for table in TABLES
        if table.name in tables and table.name not in taken
        for heading, cell in _gone(table, shot.tables[table.name].rows, tables[table.name])
        if table is not COMPLETENESS or text(cell).casefold() not in set(YesNo)
    ]
    if COMPLETENESS.name in tables:
        words += _ticked_in_vain(shot)
    return f"Yang diketik dan tidak ada barisnya lagi: {'; '.join(words)}." if words else ""


def _gone(
    table: Table[Any], before: tuple[Row, ...], after: tuple[Row, ...]
) -> Iterator[tuple[str, Cell]]:
    for column in _typed(table):
        kept = Counter(text(row.get(column.heading)) for row in after)
        for row in before:
            cell = row.get(column.heading)
            if text(cell) and kept[text(cell)] <= 0:
                yield column.heading, cell
            kept[text(cell)] -= 1


def _ticked_in_vain(shot: Snapshot) -> Iterator[str]:
    """Name the items that a person ticked although the program itself looks for them."""
    items = {item.key: item for item in COMPLETENESS_ITEMS if item.method != BY_PERSON}
    for row in shot.rows(COMPLETENESS):
        item = items.get(row.item)
        shown = YesNo.YES if item and item.is_present(shot.process) else YesNo.NO
        if item and row.present.casefold() in set(YesNo) - {shown}:
            yield f"{COMPLETENESS.tab} “{row.present}” pada {item.text} (dilihat sendiri program)"


def _typed(table: Table[Any]) -> tuple[Column, ...]:
    return tuple(column for column in table.columns if column.typed)


def _waiting(
    table: Table[Any], shot: Snapshot, rows: tuple[Row, ...], result: StepResult
) -> Iterator[Row]:
    """Yield the rows with what was typed beside their key, unless the step has taken it."""
    [key] = table.keys
    headings = [column.heading for column in _typed(table)]
    typed = {text(row.get(key.heading)): row for row in shot.tables[table.name].rows}
    for row in rows:
        name = text(row.get(key.heading))
        if (table.name, name) in result.taken:
            yield {**row, **dict.fromkeys(headings)}
        else:
            before = typed.get(name, {})
            there = {h: before[h] for h in headings if plain(before.get(h)) is not None}
            yield {**row, **there}


def _as_typed(shot: Snapshot, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return the city's indicators as they stand in the book, with the program's cells of ``rows``.

    Those belong to the row with the same code, first of all the one in the same place.
    """
    computed = [c.heading for c in CITY_INDICATORS.columns if c.by is Writer.PROGRAM]
    code = column_of(CityIndicatorRow.code).heading
    by_code = {text(row.get(code)): row for row in reversed(rows)}
    made = []
    for i, old in enumerate(shot.tables[CITY_INDICATORS.name].rows):
        name = text(old.get(code))
        here = rows[i] if i < len(rows) and text(rows[i].get(code)) == name else None
        row = here or by_code.get(name) or {}
        made.append({**old, **{heading: row.get(heading) for heading in computed}})
    return tuple(made)


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
