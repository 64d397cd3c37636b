"""Merges incoming rows into a register: matched by key, changed or added, or all replaced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lkjip.findings import Finding, Place, make
from lkjip.steps.exchange.cell_values import give_cell
from lkjip.steps.exchange.incoming import Incoming, IncomingRow, row_key
from lkjip.steps.exchange.register_tables import FIXED, REGISTERS, key_columns
from lkjip.tables.cells import Cell
from lkjip.tables.data import Row
from lkjip.tables.table import Table


@dataclass(slots=True)
class Merged:
    """A register after the import: its rows, what happened to them, where cells come from."""

    register: str
    rows: tuple[Row, ...] = ()
    read: int = 0
    added: int = 0
    changed: int = 0
    same: int = 0
    removed: int = 0
    findings: list[Finding] = field(default_factory=list)
    place: dict[int, Mapping[str, Place]] = field(default_factory=dict)
    """By position among the rows: the places of the cells that come from a file."""

    @property
    def table(self) -> Table[Any]:
        """Give the table of the book."""
        return REGISTERS[self.register]

    def counts(self) -> dict[str, object]:
        """Give the counts by the names of the command's JSON."""
        return {
            "nama": self.register,
            "dibaca": self.read,
            "ditambah": self.added,
            "diubah": self.changed,
            "sama": self.same,
            "dihapus": self.removed,
        }


def merge(old: Sequence[Row], incoming: Incoming, *, replace: bool) -> Merged:
    """Merge a table into a register; the order of the book stays, new rows follow."""
    table = REGISTERS[incoming.register]
    result = Merged(incoming.register, read=len(incoming.rows))
    coming = {row_key(table, row.cells): row for row in incoming.rows}
    fixed = table.name in FIXED
    rows: list[Row] = []
    for held in old:
        row = coming.pop(row_key(table, held), None)
        if row is None:
            if replace and not fixed:
                result.removed += 1
            else:
                rows.append(held)
            continue
        result.place[len(rows)] = row.place
        rows.append(_changed(held, row, result))
    for key, row in coming.items():
        if fixed:
            result.findings.append(_unknown_key(table, incoming.register, key, row, old))
            continue
        result.added += 1
        result.place[len(rows)] = row.place
        rows.append({heading: row.cells.get(heading) for heading in table.headings})
    result.rows = tuple(rows)
    return result


def _changed(held: Row, row: IncomingRow, result: Merged) -> Row:
    """Return a row with the cells that differ; its key and own columns of the office stay."""
    named = {column.heading for column in key_columns(result.table)}
    new = {
        heading: _like(cell, held.get(heading))
        for heading, cell in row.cells.items()
        if heading not in named and give_cell(cell) != give_cell(held.get(heading))
    }
    if not new:
        result.same += 1
        return held
    result.changed += 1
    names = ", ".join(key for key in row_key(result.table, held) if key)
    for heading, cell in new.items():
        if cell is None:
            lost = give_cell(held.get(heading))
            at = row.place[heading]
            result.findings.append(make("T08", at, nilai=names, kolom=heading, lama=lost))
    return {**held, **new}


def _like(cell: Cell, old: Cell) -> Cell:
    """Keep a whole number a number where the book holds one, as for the year of the report."""
    if isinstance(old, int) and isinstance(cell, str) and cell.isascii() and cell.isdigit():
        return int(cell)
    return cell


def _unknown_key(
    table: Table[Any], register: str, key: tuple[str, ...], row: IncomingRow, old: Sequence[Row]
) -> Finding:
    heading = table.keys[0].heading
    known = ", ".join(give_cell(held.get(heading)) for held in old)
    at = row.place[heading]
    return make("T07", at, nilai=", ".join(key), register=register, kunci=known)
