"""Texts of a drawing as outlines, so that every machine draws them alike, and fast.

The converter looks for the font among those of the machine first, whichever version lies there,
and opens its file several times for each letter: two thirds of the time of a chart. The outlines
come from the font that the converter brings (``tests/tools/letters.py``).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import unescape

_FILE = Path(__file__).with_name("letters.json")
_UNITS = 2048
"""Units of the outlines per size of the text."""
_TEXT = re.compile(
    r'<text x="([-\d.]+)" y="([-\d.]+)" font-size="([\d.]+)" text-anchor="(\w+)"'
    r"([^>]*)>([^<]*)</text>"
)
_BOLD = ' font-weight="bold"'
_RIM = re.compile(r'stroke-width="([\d.]+)"')
_BLANKS = re.compile(r"[ \t\r\n]+")
_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""Of the width of a text: the part that lies left of its place."""


@dataclass(frozen=True, slots=True)
class _Face:
    """The letters of a font, and how much closer or wider pairs of them stand.

    A letter is how far the next one stands and, if it has an outline, where its path begins, the
    path from there on, and where that leaves off.
    """

    letters: dict[str, list[Any]]
    kerning: dict[str, int]

    def path(self, text: str) -> tuple[str, float]:
        """Return a text as one path from its beginning on the baseline, and its width."""
        found, place, x, y, before = [], 0.0, 0.0, 0.0, ""
        for letter in text:
            advance, *outline = self.letters[letter]
            place += self.kerning.get(before + letter, 0)
            if outline:
                begin_x, begin_y, way, end_x, end_y = outline
                found.append(f"m{place + begin_x - x:g} {begin_y - y:g}{way}")
                x, y = place + end_x, end_y
            place += advance
            before = letter
        return "".join(found), place


@cache
def _faces() -> dict[str, _Face]:
    held = json.loads(_FILE.read_text(encoding="utf-8"))
    return {name: _Face(**held[name]) for name in ("regular", "bold")}


def outlined(svg: str) -> str:
    """Return a drawing with its texts as paths; a text with an unknown letter stays a text."""
    return _TEXT.sub(_outlined, svg)


def _outlined(found: re.Match[str]) -> str:
    x, y, size, anchor, look, content = found.groups()
    face = _faces()["bold" if _BOLD in look else "regular"]
    text = _BLANKS.sub(" ", unescape(content)).strip(" ")
    if not face.letters.keys() >= set(text):
        return found[0]
    scale = float(size) / _UNITS
    path, width = face.path(text)
    left = float(x) - width * scale * _BEFORE[anchor]
    look = _RIM.sub(lambda rim: f'stroke-width="{float(rim[1]) / scale:g}"', look)
    return f'<path transform="translate({left:.4f} {y}) scale({scale:.8f})"{look} d="{path}"/>'
