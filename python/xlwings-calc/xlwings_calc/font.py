"""`Range.font`, and the font of some characters of a cell or a shape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from xlwings import base_classes

from . import bridge, colors
from .base import CalcObject, engine_class, free
from .office import Office

_NORMAL, _BOLD = 100.0, 150.0
# The same look for Latin, Chinese-Japanese-Korean and complex scripts, as Excel has it.
_SCRIPTS = ("", "Asian", "Complex")


class Owner(Protocol):
    """The owner of a font: cells, a shape, or characters of either."""

    @property
    def office(self) -> Office: ...

    def refuse_locked(self) -> None: ...


@engine_class
class Font(CalcObject, base_classes.Font):
    """A font; what differs among the cells is None."""

    def __init__(self, owner: Owner, xl: Any) -> None:
        self._owner = owner
        self.xl = xl

    @property
    @free
    def office(self) -> Office:
        return self._owner.office

    @property
    @free
    def api(self) -> Any:
        return self.xl

    def _get(self, name: str) -> Any:
        if self.xl.getPropertyState(name).value == "AMBIGUOUS_VALUE":
            return None
        return self.xl.getPropertyValue(name)

    def _set(self, name: str, value: Any, *, scripts: bool = True) -> None:
        self._owner.refuse_locked()
        for script in _SCRIPTS if scripts else _SCRIPTS[:1]:
            self.xl.setPropertyValue(name + script, value)

    @property
    def bold(self) -> bool | None:
        weight = self._get("CharWeight")
        return None if weight is None else bool(weight > _NORMAL)

    @bold.setter
    def bold(self, value: bool) -> None:
        self._set("CharWeight", _BOLD if value else _NORMAL)

    @property
    def italic(self) -> bool | None:
        slant = self._get("CharPosture")
        return None if slant is None else slant.value != "NONE"

    @italic.setter
    def italic(self, value: bool) -> None:
        slant = bridge.enum("awt.FontSlant", "ITALIC" if value else "NONE")
        self._set("CharPosture", slant)

    @property
    def size(self) -> float | None:
        size = self._get("CharHeight")
        return None if size is None else float(size)

    @size.setter
    def size(self, value: float) -> None:
        self._set("CharHeight", float(value))

    @property
    def color(self) -> colors.RGB | None:
        """The colour; black where LibreOffice chooses it automatically."""
        color = self._get("CharColor")
        return None if color is None else colors.from_calc(color) or (0, 0, 0)

    @color.setter
    def color(self, color_or_rgb: str | int | Sequence[int] | None) -> None:
        self._set("CharColor", colors.to_calc(color_or_rgb), scripts=False)

    @property
    def name(self) -> str | None:
        name = self._get("CharFontName")
        return None if name is None else str(name)

    @name.setter
    def name(self, value: str) -> None:
        self._set("CharFontName", value)
