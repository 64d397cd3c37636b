"""Which part of a composite target and realisasi can be compared: "A (80,50)" with "BB (79,39)"."""

from __future__ import annotations

from decimal import Decimal

from lkjip.measure.numbers.quantity import Peringkat, Ukuran
from lkjip.measure.numbers.reading import Bacaan


def pasangkan(target: Bacaan, realisasi: Bacaan) -> tuple[Ukuran | None, Ukuran | None]:
    """The two quantities to compare: the numbers where both have one, else the ranks or levels.

    "A (80,50)" with "BB (79,39)" → 80,50 and 79,39; "A (80,50)" with "BB" → the ranks A and BB;
    "Level 3" with "Level 3 (3,157)" → the levels 3 and 3 (3,157 is a score, not a level).
    """
    t, r = target.ukuran, realisasi.ukuran
    if isinstance(target.kasar, Peringkat) and isinstance(r, Peringkat):
        return target.kasar, r
    if isinstance(realisasi.kasar, Peringkat) and isinstance(t, Peringkat):
        return t, realisasi.kasar
    if isinstance(target.kasar, Decimal) and _tingkat_polos(realisasi):
        return target.kasar, r
    if isinstance(realisasi.kasar, Decimal) and _tingkat_polos(target):
        return t, realisasi.kasar
    return t, r


def _tingkat_polos(b: Bacaan) -> bool:
    """Whether the cell holds a bare level ("Level 3", "3")."""
    return b.kasar is None and b.nilai is not None and b.nilai == b.nilai.to_integral_value()
