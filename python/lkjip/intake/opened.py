"""Opens a returned form with openpyxl, unless its ranges would fill the memory.

openpyxl makes an object of each cell of a merged or linked range: one range over a whole sheet has
17 thousand million cells.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO

import openpyxl
from lxml import etree
from openpyxl.utils.cell import range_boundaries
from openpyxl.workbook import Workbook

MOST_SPREAD = 20_000
"""Cells of all merged and linked ranges together; a form of ours merges some dozens."""
_SPREADING = ("{*}mergeCell", "{*}hyperlink")
_LAST = (1, 1, 16_384, 1_048_576)


class SpreadError(ValueError):
    """Ranges of a workbook hold more cells than a form has."""


def open_form(data: bytes, *, values: bool = False, rich: bool = False) -> Workbook:
    """Return the workbook (``values``: results of formulas; ``rich``: texts with their formats)."""
    if sum(_sizes(data)) > MOST_SPREAD:
        raise SpreadError
    return openpyxl.load_workbook(BytesIO(data), data_only=values, rich_text=rich)


def _sizes(data: bytes) -> Iterator[int]:
    """Yield how many cells each merged or linked range has."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for part in archive.infolist():
            with archive.open(part) as stream:
                yield from _ranges(stream.read())


def _ranges(part: bytes) -> Iterator[int]:
    """Yield the sizes in one part; what is no XML has none."""
    try:
        for _, element in etree.iterparse(
            BytesIO(part), tag=_SPREADING, resolve_entities=False, no_network=True
        ):
            found = range_boundaries(element.get("ref", "A1"))
            left, top, right, bottom = (a or b for a, b in zip(found, _LAST, strict=True))
            yield (right - left + 1) * (bottom - top + 1)
    except etree.XMLSyntaxError:
        return
