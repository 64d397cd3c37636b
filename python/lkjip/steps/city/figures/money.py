"""The budget of all OPD together: sums, never a mean of percentages."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from lkjip.measure.rules.budget import serapan
from lkjip.steps.kernel.home.figures import Budget
from lkjip.tables.declared.city import OpdRow


def budget_of(opd: Iterable[OpdRow]) -> Budget:
    """Return the sums of the OPD that reported a budget."""
    rows = [row for row in opd if row.pagu is not None]
    if not rows:
        return Budget()
    ceiling = [row.pagu or Decimal(0) for row in rows]
    spent = [row.realisasi or Decimal(0) for row in rows]
    return Budget(sum(ceiling, Decimal(0)), sum(spent, Decimal(0)), serapan(ceiling, spent))
