"""`Range.characters` and `Shape.characters`: part of a text with its own font."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from .base import CalcObject, engine_class, free
from .font import Font, Owner
from .office import Office


@engine_class
class Characters(CalcObject, base_classes.Characters):
    """Some characters of a text, by default all."""

    def __init__(self, text: Any, owner: Owner, start: int = 0, length: int | None = None) -> None:
        self._text = text
        self._owner = owner
        self._start = start
        self._length = length

    @property
    @free
    def office(self) -> Office:
        return self._owner.office

    @free
    def refuse_locked(self) -> None:
        self._owner.refuse_locked()

    @property
    def xl(self) -> Any:
        """A LibreOffice text cursor over the characters."""
        cursor = self._text.createTextCursor()
        cursor.gotoStart(False)
        cursor.goRight(self._start, False)
        if self._length is None:
            cursor.gotoEnd(True)
        else:
            cursor.goRight(self._length, True)
        return cursor

    @property
    def api(self) -> Any:
        return self.xl

    @property
    def text(self) -> str:
        return str(self.xl.getString())

    @property
    def font(self) -> Font:
        return Font(self, self.xl)

    @free
    def __getitem__(self, item: int | slice) -> Characters:
        if isinstance(item, slice):
            start, stop = item.start or 0, item.stop
            if start < 0 or (stop is not None and stop < 0):
                raise ValueError("Characters object does not support slicing with negative indexes")
            length = None if stop is None else stop - start
        else:
            start, length = item if item >= 0 else len(self.text) + item, 1
        return Characters(self._text, self._owner, self._start + start, length)
