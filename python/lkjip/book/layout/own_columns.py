"""The layout of a book with the columns that a person added to the tables of another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lkjip.book.port import Shape
from lkjip.book.spec import Layout, Table
from lkjip.tables.column import Column, Writer

WIDTH = 20


def with_own_columns(layout: Layout, shape: Shape, tables: frozenset[str]) -> Layout:
    """Return the layout with the own columns of ``tables``, each at the right end of its table.

    ``not_placed`` names those that find no place there.
    """
    held = tuple(
        _widened(one, layout, shape) if one.name in tables else one for one in layout.tables
    )
    return replace(layout, tables=held)


def own_headings(table: Table, shape: Shape) -> tuple[str, ...]:
    """Return the headings of a table that its declaration does not know."""
    _tab, headings = shape.tables.get(table.name, ("", ()))
    return tuple(one for one in headings if one not in table.headers)


def not_placed(layout: Layout, shape: Shape, tables: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield tab and heading of own columns that another table to the right leaves no room for."""
    for table in layout.tables:
        if table.name in tables and _has_neighbour(table, layout):
            yield from ((table.tab, heading) for heading in own_headings(table, shape))


def own_tabs(layout: Layout, shape: Shape) -> tuple[str, ...]:
    """Return the tabs that a person added: a new book has no place for them.

    A tab that holds a known table is none of them, also where it has another title today.
    """
    known = {tab.name for tab in layout.tabs}
    known |= {shape.tables[one.name][0] for one in layout.tables if one.name in shape.tables}
    return tuple(tab for tab in shape.tabs if tab not in known)


def _widened(table: Table, layout: Layout, shape: Shape) -> Table:
    if _has_neighbour(table, layout):
        return table
    own = (Column(heading, WIDTH, by=Writer.PERSON) for heading in own_headings(table, shape))
    return replace(table, columns=(*table.columns, *own))


def _has_neighbour(table: Table, layout: Layout) -> bool:
    return any(one.col > table.col for one in layout.tables_of(table.tab))
