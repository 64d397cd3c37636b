"""Keeps in a correction copy only what the blank form has: the program wrote all that leaves.

Sheets, names, links, rules and formulas that the form does not have came with the sender's file.
They do not go back out; the values that the sender typed do.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from io import BytesIO

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lkjip.forms.labels import same
from lkjip.forms.model import BlankForm
from lkjip.forms.writing.writer import write_form
from lkjip.intake.opened import open_form

FORMS = 64
"""Blank forms that are remembered: a unit that sends again gets its copy in half the time."""
_NUMBER = re.compile(r"[0-9]+")


def keep_the_form_only(book: Workbook, data: bytes, asked: BlankForm) -> None:
    """Remove from ``book`` what the blank form does not have; ``data`` is the file it came from.

    A formula of the sender gives way to its last result.
    """
    names, own = _parts_of_form(asked)
    results: Workbook | None = None
    for title in book.sheetnames:
        if same(title) not in names:
            del book[title]
    book.defined_names.clear()
    for sheet in _sheets(book):
        sheet.defined_names.clear()
        _keep_own_rules(sheet, own)
        sheet._charts = []  # type: ignore[attr-defined]  # the stubs do not know them
        sheet._images = []  # type: ignore[attr-defined]
        for cell in [one for one in sheet._cells.values() if isinstance(one, Cell)]:
            cell.hyperlink = None
            if cell.data_type == "f" and _shape(cell.value) not in own:
                if results is None:  # few files have such a formula: they are read once more
                    results = open_form(data, values=True)
                cell.value = results[sheet.title][cell.coordinate].value


@lru_cache(maxsize=FORMS)
def _parts_of_form(asked: BlankForm) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of the blank form's sheets, and the shapes of its formulas."""
    form = openpyxl.load_workbook(BytesIO(write_form(asked)))
    names = frozenset(same(name) for name in form.sheetnames)
    return names, frozenset(_shape(f) for sheet in _sheets(form) for f in _formulas(sheet))


def _sheets(book: Workbook) -> list[Worksheet]:
    return [sheet for sheet in book.worksheets if isinstance(sheet, Worksheet)]


def _keep_own_rules(sheet: Worksheet, own: Collection[str]) -> None:
    validations = sheet.data_validations
    validations.dataValidation = [
        one
        for one in validations.dataValidation
        if all(_shape(f) in own for f in (one.formula1, one.formula2) if f)
    ]
    kept = ConditionalFormattingList()
    for one in sheet.conditional_formatting:
        for rule in one.rules:
            if rule.type != "extLst" and all(_shape(f) in own for f in rule.formula):
                kept.add(str(one.sqref), rule)
    sheet.conditional_formatting = kept


def _formulas(sheet: Worksheet) -> Iterable[object]:
    """Return the formulas of a sheet of the form: in cells, drop-downs and formats."""
    for cell in sheet._cells.values():
        if isinstance(cell, Cell) and cell.data_type == "f":
            yield cell.value
    for one in sheet.data_validations.dataValidation:
        yield from (f for f in (one.formula1, one.formula2) if f)
    for ranged in sheet.conditional_formatting:
        for rule in ranged.rules:
            yield from rule.formula


def _shape(formula: object) -> str:
    """Return a formula without its row numbers, which follow the rows that people move."""
    return _NUMBER.sub("#", str(getattr(formula, "text", formula)).lstrip("="))
