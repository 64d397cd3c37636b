"""The port on the open book, through the public xlwings API; only ``_unlock`` goes beyond it.

The same code runs in Excel (Windows, macOS) and on any xlwings engine. Tables are read and written
as blocks, so the number of calls does not grow with the rows. Sheets are protected: whoever presses
the button unlocks them for the run (the VBA in Excel, ``lkjip.live.locks`` in LibreOffice).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from lkjip.book.cells import must_fit
from lkjip.book.headings import canonical, own
from lkjip.book.layout import GROWING
from lkjip.book.levels import TABLE as SETTINGS
from lkjip.book.levels import shown_tabs
from lkjip.book.locks import lock_file
from lkjip.book.opened.block import literal, padded
from lkjip.book.opened.table import (
    PRINTED_TOGETHER,
    Frame,
    formulas_in,
    frame_of,
    last_free_row,
    notes_below,
    refuse_what_is_in_the_way,
    taking_in,
    texts,
    with_rows_below,
)
from lkjip.book.opened.tabs import show_tabs
from lkjip.book.opened.view import View
from lkjip.book.opened.write import TablePlan, undisturbed, write_whole
from lkjip.book.pace import Pace
from lkjip.book.port import LOOK_FURTHER, Change, Message, Shape, no_name, no_table
from lkjip.disk import copy_whole
from lkjip.errors import BookMissing, BookStructure, FolderError, os_reason
from lkjip.light_xlwings import unused_kept_out
from lkjip.tables.cells import Block, Cell, plain
from lkjip.tables.data import Row, TableData, blank

with unused_kept_out():
    import xlwings as xw

TITLES = {
    Message.NEWS: "LKjIP",
    Message.DATA: "LKjIP: data perlu diperbaiki",
    Message.PROGRAM: "LKjIP: program bermasalah",
}


class XlwingsBook:
    """An open workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._pace = Pace()
        self._tables: dict[str, tuple[Any, Any, str]] | None = None
        self._ranges: dict[str, Any] | None = None
        self._notes: list[str] = []
        self._settings: tuple[Row, ...] = ()
        self.saved = False
        """Tell whether a change of this run stands in the saved file."""

    @property
    def path(self) -> Path:
        """The workbook's file; ``BookMissing`` when it lies in a web folder or was never saved."""
        name = str(self._book.fullname)
        if "://" in name or not Path(name).is_absolute():
            raise BookMissing(
                f"Buku kerja '{name}' tidak tersimpan di folder komputer ini.",
                "Simpan buku kerja di folder biasa, misalnya C:\\LKjIP, lalu buka dari sana.",
            )
        return Path(name)

    def shape(self) -> Shape:
        """Tabs, tables and names that are really there; names of one sheet only are left out."""
        return Shape(
            tabs=tuple(sheet.name for sheet in self._book.sheets),
            tables={
                name: (tab, self._headers(name, table))
                for name, (table, _, tab) in self._found().items()
            },
            names=frozenset(name for name in self._ranges_by_name() if "!" not in name),
        )

    def _found(self) -> dict[str, tuple[Any, Any, str]]:
        """Every table by its name, with its sheet and the sheet's name."""
        if self._tables is None:
            self._tables = {
                table.name: (table, sheet, tab)
                for sheet, tab in [(sheet, sheet.name) for sheet in self._book.sheets]
                for table in sheet.tables
            }
        return self._tables

    @staticmethod
    def _headers(name: str, table: Any) -> tuple[str, ...]:
        if not table.show_headers:
            return ()
        return canonical(name, texts(table.header_row_range.options(ndim=1).value))

    def read(self, *tables: str) -> dict[str, TableData]:
        """Return the named tables, each as one block."""
        return {name: self._read_table(name) for name in tables}

    def _read_table(self, name: str) -> TableData:
        frame, block = self._block(name)
        headers = canonical(name, texts(block[0]))
        rows: list[Row] = []
        numbers: list[int] = []
        for number, line in enumerate(block[1:], frame.top + 1):
            row = dict(zip(headers, map(plain, line), strict=True))
            if not blank(row):
                rows.append(row)
                numbers.append(number)
        if name == SETTINGS:
            self._settings = tuple(rows)
        return TableData(name, frame.tab, headers, frame.left, tuple(rows), tuple(numbers))

    def _block(self, name: str) -> tuple[Frame, Any]:
        """Read a table; of a register also the rows below, some of which may belong to it."""
        frame = self._frame(name)
        last = min(last_free_row(frame), frame.bottom + LOOK_FURTHER) - frame.top
        growing = name in GROWING and not frame.total and last > frame.height
        cells = frame.rows(0, last) if growing else frame.whole
        block = cells.options(ndim=2, err_to_str=True).value
        if growing:
            frame = taking_in(frame, block[frame.height + 1 :])
            told = notes_below(frame, block[frame.height + 1 :])
            self._notes += [note for note in told if note not in self._notes]
        return frame, block[: frame.height + 1]

    def read_names(self, *names: str) -> dict[str, Cell | Block]:
        """Named cells or blocks."""
        found: dict[str, Cell | Block] = {}
        for name in names:
            block = tuple(
                tuple(plain(value) for value in line)
                for line in self._named(name).options(ndim=2, err_to_str=True).value
            )
            found[name] = block[0][0] if len(block) == len(block[0]) == 1 else block
        return found

    def apply(self, change: Change) -> None:
        """Write everything of one change and save the book, or leave all as it was.

        ``BookRefused`` when the program does not take it. The tab is shown last: a program that
        cannot come to the front stops nothing.
        """
        plans, cells = self._plans(change)
        with undisturbed(self._book.app):
            show_tabs(self._book, shown_tabs(change.tables.get(SETTINGS, self._settings)))
            self._note(write_whole(plans, cells, self._save, self._unlock))
        self.saved = True
        self._show(change.show)

    def mark(self, name: str, value: Cell) -> None:
        """Put a value into a named cell of the window; nothing is saved."""
        self._named(name).value = literal(value)

    def _save(self) -> None:
        self._book.save()

    def _unlock(self) -> None:
        """Open the sheets that somebody locked during the run; no public call of xlwings can."""
        for sheet in self._book.sheets:
            with suppress(Exception):
                sheet.api.Unprotect("")

    def _show(self, tab: str) -> None:
        if tab:
            with suppress(Exception):
                self._book.sheets[tab].activate()

    def _note(self, views: Sequence[View]) -> None:
        self._notes += [sentence for view in views if (sentence := view.sentence())]

    def _plans(self, change: Change) -> tuple[list[TablePlan], list[tuple[Any, Block]]]:
        """Plan what is written where; raises before anything has changed."""
        frames: dict[str, Frame] = {}
        plans = [self._plan(name, tuple(rows), frames) for name, rows in change.tables.items()]
        cells = [(self._named(name), value) for name, value in change.names.items()]
        return plans, [(target, padded(target.shape, value)) for target, value in cells]

    def _plan(self, name: str, rows: Sequence[Row], frames: dict[str, Frame]) -> TablePlan:
        frame = self._frame(name)
        frame = frames[name] = with_rows_below(frame) if name in GROWING else frame
        headers = self._headers(name, frame.table)
        named = {key for row in rows for key in row}
        if named - set(headers):
            raise BookStructure(
                f"Tabel '{name}' tidak punya kolom {', '.join(sorted(named - set(headers)))}.",
                "Kembalikan judul kolom itu, atau ambil salinan dari folder cadangan.",
            )
        for value in (value for row in rows for value in row.values()):
            must_fit(value)
        height = max(1, len(rows))
        if height > frame.height:
            self._refuse_collision(frame, frame.top + height, frames)
            refuse_what_is_in_the_way(frame, height)
        # a column of the user's own keeps what stands there; a formula in it does not move
        mine = own(name, tuple(named))
        formulas = formulas_in(frame, [c for c, header in enumerate(headers) if header in mine])
        columns = tuple(
            c for c, h in enumerate(headers) if (h in named or not named) and c not in formulas
        )
        blanks: list[Row] = [{}] * max(0, max(height, frame.height) - len(rows))
        lines = [[row.get(header) for header in headers] for row in (*rows, *blanks)]
        return TablePlan(frame, columns, height, lines, self._ends(frame))

    def _ends(self, frame: Frame) -> tuple[int, ...]:
        """Return the last rows of the tables that are printed with this one."""
        if frame.tab not in PRINTED_TOGETHER:
            return ()
        others = [n for n, (_, _, tab) in self._found().items() if tab == frame.tab]
        return tuple(self._frame(name).bottom for name in others if name != frame.name)

    def _refuse_collision(self, frame: Frame, bottom: int, frames: dict[str, Frame]) -> None:
        """Refuse a table that would grow into one that begins below it."""
        for name, (_, _, tab) in self._found().items():
            if name == frame.name or tab != frame.tab:
                continue
            if name not in frames:
                frames[name] = self._frame(name)
            there = frames[name]
            beside = there.left > frame.right or there.right < frame.left
            if not beside and frame.bottom < there.top <= bottom:
                raise BookStructure(
                    f"Tabel di lembar '{tab}' tidak dapat memanjang sampai baris {bottom}: "
                    f"tabel lain mulai di baris {there.top}.",
                    "Pindahkan tabel yang di bawah ke kanan, lalu ulangi.",
                )

    def save_copy(self, target: Path) -> None:
        """Save the book and copy its file."""
        try:
            self._save()
            target.parent.mkdir(parents=True, exist_ok=True)
            copy_whole(self.path, target)
            lock_file(target)
        except OSError as error:
            raise FolderError(
                f"Cadangan buku kerja tidak dapat ditulis ke '{target.parent}' "
                f"({os_reason(error)}).",
                "Periksa izin dan ruang kosong folder itu; buku kerja belum diubah.",
            ) from error

    def progress(self, done: int, total: int, what: str) -> None:
        """Show how far the work has come in the status bar."""
        self._pace.show(self._book.app, done, total, what)

    def tell(self, kind: Message, text: str) -> None:
        """Show a dialog, and free the status bar."""
        self._book.app.status_bar = False
        self._book.app.alert(self._with_notes(text), title=TITLES[kind])

    def _with_notes(self, text: str) -> str:
        """Return a message with what was changed in the look of the tables."""
        notes, self._notes = self._notes, []
        return "\n".join([text, *notes])

    def _frame(self, name: str) -> Frame:
        found = self._found()
        if name not in found:
            raise no_table(name, tuple(found))
        table, sheet, tab = found[name]
        return frame_of(table, sheet, name, tab)

    def _ranges_by_name(self) -> dict[str, Any]:
        if self._ranges is None:
            self._ranges = {item.name: item for item in self._book.names}
        return self._ranges

    def _named(self, name: str) -> Any:
        found = self._ranges_by_name()
        if name not in found:
            raise no_name(name)
        return found[name].refers_to_range


_resident: list[XlwingsBook] = []


@contextmanager
def serving(book: XlwingsBook) -> Iterator[None]:
    """Let the macros of this process work on ``book``: its buttons are pressed here."""
    _resident.append(book)
    try:
        yield
    finally:
        _resident.remove(book)


def calling_book() -> XlwingsBook:
    """Return the book whose button was pressed."""
    return _resident[-1] if _resident else XlwingsBook(xw.Book.caller())
