"""The due date in a correction copy: the first one is over, the new one stands in the mail.

A mail that goes out later names a later day, so the copy itself names none.
"""

from __future__ import annotations

import re

from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lkjip.forms import spec
from lkjip.forms.labels import same
from lkjip.intake.sheet.fast import LAST_ROW

GUIDE = "Petunjuk"
_IN_THE_BOX = re.compile(r"paling lambat .+, dengan membalas surel permintaan\.")
BOX = "paling lambat pada tanggal di surel koreksi, dengan membalas surel itu."
VALUE = "lihat surel koreksi"


def name_the_mail_for_the_due_date(book: Workbook) -> None:
    """Write on Petunjuk and Identitas that the correction mail names the due date."""
    wanted = same(next(field.label for field in spec.IDENTITY if field.key == "tenggat"))
    for sheet in book.worksheets:
        if same(sheet.title) == same(GUIDE):
            _in_the_box(sheet)
        elif same(sheet.title) == same("Identitas"):
            for row in range(1, min(sheet.max_row, LAST_ROW) + 1):
                label = str(sheet.cell(row, spec.IDENTITY_LABEL).value or "")
                if same(label) == wanted:
                    sheet.cell(row, spec.IDENTITY_VALUE).value = VALUE


def _in_the_box(sheet: Worksheet) -> None:
    for cell in sheet._cells.values():
        if isinstance(cell, Cell) and isinstance(cell.value, str):
            cell.value = _IN_THE_BOX.sub(BOX, cell.value)
