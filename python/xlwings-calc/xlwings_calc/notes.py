"""`Range.note` and `Sheet.notes`: the yellow notes on cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .base import CalcObject, engine_class, free
from .errors import CalcError
from .office import Office

if TYPE_CHECKING:
    from .range import Range
    from .sheet import Sheet


@engine_class
class Note(CalcObject, base_classes.Note):
    """The note of one cell."""

    def __init__(self, sheet: Sheet, row: int, column: int) -> None:
        self.sheet = sheet
        self.row = row
        self.column = column

    @property
    @free
    def office(self) -> Office:
        return self.sheet.office

    @property
    def api(self) -> Any:
        return self.sheet.xl.getCellByPosition(self.column - 1, self.row - 1).Annotation

    @property
    def text(self) -> str:
        return str(self.api.String)

    @text.setter
    def text(self, value: str) -> None:
        self.api.setString(value)

    @property
    def author(self) -> str:
        return str(self.api.Author)

    @property
    def location(self) -> Range:
        return self.sheet.range((self.row, self.column))

    def delete(self) -> None:
        notes = self.sheet.xl.Annotations
        for at in range(notes.Count):
            place = notes.getByIndex(at).Position
            if (place.Row + 1, place.Column + 1) == (self.row, self.column):
                notes.removeByIndex(at)
                return
        raise CalcError("Note.delete: the cell has no note")
