"""A person who types into the book: the unlocked cells, a value for each, and where it went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tests.steps.office import Office

from lkjip.book.layout import LAYOUT
from lkjip.tables.cells import Cell, text
from lkjip.tables.column import Kind

WORDS = "yang saya ketik"
NUMBERS = (Kind.INTEGER, Kind.YEAR, Kind.NUMBER, Kind.MONEY, Kind.PERCENT)


@dataclass(frozen=True)
class Place:
    """A cell in which people type: of a table (row, heading), or a yellow cell by its name."""

    table: str
    row: int = 0
    heading: str = ""
    kind: Kind = Kind.TEXT

    def __str__(self) -> str:
        return f"{self.table}[{self.row}].{self.heading}" if self.heading else self.table


def fitting(kind: Kind) -> Cell:
    """A value that a person could mean, and that stands nowhere else."""
    if kind in (Kind.DATE, Kind.TIME):
        return date(2025, 9, 23)
    return 198_765 if kind in NUMBERS else WORDS


def places(office: Office) -> Iterator[Place]:
    """Every cell in which people type; the first row below a table too."""
    for table in LAYOUT.tables:
        rows = len(office.rows(table.name))
        for column in table.columns:
            if column.typed:
                for row in range(rows + 1):
                    yield Place(table.name, row, column.heading, column.kind)
    for named in LAYOUT.names:
        if named.entry:
            yield Place(named.name, kind=named.kind)


def type_into(office: Office, place: Place, value: Cell) -> None:
    if not place.heading:
        office.type_name(place.table, value)
        return

    def change(rows: list[dict[str, Cell]]) -> None:
        if place.row == len(rows):
            headings = LAYOUT.table(place.table).headers
            rows.append(dict.fromkeys(headings))
        rows[place.row][place.heading] = value

    office.type_rows(place.table, change)


def is_found(office: Office, value: Cell) -> bool:
    """Tell whether the value stands anywhere in the book."""
    wanted = text(value)
    for found in office.everything().values():
        rows = found if isinstance(found, tuple) else ((found,),)
        for row in rows:
            cells = row.values() if isinstance(row, dict) else row
            if any(
                text(cell) == wanted or (value == WORDS and WORDS in text(cell)) for cell in cells
            ):
                return True
    return False
