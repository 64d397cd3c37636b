"""Budget: serapan as sums, and efisiensi."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from lkjip.measure.rules.capaian import HUNDRED, ZERO


def serapan(pagu: Iterable[Decimal], realisasi: Iterable[Decimal]) -> Decimal | None:
    """Σ realisasi / Σ pagu × 100 (percent, unrounded), at every level; None when Σ pagu ≤ 0.

    Never a mean of percentages: a small kegiatan would weigh as much as a large one.
    """
    amount = sum(pagu, ZERO)
    if amount <= 0:
        return None
    return sum(realisasi, ZERO) / amount * HUNDRED


class EfficiencyFormula(StrEnum):
    """How an office measures efisiensi; no regulation on LKjIP prescribes one."""

    DIFFERENCE = "selisih"
    """capaian − serapan, in percentage points."""
    SAVING = "hemat"
    """(capaian − serapan) / capaian × 100: the part saved of what the capaian may have cost."""


def efficiency(
    capaian: Decimal | None,
    serapan: Decimal | None,
    formula: EfficiencyFormula = EfficiencyFormula.DIFFERENCE,
) -> Decimal | None:
    """Return efisiensi by the office's formula; None where either figure is unknown.

    Nothing is saved of a capaian of 0: there ``SAVING`` gives None.
    """
    if capaian is None or serapan is None:
        return None
    match formula:
        case EfficiencyFormula.DIFFERENCE:
            return capaian - serapan
        case EfficiencyFormula.SAVING:
            return (capaian - serapan) / capaian * HUNDRED if capaian > 0 else None
    assert_never(formula)
