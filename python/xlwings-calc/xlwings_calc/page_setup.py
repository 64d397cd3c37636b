"""`Sheet.page_setup`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .base import CalcObject, engine_class, free
from .office import Office
from .range import Range

if TYPE_CHECKING:
    from .sheet import Sheet


@engine_class
class PageSetup(CalcObject, base_classes.PageSetup):
    """The part of a sheet that is printed."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @property
    @free
    def office(self) -> Office:
        return self.sheet.office

    @property
    def api(self) -> Any:
        """The page style of the sheet."""
        styles = self.sheet.book.xl.StyleFamilies.getByName("PageStyles")
        return styles.getByName(self.sheet.xl.PageStyle)

    @property
    def print_area(self) -> str | None:
        areas = self.sheet.xl.getPrintAreas()
        texts = [Range.from_address(self.sheet, area).address for area in areas]
        return ",".join(texts) or None

    @print_area.setter
    def print_area(self, value: str | None) -> None:
        parts = value.split(",") if value else []
        areas = tuple(self.sheet.range(part).xl.RangeAddress for part in parts)
        self.sheet.xl.setPrintAreas(areas)
