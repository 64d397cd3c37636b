"""`Range.borders`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from . import bridge, colors
from .base import CalcObject, engine_class, free
from .office import Office

if TYPE_CHECKING:
    from .range_look import RangeLook

_UNSET = base_classes._UNSET
_GRID: tuple[str, ...] = base_classes.BORDER_GRID_SIDES

# com.sun.star.table.BorderLineStyle
_STYLES = {
    "continuous": 0,
    "dot": 1,
    "dash": 2,
    "double": 3,
    "dash_dot": 16,
    "dash_dot_dot": 17,
}
_STYLE_NAMES = {number: name for name, number in _STYLES.items()} | {14: "dash"}
# Widths in hundredths of a millimetre: Excel's hairline, thin, medium and thick.
_WEIGHTS = {"hairline": 2, "thin": 26, "medium": 53, "thick": 79}
# Excel draws its broken lines no thicker than this and keeps the style.
_HEAVIEST = {"dot": "thin", "dash": "medium", "dash_dot": "medium", "dash_dot_dot": "medium"}
_TABLE_LINES = {
    "edge_top": "TopLine",
    "edge_bottom": "BottomLine",
    "edge_left": "LeftLine",
    "edge_right": "RightLine",
    "inside_vertical": "VerticalLine",
    "inside_horizontal": "HorizontalLine",
}
_DIAGONALS = {"diagonal_down": "DiagonalTLBR2", "diagonal_up": "DiagonalBLTR2"}


def _drawn(line: Any, other: Any) -> Any:
    """Of the two cells' lines at the same place the one that is there."""
    return line if line.LineWidth or line.OuterLineWidth else other


@engine_class
class Border(CalcObject, base_classes.Border):
    """One side of a range, or its inner lines, or a diagonal."""

    def __init__(self, owner: RangeLook, side: str) -> None:
        self._owner = owner
        self._side = side

    @property
    @free
    def office(self) -> Office:
        return self._owner.office

    @property
    def api(self) -> Any:
        """The line as a LibreOffice `BorderLine2`."""
        return self.line

    @property
    def line(self) -> Any:
        """The line that the range has on this side: that of the first cell which has the side."""
        owner = self._owner
        first = owner(1, 1)
        if self._side in _DIAGONALS:
            return first.xl.getPropertyValue(_DIAGONALS[self._side])
        rows, columns = owner.shape
        if self._side == "edge_bottom":
            return owner(rows, 1).xl.BottomBorder2
        if self._side == "edge_right":
            return owner(1, columns).xl.RightBorder2
        if self._side == "inside_vertical" and columns > 1:
            return _drawn(first.xl.RightBorder2, owner(1, 2).xl.LeftBorder2)
        if self._side == "inside_horizontal" and rows > 1:
            return _drawn(first.xl.BottomBorder2, owner(2, 1).xl.TopBorder2)
        if self._side.startswith("inside"):
            return bridge.struct("table.BorderLine2")
        return first.xl.TopBorder2 if self._side == "edge_top" else first.xl.LeftBorder2

    @line.setter
    def line(self, line: Any) -> None:
        owner = self._owner
        owner.refuse_locked()
        if self._side in _DIAGONALS:
            owner.xl.setPropertyValue(_DIAGONALS[self._side], line)
            return
        name = _TABLE_LINES[self._side]
        border = bridge.struct("table.TableBorder2")
        setattr(border, name, line)
        setattr(border, f"Is{name}Valid", True)
        owner.xl.TableBorder2 = border

    @property
    def line_style(self) -> str:
        line = self.line
        if not line.LineWidth and not line.OuterLineWidth:
            return "none"
        return _STYLE_NAMES.get(line.LineStyle, "continuous")

    @line_style.setter
    def line_style(self, value: str | None) -> None:
        self.set(line_style=value)

    @property
    def weight(self) -> str:
        width = self.line.LineWidth or _WEIGHTS["thin"]
        return min(_WEIGHTS, key=lambda name: abs(_WEIGHTS[name] - width))

    @weight.setter
    def weight(self, value: str) -> None:
        self.set(weight=value)

    @property
    def color(self) -> colors.RGB | None:
        if self.line_style == "none":
            return None
        if self._side in _DIAGONALS and len(self._owner) > 1:
            return None  # as in Excel
        return colors.from_calc(self.line.Color)

    @color.setter
    def color(self, color_or_rgb: Sequence[int]) -> None:
        self.set(color=color_or_rgb)

    def set(self, *, line_style: Any = _UNSET, weight: Any = _UNSET, color: Any = _UNSET) -> None:
        """Change what is given; a side without a line gets a thin continuous one first."""
        if line_style is not _UNSET and line_style is None:
            self.line = bridge.struct("table.BorderLine2")
            return
        style = self.line_style if line_style is _UNSET else line_style
        style = "continuous" if style == "none" else style
        if style not in _STYLES:
            message = f"Border.line_style = {style!r} is not available in LibreOffice Calc"
            raise NotImplementedError(message)
        wanted = self.weight if weight is _UNSET else weight
        width = min(_WEIGHTS[wanted], _WEIGHTS[_HEAVIEST.get(style, "thick")])
        number = self.line.Color if color is _UNSET else colors.to_calc(color)
        self.line = bridge.struct(
            "table.BorderLine2",
            Color=number,
            LineStyle=_STYLES[style],
            LineWidth=width,
            OuterLineWidth=width,
        )


@engine_class
class Borders(CalcObject, base_classes.Borders):
    """All sides of a range."""

    def __init__(self, parent: RangeLook) -> None:
        self.parent = parent

    @property
    @free
    def office(self) -> Office:
        return self.parent.office

    @property
    def api(self) -> Any:
        return self.parent.xl.TableBorder2

    @free
    def __getitem__(self, side: str) -> Border:
        return Border(self.parent, side)

    def _present_sides(self) -> list[str]:
        """Return the grid's sides that a range of this size has."""
        rows, columns = self.parent.shape
        missing = {"inside_vertical"} if columns == 1 else set()
        missing |= {"inside_horizontal"} if rows == 1 else set()
        return [side for side in _GRID if side not in missing]

    def _common(self, name: str) -> Any:
        values = {getattr(self[side], name) for side in self._present_sides()}
        return values.pop() if len(values) == 1 else None

    @property
    def line_style(self) -> str | None:
        return self._common("line_style")  # type: ignore[no-any-return]

    @line_style.setter
    def line_style(self, value: str | None) -> None:
        self.set(_GRID, line_style=value)

    @property
    def weight(self) -> str | None:
        return self._common("weight")  # type: ignore[no-any-return]

    @weight.setter
    def weight(self, value: str) -> None:
        self.set(_GRID, weight=value)

    @property
    def color(self) -> colors.RGB | None:
        return self._common("color")  # type: ignore[no-any-return]

    @color.setter
    def color(self, color_or_rgb: Sequence[int]) -> None:
        self.set(_GRID, color=color_or_rgb)

    def set(
        self,
        which: Sequence[str] = _GRID,
        *,
        line_style: Any = _UNSET,
        weight: Any = _UNSET,
        color: Any = _UNSET,
    ) -> None:
        for side in which:
            self[side].set(line_style=line_style, weight=weight, color=color)

    def clear(self, which: Sequence[str] = base_classes.BORDER_SIDES) -> None:
        self.set(which, line_style=None)
