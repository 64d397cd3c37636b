"""The seal: a fingerprint over every cell that only the program writes, and what differs from it.

The history keeps it with each run. Order of rows, blank cells and new columns do not count, so that
a filter, or a program with one column more, breaks no seal.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from json.encoder import encode_basestring
from typing import Any

from lkjip.tables.cells import Cell, plain, text
from lkjip.tables.column import Column, Writer
from lkjip.tables.data import Row
from lkjip.tables.declared.results import HISTORY
from lkjip.tables.registry import TABLES
from lkjip.tables.table import Table

MARK = "2:"
"""Begins a seal of this kind; fingerprints of earlier programs counted typed cells as well."""
CLOSE = 1e-9
"""Relative difference of two numbers that another program's saving may make."""
_SECOND = timedelta(seconds=1)
_to_json = json.JSONEncoder(default=str).encode

Tables = Mapping[str, Iterable[Row]]


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that is not as the program wrote it; ``heading`` is blank for a whole row.

    ``row`` names the row by its key. ``was`` is blank for an added row, ``now`` for a removed one.
    """

    table: str
    tab: str
    row: str
    heading: str
    was: str
    now: str


def _columns(table: Table[Any]) -> tuple[Column, ...]:
    """Return the columns that only the program writes, in tables whose rows are the program's."""
    if table is HISTORY or any(column.by is Writer.PERSON for column in table.columns):
        return ()
    return tuple(column for column in table.columns if column.by is Writer.PROGRAM)


SEALED = {table.name: (table, _columns(table)) for table in TABLES if _columns(table)}
"""The tables under seal, with their columns."""
_NAMED = {
    name: sorted((f"{encode_basestring(column.field)}: ", column.heading) for column in columns)
    for name, (_, columns) in SEALED.items()
}
"""The columns of a table by their fields in order: how a line begins each, and the heading."""


class Sealed:
    """The lines of a book's tables from which its seal is computed."""

    def __init__(self, blocks: Mapping[str, bytes]) -> None:
        self._blocks = blocks

    @classmethod
    def of(cls, tables: Tables) -> Sealed:
        """Write out the tables of a book."""
        return cls({name: _block(name, tables[name]) for name in SEALED})

    def after(self, changed: Tables) -> Sealed:
        """Return the lines after a change of some tables; the others are not written out again."""
        new = {name: _block(name, rows) for name, rows in changed.items() if name in SEALED}
        return Sealed({**self._blocks, **new})

    @cached_property
    def seal(self) -> str:
        """The seal over all lines."""
        digest = hashlib.sha256()
        for name in sorted(self._blocks):
            digest.update(self._blocks[name])
        return f"{MARK}{digest.hexdigest()}"


def seal(tables: Tables) -> str:
    """Return the seal of a book's tables."""
    return Sealed.of(tables).seal


def _block(name: str, rows: Iterable[Row]) -> bytes:
    named = _NAMED[name]
    lines = sorted(filter(None, (_line(row, named) for row in rows)))
    return "".join(f"{name}\n{line}\n" for line in lines).encode()


def _written(rows: Iterable[Row], columns: Sequence[Column]) -> list[Row]:
    """Return the rows in which the program wrote something; a row that waits for a person has none.

    People begin such rows themselves, so they belong to no seal.
    """
    return [row for row in rows if any(plain(row.get(c.heading)) is not None for c in columns)]


def _line(row: Row, named: Sequence[tuple[str, str]]) -> str:
    """Return what the program wrote into a row as one line of JSON; blank when it wrote nothing."""
    said = []
    for begin, heading in named:
        value = row.get(heading)
        if type(value) is not str:
            value = plain(value)
        if value is not None and value != "":
            word = encode_basestring(value) if isinstance(value, str) else _to_json(value)
            said.append(f"{begin}{word}")
    return f"{{{', '.join(said)}}}" if said else ""


def differences(was: Tables, now: Tables) -> Iterator[Difference]:
    """Yield what differs between the book as it was written and as it is."""
    for name, (table, columns) in SEALED.items():
        before, after = _without_twins(
            _written(was[name], columns), _written(now[name], columns), _NAMED[name]
        )
        for row in list(before):
            twin = next((other for other in after if _equal(row, other, columns)), None)
            if twin is not None:
                before.remove(row)
                after.remove(twin)
        yield from _pairs(table, columns, before, after)


def _without_twins(
    before: list[Row], after: list[Row], named: Sequence[tuple[str, str]]
) -> tuple[list[Row], list[Row]]:
    """Return the rows without those that stand on both sides letter for letter."""
    one, other = ([_line(row, named) for row in side] for side in (before, after))
    common = Counter(one) & Counter(other)
    return _left(before, one, common), _left(after, other, common)


def _left(rows: list[Row], lines: list[str], common: Counter[str]) -> list[Row]:
    left, found = dict(common), []
    for row, line in zip(rows, lines, strict=True):
        if left.get(line, 0):
            left[line] -= 1
        else:
            found.append(row)
    return found


def _pairs(
    table: Table[Any], columns: Sequence[Column], before: list[Row], after: list[Row]
) -> Iterator[Difference]:
    """Yield the differences of rows that have no equal; rows of one key are two states of one."""
    keys = [column.heading for column in columns if column.key]
    for row in before:
        named = [plain(row.get(key)) for key in keys]
        twins = [other for other in after if [plain(other.get(key)) for key in keys] == named]
        if not keys or not twins:
            twins = [] if keys and after and len(after) != len(before) else after[:1]
        if not twins:
            yield Difference(table.name, table.tab, _name(row, columns), "", _words(row), "")
            continue
        other = twins[0]
        after.remove(other)
        for column in columns:
            one, two = row.get(column.heading), other.get(column.heading)
            if not same_cell(one, two):
                name = _name(row, columns)
                yield Difference(table.name, table.tab, name, column.heading, text(one), text(two))
    for row in after:
        yield Difference(table.name, table.tab, _name(row, columns), "", "", _words(row))


def _equal(one: Row, two: Row, columns: Iterable[Column]) -> bool:
    return all(same_cell(one.get(c.heading), two.get(c.heading)) for c in columns)


def same_cell(one: Cell, two: Cell) -> bool:
    """Tell whether two cells say the same after another program saved one of them."""
    one, two = plain(one), plain(two)
    if one == two:
        return True
    numbers = (int, float)
    if isinstance(one, numbers) and isinstance(two, numbers):
        return math.isclose(one, two, rel_tol=CLOSE)
    if isinstance(one, date) and isinstance(two, date):
        return abs(_moment(one) - _moment(two)) <= _SECOND
    return False


def _moment(day: date) -> datetime:
    return day if isinstance(day, datetime) else datetime.combine(day, time())


def _name(row: Row, columns: Sequence[Column]) -> str:
    """Return the words that name a row: its key, else its first cell that is not blank."""
    keyed = [text(row.get(column.heading)) for column in columns if column.key]
    if any(keyed):
        return " ".join(filter(None, keyed))
    return next((text(row.get(c.heading)) for c in columns if row.get(c.heading) is not None), "")


def _words(row: Row) -> str:
    return "; ".join(text(value) for value in row.values() if value is not None)
