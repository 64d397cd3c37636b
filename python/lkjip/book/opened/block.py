"""A block of cells of the open book: what stands there, assigning it, comparing it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from lkjip.a1 import address
from lkjip.book.cells import must_fit, to_serial
from lkjip.book.parts.number_formats import DAYS_UNTIL_1904
from lkjip.errors import BookRefused
from lkjip.tables.cells import Block, Cell, plain, text

_REREAD = re.compile(r"^[=+\-@'(.,]|\d|^(true|false|benar|salah)$|^#|%$", re.IGNORECASE)
WHOLE = 2**31
"""Whole numbers from here on are handed over as floats: Excel may drop them otherwise."""

Lines = Sequence[Sequence[Cell]]


def literal(value: Cell) -> Cell:
    """Return a value as it must be assigned so that the program does not make something else of it.

    ``=1+1`` would become a formula, ``1/2`` and ``Mar 25`` a date; an apostrophe keeps them text.
    """
    if isinstance(value, str) and _REREAD.search(value):
        return "'" + value
    if isinstance(value, datetime):
        return value.replace(microsecond=0, tzinfo=None)  # a program would round it up
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= WHOLE:
        return float(value)
    return value


class Old:
    """The old contents of some cells: a formula as formula, an error as error, the rest as read."""

    def __init__(self, cells: Any) -> None:
        self.cells = cells
        self._values = cells.options(ndim=2).value
        self._formulas = rows_of(cells.formula, len(self._values[0]))

    def as_it_was(self) -> list[list[Any]]:
        """Return the values to assign so that all stands there again."""
        pairs = zip(self._values, self._formulas, strict=True)
        return [list(map(_as_it_was, *pair)) for pair in pairs]

    def equals(self, lines: Lines) -> bool:
        """Tell whether exactly these values stand there and none of them is computed."""
        return all(
            plain(wanted) == plain(value)
            and type(plain(wanted)) is type(plain(value))
            and not str(formula).startswith("=")
            for line, values, formulas in zip(lines, self._values, self._formulas, strict=True)
            for wanted, value, formula in zip(line, values, formulas, strict=True)
        )


def assign(cells: Any, block: Lines) -> None:
    """Assign a block; a single cell gets its value alone, which takes a tenth of the calls."""
    lines = [list(line) for line in block]
    single = len(lines) == len(lines[0]) == 1
    cells.value = lines[0][0] if single else lines


def compare(cells: Any, lines: Lines, tab: str) -> None:
    """Read back what was written; another value in any cell stops the run."""
    seen = cells.options(ndim=2, err_to_str=True).value
    for r, (line, found) in enumerate(zip(lines, seen, strict=True)):
        for c, (wanted, there) in enumerate(zip(line, found, strict=True)):
            if not same(wanted, there):
                place = f"{tab}!{address(cells.row + r, cells.column + c)}"
                raise BookRefused(f"Sel {place} tidak menerima isi yang ditulis program.")


def same(wanted: Cell, there: Any) -> bool:
    """Tell whether a cell holds what was written, as far as its own format lets it."""
    wanted, found = plain(wanted), plain(there)
    if wanted == found and isinstance(wanted, bool) == isinstance(found, bool):
        return True
    if isinstance(there, Decimal) and isinstance(wanted, int | float):
        return round(Decimal(repr(wanted)), 4) == there
    if isinstance(wanted, date) and isinstance(found, int | float):
        days = to_serial(wanted) - found
        return min(abs(days), abs(days - DAYS_UNTIL_1904)) < 1e-6
    if isinstance(wanted, str) and isinstance(found, str):
        return _line_ends(wanted) == _line_ends(found)
    return isinstance(found, str) and text(wanted) == found  # a cell for text keeps text


def _line_ends(value: str) -> str:
    return value.replace("\r\n", "\n").replace("\r", "\n")


def _as_it_was(value: Any, formula: Any) -> Any:
    if isinstance(formula, str) and formula.startswith(("=", "#")) and formula != value:
        return formula
    return literal(plain(value))


def rows_of(block: Any, width: int) -> list[Sequence[Any]]:
    """Return the answer of ``Range.formula`` as rows, which is flat for one row or column."""
    if not isinstance(block, tuple | list):
        return [(block,)]
    if block and isinstance(block[0], tuple | list):
        return list(block)
    return [tuple(block)] if width == len(block) > 1 else [(one,) for one in block]


def said(value: Any) -> bool:
    """Tell whether a cell holds anything."""
    return value is not None and value != ""


def padded(shape: tuple[int, int], value: Cell | Block) -> Block:
    """Pad a value with blanks to the size of the named cells."""
    block: Block = value if isinstance(value, tuple) else ((value,),)
    for line in block:
        for one in line:
            must_fit(one)
    height, width = shape
    return tuple(
        tuple(block[r][c] if r < len(block) and c < len(block[r]) else None for c in range(width))
        for r in range(height)
    )
