"""The shape of a finding, of its place, and of a catalogue entry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lkjip.stored import stored_as, to_stored


class Severity(StrEnum):
    """The severity of a finding: it refuses, asks for a fix, or only remarks."""

    REJECT = "tolak"
    FIX = "perlu diperbaiki"
    NOTE = "catatan"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding was made: file, unit, sheet, true cell address, label the user sees."""

    file: str = ""
    unit: str = ""
    sheet: str = ""
    cell: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind of finding.

    ``message`` and ``cure`` are ``str.format`` templates; ``explanation`` is the manual's text.
    """

    code: str
    level: Severity
    title: str
    message: str
    cure: str
    explanation: str


@stored_as(
    code="kode",
    level="tingkat",
    file="berkas",
    unit="unit",
    sheet="lembar",
    cell="sel",
    label="label",
    value="nilai",
    message="pesan",
    cure="perbaikan",
)
@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: what, where, the value seen, the sentence, and how to fix it."""

    code: str
    level: Severity
    file: str
    unit: str
    sheet: str
    cell: str
    label: str
    value: str
    message: str
    cure: str

    def as_dict(self) -> dict[str, str]:
        """Return the ten fields of the command contract, in their order."""
        return {name: str(value) for name, value in to_stored(self).items()}
