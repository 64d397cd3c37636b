"""Reads the outlines of the charts' letters out of the font that the converter brings.

``python -m tests.tools.letters --write`` renews python/lkjip/report/charts/letters.json, after
vl-convert brought another version of its font. Tables and numbers as OpenType 1.9 names them.
"""

from __future__ import annotations

import json
import struct
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import vl_convert

KEPT = Path(__file__).resolve().parents[2] / "python/lkjip/report/charts/letters.json"
NOTICE = (
    "Outlines, widths and kerning from Liberation Sans 2.00.1, Digitized data copyright (c) 2010 "
    "Google Corporation, Copyright (c) 2012 Red Hat, Inc.; SIL Open Font License 1.1, see "
    "letters-OFL.txt"
)
LETTERS = "".join(
    chr(c)
    for c in (
        *range(0x20, 0x7F),
        *(c for c in range(0xA0, 0x180) if c not in (0xAD, 0x149)),
        *map(ord, "–—‘’‚“”„†‡•…‰′″€™→←↑↓−√∞≈≠≤≥"),
    )
)
"""Drawn from outlines; any other letter is left to the converter."""
_FACES = {"regular": "LiberationSans", "bold": "LiberationSans-Bold"}
_BEGINNING, _NAME = b"\0\1\0\0\0", 6
_ON_CURVE, _REPEAT = 1, 8
_SHORT, _SAME = (2, 4), (16, 32)
_WORDS, _MORE, _SCALED = 1, 32, 8 | 64 | 128
Point = tuple[float, float, bool]
"""A point of a contour; it lies on the curve, or pulls it."""


class Font:
    """A TrueType font that begins at a place in a file."""

    def __init__(self, data: bytes, begin: int) -> None:
        (number,) = struct.unpack_from(">H", data, begin + 4)
        entries = struct.iter_unpack(">4sIII", data[begin + 12 : begin + 12 + 16 * number])
        self.data = data
        self.tables = {tag: begin + offset for tag, _, offset, _ in entries}
        self.glyphs = self._glyphs_of_letters()

    def at(self, table: bytes, layout: str, offset: int) -> tuple[int, ...]:
        """Return the numbers of this layout at an offset into a table."""
        return struct.unpack_from(f">{layout}", self.data, self.tables[table] + offset)

    @property
    def name(self) -> str:
        """The PostScript name; empty where the file only looks like a font."""
        if b"name" not in self.tables:
            return ""
        _, count, texts = self.at(b"name", "HHH", 0)
        for n in range(count):
            _, _, _, kind, length, offset = self.at(b"name", "6H", 6 + 12 * n)
            if kind == _NAME:
                begin = self.tables[b"name"] + texts + offset
                return self.data[begin : begin + length].replace(b"\0", b"").decode("latin-1")
        return ""

    def _glyphs_of_letters(self) -> dict[str, int]:
        """Read the map of letters (format 4, of Windows)."""
        if b"cmap" not in self.tables:
            return {}
        records = (self.at(b"cmap", "HHI", 4 + 8 * n) for n in range(self.at(b"cmap", "H", 2)[0]))
        (table,) = (offset for platform, kind, offset in records if (platform, kind) == (3, 1))
        (double,) = self.at(b"cmap", "H", table + 6)
        count, found = double // 2, {}
        ends = self.at(b"cmap", f"{count}H", table + 14)
        starts = self.at(b"cmap", f"{count}H", table + 16 + double)
        deltas = self.at(b"cmap", f"{count}h", table + 16 + 2 * double)
        ranges = self.at(b"cmap", f"{count}H", table + 16 + 3 * double)
        for letter in LETTERS:
            code = ord(letter)
            n = next(n for n, end in enumerate(ends) if end >= code)
            if starts[n] > code:
                continue
            glyph = code
            if ranges[n]:
                place = table + 16 + 3 * double + 2 * n + ranges[n] + 2 * (code - starts[n])
                (glyph,) = self.at(b"cmap", "H", place)
            found[letter] = (glyph + deltas[n]) % 65536
        return {letter: glyph for letter, glyph in found.items() if glyph}

    def advance(self, glyph: int) -> int:
        """Return how far the next letter stands."""
        (metrics,) = self.at(b"hhea", "H", 34)
        return self.at(b"hmtx", "H", 4 * min(glyph, metrics - 1))[0]

    def kerning(self) -> dict[str, int]:
        """Return by how much pairs of letters stand closer or wider."""
        (count,) = self.at(b"kern", "H", 10)
        letters: dict[int, list[str]] = {}
        for letter, glyph in self.glyphs.items():
            letters.setdefault(glyph, []).append(letter)
        found = {}
        for n in range(count):
            left, right, by = self.at(b"kern", "HHh", 18 + 6 * n)
            for one in letters.get(left, ()):
                found.update({one + other: by for other in letters.get(right, ())})
        return found

    def contours(self, glyph: int) -> list[list[Point]]:
        """Return the contours of a glyph, of its parts where it is composed."""
        long = self.at(b"head", "h", 50)[0]
        begin, end = self.at(b"loca", "2I" if long else "2H", glyph * (4 if long else 2))
        if begin == end:
            return []
        begin *= 1 if long else 2
        number = self.at(b"glyf", "h", begin)[0]
        return self._composed(begin + 10) if number < 0 else self._simple(begin + 10, number)

    def _composed(self, place: int) -> list[list[Point]]:
        found, flags = [], _MORE
        while flags & _MORE:
            flags, glyph = self.at(b"glyf", "HH", place)
            assert not flags & _SCALED, "no letter of this font scales a part"
            right, up = self.at(b"glyf", "hh" if flags & _WORDS else "bb", place + 4)
            place += 8 if flags & _WORDS else 6
            found += [[(x + right, y + up, on) for x, y, on in c] for c in self.contours(glyph)]
        return found

    def _simple(self, place: int, number: int) -> list[list[Point]]:
        ends = self.at(b"glyf", f"{number}H", place)
        (hints,) = self.at(b"glyf", "H", place + 2 * number)
        place += 2 * number + 2 + hints
        flags: list[int] = []
        while len(flags) <= ends[-1]:
            flag, times = self.at(b"glyf", "BB", place)
            flags += [flag] * (times + 1 if flag & _REPEAT else 1)
            place += 2 if flag & _REPEAT else 1
        axes = []
        for short, same in zip(_SHORT, _SAME, strict=True):
            value, along = 0, []
            for flag in flags:
                if flag & short:
                    value += self.at(b"glyf", "B", place)[0] * (1 if flag & same else -1)
                    place += 1
                elif not flag & same:
                    value += self.at(b"glyf", "h", place)[0]
                    place += 2
                along.append(value)
            axes.append(along)
        points = [(x, y, bool(f & _ON_CURVE)) for x, y, f in zip(*axes, flags, strict=True)]
        return [points[a:b] for a, b in pairwise([0, *(end + 1 for end in ends)])]


