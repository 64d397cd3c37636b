"""The number formats of a block of cells, which say what its numbers are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .addresses import Area
from .number_formats import GENERAL, Kind

if TYPE_CHECKING:
    from .range_place import RangePlace

Place = tuple[int, int]
"""A cell by its row and column, counted from 1 on the sheet."""


class CellFormats:
    """The number formats of the cells of an area, asked for with as few calls as possible."""

    def __init__(self, block: RangePlace, area: Area) -> None:
        self._formats = block.book.formats
        xl = block.sheet.xl.getCellRangeByPosition(
            area.column - 1, area.row - 1, area.last_column - 1, area.last_row - 1
        )
        self._same: int | None = None
        self._keys: dict[Place, int] = {}
        alike = xl.getPropertyState("NumberFormat")
        if alike.value != "AMBIGUOUS_VALUE":
            self._same = xl.NumberFormat
            return
        parts = xl.getUniqueCellFormatRanges()
        for at in range(parts.Count):
            part = parts.getByIndex(at)
            key = part.NumberFormat
            if key != GENERAL:
                for address in part.RangeAddresses:
                    for row in range(address.StartRow + 1, address.EndRow + 2):
                        for column in range(address.StartColumn + 1, address.EndColumn + 2):
                            self._keys[row, column] = key

    def key(self, row: int, column: int) -> int:
        """Return the number of a cell's format."""
        return self._keys.get((row, column), GENERAL) if self._same is None else self._same

    def kind(self, row: int, column: int) -> Kind:
        """Return the kind of number that a cell's format stands for."""
        return self._formats.kind(self.key(row, column))
