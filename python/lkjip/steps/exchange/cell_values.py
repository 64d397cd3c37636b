"""One cell of a plain table as the cell of a register, and back; nothing is guessed.

A number is taken as a number only where it can be read in one way. Text stays text, and a code of
many digits keeps every digit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from lkjip.findings import Finding, Place, make
from lkjip.forms.dates import read_date
from lkjip.measure.numbers.reading import parse_number
from lkjip.steps.registers.cells import option_named
from lkjip.table_files import source as raw
from lkjip.table_files.csv_writer import harmless
from lkjip.tables.cells import Cell, number, plain
from lkjip.tables.column import Column, Kind

_RUPIAH = "Rp"
_SURE_NUMBER = re.compile(r"-?\d{1,15}(?:,(?!\d{3}$)\d*[1-9])?")
"""Not "92,50", whose digits are its wording, and not "3,066", which has two readings."""
_LOST_DIGITS = re.compile(r"\d+[.,]\d+[eE]\+\d+")
_LINE_END = re.compile(r"\r\n?")
"""A cell of several lines as Windows programs write it; Excel shows the \r as _x000D_."""
MAX_EXACT = 10**15
"""A spreadsheet keeps fifteen digits of a number; longer codes must be text."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A cell of the register, with what was doubtful about it."""

    cell: Cell
    findings: tuple[Finding, ...] = ()


def take_cell(column: Column, seen: raw.Cell, place: Place) -> Taken:
    """Return the cell of a register for a raw cell, or a finding of level tolak."""
    words = _shown(_LINE_END.sub("\n", raw.as_text(seen).strip()))
    if not words:
        return Taken(None)
    if column.kind is Kind.DATE:
        return _take_date(column, seen, words, place)
    if column.kind is Kind.VALUE:
        return _take_value(seen, words, place)
    if column.kind in (Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.INTEGER, Kind.YEAR):
        return _take_number(column, seen, words, place)
    if column.kind in (Kind.CODE, Kind.SETTING):
        return _take_code(column, seen, words, place)
    if column.options:
        return Taken(option_named(column, words) or words)  # another word is named by the checks
    return Taken(words)


def _shown(words: str) -> str:
    """Drop the apostrophe with which a table keeps text from being run as a formula."""
    return words[1:] if words.startswith("'") and harmless(words[1:]) != words[1:] else words


def _take_code(column: Column, seen: raw.Cell, words: str, place: Place) -> Taken:
    is_number = isinstance(seen, int | float) and not isinstance(seen, bool)
    if (is_number and abs(float(words.replace(",", "."))) >= MAX_EXACT) or _LOST_DIGITS.fullmatch(
        words
    ):
        return Taken(None, (make("T02", place, nilai=words, kolom=column.heading),))
    return Taken(words)


def _take_date(column: Column, seen: raw.Cell, words: str, place: Place) -> Taken:
    if isinstance(seen, datetime):
        return Taken(seen.date())
    day = seen if isinstance(seen, date) else read_date(words)
    if day is None:
        return Taken(None, (make("T03", place, nilai=words, kolom=column.heading),))
    return Taken(day)


def _take_number(column: Column, seen: raw.Cell, words: str, place: Place) -> Taken:
    if isinstance(seen, int | float) and not isinstance(seen, bool):
        return Taken(plain(seen))
    unit = _RUPIAH if column.kind is Kind.MONEY else ""
    value = parse_number(words, measure_unit=unit, place=place)
    if value.number is None:
        return Taken(None, (make("T04", place, nilai=words, kolom=column.heading),))
    return Taken(number(value.number), value.findings)


def _take_value(seen: raw.Cell, words: str, place: Place) -> Taken:
    """Keep the words, but for a number without any doubt: that becomes a number cell."""
    if isinstance(seen, int | float) and not isinstance(seen, bool):
        return Taken(plain(seen))
    if isinstance(seen, date):
        return Taken(words, (make("N13", place, nilai=words),))
    if _SURE_NUMBER.fullmatch(words):
        return Taken(number(Decimal(words.replace(",", "."))))
    return Taken(words)


def stored_as(value: Decimal) -> str:
    """Write a decimal with a comma so that it is read in one way only.

    >>> stored_as(Decimal("3.066")), stored_as(Decimal("85.5")), stored_as(Decimal("1200"))
    ('3,0660', '85,5', '1200')
    """
    words = f"{value:f}".replace(".", ",")
    whole, _, decimals = words.partition(",")
    return f"{whole},{decimals}0" if len(decimals) == 3 else words


def give_cell(cell: Cell) -> str:
    """Write the cell of a register as ``take_cell`` reads it."""
    value = plain(cell)
    if value is None:
        return ""
    if isinstance(value, bool):
        return raw.as_text(value)
    if isinstance(value, int | float):
        return stored_as(Decimal(repr(value)))
    return value.isoformat() if isinstance(value, date) else str(value)
