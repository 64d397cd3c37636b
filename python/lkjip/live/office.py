"""The LibreOffice that shows the book: the only place here that knows xlwings and its engine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lkjip.errors import BookMissing, LkjipError
from lkjip.light_xlwings import unused_kept_out

with unused_kept_out():
    import xlwings as xw

    import xlwings_calc

TITLE = "LKjIP"
LOCALE, HERE = "XLWINGS_CALC_LOCALE", "id-ID"
"""Staff type 71,56 and 31/12/2025; an American office would make other values of them."""


class OfficeMissing(LkjipError):
    """There is no LibreOffice that this Python can talk to."""


def start(*, visible: bool = True) -> Any:
    """Return a LibreOffice of our own as an xlwings app. Raises ``OfficeMissing``."""
    xlwings_calc.activate()
    try:
        with _language_of_staff():
            return xw.App(visible=visible, add_book=False)
    except (xlwings_calc.SetupError, xlwings_calc.OfficeTimeout) as error:
        raise OfficeMissing(
            "LibreOffice tidak dapat dijalankan di komputer ini.",
            "Pasang LibreOffice dengan jembatan Python-nya (Debian dan Ubuntu: apt install "
            "libreoffice-calc python3-uno), atau kerjakan langkah-langkahnya dengan perintah.",
        ) from error


@contextmanager
def _language_of_staff() -> Iterator[None]:
    """Name the language to the engine, which asks the environment only while it starts."""
    is_set = LOCALE in os.environ
    os.environ.setdefault(LOCALE, HERE)
    try:
        yield
    finally:
        if not is_set:
            os.environ.pop(LOCALE, None)


def open_book(app: Any, path: Path) -> Any:
    """Return an open book without its VBA: the buttons belong to the resident Python."""
    try:
        return app.books.open(str(path))
    except xlwings_calc.CalcError as error:
        raise BookMissing(
            f"Buku kerja '{path.name}' tidak dapat dibuka oleh LibreOffice.",
            "Ambil salinan terakhir dari folder cadangan.",
        ) from error


def gone(error: BaseException) -> bool:
    """Return whether an error says that LibreOffice has ended."""
    return isinstance(error, xlwings_calc.OfficeGone | xlwings_calc.OfficeTimeout)
