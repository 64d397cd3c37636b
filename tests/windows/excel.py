"""A stand-in for Excel: the object model as far as xlwings' Windows engine uses it. It is no Excel.

It does not calculate, runs no VBA, and opens no file as Excel would. What it does not play raises
``NotPlayed`` with the name, so that nothing is played by accident. Its ways are in ``rules.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tests.windows.engine import ComError, DispatchStandIn, windows_engine
from tests.windows.excel_cells import is_long, take, value_of
from tests.windows.rules import CALL_FAILED, GONE, Rules, refusal
from tests.windows.workbook_file import (
    MAIN,
    ErrorValue,
    StoredCell,
    StoredFile,
    StoredSheet,
    corners,
)
from tests.windows.workbook_save import save

LINE_HEIGHT = 15.0
READ_ONLY = False
"""As books are opened now."""


class NotPlayed(Exception):
    """The product uses something that the stand-in does not play: add it there."""


class ComObject(DispatchStandIn):
    """An object of Excel. Unknown members name themselves."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        raise NotPlayed(f"{type(self).__name__}.{name}")


def bare(thing: Any) -> Any:
    """The object inside xlwings' wrapper."""
    return thing.__dict__.get("_inner", thing)


class Collection(ComObject):
    """A collection: by number from 1, or by name."""

    def __init__(self, items: list[Any]) -> None:
        self.items = items

    @property
    def Count(self) -> int:
        return len(self.items)

    def Item(self, key: int | str) -> Any:
        if isinstance(key, int) and 1 <= key <= len(self.items):
            return self.items[key - 1]
        for one in self.items:
            if isinstance(key, str) and one.Name.lower() == key.lower():
                return one
        raise refusal("Subscript out of range", CALL_FAILED)

    __call__ = Item

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items)


class Lines(ComObject):
    """The rows or columns of a range."""

    def __init__(self, cells: Range, count: int) -> None:
        self.cells, self.Count = cells, count

    def AutoFit(self) -> None:
        self.cells.change_of("AutoFit")


class WholeRows(ComObject):
    """The rows of a range in their full length."""

    def __init__(self, cells: Range) -> None:
        self.__dict__["cells"] = cells

    def __setattr__(self, name: str, value: Any) -> None:
        if name != "Hidden":
            raise NotPlayed(f"EntireRow.{name} =")
        cells = self.cells
        cells.change_of("Hidden")
        rows = {r for r in cells.numbers if not cells.sheet.filtered_out(r)}
        hidden = cells.sheet.data.hidden
        cells.sheet.data.hidden = hidden | rows if value else hidden - rows
        cells.sheet.data.touched = True


class Range(ComObject):
    """A block of cells."""

    def __init__(self, sheet: Sheet, top: int, left: int, bottom: int, right: int) -> None:
        self.sheet, self.Row, self.Column, self.bottom, self.right = sheet, top, left, bottom, right
        self.numbers = range(top, bottom + 1)
        self.columns = range(left, right + 1)
        self.Worksheet = self.Parent = sheet
        self.EntireRow = WholeRows(self)
        self.Rows = Lines(self, len(self.numbers))
        self.Columns = Lines(self, len(self.columns))
        self.Count = len(self.numbers) * len(self.columns)

    def __call__(self, row: int, col: int) -> Range:
        return self.sheet.Cells(self.Row + row - 1, self.Column + col - 1)

    def change_of(self, member: str) -> None:
        """Refuse what a locked sheet refuses whatever the locks of its cells."""
        self.sheet.book.rules.about_to(member, self)
        if self.sheet.ProtectContents and self.sheet.book.rules.locks:
            raise refusal(f"{member} method of Range class failed")

    def stored(self) -> Iterator[StoredCell]:
        for r in self.numbers:
            for c in self.columns:
                yield self.sheet.cell(r, c)

    def _block(self, one: Callable[[StoredCell], object]) -> object:
        block = tuple(tuple(one(self.sheet.cell(r, c)) for c in self.columns) for r in self.numbers)
        return block[0][0] if self.Count == 1 else block

    @property
    def Height(self) -> float:
        return LINE_HEIGHT * sum(r not in self.sheet.data.hidden for r in self.numbers)

    @property
    def Formula(self) -> object:
        return self._block(lambda cell: cell.formula or _as_typed(cell))

    @property
    def Value(self) -> object:
        return self._block(lambda cell: value_of(cell, self.sheet.book.rules))

    @Value.setter
    def Value(self, data: Any) -> None:
        rules, sheet = self.sheet.book.rules, self.sheet
        rules.about_to("Value", self)
        if sheet.ProtectContents and rules.locks and any(cell.locked for cell in self.stored()):
            raise refusal("The cell you're trying to change is on a protected sheet.")
        if not isinstance(data, list | tuple):
            data = [[data] * len(self.columns)] * len(self.numbers)
        elif not isinstance(data[0], list | tuple):
            data = [data] * len(self.numbers)
        for value in (one for line in data for one in line):
            self._must_be_taken(value)
        filtered = rules.filtered_rows and any(map(sheet.filtered_out, self.numbers))
        for r in self.numbers:
            if filtered and sheet.filtered_out(r):
                continue
            line = data[0] if filtered else data[r - self.Row] if r - self.Row < len(data) else []
            for c in self.columns:
                at = c - self.Column
                cell = sheet.cell(r, c)
                take(cell, line[at] if at < len(line) else ErrorValue("#N/A"), rules)
                sheet.touch(cell)

    def _must_be_taken(self, value: object) -> None:
        rules = self.sheet.book.rules
        too_long = isinstance(value, str) and len(value) - value.startswith("'") > rules.max_text
        if too_long or (rules.long_ints == "refuse" and is_long(value)):
            raise refusal()

    def ClearContents(self) -> None:
        self.sheet.book.rules.about_to("ClearContents", self)
        for cell in self.stored():
            cell.value = cell.formula = None
            self.sheet.touch(cell)

    def AutoFill(self, Destination: Any, Type: int = 0) -> None:
        self.change_of("AutoFill")
        for r in bare(Destination).numbers:
            if r in self.numbers or self.sheet.filtered_out(r):
                continue
            for c in bare(Destination).columns:
                source = self.sheet.cell(self.Row, c)
                made = StoredCell(
                    source.value, source.formula, source.format, source.locked, source.style
                )
                self.sheet.data.cells[r, c] = made
                self.sheet.touch(made)

    def AutoFilter(self, Field: int, Criteria1: Any = None, Operator: int | None = None) -> None:
        self.sheet.book.rules.about_to("AutoFilter", self)
        table = next(t for t in self.sheet.tables if t.data.top == self.Row)
        table.filter(Field, Criteria1)


