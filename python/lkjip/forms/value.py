"""Values of a returned form: one raw cell, and one cell together with its true place."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

Raw = str | int | float | bool | date | datetime | None
"""The value of a cell before anybody has read a meaning into it; ``None`` when blank."""


PICTURE = "#GAMBAR!"
"""The text of a cell whose value is a picture; such a cell counts among the errors."""
_WPS_PICTURE = "=DISPIMG("
"""The beginning of the text that other programs keep in place of a picture of WPS Office."""


def is_picture(raw: Raw) -> bool:
    """Return whether a picture stands in the place of a value."""
    return raw == PICTURE or (isinstance(raw, str) and raw.strip().startswith(_WPS_PICTURE))


class Answer(NamedTuple):
    """One value as it stands in a returned form, with its true place."""

    raw: Raw
    sheet: str
    cell: str
    label: str
