"""The settings of xlwings: the book's own sheet, and the file for all workbooks of a user.

How the add-in looks for a setting (xlwings 0.37.8, ``addin/Config.bas``): first on the book's
sheet ``xlwings.conf``, then in a file ``xlwings.conf`` beside the book, then in the user's file.
A key that stands on the sheet is found there even when its value is blank, so the sheet shields
the book from everything else. The sheet is read from A1 down to the first blank cell of column A.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lkjip.book.build import CONF_TAB
from lkjip.book.parts.number_formats import date_styles
from lkjip.book.parts.package import REL, Package, tag
from lkjip.book.parts.sheet_values import string_of
from lkjip.book.parts.sheet_xml import SheetXml
from lkjip.errors import BookStructure
from lkjip.tables.cells import text

FIXED: Mapping[str, str] = {
    "ADD_WORKBOOK_TO_PYTHONPATH": "False",
    "USE UDF SERVER": "False",
    "CONDA PATH": "",
    "CONDA ENV": "",
}
"""The settings on the sheet besides the interpreter. Blank is a value: it keeps away the Conda
that another workbook may have left in the user's file."""

LAST_ROW = 19
"""Below stand the run stamp and the end of the history."""

_UNSAFE = re.compile(r"[%^;=]")


def unsafe_letters(path: Path | str) -> str:
    """Return the characters of a path that the way from Excel to Python does not survive.

    The add-in starts Python through ``cmd.exe``: ``%`` and ``^`` are changed there, ``;`` parts the
    folders of one argument, and xlwings cuts the name of the calling book at ``=``.
    """
    return "".join(sorted(set(_UNSAFE.findall(str(path)))))


@dataclass(slots=True)
class ConfSheet:
    """The sheet ``xlwings.conf`` of a closed book, for reading and for a change without loss."""

    package: Package
    part: str
    sheet: SheetXml
    rows: dict[str, list[int]]
    """Upper-case key → the rows on which it stands (more than one is a mistake)."""

    def value(self, key: str) -> str | None:
        """Return a setting as text; ``None`` when the sheet does not have it."""
        rows = self.rows.get(key.upper())
        return text(self.sheet.get(rows[0], 2)) if rows else None

    def values(self, *keys: str) -> dict[str, str | None]:
        """Return some settings as they stand now."""
        return {key: self.value(key) for key in keys}

    @property
    def doubled(self) -> tuple[str, ...]:
        """Keys that stand there twice: the add-in stops at them with an error."""
        return tuple(key for key, rows in self.rows.items() if len(rows) > 1)

    def write(self, values: Mapping[str, str | None]) -> bool:
        """Set some keys (``None`` takes a key away again) and save; ``False`` when all fit.

        Only this sheet's part of the file changes. Raises ``FolderError`` when the file cannot be
        written, ``BookStructure`` when there is no room for another key.
        """
        wanted = {key: value for key, value in values.items() if self.value(key) != value}
        for key, value in wanted.items():
            self._set(key, value)
        if wanted:
            self.package.put(self.part, self.sheet.root)
            self.package.save()
        return bool(wanted)

    def _set(self, key: str, value: str | None) -> None:
        rows = self.rows.get(key.upper(), [])
        if value is None:
            for row in sorted(rows, reverse=True):
                self._close_gap(row)
            return
        row = rows[0] if rows else self._next_row()
        style = self.sheet.style(1, 1)
        if not rows:
            self.sheet.set(row, 1, key, style)
            self.rows[key.upper()] = [row]
        self.sheet.set(row, 2, value or None, style)

    def _next_row(self) -> int:
        row = 1 + max((row for rows in self.rows.values() for row in rows), default=0)
        if row > LAST_ROW:
            raise BookStructure(
                f"Lembar tersembunyi '{CONF_TAB}' penuh: tidak ada tempat untuk setelan baru.",
                "Ambil salinan buku dari folder cadangan, lalu ulangi.",
            )
        return row

    def _close_gap(self, row: int) -> None:
        """Take a row away and move up what stands below: the add-in stops at a blank row."""
        last = max(row for rows in self.rows.values() for row in rows)
        for number in range(row, last):
            for column in (1, 2):
                self.sheet.set(number, column, self.sheet.get(number + 1, column))
        for column in (1, 2):
            self.sheet.set(last, column, None)
        self.rows = _rows(self.sheet)


def open_conf(book: Path) -> ConfSheet:
    """Read the settings sheet; raises ``BookMissing``, ``BookStructure`` or ``FolderError``."""
    package = Package(book)
    part = _part_of(package)
    is_date = date_styles(package).__contains__
    sheet = SheetXml(package.xml(part), lambda: _strings(package), is_date)
    return ConfSheet(package, part, sheet, _rows(sheet))


def carry(source: Path, target: Path) -> bool:
    """Give a new book the settings of an old one, so that its buttons work at once."""
    old = open_conf(source)
    values = old.values("Interpreter_Win", "Interpreter_Mac", *FIXED)
    known = {key: value for key, value in values.items() if value is not None}
    return open_conf(target).write(known)


def own_settings(key: str, interpreter: Path) -> dict[str, str]:
    """Return the settings that the sheet of this computer's book must have."""
    return {key: str(interpreter), **FIXED}


def _rows(sheet: SheetXml) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for row in range(1, LAST_ROW + 1):
        key = text(sheet.get(row, 1)).upper()
        if not key:
            break
        found.setdefault(key, []).append(row)
    return found


def _part_of(package: Package) -> str:
    book = package.xml("xl/workbook.xml")
    relations = package.relations("xl/workbook.xml")
    for sheet in book.iter(tag("sheet")):
        if sheet.get("name") == CONF_TAB:
            kind, target = relations.get(sheet.get(f"{{{REL}}}id", ""), ("", ""))
            if kind == "worksheet" and target in package:
                return target
    raise BookStructure(
        f"Lembar tersembunyi '{CONF_TAB}' tidak ditemukan di buku kerja.",
        "Ambil salinan buku dari folder cadangan, lalu jalankan pasang sekali lagi.",
    )


def _strings(package: Package) -> list[str]:
    if "xl/sharedStrings.xml" not in package:
        return []
    return [string_of(item) for item in package.xml("xl/sharedStrings.xml").iter(tag("si"))]


def read_user_conf(path: Path) -> dict[str, str] | None:
    """Read a settings file of lines ``"INTERPRETER_WIN","C:\\…"``; ``None`` without a file.

    A line that cannot be read is left out, as the add-in does.
    """
    try:
        content = path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return None
    rows = csv.reader(content.splitlines())
    return {row[0].strip().upper(): row[1].strip() for row in rows if len(row) > 1}
