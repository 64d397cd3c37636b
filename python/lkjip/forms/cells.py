"""A returned form as the gate hands it on: values by column and row, and what lies beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lkjip.forms.value import Raw

Row = str
"""A row number as its digits: addresses are put together far more often than rows are counted."""
Column = Mapping[Row, Raw]
_EMPTY: Column = {}


@dataclass(frozen=True, slots=True)
class Cells:
    """One sheet: ``col["F"]["6"]`` is the value of F6; blank cells are absent.

    By cell address: ``formulas`` the formulas, ``formulas_without_result`` those whose result
    was not kept, ``errors`` the error cells (their value is the text of the error), ``percent``
    numbers shown as a percentage, ``comments`` the comments. ``merged`` are merged ranges;
    ``outside`` the first values too far away to belong to any form (address, value),
    ``outside_count`` how many there are.
    """

    columns: Mapping[str, Column]
    formulas: Mapping[str, str] = field(default_factory=dict)
    formulas_without_result: frozenset[str] = frozenset()
    errors: frozenset[str] = frozenset()
    percent: frozenset[str] = frozenset()
    merged: tuple[str, ...] = ()
    comments: Mapping[str, str] = field(default_factory=dict)
    outside: tuple[tuple[str, str], ...] = ()
    outside_count: int = 0

    def column(self, letters: str) -> Column:
        """Return the values of a column by row; empty when nothing stands in it."""
        return self.columns.get(letters, _EMPTY)

    @property
    def last_row(self) -> int:
        """The last row with a value; 0 for an empty sheet."""
        rows = {int(row) for column in self.columns.values() for row in column}
        return max(rows, default=0)


@dataclass(frozen=True, slots=True)
class FormCells:
    """The sheets that are read, and the names of all sheets, each with a mark if it is hidden."""

    sheet: Mapping[str, Cells]
    present: tuple[tuple[str, bool], ...] = ()
