"""One sitting in Excel: from opening the book to its closing, one thread, one run at a time.

Excel's calls only put the link that was clicked into a queue; the work is done here, while Excel
takes no keys and no clicks. Links clicked meanwhile are dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Protocol, Self

from filelock import Timeout

from lkjip import macros
from lkjip.actions import Button
from lkjip.book.layout import LAYOUT
from lkjip.book.port import HALF_MARK, Message
from lkjip.book.xlwings_book import serving
from lkjip.errors import BookBusy, LkjipError
from lkjip.live.excel import boxes, locks, program
from lkjip.live.excel.events import TICK, Ear
from lkjip.live.excel.guard import Guard
from lkjip.live.excel.running import READY, relieve, resident_lock, restore, running, was_cut_off
from lkjip.live.told import KeepsMessages
from lkjip.runlog import keep_traceback

WORKING = "LKjIP sedang bekerja, mohon tunggu..."
BY_TARGET: dict[str, Button] = {link.target: link.button for link in LAYOUT.links}
WAIT = 2
"""Excel's pointer "xlWait"."""
USUAL = -4143
"""Excel's pointer "xlDefault"."""
RENAMED = (
    "Buku ini disimpan dengan nama atau tempat lain, jadi program tidak lagi mengikutinya.\n"
    "Tutup buku, lalu buka lagi lewat pintasan 'LKjIP tanpa makro'."
)
NOT_SAVED = (
    "Langkah ini sudah dikerjakan, tetapi buku belum dapat disimpan dengan kuncinya.\n"
    "Periksa ruang kosong dan izin folder, lalu simpan buku dengan Ctrl+S."
)


class Hears(Protocol):
    """The connection to Excel's events."""

    def wait(self, seconds: float) -> None:
        """Let events in for so long."""

    def close(self) -> None:
        """Hear no more."""


Speak = Callable[[Message, str], None]
Ask = Callable[[str], bool]
Connect = Callable[[Any, Callable[[str], None]], Hears]


class ExcelSession:
    """The book open in Excel with live links; a context manager.

    ``speak``, ``ask``, ``connect`` and ``guard`` stand in for boxes, COM and a process in tests.
    """

    def __init__(
        self,
        file: Path,
        *,
        speak: Speak | None = None,
        ask: Ask | None = None,
        connect: Connect = Ear,
        guard: Callable[[Path], Any] = Guard,
    ) -> None:
        self.file = file.resolve()
        self._speak = speak or self._box
        self._ask = ask or self._yes_no
        self._connect = connect
        self._guard = guard
        self._queue: SimpleQueue[str] = SimpleQueue()
        self._stack = ExitStack()
        self.pressed: list[str] = []

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            stack.enter_context(self._alone())
            self.opened = program.open_book(self.file)
            stack.callback(lambda: program.end(self.opened))
            said = ""
            if was_cut_off(self.file):
                now = datetime.now()  # noqa: DTZ005 - the office's wall clock
                self.opened, said = restore(self.opened, self.file, now)
            self._ear = self._connect(self.opened.workbook, self.click)
            stack.callback(self._ear.close)
            stack.enter_context(self._guard(self.file))
            stack.callback(lambda: relieve(self.opened))
            self._ready()
            program.show(self.opened)
            if said:
                self._speak(Message.DATA, said)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stack.close()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Be the one resident of this book; a second start shows the book of the first."""
        lock = self._lock = resident_lock(self.file)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            there = program.find(self.file)
            if there is not None:
                program.show(there)
            raise BookBusy(
                f"Buku kerja '{self.file.name}' sudah terbuka dengan tautan yang hidup.",
                "Pakai jendela Excel yang sudah terbuka.",
            ) from None
        try:
            yield
        finally:
            with suppress(OSError):
                Path(lock.lock_file).unlink()
            lock.release()

    def click(self, target: str) -> None:
        """Note that a link was followed; called by Excel, so nothing is worked on here."""
        self._queue.put(target)

    # ---- the loop

    def run(self) -> None:
        """Serve until the book is closed."""
        while self.serve(TICK):
            pass

    def serve(self, seconds: float) -> bool:
        """Deal with what happens next, or with nothing for so long; ``False`` after the end."""
        self._ear.wait(seconds)
        button = self._next_button()
        if button is not None:
            try:
                self._press(button)
            except LkjipError as error:
                self._speak(Message.DATA, str(error))
            except Exception as error:
                if program.alive(self.opened):
                    log = keep_traceback(error, self.file.parent)
                    self._speak(Message.PROGRAM, f"Program bermasalah. Catatannya ada di '{log}'.")
        return program.alive(self.opened)

    def _next_button(self) -> Button | None:
        """Return the button of the next link; links of other kinds (Lihat lembar …) are none."""
        with suppress(Empty):
            while True:
                button = BY_TARGET.get(self._queue.get_nowait())
                if button is not None:
                    return button
        return None

    # ---- a click

    def _press(self, button: Button) -> None:
        if not program.still_at(self.opened, self.file):
            self._speak(Message.DATA, RENAMED)
            return
        if button.question and not self._ask(button.question):
            return
        book = KeepsMessages(self.opened.book)
        with self._working():
            trouble = self._run(book, button)
        self.pressed.append(button.sub)
        for kind, text in book.take_messages():
            self._speak(kind, text)
        if trouble:
            self._speak(Message.PROGRAM, trouble)

    def _run(self, book: KeepsMessages, button: Button) -> str:
        """Unlock, run, lock, save with the locks, as the VBA does; returns what went wrong."""
        before = self._stamp(book)
        with running(self.file, button.caption):
            opened = locks.unlock(self.opened.workbook)
            try:
                with serving(book):
                    getattr(macros, button.macro)()
            finally:
                locks.lock(self.opened.workbook, opened)
            after = self._stamp(book)
            if after == before or after.startswith(HALF_MARK):
                return ""
            try:
                self.opened.book.save()
            except Exception as error:
                keep_traceback(error, self.file.parent)
                return NOT_SAVED
        return ""

    @staticmethod
    def _stamp(book: KeepsMessages) -> str:
        return str(book.read_names(macros.STAMP)[macros.STAMP])

    @contextmanager
    def _working(self) -> Iterator[None]:
        """Say that work goes on; nobody can type or click meanwhile."""
        excel = self.opened.app.api
        excel.StatusBar = WORKING
        excel.Cursor = WAIT
        excel.Interactive = False
        try:
            yield
        finally:
            with suppress(Exception):  # Excel may be gone
                excel.Cursor = USUAL
            relieve(self.opened)
            self._ear.wait(0)
            with suppress(Empty):
                while True:
                    self._queue.get_nowait()
            self._ready()

    def _ready(self) -> None:
        """Say in the status bar that links are heard."""
        with suppress(Exception):
            self.opened.app.status_bar = READY

    def _box(self, kind: Message, text: str) -> None:
        boxes.tell(self.opened.app, kind, text)

    def _yes_no(self, question: str) -> bool:
        return boxes.ask(self.opened.app, question)
