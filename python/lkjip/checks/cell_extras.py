"""Checks of what lies beside the values: merged input cells, comments."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip.a1 import column_number
from lkjip.findings import Finding, Place, make
from lkjip.forms import spec
from lkjip.forms.address import split
from lkjip.forms.cells import Cells
from lkjip.forms.table import Table

MOST_COMMENTS = 20


def merged_inputs(table: Table, place: Place) -> Iterator[Finding]:
    """Input cells that were merged: only the first one can hold a value."""
    for ref in table.cells.gabung:
        first, _, last = ref.partition(":")
        left, top = split(first)
        if top <= spec.HEADER_ROW:
            continue
        right, bottom = split(last or first)
        inputs = {column_number(table.huruf[column.kunci]) for column in table.sheet.inputs}
        across = any(column_number(left) <= number <= column_number(right) for number in inputs)
        if across and any(top <= int(row) <= bottom for _, row in table.baris):
            at = Place(place.berkas, place.unit, table.sheet.nama, first)
            yield make("I20", at, nilai=ref)


def comments(cells: Cells, nama: str, place: Place) -> Iterator[Finding]:
    """Comments are shown to the collector: sometimes they hold the answer."""
    listed = list(cells.komentar.items())
    for address, text in listed[:MOST_COMMENTS]:
        at = Place(place.berkas, place.unit, nama, address)
        yield make("I21", at, nilai=" ".join(text.split())[:200])
    if len(listed) > MOST_COMMENTS:
        at = Place(place.berkas, place.unit, nama, listed[MOST_COMMENTS][0])
        yield make("I21", at, nilai=f"dan {len(listed) - MOST_COMMENTS} komentar lain")
