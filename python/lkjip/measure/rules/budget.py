"""Budget: serapan as sums, and efisiensi."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from lkjip.measure.rules.capaian import HUNDRED, ZERO


def serapan(pagu: Iterable[Decimal], realisasi: Iterable[Decimal]) -> Decimal | None:
    """Σ realisasi / Σ pagu × 100 (percent, unrounded), at every level; None when Σ pagu ≤ 0.

    Never a mean of percentages: a small kegiatan would weigh as much as a large one.
    """
    amount = sum(pagu, ZERO)
    if amount <= 0:
        return None
    return sum(realisasi, ZERO) / amount * HUNDRED


def efficiency(capaian: Decimal | None, serapan: Decimal | None) -> Decimal | None:
    """capaian − serapan in percentage points; None where either is unknown."""
    if capaian is None or serapan is None:
        return None
    return capaian - serapan
