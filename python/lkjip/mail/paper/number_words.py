"""Small whole numbers in Indonesian words, as the line "Lampiran" of a letter has them."""

from __future__ import annotations

_SATUAN = (
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


def terbilang(bilangan: int) -> str:
    """``bilangan`` (0 to 999) in words: 21 is ``dua puluh satu``.

    Raises ``ValueError`` outside that range.
    """
    if not 0 <= bilangan <= 999:
        raise ValueError(f"0 to 999 only, not {bilangan}")
    if bilangan < 12:
        return _SATUAN[bilangan]
    if bilangan < 20:
        return f"{_SATUAN[bilangan - 10]} belas"
    if bilangan < 100:
        return _with_rest(f"{_SATUAN[bilangan // 10]} puluh", bilangan % 10)
    ratusan = "seratus" if bilangan < 200 else f"{_SATUAN[bilangan // 100]} ratus"
    return _with_rest(ratusan, bilangan % 100)


def _with_rest(head: str, rest: int) -> str:
    return f"{head} {terbilang(rest)}" if rest else head


def jumlah_berkas(jumlah: int) -> str:
    """The line "Lampiran": ``1 (satu) berkas``; a dash for none."""
    return f"{jumlah} ({terbilang(jumlah)}) berkas" if jumlah else "-"
