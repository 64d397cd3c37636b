"""Opens a file as plain tables: what it is shows its content, not its name."""

from __future__ import annotations

from pathlib import Path

from lkjip.errors import FolderError, UsageError, os_reason
from lkjip.table_files.csv_records import text_source
from lkjip.table_files.source import TableSource
from lkjip.table_files.workbooks import workbook_sources

_PACKAGE, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_FOREIGN = (
    (b"%PDF", "berkas PDF"),
    (b"{\\rtf", "dokumen RTF"),
    (b"\x89PNG", "gambar"),
    (b"\xff\xd8\xff", "gambar"),
    (b"<!doctype html", "halaman web"),
    (b"<html", "halaman web"),
    (b"<table", "halaman web"),
    (b"<?xml", "berkas XML"),
)


def open_tables(path: Path) -> list[TableSource]:
    """Return the tables of a file: one for a text file, one per visible sheet of a workbook.

    Raises ``FolderError`` where the file cannot be read, ``UsageError`` where it is no table.
    """
    try:
        with path.open("rb") as file:
            head = file.read(512)
        if head.startswith((_PACKAGE, _OLE)):
            return workbook_sources(path)
        _refuse_foreign(path.name, head)
        return [text_source(path)]
    except OSError as error:
        raise FolderError(
            f"Berkas {path} tidak dapat dibaca: {os_reason(error)}.",
            "Periksa nama dan izin berkas.",
        ) from error


def _refuse_foreign(name: str, head: bytes) -> None:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for mark, kind in _FOREIGN:
        if start.startswith(mark.lower()):
            raise UsageError(
                f"Berkas {name} adalah {kind}, bukan tabel, apa pun akhiran namanya.",
                "Buka di Excel atau LibreOffice, simpan sebagai .xlsx atau CSV, lalu ulangi.",
            )
