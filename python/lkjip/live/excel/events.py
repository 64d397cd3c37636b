"""Hears the links of a workbook: Excel's events through pywin32, each only noted.

The numbers are those of Excel's own type library (interface ``WorkbookEvents``). They are asked
for directly, so no code is generated from the library and nothing is written outside the folder.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

WORKBOOK_EVENTS = "{00024412-0000-0000-C000-000000000046}"
FOLLOW_HYPERLINK = 1854
"""``SheetFollowHyperlink(Sh, Target)``; HYPERLINK() formulas and links of shapes raise none."""
TICK = 1.0


class Sink:
    """The object whose methods Excel calls; a call returns at once, Excel waits for it.

    The names with an underscore at both ends are read by pywin32.
    """

    _public_methods_: tuple[str, ...] = ()
    _dispid_to_func_ = {FOLLOW_HYPERLINK: "OnSheetFollowHyperlink"}  # noqa: RUF012

    def __init__(self, followed: Callable[[str], None]) -> None:
        self._followed = followed

    def _query_interface_(self, interface: Any) -> Any:
        """Answer Excel, which asks for its own interface before it connects."""
        return as_com(self) if str(interface).upper() == WORKBOOK_EVENTS else None

    def OnSheetFollowHyperlink(self, _sheet: Any, target: Any) -> None:  # noqa: N802 - Excel's name
        """Note where the link leads: by that the button is known."""
        with suppress(Exception):  # what goes wrong here would be shown by Excel, in English
            self._followed(where_it_leads(target))


def where_it_leads(link: Any) -> str:
    """Return the target of a link that Excel hands over."""
    from win32com.client import Dispatch

    return str(Dispatch(link).SubAddress)


def as_com(sink: Sink) -> Any:
    """Return the COM object of a sink."""
    from win32com.server.policy import EventHandlerPolicy
    from win32com.server.util import wrap

    return wrap(sink, usePolicy=EventHandlerPolicy)


class Ear:
    """The connection to the events of one workbook."""

    def __init__(self, workbook: Any, followed: Callable[[str], None]) -> None:
        """Connect. ``workbook`` is the COM object itself, without xlwings' wrapper."""
        import pythoncom
        from pywintypes import IID

        container = workbook._oleobj_.QueryInterface(pythoncom.IID_IConnectionPointContainer)
        self._point = container.FindConnectionPoint(IID(WORKBOOK_EVENTS))
        self._cookie = self._point.Advise(as_com(Sink(followed)))

    def wait(self, seconds: float) -> None:
        """Let Excel's calls in; returns when some came, or after so many seconds."""
        import pythoncom
        import win32event

        milliseconds = max(1, int(seconds * 1000))
        win32event.MsgWaitForMultipleObjects((), False, milliseconds, win32event.QS_ALLINPUT)
        pythoncom.PumpWaitingMessages()

    def close(self) -> None:
        """Hear no more."""
        with suppress(Exception):  # the book or Excel may be gone
            self._point.Unadvise(self._cookie)
