"""Workbooks (.xlsx, .xlsm, .xlsb, .ods, .xls) as records: cells as stored, no type is guessed."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import python_calamine as calamine

from lkjip.errors import UsageError
from lkjip.table_files.source import Cell, Record, TableSource, is_blank

UNPACKED_LIMIT = 250 << 20
"""Bytes of a workbook's parts together; a larger table belongs into a CSV file, which is read in
pieces."""


def workbook_sources(path: Path) -> list[TableSource]:
    """Return one source per visible worksheet, in order.

    Raises ``UsageError`` where the file cannot be read as a workbook.
    """
    _check_size(path)
    try:
        book = calamine.CalamineWorkbook.from_path(path)
        names = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.typ is calamine.SheetTypeEnum.WorkSheet
            and sheet.visible is calamine.SheetVisibleEnum.Visible
        ]
        return [_sheet_source(path.name, book, name) for name in names]
    except calamine.PasswordError as error:
        raise UsageError(
            f"Berkas {path.name} berkata sandi.", "Hapus kata sandinya di Excel, lalu ulangi."
        ) from error
    except calamine.CalamineError as error:
        raise _unreadable(path.name) from error


def _check_size(path: Path) -> None:
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as package:
        size = sum(part.file_size for part in package.infolist())
    if size > UNPACKED_LIMIT:
        raise UsageError(
            f"Berkas {path.name} memuat {size >> 20} MB data; batasnya {UNPACKED_LIMIT >> 20} MB.",
            "Simpan lembarnya sebagai CSV: berkas CSV boleh sebesar apa pun.",
        )


def _sheet_source(file: str, book: calamine.CalamineWorkbook, name: str) -> TableSource:
    sheet = book.get_sheet_by_name(name)

    def records() -> Iterator[Record]:
        if sheet.start is None:
            return
        left = [""] * sheet.start[1]
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            if not is_blank(cells):
                yield Record(number, cast("list[Cell]", [*left, *cells]))

    return TableSource(file, records, sheet=name)


def _unreadable(name: str) -> UsageError:
    return UsageError(
        f"Berkas {name} tidak dapat dibaca sebagai buku kerja: rusak atau belum selesai disimpan.",
        "Buka di Excel atau LibreOffice, simpan sebagai .xlsx, lalu ulangi.",
    )
