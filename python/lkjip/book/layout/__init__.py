"""The book as data: tabs, tables, named cells, buttons. Everything else derives from it.

The tables are declared in ``lkjip.tables``; here they get their place. ``build.py`` writes the
layout with XlsxWriter, ``verify.py`` compares a book on disk with it, the VBA gets its buttons,
the manual lists it.
"""

from __future__ import annotations

from lkjip.book.layout import buttons, city, home, inputs, links, registers, results, steps, system
from lkjip.book.layout.places import placed
from lkjip.book.spec import Layout, TabKind
from lkjip.tables.registry import TABLES

_TABLES = tuple(placed(table) for table in TABLES)
LAYOUT = Layout(
    tabs=(
        *home.TABS,
        *steps.TABS,
        *registers.TABS,
        *inputs.TABS,
        *city.TABS,
        *results.TABS,
        *system.TABS,
    ),
    tables=_TABLES,
    names=(*home.NAMES, *steps.NAMES, *system.NAMES),
    buttons=buttons.BUTTONS,
    links=links.place_links(_TABLES),
)

_REGISTERS = {tab.name for tab in LAYOUT.tabs if tab.kind is TabKind.REGISTER}
GROWING = frozenset(
    table.name
    for table in LAYOUT.tables
    if table.tab in _REGISTERS or all(column.typed for column in table.columns)
)
"""Tables below which people type on: the registers, and those that only people fill in."""
