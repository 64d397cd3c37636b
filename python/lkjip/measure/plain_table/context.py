"""The habits that the rows of one office show together: ways of writing, formula in use.

Used by the table command only where the table itself does not say; never the value of a figure,
only how the office writes and computes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lkjip.measure.numbers.evidence import DotHabit, count_dot_habit
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.plain_table.claim import match, read_claim
from lkjip.measure.rules.capaian import compute_capaian
from lkjip.measure.rules.pairs import pair_up
from lkjip.measure.rules.rule import Direction, Formula, Rule

_REAL_DECIMALS = re.compile(r"[.,]\d*[1-9]")


@dataclass(frozen=True, slots=True)
class RawRow:
    """The cells of a row that tell about habits."""

    institution: str
    indikator: str
    measure_unit: str
    target: str
    realisasi: str
    claim: str
    measure_rule: Rule
    formula_stated: bool


@dataclass(frozen=True, slots=True)
class OfficeHabits:
    """Habits of one office in one table."""

    dots: DotHabit = field(default_factory=DotHabit)
    """How it writes the dot in target and realisasi."""
    claims_have_decimals: bool = False
    """True if its printed capaian ever shows decimals other than zero."""
    formula_kind: Mapping[str, Formula] = field(default_factory=dict)
    """Indicator → formula, where the printed capaian show which formula the office uses."""


def recognise_habits(row: Iterable[RawRow]) -> dict[str, OfficeHabits]:
    """Habits by office."""
    by_office: dict[str, list[RawRow]] = defaultdict(list)
    for b in row:
        by_office[b.institution].append(b)
    return {name: _habits_of_office(content) for name, content in by_office.items()}


def _habits_of_office(row: Sequence[RawRow]) -> OfficeHabits:
    return OfficeHabits(
        dots=count_dot_habit(content for b in row for content in (b.target, b.realisasi)),
        claims_have_decimals=any(_REAL_DECIMALS.search(b.claim) for b in row),
        formula_kind=dict(_used_formulas(row)),
    )


def _used_formulas(row: Sequence[RawRow]) -> Iterable[tuple[str, Formula]]:
    """Indicators of direction ``drop`` whose printed capaian all fit ``compared`` and not all
    ``difference``, in tables that do not name the formula."""
    per_indikator: dict[str, list[RawRow]] = defaultdict(list)
    for b in row:
        if b.measure_rule.direction is Direction.DOWN and not b.formula_stated and b.claim.strip():
            per_indikator[b.indikator].append(b)
    for name, content in per_indikator.items():
        if _all_match(content, Formula.RATIO) and not _all_match(content, Formula.DIFFERENCE):
            yield name, Formula.RATIO


def _all_match(row: Sequence[RawRow], formula_kind: Formula) -> bool:
    seen = False
    for b in row:
        claim = read_claim(b.claim, full=True)
        target = parse_number(b.target, measure_unit=b.measure_unit, evidence=(b.realisasi,))
        realisasi = parse_number(b.realisasi, measure_unit=b.measure_unit, target=target.number)
        result = compute_capaian(
            *pair_up(target, realisasi), Rule(b.measure_rule.direction, formula_kind)
        )
        if claim is None or result.value is None:
            continue
        seen = True
        if not match(result.value, claim):
            return False
    return seen
