"""Values of cells as a sheet's XML holds them: one by one, or a large table row by row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO

from lxml import etree

from lkjip.a1 import column_number
from lkjip.book.cells import from_serial
from lkjip.book.parts.package import tag
from lkjip.tables.cells import Cell, plain

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_V, _IS, _T, _R, _C, _ROW = (tag(n) for n in ("v", "is", "t", "r", "c", "row"))
LARGE = 2_000_000
"""Bytes of XML beyond which a sheet that is only read is not kept as a tree: that takes a hundred
times the memory of its values."""


def decode(text: str) -> str:
    """Return the text that a person sees (the inverse of ``encode``)."""
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text)


def string_of(item: etree._Element) -> str:
    """Return the text of a string item, its rich runs joined, phonetic runs left out."""
    parts = [t.text or "" for t in item.findall(_T)]
    parts += [r.findtext(_T) or "" for r in item.findall(_R)]
    return decode("".join(parts))


class CellReader:
    """Reads cells; ``first_day`` is 1462 in a book that counts its days from 1904."""

    def __init__(
        self, strings: Callable[[], list[str]], is_date: Callable[[int], bool], first_day: int
    ) -> None:
        self._strings, self._is_date, self._first_day = strings, is_date, first_day

    def value(self, cell: etree._Element) -> Cell:
        """Return the value of a cell; an error value reads as its text, such as ``#REF!``."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            item = cell.find(_IS)
            return plain(string_of(item)) if item is not None else None
        raw = cell.findtext(_V)
        if raw is None or raw == "":
            return None
        if kind == "s":
            return plain(self._strings()[int(raw)])
        if kind in ("str", "e"):
            return plain(decode(raw))
        if kind == "b":
            return raw == "1"
        if kind == "d":
            return plain(datetime.fromisoformat(raw))
        number = float(raw)
        if self._is_date(int(cell.get("s", "0"))):
            return from_serial(number + self._first_day)
        return plain(number)

    def values(
        self, raw: bytes, box: tuple[int, int, int, int]
    ) -> dict[tuple[int, int], Cell] | None:
        """Return the values within a box (top, left, bottom, right) of a sheet's XML.

        Rows are let go of as they are read. None when the XML is damaged.
        """
        try:
            return dict(self._within(raw, box))
        except etree.XMLSyntaxError:
            return None

    def _within(
        self, raw: bytes, box: tuple[int, int, int, int]
    ) -> Iterator[tuple[tuple[int, int], Cell]]:
        top, left, bottom, right = box
        number = 0
        for _, row in etree.iterparse(
            BytesIO(raw), tag=_ROW, huge_tree=True, resolve_entities=False, no_network=True
        ):
            number = int(row.get("r") or number + 1)
            column = 0
            for cell in row.iterchildren(_C) if top <= number <= bottom else ():
                ref = cell.get("r")
                column = column_number(ref.rstrip("0123456789")) if ref else column + 1
                if left <= column <= right:
                    yield (number, column), self.value(cell)
            row.clear()
            while row.getprevious() is not None:
                del row.getparent()[0]
