"""The number formats of a block of cells, which say what its numbers are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .addresses import Area
from .number_formats import GENERAL, Kind

if TYPE_CHECKING:
    from .range_place import RangePlace

Place = tuple[int, int]
"""A cell by its row and column, counted from 1 on the sheet."""
Span = tuple[int, int]
"""The first and the last row that matter in a column."""

FEW_COLUMNS = 40
"""Up to here each column is asked by itself: its object is kept, those of the formats are not."""


class CellFormats:
    """The number formats of some cells, asked for with as few calls as possible.

    `spans` says which rows matter in which columns; no other cell may be asked for. `xl` is
    LibreOffice's object for the block, where it was looked at just now.
    """

    def __init__(self, block: RangePlace, spans: Mapping[int, Span], xl: Any = None) -> None:
        self._block = block
        self._xl = xl
        self._spans = spans
        self._formats = block.book.formats
        self._columns: dict[int, int | dict[Place, int]] = {}
        if len(spans) > FEW_COLUMNS:
            found = self._ask(_around(spans))
            self._columns = dict.fromkeys(spans, found)

    @classmethod
    def of(cls, block: RangePlace) -> CellFormats:
        """Return the formats of all cells of a block."""
        area = block.area
        columns = range(area.column, area.last_column + 1)
        return cls(block, dict.fromkeys(columns, (area.row, area.last_row)))

    def key(self, row: int, column: int) -> int:
        """Return the number of a cell's format."""
        found = self._columns.get(column)
        if found is None:
            found = self._columns[column] = self._ask(_around({column: self._spans[column]}))
        return found if isinstance(found, int) else found.get((row, column), GENERAL)

    def kind(self, row: int, column: int) -> Kind:
        """Return the kind of number that a cell's format stands for."""
        return self._formats.kind(self.key(row, column))

    def _ask(self, area: Area) -> int | dict[Place, int]:
        """Return the one format of an area, or those of its cells that are not General."""
        whole = self._xl is not None and area == self._block.area
        xl = self._xl if whole else self._block.sheet.cells_of(area)
        if xl.getPropertyState("NumberFormat").value != "AMBIGUOUS_VALUE":
            return int(xl.NumberFormat)
        keys: dict[Place, int] = {}
        parts = xl.getUniqueCellFormatRanges()
        for at in range(parts.Count):
            part = parts.getByIndex(at)
            key = part.NumberFormat
            if key != GENERAL:
                for address in part.RangeAddresses:
                    keys |= dict.fromkeys(_places(address), key)
        return keys


def _places(address: Any) -> list[Place]:
    return [
        (row, column)
        for row in range(address.StartRow + 1, address.EndRow + 2)
        for column in range(address.StartColumn + 1, address.EndColumn + 2)
    ]


def _around(spans: Mapping[int, Span]) -> Area:
    """Return the smallest area that holds these rows of these columns."""
    top, bottom = min(first for first, _ in spans.values()), max(last for _, last in spans.values())
    left, right = min(spans), max(spans)
    return Area(top, left, bottom - top + 1, right - left + 1)
