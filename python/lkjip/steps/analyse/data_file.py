"""The output of SOP step 4, "Data Indikator Kinerja", as a workbook that people open."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from lkjip.steps.kernel.base import Context
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.tables.cells import Cell
from lkjip.tables.column import as_cell
from lkjip.tables.declared.results import CAPAIAN, CapaianRow
from lkjip.tables.declared.steps import ROLLED, RolledRow
from lkjip.tables.table import Table, TableRow


def data_file(
    shot: Snapshot, context: Context, capaian: Iterable[CapaianRow], rolled: Iterable[RolledRow]
) -> tuple[Path, bytes]:
    """Return the indicators with their capaian, and the levels from sub-kegiatan to the whole."""
    year = shot.settings.year
    path = context.report_folder(year) / f"Data_Indikator_Kinerja_{year}.xlsx"
    return path, _workbook(
        (("Capaian", CAPAIAN, tuple(capaian)), ("Anggaran dan jenjang", ROLLED, tuple(rolled))),
        context.now,
    )


def _workbook(
    sheets: Iterable[tuple[str, Table[Any], tuple[TableRow, ...]]], created: datetime
) -> bytes:
    import xlsxwriter  # few runs of the step come this far

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": created})
        bold = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        for name, table, rows in sheets:
            sheet = book.add_worksheet(name)
            for position, column in enumerate(table.columns):
                sheet.set_column(position, position, column.width, plain)
                sheet.write_string(0, position, column.heading, bold)
                for number, row in enumerate(rows, 1):
                    _write(sheet, number, position, as_cell(getattr(row, column.field)), plain)
            sheet.freeze_panes(1, 1)
            sheet.set_landscape()
            sheet.set_paper(9)  # A4
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(0)
    return content.getvalue()


def _write(sheet: Any, row: int, column: int, cell: Cell, plain: Any) -> None:
    """Write text as text, whatever it begins with."""
    if isinstance(cell, str):
        sheet.write_string(row, column, cell, plain)
    elif cell is not None:
        sheet.write(row, column, cell, plain)
