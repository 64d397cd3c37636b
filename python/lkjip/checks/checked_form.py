"""A form after the checks: values with their places, ready for the book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from lkjip.findings import Finding, Severity
from lkjip.measure.numbers.status import Status
from lkjip.measure.numbers.value import Value
from lkjip.tables.declared.inputs import EvidenceRow

ACCEPTED = "diterima"
WITH_NOTES = "diterima-dengan-catatan"
REFUSED = "ditolak"
SKIPPED = "dilewati"
HELD = "ditahan"


class Origin(NamedTuple):
    """Where a value stands in the form."""

    sheet: str
    cell: str


class Performance(NamedTuple):
    """The realisasi of one indicator: per quarter, accumulated, with its status.

    ``cell`` is the range of its quarters; here and below ``origin`` says where a value stands.
    """

    code: str
    tw: tuple[Value, Value, Value, Value]
    realisasi: Value
    status: Status
    remark: str
    cell: str

    @property
    def origin(self) -> Origin:
        """Sheet and cells."""
        return Origin("Kinerja", self.cell)


class Spending(NamedTuple):
    """The realisasi of one sub-kegiatan in rupiah; ``None`` when it was not filled in."""

    code: str
    realisasi: Decimal | None
    remark: str
    cell: str

    @property
    def origin(self) -> Origin:
        """Sheet and cell."""
        return Origin("Anggaran", self.cell)


class Narrative(NamedTuple):
    """One answer of the sheet Analisis; ``items`` is its short name (sebab, kendala, …)."""

    code: str
    items: str
    question: str
    answer: str
    cell: str

    @property
    def origin(self) -> Origin:
        """Sheet and cell."""
        return Origin("Analisis", self.cell)


class Filler(NamedTuple):
    """Who filled the form in, when, and the unit's note to the collector; blank where unsaid."""

    name: str = ""
    position: str = ""
    contact: str = ""
    day: date | None = None
    message: str = ""


NOBODY = Filler()


@dataclass(frozen=True, slots=True)
class Checked:
    """A form after all checks; when it is refused the values are empty."""

    unit: str
    year: int
    revision: int
    findings: tuple[Finding, ...]
    performance: tuple[Performance, ...] = ()
    budget: tuple[Spending, ...] = ()
    analysis: tuple[Narrative, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    filler: Filler = NOBODY

    @property
    def result(self) -> str:
        """``diterima``, ``diterima-dengan-catatan`` or ``ditolak``: the worst finding decides."""
        return verdict(self.findings)

    def content(self) -> tuple[object, ...]:
        """Return the accepted values and texts, without their places."""
        return (
            self.unit,
            self.year,
            tuple(_comparable(p) for p in self.performance),
            tuple((s.code, s.realisasi, s.remark) for s in self.budget),
            tuple((n.code, n.items, n.answer) for n in self.analysis),
            tuple(row.said for row in self.evidence),
        )

    def identity(self) -> tuple[object, ...]:
        """Return what makes two submissions of a unit the same.

        The values, the texts, who filled the form in, and the open findings, each with its cell and
        what was seen there; so a file saved again is the same, and one that was corrected is not.
        """
        said = tuple((f.code, f.sheet, f.cell, f.value) for f in self.findings)
        return (*self.content(), self.filler, said)


def _comparable(p: Performance) -> tuple[object, ...]:
    """Give what makes two answers for an indicator the same, however they were typed."""
    return (p.code, *(x.stored for x in p.tw), p.realisasi.stored, p.status, p.remark)


NOTHING = Checked("", 0, 0, ())
"""Of a file that was not examined, because its outcome is known."""


def verdict(findings: tuple[Finding, ...]) -> str:
    """Return the outcome that a list of findings means."""
    if any(f.level is Severity.REJECT for f in findings):
        return REFUSED
    return WITH_NOTES if findings else ACCEPTED
