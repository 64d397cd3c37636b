"""A book of paper: what ``XlwingsBook`` uses of xlwings, on cells in memory, every use counted.

It is no spreadsheet program. What one use of xlwings costs in a real one, and that this does not
grow with the rows either, is counted in ``test_cost.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.tables.cells import Cell

Cells = dict[tuple[int, int], Cell]


class PaperBook:
    """The open book; ``used`` counts by what was done."""

    def __init__(self, file: Path) -> None:
        self.fullname, self.app, self.used = str(file), self, Counter[str]()
        self.sheets = Sheets(Sheet(self, tab.name) for tab in LAYOUT.tabs)
        self.names = [
            Name(self, n.name, self.sheets[n.tab], n.row, n.col, n.height, n.width)
            for n in LAYOUT.names
        ]
        shipped = FileBook(file).read(*(table.name for table in LAYOUT.tables))
        for spec in LAYOUT.tables:
            sheet, data = self.sheets[spec.tab], shipped[spec.name]
            sheet.tables.append(Table(sheet, spec.name, spec.row, spec.col, data))

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "status_bar":
            self.used["status bar"] += 1
        super().__setattr__(name, value)

    def save(self) -> None:
        self.used["save"] += 1

    def alert(self, _text: str, title: str) -> None:
        self.used["alert"] += 1


class Sheets(list[Any]):
    """The sheets, by their place or name."""

    def __getitem__(self, key: Any) -> Any:
        return next(s for s in self if s.name == key) if isinstance(key, str) else self[key]


class Sheet:
    """The cells of a tab."""

    def __init__(self, book: PaperBook, name: str) -> None:
        self.book, self.name = book, name
        self.tables: list[Table] = []
        self.cells: Cells = {}

    def range(self, first: tuple[int, int], last: tuple[int, int]) -> Range:
        self.book.used["range"] += 1
        return Range(self, *first, last[0] - first[0] + 1, last[1] - first[1] + 1)

    def activate(self) -> None:
        self.book.used["activate"] += 1


class Range:
    """A block of cells."""

    def __init__(self, sheet: Sheet, row: int, column: int, height: int, width: int) -> None:
        self.sheet, self.row, self.column, self.shape = sheet, row, column, (height, width)
        self._ndim = 2

    def options(self, ndim: int, err_to_str: bool = False) -> Range:
        self._ndim = ndim
        return self

    def _lines(self) -> Iterator[list[tuple[int, int]]]:
        for row in range(self.row, self.row + self.shape[0]):
            yield [(row, self.column + i) for i in range(self.shape[1])]

    @property
    def value(self) -> Any:
        self.sheet.book.used["read"] += 1
        block = [[self.sheet.cells.get(place) for place in line] for line in self._lines()]
        return block if self._ndim == 2 else block[0]

    @value.setter
    def value(self, given: Any) -> None:
        self.sheet.book.used["write"] += 1
        block = given if isinstance(given, list) else [[given]]
        for line, values in zip(self._lines(), block, strict=True):
            for place, value in zip(line, values, strict=True):
                kept = value[1:] if isinstance(value, str) and value.startswith("'") else value
                self.sheet.cells[place] = kept

    def autofill(self, _target: Range, _kind: str) -> None:
        self.sheet.book.used["autofill"] += 1

    @property
    def rows(self) -> Range:
        return self

    @property
    def height(self) -> float:
        self.sheet.book.used["height"] += 1
        return 15.0 * self.shape[0]

    @property
    def formula(self) -> Any:
        return self.value

    @formula.setter
    def formula(self, block: Any) -> None:
        self.value = block

    def clear_contents(self) -> None:
        self.sheet.book.used["clear"] += 1
        for line in self._lines():
            for place in line:
                self.sheet.cells.pop(place, None)

    def autofit(self) -> None:
        self.sheet.book.used["autofit"] += 1


class Table:
    """A table at its place, with what the shipped book holds; nothing is filtered or hidden."""

    def __init__(self, sheet: Sheet, name: str, row: int, column: int, data: Any) -> None:
        self.parent, self.name = sheet, name
        self.show_headers, self.show_autofilter, self.show_totals = True, True, False
        self.autofilter = SimpleNamespace(criteria=())
        height = max((number - row for number in data.row_numbers), default=1)
        self._range = Range(sheet, row, column, height + 1, len(data.columns))
        sheet.cells |= {(row, column + i): header for i, header in enumerate(data.columns)}
        for number, line in zip(data.row_numbers, data.rows, strict=True):
            for i, header in enumerate(data.columns):
                sheet.cells[number, column + i] = line[header]

    @property
    def range(self) -> Range:
        self.parent.book.used["table's place"] += 1
        place = self._range
        return Range(place.sheet, place.row, place.column, *place.shape)

    @property
    def header_row_range(self) -> Range:
        place = self.range
        return Range(place.sheet, place.row, place.column, 1, place.shape[1])

    def resize(self, target: Range) -> None:
        self.parent.book.used["resize"] += 1
        self._range = target


class Name:
    """A named cell or block."""

    def __init__(self, book: PaperBook, name: str, sheet: Sheet, *place: int) -> None:
        self.name, self._book, self._place = name, book, (sheet, *place)

    @property
    def refers_to_range(self) -> Range:
        self._book.used["name's place"] += 1
        return Range(*self._place)
