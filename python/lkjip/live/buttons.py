"""The buttons of the open book: their VBA is revoked, a click reaches this Python."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from lkjip.actions import Button, buttons
from lkjip.live.listeners import ButtonListener, uno

SCRIPT_TYPE = "LKjIP"
BY_SUB: dict[str, Button] = {button.sub: button for button in buttons()}

_SUB = re.compile(r"\.(\w+)\?")


def forms(document: Any) -> Iterator[tuple[str, Any]]:
    """Yield the tabs that have buttons, each with LibreOffice's form on it."""
    for sheet in document.Sheets:
        for form in sheet.DrawPage.Forms:
            yield sheet.Name, form


def take_over(document: Any, pressed: Callable[[str], None]) -> int:
    """Replace the script of every button by our own event; returns how many there are.

    The event hangs on the form and not on the control in the window, which LibreOffice makes anew
    whenever the tab is shown.
    """
    count = 0
    listener = ButtonListener(SCRIPT_TYPE, pressed)
    for _tab, form in forms(document):
        for index in range(form.Count):
            sub = _sub(form.getScriptEvents(index))
            if sub not in BY_SUB:
                continue
            form.revokeScriptEvents(index)
            event = uno().createUnoStruct("com.sun.star.script.ScriptEventDescriptor")
            event.ListenerType, event.EventMethod = "XActionListener", "actionPerformed"
            event.ScriptType, event.ScriptCode = SCRIPT_TYPE, sub
            form.registerScriptEvent(index, event)
            count += 1
        form.addScriptListener(listener)
    return count


def _sub(events: Any) -> str:
    for event in events:
        match = _SUB.search(event.ScriptCode)
        if match:
            return match[1]
    return ""
