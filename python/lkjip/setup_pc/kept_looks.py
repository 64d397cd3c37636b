"""The layout for a book that is brought up, with the columns and formats that people chose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from lkjip.book.drawing.styles import TEXT_FORMAT, body
from lkjip.book.layout import LAYOUT
from lkjip.book.layout.own_columns import not_placed, own_tabs, with_own_columns
from lkjip.book.parts.column_looks import Look, column_looks
from lkjip.book.port import Shape
from lkjip.book.spec import Layout, Table
from lkjip.tables.column import Column

TABLES = frozenset(table.name for table in LAYOUT.tables)


@dataclass(frozen=True, slots=True)
class Kept:
    """The layout of the new book, and in words what of the old one has no place in it."""

    layout: Layout
    lost: tuple[str, ...]


def kept_looks(path: Path, shape: Shape, shipped: Mapping[tuple[str, str], str]) -> Kept:
    """Return what a book that is brought up keeps; ``shipped`` has its version's number formats.

    ``shipped`` goes by table and heading. A column of text keeps its own format: digits stay.
    """
    looks = column_looks(path)
    own = _only_own(shape, shipped)
    layout = with_own_columns(LAYOUT, own, TABLES)
    tables = tuple(_with_formats(table, looks, shipped) for table in layout.tables)
    formulas = {
        (table, heading)
        for table, (_tab, headings) in own.tables.items()
        for heading in headings
        if (table, heading) not in shipped and (look := looks.get((table, heading)))
        if look.formulas
    }
    lost = (
        *(f"lembar '{tab}'" for tab in own_tabs(LAYOUT, shape)),
        *(f"kolom '{name}' di lembar '{tab}'" for tab, name in not_placed(LAYOUT, own, TABLES)),
        *(
            f"rumus kolom '{heading}' di lembar '{own.tables[table][0]}' (nilainya dibawa)"
            for table, heading in sorted(formulas)
        ),
    )
    return Kept(replace(layout, tables=tables), lost)


def _only_own(shape: Shape, shipped: Mapping[tuple[str, str], str]) -> Shape:
    """Return the shape without the headings that the book's version had and today's has not."""
    today = {table.name: frozenset(table.headers) for table in LAYOUT.tables}
    tables = {
        name: (tab, tuple(h for h in there if h in today[name] or (name, h) not in shipped))
        for name, (tab, there) in shape.tables.items()
        if name in today
    }
    return replace(shape, tables=tables)


def _with_formats(
    table: Table,
    looks: Mapping[tuple[str, str], Look],
    shipped: Mapping[tuple[str, str], str],
) -> Table:
    columns = tuple(
        _with_format(column, looks.get((table.name, column.heading)), table.name, shipped)
        for column in table.columns
    )
    return replace(table, columns=columns)


def _with_format(
    column: Column, look: Look | None, table: str, shipped: Mapping[tuple[str, str], str]
) -> Column:
    usual = body(column.kind)["num_format"]
    before = shipped.get((table, column.heading), usual)
    if look is None or usual == TEXT_FORMAT or look.number_format in (before, usual):
        return column
    return replace(column, number_format=look.number_format)
