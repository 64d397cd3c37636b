"""`Book.sheets`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .base import CalcObject, engine_class, free
from .office import Office
from .sheet import Sheet

if TYPE_CHECKING:
    from .book import Book


@engine_class
class Sheets(CalcObject, base_classes.Sheets):
    """The sheets of a book, in the order of their tabs."""

    def __init__(self, book: Book) -> None:
        self.book = book

    @property
    @free
    def office(self) -> Office:
        return self.book.office

    @property
    def api(self) -> Any:
        return self.book.kept.sheets

    @property
    def active(self) -> Sheet:
        return Sheet(self.book, self.book.xl.CurrentController.ActiveSheet)

    def __call__(self, name_or_index: str | int) -> Sheet:
        sheets = self.book.kept.sheets
        if isinstance(name_or_index, str):
            for name in sheets.ElementNames:
                if name.lower() == name_or_index.lower():
                    return self._named(name)
        elif 1 <= name_or_index <= sheets.Count:
            return self._named(sheets.ElementNames[name_or_index - 1])
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        return int(self.book.kept.sheets.Count)

    def __iter__(self) -> Iterator[Sheet]:
        return iter([self._named(name) for name in self.book.kept.sheets.ElementNames])

    def _named(self, name: str) -> Sheet:
        xl, seen = self.book.kept.sheet(name), self.book.seen_sheets
        known = seen.get(name)
        if known is None or known.xl is not xl:
            known = seen[name] = Sheet(self.book, xl)
        return known

    def add(
        self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None
    ) -> Sheet:
        """Insert a sheet, before the active one unless told otherwise; it becomes active."""
        self.book.refuse_locked_structure()
        sheets = self.book.kept.sheets
        position = (before or self.active).index - 1 if after is None else after.index
        if name is None:
            name = _next_name(sheets.ElementNames)
        sheets.insertNewByName(name, position)
        sheet = Sheet(self.book, sheets.getByIndex(position))
        sheet.activate()
        return sheet


def _next_name(taken: tuple[str, ...]) -> str:
    names = {name.lower() for name in taken}
    number = len(taken)
    while True:
        number += 1
        if f"sheet{number}" not in names:
            return f"Sheet{number}"
