"""Formulas that are copied from cell to cell: their relative references move along."""

from __future__ import annotations

import re

from .addresses import MAX_COLUMNS, MAX_ROWS, column_letters, column_number

# What only looks like a reference: texts, quoted sheets, table columns, functions such as LOG10.
_NO_REFERENCE = (
    r'"(?:[^"]|"")*"'
    r"|'(?:[^']|'')*'"
    r"|\[(?:[^\[\]]|\[[^\]]*\])*\]"
    r"|[^\W\d][\w.]*(?=\()"
)
_COLUMN, _ROW = r"\$?[A-Za-z]{1,3}", r"\$?[0-9]{1,7}"
_REFERENCE = re.compile(
    rf"(?P<other>{_NO_REFERENCE})"
    rf"|(?<![\w.$])(?:{_COLUMN}:{_COLUMN}|{_ROW}:{_ROW}|{_COLUMN}{_ROW})(?![\w.!(])"
)
_PART = re.compile(r"(\$?)([A-Za-z]{1,3}|[0-9]{1,7})")
_GONE = "#REF!"


def moved(formula: str, down: int, right: int) -> str:
    """Return a formula in Excel's spelling as it reads when its cell is copied to another place."""
    if not down and not right:
        return formula

    def move(reference: re.Match[str]) -> str:
        if reference["other"]:
            return reference[0]
        text = _PART.sub(move_part, reference[0])
        return _GONE if _GONE in text else text

    def move_part(part: re.Match[str]) -> str:
        absolute, place = part[1], part[2]
        if absolute:
            return part[0]
        if place.isdigit():
            row = int(place) + down
            return str(row) if 1 <= row <= MAX_ROWS else _GONE
        column = column_number(place) + right
        return column_letters(column) if 1 <= column <= MAX_COLUMNS else _GONE

    return _REFERENCE.sub(move, formula)
