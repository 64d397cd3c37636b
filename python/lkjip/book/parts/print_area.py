"""The part of a sheet that is printed ends with the data: every blank page of it would be printed.

An area that a person set otherwise stays as it is.
"""

from __future__ import annotations

import re

from lkjip.book.parts.package import Package, tag

NAME = "_xlnm.Print_Area"
FORMERLY = 5001
"""The last row that books of the first version print."""
_LAST_ROW = re.compile(r"(?P<before>.*:\$?[A-Z]+\$?)(?P<row>\d+)")


def moved_end(area: str, before: int, after: int) -> str:
    """Return an area such as ``$A$1:$H$9`` that ended with the data and ends with them again."""
    match = _LAST_ROW.fullmatch(area)
    if match is None or int(match["row"]) not in (before, FORMERLY):
        return area
    return f"{match['before']}{after}"


def follow_data(package: Package, tab: str, before: int, after: int) -> None:
    """Let the print area of a sheet of the closed book follow the last row of its tables."""
    book = package.xml("xl/workbook.xml")
    names = [sheet.get("name") for sheet in book.iter(tag("sheet"))]
    for item in book.iter(tag("definedName")):
        if item.get("name") == NAME and item.get("localSheetId") == str(names.index(tab)):
            area = moved_end(item.text or "", before, after)
            if area != item.text:
                item.text = area
                package.put("xl/workbook.xml", book)
