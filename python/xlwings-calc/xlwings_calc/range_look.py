"""`xlwings.Range`, how it looks: colours, formats, sizes, alignment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import bridge, colors, sizes
from .addresses import MAX_COLUMNS, Area, rectangles
from .borders import Borders
from .font import Font
from .range_place import RangePlace

if TYPE_CHECKING:
    from collections.abc import Sequence

# LibreOffice's alignments; a distributed one is a justified one with a method.
_HORIZONTAL = {
    "general": ("STANDARD", 0),
    "left": ("LEFT", 0),
    "center": ("CENTER", 0),
    "right": ("RIGHT", 0),
    "fill": ("REPEAT", 0),
    "justify": ("BLOCK", 0),
    "distributed": ("BLOCK", 1),
}
_VERTICAL = {
    "bottom": (3, 0),
    "top": (1, 0),
    "center": (2, 0),
    "justify": (4, 0),
    "distributed": (4, 1),
}
LOOKED_AT = 100  # rows or columns behind the used ones whose sizes are still compared
_DEFAULT_VERTICAL = 0  # LibreOffice's standard, which is the bottom


class RangeLook(RangePlace):
    """The look of a range."""

    def uniform(self, name: str) -> Any:
        """Return a property that all cells of the range share; None when they differ."""
        xl = self.xl
        if xl is None:
            return None
        if len(self) == 1 or xl.getPropertyState(name).value != "AMBIGUOUS_VALUE":
            return xl.getPropertyValue(name)
        return None

    def set_look(self, name: str, value: Any) -> None:
        """Give all cells of the range a property."""
        if self.xl is not None:
            self.refuse_locked()
            self.xl.setPropertyValue(name, value)

    @property
    def color(self) -> colors.RGB | None:
        return colors.from_calc(self.uniform("CellBackColor"))

    @color.setter
    def color(self, color_or_rgb: str | int | Sequence[int] | None) -> None:
        self.set_look("CellBackColor", colors.to_calc(color_or_rgb))

    def set_colors(self, colors_of_cells: Sequence[Sequence[Any]]) -> None:
        """Colour cell by cell; `...` leaves a cell as it is."""
        self.refuse_locked()
        places: dict[int, set[tuple[int, int]]] = {}
        for down, row in enumerate(colors_of_cells):
            for right, color in enumerate(row):
                if color is not ...:
                    place = (self.area.row + down, self.area.column + right)
                    places.setdefault(colors.to_calc(color), set()).add(place)
        for color, cells in places.items():
            for area in rectangles(cells):
                self.at(area).xl.CellBackColor = color

    @property
    def font(self) -> Font:
        return Font(self, self.xl)

    @property
    def borders(self) -> Borders:
        return Borders(self)

    @property
    def number_format(self) -> str | None:
        if self.xl is None:
            return ""
        if len(self) == 1 or self.uniform("NumberFormat") is not None:
            return self.book.formats.code(self.xl.NumberFormat)
        return None

    @number_format.setter
    def number_format(self, value: str) -> None:
        self.set_look("NumberFormat", self.book.formats.key(value))

    @property
    def wrap_text(self) -> bool | None:
        return self.uniform("IsTextWrapped")  # type: ignore[no-any-return]

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.set_look("IsTextWrapped", bool(value))

    @property
    def horizontal_alignment(self) -> str | None:
        justify, method = self.uniform("HoriJustify"), self.uniform("HoriJustifyMethod")
        if justify is None or method is None:
            return None
        found = (justify.value, method if justify.value == "BLOCK" else 0)
        return next((name for name, pair in _HORIZONTAL.items() if pair == found), None)

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        if value not in _HORIZONTAL:
            message = f"Range.horizontal_alignment = {value!r} is not available in LibreOffice Calc"
            raise NotImplementedError(message)
        justify, method = _HORIZONTAL[value]
        self.set_look("HoriJustify", bridge.enum("table.CellHoriJustify", justify))
        self.set_look("HoriJustifyMethod", method)

    @property
    def vertical_alignment(self) -> str | None:
        justify, method = self.uniform("VertJustify"), self.uniform("VertJustifyMethod")
        if justify is None or method is None:
            return None
        if justify == _DEFAULT_VERTICAL:
            return "bottom"
        found = (justify, method if justify == _VERTICAL["justify"][0] else 0)
        return next((name for name, pair in _VERTICAL.items() if pair == found), None)

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        justify, method = _VERTICAL[value]
        self.set_look("VertJustify", justify)
        self.set_look("VertJustifyMethod", method)

    def adjust_indent(self, amount: int) -> None:
        self.refuse_locked()
        for _ in range(abs(amount)):
            if amount > 0:
                self.xl.incrementIndent()
            else:
                self.xl.decrementIndent()

    # Sizes

    @property
    def column_width(self) -> float | None:
        """In characters, as Excel counts them; None when the columns differ."""
        if self.xl is None:
            return 0
        widths = {sizes.characters(column.Width) for column in self._column_objects()}
        return widths.pop() if len(widths) == 1 else None

    @column_width.setter
    def column_width(self, value: float) -> None:
        if self.xl is not None:
            self.xl.Columns.Width = sizes.from_characters(value)

    @property
    def row_height(self) -> float | None:
        """In points; None when the rows differ."""
        if self.xl is None:
            return 0
        heights = {sizes.points(row.Height) for row in self._row_objects()}
        return heights.pop() if len(heights) == 1 else None

    @row_height.setter
    def row_height(self, value: float) -> None:
        if self.xl is not None:
            self.xl.Rows.Height = sizes.from_points(value)

    def _column_objects(self) -> list[Any]:
        columns = self.xl.Columns
        count = min(self.area.columns, max(self._beyond_used.columns, LOOKED_AT))
        return [columns.getByIndex(at) for at in range(count)]

    def _row_objects(self) -> list[Any]:
        rows = self.xl.Rows
        count = min(self.area.rows, max(self._beyond_used.rows, LOOKED_AT))
        return [rows.getByIndex(at) for at in range(count)]

    @property
    def _beyond_used(self) -> Area:
        """Return the range without the many rows and columns behind the last used ones, but one."""
        used = self.sheet.used_range.area
        rows = max(used.last_row - self.area.row + 2, 1)
        columns = max(used.last_column - self.area.column + 2, 1)
        return self.area._replace(rows=rows, columns=columns)

    @property
    def width(self) -> float:
        return 0 if self.xl is None else sizes.points(self.xl.Size.Width)

    @property
    def height(self) -> float:
        return 0 if self.xl is None else sizes.points(self.xl.Size.Height)

    @property
    def left(self) -> float:
        return 0 if self.xl is None else sizes.points(self.xl.Position.X)

    @property
    def top(self) -> float:
        return 0 if self.xl is None else sizes.points(self.xl.Position.Y)

    def autofit(self, axis: str | None = None) -> None:
        if self.xl is None:
            return
        used = self.used_part()
        if used is None:
            return
        xl = self.at(used).xl
        if axis in ("rows", "r", None):
            xl.Rows.OptimalHeight = True
        if axis in ("columns", "c", None):
            xl.Columns.OptimalWidth = True

    @property
    def row_hidden(self) -> bool | None:
        whole = self.at(self.area._replace(column=1, columns=MAX_COLUMNS))
        visible: set[int] = set()
        for address in whole.xl.queryVisibleCells().RangeAddresses:
            visible.update(range(address.StartRow, address.EndRow + 1))
        return _all_or_none(len(visible), self.area.rows)

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self.xl.Rows.IsVisible = not value

    @property
    def column_hidden(self) -> bool | None:
        columns = self.xl.Columns
        count = self.area.columns
        visible = sum(bool(columns.getByIndex(at).IsVisible) for at in range(count))
        return _all_or_none(visible, count)

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        self.xl.Columns.IsVisible = not value

    def group(self, by: str) -> None:
        self.sheet.xl.group(self.xl.RangeAddress, _orientation(by))

    def ungroup(self, by: str) -> None:
        self.sheet.xl.ungroup(self.xl.RangeAddress, _orientation(by))

    # Merged cells

    @property
    def merge_cells(self) -> bool | None:
        """True if the cells are merged; None when only some are."""
        if self.xl is None or not self.xl.getIsMerged():
            return False
        merged: Area = self.merge_area.area
        return True if merged.overlap(self.area) == self.area else None

    @property
    def merge_area(self) -> Any:
        cursor = self.sheet.xl.createCursorByRange(
            self.at(self.area._replace(rows=1, columns=1)).xl
        )
        cursor.collapseToMergedArea()
        found = cursor.RangeAddress
        rows = found.EndRow - found.StartRow + 1
        columns = found.EndColumn - found.StartColumn + 1
        return self.at(Area(found.StartRow + 1, found.StartColumn + 1, rows, columns))

    def merge(self, across: bool = False) -> None:
        self.refuse_locked()
        self.unmerge()
        for at in range(self.area.rows if across else 1):
            part = self.area._replace(row=self.area.row + at, rows=1) if across else self.area
            self.at(part).xl.merge(True)

    def unmerge(self) -> None:
        self.refuse_locked()
        self.xl.merge(False)


def _all_or_none(visible: int, count: int) -> bool | None:
    if visible == count:
        return False
    return True if visible == 0 else None


def _orientation(by: str) -> Any:
    value = "COLUMNS" if by.startswith("c") else "ROWS"
    return bridge.enum("table.TableOrientation", value)
