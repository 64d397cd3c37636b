"""The habits of one office in one table, as ``context`` collects and ``row`` uses them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lkjip.measure.numbers.evidence import DotHabit
from lkjip.measure.rules.rule import Formula


@dataclass(frozen=True, slots=True)
class OfficeHabits:
    """Habits of one office in one table."""

    dots: DotHabit = field(default_factory=DotHabit)
    """How it writes the dot in target and realisasi."""
    claims_have_decimals: bool = False
    """True when its printed capaian ever shows decimals other than zero."""
    formula_kind: Mapping[str, Formula] = field(default_factory=dict)
    """Indicator → formula, where the printed capaian show which formula the office uses."""
