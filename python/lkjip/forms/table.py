"""The returned form: its identity, and its table sheets with rows by key and columns by label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lkjip.a1 import column_letters
from lkjip.forms.cells import Cells, Column, Row
from lkjip.forms.model import Identity
from lkjip.forms.spec import TABLE_SHEETS, Sheet
from lkjip.forms.value import Answer, Raw


class Table(NamedTuple):
    """``rows`` are the keyed rows in their order: key as the form has it, true row number.

    ``letters`` maps column keys to column letters.
    """

    sheet: Sheet
    cells: Cells
    rows: tuple[tuple[str, Row], ...]
    letters: Mapping[str, str]

    def column(self, key: str) -> Column:
        """Return the values of a column by row number; blank cells are absent."""
        return self.cells.column(self.letters[key])

    def cell(self, key: str, row: Row) -> str:
        """Return the address of a cell."""
        return self.letters[key] + row

    def raw(self, key: str, row: Row) -> Raw:
        """Return the value of a cell; ``None`` when blank."""
        return self.cells.column(self.letters[key]).get(row)

    def answer(self, key: str, row: Row, answer_key: str = "") -> Answer:
        """Return a value with its place and the label that the user sees: column title and
        row key.
        """
        label = f"{self.sheet.column(key).title} {answer_key}".strip()
        return Answer(self.raw(key, row), self.sheet.name, self.cell(key, row), label)


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A returned form: hidden identity, visible identity, tables by the sheet names of the spec."""

    identity: Identity | None
    visible_identity: Mapping[str, Answer]
    tables: Mapping[str, Table]


def columns(sheet: Sheet) -> Mapping[str, str]:
    """Map column keys to column letters; the first column of a table is A."""
    known = _LETTERS.get(sheet.name)
    return known if known is not None and len(known) == len(sheet.col) else _columns(sheet)


def _columns(sheet: Sheet) -> Mapping[str, str]:
    return {column.key: column_letters(i) for i, column in enumerate(sheet.col, 1)}


_LETTERS = {sheet.name: _columns(sheet) for sheet in TABLE_SHEETS}
