"""Writes all registers as plain tables, which ``impor`` takes back unchanged."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from lkjip.errors import FolderError
from lkjip.steps.exchange.cell_values import give_cell
from lkjip.steps.exchange.register_tables import REGISTERS, exchanged
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.table_files.csv_writer import write_rows
from lkjip.tables.data import Row
from lkjip.tables.table import Table

TAB = "Ekspor"
WORKBOOK = "Register.xlsx"
NAMES = (*(f"{name}.csv" for name in REGISTERS), WORKBOOK)
"""The files of an export."""


def export_tables(shot: Snapshot, _context: Context, *, folder: Path) -> StepResult:
    """Write one CSV per register, and all of them as sheets of one workbook.

    The workbook keeps every digit of a NIP when a person opens and saves it; Excel cuts the digits
    of a CSV. Raises ``FolderError`` where a file is there already.
    """
    held = {name: shot.tables[table.name].rows for name, table in REGISTERS.items()}
    files = [(folder / f"{name}.csv", _csv(REGISTERS[name], rows)) for name, rows in held.items()]
    files.append((folder / WORKBOOK, _workbook(held)))
    for path, _ in files:
        if path.exists():
            raise FolderError(
                f"'{path}' sudah ada; tidak ditimpa.",
                "Sebutkan folder lain, atau pindahkan isinya.",
            )
    rows_in_all = sum(len(rows) for rows in held.values())
    return StepResult(
        TAB,
        f"{len(held)} register ({rows_in_all} baris) ditulis di '{folder}': satu CSV per register, "
        f"dan semuanya di {WORKBOOK}. Untuk disunting di Excel, pakai {WORKBOOK}: di CSV, Excel "
        "memotong digit NIP.",
        files=tuple(files),
        data={"tabel": [{"nama": name, "baris": len(rows)} for name, rows in held.items()]},
    )


def _lines(table: Table[Any], rows: Sequence[Row]) -> list[list[str]]:
    return [[give_cell(row.get(c.heading)) for c in exchanged(table)] for row in rows]


def _csv(table: Table[Any], rows: Sequence[Row]) -> bytes:
    text = io.StringIO()
    write_rows(text, [c.heading for c in exchanged(table)], _lines(table, rows))
    return text.getvalue().encode("utf-8-sig")


def _workbook(held: dict[str, tuple[Row, ...]]) -> bytes:
    """Write every cell as text, in text cells: what a person types over keeps its digits."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_numbers": False}) as book:
        text, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True})
        for name, rows in held.items():
            sheet = book.add_worksheet(name)
            columns = exchanged(REGISTERS[name])
            for position, column in enumerate(columns):
                sheet.set_column(position, position, column.width, text)
                sheet.write_string(0, position, column.heading, bold)
            for number, line in enumerate(_lines(REGISTERS[name], rows), start=1):
                for position, cell in enumerate(line):
                    if cell:
                        sheet.write_string(number, position, cell, text)
            sheet.freeze_panes(1, 0)
    return content.getvalue()
