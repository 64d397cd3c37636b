"""Tells how much room text takes in a cell, so that nothing on a fixed page is cut off unseen.

The widths are those of Calibri (and of Carlito, which has the same), in thousandths of the type
size. A program draws letters on whole pixels, so the estimate is rather too wide.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

_LETTERS = (
    (240, " 'ilj"),
    (268, ",.I·:;"),
    (307, "`()f-[]"),
    (340, "{}J!t‹›"),
    (400, "r/\\szc"),
    (425, '"L'),
    (460, "xvykFS|?"),
    (490, "ZgaTYE"),
    (507, "#*+<=>^_e~–$0123456789"),
    (530, "PXKbdhnpquoC"),
    (580, "RBVA"),
    (631, "DHG"),
    (690, "UNOQ&…"),
    (720, "%w"),
    (905, "mMW@—"),
)
_WIDTH = {letter: width / 1000 for width, letters in _LETTERS for letter in letters}
OTHER = 0.905
"""The width of any other letter: as wide as the widest."""
BOLD = 1.06
"""Bold type runs this much wider."""
AIR = 1.05
"""Letters on whole pixels are a little wider than drawn."""
PIXELS = 96 / 72
"""Pixels in a point at 100 %."""
PADDING = 6
"""Pixels of a cell's width in which no text stands."""
NARROWEST = 6
"""Pixels of a digit in the narrowest program: column widths count in digits."""
LINE = 1.22
"""The height of a line in type sizes."""


def column_pixels(chars: float) -> int:
    """Return the pixels of a column in the program that draws it narrowest."""
    return int((chars * 7 + 5) / 7 * NARROWEST)


@lru_cache(maxsize=4096)
def text_pixels(words: str, points: float, bold: bool = False) -> float:
    """Return how wide a line of text is, in pixels at 100 %."""
    ems = sum(_WIDTH.get(letter, OTHER) for letter in words)
    return ems * points * PIXELS * AIR * (BOLD if bold else 1)


def wrapped(words: str, pixels: float, points: float, bold: bool = False) -> tuple[str, ...]:
    """Return the lines in which a program shows a text in a cell of this width.

    A word that is wider than the cell goes on in the next line, as it does on the screen.
    """
    room = pixels - PADDING
    lines: list[str] = []
    for paragraph in words.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if text_pixels(longer, points, bold) <= room:
                line = longer
                continue
            if line:
                lines.append(line)
            line = word
            while text_pixels(line, points, bold) > room and len(line) > 1:
                end = _letters_in(line, room, points, bold)
                lines.append(line[:end])
                line = line[end:]
        lines.append(line)
    return tuple(lines)


def fitting(words: str, pixels: float, points: float, lines: int = 1, bold: bool = False) -> str:
    """Return a text that fits into a cell: unchanged where it does, else cut and marked with "…".

    >>> fitting("Sub Bagian Otonomi Daerah", 300, 9)
    'Sub Bagian Otonomi Daerah'
    >>> fitting("Sub Bagian Otonomi Daerah", 120, 9)
    'Sub Bagian Otonom…'
    """
    if len(wrapped(words, pixels, points, bold)) <= lines:
        return words

    def has_room(letters: int) -> bool:
        return len(wrapped(_cut(words, letters), pixels, points, bold)) <= lines

    return _cut(words, most_letters(len(words), has_room))


def fitting_both_ends(
    words: str, pixels: float, points: float, lines: int = 1, bold: bool = False
) -> str:
    """Return a text that fits into a cell: where it does not, its middle is left out.

    Names of a list often begin alike and differ at their ends.

    >>> fitting_both_ends("Meningkatnya mutu layanan bidang hukum", 130, 9)
    'Meningka…ng hukum'
    """
    if len(wrapped(words, pixels, points, bold)) <= lines:
        return words

    def has_room(letters: int) -> bool:
        return len(wrapped(_without_middle(words, letters), pixels, points, bold)) <= lines

    return _without_middle(words, most_letters(len(words) // 2, has_room))


def most_letters(most: int, has_room: Callable[[int], bool]) -> int:
    """Return how many letters, at most ``most``, a cut text may keep so that it has room."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if has_room(middle):
            low = middle
        else:
            high = middle - 1
    return low


def _without_middle(words: str, letters: int) -> str:
    return f"{words[:letters].rstrip()}…{words[len(words) - letters :].lstrip()}"


def _cut(words: str, letters: int) -> str:
    return words[:letters].rstrip(" ,;:-") + "…"


def _letters_in(word: str, room: float, points: float, bold: bool) -> int:
    """Return how many letters of a long word stand in one line; at least one."""
    end = 1
    while end < len(word) and text_pixels(word[: end + 1], points, bold) <= room:
        end += 1
    return end
