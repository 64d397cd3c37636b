"""Somebody at a computer with Excel: the stand-in runs, links are clicked, boxes are answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import xlwings
from tests.windows.engine import windows_engine
from tests.windows.excel import Application, Workbook, as_xlwings, bare
from tests.windows.rules import Rules

from lkjip.book.layout import LAYOUT
from lkjip.book.port import Message
from lkjip.live.excel import program
from lkjip.live.excel.session import ExcelSession


class StandInEar:
    """Excel's events without COM: they arrive when the session waits."""

    def __init__(self, workbook: Workbook, followed: Callable[[str], None]) -> None:
        self.workbook = workbook
        self.followed = lambda link: followed(str(link.SubAddress))
        workbook.listeners.append(self.followed)

    def wait(self, _seconds: float) -> None:
        """Let nothing in: the stand-in's events come at once."""

    def close(self) -> None:
        """Hear no more."""
        self.workbook.__dict__["listeners"].remove(self.followed)


class Computer:
    """A computer with Excel."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.rules = Rules()
        self.excels: list[Application] = []
        self.started = 0
        self.boxes: list[tuple[Message, str]] = []
        self.questions: list[str] = []
        self.answer = True
        engine = windows_engine()
        engine.N_COM_ATTEMPTS = 20
        stand_in = SimpleNamespace(App=self._start)
        monkeypatch.setattr(program, "xw", stand_in)
        monkeypatch.setattr(program, "_apps", self._apps)

    def _app(self, excel: Application) -> Any:
        engine = windows_engine()
        impl = engine.App.__new__(engine.App)
        impl._xl, impl._hwnd, impl._pid = engine.COMRetryObjectWrapper(excel), None, 1
        return xlwings.App(impl=impl)

    def _start(self, *, visible: bool, add_book: bool) -> Any:
        assert visible and not add_book
        self.started += 1
        self.excels.append(Application(self.rules))
        return self._app(self.excels[-1])

    def _apps(self) -> Iterator[Any]:
        return (self._app(excel) for excel in self.excels if excel.running)

    def double_click(self, path: Path) -> Workbook:
        """Open a book as a person does, with what Excel shows then."""
        if not self.excels:
            self.excels.append(Application(self.rules))
        workbook = Workbook(path, self.rules, self.excels[-1])
        as_xlwings(workbook)
        return workbook

    def session(self, path: Path) -> TestSession:
        """A session whose boxes and events are the stand-in's."""
        return TestSession(
            path,
            speak=lambda kind, text: self.boxes.append((kind, text)),
            ask=self._ask,
            connect=StandInEar,
            guard=NoGuard,
        )

    @contextmanager
    def sitting(self, path: Path) -> Iterator[TestSession]:
        """Open the book with live links."""
        with self.session(path) as session:
            yield session

    def _ask(self, question: str) -> bool:
        self.questions.append(question)
        return self.answer


class TestSession(ExcelSession):
    """A session that can be killed."""

    __test__ = False

    def forget(self) -> None:
        """Let go of what the system lets go of for a killed process: its events and its lock."""
        self._ear.close()
        self._lock.release()
        self._stack.pop_all()


class NoGuard:
    """A guard that is not needed."""

    def __init__(self, _book: Path) -> None: ...

    def __enter__(self) -> None: ...

    def __exit__(self, *_error: object) -> None: ...


def workbook_of(session: ExcelSession) -> Workbook:
    """The stand-in's workbook of a session."""
    found = bare(session.opened.book.api)
    assert isinstance(found, Workbook)
    return found


def target_of(macro: str) -> str:
    """Where the first link of a button leads."""
    return next(link.target for link in LAYOUT.links if link.button.macro == macro)


def click(session: ExcelSession, macro: str) -> None:
    """Click the link of a button and let the session do its work."""
    workbook_of(session).person_follows(target_of(macro))
    session.serve(0)
