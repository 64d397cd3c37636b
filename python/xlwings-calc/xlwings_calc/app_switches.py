"""`xlwings.App`, its switches: what is on, off, or shown at the edge of the window.

`enable_events` and `interactive` are remembered only: LibreOffice has nothing like them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .base import CalcObject, free

if TYPE_CHECKING:
    from .book import Book
    from .range import Range

CALCULATIONS = ("automatic", "manual", "semiautomatic")


class AppSwitches(CalcObject, base_classes.App):
    """The switches of an application."""

    def __init__(self) -> None:
        self._calculation = "automatic"
        self._screen_updating = True
        self._locked: list[Any] = []
        self._display_alerts = True
        self._enable_events = True
        self._interactive = True
        self._status_bar: str | None = None
        self._indicator: Any = None
        self.copied: Range | None = None

    def open_books(self) -> list[Book]:
        """Return the open books."""
        raise NotImplementedError

    @property
    def active_book(self) -> Book | None:
        """The book in front."""
        raise NotImplementedError

    def unlock(self, document: Any) -> None:
        """Forget that a document's screen was held still: it is being closed."""
        self._locked = [locked for locked in self._locked if locked != document]

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
        self._status_bar = None if value is None or value is False else str(value)
        if self._indicator is not None and self._status_bar is not None:
            self._indicator.setText(self._status_bar)
        elif self._indicator is not None:
            self._indicator.end()
            self._indicator = None
        elif self._status_bar is not None and (book := self.active_book) is not None:
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
