"""Message boxes."""

from __future__ import annotations

from typing import Any

from . import bridge
from .office import Office

# com.sun.star.awt.MessageBoxButtons and MessageBoxResults
_BUTTONS = {None: 1, "ok": 1, "ok_cancel": 2, "yes_no": 3, "yes_no_cancel": 4}
_DEFAULTS = {"ok": 0x10000, "cancel": 0x20000, "no": 0x50000}
_ANSWERS = {0: "cancel", 1: "ok", 2: "yes", 3: "no"}
_BOXES = {None: "MESSAGEBOX", "info": "INFOBOX", "critical": "WARNINGBOX"}


def careful_answer(buttons: str | None) -> str:
    """Return the answer that is given when nobody can be asked."""
    if buttons not in _BUTTONS:
        raise ValueError(f"buttons must be one of {list(_BUTTONS)}, not {buttons!r}")
    return {"ok_cancel": "cancel", "yes_no": "no", "yes_no_cancel": "cancel"}.get(
        buttons or "ok", "ok"
    )


def ask(
    office: Office, window: Any, text: str, title: str, buttons: str | None, mode: str | None
) -> str:
    """Show a message box over a window; return the button that was pressed.

    The button that Enter presses is the careful answer.
    """
    if buttons not in _BUTTONS or mode not in _BOXES:
        raise ValueError(f"unknown buttons {buttons!r} or mode {mode!r}")
    # An information box has one button, whatever is asked for.
    box_type = "QUERYBOX" if buttons not in (None, "ok") and mode != "critical" else _BOXES[mode]
    kind = bridge.enum("awt.MessageBoxType", box_type)
    choice = _BUTTONS[buttons] | _DEFAULTS[careful_answer(buttons)]
    toolkit = office.service("awt.Toolkit")
    box = toolkit.createMessageBox(window, kind, choice, title, text)
    try:
        return _ANSWERS.get(box.execute(), "cancel")
    finally:
        box.dispose()
