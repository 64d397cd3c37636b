"""The port on the open book, through the public xlwings API only.

The same code runs in Excel (Windows, macOS) and on any xlwings engine. Tables are read and written
as blocks, so the number of calls does not grow with the rows. Sheets are protected: whoever presses
the button unlocks them for the run (the VBA in Excel, ``lkjip.live.locks`` in LibreOffice).
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import xlwings as xw

from lkjip.book.cells import must_fit
from lkjip.book.pace import Pace
from lkjip.book.port import Change, Message, Shape, no_name, no_table
from lkjip.errors import BookMissing, BookStructure, FolderError
from lkjip.tables.cells import Block, Cell, plain
from lkjip.tables.data import Row, TableData, blank

_REREAD = re.compile(r"^[=+\-@'(.,]|\d|^(true|false|benar|salah)$|^#|%$", re.IGNORECASE)
LAID_OUT = 8_000
"""Characters beyond which a row is too high for any program; LibreOffice then takes minutes."""
TITLES = {
    Message.NEWS: "LKjIP",
    Message.DATA: "LKjIP: data perlu diperbaiki",
    Message.PROGRAM: "LKjIP: program bermasalah",
}


def literal(value: Cell) -> Cell:
    """Return a value as it must be assigned so that the program does not make something else of it.

    ``=1+1`` would become a formula, ``1/2`` and ``Mar 25`` a date; an apostrophe keeps them text.
    """
    if isinstance(value, str) and _REREAD.search(value):
        return "'" + value
    if isinstance(value, datetime):
        return value.replace(microsecond=0)  # a program would round it up
    return value


@dataclass(frozen=True, slots=True)
class Plan:
    """A table about to be written: its cells as they are, and the block that will stand there."""

    table: Any
    sheet: Any
    top: int
    left: int
    old_height: int
    height: int
    lines: list[list[Cell]]

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.lines[0])

    def rows(self, first: int, last: int) -> Any:
        """Return the range of some rows of the table: 0 is the header row."""
        right = self.left + self.width - 1
        return self.sheet.range((self.top + first, self.left), (self.top + last, right))


class XlwingsBook:
    """An open workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._pace = Pace()
        self._tables: dict[str, Any] | None = None
        self._ranges: dict[str, Any] | None = None

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
        tables = self._found()
        return Shape(
            tabs=tuple(sheet.name for sheet in self._book.sheets),
            tables={
                name: (table.parent.name, self._headers(table)) for name, table in tables.items()
            },
            names=frozenset(name for name in self._ranges_by_name() if "!" not in name),
        )

    def _found(self) -> dict[str, Any]:
        if self._tables is None:
            self._tables = {
                table.name: table for sheet in self._book.sheets for table in sheet.tables
            }
        return self._tables

    @staticmethod
    def _headers(table: Any) -> tuple[str, ...]:
        return _texts(table.header_row_range.options(ndim=1).value)

    def read(self, *tables: str) -> dict[str, TableData]:
        """Return the named tables, each as one block."""
        return {name: self._read_table(name) for name in tables}

    def _read_table(self, name: str) -> TableData:
        table = self._table(name)
        cells = table.range
        block = cells.options(ndim=2).value
        headers = _texts(block[0])
        rows: list[Row] = []
        numbers: list[int] = []
        for number, line in enumerate(block[1:], cells.row + 1):
            row = dict(zip(headers, map(plain, line), strict=True))
            if not blank(row):
                rows.append(row)
                numbers.append(number)
        return TableData(
            name, table.parent.name, headers, cells.column, tuple(rows), tuple(numbers)
        )

    def read_names(self, *names: str) -> dict[str, Cell | Block]:
        """Named cells or blocks."""
        found: dict[str, Cell | Block] = {}
        for name in names:
            block = tuple(
                tuple(plain(value) for value in line)
                for line in self._named(name).options(ndim=2).value
            )
            found[name] = block[0][0] if len(block) == len(block[0]) == 1 else block
        return found

    def apply(self, change: Change) -> None:
        """Check everything, write everything of one change, then save the book."""
        plans, cells = self._plans(change)
        self._write(plans, cells, change.show)
        self._save()

    def _save(self) -> None:
        self._book.save()

    def _plans(self, change: Change) -> tuple[list[Plan], list[tuple[Any, Block]]]:
        """Plan what is written where; raises before anything has changed."""
        plans = [self._plan(name, tuple(rows)) for name, rows in change.tables.items()]
        cells = [(self._named(name), value) for name, value in change.names.items()]
        return plans, [(target, _filled(target.shape, value)) for target, value in cells]

    def _write(self, plans: Sequence[Plan], cells: Sequence[tuple[Any, Block]], show: str) -> None:
        for plan in plans:
            self._write_table(plan)
        for target, block in cells:
            target.value = [[literal(value) for value in line] for line in block]
        if show:
            self._book.sheets[show].activate()

    def _plan(self, name: str, rows: Sequence[Row]) -> Plan:
        table = self._table(name)
        cells = table.range
        old_height = cells.shape[0] - 1
        headers = self._headers(table)
        named = {key for row in rows for key in row}
        if named - set(headers):
            raise BookStructure(
                f"Tabel '{name}' tidak punya kolom {', '.join(sorted(named - set(headers)))}.",
                "Kembalikan judul kolom itu, atau ambil salinan dari folder cadangan.",
            )
        for row in rows:
            for value in row.values():
                must_fit(value)
        written = named or set(headers)
        height = max(1, len(rows))
        if height > old_height:
            self._refuse_collision(table, cells, cells.row + height)
        # a column of the user's own keeps what stands there
        old = [] if written == set(headers) else cells.options(ndim=2).value[1:]
        lines: list[list[Cell]] = [
            [
                rows[i].get(header) if i < len(rows) and header in written
                else plain(old[i][c]) if i < min(len(rows), old_height) and header not in written
                else None
                for c, header in enumerate(headers)
            ]
            for i in range(max(height, old_height))
        ]  # fmt: skip
        return Plan(table, table.parent, cells.row, cells.column, old_height, height, lines)

    def _refuse_collision(self, table: Any, cells: Any, bottom: int) -> None:
        """Refuse a table that would grow into one that begins below it."""
        tab, right = table.parent.name, cells.column + cells.shape[1] - 1
        old_bottom = cells.row + cells.shape[0] - 1
        for other in self._found().values():
            if other.name == table.name or other.parent.name != tab:
                continue
            there = other.range
            beside = there.column > right or there.column + there.shape[1] - 1 < cells.column
            if not beside and old_bottom < there.row <= bottom:
                raise BookStructure(
                    f"Tabel di lembar '{tab}' tidak dapat memanjang sampai baris {bottom}: "
                    f"tabel lain mulai di baris {there.row}.",
                    "Pindahkan tabel yang di bawah ke kanan, lalu ulangi.",
                )

    @staticmethod
    def _write_table(plan: Plan) -> None:
        if plan.height > plan.old_height:
            plan.table.resize(plan.rows(0, plan.height))
            # formats and validation come along; the values are written right after
            last = plan.rows(plan.old_height, plan.old_height)
            last.autofill(plan.rows(plan.old_height, plan.height), "fill_copy")
        body = plan.rows(1, len(plan.lines))
        body.value = [[literal(value) for value in line] for line in plan.lines]
        if all(len(v) <= LAID_OUT for line in plan.lines for v in line if isinstance(v, str)):
            body.rows.autofit()
        if plan.height < plan.old_height:
            plan.table.resize(plan.rows(0, plan.height))

    def save_copy(self, target: Path) -> None:
        """Save the book and copy its file."""
        try:
            self._save()
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(self.path, target)
        except OSError as error:
            raise FolderError(
                f"Cadangan buku kerja tidak dapat ditulis ke '{target.parent}' "
                f"({error.strerror or error}).",
                "Periksa izin dan ruang kosong folder itu; buku kerja belum diubah.",
            ) from error

    def progress(self, done: int, total: int, what: str) -> None:
        """Show how far the work has come in the status bar."""
        self._pace.show(self._book.app, done, total, what)

    def tell(self, kind: Message, text: str) -> None:
        """Show a dialog, and free the status bar."""
        self._book.app.status_bar = False
        self._book.app.alert(text, title=TITLES[kind])

    def _table(self, name: str) -> Any:
        tables = self._found()
        if name not in tables:
            raise no_table(name, tuple(tables))
        return tables[name]

    def _ranges_by_name(self) -> dict[str, Any]:
        if self._ranges is None:
            self._ranges = {item.name: item for item in self._book.names}
        return self._ranges

    def _named(self, name: str) -> Any:
        found = self._ranges_by_name()
        if name not in found:
            raise no_name(name)
        return found[name].refers_to_range


def _texts(values: Sequence[Any]) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in values)


def _filled(shape: tuple[int, int], value: Cell | Block) -> Block:
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
