"""The values of one sheet of the closed book, read in one pass: no tree is kept.

A large input sheet takes ten times its values as a tree; only a sheet that is written needs one
(``SheetXml``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from io import BytesIO

from lxml import etree

from lkjip.a1 import column_number
from lkjip.book.cells import from_serial
from lkjip.book.parts.package import tag
from lkjip.book.parts.plain_sheet import NotPlainError, plain_rows
from lkjip.tables.cells import Cell, plain

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_V, _F, _IS, _T, _R, _C, _ROW = (tag(n) for n in ("v", "f", "is", "t", "r", "c", "row"))
_COMPUTED = ("e", "str")
_INLINE = "inlineStr"
_DIGITS = "0123456789"


def decode(text: str) -> str:
    """Return the text that a person sees (the inverse of ``encode``)."""
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text)


def string_of(item: etree._Element) -> str:
    """Return the text of a string item, its rich runs joined, phonetic runs left out."""
    if len(item) == 1 and item[0].tag == _T:  # the usual string has no runs
        text = item[0].text or ""
    else:
        parts = [t.text or "" for t in item.findall(_T)]
        parts += [r.findtext(_T) or "" for r in item.findall(_R)]
        text = "".join(parts)
    return decode(text) if "_x" in text else text


def value_of(
    cell: etree._Element,
    strings: Callable[[], list[str]],
    is_date: Callable[[int], bool],
    first_day: int = 0,
) -> Cell:
    """Return the value of a cell; an error value reads as its text, such as ``#REF!``."""
    if not len(cell):
        return None
    kind = cell.get("t", "n")
    if kind == _INLINE:
        item = cell[0] if cell[0].tag == _IS else cell.find(_IS)
        return string_of(item) or None if item is not None else None
    raw = cell[0].text if cell[0].tag == _V else cell.findtext(_V)
    style = cell.get("s", "0")
    return _meaning(kind, raw or "", style, strings, is_date, first_day)


def _meaning(
    kind: str,
    raw: str,
    style: str,
    strings: Callable[[], list[str]],
    is_date: Callable[[int], bool],
    first_day: int,
) -> Cell:
    """Return what the contents of a cell of some type mean."""
    if raw == "":
        return None
    if kind == "s":
        return strings()[int(raw)] or None
    if kind in ("str", "e", _INLINE):
        return (decode(raw) if "_x" in raw else raw) or None
    if kind == "b":
        return raw == "1"
    if kind == "d":
        return plain(datetime.fromisoformat(raw))
    number = float(raw)
    if is_date(int(style)):
        return from_serial(number + first_day)
    return plain(number)


class SheetValues:
    """The cells of a worksheet part that hold something."""

    def __init__(
        self,
        data: bytes,
        strings: Callable[[], list[str]],
        is_date: Callable[[int], bool],
        first_day: int = 0,
    ) -> None:
        """Read a part. Raises ``etree.XMLSyntaxError`` where it is damaged."""
        self._rows: dict[int, dict[int, Cell]] = {}
        self.computed: dict[int, set[int]] = {}
        """Columns of cells that are computed or in error, by row."""
        try:
            self._read_plain(data, strings, is_date, first_day)
        except NotPlainError:
            self._rows.clear()
            self.computed.clear()
            self._parse(data, strings, is_date, first_day)

    def _read_plain(
        self,
        data: bytes,
        strings: Callable[[], list[str]],
        is_date: Callable[[int], bool],
        first_day: int,
    ) -> None:
        for number, cells in plain_rows(data):
            found = self._rows[number] = {}
            for letters, style, kind, raw, formula in cells:
                column = column_number(letters)
                value = _meaning(kind, raw, style, strings, is_date, first_day)
                if value is not None:
                    found[column] = value
                if formula or kind in _COMPUTED:
                    self.computed.setdefault(number, set()).add(column)

    def _parse(
        self,
        data: bytes,
        strings: Callable[[], list[str]],
        is_date: Callable[[int], bool],
        first_day: int,
    ) -> None:
        known: dict[str, int] = {"": 0}
        last = 0
        stream = etree.iterparse(
            BytesIO(data), events=("end",), tag=_ROW, resolve_entities=False, huge_tree=True
        )
        for _, row in stream:
            last = int(row.get("r") or last + 1)
            column = 0
            found: dict[int, Cell] = {}
            for cell in row.iterchildren(_C):
                letters = (cell.get("r") or "").rstrip(_DIGITS)
                if letters not in known:
                    known[letters] = column_number(letters)
                column = known[letters] or column + 1
                if not len(cell):
                    continue
                value = value_of(cell, strings, is_date, first_day)
                if value is not None:
                    found[column] = value
                if cell[0].tag == _F or cell.get("t") in _COMPUTED:
                    self.computed.setdefault(last, set()).add(column)
            self._rows[last] = found
            row.clear()
            while row.getprevious() is not None:
                del row.getparent()[0]

    def is_blank(self, row: int) -> bool:
        """Tell whether a row holds nothing at all."""
        return not self._rows.get(row)

    def get(self, row: int, column: int) -> Cell:
        """Return the value of a cell, ``None`` where nothing stands."""
        return self._rows.get(row, {}).get(column)

    def values(self, row: int, columns: Iterable[int]) -> list[Cell]:
        """Return the values of some cells of a row."""
        there = self._rows.get(row, {})
        return [there.get(column) for column in columns]

    def row(self, number: int) -> Mapping[int, Cell] | None:
        """Return the cells of a row by column; None for one that was not there, or is forgotten."""
        return self._rows.get(number)

    def forget(self, row: int) -> None:
        """Forget a row that is written: what was read holds no more."""
        self._rows.pop(row, None)