def _as_typed(cell: StoredCell) -> object:
    return "" if cell.value is None else cell.value


class PageSetup(ComObject):
    """The page of a sheet: its printed area, without the name of the sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.__dict__["sheet"] = sheet

    @property
    def PrintArea(self) -> str:
        areas = self.sheet.book.data.print_areas
        return areas.get(self.sheet.Index - 1, "").rpartition("!")[2]

    def __setattr__(self, name: str, value: str) -> None:
        if name != "PrintArea":
            raise NotPlayed(f"PageSetup.{name} =")
        self.sheet.book.rules.about_to(name, self)
        areas = self.sheet.book.data.print_areas
        areas[self.sheet.Index - 1] = f"'{self.sheet.Name}'!{value}"


class Sheet(ComObject):
    """A worksheet."""

    def __init__(self, book: Workbook, data: StoredSheet, index: int) -> None:
        from tests.windows.excel_table import ListObject

        self.book, self.data, self.Name, self.Index = book, data, data.name, index
        self.Parent, self.PageSetup = book, PageSetup(self)
        self.tables = [ListObject(self, table) for table in data.tables]
        self.ListObjects = Collection(self.tables)

    @property
    def ProtectContents(self) -> bool:
        return self.data.protected

    def Protect(self, *_words: Any, **_names: Any) -> None:
        self.book.rules.about_to("Protect", self)
        self.data.protected = self.data.touched = True

    def Unprotect(self, *_words: Any) -> None:
        self.book.rules.about_to("Unprotect", self)
        self.data.protected, self.data.touched = False, True

    def Activate(self) -> None:
        self.book.rules.about_to("Activate", self)

    def Cells(self, row: int, col: int) -> Range:
        return Range(self, row, col, row, col)

    def Range(self, first: Any, last: Any = None) -> Range:
        if isinstance(first, str):
            return Range(self, *corners(first))
        first = bare(first)
        last = first if last is None else bare(last)
        return Range(self, first.Row, first.Column, last.bottom, last.right)

    def cell(self, row: int, col: int) -> StoredCell:
        return self.data.cells.setdefault((row, col), StoredCell())

    def touch(self, cell: StoredCell) -> None:
        cell.changed = self.data.touched = True

    def person_types(self, row: int, col: int, value: object) -> None:
        """Type into any cell."""
        self.cell(row, col).value = value
        self.touch(self.cell(row, col))

    def filtered_out(self, row: int) -> bool:
        """Tell whether a filter hides a row; one that was hidden by hand is written like any other."""
        return row in self.data.hidden and any(
            t.data.filtered and t.data.top < row <= t.data.bottom for t in self.tables
        )


class Name(ComObject):
    """A defined name."""

    def __init__(self, book: Workbook, name: str, text: str) -> None:
        self.book, self.Name, self.RefersTo = book, name, "=" + text

    @property
    def RefersToRange(self) -> Range:
        tab, _, cells = self.RefersTo[1:].rpartition("!")
        if "#REF" in self.RefersTo:
            raise refusal()
        return Range(self.book.sheet(tab.strip("'").replace("''", "'")), *corners(cells))


class Workbooks(Collection):
    """The open workbooks of an Excel."""

    def __init__(self, application: Application) -> None:
        super().__init__([])
        self.application = application

    def Open(self, Filename: str, *_words: Any) -> Workbook:
        self.application.rules.about_to("Open", self)
        return Workbook(Path(Filename), self.application.rules, self.application)


class Application(ComObject):
    """Excel itself."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.Name, self.Version, self.Hwnd = "Microsoft Excel", "16.0", 0
        self.StatusBar: object = False
        self.Cursor, self.AutomationSecurity = -4143, 1
        self.Interactive = self.ScreenUpdating = self.DisplayAlerts = True
        self.Visible = self.UserControl = True
        self.Workbooks = Workbooks(self)
        self.ProtectedViewWindows = Collection([])
        self.running = True

    def Quit(self) -> None:
        self.running = False
        for book in list(self.Workbooks.items):
            book.leave()


