"""Looks through the records of an .xls workbook (BIFF8, [MS-XLS]) before its values are read.

Macros, links, objects and connections refuse it. The cells tell how far the sheets reach, which
of them show a percentage, and where formulas stand; the texts of formulas are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from struct import Struct, error

import olefile

from lkjip.forms.cells import FormCells
from lkjip.intake.content.compound import streams
from lkjip.intake.other.kept_values import Look, Seen, kept_values, packed_number
from lkjip.intake.package.refusal import RefusedError
from lkjip.intake.package.xmlparts import leads_elsewhere
from lkjip.intake.sheet.foreign import CALLS
from lkjip.intake.sheet.styles import bare_code, formats_of

_RECORD, _CELL, _DOUBLE = Struct("<HH"), Struct("<HHH"), Struct("<d")
_BOF, _SHEET, _FORMAT, _XF, _DATES = 0x809, 0x85, 0x41E, 0xE0, 0x22
_SUPBOOK, _EXTERN_NAME, _FILE_PASS = 0x1AE, 0x23, 0x2F
_NUMBER, _RK, _MULTIPLE, _FORMULA = 0x203, 0x27E, 0xBD, 0x06
_TEXTS = (0xFD, 0x204, 0xD6, 0x205)
"""Cells with a shared text, an own text, a rich text, a truth value or an error."""
_HYPERLINK = 0x1B8
_CONNECTIONS = (0x876, 0x1AD, 0xDC)
_OWN_BOOK, _ADD_IN = b"\x01\x04", b"\x01\x3a"
_BIFF8 = 0x600
_NO_NUMBER = b"\xff\xff"
"""The result of a formula is a text, a truth value or an error ([MS-XLS] 2.5.133)."""
MOST_RECORDS = 2_000_000
_DANGERS = (
    ("VBA", "makro VBA"),
    ("Ctls", "kontrol ActiveX"),
    ("MBD", "objek tertanam"),
    ("LNK", "objek tertanam"),
)


def read(data: bytes) -> FormCells:
    """Return the values of an .xls workbook. Raises ``RefusedError``."""
    for path in streams(data):
        for word, danger in _DANGERS:
            if word in path if word == "VBA" else path.startswith(word):
                raise RefusedError("K04", danger)
    try:
        with olefile.OleFileIO(BytesIO(data)) as container:
            book = container.openstream("Workbook").read()
        look = _Records().through(book)
    except RefusedError:
        raise
    except Exception as broken:  # olefile raises errors of every kind on broken files
        raise RefusedError("K03", "buku kerja tidak utuh") from broken
    return kept_values(data, look)


class _Records:
    """One look through all records."""

    def __init__(self) -> None:
        self.look = Look()
        self.begin: dict[int, str] = {}
        self.codes: dict[int, str] = {}
        self.styles: list[int] = []

    def through(self, book: bytes) -> Look:
        """Return the look."""
        sheet: Seen | None = None
        try:
            for at, kind, value in _records(book):
                if kind == _BOF:
                    if at == 0 and int.from_bytes(value[:2], "little") != _BIFF8:
                        raise RefusedError("K01", "format lama .xls; simpan sebagai .xlsx")
                    if at in self.begin:
                        sheet = self.look.sheets.setdefault(self.begin[at], Seen())
                elif kind == _HYPERLINK:
                    _refuse_link(value)
                elif sheet is None:
                    self._global(kind, value)
                else:
                    self._cell(sheet, kind, value)
        except (error, IndexError) as broken:
            raise RefusedError("K03", "buku kerja tidak utuh") from broken
        self.look.formats = formats_of(self.styles, self.codes)
        return self.look

    def _global(self, kind: int, value: bytes) -> None:
        if kind == _FILE_PASS:
            raise RefusedError("K07", "dikunci dengan sandi")
        if kind in _CONNECTIONS:
            raise RefusedError("K04", "sambungan data luar")
        if kind == _SHEET:
            if value[5] in (1, 6):
                raise RefusedError("K04", "lembar makro Excel 4")
            self.begin[int.from_bytes(value[:4], "little")] = _text(value[7:], value[6])
        elif kind == _SUPBOOK and not (len(value) == 4 and value[2:] in (_OWN_BOOK, _ADD_IN)):
            raise RefusedError("K04", "tautan ke berkas luar")
        elif kind == _EXTERN_NAME:
            text = value.replace(b"\0", b"").decode("latin-1") + "("
            if CALLS.search(text):
                raise RefusedError("K04", "tautan ke berkas luar")
        elif kind == _FORMAT:
            length = int.from_bytes(value[2:4], "little")
            self.codes[int.from_bytes(value[:2], "little")] = bare_code(_text(value[4:], length))
        elif kind == _XF:
            self.styles.append(int.from_bytes(value[2:4], "little"))
        elif kind == _DATES:
            self.look.mac = value[:2] == b"\1\0"

    def _cell(self, sheet: Seen, kind: int, value: bytes) -> None:
        if kind == _MULTIPLE:
            row, first = int.from_bytes(value[:2], "little"), int.from_bytes(value[2:4], "little")
            for position in range((len(value) - 6) // 6):
                at = 4 + position * 6
                style = int.from_bytes(value[at : at + 2], "little")
                bits = int.from_bytes(value[at + 2 : at + 6], "little")
                sheet.number(row, first + position, style, packed_number(bits))
        elif kind == _RK:
            row, column, style = _CELL.unpack_from(value)
            bits = int.from_bytes(value[6:10], "little")
            sheet.number(row, column, style, packed_number(bits))
        elif kind == _NUMBER:
            row, column, style = _CELL.unpack_from(value)
            sheet.number(row, column, style, _DOUBLE.unpack_from(value, 6)[0])
        elif kind == _FORMULA:
            row, column, style = _CELL.unpack_from(value)
            sheet.formulas.add(sheet.cell(row, column))
            if value[12:14] != _NO_NUMBER:
                sheet.number(row, column, style, _DOUBLE.unpack_from(value, 6)[0])
        elif kind in _TEXTS:
            row, column, _ = _CELL.unpack_from(value)
            sheet.cell(row, column)
        elif kind in _CONNECTIONS:
            raise RefusedError("K04", "sambungan data luar")


def _refuse_link(value: bytes) -> None:
    """Refuse a link to a program; its places stand in the record in letters of one or two bytes."""
    letters = (
        value.decode("latin-1"),
        *(value[at:].decode("utf-16-le", "ignore") for at in (0, 1)),
    )
    if any(leads_elsewhere(piece) for text in letters for piece in text.split("\0")):
        raise RefusedError("K04", "tautan ke program atau ke alamat jaringan")


def _text(value: bytes, length: int) -> str:
    """Return a text of so many letters; its first byte tells whether they have two bytes."""
    if value[0] & 1:
        return value[1 : 1 + length * 2].decode("utf-16-le", "replace")
    return value[1 : 1 + length].decode("latin-1")


def _records(book: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield place, kind and content of each record."""
    at = 0
    for _ in range(MOST_RECORDS):
        if at + _RECORD.size > len(book):
            return
        kind, length = _RECORD.unpack_from(book, at)
        yield at, kind, book[at + _RECORD.size : at + _RECORD.size + length]
        at += _RECORD.size + length
    raise RefusedError("K05", f"lebih dari {MOST_RECORDS} catatan")
