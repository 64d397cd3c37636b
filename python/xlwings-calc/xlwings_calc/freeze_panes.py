"""`Sheet.freeze_panes`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlwings import base_classes

from .addresses import MAX_COLUMNS, MAX_ROWS
from .base import CalcObject, engine_class, free
from .office import Office

if TYPE_CHECKING:
    from .sheet import Sheet

WINDOW = (1024, 768)
"""Panes can only be frozen where there is room for them."""
POSITION_AND_SIZE = 15  # com.sun.star.awt.PosSize.POSSIZE


@engine_class
class FreezePanes(CalcObject, base_classes.FreezePanes):
    """Rows and columns that stay in place while the rest scrolls."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @property
    @free
    def office(self) -> Office:
        return self.sheet.office

    def freeze_at(self, frozen_range: str) -> None:
        """Freeze the rows and columns of a range that begins at the sheet's edge.

        As in Excel's object model the range is what stays in place: `1:2`, `A:A`, or `A1:B2`.
        """
        area = self.sheet.range(frozen_range).area
        rows = 0 if area.rows == MAX_ROWS else area.last_row
        columns = 0 if area.columns == MAX_COLUMNS else area.last_column
        self._freeze(columns, rows)

    def unfreeze(self) -> None:
        self._freeze(0, 0)

    def _freeze(self, columns: int, rows: int) -> None:
        self.sheet.activate()
        controller = self.sheet.book.xl.CurrentController
        window = controller.Frame.ComponentWindow
        if not window.getPosSize().Width:  # of a book that was opened without a window
            window.setPosSize(0, 0, *WINDOW, POSITION_AND_SIZE)
        controller.freezeAtPosition(columns, rows)
