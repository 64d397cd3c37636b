"""Puts what needs work at the top of the tables that people work through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from lkjip.findings import Severity
from lkjip.sop.calendar.working_days import Calendar
from lkjip.steps.kernel.home.waiting import queue
from lkjip.steps.kernel.states import counts_no_more
from lkjip.tables.data import Row
from lkjip.tables.declared.results import FINDINGS, FindingRow
from lkjip.tables.declared.steps import COLLECTION, CollectionRow
from lkjip.tables.table import Rows, column_of

Tables = Mapping[str, tuple[Row, ...]]
OPEN, DONE, TO_KNOW = "belum selesai", "selesai", "untuk diketahui"
STATES = (OPEN, TO_KNOW, DONE)
"""The words for a finding, those that need work first."""
_LEVELS = [level.value for level in Severity]
_STATE, _TALLY = column_of(FindingRow.state).heading, column_of(FindingRow.tally).heading
_UNIT, _STEP = column_of(FindingRow.unit).heading, column_of(FindingRow.step).heading
_WHERE = (_STATE, _TALLY, _STEP)
"""Headings in which the same finding may differ when two steps have seen it."""


def in_order(
    tables: Tables, today: date, calendar: Calendar, read: Rows | None = None
) -> dict[str, tuple[Row, ...]]:
    """Return units and findings in the order in which they need work.

    Cells of columns that people added go with their row. ``read`` is the book as it was read.
    """
    collection = COLLECTION.rows_in(tables, read)
    units = tuple(one.row for one in queue(collection, today, calendar))
    return {
        COLLECTION.name: tuple(row.cells() for row in units),
        FINDINGS.name: tuple(_by_unit(FINDINGS.rows_in(tables, read), units)),
    }


def state_of(row: FindingRow, collection: tuple[CollectionRow, ...]) -> str:
    """Return whether a finding is open, finished, or only to be known."""
    if counts_no_more(row, collection):
        return DONE
    return TO_KNOW if row.severity == Severity.NOTE.value else OPEN


def _by_unit(rows: tuple[FindingRow, ...], collection: tuple[CollectionRow, ...]) -> Iterator[Row]:
    """Yield the findings unit by unit, each unit's open ones first, with how many it has.

    A unit with open refusals stands before one with corrections; findings of no unit go last
    among equals. What several steps have seen stands there once. A report names its units; they
    are found here by their codes like all others.
    """
    codes = {row.name: row.unit for row in collection}
    groups: dict[str, list[tuple[FindingRow, str]]] = {}
    for row in _once(rows):
        unit = codes.get(row.unit, row.unit)
        groups.setdefault(unit, []).append((row, state_of(row, collection)))
    place = {row.unit: n for n, row in enumerate(collection)}

    def urgency(unit: str) -> tuple[int, bool, int, str]:
        worst = min(_level(row) if state == OPEN else len(_LEVELS) for row, state in groups[unit])
        return worst, not unit, place.get(unit, len(place)), unit

    for unit in sorted(groups, key=urgency):
        group = sorted(groups[unit], key=lambda one: (STATES.index(one[1]), _level(one[0])))
        for n, (row, state) in enumerate(group):
            tally = _tally(group) if n == 0 else None
            yield {**row.cells(), _UNIT: unit or None, _STATE: state, _TALLY: tally}


def _once(rows: Iterable[FindingRow]) -> Iterator[FindingRow]:
    """Yield each finding once, as the first of the steps that have seen it wrote it."""
    seen = set()
    for row in rows:
        said = tuple(cell for heading, cell in row.cells().items() if heading not in _WHERE)
        if said not in seen:
            seen.add(said)
            yield row


def _level(row: FindingRow) -> int:
    return _LEVELS.index(row.severity) if row.severity in _LEVELS else len(_LEVELS)


def _tally(group: list[tuple[FindingRow, str]]) -> str:
    found = Counter(row.severity for row, state in group if state != DONE)
    counted = [f"{found[level]} {level}" for level in _LEVELS if found[level]]
    return ", ".join(counted) or DONE
