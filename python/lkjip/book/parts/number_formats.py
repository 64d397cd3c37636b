"""Finds how a book shows dates: the cell styles by their number format, and its first day."""

from __future__ import annotations

import re

from lxml import etree

from lkjip.book.parts.package import Package, tag

_BUILT_IN = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_NOISE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


DAYS_UNTIL_1904 = 1462
"""Days from the first day of the 1900 date system to that of 1904."""


def first_day(book: etree._Element) -> int:
    """Return how many days later than usual a workbook begins to count its dates."""
    settings = book.find(tag("workbookPr"))
    switched = settings is not None and settings.get("date1904", "0") in ("1", "true")
    return DAYS_UNTIL_1904 if switched else 0


def is_date_format(code: str) -> bool:
    """Return whether a format code such as ``dd mmm yyyy`` shows a date or a time."""
    return bool(re.search(r"[ymdhs]", _NOISE.sub("", code), re.IGNORECASE)) and (
        "general" not in code.lower()
    )


def date_styles(package: Package) -> frozenset[int]:
    """Return the indices of the cell styles (``s="…"``) that show dates."""
    if "xl/styles.xml" not in package:
        return frozenset()
    root = package.xml("xl/styles.xml")
    own = {
        int(item.get("numFmtId", "0")): is_date_format(item.get("formatCode", ""))
        # those of conditional formats have numbers of their own
        for item in root.iterfind(f"{tag('numFmts')}/{tag('numFmt')}")
    }
    formats = root.find(tag("cellXfs"))
    return frozenset(
        index
        for index, xf in enumerate(formats if formats is not None else ())
        if own.get(int(xf.get("numFmtId", "0")), int(xf.get("numFmtId", "0")) in _BUILT_IN)
    )
