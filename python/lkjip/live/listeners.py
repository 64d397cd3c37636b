"""Listeners that LibreOffice calls: each only puts what happened into a queue and returns.

Their calls come on the bridge's own threads while LibreOffice's window waits, so nothing is worked
on in them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any


def uno() -> Any:
    """Return LibreOffice's bridge, which the engine has loaded."""
    return sys.modules["uno"]


class _Listener:
    """A UNO object: it names the interfaces that it has."""

    interface = ""

    def getTypes(self) -> tuple[Any, ...]:  # noqa: N802 - UNO's name
        """Return the interfaces of the object."""
        return (uno().getTypeByName(f"com.sun.star.{self.interface}"),)

    def getImplementationId(self) -> Any:  # noqa: N802 - UNO's name
        """Return an empty id: none is kept."""
        return uno().ByteSequence(b"")

    def disposing(self, _event: Any) -> None:
        """Do nothing: the source is gone."""


class ButtonListener(_Listener):
    """Hears the script events of a form: one for each click."""

    interface = "script.XScriptListener"

    def __init__(self, script_type: str, pressed: Callable[[str], None]) -> None:
        self._type = script_type
        self._pressed = pressed

    def firing(self, event: Any) -> None:
        """Put a click into the queue; other script events (the VBA's) are not ours."""
        if event.ScriptType == self._type:
            self._pressed(str(event.ScriptCode))

    def approveFiring(self, _event: Any) -> None:  # noqa: N802 - UNO's name
        """Give no answer."""


class ModifyListener(_Listener):
    """Hears that something in the book has changed."""

    interface = "util.XModifyListener"

    def __init__(self, modified: Callable[[], None]) -> None:
        self._modified = modified

    def modified(self, _event: Any) -> None:
        """Note that the book has changed."""
        self._modified()


class CloseListener(_Listener):
    """Hears that the book is to be closed, and lets it happen only when everything is kept."""

    interface = "util.XCloseListener"

    def __init__(self, wish: Callable[[], bool]) -> None:
        self._wish = wish

    def queryClosing(self, _source: Any, _gets_ownership: bool) -> None:  # noqa: N802
        """Say no until the session has carried everything into the file; it then closes itself."""
        if not self._wish():
            raise uno().getClass("com.sun.star.util.CloseVetoException")("saving first", None)

    def notifyClosing(self, _source: Any) -> None:  # noqa: N802 - UNO's name
        """Do nothing: the book is closed."""
