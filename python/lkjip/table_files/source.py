"""The shape of a table read from a file: numbered records of raw cells, read as often as needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum

Cell = str | int | float | bool | date | datetime | time | timedelta
"""A raw cell: text as written, or what a workbook stores; a blank cell is ``""``."""


class Doubt(StrEnum):
    """The odd shape of a record."""

    NONE = ""
    QUOTE = "quote"
    """A quotation mark is not closed, or stands in the wrong place; the line is read literally."""
    SWALLOWED = "swallowed"
    """One cell holds whole lines of the table: a quotation mark was left behind."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row: the number that a spreadsheet program shows beside it, and its cells.

    ``swallowed`` counts the lines inside one cell where ``doubt`` is ``SWALLOWED``.
    """

    number: int
    cells: Sequence[Cell]
    doubt: Doubt = Doubt.NONE
    swallowed: int = 0


@dataclass(frozen=True)
class TableSource:
    """One table of a file: a text file, or one sheet of a workbook.

    ``records`` starts a new pass over the rows that are not blank. ``sheet`` is ``""`` and
    ``separator`` is set for a text file. ``damaged`` says that some letters could not be read.
    """

    name: str
    records: Callable[[], Iterator[Record]]
    sheet: str = ""
    separator: str = ""
    damaged: bool = False


def is_blank(cells: Sequence[Cell]) -> bool:
    """True when no cell holds anything but spaces."""
    return not any(cell.strip() if isinstance(cell, str) else True for cell in cells)


def as_text(cell: Cell) -> str:
    """Write a cell as an Indonesian reader types it: 85,5; 2024-01-31; text as it is.

    >>> as_text(85.5), as_text(3.0), as_text(1e-7), as_text(True)
    ('85,5', '3', '0,0000001', 'TRUE')
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, float):
        return f"{Decimal(repr(cell)):f}".removesuffix(".0").replace(".", ",")
    return cell.isoformat(" ") if isinstance(cell, datetime) else str(cell)
