"""Tells how high a row must be for its texts: no program is there to fit it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from lkjip.tables.cells import Cell

LINE_HEIGHT = 13.0  # points of one line of Calibri 10
MAX_HEIGHT = 409.0  # Excel's highest row
DEFAULT_WIDTH = 8.43
_BLANK = re.compile(r"\s")


def text_lines(text: str, width: float) -> int:
    """Estimate how many lines a text takes in a column when words wrap, rather too many.

    A fingerprint or a file name has no space to wrap at and counts as one line.
    """
    room = max(1.0, width * 1.05 - 1)
    if (len(text) <= room and "\n" not in text) or not _BLANK.search(text):
        return 1
    return sum(max(1, math.ceil(len(part) / room)) for part in text.split("\n"))


def lines_of(values: Mapping[int, Cell], widths: Mapping[int, float]) -> int:
    """Return the lines of the longest text of a row; ``values`` and ``widths`` go by column."""
    most = 1
    for column, value in values.items():
        if isinstance(value, str):
            most = max(most, text_lines(value, widths.get(column, DEFAULT_WIDTH)))
    return most
