"""Looks through the records of an .xlsb workbook ([MS-XLSB]) before its values are read.

Its parts are judged as those of an .xlsx. The cells tell how far the sheets reach, which of them
show a percentage, and where formulas stand; the texts of formulas are not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from struct import Struct, error

from lkjip.forms.cells import FormCells
from lkjip.intake.other.kept_values import Look, Seen, kept_values, packed_number
from lkjip.intake.package.inflate import inflate, refuse_odd_xml
from lkjip.intake.package.parts import refuse_banned_names, refuse_by_content
from lkjip.intake.package.refusal import RefusedError
from lkjip.intake.package.xmlparts import check_content_types, relations
from lkjip.intake.package.zipdir import read_directory
from lkjip.intake.sheet.styles import bare_code, formats_of
from lkjip.intake.sheet.values import Formats

_ROW, _BLANK, _LAST_CELL, _FIRST_FORMULA = 0, 1, 11, 8
_PACKED, _PLAIN, _RESULT = 2, 5, 9
"""Cells with a number: packed, plain, the result of a formula."""
_BUNDLE, _PROPERTIES, _FORMAT, _STYLE, _STYLES = 156, 153, 44, 47, 617
_BOOK = "xl/workbook.bin"
_HEAD, _DOUBLE = Struct("<LL"), Struct("<d")
_STYLE_BITS = 0xFFFFFF
_MOST_RECORDS = 2_000_000


def read(data: bytes) -> FormCells:
    """Return the values of an .xlsb workbook. Raises ``RefusedError``."""
    entries = read_directory(data)
    names = tuple(entry.key for entry in entries)
    refuse_banned_names(names)
    parts = {entry.key: inflate(data, entry) for entry in entries}
    texts = {name: part for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    refuse_odd_xml(texts)
    check_content_types(parts["[content_types].xml"], names)
    for name, part in parts.items():
        refuse_by_content(name, part)
        if name.endswith(".rels"):
            relations(name, part)
    try:
        return kept_values(data, _look(parts))
    except (error, IndexError, KeyError) as broken:
        raise RefusedError("K03", "buku kerja tidak utuh") from broken


def _look(parts: Mapping[str, bytes]) -> Look:
    look = Look(formats=_formats(parts.get("xl/styles.bin", b"")))
    targets = relations("xl/_rels/workbook.bin.rels", parts["xl/_rels/workbook.bin.rels"])
    for kind, value in _records(parts[_BOOK]):
        if kind == _BUNDLE:
            number, name = _texts(value, 8)
            look.sheets[name] = _sheet(parts[targets[number].target])
        elif kind == _PROPERTIES:
            look.mac = bool(value[0] & 1)
    return look


def _sheet(part: bytes) -> Seen:
    seen = Seen()
    row = 0
    for kind, value in _records(part):
        if kind == _ROW:
            row = int.from_bytes(value[:4], "little")
        elif _BLANK < kind <= _LAST_CELL:
            column, style = _HEAD.unpack_from(value)
            address = seen.cell(row, column)
            if kind == _PACKED:
                bits = int.from_bytes(value[8:12], "little")
                seen.number(row, column, style & _STYLE_BITS, packed_number(bits))
            elif kind in (_PLAIN, _RESULT):
                figure = _DOUBLE.unpack_from(value, 8)[0]
                seen.number(row, column, style & _STYLE_BITS, figure)
            if kind >= _FIRST_FORMULA:
                seen.formulas.add(address)
    return seen


def _formats(part: bytes) -> Formats:
    codes: dict[int, str] = {}
    used: list[int] = []
    inside = False
    for kind, value in _records(part):
        if kind == _FORMAT:
            length = int.from_bytes(value[2:6], "little")
            code = value[6 : 6 + length * 2].decode("utf-16-le", "replace")
            codes[int.from_bytes(value[:2], "little")] = bare_code(code)
        elif kind in (_STYLES, _STYLES + 1):
            inside = kind == _STYLES
        elif kind == _STYLE and inside:
            used.append(int.from_bytes(value[2:4], "little"))
    return formats_of(used, codes)


def _texts(value: bytes, at: int) -> tuple[str, str]:
    """Return the relationship and the name of a sheet: two texts with their lengths."""
    texts = []
    for _ in range(2):
        length = int.from_bytes(value[at : at + 4], "little")
        texts.append(value[at + 4 : at + 4 + length * 2].decode("utf-16-le", "replace"))
        at += 4 + length * 2
    return texts[0], texts[1]


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield kind and content of each record; both numbers before it have seven bits a byte."""
    at = 0
    for _ in range(_MOST_RECORDS):
        if at >= len(part):
            return
        kind = part[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (part[at] << 7)
            at += 1
        length = shift = 0
        for _ in range(4):
            byte = part[at]
            at += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, part[at : at + length]
        at += length
    raise RefusedError("K05", f"lebih dari {_MOST_RECORDS} catatan")
