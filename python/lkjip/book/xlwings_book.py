"""The port on the open book, through the public xlwings API only.

The same code runs in Excel (Windows, macOS) and on any xlwings engine. Tables are read and written
as blocks, so the number of calls does not grow with the rows.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlwings as xw

from lkjip.book.cells import Block, Cell, plain
from lkjip.book.port import Change, Message, Row, Shape, TableData, blank, no_name, no_table
from lkjip.errors import BookMissing, BookStructure, FolderError

_REREAD = re.compile(r"^[=+\-@'0-9.,(]|^(true|false|benar|salah)$|^#|%$", re.IGNORECASE)


def literal(value: Cell) -> Cell:
    """A value as it must be assigned so that the program does not make something else of it.

    ``=1+1`` would become a formula and ``1/2`` a date; an apostrophe keeps them text.
    """
    if isinstance(value, str) and _REREAD.search(value):
        return "'" + value
    return value


class XlwingsBook:
    """An open workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
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
        """Tabs, tables and names that are really there."""
        tables = self._found()
        return Shape(
            tabs=tuple(sheet.name for sheet in self._book.sheets),
            tables={
                name: (table.parent.name, self._headers(table)) for name, table in tables.items()
            },
            names=frozenset(name.name.rpartition("!")[2] for name in self._book.names),
        )

    def _found(self) -> dict[str, Any]:
        if self._tables is None:
            self._tables = {
                table.name: table for sheet in self._book.sheets for table in sheet.tables
            }
        return self._tables

    @staticmethod
    def _headers(table: Any) -> tuple[str, ...]:
        values = table.header_row_range.options(ndim=1).value
        return tuple("" if value is None else str(value) for value in values)

    def read(self, *tables: str) -> dict[str, TableData]:
        """The named tables, each as one block."""
        return {name: self._read_table(name) for name in tables}

    def _read_table(self, name: str) -> TableData:
        table = self._table(name)
        block = table.range.options(ndim=2).value
        headers = tuple("" if value is None else str(value) for value in block[0])
        top, left = table.range.row, table.range.column
        rows: list[Row] = []
        numbers: list[int] = []
        for number, line in enumerate(block[1:], top + 1):
            row = dict(zip(headers, map(plain, line), strict=True))
            if not blank(row):
                rows.append(row)
                numbers.append(number)
        return TableData(name, table.parent.name, headers, left, tuple(rows), tuple(numbers))

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
        """Write everything of one change, then save the book."""
        blocks = [(name, list(rows)) for name, rows in change.tables.items()]
        for name, rows in blocks:
            unknown = {key for row in rows for key in row} - set(self._headers(self._table(name)))
            if unknown:
                raise BookStructure(
                    f"Tabel '{name}' tidak punya kolom {', '.join(sorted(unknown))}.",
                    "Kembalikan judul kolom itu, atau ambil salinan dari folder cadangan.",
                )
        for name in change.names:
            self._named(name)
        for name, rows in blocks:
            self._write_table(name, rows)
        for name, value in change.names.items():
            block: Block = value if isinstance(value, tuple) else ((value,),)
            self._named(name).value = [[literal(v) for v in line] for line in block]
        if change.show:
            self._book.sheets[change.show].activate()
        self._book.save()

    def _write_table(self, name: str, rows: Sequence[Row]) -> None:
        table = self._table(name)
        old = table.range
        sheet = table.parent
        block = old.options(ndim=2).value
        headers = tuple("" if value is None else str(value) for value in block[0])
        written = {key for row in rows for key in row} or set(headers)
        top, left, width = old.row, old.column, len(headers)
        height = max(1, len(rows))
        old_height = len(block) - 1
        total = max(height, old_height)
        lines = [
            [
                literal(rows[i].get(header) if i < len(rows) else None)
                if header in written or i >= len(rows)
                else (plain(block[i + 1][c]) if i < old_height else None)
                for c, header in enumerate(headers)
            ]
            for i in range(total)
        ]
        body = sheet.range((top + 1, left), (top + total, left + width - 1))
        if height > old_height:
            table.resize(sheet.range((top, left), (top + height, left + width - 1)))
            first = sheet.range((top + 1, left), (top + 1, left + width - 1))
            new = sheet.range((top + 1 + old_height, left), (top + height, left + width - 1))
            first.copy()
            new.paste(paste="formats")
        body.value = lines
        body.rows.autofit()
        if height < old_height:
            table.resize(sheet.range((top, left), (top + height, left + width - 1)))

    def save_copy(self, target: Path) -> None:
        """Save the book and copy its file."""
        try:
            self._book.save()
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
        self._book.app.status_bar = f"LKjIP: {what} ({done} dari {total})"

    def tell(self, kind: Message, text: str) -> None:
        """A dialog, and a free status bar."""
        self._book.app.status_bar = False
        title = {
            Message.KABAR: "LKjIP",
            Message.DATA: "LKjIP: data perlu diperbaiki",
            Message.PROGRAM: "LKjIP: program bermasalah",
        }[kind]
        self._book.app.alert(text, title=title)

    def _table(self, name: str) -> Any:
        tables = self._found()
        if name not in tables:
            raise no_table(name, tuple(tables))
        return tables[name]

    def _named(self, name: str) -> Any:
        if self._ranges is None:
            self._ranges = {item.name: item for item in self._book.names}
        if name not in self._ranges:
            raise no_name(name)
        return self._ranges[name].refers_to_range


def calling_book() -> XlwingsBook:
    """The book whose button was pressed."""
    return XlwingsBook(xw.Book.caller())
