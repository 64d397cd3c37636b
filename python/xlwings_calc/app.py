"""`xlwings.App`: one LibreOffice process with its books."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from . import bridge, dialogs, vba
from .base import CalcObject, engine_class, free
from .book import Book
from .books import Books
from .errors import CalcError
from .office import Office
from .range import Range
from .tables import TableRecord

if TYPE_CHECKING:
    from .apps import Apps
    from .engine import Engine

SPREADSHEET = "com.sun.star.sheet.SpreadsheetDocument"
CALCULATIONS = ("automatic", "manual", "semiautomatic")


@dataclass
class Memory:
    """What the engine must remember of a document because LibreOffice does not.

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
class App(CalcObject, base_classes.App):
    """One LibreOffice process.

    `enable_events` and `interactive` are remembered only, and so is `visible` when LibreOffice runs
    without windows.
    """

    def __init__(self, apps: Apps, office: Office, *, visible: bool) -> None:
        self._apps = apps
        self._office = office
        self._visible = visible
        self._books: dict[str, Book] = {}
        self._active: str | None = None
        self._unsaved = 0
        self._calculation = "automatic"
        self._screen_updating = True
        self._locked: list[Any] = []
        self._display_alerts = True
        self._enable_events = True
        self._interactive = True
        self._status_bar: str | None = None
        self._indicator: Any = None
        self.copied: Range | None = None
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
        """The open books, oldest first; books that a person opened or closed are noticed."""
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
        self._locked = [document for document in self._locked if document != book.xl]

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

    @property
    @free
    def screen_updating(self) -> bool:
        return self._screen_updating

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        if value == self._screen_updating:
            return
        self._screen_updating = bool(value)
        if value:
            for document in self._locked:
                document.unlockControllers()
            self._locked = []
        else:
            self._locked = [book.xl for book in self.open_books()]
            for document in self._locked:
                document.lockControllers()

    @property
    @free
    def display_alerts(self) -> bool:
        return self._display_alerts

    @display_alerts.setter
    @free
    def display_alerts(self, value: bool) -> None:
        self._display_alerts = bool(value)

    @property
    @free
    def enable_events(self) -> bool:
        return self._enable_events

    @enable_events.setter
    @free
    def enable_events(self, value: bool) -> None:
        self._enable_events = bool(value)

    @property
    @free
    def interactive(self) -> bool:
        return self._interactive

    @interactive.setter
    @free
    def interactive(self, value: bool) -> None:
        self._interactive = bool(value)

    @property
    @free
    def calculation(self) -> str:
        return self._calculation

    @calculation.setter
    def calculation(self, value: str) -> None:
        if value not in CALCULATIONS:
            raise ValueError(f"calculation must be one of {CALCULATIONS}, not {value!r}")
        self._calculation = value
        for book in self.open_books():
            book.xl.enableAutomaticCalculation(value != "manual")

    def calculate(self) -> None:
        for book in self.open_books():
            book.xl.calculate()

    @property
    @free
    def status_bar(self) -> str | bool:
        """The text in the status bar; False while LibreOffice writes there itself, as in Excel."""
        return False if self._status_bar is None else self._status_bar

    @status_bar.setter
    def status_bar(self, value: str | bool | None) -> None:
        book = self.active_book
        if self._indicator is not None:
            self._indicator.end()
            self._indicator = None
        self._status_bar = None if value is None or value is False else str(value)
        if self._status_bar is not None and book is not None:
            self._indicator = book.xl.CurrentController.Frame.createStatusIndicator()
            self._indicator.start(self._status_bar, 0)

    @property
    @free
    def cut_copy_mode(self) -> str | None:
        return None if self.copied is None else "copy"

    @cut_copy_mode.setter
    @free
    def cut_copy_mode(self, value: bool) -> None:
        self.copied = None

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
