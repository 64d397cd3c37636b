"""Budget: serapan as sums, efisiensi, and the optional NE of the PMK."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from lkjip.measure.rules.capaian import NOL, SERATUS

BATAS_E = Decimal(20)
"""PMK 22/2021: efisiensi is held within −20 … 20 before it becomes NE."""


def serapan(pagu: Iterable[Decimal], realisasi: Iterable[Decimal]) -> Decimal | None:
    """Σ realisasi / Σ pagu × 100 (percent, unrounded), at every level; None when Σ pagu ≤ 0.

    Never a mean of percentages: a small kegiatan would weigh as much as a large one.
    """
    jumlah = sum(pagu, NOL)
    if jumlah <= 0:
        return None
    return sum(realisasi, NOL) / jumlah * SERATUS


@dataclass(frozen=True, slots=True)
class Serapan:
    """Budget of one node: sums in rupiah, and the serapan in percent (None without pagu)."""

    pagu: Decimal
    realisasi: Decimal
    persen: Decimal | None


def serapan_pohon(
    pos: Iterable[tuple[tuple[str, ...], Decimal, Decimal]],
) -> dict[tuple[str, ...], Serapan]:
    """Sums at every level of (path, pagu, realisasi); ``()`` is the whole.

    Give the lowest lines only: a line that is itself a total would be counted twice.
    """
    pagu: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    realisasi: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    for jalur, p, r in pos:
        for panjang in range(len(jalur) + 1):
            pagu[jalur[:panjang]] += p
            realisasi[jalur[:panjang]] += r
    return {j: Serapan(p, realisasi[j], serapan([p], [realisasi[j]])) for j, p in pagu.items()}


def efisiensi(capaian: Decimal | None, serapan: Decimal | None) -> Decimal | None:
    """capaian − serapan in percentage points; None where either is unknown."""
    if capaian is None or serapan is None:
        return None
    return capaian - serapan


def ne_pmk(efisiensi: Decimal | None) -> Decimal | None:
    """Nilai efisiensi (percent): 50 + E/20 × 50 with E held within −20 … 20; None for None."""
    if efisiensi is None:
        return None
    terjepit = max(-BATAS_E, min(BATAS_E, efisiensi))
    return Decimal(50) + terjepit / BATAS_E * Decimal(50)
