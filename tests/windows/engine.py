"""xlwings' own Windows engine, on any system.

On Windows it is imported as it is. Elsewhere the modules of pywin32 that it imports are pretended
for the length of the import: the engine's code runs, its conversions and its repeated calls too,
but nothing of COM lies beneath.
"""

from __future__ import annotations

import atexit
import ctypes
import datetime as dt
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from unittest import mock

PRETENDED = (
    "pywintypes", "pythoncom", "win32api", "win32con", "win32gui", "win32process",
    "win32timezone", "win32com", "win32com.client",
)  # fmt: skip


if sys.platform == "win32":
    import pywintypes
    from win32com.client import CDispatch as _Dispatch

    ComError = pywintypes.com_error
else:
    _Dispatch = object

    class ComError(Exception):
        """Stands for ``pywintypes.com_error``."""

        def __init__(
            self, hresult: int, text: str, details: Any = None, argument: Any = None
        ) -> None:
            super().__init__(hresult, text, details, argument)
            self.hresult = hresult


class DispatchStandIn(_Dispatch):
    """An object that xlwings wraps as one of COM; nothing of COM is in it."""

    def __init__(self) -> None:
        """Take nothing: there is no real object behind."""

    __setattr__ = object.__setattr__
    __repr__ = __str__ = object.__repr__
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def __bool__(self) -> bool:
        return True


class _Never(Exception):
    """An error that nobody raises."""


def _pretended() -> dict[str, Any]:
    modules: dict[str, Any] = {name: mock.MagicMock(name=name) for name in PRETENDED}
    types = modules["pywintypes"]
    types.com_error, types.error, types.TimeType = ComError, _Never, dt.datetime
    modules["pythoncom"].ole_error = _Never
    modules["pythoncom"].__file__ = ""
    modules["win32timezone"].TimeZoneInfo.utc.return_value = dt.UTC
    client = modules["win32com"].client = modules["win32com.client"]
    client.CDispatch = DispatchStandIn
    client.CoClassBaseClass = client.DispatchBaseClass = type("Unused", (), {})
    constants = modules["win32con"]
    constants.MB_OK, constants.MB_ICONINFORMATION, constants.MB_ICONWARNING = 0, 64, 48
    modules["win32api"].MessageBox.return_value = 1
    return modules


@contextmanager
def _pretending() -> Iterator[None]:
    with (
        mock.patch.dict(sys.modules, _pretended()),
        mock.patch.object(ctypes, "PyDLL", mock.MagicMock()),
        mock.patch.object(ctypes, "oledll", mock.MagicMock(), create=True),
        mock.patch.object(ctypes, "windll", mock.MagicMock(), create=True),
        mock.patch("os.chdir"),
    ):
        yield


@cache
def windows_engine() -> Any:
    """Import ``xlwings._xlwindows``."""
    import xlwings  # noqa: F401 - decides first which engines this system has

    if sys.platform == "win32":
        engine = importlib.import_module("xlwings._xlwindows")
        engine.win32api.MessageBox = lambda *_: 1  # nobody sits there to answer
        return engine
    with _pretending():
        engine = importlib.import_module("xlwings._xlwindows")
    atexit.unregister(engine.cleanup)  # there are no windows to look through
    return engine
