"""Cell values: what a cell may hold, and how it is read as text or as a number."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal

Cell = str | int | float | bool | date | datetime | None
Block = tuple[tuple[Cell, ...], ...]
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that no text means and no XML holds; line breaks and tabs are not among them."""


def plain(value: Cell | Decimal) -> Cell:
    """Return the value as a book gives it back: whole floats as ``int``, midnight as a date.

    Excel hands a cell that shows a currency over as a ``Decimal``; it is a number like any other.
    """
    if value is None or type(value) is int or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return value or None
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, datetime):
        value = value.replace(tzinfo=None, microsecond=0)
        return value.date() if value.time() == time() else value
    return value


def decimal(value: Cell) -> Decimal | None:
    """Return a number cell as the decimal that a person sees; ``None`` for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return Decimal(repr(value))


def number(value: Decimal | None) -> Cell:
    """Return a decimal as a cell: whole numbers as ``int``, others as the nearest ``float``."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def text(value: Cell) -> str:
    """Return a cell as text: blank is empty, whole numbers have no decimals, dates are ISO.

    Characters that nobody sees are left out; the checks of the registers name them.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return (value if value.isprintable() else INVISIBLE.sub("", value)).strip()
    if isinstance(value, bool):
        return "BENAR" if value else "SALAH"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    return str(value)


def day(value: Cell) -> date | None:
    """Return the day of a date cell; ``None`` for anything else."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def moment(value: Cell) -> datetime | None:
    """Return a date cell with its time of day, midnight where it has none; else ``None``."""
    if isinstance(value, datetime):
        return value
    return datetime.combine(value, time()) if isinstance(value, date) else None
