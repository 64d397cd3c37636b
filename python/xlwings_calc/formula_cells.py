"""Formulas that name a table, found in a whole document and written anew."""

from __future__ import annotations

import re
from typing import Any

_ANY_RESULT = 1 | 2 | 4  # com.sun.star.sheet.FormulaResult: value, text, error


def naming(document: Any, table: str) -> list[tuple[Any, str]]:
    """The cells whose formulas name a table, with these formulas."""
    pattern = _word(table)
    sheets = document.Sheets
    found = []
    for at in range(sheets.Count):
        sheet = sheets.getByIndex(at)
        for address in sheet.queryFormulaCells(_ANY_RESULT).RangeAddresses:
            corners = (address.StartColumn, address.StartRow, address.EndColumn, address.EndRow)
            texts = sheet.getCellRangeByPosition(*corners).getFormulaArray()
            for down, row in enumerate(texts):
                for right, text in enumerate(row):
                    if pattern.search(text):
                        place = (address.StartColumn + right, address.StartRow + down)
                        found.append((sheet.getCellByPosition(*place), text))
    return found


def rename(cells: list[tuple[Any, str]], old: str, new: str) -> None:
    """Write the formulas with another name of the table."""
    pattern = _word(old)
    for cell, text in cells:
        cell.setFormula(pattern.sub(lambda found: found[0] if found["text"] else new, text))


def _word(table: str) -> re.Pattern[str]:
    return re.compile(
        rf'(?P<text>"(?:[^"]|"")*")|(?<![\w.\]]){re.escape(table)}(?![\w.(])', re.IGNORECASE
    )
