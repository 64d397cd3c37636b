"""How Excel hands a cell over and takes one, as the stand-in plays it."""

from __future__ import annotations

import datetime as dt
import math
import re
from decimal import Decimal

from tests.windows.rules import Rules, refusal
from tests.windows.workbook_file import ErrorValue, StoredCell
from tests.windows.workbook_save import DATED

ERRORS = {
    "#NULL!": -2146826288, "#DIV/0!": -2146826281, "#VALUE!": -2146826273, "#REF!": -2146826265,
    "#NAME?": -2146826259, "#NUM!": -2146826252, "#N/A": -2146826246,
}  # fmt: skip
EPOCH = dt.datetime(1899, 12, 30)
END_OF_DAYS = 2_958_466


def is_date(shown: str) -> bool:
    """Tell whether a number format shows a date."""
    return bool(re.search("[dy]", re.sub(r'\[[^\]]*\]|"[^"]*"|\\.', "", shown.lower())))


def is_currency(shown: str) -> bool:
    """Tell whether a number format is one of currency or accounting."""
    return bool(re.search(r'"?Rp|\$', shown)) and not is_date(shown)


def is_long(value: object) -> bool:
    """Tell whether COM would not get a number as a double."""
    return isinstance(value, int) and not isinstance(value, bool) and not -(2**31) <= value < 2**31


def value_of(cell: StoredCell, rules: Rules) -> object:
    """A cell as ``Range.Value`` gives it."""
    value = cell.value
    if isinstance(value, ErrorValue):
        return ERRORS[value]
    if value is None or isinstance(value, bool | str):
        return value
    assert isinstance(value, int | float)
    if is_date(cell.format) and 0 <= value < END_OF_DAYS:
        return (EPOCH + dt.timedelta(seconds=round(value * 86_400))).replace(tzinfo=dt.UTC)
    if rules.currency and is_currency(cell.format):
        return Decimal(repr(round(float(value), 4)))
    return float(value)


def take(cell: StoredCell, value: object, rules: Rules) -> None:
    """Put a value into a cell as if somebody had typed it."""
    if (is_long(value) and rules.long_ints == "drop") or (
        rules.dropped and str(value).endswith(rules.dropped)
    ):
        return
    cell.formula = None
    if value is None or isinstance(value, bool | ErrorValue):
        cell.value = value
    elif isinstance(value, str):
        _take_text(cell, value)
    elif isinstance(value, dt.datetime):
        cell.value = (value.replace(tzinfo=None) - EPOCH) / dt.timedelta(days=1)
        if cell.format == "General":
            cell.format, cell.style = "dd/mm/yyyy", DATED + (cell.style or "")
    elif isinstance(value, Decimal):
        cell.value = float(round(value, 4))
        if cell.format == "General" and rules.currency:
            cell.format = '"Rp"#,##0.00'
    elif isinstance(value, int | float):
        if not math.isfinite(value):
            raise refusal()
        cell.value = float(value)
    else:
        raise TypeError(f"COM cannot hand over a {type(value).__name__}")


def _take_text(cell: StoredCell, text: str) -> None:
    if text.startswith("'"):
        cell.value = text[1:]
    elif text.startswith("=") and len(text) > 1:
        cell.formula, cell.value = text, None
    elif text in ERRORS:
        cell.value = ErrorValue(text)
    elif text == "":
        cell.value = None
    elif text.upper() in ("TRUE", "FALSE"):
        cell.value = text.upper() == "TRUE"
    elif cell.format != "@" and re.fullmatch(r"[-+]?\d+(\.\d+)?%?", text):
        cell.value = float(text.rstrip("%")) / (100 if text.endswith("%") else 1)
    else:
        cell.value = text
