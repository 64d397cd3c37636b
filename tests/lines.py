"""Counts the lines of the product that run: a measure of work that no busy machine changes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import lkjip

OWN = str(Path(lkjip.__file__).parent)


def lines_of(work: Callable[[], object]) -> int:
    """How many lines of the product run while this works."""
    amount = 0

    def local(_frame: FrameType, event: str, _arg: object) -> Any:
        nonlocal amount
        amount += event == "line"
        return local

    def enter(frame: FrameType, _event: str, _arg: object) -> Any:
        return local if frame.f_code.co_filename.startswith(OWN) else None

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        work()
    finally:
        sys.settrace(before)
    return amount
