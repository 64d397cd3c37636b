"""The state of the process: steps, units, drafts, passes and corrections, all immutable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from lkjip.sop.calendar.working_days import Calendar
from lkjip.sop.process.events import (
    COMPLETE,
    NEEDS_FIX,
    NOT_CONFORMING,
    ApprovalRecorded,
    Event,
    InitialRecorded,
    PlanApproved,
    ReportDispatched,
)

NOT_SUBMITTED, REQUESTED_AGAIN, RELEASED = "belum mengumpulkan", "diminta ulang", "dikeluarkan"
"""States of a unit beside "lengkap" and "perlu diperbaiki"; the second's old data still count."""
PACKAGE_IN = "paket diterima"
"""The state of an OPD in the city's book whose package is in and waits for its evaluation."""
SETTLED = (COMPLETE, RELEASED)
"""States of a unit from which nothing is awaited."""
SECTION_STEPS = tuple(range(1, 9))
COLLECTING = 7
"""The step of the city's book that runs together with step 3."""
CITY_STEPS = (1, 2, 3, 4, 5, 7, 8, 9, 10)
"""The steps of the city's book. Step 7 is its step 3 in the SOP's words: Bagian Organisasi
collects. Its draft goes to its own head (8), the Inspektur (9) and the Wali Kota (10)."""


class Status(StrEnum):
    """State of one step.

    ``IN_PROGRESS``: the drafting sub-section has work on it; ``WAITING``: somebody else must act;
    ``RETURNED``: decided "tidak sesuai" (steps 6, 8 and 9), until the draft comes back.
    """

    NOT_YET = "belum mulai"
    IN_PROGRESS = "berjalan"
    WAITING = "menunggu"
    FINISHED = "selesai"
    RETURNED = "dikembalikan"


