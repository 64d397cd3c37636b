"""`xlwings.Sheet`."""

from __future__ import annotations

from numbers import Number
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from . import bridge
from .addresses import MAX_COLUMNS, MAX_ROWS, Area, parse_area, quoted, split_sheet
from .base import CalcObject, engine_class, free
from .errors import CalcError
from .freeze_panes import FreezePanes
from .kept import KeptCells
from .names import Names
from .notes import Note
from .office import Office
from .page_setup import PageSetup
from .pictures import Pictures
from .range import Range
from .shapes import Shapes
from .tables import Tables, find_table_range

if TYPE_CHECKING:
    from .book import Book

Cell = Range | str | tuple[int, ...] | int
WHOLE = Area(1, 1, MAX_ROWS, MAX_COLUMNS)


@engine_class
class Sheet(CalcObject, base_classes.Sheet):
    """One sheet."""

    def __init__(self, book: Book, xl: Any) -> None:
        self._book = book
        self._xl = xl
        self._cells = KeptCells()

    @property
    @free
    def xl(self) -> Any:
        """LibreOffice's sheet object.

        It is a range over all cells, and like any range it shrinks when cells are deleted: then it
        would count its cells from the wrong corner, so it is fetched anew.
        """
        if Area.of(self._xl.RangeAddress) != WHOLE:
            self._xl = self._book.kept.sheets.getByName(self._xl.Name)
        return self._xl

    @free
    def cells_of(self, area: Area) -> Any:
        """Return LibreOffice's object for a block of cells."""
        return self._cells.at(area) or self._cells.fetch(self.xl, area)

    @property
    @free
    def office(self) -> Office:
        return self._book.office

    @property
    @free
    def book(self) -> Book:
        return self._book

    @property
    def api(self) -> Any:
        """LibreOffice's sheet object."""
        return self.xl

    @property
    def name(self) -> str:
        return str(self._xl.Name)  # right even where its cells have shrunk

    @name.setter
    def name(self, value: str) -> None:
        self._book.refuse_locked_structure()
        old = self.xl.Name
        if value.lower() != old.lower() and value.lower() in self._names_in_use():
            raise ValueError(f"Sheet named '{value}' already present in workbook")
        self.xl.Name = value
        lines = self._book.memory.gridlines
        if old in lines:
            lines[value] = lines.pop(old)

    def _names_in_use(self) -> set[str]:
        return {name.lower() for name in self._book.kept.sheets.ElementNames}

    @property
    def index(self) -> int:
        return int(self.xl.RangeAddress.Sheet) + 1

    @property
    @free
    def names(self) -> Names:
        return Names(self._book, self)

    @property
    @free
    def tables(self) -> Tables:
        return Tables(self)

    @property
    @free
    def shapes(self) -> Shapes:
        return Shapes(self)

    @property
    @free
    def pictures(self) -> Pictures:
        return Pictures(self)

    @property
    @free
    def page_setup(self) -> PageSetup:
        return PageSetup(self)

    @property
    @free
    def freeze_panes(self) -> FreezePanes:
        return FreezePanes(self)

    @property
    @free
    def pivot_tables(self) -> Any:
        """xlwings' own base class has no such member, so the gap is named here."""
        raise NotImplementedError("Sheet.pivot_tables is not available in LibreOffice Calc")

    @property
    def notes(self) -> list[Note]:
        places = [note.Position for note in self.xl.Annotations]
        return [Note(self, place.Row + 1, place.Column + 1) for place in places]

    # Cells

    def range(self, arg1: Cell, arg2: Cell | None = None) -> Range:
        """Return the cells between two corners, or one block given as text, a name, or numbers."""
        if isinstance(arg1, tuple) and len(arg1) == 4:
            return Range(self, Area(*arg1))
        if isinstance(arg1, Number) and isinstance(arg2, Number):
            arg1, arg2 = (int(arg1), int(arg2)), None
        first = self._corner(arg1)
        if arg2 is not None:
            second = self._corner(arg2)
            first = Range(self, Area.spanning(first.area, second.area))
        if isinstance(arg1, str):
            first.arg1_input = arg1
        return first

    def _corner(self, corner: Cell) -> Range:
        if isinstance(corner, Range):
            return corner
        if isinstance(corner, str):
            return self._by_text(corner)
        if not isinstance(corner, tuple) or len(corner) != 2:
            raise ValueError(f"no cell is named by {corner!r}")
        row, column = corner
        if row == 0 or column == 0:
            message = "Attempted to access 0-based Range. xlwings/Excel Ranges are 1-based."
            raise IndexError(message)
        if not (1 <= row <= MAX_ROWS and 1 <= column <= MAX_COLUMNS):
            raise IndexError(f"there is no cell {corner}")
        return Range(self, Area(row, column, 1, 1))

    def _by_text(self, text: str) -> Range:
        name, address = split_sheet(text)
        sheet = self if name is None else self._book.sheets(name)
        area = parse_area(address)
        if area is not None:
            return Range(sheet, area)
        found = sheet.names.range_of(address) or self._book.names.range_of(address)
        found = found or find_table_range(self._book, address)
        if found is None or (found.sheet.name != sheet.name):
            raise CalcError(f"Sheet.range: {text!r} is no address or name on the sheet {self.name}")
        return found

    @property
    @free
    def cells(self) -> Range:
        return Range(self, Area(1, 1, MAX_ROWS, MAX_COLUMNS))

    @property
    def used_range(self) -> Range:
        cursor = self.xl.createCursor()
        cursor.gotoEndOfUsedArea(False)
        cursor.gotoStartOfUsedArea(True)
        return Range.from_address(self, cursor.RangeAddress)

    def clear_contents(self) -> None:
        self.cells.clear_contents()

    def clear_formats(self) -> None:
        self.cells.clear_formats()

    def clear(self) -> None:
        self.cells.clear()

    def autofit(self, axis: str | None = None) -> None:
        self.used_range.autofit(axis)

    # The sheet among the others

    def activate(self) -> None:
        if not self.xl.IsVisible:
            raise CalcError(f"Sheet.activate: the sheet {self.name} is hidden")
        controller = self._book.xl.CurrentController
        controller.setActiveSheet(self.xl)
        self._show_own_gridlines()

    select = activate

    def delete(self) -> None:
        self._book.refuse_locked_structure()
        sheets = self._book.kept.sheets
        if sheets.Count == 1:
            raise CalcError("Sheet.delete: a book keeps at least one sheet")
        for table in list(self.tables):
            table.forget()
        sheets.removeByName(self.name)

    def copy(self, before: Sheet | None, after: Sheet | None) -> None:
        target = before or after
        assert target is not None
        target.book.refuse_locked_structure()
        position = target.index - (1 if before is not None else 0)
        name = self._copy_name(target.book)
        sheets = target.book.kept.sheets
        if target.book is self._book:
            sheets.copyByName(self.name, name, position)
        else:
            position = sheets.importSheet(self._book.xl, self.name, position)
            sheets.getByIndex(position).Name = name
        Sheet(target.book, sheets.getByName(name)).activate()

    def _copy_name(self, book: Book) -> str:
        taken = {name.lower() for name in book.kept.sheets.ElementNames}
        if book is not self._book and self.name.lower() not in taken:
            return self.name
        number = 2
        while f"{self.name[:27]} ({number})".lower() in taken:
            number += 1
        return f"{self.name[:27]} ({number})"

    def move(self, before: Sheet | None, after: Sheet | None) -> None:
        self._book.refuse_locked_structure()
        target = before or after
        assert target is not None
        position = target.index - (1 if before is not None else 0)
        self._book.kept.sheets.moveByName(self.name, position)

    @property
    def visible(self) -> bool:
        return bool(self.xl.IsVisible)

    @visible.setter
    def visible(self, value: bool) -> None:
        self._book.refuse_locked_structure()
        if not value and self.xl.IsVisible:
            sheets = self._book.sheets
            if not any(sheet.visible for sheet in sheets if sheet.name != self.name):
                raise CalcError("Sheet.visible: a book keeps at least one visible sheet")
        self.xl.IsVisible = bool(value)

    @property
    def show_gridlines(self) -> bool:
        """True if the sheet's grid is shown.

        LibreOffice's window has one switch for all sheets: it is set anew each time a sheet is
        activated through xlwings.
        """
        self._refuse_hidden("show_gridlines")
        return self._book.memory.gridlines.get(self.name, True)

    @show_gridlines.setter
    def show_gridlines(self, value: bool) -> None:
        self._refuse_hidden("show_gridlines")
        self._book.memory.gridlines[self.name] = bool(value)
        if self._book.sheets.active.name == self.name:
            self._show_own_gridlines()

    def _refuse_hidden(self, name: str) -> None:
        if not self.xl.IsVisible:
            message = (
                f"Sheet.{name}: hidden sheets can't be activated. Set sheet.visible = True first."
            )
            raise ValueError(message)

    def _show_own_gridlines(self) -> None:
        lines = self._book.memory.gridlines
        if lines:
            self._book.xl.CurrentController.ShowGrid = lines.get(self.name, True)

    def to_html(self, path: str) -> None:
        options = bridge.properties(FilterName="HTML (StarCalc)")
        self._book.xl.storeToURL(bridge.url(path), options)

    @free
    def __repr__(self) -> str:
        return f"<calc sheet {quoted(str(self.xl.Name))}>"
