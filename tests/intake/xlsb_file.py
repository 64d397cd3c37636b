"""Builds small .xlsb workbooks for tests ([MS-XLSB]): sheets with texts, numbers, formulas."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

Value = str | float
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PERCENT = 1
"""The second style of cells shows a percentage."""


def record(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(data)
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 0x7F else 0)])
        length >>= 7
        if not length:
            return head + size + data


def wide(text: str) -> bytes:
    return struct.pack("<L", len(text)) + text.encode("utf-16-le")


def relationships(*found: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(found, 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><Relationships '
        f'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'
    )


def cell(column: int, value: Value, *, percent: bool, formula: bool) -> bytes:
    head = struct.pack("<LL", column, PERCENT if percent else 0)
    if isinstance(value, str):
        return record(6, head + wide(value))
    if formula:
        return record(9, head + struct.pack("<dHLL", value, 0, 0, 0))
    if value.is_integer() and abs(value) < 1 << 29:
        return record(2, head + struct.pack("<L", (int(value) << 2 | 2) & 0xFFFFFFFF))
    return record(5, head + struct.pack("<d", value))


def sheet(
    cells: Mapping[tuple[int, int], Value],
    percents: frozenset[tuple[int, int]],
    formulas: frozenset[tuple[int, int]],
) -> bytes:
    """Cells by row and column, both from 0."""
    rows = sorted({row for row, _ in cells})
    last = (max(rows, default=0), max((column for _, column in cells), default=0))
    out = record(129) + record(148, struct.pack("<LLLL", 0, last[0], 0, last[1])) + record(145)
    for row in rows:
        out += record(0, struct.pack("<LLHHBL", row, 0, 300, 0, 0, 0))
        for column in sorted(column for there, column in cells if there == row):
            at = row, column
            out += cell(column, cells[at], percent=at in percents, formula=at in formulas)
    return out + record(146) + record(130)


def styles() -> bytes:
    plain = struct.pack("<HHHHHBBH", 0, 0, 0, 0, 0, 0, 0, 0)
    percent = struct.pack("<HHHHHBBH", 0, 170, 0, 0, 0, 0, 0, 0)
    form = record(44, struct.pack("<H", 170) + wide("0.0%"))
    cell_styles = record(617, struct.pack("<L", 2)) + record(47, plain) + record(47, percent)
    return (
        record(278)
        + record(615, struct.pack("<L", 1))
        + form
        + record(616)
        + cell_styles
        + record(618)
    )


def xlsb(
    sheets: Mapping[str, Mapping[tuple[int, int], Value]],
    *,
    hidden: frozenset[str] = frozenset(),
    percents: Mapping[str, frozenset[tuple[int, int]]] | None = None,
    formulas: Mapping[str, frozenset[tuple[int, int]]] | None = None,
    extra: Mapping[str, bytes] | None = None,
) -> bytes:
    bundle = b"".join(
        record(
            156, struct.pack("<LL", 2 if name in hidden else 0, i) + wide(f"rId{i}") + wide(name)
        )
        for i, name in enumerate(sheets, 1)
    )
    properties = record(153, struct.pack("<LL", 0, 0) + wide(""))
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relationships(("officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": record(131)
        + properties
        + record(143)
        + bundle
        + record(144)
        + record(132),
        "xl/_rels/workbook.bin.rels": relationships(
            *(("worksheet", f"worksheets/sheet{i}.bin") for i in range(1, len(sheets) + 1)),
            ("styles", "styles.bin"),
        ),
        "xl/styles.bin": styles(),
        **(extra or {}),
    }
    for i, (name, cells) in enumerate(sheets.items(), 1):
        parts[f"xl/worksheets/sheet{i}.bin"] = sheet(
            cells,
            (percents or {}).get(name, frozenset()),
            (formulas or {}).get(name, frozenset()),
        )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()
