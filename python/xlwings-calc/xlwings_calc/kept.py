"""LibreOffice's objects of one book, fetched once.

Fetching an object over the bridge takes 1–3 ms, asking one that is there 0.1 ms. An object that is
kept may have become another than its name says (somebody renamed or deleted a sheet), so it is
asked for its name first.
"""

from __future__ import annotations

from typing import Any

from . import bridge
from .addresses import Area

MOST_BLOCKS = 500
"""Objects that are kept for a sheet: LibreOffice tells each of them when cells move."""


class Kept:
    """The containers, sheets and tables of a document."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._containers: dict[str, Any] = {}
        self._sheets: dict[str, Any] = {}
        self._tables: dict[str, Any] = {}

    def _container(self, name: str) -> Any:
        if name not in self._containers:
            self._containers[name] = getattr(self._document, name)
        return self._containers[name]

    @property
    def sheets(self) -> Any:
        """All sheets."""
        return self._container("Sheets")

    @property
    def tables(self) -> Any:
        """All database ranges."""
        return self._container("DatabaseRanges")

    def sheet(self, name: str) -> Any:
        """Return the sheet of this name, spelled as it is."""
        known = self._sheets.get(name)
        if known is None or _name(known) != name:
            known = self._sheets[name] = self.sheets.getByName(name)
        return known

    def table(self, name: str) -> Any:
        """Return the database range of this name; it is found by its name as it is spelled."""
        if name not in self._tables:
            self._tables[name] = self.tables.getByName(name)
        return self._tables[name]

    def forget_table(self, name: str) -> None:
        """Free the name for another table."""
        self._tables.pop(name, None)


def _name(sheet: Any) -> str:
    try:
        return str(sheet.Name)
    except bridge.exception("uno.Exception"):
        return ""  # the sheet was deleted


class KeptCells:
    """LibreOffice's objects for blocks of cells of one sheet.

    An object moves with its cells when others are inserted before them: then it is not the one
    that was asked for any more.
    """

    def __init__(self) -> None:
        self._blocks: dict[Area, Any] = {}

    def at(self, area: Area) -> Any:
        """Return the object that is kept for an area and still is there, or None."""
        known = self._blocks.get(area)
        return known if known is not None and _place(known) == area else None

    def fetch(self, sheet: Any, area: Area) -> Any:
        """Ask the sheet for the cells of an area."""
        if len(self._blocks) >= MOST_BLOCKS:
            self._blocks.clear()
        found = self._blocks[area] = sheet.getCellRangeByPosition(
            area.column - 1, area.row - 1, area.last_column - 1, area.last_row - 1
        )
        return found


def _place(cells: Any) -> Area | None:
    try:
        return Area.of(cells.RangeAddress)
    except bridge.exception("uno.Exception"):
        return None  # its cells were deleted
