"""Checks the rows of a form: each asked row once, none missing, locked contents unchanged."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from lkjip.checks.numbers import decimal
from lkjip.checks.register_change import stood_before
from lkjip.findings import Finding, Place, make
from lkjip.forms.cells import Row
from lkjip.forms.labels import same, shown, skeleton
from lkjip.forms.model import BlankForm
from lkjip.forms.rows import own_words
from lkjip.forms.table import Table
from lkjip.measure.numbers.format import format_exact
from lkjip.measure.numbers.reading import parse_number


def at_cell(table: Table, column: str, row: Row, key: str, place: Place) -> Place:
    """Return the place of one cell, with the label that the user sees."""
    answer = table.answer(column, row, key)
    return Place(place.file, place.unit, answer.sheet, answer.cell, answer.label)


def by_key(
    table: Table, wanted: list[str], place: Place, before: Collection[str] | None = None
) -> tuple[dict[str, Row], list[Finding]]:
    """Return the wanted rows: key → row number; findings for doubled, unknown and missing ones.

    ``before`` are the rows that the form had when it went out under other registers.
    """
    if [key for key, _ in table.rows] == wanted:
        return dict(table.rows), []
    findings: list[Finding] = []
    found: dict[str, Row] = {}
    known = dict.fromkeys(wanted)
    strange: list[tuple[str, Row]] = []
    loose: dict[str, str] = {}
    column = table.sheet.key
    for seen, row in table.rows:
        key: str | None = seen
        if seen not in known:
            loose = loose or {same(key): key for key in wanted}
            key = loose.get(same(seen))
        if key is None:
            strange.append((seen, row))
        elif key in found:
            at = at_cell(table, column, row, "", place)
            findings.append(make("F14", at, nilai=key, diminta=table.cell(column, found[key])))
        else:
            found[key] = row
    missing = [key for key in wanted if key not in found]
    twins = {skeleton(key): key for key in missing}
    for seen, row in strange:
        at = at_cell(table, column, row, "", place)
        twin = twins.pop(skeleton(seen), None)
        if twin is None:
            gone = seen in (before or ())
            findings.append(make("F26" if gone else "F15", at, nilai=seen[:60]))
        else:
            found[twin] = row
            missing.remove(twin)
            findings.append(make("F19", at, nilai=seen[:60], diminta=twin))
    title = table.sheet.column(column).title
    where = Place(place.file, place.unit, table.sheet.name, "", title)
    findings += [
        make("F25" if before is not None and key not in before else "F13", where, nilai=key)
        for key in missing
    ]
    return found, findings


def texts_unchanged(
    table: Table,
    row: Row,
    key: str,
    register: Mapping[str, str],
    place: Place,
    older: Sequence[BlankForm] = (),
) -> Iterator[Finding]:
    """Find edited texts that are locked; ``register`` maps column keys to the right text."""
    for column, text in register.items():
        raw = table.raw(column, row)
        raw = own_words(raw) if isinstance(raw, str) else raw
        if raw != text and same(raw) != same(text):
            at = at_cell(table, column, row, "", place)
            if stood_before(older, column, key, raw):
                yield _changed(at, shown(raw), text, key)
            else:
                yield make("F16", at, nilai=key)


def number_unchanged(
    table: Table,
    row: Row,
    key: str,
    column: str,
    right: Decimal,
    place: Place,
    older: Sequence[BlankForm] = (),
) -> Iterator[Finding]:
    """Find an edited number that is locked (target, pagu); the register's is used."""
    raw = table.raw(column, row)
    if isinstance(raw, float) and raw == right:
        return
    value = decimal(raw) if isinstance(raw, float) else parse_number(raw).number
    if value is None or abs(value - right) > abs(right) * Decimal("1e-9"):
        at = at_cell(table, column, row, "", place)
        if stood_before(older, column, key, raw):
            old = format_exact(value) if value is not None else shown(raw)
            yield _changed(at, old, format_exact(right), key)
        else:
            yield make("F23", at, nilai=shown(raw)[:40], diminta=format_exact(right), baris=key)


def _changed(at: Place, old: str, new: str, key: str) -> Finding:
    """Say that the register changed after the form went out; the unit has nothing to do with it."""
    return make("F24", at, nilai=old[:60], diminta=new[:60], baris=key)
