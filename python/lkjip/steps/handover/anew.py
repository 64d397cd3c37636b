"""Writes a returned form anew: the program's own blank form with the values of the unit in it.

What leaves the office was written by the program. Nothing else of the file that came in goes
along: no sheet, picture, link, name or formula of its sender. The original stays in the archive.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from lkjip.findings import Finding
from lkjip.forms import spec
from lkjip.forms.labels import same, visible
from lkjip.forms.model import BlankForm
from lkjip.forms.reader import read_form
from lkjip.forms.table import Table, columns
from lkjip.forms.value import PICTURE, Answer, Raw
from lkjip.forms.writing.growing import growing_rows
from lkjip.forms.writing.writer import write_form
from lkjip.intake.gate import inspect
from lkjip.intake.sheet.fast import LAST_ROW


def form_anew(data: bytes, file: str, asked: BlankForm) -> bytes | None:
    """Return the form ``asked`` with the values of a returned one; ``None`` when that has none.

    Rows that ``asked`` does not have are left out, as they are from the report.
    """
    passed = inspect(data, file)
    if isinstance(passed, Finding):
        return None
    form = read_form(passed.content, file).form
    if form.identity is None:
        return None
    blank = write_form(asked)
    book = openpyxl.load_workbook(BytesIO(blank))
    for sheet in spec.TABLE_SHEETS:
        page, table = book[sheet.name], form.tables.get(sheet.name)
        if isinstance(page, Worksheet) and table is not None:
            _fill_table(page, table)
    _fill_identity(book["Identitas"], form.visible_identity)
    stream = BytesIO()
    book.save(stream)
    return growing_rows(stream.getvalue(), blank)


def _fill_table(page: Worksheet, table: Table) -> None:
    there = columns(table.sheet)
    key = there[table.sheet.key]
    rows = {same(_text(page[f"{key}{row}"])): row for row in _rows(page, spec.FIRST_ROW)}
    for name, row in table.rows:
        target = rows.get(same(name))
        for column in table.sheet.inputs if target else ():
            _put(page[f"{there[column.key]}{target}"], table.raw(column.key, row))


def _fill_identity(page: Worksheet, answers: Mapping[str, Answer]) -> None:
    entries = {same(field.label): field.key for field in spec.IDENTITY if field.entry}
    for row in _rows(page, 1):
        key = entries.get(same(_text(page.cell(row, spec.IDENTITY_LABEL))), "")
        if key in answers:
            _put(page.cell(row, spec.IDENTITY_VALUE), answers[key].raw)


def _rows(page: Worksheet, first: int) -> range:
    return range(first, min(page.max_row, LAST_ROW) + 1)


def _text(cell: object) -> str:
    value = cell.value if isinstance(cell, Cell) else None
    return "" if value is None else str(value)


def _put(cell: object, raw: Raw) -> None:
    """Write a value; a text that looks like a formula stays a text."""
    if raw is None or raw == PICTURE or not isinstance(cell, Cell):
        return
    if isinstance(raw, str):
        cell.value = visible(raw)[: spec.KEPT_TEXT]
        cell.data_type = "s"
    else:
        cell.value = raw
