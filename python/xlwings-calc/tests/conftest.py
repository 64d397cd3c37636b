"""One LibreOffice for all tests of the engine; a new book for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import xlwings as xw
from tests.conftest import on_ci

import xlwings_calc


@pytest.fixture(scope="session")
def engine() -> Iterator[xw.Engine]:
    """Yield the engine, active while its tests run."""
    before = xw.engines.active
    xlwings_calc.activate()
    yield xw.engines[xlwings_calc.NAME]
    xw.engines.active = before


@pytest.fixture(scope="session")
def app(engine: xw.Engine) -> Iterator[xw.App]:
    """Yield a LibreOffice without a window."""
    try:
        app = xw.App(visible=False, add_book=False)
    except xlwings_calc.SetupError as error:
        if on_ci():
            raise
        pytest.skip(str(error))
    yield app
    app.quit()


@pytest.fixture
def book(app: xw.App) -> Iterator[xw.Book]:
    """Yield a new book with one sheet."""
    book = app.books.add()
    yield book
    if book.impl in list(app.impl.books):
        book.close()


@pytest.fixture
def sheet(book: xw.Book) -> xw.Sheet:
    """Return the only sheet of a new book."""
    return book.sheets[0]
