"""Budget: serapan as sums, efisiensi, and the optional NE of the PMK."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from lkjip.measure.rules.capaian import HUNDRED, ZERO

E_LIMIT = Decimal(20)
"""PMK 22/2021: efisiensi is held within −20 … 20 before it becomes NE."""


def serapan(pagu: Iterable[Decimal], realisasi: Iterable[Decimal]) -> Decimal | None:
    """Σ realisasi / Σ pagu × 100 (percent, unrounded), at every level; None when Σ pagu ≤ 0.

    Never a mean of percentages: a small kegiatan would weigh as much as a large one.
    """
    amount = sum(pagu, ZERO)
    if amount <= 0:
        return None
    return sum(realisasi, ZERO) / amount * HUNDRED


@dataclass(frozen=True, slots=True)
class Serapan:
    """Budget of one node: sums in rupiah, and the serapan in percent (None without pagu)."""

    pagu: Decimal
    realisasi: Decimal
    percent: Decimal | None


def roll_up_serapan(
    line_item: Iterable[tuple[tuple[str, ...], Decimal, Decimal]],
) -> dict[tuple[str, ...], Serapan]:
    """Sums at every level of (path, pagu, realisasi); ``()`` is the whole.

    Give the lowest lines only: a line that is itself a total would be counted twice.
    """
    pagu: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    realisasi: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    for tree_path, p, r in line_item:
        for length in range(len(tree_path) + 1):
            pagu[tree_path[:length]] += p
            realisasi[tree_path[:length]] += r
    return {j: Serapan(p, realisasi[j], serapan([p], [realisasi[j]])) for j, p in pagu.items()}


def efficiency(capaian: Decimal | None, serapan: Decimal | None) -> Decimal | None:
    """capaian − serapan in percentage points; None where either is unknown."""
    if capaian is None or serapan is None:
        return None
    return capaian - serapan


def ne_pmk(efficiency: Decimal | None) -> Decimal | None:
    """Nilai efisiensi (percent): 50 + E/20 × 50 with E held within −20 … 20; None for None."""
    if efficiency is None:
        return None
    clamped = max(-E_LIMIT, min(E_LIMIT, efficiency))
    return Decimal(50) + clamped / E_LIMIT * Decimal(50)
