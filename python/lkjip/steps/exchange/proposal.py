"""A mapping of headings that the command proposes and a person confirms (``--peta``)."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path

from lkjip.errors import UsageError
from lkjip.steps.exchange.incoming import Recognised, titles_of
from lkjip.steps.exchange.register_tables import REGISTERS, exchanged, register_named
from lkjip.steps.exchange.synonyms import heading_key
from lkjip.table_files.csv_writer import write_rows
from lkjip.table_files.opening import open_tables
from lkjip.table_files.source import as_text

COLUMNS = ("Register", "Judul di berkas", "Kolom register")
LIKENESS = 0.6
SURE_LIKENESS = 0.8
"""Headings this much alike are a slip of the pen, so they are asked about."""
Confirmed = Mapping[str, Mapping[str, str]]
"""By register: heading of the file (as it is compared) → heading of the register."""


def proposal(found: Recognised) -> bytes:
    """Write the mapping of one table as CSV: one line per heading, blank where nothing is alike."""
    place = {position: heading for heading, position in found.place.items()}
    open_columns = [c.heading for c in exchanged(found.table) if c.heading not in found.place]
    lines = []
    for position, cell in enumerate(found.heading.cells):
        title = " ".join(as_text(cell).split())
        if not title:
            continue
        heading = place.get(position) or _most_alike(title, open_columns)
        if heading in open_columns:
            open_columns.remove(heading)
        lines.append((found.register, title, heading))
    text = io.StringIO()
    write_rows(text, COLUMNS, lines)
    return text.getvalue().encode("utf-8-sig")


def alike(found: Recognised) -> Iterator[tuple[str, str]]:
    """Yield the unknown headings that look like a column which the table does not have."""
    missing = [c.heading for c in exchanged(found.table) if c.heading not in found.place]
    for title in found.unknown:
        heading = _most_alike(title, missing, SURE_LIKENESS)
        if heading:
            yield title, heading


def _most_alike(title: str, headings: list[str], least: float = LIKENESS) -> str:
    def likeness(heading: str) -> float:
        return SequenceMatcher(None, heading_key(title), heading_key(heading)).ratio()

    best = max(headings, key=likeness, default="")
    return best if best and likeness(best) >= least else ""


def read_mapping(path: Path) -> Confirmed:
    """Read a mapping that a person confirmed; raises ``UsageError`` where it names no column."""
    confirmed: dict[str, dict[str, str]] = {}
    records = list(open_tables(path)[0].records())
    if not records or tuple(titles_of(records[0]))[: len(COLUMNS)] != COLUMNS:
        raise UsageError(
            f"Peta {path.name} tidak berjudul {', '.join(COLUMNS)}.",
            "Jalankan impor tanpa --peta; usulannya ditulis di sebelah berkas.",
        )
    for record in records[1:]:
        register, title, heading = (
            as_text(cell).strip() for cell in (*record.cells, "", "", "")[: len(COLUMNS)]
        )
        name = register_named(register)
        known = [column.heading for column in exchanged(REGISTERS[name])]
        if heading and heading not in known:
            raise UsageError(
                f"Peta {path.name} baris {record.number}: '{heading}' bukan kolom {name}.",
                f"Kolom yang ada: {', '.join(known)}; kosongkan bila kolomnya tidak diambil.",
            )
        confirmed.setdefault(name, {})[heading_key(title)] = heading
    return confirmed


def sheet_titles(found: Recognised) -> str:
    """Return the headings of a table in one line."""
    return ", ".join(titles_of(found.heading))
