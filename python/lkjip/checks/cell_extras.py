"""Checks merged input cells and comments: they lie beside the values."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip.a1 import column_number, split
from lkjip.findings import Finding, Place, make
from lkjip.forms import spec
from lkjip.forms.cells import Cells
from lkjip.forms.table import Table

MOST_COMMENTS = 20


def merged_inputs(table: Table, place: Place) -> Iterator[Finding]:
    """Find input cells that were merged: only the first one can hold a value."""
    if not table.cells.merged:
        return
    inputs = {column_number(table.letters[column.key]) for column in table.sheet.inputs}
    for ref in table.cells.merged:
        first, _, last = ref.partition(":")
        left, top = split(first)
        right, bottom = split(last or first)
        if bottom <= spec.HEADER_ROW:
            continue
        across = any(column_number(left) <= number <= column_number(right) for number in inputs)
        if across and any(top <= int(row) <= bottom for _, row in table.rows):
            at = Place(place.file, place.unit, table.sheet.name, first)
            yield make("I20", at, nilai=ref)


def comments(cells: Cells, name: str, place: Place) -> Iterator[Finding]:
    """Show comments to the collector: sometimes they hold the answer."""
    listed = list(cells.comments.items())
    for address, text in listed[:MOST_COMMENTS]:
        at = Place(place.file, place.unit, name, address)
        yield make("I21", at, nilai=" ".join(text.split())[:200])
    if len(listed) > MOST_COMMENTS:
        at = Place(place.file, place.unit, name, listed[MOST_COMMENTS][0])
        yield make("I21", at, nilai=f"dan {len(listed) - MOST_COMMENTS} komentar lain")
