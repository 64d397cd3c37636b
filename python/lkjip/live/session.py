"""One sitting: the book open in LibreOffice, from opening to the last value in the file.

One thread does all the work. Clicks, changes and the wish to close come as words in a queue, so a
run is never disturbed, and clicks made while it runs are dropped.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Self

from lkjip import macros
from lkjip.book.busy import exclusive
from lkjip.book.port import Message
from lkjip.book.xlwings_book import TITLES, serving
from lkjip.errors import FolderError, LkjipError, os_reason
from lkjip.live import office as office
from lkjip.live.book import LiveBook
from lkjip.live.buttons import BY_SUB, take_over
from lkjip.live.listeners import CloseListener, ModifyListener
from lkjip.live.signals import Signs
from lkjip.runlog import keep_traceback

CHANGED, CLOSE = "(changed)", "(close)"
CHART = "com.sun.star.drawing.OLE2Shape"
QUIET = 0.4
"""Seconds of rest after a change before it is carried: a block that is pasted comes as one."""
LONGEST = 3.0
"""Seconds after which it is carried even if the typing never rests."""
TICK = 1.0

WORKING = "LKjIP sedang bekerja, mohon tunggu..."

Speak = Callable[[Message, str], None]
Ask = Callable[[str], bool]


class Session:
    """The book open with live buttons; a context manager.

    ``speak`` and ``ask`` stand in for the dialogs (tests); without them LibreOffice shows boxes.
    """

    def __init__(
        self,
        file: Path,
        *,
        visible: bool = True,
        speak: Speak | None = None,
        ask: Ask | None = None,
    ) -> None:
        self.file = file.resolve()
        self._visible = visible
        self._speak = speak or self._box
        self._ask = ask or self._yes_no
        self._queue: SimpleQueue[str] = SimpleQueue()
        self._changed_at: float | None = None
        self._carry_at = 0.0
        self._closing = False
        self._stack = ExitStack()
        self.pressed: list[str] = []

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            stack.enter_context(exclusive(self.file))
            copy = stack.enter_context(self._working_copy())
            self.app = office.start(visible=self._visible)
            stack.callback(self._quit)
            book = office.open_book(self.app, copy)
            self.document: Any = book.api
            self.document.CurrentController.ShowPageBreaks = False
            self.book = LiveBook(book, self.file)
            self.book.shape()  # finding the tables takes longest: now, not at the first click
            self._signs = Signs(self.document)
            self._listen()
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_error: object) -> None:
        with self._stack:
            self._last_carry()
            self._closing = True

    @contextmanager
    def _working_copy(self) -> Iterator[Path]:
        """Make a copy in a hidden folder beside the book; leftovers of a killed one are removed."""
        folder = self.file.with_name(f".{self.file.stem}.terbuka")
        shutil.rmtree(folder, ignore_errors=True)
        try:
            folder.mkdir()
            copy = Path(shutil.copyfile(self.file, folder / self.file.name))
        except OSError as error:
            raise FolderError(
                f"Salinan kerja tidak dapat dibuat di '{folder}' ({os_reason(error)}).",
                "Periksa izin dan ruang kosong folder itu.",
            ) from error
        try:
            yield copy
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _listen(self) -> None:
        take_over(self.document, self.click)
        self._modify = ModifyListener(lambda: self._queue.put(CHANGED))
        self.document.addModifyListener(self._modify)
        self._close = CloseListener(self._may_close)
        self.document.addCloseListener(self._close)
        self._charts = [
            shape.Model
            for sheet in self.document.Sheets
            for shape in sheet.DrawPage
            if shape.ShapeType == CHART and shape.Model is not None
        ]
        self._mark_kept()

    def _may_close(self) -> bool:
        if not self._closing:
            self._queue.put(CLOSE)
        return self._closing

    def click(self, sub: str) -> None:
        """Put a click on the button of this VBA sub into the queue."""
        self._queue.put(sub)

    @property
    def idle(self) -> bool:
        """True if everything that happened has been dealt with."""
        return self._queue.empty() and self._changed_at is None

    # ---- the loop

    def run(self) -> None:
        """Serve until the window is closed."""
        while self.serve(TICK):
            pass

    def serve(self, seconds: float) -> bool:
        """Deal with what happens next, or with nothing for so long; ``False`` after the end."""
        if self._changed_at is not None:
            seconds = min(seconds, max(0.0, self._carry_at - time.monotonic()))
        try:
            word = self._queue.get(timeout=seconds)
        except Empty:
            word = ""
        try:
            return self._deal(word)
        except LkjipError as error:
            self._speak(Message.DATA, str(error))
        except Exception as error:
            if not self._alive():
                return False
            log = keep_traceback(error, self.file.parent)
            self._speak(Message.PROGRAM, f"Program bermasalah. Catatannya ada di '{log}'.")
        return True

    def _deal(self, word: str) -> bool:
        if word == CLOSE:
            return False
        if word == CHANGED:
            self._note_change()
        elif word in BY_SUB:
            self._press(word)
        due = self._changed_at is not None and time.monotonic() >= self._carry_at
        if due:
            self.carry()
        elif not word:
            return self._alive()
        return True

    def _note_change(self) -> None:
        """Clear the flag of changes: else the next one raises no event, and a box asks to save."""
        if not self.document.isModified():
            return  # clearing the flag fires the event again
        self._mark_kept()
        now = time.monotonic()
        self._changed_at = now if self._changed_at is None else self._changed_at
        self._carry_at = min(now + QUIET, self._changed_at + LONGEST)

    def carry(self) -> None:
        """Put what was typed into the file now."""
        self._changed_at = None
        self._mark_kept()
        self.book.carry()

    def _mark_kept(self) -> None:
        """Clear the flag of changes, so that no box asks to save; a redrawn chart sets it too."""
        for chart in self._charts:
            chart.setModified(False)
        self.document.setModified(False)

    def _alive(self) -> bool:
        try:
            self.document.isModified()
        except Exception:
            return False
        return True

    # ---- a click

    def _press(self, sub: str) -> None:
        button = BY_SUB[sub]
        if button.question and not self._ask(button.question):
            return
        tab = str(self.document.CurrentController.ActiveSheet.Name)
        with self._signs.working(tab), self._working(), serving(self.book):
            getattr(macros, button.macro)()
        self.pressed.append(sub)
        for kind, text in self.book.take_messages():
            self._speak(kind, text)

    @contextmanager
    def _working(self) -> Iterator[None]:
        """Say in the status bar that work goes on; nobody can type or click meanwhile."""
        frame = self.document.CurrentController.Frame
        window = frame.ContainerWindow
        self.app.status_bar = WORKING
        window.setEnable(False)
        try:
            yield
        finally:
            with suppress(Exception):  # LibreOffice may be gone
                window.setEnable(True)
                frame.ComponentWindow.setFocus()  # Enter is for the cells again, not the button
                self.app.status_bar = False
            self._drop_what_came_meanwhile()

    def _drop_what_came_meanwhile(self) -> None:
        words = set()
        with suppress(Empty):
            while True:
                words.add(self._queue.get_nowait())
        for word in words & {CHANGED, CLOSE}:
            self._queue.put(word)

    def _box(self, kind: Message, text: str) -> None:
        self.app.alert(text, title=TITLES[kind])

    def _yes_no(self, question: str) -> bool:
        return bool(self.app.alert(question, title=office.TITLE, buttons="yes_no") == "yes")

    # ---- the end

    def _last_carry(self) -> None:
        if not self._alive():
            return
        try:
            self.carry()
        except LkjipError as error:
            self._speak(Message.DATA, str(error))

    def _quit(self) -> None:
        self._closing = True
        with suppress(Exception):  # nothing more can be kept; LibreOffice ends in any case
            for book in list(self.app.books):
                book.close()
        with suppress(Exception):
            self.app.quit()
