"""What a person or a step can ask of the process. ``carry_out`` turns each into events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a name, and the role in the SOP's words (blank: the role the SOP gives)."""

    name: str
    role: str = ""


class Command:
    """Base of all commands."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class SetPlan(Command):
    """Set the plan's first day; again as often as wanted until the requests have gone out."""

    begin: date


@dataclass(frozen=True, slots=True)
class ChangePlan(Command):
    """Give step ``sop_step`` ``days`` more working days (1…30); the steps after it move along."""

    sop_step: int
    days: int
    reason: str


@dataclass(frozen=True, slots=True)
class SendRequests(Command):
    """Letters and blank forms have gone to ``unit`` (codes); known units only get them again."""

    unit: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReceiveForm(Command):
    """A form of ``unit`` came, complete or with findings; ``remark`` e.g. the file's name."""

    unit: str
    complete: bool
    remark: str = ""


@dataclass(frozen=True, slots=True)
class RequestNewForm(Command):
    """Ask ``unit`` for a new form though its last one was complete; the old data still count."""

    unit: str
    reason: str


@dataclass(frozen=True, slots=True)
class CloseCollection(Command):
    """Go on without the units named in ``without``: exactly those whose form is not complete."""

    without: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class RecordAnalysis(Command):
    """The analysis ran; before the collection is closed it counts as a preview."""

    remark: str = ""


@dataclass(frozen=True, slots=True)
class IgnoreRenewal(Command):
    """Go on although an earlier step changed after this draft."""

    reason: str


@dataclass(frozen=True, slots=True)
class RecordDraft(Command):
    """The next draft version was written."""


@dataclass(frozen=True, slots=True)
class HandInDraft(Command):
    """Hand the newest draft in for review."""


@dataclass(frozen=True, slots=True)
class DecideReviu(Command):
    """Decision of step 6; ``corrections`` lists what to fix when it is "tidak sesuai"."""

    conforming: bool
    corrections: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class DecideEvaluation(Command):
    """Decision of step 8; ``corrections`` lists what to fix when it is "tidak sesuai"."""

    conforming: bool
    corrections: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class AnswerCorrection(Command):
    """Answer correction ``number``; the answer can be changed until the draft is handed in."""

    number: int
    answer: str


@dataclass(frozen=True, slots=True)
class WithdrawDraft(Command):
    """Take the draft back from review, sending or evaluation, to fix it on one's own account."""

    reason: str


@dataclass(frozen=True, slots=True)
class RecordPackage(Command):
    """The package with the approved draft went to Bagian Organisasi."""


@dataclass(frozen=True, slots=True)
class SendToInspektur(Command):
    """The evaluated report went to the Inspektur."""


@dataclass(frozen=True, slots=True)
class TickCompleteness(Command):
    """Set a completeness item; ``program`` is true when a step saw it, false for a person."""

    key: str
    present: bool = True
    program: bool = False
