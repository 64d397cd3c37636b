"""Writes into the open book whole or not at all: write, read back, compare, save.

Before a block is written, what stands there is kept. When the program refuses anything, when what
it reads back is something else, or when it cannot save, the kept blocks are written again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import Any

from lkjip.a1 import address
from lkjip.book.cells import to_serial
from lkjip.book.open_table import Frame, View, look_at, open_up, put_back, take_off
from lkjip.errors import BookRefused
from lkjip.tables.cells import Cell, plain, text

_REREAD = re.compile(r"^[=+\-@'(.,]|\d|^(true|false|benar|salah)$|^#|%$", re.IGNORECASE)
LAID_OUT = 8_000
"""Characters beyond which a row is too high for any program; LibreOffice then takes minutes."""
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


@dataclass(frozen=True, slots=True)
class TablePlan:
    """A table about to be written: the columns, and a line for each row that it has or had."""

    frame: Frame
    columns: tuple[int, ...]
    height: int
    lines: Lines

    @property
    def grows(self) -> bool:
        """Tell whether the table gets longer."""
        return self.height > self.frame.height

    def runs(self) -> Iterator[tuple[Any, Lines]]:
        """Yield the ranges of columns that stand side by side, with what will stand there."""
        for _, run in groupby(enumerate(self.columns), key=lambda pair: pair[1] - pair[0]):
            first, *_rest = columns = [column for _, column in run]
            last = columns[-1]
            cells = self.frame.part(1, len(self.lines), first, last)
            yield cells, [line[first : last + 1] for line in self.lines]

    def own_columns(self) -> list[int]:
        """The columns of the user's own."""
        width = self.frame.right - self.frame.left + 1
        return [column for column in range(width) if column not in self.columns]


@dataclass
class Kept:
    """The former contents of the book, as actions that bring it back."""

    undo: list[Callable[[], None]] = field(default_factory=list)

    def block(self, cells: Any) -> None:
        """Keep a block: formulas as formulas, errors as errors, everything else as it reads."""
        values = cells.options(ndim=2).value
        formulas = _rows(cells.formula, len(values[0]))
        old = [list(map(_as_it_was, *pair)) for pair in zip(values, formulas, strict=True)]
        self.undo.append(lambda: _assign(cells, old))

    def view(self, view: View) -> None:
        """Keep what is switched on in a table, and what its total row holds."""
        frame = view.frame
        self.undo.append(lambda: put_back(view))
        if view.totals:
            self.block(frame.rows(frame.height + 1, frame.height + 1))
            self.undo.append(lambda: setattr(frame.table, "show_totals", True))

    def put_back(self) -> bool:
        """Write the old contents, last first; tells whether all of it stands again."""
        whole = True
        for action in reversed(self.undo):
            whole = _twice(action) and whole
        self.undo.clear()
        return whole


def write_whole(
    plans: Sequence[TablePlan], cells: Sequence[tuple[Any, Lines]], save: Callable[[], None]
) -> list[View]:
    """Write tables and named cells, then save; ``BookRefused`` when the program did not take all.

    Returns what was switched on in the tables.
    """
    kept = Kept()
    try:
        views = [write_table(plan, kept) for plan in plans]
        write_names(cells, kept)
        save()
    except Exception as error:
        raise _refused(error, kept.put_back()) from error
    except BaseException:
        kept.put_back()
        raise
    return views


def write_table(plan: TablePlan, kept: Kept | None = None) -> View:
    """Write one table; with ``kept``, keep what stood there and compare what stands then."""
    frame = plan.frame
    view = look_at(frame)
    if kept is not None:
        kept.view(view)
    open_up(view)
    if kept is not None:
        for run, _ in plan.runs():
            kept.block(run)
    if plan.grows:
        _grow(plan, kept)
    for run, lines in plan.runs():
        _assign(run, [[literal(value) for value in line] for line in lines])
        if kept is not None:
            _compare(run, lines, frame.tab)
    _clear_own(plan, kept)
    if all(len(v) <= LAID_OUT for line in plan.lines for v in line if isinstance(v, str)):
        frame.rows(1, len(plan.lines)).rows.autofit()
    if plan.height < frame.height:
        if kept is not None:
            kept.undo.append(lambda: frame.table.resize(frame.rows(0, frame.height)))
        frame.table.resize(frame.rows(0, plan.height))
    put_back(view)
    if kept is not None:
        kept.undo.append(lambda: take_off(view))
    return view


