"""The words in which the form is declared: kinds of cells, columns, sheets, fields."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kind of content that a cell takes."""

    TEXT = "teks"
    PARAGRAPH = "paragraf"
    NUMBER = "angka"
    RUPIAH = "rupiah"
    DATE = "tanggal"
    INTEGER = "bilangan bulat"
    CHOICE = "pilihan"
    FORMULA = "rumus"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a form sheet.

    ``entry``: the unit types here. ``required``: a row is not complete without it.
    ``hint`` is the hint that Excel shows; ``example`` an example for the manual and the hint.
    """

    key: str
    title: str
    width: float
    kind: Kind = Kind.TEXT
    entry: bool = False
    required: bool = False
    hint: str = ""
    example: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table sheet of the form; ``key`` is the column that names a row."""

    name: str
    title: str
    hint: str
    col: tuple[Column, ...]
    key: str = "kode"

    def column(self, key: str) -> Column:
        """Return the column of this key; ``KeyError`` when there is none."""
        for column in self.col:
            if column.key == key:
                return column
        raise KeyError(key)

    @property
    def inputs(self) -> tuple[Column, ...]:
        """The columns that the unit fills in."""
        return tuple(column for column in self.col if column.entry)


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the sheet ``Identitas``."""

    key: str
    label: str
    kind: Kind = Kind.TEXT
    entry: bool = False
    required: bool = False
    hint: str = ""
    example: str = ""
