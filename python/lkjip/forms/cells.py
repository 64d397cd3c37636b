"""A returned form as the gate hands it on: values by column and row, and what lies beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lkjip.forms.model import Raw

Row = str
"""A row number as its digits: addresses are put together far more often than rows are counted."""
Column = Mapping[Row, Raw]
_EMPTY: Column = {}


@dataclass(frozen=True, slots=True)
class Cells:
    """One sheet: ``kolom["F"]["6"]`` is the value of F6; blank cells are absent.

    By cell address: ``rumus`` the formulas, ``rumus_kosong`` those whose result was not kept,
    ``galat`` the error cells (their value is the text of the error), ``persen`` numbers shown as a
    percentage, ``komentar`` the comments. ``gabung`` are merged ranges; ``luar`` the first values
    too far away to belong to any form (address, value), ``banyak_luar`` how many there are.
    """

    kolom: Mapping[str, Column]
    rumus: Mapping[str, str] = field(default_factory=dict)
    rumus_kosong: frozenset[str] = frozenset()
    galat: frozenset[str] = frozenset()
    persen: frozenset[str] = frozenset()
    gabung: tuple[str, ...] = ()
    komentar: Mapping[str, str] = field(default_factory=dict)
    luar: tuple[tuple[str, str], ...] = ()
    banyak_luar: int = 0

    def column(self, letters: str) -> Column:
        """The values of a column by row; empty when nothing stands in it."""
        return self.kolom.get(letters, _EMPTY)

    @property
    def last_row(self) -> int:
        """The last row with a value; 0 for an empty sheet."""
        rows = {int(row) for column in self.kolom.values() for row in column}
        return max(rows, default=0)


@dataclass(frozen=True, slots=True)
class FormCells:
    """The sheets that are read, and all sheets of the file with whether each is hidden."""

    lembar: Mapping[str, Cells]
    ada: tuple[tuple[str, bool], ...] = ()
