"""Values of a returned form: one raw cell, and one cell together with its true place."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

Raw = str | int | float | bool | date | datetime | None
"""The value of a cell before anybody has read a meaning into it; ``None`` when blank."""


class Answer(NamedTuple):
    """One value as it stands in a returned form, with its true place."""

    raw: Raw
    sheet: str
    cell: str
    label: str
