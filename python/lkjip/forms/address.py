"""Cell addresses of a form, counted from 1."""

from __future__ import annotations


def cell(row: int, column: int) -> str:
    """``(14, 10)`` → ``J14``."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
