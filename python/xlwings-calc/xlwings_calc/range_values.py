"""`xlwings.Range`, what it holds: values, formulas, name, table, note, link."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from . import formulas
from .base import free
from .blocks import read_block, read_typed, write_block
from .cell_errors import CellError
from .errors import CalcError
from .names import Name, name_of, set_name
from .notes import Note
from .range_place import RangePlace
from .table import Table
from .tables import table_at

CELLS_AT_ONCE = 100_000
_FORMULA_STARTS = ("=", "{=")


class RangeValues(RangePlace):
    """The contents of a range."""

    @property
    def raw_value(self) -> Any:
        """One value of a single cell, else rows of values; None for an empty range."""
        if self.is_empty:
            return None
        rows = read_block(self)
        return rows[0][0] if self.shape == (1, 1) else rows

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        if self.is_empty:
            return
        self.refuse_locked()
        if isinstance(data, Sequence) and not isinstance(data, str):
            write_block(self, self._as_rows(data))
            return
        at_once = max(1, CELLS_AT_ONCE // self.area.columns)
        for start in range(0, self.area.rows, at_once):
            count = min(at_once, self.area.rows - start)
            part = self.at(self.area._replace(row=self.area.row + start, rows=count))
            rows = [[data] * self.area.columns] * count
            write_block(part, rows, shift_from=(self.area.row, self.area.column))

    def _as_rows(self, data: Sequence[Any]) -> list[list[Any]]:
        rows = [list(row) for row in data] if _is_rows(data) else [list(data)]
        if len(rows) != self.area.rows or any(len(row) != self.area.columns for row in rows):
            raise ValueError(f"the values do not fit the range {self.address}")
        return rows

    @property
    def formula(self) -> Any:
        """The text of a single cell as it would be typed, else rows of texts."""
        if self.is_empty:
            return None
        texts = tuple(
            tuple(_text(*cell) for cell in zip(*rows, strict=True))
            for rows in zip(*read_typed(self), strict=True)
        )
        return texts[0][0] if self.shape == (1, 1) else texts

    @formula.setter
    def formula(self, value: Any) -> None:
        self.raw_value = value

    @property
    def formula2(self) -> Any:
        return self.formula

    @formula2.setter
    def formula2(self, value: Any) -> None:
        self.raw_value = value

    @property
    def formula_array(self) -> str | None:
        """The formula of which the range is the array; the first cell's formula otherwise."""
        if self.xl is None:
            return None
        array = self.xl.getArrayFormula()
        return formulas.to_excel(array) if array else self.first_cell.formula

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        if self.xl is not None:
            self.refuse_locked()
            table = table_at(self.sheet, self.area)
            name = None if table is None else table.name
            self.xl.setArrayFormula(formulas.to_calc(value, name))

    @property
    def has_array(self) -> bool:
        return self.xl is not None and bool(self.first_cell.xl.getArrayFormula())

    @property
    @free
    def first_cell(self) -> RangeValues:
        """The range's first cell."""
        return self.at(self.area._replace(rows=1, columns=1))

    @property
    def name(self) -> Name | None:
        return None if self.xl is None else name_of(self)

    @name.setter
    def name(self, value: str) -> None:
        set_name(self, value)

    @property
    def table(self) -> Table | None:
        return table_at(self.sheet, self.area._replace(rows=1, columns=1))

    @property
    def note(self) -> Note | None:
        if self.xl is None or not self.cell.Annotation.String:
            return None
        return Note(self.sheet, self.area.row, self.area.column)

    def add_note(self, text: str) -> Note:
        self.refuse_locked()
        self.sheet.xl.Annotations.insertNew(self.cell.CellAddress, text)
        return Note(self.sheet, self.area.row, self.area.column)

    @property
    def hyperlink(self) -> str:
        fields = self.cell.getTextFields()
        for at in range(fields.Count):
            address = getattr(fields.getByIndex(at), "URL", "")
            if address:
                return str(address)
        raise CalcError("The cell doesn't seem to contain a hyperlink!")

    def add_hyperlink(
        self, address: str, text_to_display: str | None = None, screen_tip: str | None = None
    ) -> None:
        """Turn a cell into a link; `#Sheet2!A1` leads to a place in the same book.

        LibreOffice shows its own hint for every link, so `screen_tip` is not kept.
        """
        self.refuse_locked()
        link = self.book.xl.createInstance("com.sun.star.text.TextField.URL")
        link.Representation = text_to_display or address
        link.URL = address.replace("!", ".") if address.startswith("#") else address
        cell = self.cell
        cell.setString("")
        cell.insertTextContent(cell.createTextCursor(), link, False)

    @property
    def characters(self) -> Any:
        from .characters import Characters

        return Characters(self.cell, self)


def _is_rows(data: Sequence[Any]) -> bool:
    return bool(data) and isinstance(data[0], Sequence) and not isinstance(data[0], str)


def _text(typed: str, value: Any, serial: Any) -> str:
    """Return the text that Excel's formula bar shows for a cell."""
    if typed.startswith(_FORMULA_STARTS) and typed != serial:
        is_error = isinstance(value, CellError) and typed == "=" + value.text
        return value.text if is_error else formulas.to_excel(typed)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(serial, float):
        return (
            str(int(serial)) if serial.is_integer() and abs(serial) < 1e15 else repr(serial).upper()
        )
    return str(serial or "")
