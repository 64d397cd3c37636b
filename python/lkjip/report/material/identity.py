"""Whose report it is, and how it measures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lkjip.measure.rules.budget import EfficiencyFormula
from lkjip.measure.rules.category import SCALE_86_2017, Scale
from lkjip.measure.rules.rule import Formula

FULL_YEAR = 4
"""Quarters in a full year: a report to quarter 4 is the yearly one."""


@dataclass(frozen=True, slots=True)
class MeasureMethod:
    """The settings in force that Bab III prints."""

    falling_formula: Formula = Formula.DIFFERENCE
    limit: Decimal | None = None
    """Cap on capaian in means (percent); None: no cap."""
    scale: Scale = SCALE_86_2017
    efficiency: EfficiencyFormula = EfficiencyFormula.DIFFERENCE


COMMON_METHOD = MeasureMethod()
"""No cap, the common formula, the scale of the ministry."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose report it is, and who signs."""

    year: int
    government: str
    institution: str
    work_unit: str
    city: str = ""
    compiler: str = ""
    up_to_triwulan: int = FULL_YEAR
    level: str = "bagian"
    address: str = ""
    contact: str = ""
    signatory_position: str = ""
    signatory_name: str = ""
    signer_nip: str = ""
    signer_rank: str = ""
    on_behalf_of: str = ""
    agreement: str = "Perjanjian Kinerja"
    """The agreement in force, as titled: the changed one ("Perubahan") once there is one."""
    renstra: str = ""
    """The years of the Renstra as printed, such as "2019–2024"."""
