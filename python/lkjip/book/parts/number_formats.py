"""Finds the cell styles that show a number as a date, by their number format."""

from __future__ import annotations

import re

from lkjip.book.parts.package import Package, tag

_BUILT_IN = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_NOISE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


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
        for item in root.iter(tag("numFmt"))
    }
    formats = root.find(tag("cellXfs"))
    return frozenset(
        index
        for index, xf in enumerate(formats if formats is not None else ())
        if own.get(int(xf.get("numFmtId", "0")), int(xf.get("numFmtId", "0")) in _BUILT_IN)
    )
