"""The objects on one sheet: its tables, its shapes, and the lists of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .base import CalcObject, free
from .office import Office

if TYPE_CHECKING:
    from .sheet import Sheet


class OnSheet(CalcObject):
    """An object whose parent is a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    @property
    @free
    def office(self) -> Office:
        return self._sheet.office

    @property
    @free
    def parent(self) -> Sheet:
        return self._sheet
