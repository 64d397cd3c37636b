"""Checks of the rows of a form: each asked row once, none missing, labels as they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lkjip.findings import Finding, Place, make
from lkjip.forms.labels import same
from lkjip.forms.model import FilledRow
from lkjip.forms.spec import Sheet


def by_key(
    rows: Sequence[FilledRow], sheet: Sheet, wanted: Sequence[str], place: Place
) -> tuple[dict[str, FilledRow], list[Finding]]:
    """The wanted rows by key, and findings for doubled, unknown and missing ones."""
    findings: list[Finding] = []
    found: dict[str, FilledRow] = {}
    known = {same(key): key for key in wanted}
    column = sheet.column(sheet.kunci)
    for row in rows:
        at = Place(place.berkas, place.unit, sheet.nama, row.isi[sheet.kunci].sel, column.judul)
        key = known.get(same(row.kunci))
        if key is None:
            findings.append(make("F15", at, nilai=row.kunci))
        elif key in found:
            first = found[key].isi[sheet.kunci].sel
            findings.append(make("F14", at, nilai=key, diminta=first))
        else:
            found[key] = row
    for key in wanted:
        if key not in found:
            at = Place(place.berkas, place.unit, sheet.nama, "", column.judul)
            findings.append(make("F13", at, nilai=key))
    return found, findings


def labels_unchanged(
    row: FilledRow, register: Mapping[str, str], place: Place
) -> Iterator[Finding]:
    """A locked description was edited; ``register`` maps column keys to the right text."""
    for column, text in register.items():
        answer = row.isi[column]
        if same(answer.raw) != same(text):
            at = Place(place.berkas, place.unit, answer.lembar, answer.sel, answer.label)
            yield make("F16", at, nilai=row.kunci)
