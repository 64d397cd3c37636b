"""A declared table: its name, its place, its columns; rows from cells and cells from rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, Generic, TypeVar

from lkjip.tables.cells import Cell
from lkjip.tables.column import DECLARED, Audience, Column, Turn, Writer, as_cell
from lkjip.tables.data import Row, TableData
from lkjip.tables.tabs import TabName


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


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row of a table. A row that was read remembers its cells; ``replace`` gives a new one.

    Columns are named by the attribute of the class, so that a misspelt one fails mypy:
    ``row.address(UnitRow.email)``.
    """

    _book: BookRow | None = field(default=None, init=False, repr=False, compare=False)

    def address(self, column: object) -> str:
        """Return the address of a column's cell, such as ``F7``; only of a row that was read."""
        assert self._book is not None
        heading = heading_of(type(self), column)
        return self._book.data.cell(self._book.index, heading)

    def cell(self, column: object) -> Cell:
        """Return what really stands in a column's cell, also when it does not fit the kind."""
        if self._book is None:
            return as_cell(getattr(self, _field_name(column)))
        return self._book.data.row[self._book.index].get(heading_of(type(self), column))

    def cells(self) -> dict[str, Cell]:
        """Return the row by heading; a row that was read gives every cell back as it stood."""
        if self._book is not None:
            return dict(self._book.data.row[self._book.index])
        return {h: as_cell(getattr(self, name)) for name, h in _headings(type(self)).items()}


R = TypeVar("R", bound=TableRow)
_HEADINGS: dict[type[TableRow], dict[str, str]] = {}


def _declarations(kind: type[TableRow]) -> dict[str, Mapping[str, Any]]:
    """Return the columns of a row class by field: its own first, then those of its bases."""
    by_field = {f.name: f.metadata[DECLARED] for f in fields(kind) if DECLARED in f.metadata}
    order = [name for base in kind.__mro__ for name in vars(base).get("__annotations__", ())]
    return {name: by_field[name] for name in order if name in by_field}


def _headings(kind: type[TableRow]) -> dict[str, str]:
    if kind not in _HEADINGS:
        _HEADINGS[kind] = {k: said["heading"] for k, said in _declarations(kind).items()}
    return _HEADINGS[kind]


def _field_name(column: object) -> str:
    name: str = column.__name__  # type: ignore[attr-defined]  # the slot's descriptor has one
    return name


def heading_of(kind: type[TableRow], column: object) -> str:
    """Return the heading of a column that is named by the attribute of its row class."""
    return _headings(kind)[_field_name(column)]


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
        self.level, self.left, self.shipped = level, left, shipped
        said: dict[str, Any] = {"by": by, "turn": turn, "feeds": feeds, "seen_by": seen_by}
        self.columns = tuple(
            Column(**(said | dict(declared)), field=name)
            for name, declared in _declarations(row).items()
        )
        self.headings = tuple(column.heading for column in self.columns)
        self._readers = tuple((c.field, c.heading, c.read) for c in self.columns)

    def column(self, named: object) -> Column:
        """Return the declaration of a column that is named by the attribute of the row class."""
        name = _field_name(named)
        return next(column for column in self.columns if column.field == name)

    @property
    def keys(self) -> tuple[Column, ...]:
        """Return the columns that name a row."""
        return tuple(column for column in self.columns if column.key)

    def read(self, data: TableData) -> tuple[R, ...]:
        """Return the rows that were read, as objects that know their cells."""
        return tuple(self._row(row, BookRow(data, i)) for i, row in enumerate(data.row))

    def read_rows(self, rows: Iterable[Row]) -> tuple[R, ...]:
        """Return rows by heading as objects; they have no place in the book."""
        held = tuple(rows)
        data = TableData(self.name, str(self.tab), self.headings, self.left, held, ())
        return self.read(data)

    def rows_in(self, tables: Mapping[str, Iterable[Row]]) -> tuple[R, ...]:
        """Return this table's rows out of many tables by name."""
        return self.read_rows(tables[self.name])

    def written(self, rows: Iterable[R]) -> tuple[str, tuple[Row, ...]]:
        """Return the table's name and its rows by heading, as a change of the book takes them."""
        return self.name, tuple(row.cells() for row in rows)

    def _row(self, row: Row, place: BookRow) -> R:
        made = self.row(**{name: read(row.get(heading)) for name, heading, read in self._readers})
        object.__setattr__(made, "_book", place)
        return made
