"""The functions behind the buttons: one per button of the table of actions, for ``RunPython``.

The VBA calls ``lkjip.macros.kumpulkan()`` and the like: the macros of the buttons are names of this
module. Every function catches everything: a person sees one plain sentence, the traceback goes
into a file, and the run stamp in the book proves that Python ran at all. In Excel every click
starts a Python, so a step is imported only when its button is pressed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip import product
from lkjip.actions import buttons, pressed, step_of_button
from lkjip.book.port import HALF_MARK, Message
from lkjip.book.xlwings_book import XlwingsBook, calling_book
from lkjip.disk import for_owner_and_group
from lkjip.errors import BookRefused, LkjipError
from lkjip.person import user_name
from lkjip.runlog import keep_traceback
from lkjip.steps.kernel.base import Context, Printer
from lkjip.steps.kernel.run import run

if TYPE_CHECKING:
    from lkjip.report.word.pdf import Printout

STAMP = "stempel_jalan"


def press(macro: str, find_book: Callable[[], XlwingsBook] = calling_book) -> None:
    """Run the step of a button on the book on which it was pressed.

    Ends the process where that book is not found: xlwings then shows what stands on the error
    output. Raises nothing else.
    """
    try:
        book = find_book()
    except Exception as error:
        _say_book_is_lost(keep_traceback(error, _calling_folder()))
        raise SystemExit(1) from error
    mark = ""
    try:
        with for_owner_and_group():
            _run(book, macro)
    except BookRefused as error:
        mark = HALF_MARK if error.half else ""
        keep_traceback(error, book.path.parent)
        book.tell(Message.PROGRAM, str(error))
    except LkjipError as error:
        book.tell(Message.DATA, str(error))
    except Exception as error:
        log = keep_traceback(error, book.path.parent)
        book.tell(
            Message.PROGRAM,
            f"Program bermasalah dan berhenti; {_state(book)}.\n"
            f"Kirim berkas catatan '{log}' kepada pengelola program.",
        )
    finally:
        _stamp(book, mark)


def _calling_folder() -> Path:
    """Return the folder of the book that Excel named when it started this process."""
    named = [word.removeprefix("--wb=") for word in sys.argv if word.startswith("--wb=")]
    folder = Path(named[-1].strip()).parent if named else product.ROOT
    return folder if folder.is_dir() else product.ROOT


def _say_book_is_lost(log: Path) -> None:
    sys.stderr.write(
        "Buku kerja yang tombolnya ditekan tidak ditemukan di Excel, jadi langkah ini belum "
        "dikerjakan. Simpan buku, tutup semua jendela Excel, buka lagi buku itu dari foldernya, "
        f"lalu tekan tombol lagi. Bila tetap begini, kirim berkas catatan '{log}' kepada pengelola "
        "program.\n"
    )


def _state(book: XlwingsBook) -> str:
    """Say what became of the book when a run broke off."""
    if book.saved:
        return "hasil langkah ini sudah tersimpan di buku kerja"
    return "buku kerja tidak berubah"


def _run(book: XlwingsBook, macro: str) -> None:
    step = step_of_button(macro)
    folder = book.path.parent
    now = datetime.now().replace(microsecond=0)  # noqa: DTZ005 - the office's wall clock
    templates = product.templates_for(folder)
    context = Context(folder, templates, now, user_name(), print_draft=_printer(book))
    run(book, step, context)


def _printer(book: XlwingsBook) -> Printer:
    """LibreOffice, looked for only when a draft is laid out."""

    def print_out(docx: bytes) -> Printout | None:
        from lkjip.steps.draft.files import printer

        return printer(book.progress)(docx)

    return print_out


def _stamp(book: XlwingsBook, mark: str) -> None:
    """Tell the VBA that Python ran: the text differs in every run. Nothing is saved here."""
    moment = datetime.now().isoformat(timespec="microseconds")  # noqa: DTZ005 - see above
    try:
        book.mark(STAMP, mark + moment)
    except Exception as error:
        keep_traceback(error)


@cache
def __getattr__(name: str) -> Callable[[], None]:
    """Make the function of a button at its first use: ``lkjip.macros.kumpulkan``."""
    try:
        _, button = pressed(name)
    except KeyError:
        raise AttributeError(f"no button of the book runs {__name__}.{name}") from None

    def macro() -> None:
        press(name)

    macro.__name__ = macro.__qualname__ = name
    macro.__doc__ = f'Run the button "{button.caption}".'
    return macro


def __dir__() -> list[str]:
    """Name the functions of the buttons too."""
    return sorted([*globals(), *(button.macro for button in buttons())])
