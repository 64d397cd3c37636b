"""A table as it was read: rows by heading, with the place of every cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lkjip.a1 import address
from lkjip.tables.cells import Cell

Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class TableData:
    """A table as it was read: its place, its headers, its rows with their sheet row numbers.

    Rows that are blank in every column are left out; ``row_numbers[i]`` is the true row of
    ``rows[i]``.
    """

    name: str
    sheet: str
    columns: tuple[str, ...]
    first_column: int
    rows: tuple[Row, ...]
    row_numbers: tuple[int, ...]

    def cell(self, index: int, col: str) -> str:
        """Return the address of a value, such as ``F7``."""
        return address(self.row_numbers[index], self.first_column + self.columns.index(col))


def blank(row: Row) -> bool:
    """Tell whether a row holds nothing at all."""
    return all(value is None or value == "" for value in row.values())
