"""Budget: serapan as sums, efisiensi, and the optional NE of the PMK."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from lkjip.measure.capaian import NOL, SERATUS

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
