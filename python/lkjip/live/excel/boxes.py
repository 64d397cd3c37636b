"""Boxes in front of Excel, shown by this Python: news, and a question that Enter answers no."""

from __future__ import annotations

import sys
from typing import Any

from lkjip.book.port import Message
from lkjip.book.xlwings_book import TITLES

OK, YES_NO = 0x0, 0x4
INFORMATION, WARNING, QUESTION = 0x40, 0x30, 0x20
SECOND, FRONT = 0x100, 0x10000
"""The second button is the usual one; the box comes to the front. Numbers of ``MessageBoxW``."""
YES = 6


def tell(app: Any, kind: Message, text: str) -> None:
    """Show a message over the window of an xlwings app."""
    icon = INFORMATION if kind is Message.NEWS else WARNING
    box(_window(app), text, TITLES[kind], OK | icon | FRONT)


def ask(app: Any, question: str) -> bool:
    """Ask yes or no; Enter and Escape mean no."""
    style = YES_NO | QUESTION | SECOND | FRONT
    return box(_window(app), question, TITLES[Message.NEWS], style) == YES


def box(window: int, text: str, title: str, style: int) -> int:
    """Show Windows' own box; returns the number of the button. Elsewhere there is none: 0."""
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.user32.MessageBoxW(window, text, title, style))


def _window(app: Any) -> int:
    try:
        return int(app.api.Hwnd)
    except Exception:
        return 0
