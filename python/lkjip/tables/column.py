"""The words in which a column of a table is declared.

A row class is a frozen dataclass; each of its fields is made by one of the functions below, which
give the field its Python type, a blank default and its declaration::

    @dataclass(frozen=True, kw_only=True)
    class UnitRow(TableRow):
        code: str = column.code("Kode Unit", 14, key=True)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypedDict, Unpack

from lkjip.tables import cells
from lkjip.tables.cells import Cell

DECLARED = "column"
"""Key of a field's metadata under which its declaration lies."""


class Kind(StrEnum):
    """The kind of a column; decides its Python type and the look of its cells."""

    TEXT = "teks"
    CENTRED_TEXT = "teks tengah"
    CODE = "teks atau nomor"
    """Text that may look like a number (NIP, codes, telephone): a text cell keeps every digit."""
    FILE = "berkas"
    """Text that is never wrapped: file names."""
    FINGERPRINT = "sidik"
    """A fingerprint of 64 characters: cut off at the cell's edge."""
    INTEGER = "bulat"
    YEAR = "tahun"
    NUMBER = "angka"
    VALUE = "angka atau predikat"
    """A number, range, rank or text as typed: the cell is kept whole."""
    RECORD = "catatan"
    """A cell of the log of events: kept whole, shown as text."""
    SETTING = "setelan"
    """A number or text as typed, in a text cell: an account number keeps every digit."""
    MONEY = "uang"
    PERCENT = "persen"
    DATE = "tanggal"
    TIME = "waktu"


class Writer(StrEnum):
    """Who writes a column."""

    PERSON = "orang"
    PROGRAM = "program"
    BOTH = "orang dan program"


class Turn(StrEnum):
    """The rule for a column at the turn of the year."""

    CARRY = "dibawa"
    """The new book has the values of the old one."""
    ROLL = "digulirkan"
    """The new book has the old values, brought forward to the new year."""
    BLANK = "kosong"
    """The new book has the values of a freshly built one."""


class Audience(StrEnum):
    """Who may see a column outside the book."""

    OFFICE = "kantor"
    """Nobody: it stays in the office's book."""
    CITY = "kota"
    """Bagian Organisasi: it goes along in the package."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: ``heading`` is what the book shows and stores."""

    heading: str
    width: float
    kind: Kind = Kind.TEXT
    options: tuple[str, ...] = ()
    hint: str = ""
    field: str = ""
    """The name of the field in the row class."""
    key: bool = False
    """The column names its row; no two rows share a key."""
    form: str = ""
    """The key of the form's column in which the unit says it."""
    by: Writer = Writer.PROGRAM
    turn: Turn = Turn.BLANK
    feeds: bool = False
    """Results are computed from it: a change after the analysis makes the results stale."""
    seen_by: Audience = Audience.OFFICE
    colour: bool = False
    """Colour the cell by the state word that it holds."""
    only_where: tuple[str, str] | None = None
    """People type only where that other column holds that word."""
    number_format: str = ""
    """A number format that people chose; blank: that of the kind."""
    printed: bool = True
    """The column is on paper; provenance and fingerprints are for the screen."""

    @property
    def typed(self) -> bool:
        """Tell whether people type here."""
        return self.by is not Writer.PROGRAM

    def read(self, cell: Cell) -> object:
        """Return a cell as the type of the field; what does not fit the kind is blank."""
        return READERS[self.kind](cell)


class Declared(TypedDict, total=False):
    """The options of a declaration besides heading and width.

    ``by``, ``turn``, ``feeds`` and ``seen_by`` default to what the table says.
    """

    hint: str
    key: bool
    form: str
    by: Writer
    turn: Turn
    feeds: bool
    seen_by: Audience
    colour: bool
    only_where: tuple[str, str]
    printed: bool


def _whole(cell: Cell) -> int | None:
    number = cells.decimal(cell)
    return int(number) if number is not None else None


def _as_it_is(cell: Cell) -> Cell:
    return cell


READERS: Mapping[Kind, Callable[[Cell], object]] = {
    Kind.TEXT: cells.text,
    Kind.CENTRED_TEXT: cells.text,
    Kind.CODE: cells.text,
    Kind.FILE: cells.text,
    Kind.FINGERPRINT: cells.text,
    Kind.INTEGER: _whole,
    Kind.YEAR: _whole,
    Kind.NUMBER: cells.decimal,
    Kind.VALUE: _as_it_is,
    Kind.RECORD: _as_it_is,
    Kind.SETTING: _as_it_is,
    Kind.MONEY: cells.decimal,
    Kind.PERCENT: cells.decimal,
    Kind.DATE: cells.day,
    Kind.TIME: cells.moment,
}


