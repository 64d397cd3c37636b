"""Formulas that use a name, found and written anew when the name changes.

LibreOffice leaves formulas as they are when a table or a name gets another name: they break.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_ANY_RESULT = 1 | 2 | 4  # com.sun.star.sheet.FormulaResult: value, text, error


Cells = list[tuple[Any, str]]
"""LibreOffice's cells with their formulas."""


def using(name: str, sheets: Iterable[Any]) -> Cells:
    """Return the cells of some sheets whose formulas use a name."""
    pattern = _word(name)
    found: Cells = []
    for sheet in sheets:
        for address in sheet.queryFormulaCells(_ANY_RESULT).RangeAddresses:
            corners = (address.StartColumn, address.StartRow, address.EndColumn, address.EndRow)
            texts = sheet.getCellRangeByPosition(*corners).getFormulaArray()
            for down, row in enumerate(texts):
                for right, text in enumerate(row):
                    if pattern.search(text):
                        place = (address.StartColumn + right, address.StartRow + down)
                        found.append((sheet.getCellByPosition(*place), text))
    return found


def rename(cells: Cells, old: str, new: str) -> None:
    """Write the formulas with the new name."""
    pattern = _word(old)
    for cell, text in cells:
        cell.setFormula(pattern.sub(lambda found: found[0] if found["text"] else new, text))


def _word(name: str) -> re.Pattern[str]:
    return re.compile(
        rf'(?P<text>"(?:[^"]|"")*")|(?<![\w.\]]){re.escape(name)}(?![\w.(])', re.IGNORECASE
    )
