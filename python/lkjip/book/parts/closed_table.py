"""A table of the closed book: its place, its columns, and the rows typed right below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from lkjip.a1 import address
from lkjip.book.parts.sheet_values import SheetValues
from lkjip.book.parts.sheet_xml import SheetXml
from lkjip.book.port import LOOK_FURTHER, in_the_way
from lkjip.errors import BookStructure

LAST_ROW = 1_048_576
"""The last row of a sheet."""


@dataclass(slots=True)
class ClosedTable:
    """A table as its part describes it."""

    part: str
    tab: str
    root: etree._Element
    box: tuple[int, int, int, int]
    headers: tuple[str, ...]
    growing: bool

    def below(self, other: ClosedTable) -> bool:
        """Tell whether this table begins below another, in one of its columns."""
        beside = self.box[1] > other.box[3] or self.box[3] < other.box[1]
        return not beside and self.box[0] > other.box[2]

    @property
    def last(self) -> int:
        """The last row of data: a total row that the user switched on is none."""
        return self.box[2] - int(self.root.get("totalsRowCount", "0"))

    @property
    def headed(self) -> bool:
        """Tell whether the header row is switched on."""
        return self.root.get("headerRowCount", "1") != "0"

    def refuse_collision(
        self, bottom: int, sheet: SheetXml, tables: Iterable[ClosedTable], name: str
    ) -> None:
        """Refuse to grow into the table below, or over what stands below this one."""
        for other in tables:
            if other.below(self) and other.box[0] <= bottom:
                raise BookStructure(
                    f"Tabel di lembar '{self.tab}' tidak dapat memanjang sampai baris {bottom}: "
                    f"tabel lain mulai di baris {other.box[0]}.",
                    "Pindahkan tabel yang di bawah ke kanan, lalu ulangi.",
                )
        _top, left, old_bottom, right = self.box
        below = range(old_bottom + 1, bottom + 1)
        for row in (row for row in below if not sheet.says_nothing(row)):
            for column in range(left, right + 1):
                if seen := sheet.said(row, column):
                    raise in_the_way(name, self.tab, address(row, column), seen)

    def formulas_in(self, headings: Iterable[str], sheet: SheetXml) -> set[str]:
        """Return those of some columns in which a formula stands."""
        top, left, bottom, _right = self.box
        columns = {heading: left + self.headers.index(heading) for heading in headings}
        rows = range(top + 1, bottom + 1)
        return {h for h, c in columns.items() if any(sheet.has_formula(r, c) for r in rows)}

    def last_touched(self, sheet: SheetXml | SheetValues, tables: Iterable[ClosedTable]) -> int:
        """Return the last row of the table with those typed right below; a total row ends it."""
        _top, _left, last, _right = self.box
        if self.last < last:
            return last
        end = self._last_free_row(tables)
        while last < end and self._said(sheet, last + 1):
            last += 1
        return last

    def first_outside(
        self, sheet: SheetXml | SheetValues, tables: Iterable[ClosedTable]
    ) -> int | None:
        """Return the first row below that a blank one parts from the table."""
        end = self._last_free_row(tables)
        below = range(self.box[2] + 1, min(end, self.box[2] + LOOK_FURTHER) + 1)
        return next((row for row in below if self._said(sheet, row)), None)

    def _last_free_row(self, tables: Iterable[ClosedTable]) -> int:
        """Return the last row above the title of the next table below."""
        return min((other.box[0] - 2 for other in tables if other.below(self)), default=LAST_ROW)

    def _said(self, sheet: SheetXml | SheetValues, row: int) -> bool:
        if sheet.is_blank(row):
            return False
        _top, left, _bottom, right = self.box
        return any(sheet.get(row, column) is not None for column in range(left, right + 1))
