"""Numbers as Indonesians print them: 1.234,56, Rp1.234.567, 98,62%.

Rounding is for display only: two decimals, half away from zero, as Excel's ROUND does.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

EMPTY = "–"
SEN = 2
"""Decimals of an amount in rupiah with sen."""
"""Printed where there is no number."""


def rounded(x: Decimal, decimals: int = 2) -> Decimal:
    """``x`` rounded half away from zero to ``decimals`` decimals (negative: tens, hundreds …).

    >>> rounded(Decimal("2.345")), rounded(Decimal("-2.345"))
    (Decimal('2.35'), Decimal('-2.35'))
    """
    # Room for every digit of x: a typed "1e99" must not stop a row.
    precision = Context(prec=max(28, x.adjusted() + decimals + 2))
    result = x.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, precision)
    return abs(result) if result.is_zero() else result


def format_number(x: Decimal | None, decimals: int = 2) -> str:
    """``x`` with dots for thousands and a decimal comma; an en dash for None.

    >>> format_number(Decimal("-1234.565")), format_number(None)
    ('-1.234,57', '–')
    """
    if x is None:
        return EMPTY
    text = f"{rounded(x, max(decimals, 0)):,f}"
    return text.translate(_SWAP)


_SWAP = str.maketrans({",": ".", ".": ","})


def format_exact(x: Decimal | None) -> str:
    """``x`` in Indonesian form with exactly the decimals it has, trailing zeros cut.

    >>> format_exact(Decimal("160.10")), format_exact(Decimal("6132"))
    ('160,1', '6.132')
    """
    if x is None:
        return EMPTY
    text = f"{x:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_SWAP)


def format_short(x: Decimal) -> str:
    """Write a term of a formula: all its digits when they are few, else two with an ellipsis.

    >>> format_short(Decimal("58.82")), format_short(Decimal("58.8235"))
    ('58,82', '58,82…')
    """
    short = rounded(x)
    return format_exact(x) if short == x else f"{format_exact(short)}…"


def format_figure(x: Decimal) -> str:
    """Write a figure of a formula: as it was given, a quotient with two digits and an ellipsis.

    >>> format_figure(Decimal("58.8235")), format_figure(Decimal(1000) / 17)
    ('58,8235', '58,82…')
    """
    return format_exact(x) if int(x.as_tuple().exponent) >= _FINEST else format_short(x)


_FINEST = -4
"""More decimals than these come from a division; nobody types them."""


def rupiah(x: Decimal | None) -> str:
    """Write an amount in rupiah, with sen where it has some, so that printed sums add up.

    >>> rupiah(Decimal("194425000")), rupiah(Decimal("-5"))
    ('Rp194.425.000', '-Rp5')
    """
    if x is None:
        return EMPTY
    decimals = SEN if has_sen(x) else 0
    text = format_number(abs(x), decimals)
    return f"-Rp{text}" if rounded(x, decimals) < 0 else f"Rp{text}"


def has_sen(x: Decimal | None) -> bool:
    """True for an amount that whole rupiah would not print exactly."""
    return x is not None and rounded(x, SEN) != x.to_integral_value()


def format_percent(x: Decimal | None, decimals: int = 2) -> str:
    """Return a percentage, ``x`` in percent.

    >>> format_percent(Decimal("98.62"))
    '98,62%'
    """
    return EMPTY if x is None else f"{format_number(x, decimals)}%"
