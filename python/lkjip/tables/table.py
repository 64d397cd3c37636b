"""A declared table: its name, its place, its columns; rows from cells and cells from rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, ClassVar, Generic, TypeVar

from lkjip.tables.cells import Cell
from lkjip.tables.column import DECLARED, READERS, Audience, Column, Kind, Turn, Writer, as_cell
from lkjip.tables.data import Row, TableData
from lkjip.tables.declared.tabs import TabName

MAX_EXACT = 10**15
"""A number cell keeps fifteen digits; what is typed beyond them becomes zeros."""
DIGITS_STAY = (Kind.CODE, Kind.SETTING)
"""Kinds that may look like numbers, whose every digit counts."""


class Level(StrEnum):
    """Whose book uses a table."""

    SECTION = "bagian"
    CITY = "kota"
    BOTH = "keduanya"


@dataclass(frozen=True, slots=True)
class BookRow:
    """The row of the book that an object was read from."""

    data: TableData
    index: int


@dataclass(frozen=True, kw_only=True)
class TableRow:
    """A row of a table. A row that was read remembers its cells; ``replace`` gives a new one.

    ``UnitRow.email`` is the column itself, so that a misspelt one fails mypy:
    ``row.address(UnitRow.email)``.
    """

    _columns: ClassVar[tuple[Column, ...]] = ()
    """Set by the table that is declared with the class."""
    _book: BookRow | None = field(default=None, init=False, repr=False, compare=False)

    def address(self, column: object) -> str:
        """Return the address of a column's cell, such as ``F7``; only of a row that was read."""
        assert self._book is not None
        return self._book.data.cell(self._book.index, column_of(column).heading)

    def where(self, column: object) -> str:
        """Return tab and address of a column's cell, such as ``Unit!F7``."""
        assert self._book is not None
        return f"{self._book.data.sheet}!{self.address(column)}"

    def cell(self, column: object) -> Cell:
        """Return what really stands in a column's cell, also when it does not fit the kind."""
        if self._book is None:
            return as_cell(getattr(self, column_of(column).field))
        return self._book.data.rows[self._book.index].get(column_of(column).heading)

    @property
    def said(self) -> tuple[object, ...]:
        """Return what the unit said in its form."""
        return tuple(getattr(self, c.field) for c in self._columns if c.form)

    def cells(self) -> dict[str, Cell]:
        """Return the row by heading; a row that was read gives every cell back as it stood."""
        if self._book is not None:
            return dict(self._book.data.rows[self._book.index])
        return {c.heading: as_cell(getattr(self, c.field)) for c in self._columns}


R = TypeVar("R", bound=TableRow)


def _declarations(kind: type[TableRow]) -> dict[str, Mapping[str, Any]]:
    """Return the columns of a row class by field: its own first, then those of its bases."""
    by_field = {f.name: f.metadata[DECLARED] for f in fields(kind) if DECLARED in f.metadata}
    order = [name for base in kind.__mro__ for name in vars(base).get("__annotations__", ())]
    return {name: by_field[name] for name in order if name in by_field}


def column_of(named: object) -> Column:
    """Return the column that the attribute of a row class names (mypy takes it for a value)."""
    assert isinstance(named, Column)
    return named


def from_form(kind: type[R], answers: Mapping[str, object], **known: object) -> R:
    """Return a row with what a unit said; ``answers`` go by the keys of the form's columns.

    ``known`` are fields that the form does not ask for.
    """
    return kind(**{c.field: answers[c.form] for c in kind._columns if c.form}, **known)


class Table(Generic[R]):
    """One table of the book. ``by``, ``turn``, ``feeds`` and ``seen_by`` hold for every column
    that does not say something else; ``left`` is the column in which the table begins.
    """

    def __init__(
        self,
        row: type[R],
        name: str,
        tab: TabName,
        *,
        turn: Turn,
        by: Writer = Writer.PROGRAM,
        feeds: bool = False,
        seen_by: Audience = Audience.OFFICE,
        level: Level = Level.BOTH,
        left: int = 2,
        title: str = "",
        shipped: Callable[[], Iterable[R]] = tuple,
    ) -> None:
        self.row, self.name, self.tab, self.title = row, name, tab, title
        self.level, self.left, self.shipped, self.seen_by = level, left, shipped, seen_by
        said: dict[str, Any] = {"by": by, "turn": turn, "feeds": feeds, "seen_by": seen_by}
        self.columns = tuple(
            Column(**(said | dict(declared)), field=name)
            for name, declared in _declarations(row).items()
        )
        self.headings = tuple(column.heading for column in self.columns)
        row._columns = self.columns
        for column in self.columns:
            setattr(row, column.field, column)  # the class names its columns; objects hold values
        self._readers = tuple((c.field, c.heading, READERS[c.kind]) for c in self.columns)

    @property
    def keys(self) -> tuple[Column, ...]:
        """Return the columns that name a row."""
        return tuple(column for column in self.columns if column.key)

    def read(self, data: TableData) -> tuple[R, ...]:
        """Return the rows that were read, as objects that know their cells."""
        return tuple(self._row(row, BookRow(data, i)) for i, row in enumerate(data.rows))

    def read_rows(self, rows: Iterable[Row]) -> tuple[R, ...]:
        """Return rows by heading as objects; they have no place in the book."""
        held = tuple(rows)
        data = TableData(self.name, str(self.tab), self.headings, self.left, held, ())
        return self.read(data)

    def rows_in(
        self, tables: Mapping[str, Iterable[Row]], read: Rows | None = None
    ) -> tuple[R, ...]:
        """Return this table's rows out of many tables by name.

        ``read`` is a book whose objects are taken where it has the very same rows.
        """
        rows = tables[self.name]
        return read.of(self) if read and read.has(self, rows) else self.read_rows(rows)

    def written(self, rows: Iterable[R]) -> tuple[str, tuple[Row, ...]]:
        """Return the table's name and its rows by heading, as a change of the book takes them."""
        return self.name, tuple(row.cells() for row in rows)

    def rounded(self, row: R) -> Iterator[tuple[Column, Cell]]:
        """Yield the cells that should hold text but hold a number whose last digits are lost."""
        for column in self.columns:
            cell = row.cell(column)
            number = isinstance(cell, int | float) and not isinstance(cell, bool)
            if column.kind in DIGITS_STAY and number and abs(cell) >= MAX_EXACT:  # type: ignore[arg-type]
                yield column, cell

    def _row(self, row: Row, place: BookRow) -> R:
        """Make the object of a row, all fields at once: a frozen one sets each in twice the time.

        Every field is a column, ``_book`` apart, so no default is missed.
        """
        made = object.__new__(self.row)
        values = made.__dict__
        for name, heading, read in self._readers:
            values[name] = read(row.get(heading))
        values["_book"] = place
        return made


class Rows:
    """Tables as read; the objects of a table are made when somebody asks for them."""

    def __init__(self, tables: Mapping[str, TableData]) -> None:
        self._tables = tables
        self._made: dict[str, tuple[Any, ...]] = {}

    def has(self, table: Table[Any], rows: Iterable[Row]) -> bool:
        """Tell whether these are the rows themselves that were read of a table."""
        return self._tables[table.name].rows is rows

    def of(self, table: Table[R]) -> tuple[R, ...]:
        """Return the rows of a table."""
        if table.name not in self._made:
            self._made[table.name] = table.read(self._tables[table.name])
        return self._made[table.name]
