"""Pictures as SVG text, and SVG as PNG: shapes, hatching, measured and wrapped text.

Readable without colour: what matters differs in lightness and in pattern, and carries its figure.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.metadata import version
from xml.sax.saxutils import escape

from lkjip.report.charts.letters import outlined
from lkjip.report.word.wml import clean

DARK, MEDIUM, LIGHT, LINE = "#1F3864", "#7F8FA9", "#E3E7EF", "#595959"
PIXELS_PER_MM = 4.0
"""Units of a drawing per millimetre on paper."""
SCALE = 2.0
"""Pixels of the PNG per unit: 8 per millimetre, 203 dots per inch.

A whole number keeps straight edges sharp. Word by its default shrinks pictures of more than 220
dots per inch when it saves, which blurs them and makes them another picture for the next draft.
"""
_PACKING = 4
"""Level of zlib: above it the time grows more than the size falls."""
_BY_ITSELF, _AS_ABOVE = b"\x01", b"\x02"
"""Filters of PNG: up to the first a line is described by itself; the second by the line above."""
FONT = "Liberation Sans"
"""The font that the converter brings; ``letters`` draws its outlines, alike on all machines."""
_NARROW, _WIDE = frozenset("iljtfrI.,;:|!'()[] -"), frozenset("mwMW@%—")

_STEP = 7 / 2**0.5
"""Of the hatching along both axes: one stripe and one space are 7 units wide."""
_HATCHING = (
    '<defs><linearGradient id="arsir" gradientUnits="userSpaceOnUse" x1="0" y1="0" '
    f'x2="{_STEP:.4f}" y2="{_STEP:.4f}" spreadMethod="repeat">'
    f'<stop offset="0" stop-color="{MEDIUM}"/><stop offset="0.43" stop-color="{MEDIUM}"/>'
    '<stop offset="0.43" stop-color="#FFFFFF"/><stop offset="1" stop-color="#FFFFFF"/>'
    "</linearGradient></defs>"
)
"""Stripes as a gradient that repeats: drawn in a fraction of the time of a pattern."""
HATCHED = "url(#arsir)"


_RIM = ' stroke="#FFFFFF" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'


def text_width(text: str, quantity: float) -> float:
    """Width of a text in this size, close enough to wrap it."""
    return _width(text) * quantity


def widest(words: Iterable[str], quantity: float) -> float:
    """Return the width of the widest of these words in this size; 0 without any."""
    return max(map(_width, words), default=0.0) * quantity


@lru_cache(maxsize=16384)
def _width(text: str) -> float:
    return sum(map(_font, text))


@lru_cache(maxsize=1024)
def _font(c: str) -> float:
    """Width of a letter: capitals run wider than the rest."""
    if c in _NARROW or c in _WIDE:
        return 0.30 if c in _NARROW else 0.86
    return 0.69 if c.isupper() else 0.57


def fold(text: str, width: float, quantity: float, at_most: int = 3) -> list[str]:
    """Return the text in lines of at most this width; the last one is cut with an ellipsis.

    A word that is wider than a line is cut, too.
    """
    row, content = [], ""
    for words in (_cut(one, width, quantity) for one in text.split()):
        attempt = f"{content} {words}".strip()
        if content and text_width(attempt, quantity) > width:
            row.append(content)
            attempt = words
        content = attempt
    row.append(content)
    if len(row) > at_most:
        row = row[:at_most]
        row[-1] = _shortened(row[-1], width, quantity)
    return row


def _cut(word: str, width: float, quantity: float) -> str:
    if text_width(word, quantity) <= width:
        return word
    end = len(word)
    while end > 1 and text_width(word[:end] + "…", quantity) > width:
        end -= max(1, end // 8)
    return word[:end] + "…"


def _shortened(row: str, width: float, quantity: float) -> str:
    """Return the last line without its last word where the ellipsis has no room beside it."""
    whole = f"{row} …"
    return whole if text_width(whole, quantity) <= width else f"{row.rpartition(' ')[0]} …".strip()


def text(x: float, y: float, content: str, quantity: float = 13, *, mean: str = "start",
         bold: bool = False, colour: str = "#000000", rim: bool = False) -> str:  # fmt: skip
    """One line of text with its baseline at ``y``; ``mean``: start, middle or end.

    A white ``rim`` keeps a figure readable where a line runs behind it.
    """
    font_weight = ' font-weight="bold"' if bold else ""
    if rim:
        font_weight += (
            ' stroke="#FFFFFF" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
        )
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{quantity:g}" text-anchor="{mean}" '
        f'fill="{colour}"{font_weight}>{escape(clean(content))}</text>'
    )


def text_lines(x: float, middle: float, content: Sequence[str], quantity: float = 13, *,
               mean: str = "end") -> str:  # fmt: skip
    """Lines of text centred on the height ``middle``."""
    distance = quantity * 1.15
    beginning = middle - distance * (len(content) - 1) / 2 + quantity * 0.36
    return "".join(
        text(x, beginning + n * distance, b, quantity, mean=mean) for n, b in enumerate(content)
    )


def box(x: float, y: float, width: float, height: float, content: str = DARK,
          edge: str = DARK) -> str:  # fmt: skip
    """Return a rectangle; ``content`` is a colour, ``HATCHED``, or "none"."""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{height:.1f}" '
        f'fill="{content}" stroke="{edge}" stroke-width="1"/>'
    )


def line(x1: float, y1: float, x2: float, y2: float, colour: str = "#BFBFBF", *,
          bold: float = 1, dash: str = "") -> str:  # fmt: skip
    """Return a straight line; ``dash`` is a dash pattern."""
    pattern = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
        f'stroke-width="{bold:g}"{pattern}/>'
    )


def key(x: float, y: float, content: str, label: str) -> tuple[str, float]:
    """Return a legend entry, and where the next one begins."""
    picture = box(x, y, 18, 11, content) + text(x + 24, y + 10, label, 12)
    return picture, x + 24 + text_width(label, 12) + 26


def picture(width: float, height: float, content: str, size: float = 1) -> str:
    """Return the whole picture as SVG; ``size`` shows its units larger or smaller."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width * size:g}" '
        f'height="{height * size:g}" '
        f'viewBox="0 0 {width:g} {height:g}" font-family="{FONT}">{_HATCHING}'
        f'<rect width="{width:g}" height="{height:g}" fill="#FFFFFF"/>{content}</svg>'
    )


