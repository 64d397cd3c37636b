"""One table sheet of a returned form: its rows by key, its values by column and row number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lkjip.a1 import column_letters
from lkjip.forms.cells import Cells, Column, Row
from lkjip.forms.model import Answer, Raw
from lkjip.forms.spec import TABLE_SHEETS, Sheet


class Table(NamedTuple):
    """``baris`` are the keyed rows in their order: key as the form has it, true row number.

    ``huruf`` maps column keys to column letters.
    """

    sheet: Sheet
    cells: Cells
    baris: tuple[tuple[str, Row], ...]
    huruf: Mapping[str, str]

    def column(self, kunci: str) -> Column:
        """The values of a column by row number; blank cells are absent."""
        return self.cells.column(self.huruf[kunci])

    def sel(self, kunci: str, row: Row) -> str:
        """The address of a cell."""
        return self.huruf[kunci] + row

    def raw(self, kunci: str, row: Row) -> Raw:
        """The value of a cell; ``None`` when blank."""
        return self.cells.column(self.huruf[kunci]).get(row)

    def answer(self, kunci: str, row: Row, key: str = "") -> Answer:
        """A value with its place and the label that the user sees: column title and row key."""
        label = f"{self.sheet.column(kunci).judul} {key}".strip()
        return Answer(self.raw(kunci, row), self.sheet.nama, self.sel(kunci, row), label)


def columns(sheet: Sheet) -> Mapping[str, str]:
    """Column key → column letters; the first column of a table is A."""
    known = _LETTERS.get(sheet.nama)
    return known if known is not None and len(known) == len(sheet.kolom) else _columns(sheet)


def _columns(sheet: Sheet) -> Mapping[str, str]:
    return {column.kunci: column_letters(i) for i, column in enumerate(sheet.kolom, 1)}


_LETTERS = {sheet.nama: _columns(sheet) for sheet in TABLE_SHEETS}