def write_names(cells: Sequence[tuple[Any, Lines]], kept: Kept | None = None) -> None:
    """Write named cells; with ``kept``, keep what stood there and compare what stands then."""
    for target, block in cells:
        if kept is not None:
            kept.block(target)
        _assign(target, [[literal(value) for value in line] for line in block])
        if kept is not None:
            _compare(target, block, target.sheet.name)


def _grow(plan: TablePlan, kept: Kept | None) -> None:
    frame = plan.frame
    if kept is not None:
        kept.undo.append(lambda: frame.table.resize(frame.rows(0, frame.height)))
    frame.table.resize(frame.rows(0, plan.height))
    # formats and validation come along; the values are written right after
    last = frame.rows(frame.height, frame.height)
    if kept is not None:
        for column in plan.own_columns():
            kept.block(frame.part(frame.height + 1, plan.height, column, column))
    last.autofill(frame.rows(frame.height, plan.height), "fill_copy")


def _clear_own(plan: TablePlan, kept: Kept | None) -> None:
    """Blank a column of the user's own below its rows; a formula goes on in new rows."""
    frame, height = plan.frame, plan.height
    if height == frame.height:
        return
    first, last = min(height, frame.height) + 1, max(height, frame.height)
    for column in plan.own_columns():
        cells = frame.part(first, last, column, column)
        if plan.grows and str(frame.part(first, first, column, column).formula).startswith("="):
            continue
        if kept is not None and not plan.grows:
            kept.block(cells)
        cells.clear_contents()


def _assign(cells: Any, block: Lines) -> None:
    cells.value = [list(line) for line in block]


def _compare(cells: Any, lines: Lines, tab: str) -> None:
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
        return abs(to_serial(wanted) - found) < 1e-6
    if isinstance(wanted, str) and isinstance(found, str):
        return _line_ends(wanted) == _line_ends(found)
    return isinstance(found, str) and text(wanted) == found  # a cell for text keeps text


def _line_ends(value: str) -> str:
    return value.replace("\r\n", "\n").replace("\r", "\n")


def _as_it_was(value: Any, formula: Any) -> Any:
    if isinstance(formula, str) and formula.startswith(("=", "#")) and formula != value:
        return formula
    return literal(plain(value))


def _rows(block: Any, width: int) -> list[Sequence[Any]]:
    """Return the answer of ``Range.formula`` as rows, which is flat for one row or column."""
    if not isinstance(block, tuple | list):
        return [(block,)]
    if block and isinstance(block[0], tuple | list):
        return list(block)
    return [tuple(block)] if width == len(block) > 1 else [(one,) for one in block]


def _twice(action: Callable[[], None]) -> bool:
    for _ in range(2):
        with suppress(Exception):
            action()
            return True
    return False


def _refused(error: Exception, whole: bool) -> BookRefused:
    seen = error.message if isinstance(error, BookRefused) else (
        "Program lembar kerja menolak salah satu penulisan.")  # fmt: skip
    if whole:
        return BookRefused(
            f"{seen} Isi buku kerja sudah dikembalikan seperti semula, dan langkah ini belum "
            "dikerjakan.",
            "Bila ada sel yang sedang diketik, selesaikan dahulu, lalu tekan tombol lagi.",
        )
    return BookRefused(
        f"{seen} Sebagian isi di layar sudah berubah dan tidak dapat dikembalikan; berkas di disk "
        "tidak disimpan.",
        "Tutup buku kerja TANPA menyimpan, buka lagi, lalu tekan tombol lagi.",
        half=True,
    )


@contextmanager
def undisturbed(app: Any) -> Iterator[None]:
    """Keep keyboard and mouse away from the book while it is written."""
    before = True
    with suppress(Exception):  # not every program has this switch
        before = app.interactive
        app.interactive = False
    try:
        yield
    finally:
        with suppress(Exception):
            app.interactive = before