@lru_cache(maxsize=1)
def is_available() -> bool:
    """Return whether pictures can be drawn here; the report is written without them if not."""
    try:
        import vl_convert  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


def fingerprint(svg: str) -> str:
    """Return sixteen digits that are equal for drawings that give the same PNG."""
    made_with = f"{version('vl-convert-python')} {SCALE} "
    return hashlib.sha256((made_with + svg).encode()).hexdigest()[:16]


@lru_cache(maxsize=32)
def to_png(svg: str, scale: float = SCALE) -> bytes:
    """Return the picture as PNG, the same bytes for the same SVG."""
    import vl_convert

    return _pack(vl_convert.svg_to_png(outlined(svg), scale=scale))


def to_pdf(svg: str) -> bytes:
    """Return the picture as a PDF of one page, its text as text; a unit is a point."""
    import vl_convert

    return bytes(vl_convert.svg_to_pdf(svg))


def _pack(png: bytes) -> bytes:
    """Return a PNG a fifth as large: the converter packs for speed, a report travels by mail.

    Only the packing changes (PNG, third edition, 10): the same pixels, the same other chunks.
    """
    head, rest, pixels = png[:8], b"", b""
    position = len(head)
    while position < len(png):
        (length,) = struct.unpack_from(">I", png, position)
        chunk = png[position : position + length + 12]
        kind = chunk[4:8]
        if kind == b"IDAT":
            pixels += chunk[8:-4]
        elif kind == b"IEND":
            data = b"IDAT" + _packed(pixels, *struct.unpack_from(">II", png, 16))
            rest += struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
            rest += chunk
        else:
            rest += chunk
        position += length + 12
    return head + rest


def _packed(pixels: bytes, width: int, height: int) -> bytes:
    """Return the lines of a picture packed anew, each that equals the one above as such.

    Half the lines of a chart are such; the converter describes every line by itself.
    """
    length = width * 4 + 1
    unpacked = zlib.decompress(pixels, bufsize=height * length)
    same, above = _AS_ABOVE + bytes(length - 1), b""
    stream = zlib.compressobj(_PACKING)
    packed = []
    for start in range(0, len(unpacked), length):
        line = unpacked[start : start + length]
        again = line == above and line[:1] <= _BY_ITSELF
        packed.append(stream.compress(same if again else line))
        above = line
    return b"".join((*packed, stream.flush()))
