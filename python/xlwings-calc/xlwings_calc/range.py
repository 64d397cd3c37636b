"""`xlwings.Range`: a block of cells.

The class is put together from four parts, each a module of its own: where the block is (here), what
it holds (`range_values`), how it looks (`range_look`) and what can be done to it (`range_edit`).
"""

from __future__ import annotations

from typing import Any

from .addresses import Area
from .base import engine_class
from .range_edit import RangeEdit
from .range_look import RangeLook


@engine_class
class Range(RangeEdit, RangeLook):
    """A block of cells at a fixed place on a sheet."""

    @classmethod
    def from_address(cls, sheet: Any, address: Any) -> Range:
        """Return the range of a LibreOffice `CellRangeAddress`."""
        return cls(sheet, Area.of(address))
