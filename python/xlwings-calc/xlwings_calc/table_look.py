"""Facts of a table that LibreOffice does not keep: remembered while the book is open.

LibreOffice 7.4 draws no table styles. What a caller sets comes back when it is asked for, so that
code written for Excel runs; it is drawn nowhere and written to no file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from xlwings import base_classes

from .base import free
from .on_sheet import OnSheet


@dataclass
class TableRecord:
    """The facts of a table that LibreOffice does not keep.

    Attributes:
        header: the column names while the header row is hidden; LibreOffice's range then keeps the
            emptied row, because formulas that name columns break when it leaves the range.
        blank: whether its only data row is the empty one that waits for the first entry.
        style: the name of its style.
    """

    header: list[Any] = field(default_factory=list)
    hidden_header: bool = False
    blank: bool = False
    style: str = "TableStyleMedium2"
    row_stripes: bool = True
    column_stripes: bool = False
    first_column: bool = False
    last_column: bool = False


class TableLook(OnSheet, base_classes.Table):
    """The style of a table."""

    @property
    @free
    def record(self) -> TableRecord:
        """The facts that the engine remembers of the table."""
        raise NotImplementedError

    @property
    @free
    def table_style(self) -> str:
        return self.record.style

    @table_style.setter
    @free
    def table_style(self, value: str) -> None:
        self.record.style = value

    @property
    @free
    def show_table_style_row_stripes(self) -> bool:
        return self.record.row_stripes

    @show_table_style_row_stripes.setter
    @free
    def show_table_style_row_stripes(self, value: bool) -> None:
        self.record.row_stripes = bool(value)

    @property
    @free
    def show_table_style_column_stripes(self) -> bool:
        return self.record.column_stripes

    @show_table_style_column_stripes.setter
    @free
    def show_table_style_column_stripes(self, value: bool) -> None:
        self.record.column_stripes = bool(value)

    @property
    @free
    def show_table_style_first_column(self) -> bool:
        return self.record.first_column

    @show_table_style_first_column.setter
    @free
    def show_table_style_first_column(self, value: bool) -> None:
        self.record.first_column = bool(value)

    @property
    @free
    def show_table_style_last_column(self) -> bool:
        return self.record.last_column

    @show_table_style_last_column.setter
    @free
    def show_table_style_last_column(self, value: bool) -> None:
        self.record.last_column = bool(value)
