"""One LibreOffice for the tests of a module, and books in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def office(*, visible: bool = False) -> Iterator[Any]:
    """A LibreOffice of our own, as an xlwings app; it ends with the block."""
    import xlwings as xw

    import xlwings_calc

    before = xw.engines.active if xw.engines.active in list(xw.engines) else None
    xlwings_calc.activate()
    app = xw.App(visible=visible, add_book=False)
    try:
        yield app
    finally:
        app.quit()
        if before is not None:
            before.activate()


def opened(app: Any, path: Path) -> Any:
    """A book opened in place of the one that was open."""
    for book in list(app.books):
        book.close()
    return app.books.open(str(path))
