"""The city's part of the material: what Bagian Organisasi says, and what the OPD contribute."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from lkjip.measure.rules.budget import serapan
from lkjip.tables.choices import CityAnalysis


@dataclass(frozen=True, slots=True)
class Money:
    """Σ pagu and Σ realisasi in rupiah; None where no line has any."""

    pagu: Decimal | None = None
    realisasi: Decimal | None = None

    @property
    def serapan(self) -> Decimal | None:
        """Return the share that was spent, percent."""
        if self.pagu is None or self.realisasi is None:
            return None
        return serapan([self.pagu], [self.realisasi])


@dataclass(frozen=True, slots=True)
class SupportLine:
    """A programme of an OPD that supports a sasaran, as a person agreed."""

    opd: str
    opd_name: str
    program: str
    description: str
    part: str = ""
    capaian: Decimal | None = None
    money: Money = Money()

    @property
    def key(self) -> tuple[str, str]:
        """The programme itself, which may support several sasaran."""
        return self.opd, self.program


@dataclass(frozen=True, slots=True)
class OpdLine:
    """One OPD in the recapitulation; ``package`` is the file that its figures come from."""

    code: str
    name: str
    status: str = ""
    version: int | None = None
    indicators: int | None = None
    capaian: Decimal | None = None
    category: str = ""
    money: Money = Money()
    package: str = ""


@dataclass(frozen=True, slots=True)
class CityGoalPart:
    """The words and the support of one sasaran; ``waiting`` counts open proposals."""

    code: str = ""
    mission: str = ""
    aim: str = ""
    carriers: tuple[str, ...] = ()
    words: Mapping[CityAnalysis, str] = field(default_factory=dict)
    support: tuple[SupportLine, ...] = ()
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class CityPart:
    """The city's part; ``goals`` run beside the sasaran of the material.

    ``answers`` are the words of the OPD by their names: the city's text must not repeat them.
    """

    goals: tuple[CityGoalPart, ...] = ()
    opd: tuple[OpdLine, ...] = ()
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def money(self) -> Money:
        """Return the budget of all OPD that reported one."""
        return total([one.money for one in self.opd])

    @property
    def without_budget(self) -> tuple[str, ...]:
        """The OPD that handed in figures without a budget."""
        return tuple(one.name for one in self.opd if one.package and one.money.pagu is None)


def total(lines: list[Money]) -> Money:
    """Return the sums; lines without a figure add nothing."""
    pagu = [one.pagu for one in lines if one.pagu is not None]
    spent = [one.realisasi for one in lines if one.realisasi is not None]
    return Money(sum(pagu, Decimal(0)) if pagu else None, sum(spent, Decimal(0)) if spent else None)
