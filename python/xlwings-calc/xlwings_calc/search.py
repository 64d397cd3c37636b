"""Looking for cells: by their text, and by what they are."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from .addresses import Area, rectangles
from .blocks import read_block, read_typed
from .cell_errors import CellError

if TYPE_CHECKING:
    from .range_values import RangeValues

_VALUE_TYPES: dict[str, tuple[type, ...]] = {
    "numbers": (float, dt.datetime),
    "text": (str,),
    "logical": (bool,),
    "errors": (CellError,),
}


class Pattern:
    """A text that is looked for."""

    def __init__(self, text: str, *, whole: bool, match_case: bool) -> None:
        self._pattern = re.compile(re.escape(text), 0 if match_case else re.IGNORECASE)
        self._whole = whole

    def fits(self, text: str) -> bool:
        """Return whether a cell's text is or holds what is looked for."""
        found = self._pattern.fullmatch(text) if self._whole else self._pattern.search(text)
        return found is not None

    def replaced(self, text: str, new: str) -> str:
        """Return the text with `new` instead of what is looked for."""
        if self._whole:
            return new if self.fits(text) else text
        return self._pattern.sub(lambda _: new, text)


def find(block: RangeValues, pattern: Pattern, *, by_columns: bool, backward: bool) -> Area | None:
    """Return the first cell whose shown value fits."""
    part = block.used_part()
    if part is None:
        return None
    rows = read_block(block.at(part))
    places = [(down, right) for down in range(part.rows) for right in range(part.columns)]
    if by_columns:
        places.sort(key=lambda place: (place[1], place[0]))
    if backward:
        places.reverse()
    for down, right in places:
        cell = Area(part.row + down, part.column + right, 1, 1)
        if pattern.fits(_shown(block, cell, rows[down][right])):
            return cell
    return None


def _shown(block: RangeValues, cell: Area, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, CellError):
        return value.text
    return str(block.at(cell).xl.getCellByPosition(0, 0).String)


def replace(block: RangeValues, pattern: Pattern, new: str) -> None:
    """Replace a text in constants and formulas, as if the result had been typed."""
    part = block.used_part()
    if part is None:
        return
    texts = block.at(part).formula
    rows = ((texts,),) if isinstance(texts, str) else texts
    for down, row in enumerate(rows):
        for right, text in enumerate(row):
            changed = pattern.replaced(text, new)
            if text and changed != text:
                cell = Area(part.row + down, part.column + right, 1, 1)
                block.at(cell).raw_value = changed


def special_cells(block: RangeValues, cell_type: str, value_type: str | None) -> list[Area]:
    """Return the areas of blank, constant, formula or visible cells."""
    if cell_type == "visible":
        return [_area(address) for address in block.xl.queryVisibleCells().RangeAddresses]
    if cell_type == "blanks":
        return [_area(address) for address in block.xl.queryEmptyCells().RangeAddresses]
    part = block.used_part()
    if part is None:
        return []
    used = block.at(part)
    typed, values, data = read_typed(used)
    wanted = _VALUE_TYPES[value_type] if value_type else (object,)
    cells = set()
    for down, row in enumerate(values):
        for right, value in enumerate(row):
            text = typed[down][right]
            if not text or not isinstance(value, wanted):
                continue
            is_formula = text.startswith(("=", "{=")) and text != data[down][right]
            if is_formula == (cell_type == "formulas"):
                cells.add((part.row + down, part.column + right))
    return rectangles(cells)


def _area(address: Any) -> Area:
    return Area(
        address.StartRow + 1,
        address.StartColumn + 1,
        address.EndRow - address.StartRow + 1,
        address.EndColumn - address.StartColumn + 1,
    )
