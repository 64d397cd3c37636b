"""Knows the other formats of workbooks, and reads each by its own way.

A file of another office program is first looked through for macros, links and embedded objects;
only then its values are read. What cannot be seen in such a file is said by a remark.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from lkjip.forms.cells import FormCells
from lkjip.intake.content.compound import streams
from lkjip.intake.content.kind import OLE, ZIP
from lkjip.intake.content.zip_names import part_names
from lkjip.intake.other import ods, xls, xlsb


class Other(StrEnum):
    """Another format of workbooks, in the words of its remark."""

    XLS = "format Excel 97–2003 (.xls): rumus, komentar, dan sel gabungan tidak terlihat"
    XLSB = "format biner (.xlsb): rumus, komentar, dan sel gabungan tidak terlihat"
    ODS = "format OpenDocument (.ods)"


_READERS: dict[Other, Callable[[bytes], FormCells]] = {
    Other.XLS: xls.read,
    Other.XLSB: xlsb.read,
    Other.ODS: ods.read,
}


def other_format(data: bytes) -> Other | None:
    """Return which other format a file has; ``None`` for .xlsx, and for what is no workbook."""
    if data.startswith(OLE):
        return Other.XLS if "Workbook" in streams(data) else None
    names = part_names(data) if data.startswith(ZIP) else None
    if not names:
        return None
    if b"xl/workbook.bin" in names:
        return Other.XLSB
    spreadsheet = b"opendocument.spreadsheet" in data[:512] and b"content.xml" in names
    return Other.ODS if spreadsheet else None


def read_other(kind: Other, data: bytes) -> FormCells:
    """Return the values of such a file. Raises ``RefusedError``."""
    return _READERS[kind](data)
