"""A target or a realisasi that is no plain number: a range, or a rank."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lkjip.measure.numbers.format import format_exact


@dataclass(frozen=True, slots=True)
class Range:
    """A range of good values, bounds included: "80 - 90%"."""

    lower: Decimal
    upper: Decimal

    def __post_init__(self) -> None:
        if self.lower > self.upper:
            raise ValueError("the lower bound of a range lies above the upper one")


@dataclass(frozen=True, slots=True)
class Rank:
    """A named rank ("BB", "WTP", "Sangat Tinggi"); ``order`` grows with merit within ``kind``."""

    kind: str
    name: str
    order: int
    score: Decimal | None = None
    """The number that stands for the rank where the office has set one."""


Quantity = Decimal | Range | Rank


def write(x: Quantity) -> str:
    """Return the quantity as a reader sees it: "85,5", "80–90", "BB"."""
    if isinstance(x, Range):
        return f"{format_exact(x.lower)}–{format_exact(x.upper)}"
    return x.name if isinstance(x, Rank) else format_exact(x)
