"""Lets rows grow while somebody types: their heights are a beginning, not a decision."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lkjip.forms.writing.zip_write import archive, deflate

_DECIDED = b' customHeight="1"'
"""Marks a height that a program keeps whatever is typed into the row."""
_SHEETS = "xl/worksheets/"


def growing_rows(data: bytes) -> bytes:
    """Return a workbook whose rows keep their heights until a text needs more.

    XlsxWriter and openpyxl can only write heights that stay.
    """
    with zipfile.ZipFile(BytesIO(data)) as book:
        parts = [(name, book.read(name)) for name in book.namelist()]
    return archive(
        [
            (name, deflate(part.replace(_DECIDED, b"") if name.startswith(_SHEETS) else part))
            for name, part in parts
        ]
    )
