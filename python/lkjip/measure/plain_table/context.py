"""Collects what the rows of one office tell about each other: habits of writing, formula in use.

Used by the table command only where the table itself does not say; never the value of a figure,
only how the office writes and computes. What is kept is bounded, however long the table is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lkjip.measure.numbers.evidence import DotHabit, count_dot_habit
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.plain_table.claim import match, read_claim
from lkjip.measure.plain_table.habits import OfficeHabits
from lkjip.measure.plain_table.inputs import RowInput
from lkjip.measure.rules.capaian import compute_capaian
from lkjip.measure.rules.pairs import pair_up
from lkjip.measure.rules.rule import Direction, Formula, Rule

NAMES_LIMIT = 100_000
"""Offices, and indicators, whose habits are remembered; a city has thousands."""
_REAL_DECIMALS = re.compile(r"[.,]\d*[1-9]")
_UNSEEN, _FITS, _FAILS = 0, 1, 2


@dataclass(slots=True)
class _Office:
    thousands_dots: int = 0
    decimal_dots: int = 0
    claims_have_decimals: bool = False
    fit: dict[str, dict[Formula, int]] = field(default_factory=dict)
    """Indicator → formula → whether all its printed capaian fit that formula so far."""


class HabitCollector:
    """Takes the rows of a table one by one and gives the habits by office afterwards."""

    def __init__(self, limit: int = NAMES_LIMIT) -> None:
        self._limit = limit
        self._office: dict[str, _Office] = {}
        self._indicators = 0
        self.full = False
        """True when there were more names than are remembered."""

    def add(self, institution: str, m: RowInput) -> None:
        """Take one row of an office."""
        office = self._office.get(institution)
        if office is None:
            if len(self._office) >= self._limit:
                self.full = True
                return
            office = self._office[institution] = _Office()
        seen = count_dot_habit((m.target, m.realisasi))
        office.thousands_dots += seen.thousands_dots
        office.decimal_dots += seen.decimal_dots
        if not m.claim.strip():
            return
        if not office.claims_have_decimals and _REAL_DECIMALS.search(m.claim):
            office.claims_have_decimals = True
        if m.measure_rule.direction is Direction.DOWN and not m.formula_stated:
            self._weigh_formulas(office, m)

    def _weigh_formulas(self, office: _Office, m: RowInput) -> None:
        if m.indikator not in office.fit:
            if self._indicators >= self._limit:
                self.full = True
                return
            self._indicators += 1
        fit = office.fit.setdefault(m.indikator, dict.fromkeys(Formula, _UNSEEN))
        for formula in Formula:
            fit[formula] = max(fit[formula], _claim_fits(m, formula))

    def habits(self) -> dict[str, OfficeHabits]:
        """Give the habits by office."""
        return {name: _habits(office) for name, office in self._office.items()}


def _habits(office: _Office) -> OfficeHabits:
    """Name the formula of indicators whose printed capaian all fit the ratio, not all the other."""
    return OfficeHabits(
        dots=DotHabit(office.thousands_dots, office.decimal_dots),
        claims_have_decimals=office.claims_have_decimals,
        formula_kind={
            name: Formula.RATIO
            for name, fit in office.fit.items()
            if fit[Formula.RATIO] == _FITS and fit[Formula.DIFFERENCE] != _FITS
        },
    )


def _claim_fits(m: RowInput, formula_kind: Formula) -> int:
    claim = read_claim(m.claim, full=True)
    unit = str(m.measure_unit)
    target = parse_number(m.target, measure_unit=unit, evidence=(m.realisasi,))
    realisasi = parse_number(m.realisasi, measure_unit=unit, target=target.number)
    result = compute_capaian(
        *pair_up(target, realisasi), Rule(m.measure_rule.direction, formula_kind)
    )
    if claim is None or result.value is None:
        return _UNSEEN
    return _FITS if match(result.value, claim) else _FAILS
