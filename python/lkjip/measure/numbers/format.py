"""Numbers as Indonesians print them: 1.234,56, Rp1.234.567, 98,62 %.

Rounding is for display only: two decimals, half away from zero, as Excel's ROUND does.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

KOSONG = "–"
"""Printed where there is no number."""


def bulat(x: Decimal, desimal: int = 2) -> Decimal:
    """``x`` rounded half away from zero to ``desimal`` decimals (negative: tens, hundreds …).

    >>> bulat(Decimal("2.345")), bulat(Decimal("-2.345"))
    (Decimal('2.35'), Decimal('-2.35'))
    """
    # Room for every digit of x: a typed "1e99" must not stop a row.
    ketelitian = Context(prec=max(28, x.adjusted() + desimal + 2))
    hasil = x.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP, ketelitian)
    return abs(hasil) if hasil.is_zero() else hasil


def angka_id(x: Decimal | None, desimal: int = 2) -> str:
    """``x`` with dots for thousands and a decimal comma; an en dash for None.

    >>> angka_id(Decimal("-1234.565")), angka_id(None)
    ('-1.234,57', '–')
    """
    if x is None:
        return KOSONG
    teks = f"{bulat(x, max(desimal, 0)):,f}"
    return teks.translate(_TUKAR)


_TUKAR = str.maketrans({",": ".", ".": ","})


def angka_pas(x: Decimal | None) -> str:
    """``x`` in Indonesian form with exactly the decimals it has, trailing zeros cut.

    >>> angka_pas(Decimal("160.10")), angka_pas(Decimal("6132"))
    ('160,1', '6.132')
    """
    if x is None:
        return KOSONG
    teks = f"{x:,f}"
    if "." in teks:
        teks = teks.rstrip("0").rstrip(".")
    return teks.translate(_TUKAR)


def rupiah(x: Decimal | None) -> str:
    """Whole rupiah.

    >>> rupiah(Decimal("194425000")), rupiah(Decimal("-5"))
    ('Rp194.425.000', '-Rp5')
    """
    if x is None:
        return KOSONG
    teks = angka_id(abs(x), 0)
    return f"-Rp{teks}" if bulat(x, 0) < 0 else f"Rp{teks}"


def persen_id(x: Decimal | None, desimal: int = 2) -> str:
    """A percentage, ``x`` in percent.

    >>> persen_id(Decimal("98.62"))
    '98,62 %'
    """
    return KOSONG if x is None else f"{angka_id(x, desimal)} %"
