"""Excel itself: finds the open book or opens it; the only place of this room that knows xlwings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PureWindowsPath
from typing import Any

from lkjip.book.busy import owner_files
from lkjip.book.opened.refusal import EDITED, kind_of
from lkjip.errors import BookBusy, BookMissing, LkjipError
from lkjip.light_xlwings import unused_kept_out

with unused_kept_out():
    import xlwings as xw

NO_MACROS = 3
"""``msoAutomationSecurityForceDisable``: this door needs no macro, so none runs."""
TITLE = "LKjIP"


class ExcelMissing(LkjipError):
    """There is no Excel that this Python can talk to."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The book and its Excel, as xlwings shows them; ``own``: this program started that Excel."""

    app: Any
    book: Any
    own: bool

    @property
    def workbook(self) -> Any:
        """Excel's object itself: calls on it are not repeated while Excel is busy."""
        return bare(self.book.api)


def bare(thing: Any) -> Any:
    """Return the object inside xlwings' wrapper."""
    return getattr(thing, "__dict__", {}).get("_inner", thing)


def find(path: Path) -> Opened | None:
    """Return the book where an Excel has it open."""
    for book in _books():
        if same_place(_full_name(book), path):
            return Opened(book.app, book, own=False)
    return None


def open_book(path: Path) -> Opened:
    """Return the book, opened in an Excel of our own when none has it open.

    Raises ``BookBusy`` or ``BookMissing`` with what stands in the way, ``ExcelMissing``.
    """
    _refuse_namesake(path)
    _refuse_protected_view(path)
    there = find(path)
    if there is None:
        _refuse_other_program(path)
        there = _open_anew(path)
    if bool(there.workbook.ReadOnly):
        if there.own:
            with suppress(Exception):
                there.app.quit()
        raise BookBusy(
            f"Buku kerja '{path.name}' terbuka hanya untuk dibaca, sehingga hasil langkah tidak "
            "dapat disimpan.",
            "Tutup buku itu di Excel dan di komputer lain, lalu buka lagi dari folder komputer "
            "ini.",
        )
    return there


def _open_anew(path: Path) -> Opened:
    try:
        app = xw.App(visible=True, add_book=False)
    except Exception as error:
        raise ExcelMissing(
            "Excel tidak dapat dijalankan di komputer ini.",
            "Buka Excel sekali dari menu Start dan selesaikan pertanyaannya, lalu ulangi; atau "
            "pakai Mulai.cmd: pekerjaannya sama.",
        ) from error
    try:
        app.api.AutomationSecurity = NO_MACROS
        app.api.UserControl = True  # it stays open when this Python ends
        return Opened(app, app.books.open(str(path)), own=True)
    except Exception as error:
        with suppress(Exception):
            app.quit()
        raise BookMissing(
            f"Buku kerja '{path.name}' tidak dapat dibuka oleh Excel.",
            "Buka buku itu sekali dengan klik dua kali dan baca tulisan Excel; bila rusak, ambil "
            "salinan terakhir dari folder cadangan.",
        ) from error


def show(opened: Opened) -> None:
    """Bring the book to the front."""
    with suppress(Exception):  # Windows may refuse; the book is open all the same
        opened.book.activate(steal_focus=True)


def alive(opened: Opened) -> bool:
    """Return whether the book is still open; a busy Excel is."""
    try:
        str(opened.workbook.FullName)
    except Exception as error:
        return kind_of(error) is EDITED
    return True


def still_at(opened: Opened, path: Path) -> bool:
    """Return whether the book still has its file: "save as" gives it another."""
    return same_place(_full_name(opened.book), path)


def reopen(opened: Opened, path: Path) -> Opened:
    """Close the book without saving and open its file again in the same Excel."""
    opened.workbook.Close(False)
    return replace(opened, book=opened.app.books.open(str(path)))


def end(opened: Opened) -> None:
    """End an Excel of our own in which no book is open any more."""
    with suppress(Exception):
        if opened.own and not len(opened.app.books):
            opened.app.quit()


def same_place(name: str, path: Path) -> bool:
    """Compare two names of a file; Windows knows no upper and lower case."""
    if PureWindowsPath(name) == PureWindowsPath(str(path)):
        return True
    with suppress(OSError, ValueError):  # one file under two names, such as a mapped drive
        return bool(name) and Path(name).samefile(path)
    return False


def _apps() -> Iterator[Any]:
    with suppress(Exception):  # an Excel that is just closing
        yield from list(xw.apps)


def _books() -> Iterator[Any]:
    for app in _apps():
        with suppress(Exception):
            yield from list(app.books)


def _full_name(book: Any) -> str:
    with suppress(Exception):
        return str(bare(book.api).FullName)
    return ""


def _refuse_namesake(path: Path) -> None:
    """Refuse while another book of the same name is open: Excel and people would mix them up."""
    for book in _books():
        name = _full_name(book)
        other = PureWindowsPath(name).name.casefold() == path.name.casefold()
        if other and not same_place(name, path):
            raise BookBusy(
                f"Buku lain yang juga bernama '{path.name}' sedang terbuka di Excel: '{name}'.",
                "Simpan dan tutup buku itu, lalu ulangi.",
            )


def _refuse_protected_view(path: Path) -> None:
    for app in _apps():
        with suppress(AttributeError, TypeError):
            for window in bare(app.api).ProtectedViewWindows:
                if str(window.SourceName).casefold() == path.name.casefold():
                    raise BookBusy(
                        f"Buku kerja '{path.name}' terbuka dalam Tampilan Terproteksi (Protected "
                        "View).",
                        "Tekan Enable Editing di baris kuning, atau tutup jendela itu, lalu "
                        "ulangi.",
                    )


def _refuse_other_program(path: Path) -> None:
    for owner in owner_files(path):
        if owner.exists():
            raise BookBusy(
                f"Buku kerja '{path.name}' sedang terbuka di tempat lain (ada '{owner.name}').",
                "Simpan dan tutup buku kerja itu. Bila tidak ada yang membukanya, hapus berkas "
                f"'{owner.name}', lalu ulangi.",
            )
