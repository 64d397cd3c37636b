"""Small whole numbers in Indonesian words, as the line "Lampiran" of a letter has them."""

from __future__ import annotations

_UNITS = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)


def spell_out(numeral: int) -> str:
    """Write ``numeral`` (0 to 999) in words: 21 is ``dua puluh satu``.

    Raises ``ValueError`` outside that range.
    """
    if not 0 <= numeral <= 999:
        raise ValueError(f"0 to 999 only, not {numeral}")
    if numeral < 12:
        return _UNITS[numeral]
    if numeral < 20:
        return f"{_UNITS[numeral - 10]} belas"
    if numeral < 100:
        return _with_rest(f"{_UNITS[numeral // 10]} puluh", numeral % 10)
    hundreds = "seratus" if numeral < 200 else f"{_UNITS[numeral // 100]} ratus"
    return _with_rest(hundreds, numeral % 100)


def _with_rest(head: str, rest: int) -> str:
    return f"{head} {spell_out(rest)}" if rest else head


def file_count(amount: int) -> str:
    """Return the line "Lampiran": ``1 (satu) berkas``; a dash for none."""
    return f"{amount} ({spell_out(amount)}) berkas" if amount else "-"
