"""Of the styles only what the reading of numbers needs: which formats show dates or percent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from lkjip.intake.package.xmlparts import elements
from lkjip.intake.sheet.values import Formats

_CACHED = 64 * 1024
_PERCENTS = frozenset({9, 10})
_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Built-in formats that show a date or a time (ECMA-376 part 1, 18.8.30)."""
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)


def read_formats(name: str, part: bytes) -> Formats:
    """Return the formats of a styles part. Raises ``RefusedError`` (K03, K06)."""
    return _cached(name, part) if len(part) <= _CACHED else _read(name, part)


@lru_cache(maxsize=64)
def _cached(name: str, part: bytes) -> Formats:
    return _read(name, part)


def _read(name: str, part: bytes) -> Formats:
    codes: dict[int, str] = {}
    used: list[int] = []
    inside = ""
    for tag, attributes in elements(name, part):
        if tag in ("cellXfs", "cellStyleXfs", "dxfs", "cellStyles"):
            inside = tag
        elif tag == "numFmt" and inside != "dxfs":
            number = _number(attributes.get("numFmtId", ""))
            codes[number] = bare_code(attributes.get("formatCode", ""))
        elif tag == "xf" and inside == "cellXfs":
            used.append(_number(attributes.get("numFmtId", "")))
    return formats_of(used, codes)


def bare_code(code: str) -> str:
    """Return the code of a format without its literal texts, for positive numbers only."""
    return _LITERAL.sub("", code.partition(";")[0])


def formats_of(used: Sequence[int], codes: Mapping[int, str]) -> Formats:
    """Sort the styles of cells, which are numbered formats, by the bare codes of the formats."""
    dates, percents = set(), set()
    for i, number in enumerate(used):
        code = codes.get(number, "")
        if "%" in code or (number in _PERCENTS and not code):
            percents.add(str(i))
        elif (number in _DATES and not code) or _shows_date(code):
            dates.add(str(i))
    return Formats(frozenset(dates), frozenset(percents))


def _shows_date(code: str) -> bool:
    return "general" not in code.lower() and _DATE_LETTERS.search(code) is not None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
