"""One value of a cell: texts with their escapes, numbers, and numbers that are dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from lkjip.forms.value import Raw

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ENTITY = re.compile(r"&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
INVISIBLE = "\ufeff"
INSTEAD = {0x0B: "\n", 0x0C: "\n", 0x1E: "-", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
"""Separators and Word's hyphen that does not break a line: something stands in their place."""
_ERROR_LENGTH = 20
_FORMULA_LENGTH = 512
_EPOCH, _MAC_EPOCH = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - dates of cells
_LAST_DAY = 2_958_466
_LEAP_1900 = 60
"""Excel counts a 29 February 1900 that never was: day 60; days before it lie one earlier."""


class Formats(NamedTuple):
    """Cell formats by index, as they stand in the XML: which show dates, which percentages."""

    dates: frozenset[str]
    percents: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables to which the cells of all sheets refer: shared texts, formats, date system."""

    strings: list[str]
    dates: frozenset[str]
    percents: frozenset[str]
    mac: bool

    @property
    def special(self) -> frozenset[str]:
        """The formats in which a number is not simply a number."""
        return self.dates | self.percents


def decode(text: str) -> str:
    """Return a text of the XML as a person sees it: entities and ``_x000D_`` resolved."""
    if "&" in text:
        if "&#" in text:
            text = _ENTITY.sub(_entity, text)
        else:
            text = text.replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">")
            text = text.replace("&apos;", "'").replace("&amp;", "&")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unescape_ooxml(text) if "_x" in text else text


def read_formula(text: str) -> str | None:
    """Return a formula as a person sees it; ``None`` for one that shows a picture."""
    return _short_formula(text) if len(text) <= _FORMULA_LENGTH else _formula(text)


@lru_cache(maxsize=2048)
def _short_formula(text: str) -> str | None:
    """Remember short formulas: they are equal in form after form."""
    return _formula(text)


def _formula(text: str) -> str | None:
    return None if shows_picture(text) else decode(text)


def unescape_ooxml(text: str) -> str:
    """``_x000D_`` is how spreadsheet programs keep a character that XML cannot hold.

    Other control characters become one invisible character, so that the checks see them at once.
    """
    text = _ESCAPE.sub(_control, text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _control(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    if code in INSTEAD:
        return INSTEAD[code]
    if (code < 0x20 and chr(code) not in "\t\n\r") or 0xD800 <= code < 0xE000:
        return INVISIBLE
    return chr(code)


def _entity(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED.get(match[3], match[0])
    code = int(match[1], 16) if match[1] else int(match[2])
    if code in INSTEAD:
        return INSTEAD[code]
    if code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000:
        return chr(code)
    return INVISIBLE


def shows_picture(formula: str) -> bool:
    """Return whether a formula puts a picture into its cell, as WPS Office writes it."""
    return "DISPIMG(" in formula


def error_word(text: str) -> str:
    """``#DIV/0!`` and its like; anything else in an error cell counts as ``#N/A``."""
    word = text.strip().upper()
    return word if word.startswith("#") and 1 < len(word) <= _ERROR_LENGTH else "#N/A"


def number(text: str, style: str, tables: Tables) -> Raw:
    """Return a number, or the date that it shows in its format.

    What a date format cannot show (before 1900, the 29 February 1900, after 9999) comes back as a
    sentence, never as a number: it is a finding for the checks.
    """
    value = float(text)
    if style not in tables.dates:
        return value
    if 0 <= value < 1:
        return str((_EPOCH + timedelta(days=value)).time().replace(microsecond=0))
    day = value + (1 if value < _LEAP_1900 and not tables.mac else 0)
    if not 1 <= value < _LAST_DAY or (int(value) == _LEAP_1900 and not tables.mac):
        return f"tanggal {text} yang tidak ada"
    try:
        moment = (_MAC_EPOCH if tables.mac else _EPOCH) + timedelta(days=day)
    except OverflowError:
        return f"tanggal {text} yang tidak ada"
    return moment if value % 1 else date(moment.year, moment.month, moment.day)