@dataclass(frozen=True, slots=True)
class StepState:
    """``begin``: when it first began; ``finished``: when it was last finished, ``None`` while open;
    ``renewal_reason``: why its result needs renewal, "" when it is up to date."""

    status: Status = Status.NOT_YET
    begin: datetime | None = None
    finished: datetime | None = None
    renewal_reason: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction. ``number`` counts through the whole process, ``round_no`` is its pass."""

    number: int
    sop_step: int
    round_no: int
    description: str
    answer: str = ""
    answered_at: datetime | None = None
    answered_by: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """One pass of a draft before a decision at step 6, 8 or 9 (or a withdrawal from 6 on)."""

    number: int
    sop_step: int
    version: int
    handed_in_at: datetime
    decided_at: datetime
    decision: str
    decider: str
    role: str
    note: str = ""

    def working_days(self, calendar: Calendar) -> int:
        """Count the working days from handing in to the decision, both ends included."""
        return calendar.days_taken(self.handed_in_at.date(), self.decided_at.date())


@dataclass(frozen=True, slots=True)
class Process:
    """The state folded from ``events``.

    ``units`` maps each asked unit to its state, ``complete`` counts the complete ones; ``without``
    are the units that the closed collection goes without; ``version`` and ``approved_version``
    are draft numbers (0: none), ``approved_fingerprint`` is of the file that was approved (empty in
    a log of an earlier program), ``approval`` is the head's signature under that version;
    ``handed_in_at`` is when the draft last reached somebody who
    decides; ``ticked`` are item keys. ``city`` is true in the book of Bagian Organisasi: its units
    are OPD and its steps go on to 10. ``initials`` are the coordinating initials of Bagian Hukum,
    ``dispatched`` says to whom the signed report of the city went.
    """

    events: tuple[Event, ...] = ()
    steps: tuple[StepState, ...] = (StepState(),) * 10
    city: bool = False
    plan: date | None = None
    plan_approval: PlanApproved | None = None
    units: Mapping[str, str] = field(default_factory=dict)
    complete: int = 0
    closed: bool = False
    without: tuple[str, ...] = ()
    version: int = 0
    approved_version: int = 0
    approved_fingerprint: str = ""
    approval: ApprovalRecorded | None = None
    handed_in_at: datetime | None = None
    rounds: tuple[Round, ...] = ()
    corrections: tuple[Correction, ...] = ()
    ticked: frozenset[str] = frozenset()
    initials: tuple[InitialRecorded, ...] = ()
    dispatched: ReportDispatched | None = None

    def step_state(self, no: int) -> StepState:
        """Return the state of step ``no`` (1…10)."""
        return self.steps[no - 1]

    def status(self, no: int) -> Status:
        """Return the status of step ``no`` (1…10)."""
        return self.step_state(no).status

    @property
    def own_steps(self) -> tuple[int, ...]:
        """The numbers of the steps that this book goes through."""
        return CITY_STEPS if self.city else SECTION_STEPS

    @property
    def first_reader(self) -> int:
        """The step at which a handed-in draft is read first."""
        return 8 if self.city else 6

    @property
    def reviu_step(self) -> int:
        """The step of the reviu: in the city's book that of the Inspektur."""
        return 9 if self.city else 6

    @property
    def finished(self) -> bool:
        """The report was sent to the Inspektur; that of the city to whom it is addressed."""
        return self.status(self.own_steps[-1]) is Status.FINISHED

    @property
    def under_reading(self) -> bool:
        """A draft was handed in, and the reviu has not decided on it."""
        waits = self.status(self.reviu_step) is Status.WAITING
        return waits or (self.city and self.status(8) in (Status.WAITING, Status.IN_PROGRESS))

    @property
    def incomplete(self) -> tuple[str, ...]:
        """Units from which a complete form is still awaited."""
        return tuple(unit for unit, state in self.units.items() if state not in SETTLED)

    @property
    def awaited(self) -> tuple[str, ...]:
        """The units that were asked and not released."""
        return tuple(unit for unit, state in self.units.items() if state != RELEASED)

    @property
    def all_complete(self) -> bool:
        """Every awaited unit has handed in a complete form, and at least one is awaited."""
        return 0 < len(self.awaited) == self.complete

    @property
    def has_data(self) -> bool:
        """At least one unit has handed in what counts: a complete form, an OPD a whole package."""
        counts = {COMPLETE, REQUESTED_AGAIN}
        if self.city:
            counts |= {PACKAGE_IN, NEEDS_FIX}
        return not counts.isdisjoint(self.units.values())

    @property
    def open_corrections(self) -> tuple[Correction, ...]:
        """Corrections without an answer."""
        return tuple(one for one in self.corrections if not one.answer)

    @property
    def needs_new_version(self) -> bool:
        """The newest draft does not exist or has been decided on already."""
        return self.version <= (self.rounds[-1].version if self.rounds else 0)

    @property
    def is_returned(self) -> bool:
        """The last pass ended with "tidak sesuai" and the draft has not been handed in again."""
        ended_in_return = bool(self.rounds) and self.rounds[-1].decision == NOT_CONFORMING
        return ended_in_return and self.status(5) is Status.IN_PROGRESS

    def with_unit(self, unit: str, state: str) -> Process:
        """Return a copy with ``units`` in ``state``; the rest of the process stays as it is."""
        difference = (state == COMPLETE) - (self.units.get(unit) == COMPLETE)
        new = {**self.units, unit: state}
        return replace(self, units=new, complete=self.complete + difference)

    def enter(self, no: int, status: Status, when: datetime) -> Process:
        """Put step ``no`` into an open ``status`` at ``when``; it is up to date from now."""
        old = self.step_state(no)
        return self.replace_step(no, StepState(status, old.begin or when))

    def finish(self, no: int, when: datetime) -> Process:
        """Finish step ``no`` at ``when``."""
        new = StepState(Status.FINISHED, self.step_state(no).begin or when, when)
        return self.replace_step(no, new)

    def repeat(self, no: int) -> Process:
        """Open step ``no`` again; when it first began stays known."""
        return self.replace_step(no, StepState(begin=self.step_state(no).begin))

    def replace_step(self, no: int, state: StepState) -> Process:
        """Return a copy with step ``no`` in ``state``."""
        return replace(self, steps=(*self.steps[: no - 1], state, *self.steps[no:]))

    def mark_stale(self, from_: int, reason: str) -> Process:
        """Say of the begun steps from ``from_`` on that they need renewal because of ``reason``."""
        new = self
        for no in self.own_steps:
            if no < from_ or (self.city and no == COLLECTING):
                continue
            old = self.step_state(no)
            if old.status not in (Status.NOT_YET, Status.RETURNED):
                new = new.replace_step(no, replace(old, renewal_reason=reason))
        return new