def as_cell(value: object) -> Cell:
    """Return the value of a field as a cell: decimals as numbers, empty text as blank."""
    if isinstance(value, str):
        return str(value) or None
    if isinstance(value, Decimal):
        return cells.number(value)
    assert value is None or isinstance(value, int | float | date)
    return value


def _declare(
    kind: Kind, heading: str, width: float, more: Declared, options: tuple[str, ...] = ()
) -> Any:
    said: dict[str, Any] = {"heading": heading, "width": width, "kind": kind, "options": options}
    blank: object = "" if READERS[kind] is cells.text else None
    return field(default=blank, metadata={DECLARED: said | dict(more)})


def text(heading: str, width: float, **more: Unpack[Declared]) -> str:
    """Declare a column of text."""
    made: str = _declare(Kind.TEXT, heading, width, more)
    return made


def centred(heading: str, width: float, **more: Unpack[Declared]) -> str:
    """Declare a column of short text in the middle of its cells."""
    made: str = _declare(Kind.CENTRED_TEXT, heading, width, more)
    return made


def choice(heading: str, width: float, options: type[StrEnum], **more: Unpack[Declared]) -> str:
    """Declare a column with the words of an enum; what else is typed stays as it is."""
    words = tuple(str(option) for option in options)
    made: str = _declare(Kind.CENTRED_TEXT, heading, width, more, words)
    return made


def code(heading: str, width: float, **more: Unpack[Declared]) -> str:
    """Declare a column of text that may look like a number."""
    made: str = _declare(Kind.CODE, heading, width, more)
    return made


def file_name(heading: str, width: float, **more: Unpack[Declared]) -> str:
    """Declare a column of file names."""
    made: str = _declare(Kind.FILE, heading, width, more)
    return made


def fingerprint(heading: str, width: float, **more: Unpack[Declared]) -> str:
    """Declare a column of fingerprints."""
    made: str = _declare(Kind.FINGERPRINT, heading, width, more)
    return made


def whole(heading: str, width: float, **more: Unpack[Declared]) -> int | None:
    """Declare a column of whole numbers."""
    made: int | None = _declare(Kind.INTEGER, heading, width, more)
    return made


def year(heading: str, width: float, **more: Unpack[Declared]) -> int | None:
    """Declare a column of years: whole numbers without a separator."""
    made: int | None = _declare(Kind.YEAR, heading, width, more)
    return made


def number(heading: str, width: float, **more: Unpack[Declared]) -> Decimal | None:
    """Declare a column of numbers."""
    made: Decimal | None = _declare(Kind.NUMBER, heading, width, more)
    return made


def value(heading: str, width: float, **more: Unpack[Declared]) -> Cell:
    """Declare a column of values: a number, range, rank or text, kept as typed."""
    made: Cell = _declare(Kind.VALUE, heading, width, more)
    return made


def record(heading: str, width: float, **more: Unpack[Declared]) -> Cell:
    """Declare a column of the log of events: kept as it stands."""
    made: Cell = _declare(Kind.RECORD, heading, width, more)
    return made


def setting(heading: str, width: float, **more: Unpack[Declared]) -> Cell:
    """Declare a column of settings: kept as typed, in text cells, so that digits stay."""
    made: Cell = _declare(Kind.SETTING, heading, width, more)
    return made


def money(heading: str, width: float, **more: Unpack[Declared]) -> Decimal | None:
    """Declare a column of rupiah."""
    made: Decimal | None = _declare(Kind.MONEY, heading, width, more)
    return made


def percent(heading: str, width: float, **more: Unpack[Declared]) -> Decimal | None:
    """Declare a column of percentages."""
    made: Decimal | None = _declare(Kind.PERCENT, heading, width, more)
    return made


def day(heading: str, width: float, **more: Unpack[Declared]) -> date | None:
    """Declare a column of days."""
    made: date | None = _declare(Kind.DATE, heading, width, more)
    return made


def moment(heading: str, width: float, **more: Unpack[Declared]) -> datetime | None:
    """Declare a column of days with a time."""
    made: datetime | None = _declare(Kind.TIME, heading, width, more)
    return made
