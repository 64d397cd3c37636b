"""The book open in LibreOffice together with the good file on disk.

The window shows a working copy. Whatever a run writes goes into the file first (``FileBook``,
whole or not at all) and then into the window; whatever people type is carried into the file from
time to time. LibreOffice never writes the file: it would drop the VBA's code names and the theme.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from lkjip.book.file_book import FileBook
from lkjip.book.layout import GROWING, LAYOUT
from lkjip.book.opened.table import with_rows_below
from lkjip.book.opened.write import write_names, write_table
from lkjip.book.port import Change
from lkjip.live.locks import unlocked
from lkjip.live.told import KeepsMessages
from lkjip.tables.cells import Cell
from lkjip.tables.column import Kind
from lkjip.tables.data import Row, TableData, blank

TYPED: tuple[str, ...] = tuple(t.name for t in LAYOUT.tables if t.typed or t.name in GROWING)
_MAY_BE_DATES = frozenset({Kind.DATE, Kind.TIME, Kind.RECORD, Kind.SETTING})
TYPED_NAMES: tuple[str, ...] = tuple(named.name for named in LAYOUT.names if named.entry)


class LiveBook(KeepsMessages):
    """The open working copy; ``path`` is the good file."""

    def __init__(self, book: Any, file: Path) -> None:
        super().__init__(book)
        self._disk = FileBook(file)

    @property
    def path(self) -> Path:
        """The good file, not the working copy."""
        return self._disk.path

    def apply(self, change: Change) -> None:
        """Write into the file, then into the window, whose sheets are open for that long."""
        plans, cells = self._plans(change)
        self._disk.apply(change)
        tabs = {plan.frame.tab for plan in plans} | {target.sheet.name for target, _ in cells}
        with unlocked(self._book.api, tabs):
            self._note([write_table(plan) for plan in plans])
            write_names(cells)
        self._show(change.show)

    def save_copy(self, target: Path) -> None:
        """Carry what was typed into the file, and copy that."""
        self.carry()
        self._disk.save_copy(target)

    def carry(self) -> Change:
        """Put what was typed into the file; returns what was new."""
        for name in sorted(GROWING):
            self._take_in_rows_below(name)
        seen, kept = self.read(*TYPED), self._disk.read(*TYPED)
        seen = {name: _dates_as_words(data) for name, data in seen.items()}
        names, old = self.read_names(*TYPED_NAMES), self._disk.read_names(*TYPED_NAMES)
        change = Change(
            {name: self._lines(data) for name, data in seen.items() if _differ(data, kept[name])},
            {name: value for name, value in names.items() if value != old[name]},
        )
        if change:
            self._disk.apply(change)
        return change

    def _lines(self, data: TableData) -> list[Row]:
        """Return every row of the table with the blank ones, so that each keeps its place."""
        frame = self._frame(data.name)
        empty: dict[str, Cell] = dict.fromkeys(data.columns)
        lines: list[Row] = [empty] * frame.height
        for number, row in zip(data.row_numbers, data.rows, strict=True):
            lines[number - frame.top - 1] = row
        return lines

    def _take_in_rows_below(self, name: str) -> None:
        """Take rows typed below a table into it: LibreOffice's tables do not grow by themselves."""
        frame = with_rows_below(self._frame(name))
        if frame.below:
            frame.table.resize(frame.rows(0, frame.height))


def _dates_as_words(data: TableData) -> TableData:
    """Give a date in a column of other values as its words.

    The file keeps the format of its cells: 3/4 typed as a target would stand there as 46115.
    """
    kinds = {column.heading: column.kind for column in LAYOUT.table(data.name).columns}
    undated = {heading for heading, kind in kinds.items() if kind not in _MAY_BE_DATES}

    def told(row: Row) -> Row:
        return {
            heading: f"{cell:%d/%m/%Y}" if heading in undated and isinstance(cell, date) else cell
            for heading, cell in row.items()
        }

    return replace(data, rows=tuple(map(told, data.rows)))


def _differ(seen: TableData, kept: TableData) -> bool:
    assert not any(map(blank, seen.rows))
    return (seen.columns, seen.rows, seen.row_numbers) != (
        kept.columns,
        kept.rows,
        kept.row_numbers,
    )
