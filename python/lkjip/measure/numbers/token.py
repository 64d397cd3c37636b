"""One number token ("1.234,56", "3.066") → its value, or its two readings when ambiguous."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

BULAT = "bilangan bulat"
KOMA = "koma desimal"
RIBUAN = "titik ribuan"
RIBUAN_KOMA = "titik ribuan dan koma desimal"
TITIK = "titik desimal"
INGGRIS = "koma ribuan (gaya Inggris)"
SPASI = "spasi ribuan"
PANGKAT = "notasi ilmiah"
RAGU = "titik bermakna ganda"
RAGU_KOMA = "koma dengan tiga angka di belakangnya"


@dataclass(frozen=True, slots=True)
class Urai:
    """A token taken apart.

    ``nilai`` is the value; where ``cara`` is ``RAGU`` it is None and the two readings stand in
    ``ribuan`` and ``desimal``. ``RAGU_KOMA`` is read as the decimal comma that it usually is, and
    keeps the other reading too.
    """

    cara: str
    nilai: Decimal | None
    ribuan: Decimal | None = None
    desimal: Decimal | None = None


_BENTUK = (
    (r"[1-9]\d{0,2},\d{3}", RAGU_KOMA),
    (r"\d+,\d+", KOMA),
    (r"[1-9]\d{0,2}\.\d{3}", RAGU),
    (r"\d+\.\d+", TITIK),
    (r"\d{1,3}(?:\.\d{3}){2,}", RIBUAN),
    (r"\d{1,3}(?:\.\d{3})+,\d+", RIBUAN_KOMA),
    (r"\d{1,3}(?:,\d{3})+\.\d+", INGGRIS),
    (r"\d{1,3}(?:,\d{3}){2,}", INGGRIS),
    (r"\d{1,3}(?: \d{3})+(?:,\d+)?", SPASI),
    (r"\d+(?:[.,]\d+)?[eE][-+]?\d{1,2}", PANGKAT),
)
"""Shapes of a token in the order in which they are tried, with the way they are read."""

_SATU = re.compile("|".join(f"({pola})" for pola, _ in _BENTUK))


def urai(token: str) -> Urai | None:
    """Take apart one token (digits, dots, commas, an optional leading sign); None when malformed.

    >>> urai("1.234,56").nilai, urai("55.6").nilai, urai("1.23.4")
    (Decimal('1234.56'), Decimal('55.6'), None)
    >>> u = urai("3.066")
    >>> u.nilai, u.ribuan, u.desimal
    (None, Decimal('3066'), Decimal('3.066'))
    """
    tanda = -1 if token[:1] == "-" else 1
    badan = token.lstrip("+-").strip()
    if badan.isdecimal():
        return Urai(BULAT, tanda * Decimal(badan))
    cocok = _SATU.fullmatch(badan)
    if cocok is None or cocok.lastindex is None:
        return None
    cara = _BENTUK[cocok.lastindex - 1][1]
    if cara in (RAGU, RAGU_KOMA):
        ribuan = tanda * Decimal(re.sub(r"[.,]", "", badan))
        desimal = tanda * Decimal(badan.replace(",", "."))
        return Urai(cara, desimal if cara == RAGU_KOMA else None, ribuan, desimal)
    return Urai(cara, tanda * Decimal(_baku(badan, cara)))


def _baku(badan: str, cara: str) -> str:
    """The token in the spelling ``Decimal`` reads."""
    if cara == TITIK:
        return badan
    if cara == INGGRIS:
        return badan.replace(",", "")
    if cara == PANGKAT:
        return badan.replace(",", ".")
    return badan.replace(".", "").replace(" ", "").replace(",", ".")
