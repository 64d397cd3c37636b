"""Lists values that stand beside or below the form, so that none is lost in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lkjip.a1 import column_number
from lkjip.findings import Finding, Place, make
from lkjip.forms import spec
from lkjip.forms.cells import Cells, Row
from lkjip.forms.labels import blank, same, shown

SHOWN = 10
TOTAL = "jumlah"
"""The label of the line under a table that adds it up; it stands in the first column."""


HEAD = frozenset(map(str, range(1, spec.HEADER_ROW + 1)))
"""The rows of a table sheet above its own rows."""


def outside(
    cells: Cells, name: str, own: frozenset[str], keyed: frozenset[Row], place: Place
) -> Iterator[Finding]:
    """Find values outside the columns ``own`` and, below a header, without a key: one finding.

    ``keyed`` are the rows that have a key; empty for a sheet that is no table.
    """
    found: list[tuple[int, int, str, str]] = []
    table = name != "Identitas"
    own_rows = keyed | _totals(cells) | HEAD if table else frozenset()
    for letters, column in cells.columns.items():
        rows: Iterable[Row] = column
        if letters in own:
            if not table or column.keys() <= own_rows:
                continue
            rows = column.keys() - own_rows
        for row in rows:
            if not blank(column[row]) and column[row] != spec.NOTHING_ASKED:
                address = letters + row
                found.append((int(row), column_number(letters), address, shown(column[row])))
    count = len(found) + cells.outside_count
    if not count:
        return
    listed = [(address, value) for _, _, address, value in sorted(found)] + list(cells.outside)
    words = ", ".join(f"{address} '{value[:40]}'" for address, value in listed[:SHOWN])
    if count > SHOWN:
        words += f", dan {count - SHOWN} sel lain"
    at = Place(place.file, place.unit, name, listed[0][0])
    yield make("F22", at, nilai=words)


def _totals(cells: Cells) -> frozenset[Row]:
    """Return the rows of the line that adds a table up."""
    return frozenset(
        row
        for row, value in cells.column("A").items()
        if isinstance(value, str) and same(value) == TOTAL
    )