class Workbook(ComObject):
    """An open workbook."""

    def __init__(
        self, path: Path, rules: Rules | None = None, application: Application | None = None
    ) -> None:
        self.rules = rules or Rules()
        self.data = StoredFile(path)
        self.FullName, self.Name, self.Path = str(path), path.name, str(path.parent)
        self.FileFormat, self.ReadOnly, self.saves = 52, READ_ONLY, 0
        self.Application = application or Application(self.rules)
        self.Application.Workbooks.items.append(self)
        self.listeners: list[Any] = []
        self.sheets = [Sheet(self, one, i) for i, one in enumerate(self.data.sheets, 1)]
        self.Worksheets = self.Sheets = Collection(self.sheets)
        self.Names = Collection([Name(self, *one) for one in self.data.names])

    def Activate(self) -> None:
        self.rules.about_to("Activate", self)

    def Save(self) -> None:
        self.rules.about_to("Save", self)
        save(self.data)
        self.saves += 1

    @property
    def Saved(self) -> bool:
        return not any(sheet.data.touched for sheet in self.sheets)

    def SaveCopyAs(self, Filename: str) -> None:
        self.rules.about_to("SaveCopyAs", self)
        save(self.data, Path(Filename))

    def Close(self, SaveChanges: bool) -> None:
        self.rules.about_to("Close", self)
        if SaveChanges:
            save(self.data)
        self.leave()

    def leave(self) -> None:
        """Be gone: whatever is asked now fails as an object without a server does."""
        self.Application.Workbooks.items.remove(self)
        self.__class__ = GoneWorkbook

    def person_follows(self, target: str) -> None:
        """Click a link: the file has one that leads there; a deaf Excel hears no click."""
        links = [
            link.get("location")
            for sheet in self.data.sheets
            for link in sheet.root.iter(MAIN + "hyperlink")
        ]
        assert target in links, f"no link leads to {target}"
        if self.Application.Interactive:
            for followed in list(self.listeners):
                followed(FollowedLink(target))

    def sheet(self, name: str) -> Sheet:
        return next(one for one in self.sheets if one.Name == name)

    def table(self, name: str) -> Any:
        return next(t for sheet in self.sheets for t in sheet.tables if t.Name == name)


class FollowedLink(ComObject):
    """A link that was clicked, as the event hands it over."""

    def __init__(self, target: str) -> None:
        self.SubAddress = target


class GoneWorkbook(Workbook):
    """A workbook that was closed."""

    def __getattribute__(self, name: str) -> Any:
        if name.startswith("_"):
            return object.__getattribute__(self, name)
        raise ComError(GONE, "The object invoked has disconnected from its clients.", None, None)


def as_xlwings(workbook: Workbook, attempts: int = 20) -> Any:
    """The workbook through xlwings' public API and its Windows engine.

    A busy Excel is asked again for ever in real life, here ``attempts`` times.
    """
    import xlwings

    engine = windows_engine()
    engine.N_COM_ATTEMPTS = attempts
    _give_a_window(xlwings.main.App, engine.App)
    return xlwings.Book(impl=engine.Book(xl=engine.COMRetryObjectWrapper(workbook)))


@cache
def _give_a_window(public: Any, impl: Any) -> None:
    """Let the stand-in be brought to the front; other engines do it as ever."""
    ever = public.activate

    def activate(self: Any, steal_focus: bool = False) -> None:
        if not isinstance(self.impl, impl):
            ever(self, steal_focus)
        elif bare(self.impl.xl).rules.activate == "fails":
            raise Exception("Could not activate App! Try to instantiate the App with visible=True.")

    public.activate = activate
