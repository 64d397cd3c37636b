"""The making of the report as material: the SOP's steps, and the head's signature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SopStep:
    """One SOP activity: when it was first planned, when it is due now, and when it was done."""

    no: int
    name: str
    performer: str = ""
    planned_start: date | None = None
    planned_end: date | None = None
    begin: date | None = None
    finished: date | None = None
    state: str = ""
    due: date | None = None
    """The due date in force, moved by extensions and returns."""


@dataclass(frozen=True, slots=True)
class Approval:
    """The signature under a report. A report with one is final; one without is a draft.

    ``position``, ``rank``, ``nip`` and ``on_behalf_of`` describe the approver; ``reviewer`` is the
    post that reviewed the version before.
    """

    version: int
    approver: str
    signed_on: date
    letter_number: str
    position: str = ""
    rank: str = ""
    nip: str = ""
    on_behalf_of: str = ""
    reviewer: str = ""
    reviewed_on: date | None = None

    @property
    def one_post(self) -> bool:
        """Tell whether the same post reviewed and approved."""
        return self.reviewer.casefold() == self.position.casefold() != ""


@dataclass(frozen=True, slots=True)
class FindingCounts:
    """How many findings stand open, by severity."""

    reject: int = 0
    fix: int = 0
    note: int = 0

    @property
    def all_items(self) -> int:
        """All findings."""
        return self.reject + self.fix + self.note


NO_FINDINGS = FindingCounts()
