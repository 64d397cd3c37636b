"""Writes into the open book whole or not at all: write, read back, compare, save.

Before a block is written, what stands there is kept. When the program refuses anything, when what
it reads back is something else, or when it cannot save, the kept blocks are written again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from lkjip.book.opened.block import Lines, Old, assign, compare, literal
from lkjip.book.opened.kept import Kept
from lkjip.book.opened.refusal import NotSaved, refused
from lkjip.book.opened.table import Frame, print_to
from lkjip.book.opened.view import View, look_at, move_total_row, open_up, put_back, take_off

LAID_OUT = 8_000
"""Characters beyond which a row is too high for any program; LibreOffice then takes minutes."""


@dataclass(frozen=True, slots=True)
class TablePlan:
    """A table about to be written: the columns, and a line for each row that it has or had."""

    frame: Frame
    columns: tuple[int, ...]
    height: int
    lines: Lines
    ends: tuple[int, ...] = ()
    """The last rows of the other tables on the sheet, where some columns are not printed."""

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


def write_whole(
    plans: Sequence[TablePlan],
    cells: Sequence[tuple[Any, Lines]],
    save: Callable[[], None],
    unlock: Callable[[], None],
) -> list[View]:
    """Write tables and named cells, then save; ``BookRefused`` when the program did not take all.

    ``unlock`` opens sheets that were locked meanwhile, so that the old contents can return.
    Returns what was switched on in the tables.
    """
    kept = Kept()
    try:
        for plan in plans:
            write_table(plan, kept)
        write_names(cells, kept)
        _save(save)
    except Exception as error:
        raise refused(error, kept.put_back(unlock), kept.shown()) from error
    except BaseException:
        kept.put_back(unlock)
        raise
    return kept.views


def _save(save: Callable[[], None]) -> None:
    try:
        save()
    except Exception as error:
        raise NotSaved from error


def write_table(plan: TablePlan, kept: Kept | None = None) -> View:
    """Write one table; with ``kept``, keep what stood there and compare what stands then.

    A table that holds all of it already is left alone: every call of the program takes time.
    """
    frame = plan.frame
    runs = list(plan.runs())
    old = None
    if kept is not None and plan.height == frame.own_height:
        old = [Old(run) for run, _ in runs]
        if all(there.equals(lines) for there, (_, lines) in zip(old, runs, strict=True)):
            return View(frame)
    view = look_at(frame)
    if kept is not None:
        kept.view(view)
    open_up(view)
    if kept is not None:
        for there in old or [Old(run) for run, _ in runs]:
            kept.block(there)
    _write_rows(plan, runs, view, kept)
    if not plan.grows and plan.height != frame.own_height:
        _resize(plan, view, kept)
    move_total_row(view, plan.height)
    if plan.height != frame.own_height:
        _print_all(plan, kept)
    put_back(view)
    if kept is not None:
        kept.undo.append(lambda: take_off(view))
    return view


def _print_all(plan: TablePlan, kept: Kept | None) -> None:
    with suppress(Exception):  # what is printed stops nothing
        undo = print_to(plan.frame, plan.height, plan.ends)
        if undo is not None and kept is not None:
            kept.undo.append(undo)


def _write_rows(
    plan: TablePlan, runs: Sequence[tuple[Any, Lines]], view: View, kept: Kept | None
) -> None:
    frame = plan.frame
    if plan.grows:
        _grow(plan, view, kept)
    for run, lines in runs:
        assign(run, [[literal(value) for value in line] for line in lines])
        if kept is not None:
            compare(run, lines, frame.tab)
    _clear_own(plan, kept)
    if all(len(v) <= LAID_OUT for line in plan.lines for v in line if isinstance(v, str)):
        with suppress(Exception):  # the height of a row stops nothing
            frame.rows(1, len(plan.lines)).rows.autofit()


def write_names(cells: Sequence[tuple[Any, Lines]], kept: Kept | None = None) -> None:
    """Write named cells; with ``kept``, keep what stood there and compare what stands then."""
    for target, block in cells:
        if kept is not None:
            old = Old(target)
            if old.equals(block):
                continue
            kept.block(old)
        assign(target, [[literal(value) for value in line] for line in block])
        if kept is not None:
            compare(target, block, target.sheet.name)


def _grow(plan: TablePlan, view: View, kept: Kept | None) -> None:
    frame = plan.frame
    _resize(plan, view, kept)
    # formats and validation come along; the values are written right after
    last = frame.rows(frame.height, frame.height)
    if kept is not None:
        for column in plan.own_columns():
            kept.block(Old(frame.part(frame.height + 1, plan.height, column, column)))
    last.autofill(frame.rows(frame.height, plan.height), "fill_copy")


def _resize(plan: TablePlan, view: View, kept: Kept | None) -> None:
    frame, extra = plan.frame, view.extra
    if kept is not None:
        kept.undo.append(lambda: frame.table.resize(frame.rows(0, frame.own_height + extra)))
    frame.table.resize(frame.rows(0, plan.height + extra))


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
            kept.block(Old(cells))
        cells.clear_contents()


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
