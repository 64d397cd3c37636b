"""Values of a returned form: one raw cell, and one cell together with its true place."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

Raw = str | int | float | bool | date | datetime | None
"""The value of a cell before anybody has read a meaning into it; ``None`` when blank."""


PICTURE = "#GAMBAR!"
"""The text of a cell whose value is a picture; such a cell counts among the errors."""


class Answer(NamedTuple):
    """One value as it stands in a returned form, with its true place."""

    raw: Raw
    sheet: str
    cell: str
    label: str
