"""Colours: xlwings' tuples, hex text and Excel's BGR numbers; LibreOffice's RGB numbers."""

from __future__ import annotations

from collections.abc import Sequence

NONE = -1
"""LibreOffice: no fill, or the automatic text colour."""

RGB = tuple[int, int, int]


def to_calc(color: str | int | Sequence[int] | None) -> int:
    """Any colour that xlwings takes, as LibreOffice's number.

    Raises:
        ValueError: it is no colour.
    """
    if color is None:
        return NONE
    if isinstance(color, str):
        return int(color.lstrip("#"), 16)
    if isinstance(color, int):
        return (color & 0xFF) << 16 | color & 0xFF00 | color >> 16 & 0xFF
    red, green, blue = (int(part) for part in color)
    if not all(0 <= part <= 255 for part in (red, green, blue)):
        raise ValueError(f"a colour has parts from 0 to 255, not {color!r}")
    return red << 16 | green << 8 | blue


def from_calc(number: int | None) -> RGB | None:
    """LibreOffice's number as xlwings' tuple; None where there is none."""
    if number is None or number < 0:
        return None
    return number >> 16 & 0xFF, number >> 8 & 0xFF, number & 0xFF
