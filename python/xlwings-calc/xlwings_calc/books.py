"""`xlwings.books`: the open spreadsheets of one LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from . import bridge
from .base import CalcObject, engine_class, free
from .errors import CalcError
from .office import Office

if TYPE_CHECKING:
    from .app import App
    from .book import Book

# com.sun.star.document.MacroExecMode and UpdateDocMode
_NEVER, _ALWAYS = 0, 4
_NO_UPDATE, _FULL_UPDATE = 0, 3


@engine_class
class Books(CalcObject, base_classes.Books):
    """The open books."""

    def __init__(self, app: App) -> None:
        self.app = app

    @property
    @free
    def office(self) -> Office:
        return self.app.office

    @property
    def api(self) -> Any:
        return self.office.desktop.Components

    @property
    def active(self) -> Book:
        book = self.app.active_book
        if book is None:
            raise CalcError("Books.active: no book is open")
        return book

    def __call__(self, name_or_index: str | int) -> Book:
        books = self.app.open_books()
        if isinstance(name_or_index, str):
            for book in books:
                if book.name.lower() == name_or_index.lower():
                    return book
        elif 1 <= name_or_index <= len(books):
            return books[name_or_index - 1]
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        return len(self.app.open_books())

    def __iter__(self) -> Iterator[Book]:
        return iter(self.app.open_books())

    def add(self) -> Book:
        document = self._load("private:factory/scalc")
        return self.app.adopt(document, unsaved=True)

    def open(
        self,
        fullname: str,
        update_links: bool | None = None,
        read_only: bool | None = None,
        format: Any = None,
        password: str | None = None,
        *ignored: Any,
        **also_ignored: Any,
    ) -> Book:
        """Open a file; what only concerns Excel's dialogs and text import is ignored."""
        macros = self.office.settings.macros
        options: dict[str, Any] = {
            "ReadOnly": bool(read_only),
            "MacroExecutionMode": _ALWAYS if macros else _NEVER,
            "UpdateDocMode": _FULL_UPDATE if update_links else _NO_UPDATE,
        }
        if password is not None:
            options["Password"] = password
        document = self._load(bridge.url(fullname), **options)
        if not hasattr(document, "Sheets"):
            document.close(True)
            raise CalcError(f"Books.open: {Path(fullname).name} is no spreadsheet")
        return self.app.adopt(document)

    def _load(self, address: str, **options: Any) -> Any:
        # without a window LibreOffice would still draw one: long texts take it minutes
        hidden = self.office.headless or not self.app.visible
        named = bridge.properties(Hidden=hidden, **options)
        failures = tuple(map(bridge.exception, ("lang.IllegalArgumentException", "io.IOException")))
        try:
            document = self.office.desktop.loadComponentFromURL(address, "_blank", 0, named)
        except failures:
            document = None
        if document is None:
            message = "LibreOffice could not open it: damaged, of another kind, or another password"
            raise CalcError(f"Books.open: {message} ({address})")
        return document
