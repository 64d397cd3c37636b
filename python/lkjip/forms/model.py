"""Describes the blank form that goes out, and the identity that travels in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from lkjip.forms.entry import Entry, entry_for
from lkjip.measure.numbers.ranks import ORDINAL_TABLES, OrdinalTable
from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.rules.frequency import Frequency, quarters_asked
from lkjip.measure.rules.rule import DEFAULT, Rule
from lkjip.stored import stored_as


@stored_as(
    form_id="form_id",
    version="versi",
    year="tahun",
    unit="unit",
    revision="revisi",
    checksum="checksum",
)
@dataclass(frozen=True, slots=True)
class Identity:
    """The identity that travels in the very hidden sheet.

    ``checksum`` covers the other fields and the row keys: a form put together by hand shows.
    """

    form_id: str
    version: str
    year: int
    unit: str
    revision: int
    checksum: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator that the unit reports on; ``target`` may be text such as "A (80,50)"."""

    code: str
    indikator: str
    measure_unit: str
    target: Decimal | str | None
    accumulation: str
    ranks: tuple[OrdinalTable, ...] = ORDINAL_TABLES
    """The kinds of ranks that its values may name."""
    frequency: Frequency = Frequency.QUARTERLY
    context: str = ""
    """The sub kegiatan that it belongs to: tells indicators of equal wording apart."""
    last_year: str = ""
    """Last year's figures in words; "" where the register has none."""
    rule: Rule = DEFAULT
    target_now: str = ""
    """The target up to the form's last quarter in words, in a running year that has one."""
    known_entry: Entry | None = None
    """Given outright only by a template, whose targets are stand-ins."""

    @property
    def shown(self) -> str:
        """The indicator as the form shows it: its wording, and below it the sub kegiatan."""
        return f"{self.indikator}\n{self.context}" if self.context else self.indikator

    @property
    def entry(self) -> Entry:
        """The kind of value that its quarters take."""
        known = self.known_entry
        return known or entry_for(self.target, self.measure_unit, self.ranks)

    @property
    def target_number(self) -> Decimal | None:
        """The target where it is nothing but a number, also in a cell of text ("92,50")."""
        if isinstance(self.target, str):
            return parse_number(self.target, measure_unit=self.measure_unit).plain_number
        return self.target

    def quarters(self, until: int) -> tuple[int, ...]:
        """Return the quarters that the form asks for, up to ``until``."""
        return quarters_asked(self.frequency, until)


class Paper(StrEnum):
    """The paper on which the form is printed."""

    A4 = "A4"
    F4 = "F4"


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One sub-kegiatan with its ceiling in rupiah."""

    code: str
    description: str
    pagu: Decimal


@dataclass(frozen=True, slots=True)
class BlankForm:
    """Everything that a blank form of one unit shows; ``up_to_triwulan`` is 1…4."""

    year: int
    up_to_triwulan: int
    unit: str
    unit_name: str
    head: str
    sender: str
    due: date
    destination_address: str
    performance: tuple[IndicatorRow, ...]
    budget: tuple[BudgetRow, ...]
    revision: int = 1
    questions: tuple[IndicatorRow, ...] | None = None
    """The indicators about which ``Analisis`` asks; ``None``: all that the unit reports."""
    only_notable: bool = False
    """True if answers are owed only about targets that were missed or far surpassed."""
    paper: Paper = Paper.A4
    target_source: str = ""
    """The document that set the targets, with number and date where they are known."""

    @property
    def asked_about(self) -> tuple[IndicatorRow, ...]:
        """The indicators about which the sheet Analisis asks."""
        return self.performance if self.questions is None else self.questions

    @property
    def period(self) -> str:
        """The period that the figures cover, in words."""
        if self.up_to_triwulan == 4:
            return f"Tahun {self.year}"
        return f"s.d. Triwulan {('I', 'II', 'III')[self.up_to_triwulan - 1]} Tahun {self.year}"


def checksum(identity: Identity, keys: Iterable[str]) -> str:
    """The first 16 hex digits of SHA-256 over the identity and the row keys (in any order)."""
    head = (identity.form_id, identity.version, identity.year, identity.unit, identity.revision)
    text = "|".join([*map(str, head), *sorted(keys)])
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
