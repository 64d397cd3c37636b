"""`xlwings.Range`, what it holds: values, formulas, name, table, note, link."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from . import bridge, formulas
from .blocks import read_block, write_block
from .errors import CalcError
from .names import Name
from .notes import Note
from .range_place import RangePlace
from .tables import Table, table_at

MAX_CELLS_AT_ONCE = 100_000


class RangeValues(RangePlace):
    """The contents of a range."""

    @property
    def raw_value(self) -> Any:
        """One value of a single cell, else rows of values; None for an empty range."""
        if self.xl is None:
            return None
        rows = read_block(self)
        return rows[0][0] if self.shape == (1, 1) else rows

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        if self.xl is not None:
            self._write(data, formulas=True)

    @property
    def formula(self) -> Any:
        """The text of a single cell as it would be typed, else rows of texts."""
        if self.xl is None:
            return None
        texts = [[_typed(*pair) for pair in zip(*pairs, strict=True)] for pairs in self._pairs()]
        return texts[0][0] if self.shape == (1, 1) else tuple(tuple(row) for row in texts)

    @formula.setter
    def formula(self, value: Any) -> None:
        if self.xl is not None:
            self._write(value, formulas=True, shift=True)

    @property
    def formula2(self) -> Any:
        return self.formula

    @formula2.setter
    def formula2(self, value: Any) -> None:
        self.formula = value

    def _pairs(self) -> list[tuple[Any, Any]]:
        xl = self.xl
        return list(zip(xl.getFormulaArray(), xl.getDataArray(), strict=True))

    def _write(self, data: Any, *, formulas: bool, shift: bool = False) -> None:
        self.refuse_locked()
        if isinstance(data, Sequence) and not isinstance(data, str):
            rows = [list(r) if isinstance(r, Sequence) and not isinstance(r, str) else [r] for r in data]
            if rows and not isinstance(data[0], list | tuple):
                rows = [list(data)]
            self._refuse_jagged(rows)
            write_block(self, rows)
            return
        step = max(1, MAX_CELLS_AT_ONCE // self.area.columns)
        for start in range(0, self.area.rows, step):
            rows = min(step, self.area.rows - start)
            part = self._at(self.area._replace(row=self.area.row + start, rows=rows))
            write_block(part, [[data] * self.area.columns] * rows)

    def _refuse_jagged(self, rows: list[list[Any]]) -> None:
        if len(rows) != self.area.rows or any(len(row) != self.area.columns for row in rows):
            raise ValueError(f"the values do not fit the range {self.address}")
