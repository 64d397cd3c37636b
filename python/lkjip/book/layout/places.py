"""Where things stand on a tab, in rows, columns and pixels, and how a table gets its place."""

from __future__ import annotations

from typing import Any

from lkjip.book.layout.card import CARD_LABELS, CARD_ROW
from lkjip.book.spec import Tab, TabKind, Table
from lkjip.sop.activities import ALL_STEPS
from lkjip.tables import table as declared
from lkjip.tables.declared.tabs import TabName
from lkjip.tables.table import Level

BUTTON_ROW = CARD_ROW + len(CARD_LABELS) + 1
LINK_ROWS = (BUTTON_ROW + 1, BUTTON_ROW + 2)
"""Step tabs: the rows of the links that do what the buttons do; the second one is often empty."""
TABLE_ROW = BUTTON_ROW + 4
"""Step tabs: the header row of the table; its title stands one row above."""
REGISTER_ROW = 4
"""Other tabs: the header row of the table."""
BUTTON_GAP = 12
"""Pixels between two buttons."""
_STEP_TABS = frozenset(step.tab for step in ALL_STEPS)


def placed(table: declared.Table[Any]) -> Table:
    """Return a declared table as it is drawn on its tab."""
    row = TABLE_ROW if table.tab in _STEP_TABS else REGISTER_ROW

    def seed() -> tuple[dict[str, Any], ...]:
        return tuple(one.cells() for one in table.shipped())

    return Table(
        table.name, str(table.tab), row, table.left, table.columns, title=table.title, seed=seed
    )


def listing(
    kind: TabKind,
    name: TabName,
    codename: str,
    title: str,
    remark: str,
    level: Level = Level.BOTH,
) -> Tab:
    """Return a tab that holds lists: its head stays in sight while one scrolls."""
    return Tab(str(name), codename, kind, title, remark, freeze=(REGISTER_ROW, 3), level=level)
