"""The words in which the layout of the book is written: tabs, tables, named cells, buttons.

Only shapes, no content (that is ``layout/``) and no file format (that is ``build.py``).
Rows and columns are counted from 1, as in Excel.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from lkjip.a1 import address
from lkjip.actions import Button
from lkjip.tables.cells import Cell
from lkjip.tables.column import Column, Kind
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import Level

MAX_ROWS = 20_000
"""How far down a table's validation, formats and conditional colours are laid out."""


@dataclass(frozen=True, slots=True)
class Table:
    """A real Excel table; ``row`` and ``col`` say where its header row begins."""

    name: str
    tab: str
    row: int
    col: int
    columns: tuple[Column, ...]
    title: str = ""
    rows: tuple[Mapping[str, Cell], ...] = ()
    """The rows of the shipped book."""
    seed: Callable[[], tuple[Mapping[str, Cell], ...]] | None = None
    """Makes those rows where they take time to make: only a build asks."""

    @property
    def shipped(self) -> tuple[Mapping[str, Cell], ...]:
        """The rows of the shipped book."""
        return self.rows if self.seed is None else self.seed()

    @property
    def headers(self) -> tuple[str, ...]:
        """The column headers in order."""
        return tuple(column.heading for column in self.columns)

    @property
    def typed(self) -> bool:
        """Tell whether people type in one of its columns."""
        return any(column.typed for column in self.columns)

    def header_cell(self, title: str) -> str:
        """Return the address of a header, such as ``F5``."""
        return address(self.row, self.col + self.headers.index(title))


@dataclass(frozen=True, slots=True)
class Named:
    """A named cell, or a named block ``height`` × ``width``, that Python writes."""

    name: str
    tab: str
    row: int
    col: int
    height: int = 1
    width: int = 1
    kind: Kind = Kind.TEXT
    value: Cell = None
    entry: bool = False
    """People type here; otherwise Python writes it."""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A button on a tab, at a cell, in pixels."""

    button: Button
    tab: str
    row: int
    col: int
    width: int = 150
    height: int = 24
    primary: bool = False
    x: int = 2
    y: int = 4
    """Pixels from the cell's upper left corner; ``x`` may reach beyond the column."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link that stands for a button, in the merged cells ``col`` to ``right`` of a row.

    It leads to its own cell, so following it goes nowhere; the live door of Excel hears it.
    """

    button: Button
    tab: str
    row: int
    col: int
    right: int

    @property
    def target(self) -> str:
        """Where it leads, as Excel names it: by this text the live door knows the button."""
        return f"'{self.tab}'!{address(self.row, self.col)}"


class TabKind(StrEnum):
    """The purpose of a tab; decides its colour, its protection and its print layout."""

    HOME = "beranda"
    STEPS = "langkah"
    REGISTER = "register"
    ENTRY = "isian"
    RESULT = "hasil"
    SYSTEM = "sistem"


@dataclass(frozen=True, slots=True)
class Tab:
    """One sheet of the book."""

    name: str
    codename: str
    kind: TabKind
    title: str = ""
    remark: str = ""
    sop_step: int = 0
    column_widths: Mapping[int, float] = field(default_factory=dict)
    freeze: tuple[int, int] = (0, 0)
    level: Level = Level.BOTH
    """Whose book shows it; in the other it is hidden."""

    @property
    def locked(self) -> bool:
        """Tell whether the sheet is protected: all but registers and the settings of xlwings."""
        return self.kind is not TabKind.REGISTER and self.name != TabName.CONF


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole book as data."""

    tabs: tuple[Tab, ...]
    tables: tuple[Table, ...]
    names: tuple[Named, ...]
    buttons: tuple[Placed, ...]
    links: tuple[Link, ...] = ()

    def table(self, name: str) -> Table:
        """Return the table of this name; ``KeyError`` when the layout has none."""
        return next((t for t in self.tables if t.name == name), None) or _missing(name)

    def tables_of(self, tab: str) -> tuple[Table, ...]:
        """Return the tables on a tab, in the layout's order."""
        return tuple(t for t in self.tables if t.tab == tab)


def _missing(name: str) -> Table:
    raise KeyError(f"the layout has no table {name!r}")
