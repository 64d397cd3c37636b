"""Writes a returned form anew: the program's own blank form with the values of the unit in it.

What leaves the office was written by the program. Nothing else of the file that came in goes
along: no sheet, picture, link, name or formula of its sender. The original stays in the archive.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from lkjip.a1 import column_number
from lkjip.book.parts.number_formats import date_styles
from lkjip.book.parts.package import Package
from lkjip.book.parts.sheet_xml import SheetXml
from lkjip.book.parts.sheets import Sheets
from lkjip.findings import Finding
from lkjip.forms import spec
from lkjip.forms.labels import same, shown, visible
from lkjip.forms.model import BlankForm
from lkjip.forms.reader import read_form
from lkjip.forms.table import Table, columns
from lkjip.forms.value import Answer, Raw, is_picture
from lkjip.forms.writing.writer import write_form
from lkjip.forms.writing.zip_write import archive, deflate
from lkjip.intake.gate import inspect
from lkjip.tables.cells import text


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
    blank = Package(Path(file), write_form(asked))
    sheets, dates = Sheets(blank, blank.xml("xl/workbook.xml")), date_styles(blank)
    pages = {name: _Page(sheets.tree(name, read=True), dates) for name in sheets.parts}
    for sheet in spec.TABLE_SHEETS:
        if sheet.name in form.tables:
            _fill_table(pages[sheet.name], form.tables[sheet.name])
    _fill_identity(pages["Identitas"], form.visible_identity)
    for name, page in pages.items():
        page.sheet.forget_results()
        blank.put(sheets.parts[name], page.sheet.root)
    return archive([(name, deflate(blank.data(name))) for name in blank.names()])


class _Page:
    """A sheet of the blank form; ``dates`` are the styles that show dates."""

    def __init__(self, sheet: SheetXml, dates: frozenset[int]) -> None:
        self.sheet, self.dates = sheet, dates

    def text(self, row: int, column: int) -> str:
        return text(self.sheet.get(row, column))

    def put(self, row: int, column: int, raw: Raw) -> None:
        """Write a value; a date where no date is asked becomes words, never its number of days."""
        if raw is None or is_picture(raw):
            return
        if isinstance(raw, date) and int(self.sheet.style(row, column) or 0) not in self.dates:
            raw = shown(raw)
        self.sheet.set(row, column, visible(raw)[: spec.KEPT_TEXT] if isinstance(raw, str) else raw)


def _fill_table(page: _Page, table: Table) -> None:
    there = {name: column_number(letters) for name, letters in columns(table.sheet).items()}
    key = there[table.sheet.key]
    numbers = range(spec.FIRST_ROW, page.sheet.last_row + 1)
    rows = {same(page.text(row, key)): row for row in numbers}
    for name, row in table.rows:
        target = rows.get(same(name))
        for column in table.sheet.inputs if target else ():
            assert target is not None
            page.put(target, there[column.key], table.raw(column.key, row))


def _fill_identity(page: _Page, answers: Mapping[str, Answer]) -> None:
    entries = {same(field.label): field.key for field in spec.IDENTITY if field.entry}
    for row in range(1, page.sheet.last_row + 1):
        key = entries.get(same(page.text(row, spec.IDENTITY_LABEL)), "")
        if key in answers:
            page.put(row, spec.IDENTITY_VALUE, answers[key].raw)
