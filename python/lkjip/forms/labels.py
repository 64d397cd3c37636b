"""Labels and keys compared as people read them: case, spaces and invisible characters aside."""

from __future__ import annotations

import re
import unicodedata

from lkjip.forms.model import Raw

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SPACES = re.compile(r"\s+")


def shown(value: Raw) -> str:
    """A cell as the text that a person sees in it (whole numbers without decimals)."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "BENAR" if value else "SALAH"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def tidy(value: Raw) -> str:
    """Text without invisible characters and doubled or odd spaces."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", shown(value)))
    return _SPACES.sub(" ", text).strip()


def same(value: Raw) -> str:
    """What two labels are compared by: tidy, lower case, without a trailing ``*``."""
    return tidy(value).rstrip(" *").casefold()


def blank(value: Raw) -> bool:
    """Whether a cell looks empty to a person."""
    return value is None or (isinstance(value, str) and not tidy(value))
