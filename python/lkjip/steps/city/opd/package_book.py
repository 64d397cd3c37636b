"""The book of an OPD as far as its package tells: what its draft must agree with."""

from __future__ import annotations

from lkjip.book.layout.blank import blank_layout
from lkjip.steps.handover.contents import Contents, tables_of
from lkjip.steps.kernel.snapshot import Snapshot, make_snapshot
from lkjip.tables.data import TableData
from lkjip.tables.declared.registers import SETTINGS


def package_book(contents: Contents) -> Snapshot | None:
    """Return the snapshot; ``None`` where the package lacks what the report was written from.

    Packages of programs before 0.3 carry no settings. Raises ``RegisterError`` for a package whose
    registers contradict each other.
    """
    if not contents.settings:
        return None
    given = {name: [row.cells() for row in rows] for name, rows in tables_of(contents).items()}
    known = {row.key for row in contents.settings}
    tables = {}
    for table in blank_layout(contents.year).tables:
        rows = given.get(table.name, list(table.shipped))
        if table.name == SETTINGS.name:
            rows += [
                row.cells() for row in SETTINGS.read_rows(table.shipped) if row.key not in known
            ]
        numbers = tuple(range(table.row + 1, table.row + 1 + len(rows)))
        tables[table.name] = TableData(
            table.name, table.tab, table.headers, table.col, tuple(rows), numbers
        )
    return make_snapshot(tables, {})
