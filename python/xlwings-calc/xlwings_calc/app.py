"""`xlwings.App`: one LibreOffice process with its books."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from . import bridge, dialogs, vba
from .app_switches import AppSwitches
from .base import engine_class, free
from .book import Book
from .books import Books
from .errors import CalcError
from .office import Office
from .range import Range
from .table_look import TableRecord

if TYPE_CHECKING:
    from .apps import Apps
    from .engine import Engine

SPREADSHEET = "com.sun.star.sheet.SpreadsheetDocument"


@dataclass
class Memory:
    """The memory of a document: facts that LibreOffice does not keep.

    Attributes:
        name: of a book that was never saved.
        tables: by the table's name.
        gridlines: by the sheet's name, where they were set.
        locked_pictures: which pictures keep their proportions, by name.
    """

    name: str = ""
    tables: dict[str, TableRecord] = field(default_factory=dict)
    gridlines: dict[str, bool] = field(default_factory=dict)
    locked_pictures: dict[str, bool] = field(default_factory=dict)


@engine_class
class App(AppSwitches):
    """One LibreOffice process; `visible` is only remembered when it runs without windows."""

    def __init__(self, apps: Apps, office: Office, *, visible: bool) -> None:
        super().__init__()
        self._apps = apps
        self._office = office
        self._visible = visible
        self._books: dict[str, Book] = {}
        self._active: str | None = None
        self._unsaved = 0
        self.alerts: list[tuple[str, str]] = []

    # What xlwings and the other classes of the engine ask first

    @property
    @free
    def office(self) -> Office:
        return self._office

    @property
    @free
    def engine(self) -> Engine:
        return self._apps.engine

    @property
    def api(self) -> Any:
        """LibreOffice's desktop object."""
        return self.office.desktop

    @property
    @free
    def pid(self) -> int:
        return self._office.pid

    @property
    @free
    def pipe(self) -> str:
        """Name of the pipe by which another Python can attach: `xw.App(spec="pipe:NAME")`."""
        return self._office.pipe

    @property
    def version(self) -> str:
        return str(self.office.configuration("Setup/Product", "ooSetupVersionAboutBox"))

    @property
    @free
    def path(self) -> str:
        return str(self._office.program)

    # Books

    @property
    @free
    def books(self) -> Books:
        return Books(self)

    def open_books(self) -> list[Book]:
        """Return the open books, oldest first; books that a person opened or closed are noticed."""
        found: dict[str, Any] = {}
        components = self.office.desktop.Components.createEnumeration()
        while components.hasMoreElements():
            component = components.nextElement()
            if _is_spreadsheet(component):
                found[component.RuntimeUID] = component
        self._books = {uid: book for uid, book in self._books.items() if uid in found}
        for uid, document in found.items():
            if uid not in self._books:
                self._books[uid] = Book(self, document, Memory(str(document.Title)))
        return list(self._books.values())

    def adopt(self, document: Any, *, unsaved: bool = False) -> Book:
        """Take up a document that was just made or opened; it becomes the active book."""
        memory = Memory()
        if unsaved:
            self._unsaved += 1
            memory.name = f"Book{self._unsaved}"
        book = Book(self, document, memory)
        uid = document.RuntimeUID
        self._books[uid] = book
        self._active = uid
        document.enableAutomaticCalculation(self._calculation != "manual")
        return book

    def forget(self, book: Book) -> None:
        """Drop a book that is being closed."""
        self._books = {uid: kept for uid, kept in self._books.items() if kept is not book}
        self.unlock(book.xl)

    @property
    def active_book(self) -> Book | None:
        """The book in front."""
        books = self.open_books()
        if not self.office.headless:
            current = self.office.desktop.getCurrentComponent()
            if current is not None and _is_spreadsheet(current):
                return self._books[current.RuntimeUID]
        if self._active in self._books:
            return self._books[self._active]
        return books[-1] if books else None

    def bring_to_front(self, book: Book) -> None:
        """Make a book the active one."""
        self._active = book.xl.RuntimeUID
        frame = book.xl.CurrentController.Frame
        frame.activate()
        if self._visible and not self.office.headless:
            frame.ContainerWindow.toFront()

    @property
    def selection(self) -> Range | None:
        book = self.active_book
        return None if book is None else book.selected

    # The application itself

    def activate(self, steal_focus: bool = False) -> None:
        self._apps.to_front(self)
        book = self.active_book
        if steal_focus and book is not None:
            self.bring_to_front(book)

    @property
    @free
    def visible(self) -> bool:
        return self._visible

    @visible.setter
    def visible(self, visible: bool) -> None:
        self._visible = bool(visible)
        if not self.office.headless:
            for book in self.open_books():
                book.xl.CurrentController.Frame.ContainerWindow.setVisible(self._visible)

    @free
    def quit(self) -> None:
        self._office.quit()

    @free
    def kill(self) -> None:
        if not self._office.owned:
            raise CalcError("App.kill: this LibreOffice was started by someone else")
        self._office.end()

    def run(self, macro: str, args: Sequence[Any]) -> Any:
        books = self.open_books()
        book_name, name = vba.split(macro)
        if book_name is None:
            book = self.active_book
        else:
            book = next((book for book in books if book.name == book_name), None)
        if book is None:
            raise CalcError(f"App.run: there is no open book for the macro {macro}")
        return vba.run(book.xl, name, args)

    def alert(
        self,
        prompt: str | None,
        title: str | None,
        buttons: str | None,
        mode: str | None,
        callback: str | None,
    ) -> str:
        """Show a message box and wait for the answer.

        Without a window nobody can answer: the text is kept in `alerts`, written to standard error,
        and the answer is the careful one (`cancel`, or `no`, or `ok` where there is nothing else).
        """
        text, head = prompt or "", title or ""
        self.alerts.append((head, text))
        book = self.active_book
        if self.office.headless or not self._visible or book is None:
            print(": ".join(part for part in (head, text) if part), file=sys.stderr)
            return dialogs.careful_answer(buttons)
        self.office.wait_for_a_person()
        window = book.xl.CurrentController.Frame.ContainerWindow
        return dialogs.ask(self.office, window, text, head, buttons, mode)

    def __iter__(self) -> Iterator[Any]:
        raise TypeError("an App is not a collection: use App.books")


def _is_spreadsheet(component: Any) -> bool:
    try:
        return bool(component.supportsService(SPREADSHEET))
    except (AttributeError, bridge.exception("uno.Exception")):
        return False
