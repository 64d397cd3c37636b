"""Lets rows grow while somebody types: their heights are a beginning, not a decision."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lkjip.forms.writing.zip_write import archive, deflate

_DECIDED = b' customHeight="1"'
"""Marks a height that a program keeps whatever is typed into the row."""
_SHEETS = "xl/worksheets/"
_PROPERTIES = "docProps/core.xml"


def growing_rows(data: bytes, parts_of: bytes = b"") -> bytes:
    """Return a workbook whose rows keep their heights until a text needs more.

    XlsxWriter and openpyxl can only write heights that stay. ``parts_of`` is a workbook that gives
    its properties, in which openpyxl would write the time of the computer's clock.
    """
    fixed: dict[str, bytes] = {}
    if parts_of:
        with zipfile.ZipFile(BytesIO(parts_of)) as other:
            fixed[_PROPERTIES] = other.read(_PROPERTIES)
    with zipfile.ZipFile(BytesIO(data)) as book:
        parts = [(name, fixed.get(name) or book.read(name)) for name in book.namelist()]
    return archive(
        [
            (name, deflate(part.replace(_DECIDED, b"") if name.startswith(_SHEETS) else part))
            for name, part in parts
        ]
    )
