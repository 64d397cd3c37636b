"""Cell addresses as spreadsheets write them (A1), counted from 1."""

from __future__ import annotations

import re
from functools import cache

_REF = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


@cache
def column_letters(number: int) -> str:
    """Return the letters of a column: ``1`` → ``A``, ``27`` → ``AA``."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@cache
def column_number(letters: str) -> int:
    """Return the number of a column: ``A`` → ``1``, ``XFD`` → ``16384``."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def address(row: int, column: int) -> str:
    """Return the address of a cell: ``(14, 10)`` → ``J14``."""
    return f"{column_letters(column)}{row}"


def split(address: str) -> tuple[str, int]:
    """``J14`` → ``("J", 14)``; ``("", 0)`` for what is no address."""
    match = _REF.fullmatch(address)
    return (match[1], int(match[2])) if match else ("", 0)
