"""Number formats: Excel's codes, and the numbered entries that LibreOffice keeps per document."""

from __future__ import annotations

import re
from typing import Any, Literal

from . import bridge

Kind = Literal["general", "date", "logical", "text", "other"]

GENERAL = 0
# com.sun.star.util.NumberFormat: bits of a format's type.
_DATE, _TEXT, _LOGICAL = 2, 256, 1024

# Excel's codes for dates in another language, [$-421]: LibreOffice keeps the language apart.
_LANGUAGES = {"id": "421", "de": "407", "fr": "40C", "es": "40A", "nl": "413", "ja": "411"}

_PIECES = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|AM/PM|A/P|General|.', re.IGNORECASE | re.DOTALL)
_DAY_NAMES = {"NNNN": "dddd, ", "NNN": "dddd", "NN": "ddd"}


def to_excel(code: str, language: str = "") -> str:
    """LibreOffice writes `DD/MM/YYYY`, Excel `dd/mm/yyyy`; `BOOLEAN` is Excel's `General`."""
    if code == "BOOLEAN":
        return "General"
    for calc, excel in _DAY_NAMES.items():
        code = code.replace(calc, excel)
    pieces = [_excel_piece(piece) for piece in _PIECES.findall(code)]
    prefix = f"[$-{_LANGUAGES[language]}]" if language in _LANGUAGES else ""
    return prefix + "".join(pieces)


def _excel_piece(piece: str) -> str:
    if len(piece) == 1 and piece in "YMDHS":
        return piece.lower()
    if re.fullmatch(r"\[[HMS]+\]", piece):
        return piece.lower()
    if re.fullmatch(r"\[[A-Z]+\]", piece):
        return f"[{piece[1:-1].title()}]"
    return piece


class NumberFormats:
    """The number formats of one document, asked for once each."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._formats = document.NumberFormats
        self._american = bridge.struct("lang.Locale", Language="en", Country="US")
        self._kinds: dict[int, Kind] = {GENERAL: "general"}
        self._codes: dict[int, str] = {GENERAL: "General"}
        self._keys: dict[str, int] = {"General": GENERAL}

    def key(self, code: str) -> int:
        """Return the number of an Excel format code, added to the document when new.

        Raises:
            ValueError: it is no number format.
        """
        if code not in self._keys:
            key = self._formats.queryKey(code, self._american, False)
            if key < 0:
                try:
                    key = self._formats.addNew(code, self._american)
                except bridge.exception("util.MalformedNumberFormatException") as error:
                    raise ValueError(f"{code!r} is no number format") from error
            self._keys[code] = key
        return self._keys[code]

    def logical(self) -> int:
        """Return the number of the format that shows TRUE and FALSE."""
        if "BOOLEAN" not in self._keys:
            self._keys["BOOLEAN"] = self._formats.getStandardFormat(_LOGICAL, self._american)
        return self._keys["BOOLEAN"]

    def code(self, key: int) -> str:
        """Return the Excel format code of a number."""
        if key not in self._codes:
            self._learn(key)
        return self._codes[key]

    def kind(self, key: int) -> Kind:
        """Return the kind of value that cells with this format hold."""
        if key not in self._kinds:
            self._learn(key)
        return self._kinds[key]

    def _learn(self, key: int) -> None:
        found = self._formats.getByKey(key)
        types, code = found.Type, found.FormatString
        language = found.Locale.Language
        self._codes[key] = to_excel(code, "" if language == "en" else language)
        if types & _DATE:
            self._kinds[key] = "date"
        elif types & _LOGICAL:
            self._kinds[key] = "logical"
        elif types & _TEXT:
            self._kinds[key] = "text"
        else:
            standard = self._formats.getStandardIndex(found.Locale)
            self._kinds[key] = "general" if key == standard else "other"
