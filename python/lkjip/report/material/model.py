"""The material of a report as plain data; the step ``draft`` fills it from the book's tables.

Percentages are unrounded ``Decimal``; None means "there is no number". Texts are as people wrote
them. An empty text is a gap that the report marks; nothing is made up for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from lkjip.measure.numbers.status import Status
from lkjip.measure.numbers.value import NOTHING, Value
from lkjip.measure.rules.rule import Accumulation, Direction, Formula, Rule
from lkjip.report.material.city import CityPart
from lkjip.report.material.identity import COMMON_METHOD, FULL_YEAR, Identity, MeasureMethod
from lkjip.report.material.organisation import NOTHING_SAID, Organisation
from lkjip.report.material.process import (
    NO_FINDINGS,
    Approval,
    FindingCounts,
    SopStep,
)
from lkjip.tables.declared.inputs import EvidenceRow
from lkjip.tables.declared.registers import IndicatorRow
from lkjip.tables.declared.shipped import LEGAL_BASES

ONLY_NAMED = "hanya disebut"
NO_ROW = IndicatorRow()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value came from: file, sheet, cell, sender, time, revision, SHA-256 of the file."""

    file: str = ""
    sheet: str = ""
    cell: str = ""
    sender: str = ""
    received: datetime | None = None
    revision: int | None = None
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A unit's answer to one question of the form, word for word; ``-`` means "nothing"."""

    text: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """The five answers for one indicator; an empty one is a gap."""

    cause: Answer = Answer()
    obstacles: Answer = Answer()
    solution: Answer = Answer()
    efficiency: Answer = Answer()
    support: Answer = Answer()


@dataclass(frozen=True, slots=True)
class OtherYear:
    """An earlier year of an indicator. ``method_changed``: not comparable with the year after."""

    year: int
    realisasi: Value = NOTHING
    target: Value = NOTHING
    capaian: Decimal | None = None
    method_changed: bool = False


@dataclass(frozen=True, slots=True)
class Comparator:
    """A figure of others as printed: "rata-rata nasional", "Provinsi Jawa Timur"."""

    name: str = ""
    year: int | None = None
    value: Value = NOTHING
    source: str = ""

    @property
    def label(self) -> str:
        """Give the name with the year, as a table prints it."""
        name = self.name or "standar nasional"
        return f"{name} {self.year}" if self.year else name


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document that proves a value, as a unit named it; ``unit`` is the unit's name.

    ``state`` says whether its file is there, a person saw it, or it is only named.
    """

    row: EvidenceRow
    unit: str = ""
    state: str = ONLY_NAMED

    @property
    def vouched(self) -> bool:
        """Tell whether a file or a person vouches for it."""
        return self.state != ONLY_NAMED


@dataclass(frozen=True, slots=True)
class Indikator:
    """One indicator with its figures of the year.

    ``capaian`` is in percent, unrounded and uncapped; ``formula`` is its sum as text. ``details``
    are the codes that it is rolled up from (then ``unit`` may be empty).
    """

    code: str
    name: str
    measure_unit: str
    target: Value = NOTHING
    realisasi: Value = NOTHING
    capaian: Decimal | None = None
    category: str = ""
    formula: str = ""
    direction: Direction = Direction.UP
    formula_kind: Formula = Formula.DIFFERENCE
    accumulation: Accumulation = Accumulation.LAST
    status: Status = Status.NUMBER
    remark: str = ""
    level: str = ""
    """ "Program", "Kegiatan" or "Sub Kegiatan": whose indicator it is; "" = of the sasaran."""
    program_code: str = ""
    unit: str = ""
    triwulan: tuple[Value, ...] = ()
    weight: Decimal | None = None
    details: tuple[str, ...] = ()
    past: tuple[OtherYear, ...] = ()
    """Earlier years, any order; the year before the report's is the main comparison."""
    end_target: Value = NOTHING
    end_capaian: Decimal | None = None
    """Realisasi against the end target of the Renstra, percent."""
    comparators: tuple[Comparator, ...] = ()
    """Figures of others; the sentences compare with the first, the table shows all."""
    analysis: Analysis = Analysis()
    asked: bool = True
    """A unit was asked about it on the sheet Analisis."""
    master: IndicatorRow = NO_ROW
    """Its row of the register: kind, definition, formula, source, who answers for it."""
    target_triwulan: tuple[Value, ...] = ()
    origin: Origin | None = None

    @property
    def standard(self) -> Value:
        """Give the value of the first comparator."""
        return self.comparators[0].value if self.comparators else NOTHING

    @property
    def standard_name(self) -> str:
        """Give the name of the first comparator in the middle of a sentence."""
        return self.comparators[0].label if self.comparators else ""

    @property
    def measure_rule(self) -> Rule:
        """Give the rule by which the indicator is measured."""
        return Rule(self.direction, self.formula_kind, self.accumulation)


