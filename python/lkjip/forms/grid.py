"""The bytes of a workbook as grids of values (python-calamine), each starting at A1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, ZipError

from lkjip.forms.model import Raw

Grid = Sequence[Sequence[Raw]]
MAX_READ_ROWS = 2000
"""No form is longer; rows below are not looked at (the gate tells when there are any)."""


class UnreadableError(ValueError):
    """The bytes are no workbook that the reader understands."""


def read_grids(data: bytes) -> Mapping[str, Grid]:
    """Sheet name → rows of values. Raises ``UnreadableError``; blank cells are ``None``."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        return {
            name: _clean(
                book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=MAX_READ_ROWS)
            )
            for name in book.sheet_names
        }
    except (CalamineError, ZipError, ValueError, KeyError, OSError) as error:
        raise UnreadableError(str(error)) from error


def _clean(rows: Sequence[Sequence[object]]) -> list[list[Raw]]:
    return [[_value(value) for value in row] for row in rows]


def _value(value: object) -> Raw:
    if value is None or value == "":
        return None
    if isinstance(value, bool | str | date | datetime):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, int):
        return value
    if isinstance(value, time | timedelta):
        return str(value)
    return str(value)
