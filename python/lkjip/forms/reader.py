"""Reads a returned form: sheets by name, columns by label, rows by key, never by position alone.

Faults of structure come back as findings (codes F..); the values keep their true cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lkjip.a1 import column_letters
from lkjip.findings import Finding, Place, make
from lkjip.forms import spec
from lkjip.forms.cells import Cells, FormCells, Row
from lkjip.forms.labels import same, shown, tidy
from lkjip.forms.model import Identity
from lkjip.forms.spec import Sheet
from lkjip.forms.stray_cells import HEAD, outside
from lkjip.forms.table import FilledForm, Table, columns
from lkjip.forms.value import Answer, Raw

HEADER_SEARCH = 40
"""Rows from the top in which a table's header is looked for, to say where it went."""
ENOUGH_LABELS = 0.6
"""Share of the labels that make a row the header row."""

SHOWN_SHEETS = 10
"""Sheets too many that are named one by one."""

_HEADER = str(spec.HEADER_ROW)
_FIELDS = {same(field.label): field for field in spec.IDENTITY}
_OWN_SHEETS = frozenset(
    same(name) for name in (*spec.VISIBLE_SHEETS, spec.HIDDEN_SHEET, spec.SUMMARY_SHEET)
)


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The form as read, and what is wrong with its structure."""

    form: FilledForm
    findings: tuple[Finding, ...]


def read_form(content: FormCells, file: str) -> ReadResult:
    """Return a returned form from its cells; ``file`` is the file name for the findings."""
    names = {same(name): name for name in content.sheet}
    hidden = names.get(same(spec.HIDDEN_SHEET))
    identity = _identity(content.sheet[hidden]) if hidden is not None else None
    if identity is None:
        return ReadResult(FilledForm(None, {}, {}), (make("F01", Place(file)),))
    place = Place(file, identity.unit)
    findings = [*_sheet_list(content, names, place)]
    fields: Mapping[str, Answer] = {}
    if "identitas" in names:
        cells = content.sheet[names["identitas"]]
        fields = _fields(cells)
        findings += _formulas(cells, fields, place)
        findings += outside(cells, "Identitas", frozenset("ABC"), frozenset(), place)
    tables: dict[str, Table] = {}
    for sheet in spec.TABLE_SHEETS:
        if same(sheet.name) in names:
            cells = content.sheet[names[same(sheet.name)]]
            wrong = _header(cells, sheet, place)
            if wrong is not None:
                findings.append(wrong)
                continue
            table, remarks = _table(cells, sheet, place)
            tables[sheet.name] = table
            findings += remarks
    return ReadResult(FilledForm(identity, fields, tables), tuple(findings))


def _identity(cells: Cells) -> Identity | None:
    values = cells.column("B")
    found = {tidy(name): tidy(values.get(row)) for row, name in cells.column("A").items()}
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


def _sheet_list(content: FormCells, names: Mapping[str, str], place: Place) -> Iterator[Finding]:
    """Find sheets that are missing, and sheets that are too many."""
    for wanted in ("Identitas", *(sheet.name for sheet in spec.TABLE_SHEETS)):
        if same(wanted) not in names:
            there = ", ".join(
                name for name, _ in content.present if same(name) != spec.HIDDEN_SHEET
            )
            yield make("F10", Place(place.file, place.unit, wanted), nilai=there)
    for code, hidden in (("F17", False), ("F21", True)):
        extra = [
            n
            for n, is_hidden in content.present
            if is_hidden is hidden and same(n) not in _OWN_SHEETS
        ]
        for name in extra[:SHOWN_SHEETS]:
            yield make(code, place, nilai=name)
        if len(extra) > SHOWN_SHEETS:
            more = len(extra) - SHOWN_SHEETS - 1
            last = extra[SHOWN_SHEETS] + (f" dan {more} lembar lain" if more else "")
            yield make(code, place, nilai=last)


def _fields(cells: Cells) -> dict[str, Answer]:
    labels = cells.column(column_letters(spec.IDENTITY_LABEL))
    column = column_letters(spec.IDENTITY_VALUE)
    values = cells.column(column)
    found: dict[str, Answer] = {}
    for row, label in sorted(labels.items(), key=lambda item: int(item[0])):
        field = _FIELDS.get(same(label))
        if field is not None and field.key not in found:
            answer = Answer(values.get(row), "Identitas", f"{column}{row}", field.label)
            found[field.key] = answer
    return found


def _formulas(cells: Cells, fields: Mapping[str, Answer], place: Place) -> Iterator[Finding]:
    """Find formulas where the unit should type: a date that is always today says nothing."""
    for field in spec.IDENTITY:
        answer = fields.get(field.key)
        if field.entry and answer is not None and answer.cell in cells.formulas:
            at = Place(place.file, place.unit, "Identitas", answer.cell, field.label)
            yield make("I22", at, nilai=cells.formulas[answer.cell][:60])


def _header(cells: Cells, sheet: Sheet, place: Place) -> Finding | None:
    """Return a finding when the labels do not stand in their places."""
    there = columns(sheet)
    wrong: tuple[str, str, Raw] | None = None
    fitting = 0
    for column in sheet.col:
        value = cells.column(there[column.key]).get(_HEADER)
        if value == column.title or same(value) == same(column.title):
            fitting += 1
        elif wrong is None:
            wrong = there[column.key], column.title, value
    if wrong is None:
        return None
    found = _header_row(cells, sheet)
    if found is not None and found != spec.HEADER_ROW:
        where = Place(place.file, place.unit, sheet.name, f"A{found}")
        return make("F12", where, nilai=f"berada di baris {found}", diminta=spec.HEADER_ROW)
    if found is None and not fitting:
        where = Place(place.file, place.unit, sheet.name)
        return make("F12", where, nilai="tidak ditemukan", diminta=spec.HEADER_ROW)
    letter, title, value = wrong
    at = Place(place.file, place.unit, sheet.name, f"{letter}{spec.HEADER_ROW}", title)
    return make("F11", at, nilai=shown(value), diminta=title)


def _header_row(cells: Cells, sheet: Sheet) -> int | None:
    """Return the row with most of the labels, wherever they stand."""
    wanted = {same(column.title) for column in sheet.col}
    seen: dict[int, set[str]] = {}
    for column in cells.columns.values():
        for row, value in column.items():
            if isinstance(value, str) and int(row) <= HEADER_SEARCH:
                seen.setdefault(int(row), set()).add(same(value))
    best = max(seen, key=lambda row: len(seen[row] & wanted), default=0)
    enough = best and len(seen[best] & wanted) >= ENOUGH_LABELS * len(wanted)
    return best if enough else None


def _table(cells: Cells, sheet: Sheet, place: Place) -> tuple[Table, list[Finding]]:
    own = _keys(cells, sheet)
    keyed = frozenset([row for _, row in own])
    findings = [*outside(cells, sheet.name, frozenset(columns(sheet).values()), keyed, place)]
    if own and (gaps := _gaps(own, cells)):
        where = Place(place.file, place.unit, sheet.name)
        findings.append(make("F20", where, nilai=", ".join(gaps)))
    return Table(sheet, cells, own, columns(sheet)), findings


def _keys(cells: Cells, sheet: Sheet) -> tuple[tuple[str, Row], ...]:
    """Return the row keys with their rows, in order.

    A sheet whose rows are only numbered (``Bukti``) keeps a row that lost its number.
    """
    there = columns(sheet)
    keys = cells.column(there[sheet.key])
    rows = dict.fromkeys(keys)  # mostly in order already: that is sorted fast
    if sheet.key == "no":
        for column in sheet.inputs:
            rows |= dict.fromkeys(cells.column(there[column.key]))
    body = [row for row in sorted(rows, key=int) if row not in HEAD]
    names = list(map(keys.get, body))
    simple = [name for name in names if isinstance(name, str)]
    together = "".join(simple)
    if len(simple) == len(names) and together.isascii() and " " not in together:
        return tuple(zip(simple, body, strict=True))
    tidied = zip(map(tidy, names), body, strict=True)
    return tuple(
        (name or f"baris {row}", row) for name, row in tidied if name != spec.NOTHING_ASKED
    )


def _gaps(rows: tuple[tuple[str, Row], ...], cells: Cells) -> list[Row]:
    """Return the wholly blank rows between the first and the last keyed row."""
    first, last = int(rows[0][1]), int(rows[-1][1])
    if last - first + 1 == len(rows):
        return []
    keyed = {row for _, row in rows}
    return [
        row
        for row in map(str, range(first, last))
        if row not in keyed and not any(row in column for column in cells.columns.values())
    ][:10]
