"""`xlwings.Range`, where it is: address, size, neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from xlwings import base_classes

from .addresses import MAX_COLUMNS, MAX_ROWS, Area, format_area, quoted
from .base import CalcObject, free
from .errors import CalcError
from .office import Office

if TYPE_CHECKING:
    from .book import Book
    from .sheet import Sheet

_DIRECTIONS = {
    "d": (1, 0),
    "down": (1, 0),
    "u": (-1, 0),
    "up": (-1, 0),
    "r": (0, 1),
    "right": (0, 1),
    "l": (0, -1),
    "left": (0, -1),
}


class RangePlace(CalcObject, base_classes.Range):
    """A block of cells at a fixed place; it may be empty (no rows or no columns)."""

    def __init__(self, sheet: Sheet, area: Area) -> None:
        self._sheet = sheet
        self.area = area
        self.options: dict[str, Any] = {}
        self.arg1_input = ""

    @free
    def at(self, area: Area) -> Self:
        """Return the range at another place on the same sheet."""
        return type(self)(self._sheet, area)

    @property
    @free
    def office(self) -> Office:
        return self._sheet.office

    @property
    @free
    def sheet(self) -> Sheet:
        return self._sheet

    @property
    @free
    def book(self) -> Book:
        return self._sheet.book

    @property
    @free
    def xl(self) -> Any:
        """LibreOffice's object for these cells; None for an empty block."""
        return None if self.is_empty else self._sheet.cells_of(self.area)

    @property
    @free
    def is_empty(self) -> bool:
        """True for a block without rows or columns."""
        return not self.area.rows or not self.area.columns

    @property
    def api(self) -> Any:
        return self.xl

    @property
    @free
    def cell(self) -> Any:
        """LibreOffice's object for the first cell."""
        return self._sheet.xl.getCellByPosition(self.area.column - 1, self.area.row - 1)

    @property
    @free
    def coords(self) -> tuple[Any, int, int, int, int]:
        return (self._sheet.xl, *self.area)

    @property
    @free
    def row(self) -> int:
        return self.area.row

    @property
    @free
    def column(self) -> int:
        return self.area.column

    @property
    @free
    def shape(self) -> tuple[int, int]:
        return self.area.rows, self.area.columns

    @free
    def __len__(self) -> int:
        return self.area.rows * self.area.columns

    @free
    def __call__(self, *args: int) -> Self:
        """Return the cell at a place counted from 1 within the range, or beyond it."""
        if len(args) == 1:
            down, right = divmod(args[0] - 1, self.area.columns)
        elif len(args) == 2:
            down, right = args[0] - 1, args[1] - 1
        else:
            raise ValueError("Invalid arguments")
        row, column = self.area.row + down, self.area.column + right
        if not (1 <= row <= MAX_ROWS and 1 <= column <= MAX_COLUMNS):
            raise IndexError(f"there is no cell {args} from {self.address}")
        return self.at(Area(row, column, 1, 1))

    @property
    @free
    def rows(self) -> Self:
        return self

    @property
    @free
    def columns(self) -> Self:
        return self

    @property
    @free
    def address(self) -> str:
        return format_area(self.area)

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        text = format_area(self.area, row_absolute=row_absolute, column_absolute=col_absolute)
        if not external:
            return text
        return f"{quoted(f'[{self.book.name}]{self._sheet.name}')}!{text}"

    @property
    def current_region(self) -> Self:
        cursor = self._sheet.xl.createCursorByRange(self.xl)
        cursor.collapseToCurrentRegion()
        return self.at(Area.of(cursor.RangeAddress))

    def end(self, direction: str) -> Self:
        """Return the last cell of a run of filled cells, as Ctrl and an arrow key find it."""
        if direction not in _DIRECTIONS:
            raise ValueError(f"direction must be one of {sorted(_DIRECTIONS)}, not {direction!r}")
        down, right = _DIRECTIONS[direction]
        used = self._sheet.used_range.area
        row, column = self.area.row, self.area.column
        if down > 0:
            line = Area(row, column, max(used.last_row - row + 1, 1), 1)
        elif down < 0:
            line = Area(1, column, row, 1)
        elif right > 0:
            line = Area(row, column, 1, max(used.last_column - column + 1, 1))
        else:
            line = Area(row, 1, 1, column)
        texts = [text for texts in self.at(line).xl.getFormulaArray() for text in texts]
        filled = [bool(text) for text in (texts if down + right > 0 else reversed(texts))]
        steps = _run_end(filled)
        if steps is None:
            last = (MAX_ROWS - row) if down > 0 else (MAX_COLUMNS - column)
            steps = last if down + right > 0 else len(filled) - 1
        return self.at(Area(row + down * steps, column + right * steps, 1, 1))

    def select(self) -> None:
        self._sheet.activate()
        self.book.xl.CurrentController.select(self.xl)

    def used_part(self) -> Area | None:
        """Return the part of the range within the sheet's used cells."""
        return self.area.overlap(self._sheet.used_range.area)

    def refuse_locked(self) -> None:
        """Raise when a cell of the range is locked on a protected sheet.

        LibreOffice itself refuses some changes there, does others, and says nothing.
        """
        if not self._sheet.xl.isProtected() or self.xl is None:
            return
        if any(part.CellProtection.IsLocked for part in uniform_parts(self.xl)):
            message = f"{self.address} on the protected sheet {self._sheet.name} has locked cells"
            raise CalcError(message)


def uniform_parts(xl: Any) -> list[Any]:
    """Return the parts of a range within which all cells are formatted alike."""
    parts = xl.getUniqueCellFormatRanges()
    return [parts.getByIndex(at) for at in range(parts.Count)]


def _run_end(filled: list[bool]) -> int | None:
    """Count the cells that Ctrl and an arrow key go from the first of these; None: to the edge."""
    if len(filled) > 1 and filled[0] and filled[1]:
        return next((at - 1 for at, full in enumerate(filled) if not full), len(filled) - 1)
    return next((at for at, full in enumerate(filled) if full and at), None)
