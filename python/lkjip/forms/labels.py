"""Compares labels and keys as people read them: without case, spaces, invisible characters."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from functools import lru_cache

from lkjip.forms.value import Raw

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e007f\x00-\x08\x0b-\x1f\x7f-\x9f]"
    "|(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001ffff])\u200d"
)
"""Characters that show nothing; a zero-width joiner may stay only where it joins emoji."""
_SEPARATORS = dict.fromkeys(map(ord, "\x0b\x0c\x1c\x1d\x85\u2028\u2029"), "\n")
_SHORT = 64
_SPACES = re.compile(r"\s+")
_LOOKALIKES = str.maketrans(
    "АВЕКМНОРСТУХІЅЈаеорсухіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο０１２３４５６７８９",
    "ABEKMHOPCTYXISJaeopcyxisjABEZHIKMNOPTYXo0123456789",
)
"""Cyrillic and Greek letters that look like Latin ones, and wide digits."""


def shown(value: Raw) -> str:
    """Return a cell as the text that a person sees in it (whole numbers without decimals)."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "BENAR" if value else "SALAH"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value).replace(".", ",")
    if isinstance(value, date | datetime):
        return f"{value.day}/{value.month}/{value.year}"
    return str(value)


@lru_cache(maxsize=512)
def _shown_number(value: float) -> str:
    """Remember the result: the rows of every form are numbered alike."""
    return shown(value)


def visible(text: str) -> str:
    """Return a text without invisible characters; line breaks stay, other separators become one."""
    if text.isascii() and text.isprintable():
        return text
    return _INVISIBLE.sub("", text.translate(_SEPARATORS))


def tidy(value: Raw) -> str:
    """Return text without invisible characters and doubled or odd spaces."""
    if isinstance(value, float):
        return _shown_number(value)
    text = shown(value)
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    seen = _INVISIBLE.sub("", unicodedata.normalize("NFC", text).translate(_SEPARATORS))
    return _SPACES.sub(" ", seen).strip()


def same(value: Raw) -> str:
    """Return the form in which labels are compared: tidy, lower case, no trailing ``*``."""
    short = isinstance(value, str) and len(value) <= _SHORT
    return _same_label(str(value)) if short else _same(value)


@lru_cache(maxsize=2048)
def _same_label(label: str) -> str:
    """Remember the result: the same labels come with every form."""
    return _same(label)


def _same(value: Raw) -> str:
    return tidy(value).rstrip(" *").casefold()


def skeleton(value: Raw) -> str:
    """Return the look of a key: letters of other scripts and wide forms as their Latin twins."""
    text = unicodedata.normalize("NFKC", tidy(value)).translate(_LOOKALIKES)
    return text.casefold()


def blank(value: Raw) -> bool:
    """Return whether a cell looks empty to a person."""
    if value is None:
        return True
    return isinstance(value, str) and not value[:1].isalnum() and not tidy(value)


def plain(value: Raw) -> str | None:
    """Return a text with nothing to clean, stripped; ``None`` when it needs a closer look."""
    if value is None:
        return ""
    if (
        isinstance(value, str)
        and value.isascii()
        and "\t" not in value
        and "\x7f" not in value  # XML holds no other control character
    ):
        return value.strip()
    return None
