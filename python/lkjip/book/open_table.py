"""A table of the open book: where it stands, and what a person switched on in it.

A filter makes Excel write an array's first row into every visible row, so it is taken off before a
table is written and put on again afterwards. Rows hidden by hand are shown, a total row is
switched off; what was changed is told in a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from lkjip.book.port import no_header_row
from lkjip.tables.cells import Cell

COMPARISONS = ("equal_to", "not_equal_to", "greater_than", "less_than", "greater_than_or_equal",
               "less_than_or_equal", "between", "not_between")  # fmt: skip


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

    @property
    def height(self) -> int:
        """The number of rows of data."""
        return self.bottom - self.top

    @property
    def whole(self) -> Any:
        """Return the range of the header row and all rows of data."""
        same = self.cells.shape[0] == self.height + 1
        return self.cells if same else self.rows(0, self.height)

    def rows(self, first: int, last: int) -> Any:
        """Return the range of some rows of the table: 0 is the header row."""
        return self.part(first, last, 0, self.right - self.left)

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
    bottom = cells.row + height - 1 - bool(table.show_totals)
    top, left = cells.row, cells.column
    return Frame(table, sheet, name, tab, cells, top, left, bottom, left + width - 1)


@dataclass(slots=True)
class View:
    """The switches of a table before it was written, and how it is told."""

    frame: Frame
    arrows: bool = False
    criteria: Sequence[Any] = ()
    totals: bool = False
    hidden: bool = False
    back: bool = True

    def sentence(self) -> str:
        """Say what was changed; ``""`` when nothing was."""
        told = []
        if self.criteria:
            after = "lalu dipasang kembali" if self.back else "dan tidak dapat dipasang kembali"
            told.append(f"saringan dilepas selama penulisan {after}")
        if self.hidden:
            told.append("baris yang tersembunyi ditampilkan")
        if self.totals:
            told.append("baris total dimatikan; nyalakan lagi bila masih perlu")
        if not told:
            return ""
        return f"Lembar '{self.frame.tab}', tabel {self.frame.name}: {'; '.join(told)}."


def look_at(frame: Frame) -> View:
    """Ask what a person switched on in a table."""
    table = frame.table
    view = View(frame, arrows=bool(table.show_autofilter), totals=bool(table.show_totals))
    if view.arrows:
        view.criteria = _criteria(table)
    return view


def open_up(view: View) -> None:
    """Show every row of a table and switch its total row off."""
    table = view.frame.table
    if view.totals:
        table.show_totals = False
    take_off(view)
    body = view.frame.rows(1, max(1, view.frame.height))
    before = body.height
    body.rows.hidden = False
    view.hidden = body.height > before


def take_off(view: View) -> None:
    """Show all rows: switched off and on, the arrows come back without a choice."""
    if view.criteria:
        view.frame.table.show_autofilter = False
        view.frame.table.show_autofilter = True


def _criteria(table: Any) -> list[Any]:
    """Return the filters that are set; one that cannot be read counts as set."""
    try:
        return [one for one in table.autofilter.criteria if one.type != "none"]
    except Exception:
        return [None]


def put_back(view: View) -> None:
    """Set the filters again; one that cannot be set stays off and is told."""
    try:
        if view.arrows and not view.frame.table.show_autofilter:
            view.frame.table.show_autofilter = True
        for one in view.criteria:
            _set(view.frame.table.autofilter, one)
    except Exception:
        view.back = False
        with suppress(Exception):
            take_off(view)


def _set(autofilter: Any, one: Any) -> None:
    if one is not None and one.type == "values":
        autofilter.apply_values(one.field, one.values)
    elif one is not None and one.type == "comparison" and one.operator in COMPARISONS:
        autofilter.apply_comparison(one.field, one.operator, one.value1, one.value2)
    else:
        raise ValueError("a filter that cannot be set again")


def texts(values: Sequence[Cell]) -> tuple[str, ...]:
    """Return headers as text."""
    return tuple("" if value is None else str(value) for value in values)
