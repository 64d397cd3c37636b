"""One LibreOffice for all tests of the engine; a new book for each test."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pandas  # noqa: F401 - before xlwings, so that it has its converter for data frames
import pytest
import xlwings as xw

import xlwings_calc
from xlwings_calc.programs import find_soffice

ON_CI = any(os.environ.get(name, "").lower() in {"1", "true"} for name in ("LKJIP_CI", "CI"))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs LibreOffice where there is none; on CI that is a failure."""
    if item.get_closest_marker("libreoffice") is None:
        return
    try:
        find_soffice()
    except xlwings_calc.SetupError as error:
        if ON_CI:
            pytest.fail(str(error), pytrace=False)
        pytest.skip(str(error))


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
    app = xw.App(visible=False, add_book=False)
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
