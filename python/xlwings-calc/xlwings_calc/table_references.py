"""References to the columns of a table: `tblA[Qty]`, `[@Qty]`, `tblA[[#All],[Qty]]`.

LibreOffice knows the same words, but wants the row part in double brackets, semicolons between the
parts, and `[#This Row]` written out.
"""

from __future__ import annotations

import re

_ROW_PART = re.compile(r"\[\s*(#[^\[\]]+|@)\s*\]")
_THIS_ROW = "#This Row"


def to_calc_bracket(bracket: str) -> str:
    """Return a bracket in Excel's spelling as LibreOffice takes it."""
    row_part = _ROW_PART.fullmatch(bracket)
    if row_part is not None:
        part = _THIS_ROW if row_part[1] == "@" else row_part[1].strip().title()
        return f"[[{part}]]"
    inner = bracket[1:-1]
    if inner.startswith("@"):
        column = inner[1:].strip()
        return f"[[{_THIS_ROW}];{column if column.startswith('[') else f'[{column}]'}]"
    return re.sub(r"\]\s*,\s*\[", "];[", bracket)


def escaped_column(name: str) -> str:
    """Return a column's name as it stands between the brackets."""
    return re.sub(r"(['\[\]#])", r"'\1", name)


def bracket_end(formula: str, at: int) -> int:
    """Return the place where the bracket that opens at a place ends.

    Raises:
        ValueError: it is not closed.
    """
    depth = 0
    position = at
    while position < len(formula):
        character = formula[position]
        if character == "'":
            position += 1
        elif character == "[":
            depth += 1
        elif character == "]":
            depth -= 1
            if depth == 0:
                return position + 1
        position += 1
    raise ValueError(f"a bracket is not closed in the formula ={formula}")
