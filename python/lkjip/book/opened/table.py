"""A table of the open book: where it stands, the rows typed below it, what is in its way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lkjip.a1 import address
from lkjip.book.layout import LAYOUT
from lkjip.book.opened.block import rows_of, said
from lkjip.book.parts.print_area import moved_end
from lkjip.book.port import in_the_way, no_header_row, row_outside_note, rows_below_note
from lkjip.tables.cells import Cell

PRINTED_TOGETHER = frozenset(
    tab.name
    for tab in LAYOUT.tabs
    if len(tables := LAYOUT.tables_of(tab.name)) > 1
    and not all(column.printed for table in tables for column in table.columns)
)
"""Sheets with a printed area that holds several tables."""
LOOK_BELOW = 200
"""Rows below a table that are looked through for new entries; a longer list grows in two steps."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a table stands: its header row, its last row of data, its columns from 1."""

    table: Any
    sheet: Any
    name: str
    tab: str
    cells: Any
    top: int
    left: int
    bottom: int
    right: int
    total: bool = False
    """A total row stands below the data."""
    below: int = 0
    """Rows of data that were typed right below the table; ``bottom`` counts them."""

    @property
    def height(self) -> int:
        """The number of rows of data."""
        return self.bottom - self.top

    @property
    def own_height(self) -> int:
        """The number of rows of data that the program counts to the table."""
        return self.height - self.below

    @property
    def whole(self) -> Any:
        """Return the range of the header row and all rows of data."""
        same = self.cells.shape[0] == self.height + 1
        return self.cells if same else self.rows(0, self.height)

    def rows(self, first: int, last: int) -> Any:
        """Return the range of some rows of the table: 0 is the header row."""
        return self.part(first, last, 0, self.right - self.left)

    @property
    def total_row(self) -> Any:
        """Return the range of the total row."""
        return self.rows(self.height + 1, self.height + 1)

    def part(self, first: int, last: int, first_column: int, last_column: int) -> Any:
        """Return the range of some rows and columns, counted from the table's top left cell."""
        return self.sheet.range(
            (self.top + first, self.left + first_column),
            (self.top + last, self.left + last_column),
        )


def frame_of(table: Any, sheet: Any, name: str, tab: str) -> Frame:
    """Ask the program where a table stands; ``BookStructure`` when its header row is off."""
    if not table.show_headers:
        raise no_header_row(name, tab)
    cells = table.range
    height, width = cells.shape
    total = bool(table.show_totals)
    top, left = cells.row, cells.column
    right, bottom = left + width - 1, top + height - 1 - total
    return Frame(table, sheet, name, tab, cells, top, left, bottom, right, total)


def with_rows_below(frame: Frame) -> Frame:
    """Count rows typed right below a register to it; a total row ends a table.

    A program does not always let a table grow by itself when somebody types on.
    """
    last = last_free_row(frame)
    if frame.total or last <= frame.bottom:
        return frame
    cells = frame.part(frame.height + 1, last - frame.top, 0, frame.right - frame.left)
    return taking_in(frame, cells.options(ndim=2).value)


def taking_in(frame: Frame, below: Sequence[Sequence[Any]]) -> Frame:
    """Count the first rows of what stands below a table to it, up to a blank one."""
    new = next((i for i, line in enumerate(below) if not any(map(said, line))), len(below))
    return replace(frame, bottom=frame.bottom + new, below=new)


def notes_below(frame: Frame, below: Sequence[Sequence[Any]]) -> list[str]:
    """Say which rows below a table were taken in, and the first that is parted from it."""
    notes = []
    if frame.below:
        first = frame.bottom - frame.below + 1
        notes.append(rows_below_note(frame.tab, frame.name, first, frame.bottom))
    outside = next((i for i, line in enumerate(below, 1) if any(map(said, line))), 0)
    if outside:
        notes.append(row_outside_note(frame.tab, frame.name, frame.bottom + outside))
    return notes


def last_free_row(frame: Frame) -> int:
    """Return the last row that may belong to a table: above the title of the next one below it."""
    titles = [
        other.row - 1
        for other in LAYOUT.tables_of(frame.tab)
        if other.row > frame.bottom
        and other.col <= frame.right
        and frame.left <= other.col + len(other.columns) - 1
    ]
    return min([frame.bottom + LOOK_BELOW, *(row - 1 for row in titles)])


def refuse_what_is_in_the_way(frame: Frame, height: int) -> None:
    """Raise ``BookStructure`` when something stands in the rows by which a table will grow."""
    first = frame.height + 1 + frame.total
    if first > height:
        return
    cells = frame.part(first, height, 0, frame.right - frame.left)
    for r, line in enumerate(rows_of(cells.formula, frame.right - frame.left + 1)):
        for c, seen in enumerate(line):
            if said(seen):
                place = address(frame.top + first + r, frame.left + c)
                raise in_the_way(frame.name, frame.tab, place, str(seen))


def formulas_in(frame: Frame, columns: Sequence[int]) -> set[int]:
    """Return those of some columns in which a formula stands."""
    return {
        column
        for column in columns
        for [formula] in rows_of(frame.part(1, frame.height, column, column).formula, 1)
        if str(formula).startswith("=")
    }


def texts(values: Sequence[Cell]) -> tuple[str, ...]:
    """Return headers as text."""
    return tuple("" if value is None else str(value) for value in values)


def print_to(frame: Frame, height: int, ends: Sequence[int]) -> Callable[[], None] | None:
    """Let the printed area end with the data; returns what puts it back, if it was changed.

    ``ends`` are the last rows of the other tables on the sheet.
    """
    page = frame.sheet.page_setup
    old = page.print_area
    before = max([frame.top + frame.own_height, *ends])
    new = moved_end(old or "", before, max([frame.top + height, *ends]))
    if not old or new == old:
        return None
    page.print_area = new
    return lambda: setattr(page, "print_area", old)
