"""Amounts in few letters."""

from __future__ import annotations

from decimal import Decimal

from lkjip.measure.numbers.format import EMPTY, format_number

AMOUNTS = ((Decimal(10) ** 12, "triliun"), (Decimal(10) ** 9, "miliar"), (Decimal(10) ** 6, "juta"))


def amount(rupiah: Decimal | None) -> str:
    """Return an amount in the largest unit that leaves a whole part.

    >>> amount(Decimal(219_100_000)), amount(Decimal(12_780_000_000))
    ('Rp219,10 juta', 'Rp12,78 miliar')
    """
    if rupiah is None:
        return EMPTY
    for unit, name in AMOUNTS:
        if abs(rupiah) >= unit:
            return f"Rp{format_number(rupiah / unit)} {name}"
    return f"Rp{format_number(rupiah, 0)}"