def drawn(contour: Sequence[Point]) -> tuple[Point, str]:
    """Return where a contour begins, and the way around it as a relative path of SVG, y down."""
    first = next(n for n, point in enumerate(contour) if point[2])
    x, y, _ = start = contour[first]
    way, pull = [], None
    for point in (*contour[first + 1 :], *contour[: first + 1]):
        if pull is None and point[2]:
            way.append(f"l{point[0] - x:g} {y - point[1]:g}")
            x, y = point[:2]
        elif pull is not None:
            end = point if point[2] else ((pull[0] + point[0]) / 2, (pull[1] + point[1]) / 2)
            way.append(f"q{pull[0] - x:g} {y - pull[1]:g} {end[0] - x:g} {y - end[1]:g}")
            x, y = end[:2]
        pull = None if point[2] else point
    return start, "".join(way) + "z"


def entry(font: Font, glyph: int) -> list[float | str]:
    """Return a letter: how far the next stands, where its path begins, its path, where it ends."""
    path, here, begin = "", (0.0, 0.0), (0.0, 0.0)
    for contour in font.contours(glyph):
        (x, y, _), way = drawn(contour)
        path += way if not path else f"m{x - here[0]:g} {here[1] - y:g}{way}"
        begin = begin if len(path) > len(way) else (x, y)
        here = (x, y)
    end = [begin[0], -begin[1], path, here[0], -here[1]] if path else []
    return [font.advance(glyph), *end]


def fonts(data: bytes) -> Iterator[Font]:
    """Find the fonts in the converter's library, which holds them as they are."""
    place = data.find(_BEGINNING)
    while place >= 0:
        if data[place + 12 : place + 16] == b"FFTM":
            yield Font(data, place)
        place = data.find(_BEGINNING, place + 1)


def collected() -> str:
    """Return what the file should hold."""
    folder = Path(vl_convert.__file__).parent
    (library,) = (p for p in folder.iterdir() if p.suffix in (".so", ".pyd"))
    found = {font.name: font for font in fonts(library.read_bytes())}
    faces = {}
    for face, name in _FACES.items():
        font = found[name]
        letters = {letter: entry(font, glyph) for letter, glyph in font.glyphs.items()}
        faces[face] = {"letters": letters, "kerning": font.kerning()}
    return _lines({"notice": NOTICE, **faces}) + "\n"


def _lines(value: object, depth: int = 0) -> str:
    """Return JSON with a line for each letter."""
    if not isinstance(value, dict) or depth > 2:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    inside = (
        f"{json.dumps(key, ensure_ascii=False)}:{_lines(one, 9 if key == 'kerning' else depth + 1)}"
        for key, one in value.items()
    )
    return "{\n" + ",\n".join(inside) + "\n}"


if __name__ == "__main__":
    if "--write" in sys.argv:
        KEPT.write_text(collected(), encoding="utf-8", newline="\n")