@dataclass(frozen=True, slots=True)
class Sasaran:
    """A sasaran with its indicators; ``capaian`` is a mean of them (percent), ``formula`` its sum.

    ``used`` are the codes of those in the mean, where it is not all of them (the uppermost ones,
    when the others are parts of them); ``left_out`` lists (indicator, reason) of those that fell
    out. ``main`` are the codes of those that speak for the sasaran; empty: all of them.
    """

    name: str
    indikator: tuple[Indikator, ...]
    capaian: Decimal | None = None
    category: str = ""
    method: str = ""
    formula: str = ""
    left_out: tuple[tuple[str, str], ...] = ()
    used: tuple[str, ...] = ()
    main: tuple[str, ...] = ()

    @property
    def main_indicators(self) -> tuple[Indikator, ...]:
        """The indicators that Bab III analyses: those of the Perjanjian Kinerja."""
        return tuple(i for i in self.indikator if i.code in self.main) or self.indikator

    @property
    def supporting(self) -> tuple[Indikator, ...]:
        """The indicators of programmes, kegiatan and sub-kegiatan below the main ones."""
        main = {i.code for i in self.main_indicators}
        return tuple(i for i in self.indikator if i.code not in main)


@dataclass(frozen=True, slots=True)
class ProgramRow:
    """A programme, kegiatan or sub-kegiatan. Money in rupiah, percentages unrounded.

    ``parent`` is the code one level up; ``efficiency`` follows the method's formula.
    """

    code: str
    level: str
    description: str
    parent: str = ""
    sasaran: str = ""
    unit: str = ""
    capaian: Decimal | None = None
    category: str = ""
    pagu: Decimal | None = None
    realisasi: Decimal | None = None
    serapan: Decimal | None = None
    efficiency: Decimal | None = None
    remark: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class WorkUnit:
    """A unit that was asked, and whether it has answered; ``filler`` is a role or a name."""

    code: str
    name: str
    head: str = ""
    status: str = ""
    received: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReportMaterial:
    """Everything that one report says. ``programs`` are in the order in which it is printed."""

    identity: Identity
    sasaran: tuple[Sasaran, ...]
    programs: tuple[ProgramRow, ...] = ()
    units: tuple[WorkUnit, ...] = ()
    organisation: Organisation = NOTHING_SAID
    legal_basis: tuple[str, ...] = ()
    method: MeasureMethod = COMMON_METHOD
    evidence: tuple[Evidence, ...] = ()
    steps: tuple[SopStep, ...] = ()
    findings: FindingCounts = NO_FINDINGS
    approval: Approval | None = None
    city: CityPart | None = None
    emblem: bytes = b""  # the coat of arms for the cover, PNG or JPEG

    @property
    def regulations(self) -> tuple[str, ...]:
        """The office's legal bases; the shipped list where it has none."""
        return self.legal_basis or LEGAL_BASES

    @property
    def indikator(self) -> tuple[Indikator, ...]:
        """All indicators in printed order."""
        return tuple(i for s in self.sasaran for i in s.indikator)

    @property
    def main_indicators(self) -> tuple[Indikator, ...]:
        """The main indicators of all sasaran, in printed order."""
        return tuple(i for s in self.sasaran for i in s.main_indicators)

    @property
    def full_year(self) -> bool:
        """True if the report covers the full year."""
        return self.identity.up_to_triwulan >= FULL_YEAR
