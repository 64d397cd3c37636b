"""A book that is not as the layout promises is refused at the first thing that is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lkjip.book.layout import LAYOUT
from lkjip.book.memory_book import MemoryBook
from lkjip.book.port import Shape
from lkjip.book.verify import verify
from lkjip.errors import BookStructure

SHAPE = MemoryBook(LAYOUT).shape()


def refused(shape: Shape) -> BookStructure:
    with pytest.raises(BookStructure) as refusal:
        verify(shape, LAYOUT)
    assert "cadangan" in refusal.value.cure
    return refusal.value


def test_the_shipped_shape_passes() -> None:
    verify(SHAPE, LAYOUT)


def test_more_tabs_tables_columns_and_names_than_promised_do_no_harm() -> None:
    tables = {
        name: (tab, ("Milik Saya", *headers)) for name, (tab, headers) in SHAPE.tables.items()
    }
    more = Shape(
        ("Catatan", *reversed(SHAPE.tabs)),
        {**tables, "tblSaya": ("Catatan", ("A",))},
        SHAPE.names | {"nama_saya"},
    )
    verify(more, LAYOUT)


@pytest.mark.parametrize("tab", [tab.name for tab in LAYOUT.tabs])
def test_every_tab_that_is_missing_is_named(tab: str) -> None:
    error = refused(replace(SHAPE, tabs=tuple(t for t in SHAPE.tabs if t != tab)))
    assert f"'{tab}'" in error.message and f"'{tab}'" in error.cure


@pytest.mark.parametrize("table", [table.name for table in LAYOUT.tables])
def test_every_table_that_is_missing_is_named(table: str) -> None:
    others = {name: found for name, found in SHAPE.tables.items() if name != table}
    assert f"'{table}'" in refused(replace(SHAPE, tables=others)).message


@pytest.mark.parametrize("table", [table.name for table in LAYOUT.tables])
def test_every_column_that_is_missing_is_named_with_its_tab_and_its_place(table: str) -> None:
    spec = LAYOUT.table(table)
    for header in spec.headers:
        headers = tuple(h for h in spec.headers if h != header)
        error = refused(replace(SHAPE, tables={**SHAPE.tables, table: (spec.tab, headers)}))
        assert f"'{header}'" in error.message and f"'{spec.tab}'" in error.message
        assert table in error.message and spec.header_cell(header) in error.cure


@pytest.mark.parametrize("name", [named.name for named in LAYOUT.names])
def test_every_named_cell_that_is_missing_is_named(name: str) -> None:
    assert f"'{name}'" in refused(replace(SHAPE, names=SHAPE.names - {name})).message
