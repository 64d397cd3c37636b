"""A plain table recognised as a register: its columns found by heading, its rows as typed cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lkjip.a1 import address
from lkjip.findings import Finding, Place, make
from lkjip.steps.exchange.cell_values import give_cell, take_cell
from lkjip.steps.exchange.register_tables import REGISTERS, exchanged, key_columns
from lkjip.steps.exchange.synonyms import SYNONYMS, heading_key
from lkjip.table_files.source import Record, TableSource, as_text
from lkjip.tables.cells import Cell
from lkjip.tables.column import Column
from lkjip.tables.table import Table

HEADING_ROWS = 20
"""Rows that may stand above the heading of a table."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A register's heading in a table: ``place`` is the position of each column of the register."""

    register: str
    heading: Record
    place: Mapping[str, int]
    unknown: tuple[str, ...]
    doubled: tuple[tuple[str, str], ...]

    @property
    def table(self) -> Table[Any]:
        """Give the table of the book."""
        return REGISTERS[self.register]

    @property
    def weight(self) -> tuple[int, int]:
        """Rank candidates: more columns found, then fewer that nobody knows."""
        return len(self.place), -len(self.unknown)


@dataclass(frozen=True, slots=True)
class IncomingRow:
    """One row: its cells by heading (only the columns that the table has), and where each lies."""

    cells: Mapping[str, Cell]
    place: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A table that fills a register."""

    register: str
    rows: tuple[IncomingRow, ...]
    columns: tuple[str, ...]
    unknown: tuple[str, ...]
    findings: tuple[Finding, ...]


def recognise(
    source: TableSource, wanted: str = "", renamed: Mapping[str, str] | None = None
) -> Recognised | None:
    """Return the register that the headings name, or None.

    ``wanted`` is the only register looked for. ``renamed`` maps headings of the file (as they are
    compared) to headings of the register; "" leaves a column out.
    """
    best: Recognised | None = None
    for record in islice(source.records(), HEADING_ROWS):
        for register in [wanted] if wanted else REGISTERS:
            found = match_heading(record, register, renamed or {})
            keys = {column.heading for column in key_columns(found.table)}
            enough = len(found.place) >= min(2, len(exchanged(found.table)))
            if keys <= set(found.place) and enough and (best is None or found.weight > best.weight):
                best = found
        if best is not None:
            break
    if best is None or wanted or source.sheet.casefold() == best.register.casefold():
        return best
    named = next((r for r in REGISTERS if r.casefold() == source.sheet.casefold()), "")
    return (recognise(source, named, renamed) if named else None) or best


def match_heading(record: Record, register: str, renamed: Mapping[str, str]) -> Recognised:
    """Find the columns of a register in a row: by their own headings first, then by synonyms."""
    titles = [" ".join(as_text(cell).split()) for cell in record.cells]
    keys = [heading_key(title) for title in titles]
    place: dict[str, int] = {}
    doubled: list[tuple[str, str]] = []
    used: set[int] = {i for i, key in enumerate(keys) if renamed.get(key) == ""}
    for level in range(3):
        for column in exchanged(REGISTERS[register]):
            for i, key in enumerate(keys):
                if i in used or not key or key not in _names(column, register, renamed)[level]:
                    continue
                if column.heading not in place:
                    place[column.heading] = i
                elif level == 0 or keys[place[column.heading]] == key:
                    doubled.append((titles[i], column.heading))
                else:
                    continue
                used.add(i)
    unknown = tuple(t for i, t in enumerate(titles) if t and i not in used)
    return Recognised(register, record, place, unknown, tuple(doubled))


def _names(
    column: Column, register: str, renamed: Mapping[str, str]
) -> tuple[set[str], set[str], set[str]]:
    """Return the names of a column, the surest first: confirmed, own heading, synonyms."""
    confirmed = {key for key, heading in renamed.items() if heading == column.heading}
    known = SYNONYMS.get(register, {}).get(column.heading, ())
    return confirmed, {heading_key(column.heading)}, set(known)


def read_register(source: TableSource, found: Recognised) -> Incoming:
    """Read the rows of a recognised table."""
    columns = {c.heading: c for c in exchanged(found.table) if c.heading in found.place}
    at = Place(source.name, sheet=source.sheet, cell=f"baris {found.heading.number}")
    findings = [make("T09", at, nilai=title, kolom=name) for title, name in found.doubled]
    findings += [make("T11", at, nilai=t, register=found.register) for t in found.unknown]
    rows: list[IncomingRow] = []
    for record in source.records():
        if record.number > found.heading.number:
            row, doubts = _read_row(source, record, columns, found)
            rows.append(row)
            findings += doubts
    findings += _key_findings(found.table, rows)
    return Incoming(found.register, tuple(rows), tuple(columns), found.unknown, tuple(findings))


def _read_row(
    source: TableSource, record: Record, columns: Mapping[str, Column], found: Recognised
) -> tuple[IncomingRow, list[Finding]]:
    cells: dict[str, Cell] = {}
    places: dict[str, Place] = {}
    findings: list[Finding] = []
    for heading, column in columns.items():
        position = found.place[heading]
        places[heading] = Place(
            source.name,
            sheet=source.sheet or found.register,
            cell=address(record.number, position + 1),
            label=heading,
        )
        seen = record.cells[position] if position < len(record.cells) else ""
        taken = take_cell(column, seen, places[heading])
        cells[heading] = taken.cell
        findings += taken.findings
    return IncomingRow(cells, places), findings


def row_key(table: Table[Any], cells: Mapping[str, Cell]) -> tuple[str, ...]:
    """Return what names a row, as it is compared."""
    return tuple(give_cell(cells.get(c.heading)).casefold() for c in key_columns(table))


def _key_findings(table: Table[Any], rows: Iterable[IncomingRow]) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], Place] = {}
    column = key_columns(table)[0].heading
    for row in rows:
        key = row_key(table, row.cells)
        if not all(key):
            yield make("T05", row.place[column], kolom=column)
        elif key in seen:
            there = seen[key]
            yield make("T06", row.place[column], nilai=", ".join(key), lain=there.cell)
        else:
            seen[key] = row.place[column]


def nearest(source: TableSource, wanted: str = "") -> Recognised | None:
    """Return the register that has most of its columns in a table that is not recognised."""
    first = next(iter(islice(source.records(), 1)), None)
    if first is None:
        return None
    names = [wanted] if wanted else REGISTERS
    return max((match_heading(first, name, {}) for name in names), key=lambda f: f.weight)


def titles_of(record: Record) -> Sequence[str]:
    """Return the headings in a row."""
    return [t for cell in record.cells if (t := " ".join(as_text(cell).split()))]
