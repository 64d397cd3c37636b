"""The switches of a table of the open book, set by a person, around its writing.

A filter makes Excel write an array's first row into every visible row, so it is taken off before a
table is written and put on again afterwards. Rows hidden by hand are shown, a total row is
switched off; what was changed is told in a sentence.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from lkjip.book.opened.block import Old, assign
from lkjip.book.opened.table import Frame

COMPARISONS = ("equal_to", "not_equal_to", "greater_than", "less_than", "greater_than_or_equal",
               "less_than_or_equal", "between", "not_between")  # fmt: skip


@dataclass(slots=True)
class View:
    """The switches of a table before it was written, and how it is told."""

    frame: Frame
    arrows: bool = False
    criteria: list[Any] = field(default_factory=list)
    unknown: bool = False
    """A program that does not say which filters are set: they are taken off in any case."""
    totals: bool = False
    total_row: list[list[Any]] | None = None
    """The contents of a total row that the program does not switch off: it moves along."""
    hidden: bool = False
    back: bool = True

    @property
    def extra(self) -> int:
        """The rows that belong to the table below its data while it is written."""
        return 0 if self.total_row is None else 1

    @property
    def filtered(self) -> bool:
        """Tell whether there may be a filter."""
        return bool(self.criteria) or self.unknown

    def sentence(self) -> str:
        """Say what was changed; ``""`` when nothing was."""
        told = []
        if self.criteria or (self.unknown and self.hidden):
            after = "lalu dipasang kembali" if self.back else "dan tidak dapat dipasang kembali"
            told.append(f"saringan dilepas selama penulisan {after}")
        if self.hidden and not self.unknown:
            told.append("baris yang tersembunyi ditampilkan")
        if self.totals and not self.extra:
            told.append("baris total dimatikan; nyalakan lagi bila masih perlu")
        if not told:
            return ""
        return f"Lembar '{self.frame.tab}', tabel {self.frame.name}: {'; '.join(told)}."


def look_at(frame: Frame) -> View:
    """Ask what a person switched on in a table."""
    table = frame.table
    view = View(frame, arrows=bool(table.show_autofilter), totals=bool(table.show_totals))
    if view.arrows:
        try:
            view.criteria = [one for one in table.autofilter.criteria if one.type != "none"]
        except Exception:
            view.unknown, view.back = True, False
    return view


def open_up(view: View) -> None:
    """Show every row of a table and switch its total row off."""
    if view.totals:
        total = view.frame.total_row
        contents = Old(total).as_it_was()
        try:
            view.frame.table.show_totals = False
        except Exception:
            view.total_row = contents
    body = view.frame.rows(1, max(1, view.frame.height))
    before = _height(body) if view.unknown else None
    take_off(view)
    with suppress(Exception):  # hidden rows are written like any other: showing them stops nothing
        before = _height(body) if before is None else before
        body.rows.hidden = False
        view.hidden = before is not None and body.height > before


def _height(cells: Any) -> float | None:
    """Return how high some rows are together; ``None`` from a program that does not say it."""
    with suppress(Exception):
        return float(cells.height)
    return None


def take_off(view: View) -> None:
    """Show all rows: switched off and on, the arrows come back without a choice."""
    if view.filtered:
        view.frame.table.show_autofilter = False
        view.frame.table.show_autofilter = True


def move_total_row(view: View, height: int) -> None:
    """Write a total row that stayed on below the new rows of data."""
    frame = view.frame
    if view.total_row is not None and height != frame.height:
        if height < frame.height:
            frame.total_row.clear_contents()
        assign(frame.rows(height + 1, height + 1), view.total_row)


def show_total_row(view: View) -> None:
    """Switch a total row on that was switched off."""
    if not view.extra:
        view.frame.table.show_totals = True


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
    if one.type == "values":
        autofilter.apply_values(one.field, one.values)
    elif one.type == "comparison" and one.operator in COMPARISONS:
        autofilter.apply_comparison(one.field, one.operator, one.value1, one.value2)
    else:
        raise ValueError("a filter that cannot be set again")
