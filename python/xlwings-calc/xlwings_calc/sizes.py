"""Sizes: LibreOffice's hundredths of a millimetre, Excel's points and characters."""

from __future__ import annotations

HUNDREDTHS_PER_INCH = 2540
POINTS_PER_INCH = 72
PIXELS_PER_INCH = 96
# Excel's default font, Calibri 11: its widest digit, and the space around a cell's text, in pixels.
DIGIT_PIXELS = 7
PADDING_PIXELS = 5
SMALLEST_STEP = 4  # parts of a point: LibreOffice rounds to less than that


def points(hundredths: float) -> float:
    """Return a length in points, to a quarter of one."""
    exact = hundredths * POINTS_PER_INCH / HUNDREDTHS_PER_INCH
    return round(exact * SMALLEST_STEP) / SMALLEST_STEP


def from_points(length: float) -> int:
    """Points as LibreOffice's unit."""
    return round(length * HUNDREDTHS_PER_INCH / POINTS_PER_INCH)


def characters(hundredths: float) -> float:
    """Return a column's width in characters, to a hundredth of one."""
    pixels = round(hundredths * PIXELS_PER_INCH / HUNDREDTHS_PER_INCH)
    if pixels < DIGIT_PIXELS + PADDING_PIXELS:
        return round(pixels / (DIGIT_PIXELS + PADDING_PIXELS), 2)
    return round((pixels - PADDING_PIXELS) / DIGIT_PIXELS, 2)


def from_characters(width: float) -> int:
    """Characters as LibreOffice's unit."""
    if width < 1:
        pixels = width * (DIGIT_PIXELS + PADDING_PIXELS)
    else:
        pixels = width * DIGIT_PIXELS + PADDING_PIXELS
    return round(round(pixels) * HUNDREDTHS_PER_INCH / PIXELS_PER_INCH)
