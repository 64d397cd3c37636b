"""Cell addresses: Excel's A1 text to rows and columns (counted from 1) and back."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_COLUMN = re.compile(r"\$?([A-Za-z]{1,3})")
_ROW = re.compile(r"\$?([0-9]{1,7})")
_PLAIN_NAME = re.compile(r"[^\W\d][\w.]*")


class Area(NamedTuple):
    """A block of cells: its first row and column, and how many of each."""

    row: int
    column: int
    rows: int
    columns: int

    @property
    def last_row(self) -> int:
        return self.row + self.rows - 1

    @property
    def last_column(self) -> int:
        return self.column + self.columns - 1

    def overlap(self, other: Area) -> Area | None:
        """Return the cells that lie in both areas."""
        row, column = max(self.row, other.row), max(self.column, other.column)
        last_row = min(self.last_row, other.last_row)
        last_column = min(self.last_column, other.last_column)
        if last_row < row or last_column < column:
            return None
        return Area(row, column, last_row - row + 1, last_column - column + 1)

    @classmethod
    def of(cls, address: Any) -> Area:
        """Return the area of a LibreOffice `CellRangeAddress`, which counts from 0."""
        rows = address.EndRow - address.StartRow + 1
        columns = address.EndColumn - address.StartColumn + 1
        return cls(address.StartRow + 1, address.StartColumn + 1, rows, columns)

    @classmethod
    def spanning(cls, first: Area, second: Area) -> Area:
        """Return the smallest area that holds both."""
        row, column = min(first.row, second.row), min(first.column, second.column)
        last_row = max(first.last_row, second.last_row)
        last_column = max(first.last_column, second.last_column)
        return cls(row, column, last_row - row + 1, last_column - column + 1)


def column_letters(number: int) -> str:
    """1 → `A`, 28 → `AB`."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """`A` → 1, `ab` → 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def split_sheet(address: str) -> tuple[str | None, str]:
    """`'My Sheet'!A1` → (`My Sheet`, `A1`); without a sheet the first is None."""
    sheet, mark, rest = address.rpartition("!")
    if not mark:
        return None, address
    if sheet.startswith("'") and sheet.endswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    return sheet, rest


def quoted(sheet: str) -> str:
    """Return a sheet's name as it stands before `!`: in quotes when it needs them."""
    if _PLAIN_NAME.fullmatch(sheet) and not _CELL.fullmatch(sheet):
        return sheet
    return "'" + sheet.replace("'", "''") + "'"


def parse_area(text: str) -> Area | None:
    """Read `A1`, `$A$1:B2`, `A:D` or `1:10`; None for anything else, such as a name."""
    first, colon, second = text.strip().partition(":")
    ends = [_end(first), _end(second if colon else first)]
    if ends[0] is None or ends[1] is None:
        return None
    (row1, column1), (row2, column2) = ends[0], ends[1]
    if (row1 is None) != (row2 is None) or (column1 is None) != (column2 is None):
        return None
    if not colon and (row1 is None or column1 is None):
        return None
    rows = (1, MAX_ROWS) if row1 is None or row2 is None else tuple(sorted((row1, row2)))
    columns = (
        (1, MAX_COLUMNS)
        if column1 is None or column2 is None
        else tuple(sorted((column1, column2)))
    )
    if rows[0] < 1 or rows[1] > MAX_ROWS or columns[1] > MAX_COLUMNS:
        return None
    return Area(rows[0], columns[0], rows[1] - rows[0] + 1, columns[1] - columns[0] + 1)


def format_area(area: Area, *, row_absolute: bool = True, column_absolute: bool = True) -> str:
    """`$A$1:$B$2`; whole columns as `$A:$B` and whole rows as `$1:$2`."""
    row, column = "$" if row_absolute else "", "$" if column_absolute else ""
    if not area.rows or not area.columns:
        return f"${column_letters(area.column)}${area.row}{{{area.rows}x{area.columns}}}"
    if area.rows == MAX_ROWS:
        ends = [f"{column}{column_letters(n)}" for n in (area.column, area.last_column)]
    elif area.columns == MAX_COLUMNS:
        ends = [f"{row}{n}" for n in (area.row, area.last_row)]
    else:
        corners = ((area.column, area.row), (area.last_column, area.last_row))
        ends = [f"{column}{column_letters(c)}{row}{r}" for c, r in corners]
        if ends[0] == ends[1]:
            return ends[0]
    return ":".join(ends)


def rectangles(cells: set[tuple[int, int]]) -> list[Area]:
    """Cover cells (row, column) with few areas: runs in a row, joined when they repeat below."""
    done: list[Area] = []
    growing: dict[tuple[int, int], Area] = {}
    rows: dict[int, list[int]] = {}
    for row, column in cells:
        rows.setdefault(row, []).append(column)
    for row in sorted(rows):
        now: dict[tuple[int, int], Area] = {}
        for start, length in _runs(sorted(rows[row])):
            above = growing.pop((start, length), None)
            if above is not None and above.last_row == row - 1:
                now[start, length] = above._replace(rows=above.rows + 1)
            else:
                if above is not None:
                    done.append(above)
                now[start, length] = Area(row, start, 1, length)
        done.extend(growing.values())
        growing = now
    done.extend(growing.values())
    return sorted(done)


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and sum(runs[-1]) == number:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((number, 1))
    return runs


def _end(text: str) -> tuple[int | None, int | None] | None:
    if found := _CELL.fullmatch(text):
        return int(found[2]), column_number(found[1])
    if found := _COLUMN.fullmatch(text):
        return None, column_number(found[1])
    if found := _ROW.fullmatch(text):
        return int(found[1]), None
    return None
