"""Reads a returned form: sheets by name, columns by label, rows by key, never by position alone.

What is structurally wrong comes back as findings (codes F..); the values keep their true cells.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lkjip.findings import Finding, Place, make
from lkjip.forms import spec
from lkjip.forms.address import cell
from lkjip.forms.grid import Grid
from lkjip.forms.labels import blank, same, shown, tidy
from lkjip.forms.model import Answer, FilledForm, FilledRow, Identity, Raw
from lkjip.forms.spec import Column, Sheet

HEADER_SEARCH = 40
"""Rows from the top in which a table's header is looked for."""
ENOUGH_LABELS = 0.6
"""Share of the labels that make a row the header row."""
TOTAL_LABEL = "jumlah"


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The form as read, and what is wrong with its structure."""

    form: FilledForm
    temuan: tuple[Finding, ...]


def read_form(grids: Mapping[str, Grid], berkas: str) -> ReadResult:
    """A returned form from its grids; ``berkas`` is the file name for the findings."""
    findings: list[Finding] = []
    identity = _identity(grids.get(spec.HIDDEN_SHEET))
    unit = identity.unit if identity else ""
    if identity is None:
        findings.append(make("F01", Place(berkas)))
        return ReadResult(FilledForm(None, {}, {}), tuple(findings))
    names = {same(name): name for name in grids}
    place = Place(berkas, unit)
    fields: dict[str, Answer] = {}
    sheets: dict[str, tuple[FilledRow, ...]] = {}
    for wanted in ("Identitas", *(s.nama for s in spec.TABLE_SHEETS)):
        if same(wanted) not in names:
            there = ", ".join(n for n in grids if n != spec.HIDDEN_SHEET)
            missing = Place(berkas, unit, wanted)
            findings.append(make("F10", missing, nilai=there))
    known = {same(n) for n in (*spec.VISIBLE_SHEETS, spec.HIDDEN_SHEET)}
    findings += [make("F17", place, nilai=name) for name in grids if same(name) not in known]
    if same("Identitas") in names:
        fields = _fields(grids[names[same("Identitas")]])
    for sheet in spec.TABLE_SHEETS:
        if same(sheet.nama) in names:
            rows, wrong = _rows(grids[names[same(sheet.nama)]], sheet, place)
            sheets[sheet.nama] = rows
            findings += wrong
    return ReadResult(FilledForm(identity, fields, sheets), tuple(findings))


def _at(grid: Grid, row: int, column: int) -> Raw:
    """The value at a place counted from 1; blank outside the grid."""
    if 0 < row <= len(grid) and 0 < column <= len(grid[row - 1]):
        return grid[row - 1][column - 1]
    return None


def _identity(grid: Grid | None) -> Identity | None:
    if grid is None:
        return None
    found = {tidy(_at(grid, r, 1)): tidy(_at(grid, r, 2)) for r in range(1, len(grid) + 1)}
    try:
        return Identity(
            found["form_id"],
            found["versi"],
            int(found["tahun"]),
            found["unit"],
            int(found["revisi"]),
            found["checksum"],
        )
    except (KeyError, ValueError):
        return None


def _fields(grid: Grid) -> dict[str, Answer]:
    labels = {same(field.label): field for field in spec.IDENTITAS}
    found: dict[str, Answer] = {}
    for row in range(1, len(grid) + 1):
        field = labels.get(same(_at(grid, row, spec.IDENTITAS_LABEL)))
        if field is not None and field.kunci not in found:
            value = _at(grid, row, spec.IDENTITAS_VALUE)
            at = cell(row, spec.IDENTITAS_VALUE)
            found[field.kunci] = Answer(value, "Identitas", at, field.label)
    return found


def _rows(
    grid: Grid, sheet: Sheet, place: Place
) -> tuple[tuple[FilledRow, ...], tuple[Finding, ...]]:
    where = Place(place.berkas, place.unit, sheet.nama)
    header = _header_row(grid, sheet)
    if header is None:
        return (), (make("F12", where),)
    left, wrong = _columns(grid, sheet, header, where)
    if wrong:
        return (), wrong
    places = {column.kunci: left + i for i, column in enumerate(sheet.kolom)}
    rows: list[FilledRow] = []
    stray: list[Finding] = []
    for number in range(header + 1, len(grid) + 1):
        if same(_at(grid, number, left)) == TOTAL_LABEL:
            continue
        key = tidy(_at(grid, number, places[sheet.kunci]))
        answers = {
            column.kunci: Answer(
                _at(grid, number, places[column.kunci]),
                sheet.nama,
                cell(number, places[column.kunci]),
                _label(column, key),
            )
            for column in sheet.kolom
        }
        if key:
            rows.append(FilledRow(key, number, answers))
        else:
            stray += _stray(sheet, answers, where)
    return tuple(rows), tuple(stray)


def _label(column: Column, key: str) -> str:
    return f"{column.judul} {key}".strip()


def _stray(sheet: Sheet, answers: Mapping[str, Answer], where: Place) -> list[Finding]:
    for column in sheet.inputs:
        answer = answers[column.kunci]
        if not blank(answer.raw):
            at = Place(where.berkas, where.unit, sheet.nama, answer.sel, column.judul)
            return [make("F18", at, nilai=shown(answer.raw)[:80])]
    return []


def _header_row(grid: Grid, sheet: Sheet) -> int | None:
    wanted = {same(column.judul) for column in sheet.kolom}
    best, best_count = None, 0
    for number in range(1, min(len(grid), HEADER_SEARCH) + 1):
        count = len(wanted & {same(value) for value in grid[number - 1]})
        if count > best_count:
            best, best_count = number, count
    return best if best_count >= ENOUGH_LABELS * len(wanted) else None


def _columns(
    grid: Grid, sheet: Sheet, header: int, where: Place
) -> tuple[int, tuple[Finding, ...]]:
    """The first column of the table, and a finding for the first label that is not in its place."""
    labels = [same(value) for value in grid[header - 1]]
    first = same(sheet.kolom[0].judul)
    left = labels.index(first) + 1 if first in labels else spec.TABLE_LEFT
    for i, column in enumerate(sheet.kolom):
        seen = _at(grid, header, left + i)
        if same(seen) != same(column.judul):
            at = Place(where.berkas, where.unit, sheet.nama, cell(header, left + i), column.judul)
            return left, (make("F11", at, nilai=shown(seen), diminta=column.judul),)
    return left, ()
