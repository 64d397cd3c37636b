"""Reads text that is assigned to a cell as Excel does: "12" is a number, "=A1" a formula.

Excel reads such text as if it had been typed, in its American form whatever the computer's language
is: decimal point, thousands comma, month before day. A text that must stay one begins with `'`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from .cell_errors import BY_TEXT
from .serials import to_serial

Kind = Literal["text", "number", "logical", "formula", "error"]


class Typed(NamedTuple):
    """The value that a text became.

    Attributes:
        kind: what the cell holds now.
        value: the text, the number, 1.0 or 0.0 of a logical value, the formula, or an error's text.
        code: the number format that Excel gives to a cell without one, where it gives one.
    """

    kind: Kind
    value: str | float
    code: str | None = None


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FULL_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
TWO_DIGIT_YEARS_FROM = 30  # Excel: 00 to 29 are 2000 to 2029, 30 to 99 are 1930 to 1999

LONGEST_NUMBER = 40  # characters: more than any number or date that Excel would read

_NUMBER = re.compile(
    r"(?P<open>\()?(?P<sign>[-+])?(?P<currency>\$)?(?P<sign2>[-+])?"
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)(?P<fraction>\.[0-9]*)?"
    r"(?P<exponent>[eE][-+]?[0-9]+)?(?P<percent>%)?(?P<close>\))?"
)
_FRACTION = re.compile(r"([-+]?)([0-9]+) ([0-9]{1,3})/([0-9]{1,3})")
_TIME = (
    r"(?P<hour>[0-9]{1,4}):(?P<minute>[0-9]{1,2})"
    r"(?::(?P<second>[0-9]{1,2})(?P<part>\.[0-9]{1,3})?)?(?: ?(?P<half>[ap])m?)?"
)
_MONTH = r"(?P<name>[a-z]{3,9})"
_DATES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), code)
    for pattern, code in (
        (r"(?P<year>[0-9]{4})[-/](?P<month>[0-9]{1,2})[-/](?P<day>[0-9]{1,2})", "m/d/yyyy"),
        (
            r"(?P<month>[0-9]{1,2})[-/](?P<day>[0-9]{1,2})[-/](?P<year>[0-9]{4}|[0-9]{2})",
            "m/d/yyyy",
        ),
        (r"(?P<month>[0-9]{1,2})[-/](?P<day>[0-9]{1,2})", "d-mmm"),
        (rf"(?P<day>[0-9]{{1,2}})[- ]?{_MONTH}[- ](?P<year>[0-9]{{4}}|[0-9]{{2}})", "d-mmm-yy"),
        (rf"(?P<day>[0-9]{{1,2}})[- ]{_MONTH}", "d-mmm"),
        (rf"{_MONTH} (?P<day>[0-9]{{1,2}}), ?(?P<year>[0-9]{{4}})", "d-mmm-yy"),
        (rf"{_MONTH}[- ](?P<year>[0-9]{{4}})", "mmm-yy"),
    )
)
_TIME_PATTERN = re.compile(_TIME)
_LETTER_OR_DIGIT = re.compile(r"\w")


def read(text: str, today: Callable[[], dt.date] = dt.date.today) -> Typed:
    """Read a text the way Excel does.

    Args:
        text: what was assigned to the cell.
        today: gives the year of a date that names none.
    """
    if not text:
        return Typed("text", "")
    first = text[0]
    if first == "'":
        return Typed("text", text[1:])
    if first == "=":
        return Typed("formula", text) if len(text) > 1 else Typed("text", text)
    stripped = text.strip(" ")
    if not stripped or (len(stripped) > LONGEST_NUMBER and first not in "+-@"):
        return Typed("text", text)
    upper = stripped.upper()
    if upper in ("TRUE", "FALSE"):
        return Typed("logical", float(upper == "TRUE"))
    if upper in BY_TEXT:
        return Typed("error", upper)
    found = _number(stripped)
    if found is None and any(character in stripped for character in "/:- "):
        found = _fraction(stripped) or _moment(stripped.lower(), today)
    if found is not None:
        return found
    if first in "+-@" and _LETTER_OR_DIGIT.search(text):
        return Typed("formula", "=" + text)
    return Typed("text", text)


def _number(text: str) -> Typed | None:
    found = _NUMBER.fullmatch(text)
    if found is None or not any(c.isdigit() for c in f"{found['whole']}{found['fraction'] or ''}"):
        return None
    if bool(found["open"]) != bool(found["close"]) or (found["sign"] and found["sign2"]):
        return None
    if found["open"] and (found["sign"] or found["sign2"]):
        return None
    digits = found["whole"].replace(",", "") + (found["fraction"] or "") + (found["exponent"] or "")
    number = float(digits)
    if number == float("inf"):
        return None
    if found["open"] or "-" in (found["sign"], found["sign2"]):
        number = -number
    decimals = len(found["fraction"] or ".") > 1
    if found["percent"]:
        return Typed("number", number / 100, "0.00%" if decimals else "0%")
    if found["currency"]:
        return Typed("number", number, "$#,##0.00" if decimals else "$#,##0")
    if found["exponent"]:
        return Typed("number", number, "0.00E+00")
    if "," in found["whole"]:
        return Typed("number", number, "#,##0.00" if decimals else "#,##0")
    return Typed("number", number)


def _fraction(text: str) -> Typed | None:
    found = _FRACTION.fullmatch(text)
    if found is None or int(found[4]) == 0:
        return None
    number = int(found[2]) + int(found[3]) / int(found[4])
    code = "# ?/?" if len(found[4]) == 1 else "# ??/??"
    return Typed("number", -number if found[1] == "-" else number, code)


def _moment(text: str, today: Callable[[], dt.date]) -> Typed | None:
    time = _time(text)
    if time is not None:
        return Typed("number", *time)
    date, _, rest = text.partition(" ")
    for day, clock in ((text, ""), (date, rest), *_splits(text)):
        found = _date(day, today)
        if found is None:
            continue
        if not clock:
            return Typed("number", *found)
        time = _time(clock)
        if time is not None and time[0] < 1:
            return Typed("number", found[0] + time[0], "m/d/yyyy h:mm")
    return None


def _splits(text: str) -> list[tuple[str, str]]:
    """Return every way to cut a text at a space into a date and a time."""
    return [(text[:at], text[at + 1 :]) for at, c in enumerate(text) if c == " "]


def _date(text: str, today: Callable[[], dt.date]) -> tuple[float, str] | None:
    for pattern, code in _DATES:
        found = pattern.fullmatch(text)
        if found is None:
            continue
        parts = found.groupdict()
        month = _month(parts["name"]) if "name" in parts else int(parts["month"])
        year = _year(parts["year"]) if parts.get("year") else today().year
        try:
            day = dt.date(year, month, int(parts.get("day") or 1))
        except ValueError:
            continue
        if year >= 1900:
            return to_serial(day), code
    return None


def _month(name: str) -> int:
    for names in (MONTHS, FULL_MONTHS):
        if name in names:
            return names.index(name) + 1
    return 0


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < TWO_DIGIT_YEARS_FROM else 1900)


def _time(text: str) -> tuple[float, str] | None:
    found = _TIME_PATTERN.fullmatch(text)
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"])
    second = int(found["second"] or 0) + float(found["part"] or 0)
    half = found["half"]
    if minute > 59 or second >= 60 or (half and not 0 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    code = "h:mm:ss" if found["second"] else "h:mm"
    if half:
        code += " AM/PM"
    elif hour > 23:
        code = "[h]:mm:ss"
    return (hour * 3600 + minute * 60 + second) / 86_400, code
