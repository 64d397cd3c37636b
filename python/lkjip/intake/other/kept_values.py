"""Reads the values that a workbook keeps, through python-calamine, with their addresses.

The library builds a full rectangle, so a look at the records tells first how far cells reach. It
also takes some percentages for times; numbers therefore come from the records, texts from it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from io import BytesIO
from struct import Struct

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from lkjip.a1 import column_letters
from lkjip.forms.cells import Cells, FormCells
from lkjip.forms.value import Raw
from lkjip.intake.package.refusal import RefusedError
from lkjip.intake.sheet.fast import LAST_COLUMN, LAST_ROW
from lkjip.intake.sheet.values import Formats, Tables, number
from lkjip.intake.sheet.workbook import MAX_SHEETS

_DOUBLE = Struct("<d")
NO_FORMATS = Formats(frozenset(), frozenset())


@dataclass(slots=True)
class Seen:
    """The look at the records of one sheet: how far it reaches, numbers, formulas.

    ``numbers`` are by address, each with the style of its cell: what a number shows is decided
    here, as for .xlsx, and not by the library.
    """

    last_row: int = 0
    last_column: int = 0
    numbers: dict[str, tuple[float, int]] = field(default_factory=dict)
    formulas: set[str] = field(default_factory=set)

    def cell(self, row: int, column: int) -> str:
        """Note a cell (both count from 0) and return its address. Raises ``RefusedError``."""
        if row >= LAST_ROW or column >= LAST_COLUMN:
            raise RefusedError("K05", f"sel {column_letters(column + 1)}{row + 1} di luar formulir")
        self.last_row, self.last_column = max(self.last_row, row), max(self.last_column, column)
        return f"{column_letters(column + 1)}{row + 1}"

    def number(self, row: int, column: int, style: int, value: float) -> str:
        """Note a number and return its address."""
        address = self.cell(row, column)
        if math.isfinite(value):
            self.numbers[address] = value, style
        return address


@dataclass(slots=True)
class Look:
    """The look at all records of a workbook: its sheets by name, its formats, its date system."""

    sheets: dict[str, Seen] = field(default_factory=dict)
    formats: Formats = NO_FORMATS
    mac: bool = False


def packed_number(bits: int) -> float:
    """Return the number that 30 bits and two flags stand for ([MS-XLS] 2.5.217)."""
    if bits & 2:
        value = float((bits >> 2) - (1 << 30 if bits & 0x8000_0000 else 0))
    else:
        value = float(_DOUBLE.unpack(((bits & 0xFFFF_FFFC) << 32).to_bytes(8, "little"))[0])
    return value / 100 if bits & 1 else value


UNSEEN = "…"
"""The place of a formula whose text the format does not show."""


def kept_values(data: bytes, look: Look) -> FormCells:
    """Return the values of all sheets that the look has seen."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        listed = book.sheets_metadata
        if len(listed) > MAX_SHEETS:
            raise RefusedError("K05", f"{len(listed)} lembar, paling banyak {MAX_SHEETS}")
        present = tuple((s.name, s.visible is not SheetVisibleEnum.Visible) for s in listed)
        if not set(book.sheet_names) <= set(look.sheets):
            raise RefusedError("K03", "daftar lembar rusak")
        sheets = {
            name: _cells(book.get_sheet_by_name(name), look.sheets[name], look)
            for name in book.sheet_names
        }
    except RefusedError:
        raise
    except Exception as error:  # the library raises errors of many kinds on broken files
        raise RefusedError("K03", "buku kerja tidak utuh") from error
    return FormCells(sheets, present)


def _cells(sheet: CalamineSheet, seen: Seen, look: Look) -> Cells:
    columns: dict[str, dict[str, Raw]] = {}
    tables = Tables([], look.formats.dates, look.formats.percents, look.mac)
    percent: set[str] = set()
    rows = sheet.to_python(skip_empty_area=False)
    for row, values in enumerate(rows[: seen.last_row + 1], 1):
        for position, value in enumerate(values[: seen.last_column + 1], 1):
            letters = column_letters(position)
            raw: Raw = value if isinstance(value, bool) else str(value).replace("\r\n", "\n")
            if (found := seen.numbers.get(f"{letters}{row}")) is not None:
                figure, style = found
                raw = number(repr(figure), str(style), tables)
                if str(style) in tables.percents:
                    percent.add(f"{letters}{row}")
            elif not isinstance(value, bool | str):
                raise RefusedError("K03", f"nilai di {sheet.name}!{letters}{row} tidak terbaca")
            if raw != "":
                columns.setdefault(letters, {})[str(row)] = raw
    there = {f"{letters}{row}" for letters, column in columns.items() for row in column}
    return Cells(
        columns,
        formulas=dict.fromkeys(sorted(seen.formulas), UNSEEN),
        formulas_without_result=frozenset(seen.formulas - there),
        percent=frozenset(percent),
    )
