"""Where the links stand that do what the buttons do where macros are blocked.

Under the buttons of a step, in merged cells: the columns of a tab are as wide as its tables need,
so a link takes as many of them as its words need, and what leaves the screen goes one row down.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip.actions.model import HOME
from lkjip.book.layout.buttons import on_place
from lkjip.book.layout.places import LINK_ROWS
from lkjip.book.spec import Link, Table
from lkjip.sop.activities import ALL_STEPS
from lkjip.tables.declared.tabs import TabName

FIRST, LAST = 3, 40
"""Columns that may hold links; the one before holds their label."""
WITHOUT_TABLE = {2: 18, 3: 46, 4: 24, 5: 24, 6: 14, 7: 24, 8: 30}
"""Widths of a step's tab that has no table."""
USUAL = 8.43
SCREEN = 172
"""Letters of a tab that a screen of 1366 pixels shows beside the row numbers."""
SPACE = 3
"""Letters that a link needs beside its words."""
HOME_ROW = 9
HOME_COLUMNS = ((14, 15), (16, 17))


class NoRoom(ValueError):
    """The links of a tab do not fit under its buttons."""


def place_links(tables: Sequence[Table]) -> tuple[Link, ...]:
    """Return every link of the book. Raises ``NoRoom``."""
    links = [
        Link(button, TabName.HOME, HOME_ROW, *columns)
        for button, columns in zip(on_place(HOME), HOME_COLUMNS, strict=True)
    ]
    for step in ALL_STEPS:
        links += _under_the_buttons(step.no, step.tab, tables)
    return tuple(links)


def _under_the_buttons(no: int, tab: str, tables: Sequence[Table]) -> Iterator[Link]:
    widths = widths_of(tab, tables)
    rows = iter(LINK_ROWS)
    row, column = next(rows), FIRST
    for button in on_place(no):
        need = len(button.caption) + SPACE
        right = _reaches(widths, column, need)
        if sum(_width(widths, c) for c in range(2, right + 1)) > SCREEN:
            row, column = next(rows, 0), FIRST
            right = _reaches(widths, column, need)
        if not row:
            raise NoRoom(f"{tab}: {button.caption}")
        yield Link(button, tab, row, column, right)
        column = right + 1


def widths_of(tab: str, tables: Sequence[Table]) -> dict[int, float]:
    """Return the widths of a step's columns, as far as the layout sets them."""
    here = [table for table in tables if table.tab == tab]
    found = {i: column.width for table in here for i, column in enumerate(table.columns, table.col)}
    return found or dict(WITHOUT_TABLE)


def _reaches(widths: dict[int, float], first: int, need: int) -> int:
    room, last = _width(widths, first), first
    while room < need and last < LAST:
        last += 1
        room += _width(widths, last)
    return last


def _width(widths: dict[int, float], column: int) -> float:
    return widths.get(column, USUAL)
