"""One number token ("1.234,56", "3.066") → its value, or its two readings when ambiguous."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

INTEGER = "bilangan bulat"
DECIMAL_COMMA = "koma desimal"
THOUSANDS_DOT = "titik ribuan"
THOUSANDS_DOT_AND_COMMA = "titik ribuan dan koma desimal"
DECIMAL_DOT = "titik desimal"
ENGLISH = "koma ribuan (gaya Inggris)"
THOUSANDS_SPACE = "spasi ribuan"
EXPONENT = "notasi ilmiah"
DOUBTFUL = "titik bermakna ganda"
AMBIGUOUS_COMMA = "koma dengan tiga angka di belakangnya"
TWO_MARKS = "dua pemisah dengan tiga angka di belakangnya"


@dataclass(frozen=True, slots=True)
class ParsedToken:
    """A token taken apart.

    ``value`` is the value; where ``method`` is ``DOUBTFUL`` or ``TWO_MARKS`` ("168.325,740", a
    frequent slip for 168.325.740) it is None and the two readings stand in ``thousands`` and
    ``decimals``. ``AMBIGUOUS_COMMA`` is read as the decimal comma that it
    usually is, and keeps the other reading too.
    """

    method: str
    value: Decimal | None
    thousands: Decimal | None = None
    decimals: Decimal | None = None


_SHAPES = (
    (r"[1-9]\d{0,2},\d{3}", AMBIGUOUS_COMMA),
    (r"\d+,\d+", DECIMAL_COMMA),
    (r"[1-9]\d{0,2}\.\d{3}", DOUBTFUL),
    (r"\d+\.\d+", DECIMAL_DOT),
    (r"\d{1,3}(?:\.\d{3}){2,}", THOUSANDS_DOT),
    (r"\d{1,3}(?:\.\d{3})+,\d{3}", TWO_MARKS),
    (r"\d{1,3}(?:\.\d{3})+,\d+", THOUSANDS_DOT_AND_COMMA),
    (r"\d{1,3}(?:,\d{3})+\.\d{3}", TWO_MARKS),
    (r"\d{1,3}(?:,\d{3})+\.\d+", ENGLISH),
    (r"\d{1,3}(?:,\d{3}){2,}", ENGLISH),
    (r"\d{1,3}(?: \d{3})+(?:,\d+)?", THOUSANDS_SPACE),
    (r"\d+(?:[.,]\d+)?[eE][-+]?\d{1,2}", EXPONENT),
)
"""Shapes of a token in the order in which they are tried, with the way they are read."""

_ANY_SHAPE = re.compile("|".join(f"({pattern})" for pattern, _ in _SHAPES))


def parse(token: str) -> ParsedToken | None:
    """Take apart one token (digits, dots, commas, an optional leading sign); None when malformed.

    >>> parse("1.234,56").value, parse("55.6").value, parse("1.23.4")
    (Decimal('1234.56'), Decimal('55.6'), None)
    >>> u = parse("3.066")
    >>> u.value, u.thousands, u.decimals
    (None, Decimal('3066'), Decimal('3.066'))
    """
    mark = -1 if token[:1] == "-" else 1
    body = token.lstrip("+-").strip()
    if body.isdecimal():
        return ParsedToken(INTEGER, mark * Decimal(body))
    match = _ANY_SHAPE.fullmatch(body)
    if match is None or match.lastindex is None:
        return None
    method = _SHAPES[match.lastindex - 1][1]
    if method in (DOUBTFUL, AMBIGUOUS_COMMA, TWO_MARKS):
        thousands = mark * Decimal(re.sub(r"[.,]", "", body))
        decimals = thousands.scaleb(-3)
        return ParsedToken(
            method, decimals if method == AMBIGUOUS_COMMA else None, thousands, decimals
        )
    return ParsedToken(method, mark * Decimal(_canonical(body, method)))


def _canonical(body: str, method: str) -> str:
    """Return the token in the spelling ``Decimal`` reads."""
    if method == DECIMAL_DOT:
        return body
    if method == ENGLISH:
        return body.replace(",", "")
    if method == EXPONENT:
        return body.replace(",", ".")
    return body.replace(".", "").replace(" ", "").replace(",", ".")
