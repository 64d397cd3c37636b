"""The rule by which an indicator is measured: direction, formula, accumulation.

PermenPANRB 53/2014 prescribes none of the three, so they are settings of the indicator and the
report prints them (Bab III).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import assert_never


class Good(StrEnum):
    """Where good realisasi lies: the few kinds that comparisons and sentences tell apart."""

    HIGHER = "makin tinggi makin baik"
    LOWER = "makin rendah makin baik"
    NEAR = "makin dekat makin baik"
    """A value that should be kept, or a range that should not be left."""


class Direction(StrEnum):
    """Which realisasi is good; how it is computed is in ``rules.capaian``."""

    UP = "naik"
    DOWN = "turun"
    STEADY = "tetap"
    RANGE = "rentang"

    @property
    def good(self) -> Good:
        """Return where good realisasi lies."""
        match self:
            case Direction.UP:
                return Good.HIGHER
            case Direction.DOWN:
                return Good.LOWER
            case Direction.STEADY | Direction.RANGE:
                return Good.NEAR
        assert_never(self)

    @property
    def has_better_end(self) -> bool:
        """True when more, or less, is always better; False when a value should be kept."""
        return self.good is not Good.NEAR


class Formula(StrEnum):
    """Formula of an indicator whose direction is ``DOWN``."""

    DIFFERENCE = "selisih"
    """(2 × target − realisasi) / target × 100, not below 0."""
    RATIO = "banding"
    """target / realisasi × 100."""


class Accumulation(StrEnum):
    """How the year follows from its quarters."""

    SUM = "jumlah"
    LAST = "akhir"
    MEAN = "rata"
    MAXIMUM = "maks"


@dataclass(frozen=True, slots=True)
class Rule:
    """Direction, formula (read only when the direction is ``DOWN``) and accumulation."""

    direction: Direction = Direction.UP
    formula_kind: Formula = Formula.DIFFERENCE
    accumulation: Accumulation = Accumulation.LAST
    negative_targets: bool = True
    """True if a target below 0 (growth, deflation) is computed, by the habit of offices."""

    def __post_init__(self) -> None:
        # A plain "turun" would be equal to Arah.TURUN and yet not be it: turn it, or refuse it.
        object.__setattr__(self, "direction", Direction(self.direction))
        object.__setattr__(self, "formula_kind", Formula(self.formula_kind))
        object.__setattr__(self, "accumulation", Accumulation(self.accumulation))


DEFAULT = Rule()

_DIRECTIONS = {
    Direction.UP: (
        "naik",
        "positif",
        "maksimal",
        "maximize",
        "maksimasi",
        "semakin tinggi",
        "higher",
    ),
    Direction.DOWN: (
        "turun",
        "negatif",
        "minimal",
        "minimize",
        "minimasi",
        "semakin rendah",
        "lower",
    ),
    Direction.STEADY: ("tetap", "stabil", "stabilize", "pertahankan"),
    Direction.RANGE: ("rentang", "range", "kisaran"),
}
_FORMULAS = {
    Formula.DIFFERENCE: ("selisih", "2t-r", "(2t-r)/t"),
    Formula.RATIO: ("banding", "perbandingan", "rasio", "t/r"),
}
_ACCUMULATION = {
    Accumulation.SUM: ("jumlah", "kumulatif", "akumulasi", "sum", "total", "penjumlahan"),
    Accumulation.LAST: ("akhir", "terakhir", "posisi akhir", "non kumulatif", "nonkumulatif"),
    Accumulation.MEAN: ("rata", "rata-rata", "rerata", "mean"),
    Accumulation.MAXIMUM: ("maks", "maksimum", "tertinggi", "max"),
}


_WORDS = 1024
"""Different words that are remembered: a table has few, however many rows it has."""


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", text.strip().casefold()).rstrip(".")


@lru_cache(maxsize=_WORDS)
def recognise_direction(text: str) -> Direction | None:
    """Return the direction these words name, or None when they name none."""
    key = _clean(text)
    return next((a for a, words in _DIRECTIONS.items() if key in words), None)


@lru_cache(maxsize=_WORDS)
def recognise_formula(text: str) -> Formula | None:
    """Return the formula these words name, or None when they name none."""
    key = _clean(text).replace(" ", "")
    return next((r for r, words in _FORMULAS.items() if key in words), None)


@lru_cache(maxsize=_WORDS)
def recognise_accumulation(text: str) -> Accumulation | None:
    """Return the accumulation these words name, or None when they name none."""
    key = _clean(text)
    return next((a for a, words in _ACCUMULATION.items() if key in words), None)


@lru_cache(maxsize=_WORDS)
def read_rule(
    direction: str, formula_kind: str = "", accumulation: str = "", default: Rule = DEFAULT
) -> Rule:
    """Return the rule these three cells state; what is blank or unknown comes from ``default``."""
    return Rule(
        direction=recognise_direction(direction) or default.direction,
        formula_kind=recognise_formula(formula_kind) or default.formula_kind,
        accumulation=recognise_accumulation(accumulation) or default.accumulation,
        negative_targets=default.negative_targets,
    )
