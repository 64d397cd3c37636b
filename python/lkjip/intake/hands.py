"""Joins two files of one form that different hands filled in: blanks of one from the other.

The joined file is the second one with what only the first has. Where both hold something else,
nothing is joined and every such cell is named with both values.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lkjip.forms import spec
from lkjip.forms.labels import same
from lkjip.forms.table import columns
from lkjip.intake.opened import open_form
from lkjip.intake.sheet.fast import LAST_ROW

_SHOWN = 40
_BOTH = {"pengisi": " dan ", "jabatan": " dan ", "kontak": " dan ", "pesan": "\n"}
"""Fields of Identitas in which two hands may say different things, and what stands between."""
_NOT_COMPARED = ("revisi", "tanggal")


@dataclass(slots=True)
class Joined:
    """The joined file, or the contradictions that forbid it; ``taken`` are cells of the first."""

    data: bytes = b""
    taken: list[str] = field(default_factory=list)
    contradictions: list[str] = field(default_factory=list)


def join(first: bytes, second: bytes) -> Joined | None:
    """Join two files of one form; ``None`` when one is not laid out as it was sent."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts that no form has are dropped
            from_, values = open_form(first, values=True), open_form(second, values=True)
            into = open_form(second)
        joined = Joined()
        for sheet in spec.TABLE_SHEETS:
            if not all(_as_sent(book, sheet) for book in (from_, into)):
                return None
            _settle_formulas(values[sheet.name], into[sheet.name])
            _join_table(sheet, from_[sheet.name], into[sheet.name], joined)
        _join_identity(from_["Identitas"], into["Identitas"], joined)
        if not joined.contradictions:
            stream = BytesIO()
            into.save(stream)
            joined.data = stream.getvalue()
    except Exception:  # openpyxl raises errors of every kind: then nothing is joined
        return None
    return joined


def _as_sent(book: Workbook, sheet: spec.Sheet) -> bool:
    """Return True if the sheet is there with its headings in their columns."""
    page = book[sheet.name] if sheet.name in book.sheetnames else None
    if not isinstance(page, Worksheet):
        return False
    there = columns(sheet)
    seen = [page[f"{there[column.key]}{spec.HEADER_ROW}"].value for column in sheet.col]
    return all(
        same(str(text)).startswith(same(column.title))
        for text, column in zip(seen, sheet.col, strict=True)
    )


def _cells(page: Worksheet) -> Iterator[Cell]:
    yield from (cell for cell in page._cells.values() if isinstance(cell, Cell))


def _settle_formulas(values: Worksheet, into: Worksheet) -> None:
    """Keep the results of formulas in input cells: saving would lose them."""
    for cell in list(_cells(into)):
        if cell.data_type == "f" and not cell.protection.locked:
            cell.value = values[cell.coordinate].value


def _join_table(sheet: spec.Sheet, from_: Worksheet, into: Worksheet, joined: Joined) -> None:
    if sheet is spec.EVIDENCE:
        _join_documents(from_, into, joined)
        return
    there = columns(sheet)
    rows = {_text(into[f"{there[sheet.key]}{row}"]): row for row in _rows(into)}
    for row in _rows(from_):
        key = _text(from_[f"{there[sheet.key]}{row}"])
        if not key or key not in rows:
            continue
        for column in sheet.inputs:
            letter = there[column.key]
            one, other = from_[f"{letter}{row}"], into[f"{letter}{rows[key]}"]
            _join_cell(sheet, column, one, other, joined)


def _join_cell(
    sheet: spec.Sheet, column: spec.Column, one: Cell, other: Cell, joined: Joined
) -> None:
    default = spec.STATUSES[0] if column.key == "status" else ""
    if _text(one) in ("", default) or _text(one) == _text(other):
        return
    if _text(other) in ("", default):
        _take(sheet.name, one, other, joined)
    else:
        joined.contradictions.append(
            f"{sheet.name}!{other.coordinate} berisi {_shown(one)} dan {_shown(other)}"
        )


def _take(sheet: str, one: Cell, other: Cell, joined: Joined) -> None:
    other.value = one.value
    other.number_format = one.number_format
    joined.taken.append(f"{sheet}!{other.coordinate}")


def _join_documents(from_: Worksheet, into: Worksheet, joined: Joined) -> None:
    """Put the documents that only the first names into free rows."""
    letters = [columns(spec.EVIDENCE)[column.key] for column in spec.EVIDENCE.inputs]

    def said(page: Worksheet, row: int) -> tuple[str, ...]:
        return tuple(_text(page[f"{letter}{row}"]) for letter in letters)

    known = {said(into, row) for row in _rows(into)}
    free = [row for row in range(spec.FIRST_ROW, LAST_ROW + 1) if not any(said(into, row))]
    for row in _rows(from_):
        if not any(said(from_, row)) or said(from_, row) in known:
            continue
        if not free:
            joined.contradictions.append("Bukti: baris untuk dokumen kedua berkas tidak cukup")
            return
        place = free.pop(0)
        for letter in letters:
            if _text(from_[f"{letter}{row}"]):
                _take("Bukti", from_[f"{letter}{row}"], into[f"{letter}{place}"], joined)


def _join_identity(from_: Worksheet, into: Worksheet, joined: Joined) -> None:
    labels = {same(one.label): one.key for one in spec.IDENTITY if one.entry}
    rows = {
        labels.get(same(str(into.cell(row, spec.IDENTITY_LABEL).value or "")), ""): row
        for row in _rows(into, 1)
    }
    for row in _rows(from_, 1):
        key = labels.get(same(str(from_.cell(row, spec.IDENTITY_LABEL).value or "")), "")
        if not key or key not in rows or key in _NOT_COMPARED:
            continue
        one = from_.cell(row, spec.IDENTITY_VALUE)
        other = into.cell(rows[key], spec.IDENTITY_VALUE)
        if not isinstance(one, Cell) or not isinstance(other, Cell):
            continue
        if _text(one) and not _text(other):
            _take("Identitas", one, other, joined)
        elif _text(one) and _text(one) != _text(other):
            other.value = f"{one.value}{_BOTH[key]}{other.value}"


def _rows(page: Worksheet, first: int = spec.FIRST_ROW) -> range:
    return range(first, min(page.max_row, LAST_ROW) + 1)


def _text(cell: object) -> str:
    """Return the content of a cell for comparing; a merged-away cell is blank."""
    value = cell.value if isinstance(cell, Cell) else None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else same(str(value))


def _shown(cell: Cell) -> str:
    text = " ".join(str(cell.value).split())
    return f"'{text[:_SHOWN]}…'" if len(text) > _SHOWN else f"'{text}'"
