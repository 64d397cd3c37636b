"""Cell errors: Excel's names and numbers, and LibreOffice's."""

from __future__ import annotations

from enum import IntEnum


class CellError(IntEnum):
    """An error in a cell, by the number that Excel hands to programs."""

    NULL = -2146826288
    DIV0 = -2146826281
    VALUE = -2146826273
    REF = -2146826265
    NAME = -2146826259
    NUM = -2146826252
    NA = -2146826246

    @property
    def text(self) -> str:
        """The text that the cell shows: `#DIV/0!`."""
        return _TEXTS[self]


_TEXTS = {
    CellError.NULL: "#NULL!",
    CellError.DIV0: "#DIV/0!",
    CellError.VALUE: "#VALUE!",
    CellError.REF: "#REF!",
    CellError.NAME: "#NAME?",
    CellError.NUM: "#NUM!",
    CellError.NA: "#N/A",
}
BY_TEXT = {text: error for error, text in _TEXTS.items()}

# LibreOffice's numbers (ScErrCode); 501 and 507 to 517 are formulas that it could not read.
_BY_CODE = {
    502: CellError.VALUE,
    503: CellError.NUM,
    504: CellError.REF,
    519: CellError.VALUE,
    521: CellError.NULL,
    522: CellError.REF,
    523: CellError.NUM,
    524: CellError.REF,
    525: CellError.NAME,
    532: CellError.DIV0,
    32767: CellError.NA,
}


def from_code(code: int) -> CellError:
    """Return the error that Excel would show where LibreOffice reports `code`."""
    if code == 501 or 507 <= code <= 518 or code == 520:
        return CellError.NAME
    return _BY_CODE.get(code, CellError.VALUE)
