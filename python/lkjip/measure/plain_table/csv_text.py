"""Plain tables as text: any of the separators that spreadsheets write, any header order."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lkjip.errors import UsageError

SEPARATORS = ",;\t"


def from_bytes(content: bytes) -> str:
    """UTF-8 (with or without BOM), else cp1252; bytes that neither knows become a question mark."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


@dataclass(frozen=True, slots=True)
class TextTable:
    """A plain table: headings, rows, and the row numbers that a spreadsheet program shows."""

    col: list[str]
    row: list[dict[str, str]]
    number: list[int]


def read(text: str, name: str) -> TextTable:
    """Header and rows; empty rows are left out, short rows filled, surplus cells kept.

    Raises ``UsageError`` when there is no header.
    """
    content = [
        (i, b) for i, b in enumerate(_reader(text), start=1) if any(cell.strip() for cell in b)
    ]
    if not content:
        raise UsageError(f"Berkas {name} kosong.", "Isi baris judul dan datanya.")
    col = _column(content[0][1], max(len(b) for _, b in content))
    return TextTable(
        col,
        [dict(zip(col, b + [""] * (len(col) - len(b)), strict=True)) for _, b in content[1:]],
        [i for i, _ in content[1:]],
    )


def _reader(text: str) -> Iterable[list[str]]:
    head = next((b for b in text.splitlines() if b.strip()), "")
    separator = max(SEPARATORS, key=head.count)
    # A cell may be longer than the csv module's limit, and a quote may never close.
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    clean = text.replace("\0", "")
    return csv.reader(io.StringIO(clean, newline=""), delimiter=separator)


def _column(title: Sequence[str], width: int) -> list[str]:
    """Unique names; a column without one is called by its number."""
    col: list[str] = []
    for i in range(width):
        name = (title[i].strip() if i < len(title) else "") or f"kolom_{i + 1}"
        while name in col:
            name += "_2"
        col.append(name)
    return col


def write(col: Sequence[str], row: Iterable[Mapping[str, str]]) -> str:
    """Comma-separated text with a header; lines end with a line feed."""
    left_out = io.StringIO()
    writer = csv.DictWriter(left_out, fieldnames=list(col), lineterminator="\n")
    writer.writeheader()
    writer.writerows(row)
    return left_out.getvalue()
