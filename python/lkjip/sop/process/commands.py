"""The commands that a person or a step can give. ``process.carry_out`` turns each into events."""

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
    """Set the plan's first day. It can be set again until the requests have gone out."""

    begin: date
    founding: str = ""


@dataclass(frozen=True, slots=True)
class ChangeFounding(Command):
    """Go on with other founding settings; ``again``: the units must be asked anew."""

    founding: str
    reason: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class RecordPlanApproval(Command):
    """Record that the head ``approver`` consented to the plan on ``signed_on``."""

    approver: str
    signed_on: date


@dataclass(frozen=True, slots=True)
class RecordCalendar(Command):
    """Record the calendar of the due dates that come next: a week of ``week`` days, days off."""

    week: int
    days_off: str


@dataclass(frozen=True, slots=True)
class RenewDueDates(Command):
    """Let the due dates of the steps that are not finished follow the calendar recorded last."""

    reason: str


@dataclass(frozen=True, slots=True)
class ChangePlan(Command):
    """Give step ``sop_step`` 1 to 30 more working days (``days``); later steps move along."""

    sop_step: int
    days: int
    reason: str


@dataclass(frozen=True, slots=True)
class SendRequests(Command):
    """Record that letters and blank forms have gone to ``units`` (codes), also when sent again.

    ``due`` is the day that the letters name; ``asked`` are the fingerprints of what
    their forms ask, in the order of ``units``.
    """

    units: tuple[str, ...]
    due: date | None = None
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReceiveForm(Command):
    """Record a form of ``unit``, complete or with findings; ``remark`` is e.g. the file's name.

    ``asked`` is the fingerprint of what the registers asked when it was judged.
    """

    unit: str
    complete: bool
    remark: str = ""
    asked: str = ""


@dataclass(frozen=True, slots=True)
class ReceivePackage(Command):
    """Record a whole package of the OPD ``unit``: draft ``version``, ``file``, its fingerprint."""

    unit: str
    version: int
    fingerprint: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class EvaluateOpd(Command):
    """Decide on the last package of the OPD ``unit``; ``corrections`` go back with it."""

    unit: str
    conforming: bool
    corrections: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class RequestNewForm(Command):
    """Ask ``unit`` for a new form though its last one was complete; the old data still count."""

    unit: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReleaseUnit(Command):
    """Await nothing more from ``unit``; one whose form is complete needs no release."""

    unit: str
    reason: str


@dataclass(frozen=True, slots=True)
class CloseCollection(Command):
    """Go on without the units in ``without``: exactly those whose form is not complete."""

    without: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class RecordAnalysis(Command):
    """Record that the analysis ran. Before the collection is closed it is only a preview.

    ``fed_by`` are the fingerprints of what fed it.
    """

    remark: str = ""
    fed_by: str = ""


@dataclass(frozen=True, slots=True)
class IgnoreRenewal(Command):
    """Go on although an earlier step changed after this draft; ``fed_by`` is what is left so."""

    reason: str
    fed_by: str = ""


@dataclass(frozen=True, slots=True)
class RecordDraft(Command):
    """Record that the next draft version was written."""


@dataclass(frozen=True, slots=True)
class HandInDraft(Command):
    """Hand the newest draft in for review."""


@dataclass(frozen=True, slots=True)
class DecideReviu(Command):
    """Decide at the reviu; ``corrections`` lists what to fix when it is "tidak sesuai".

    ``fingerprint`` is of the file that is decided on.
    """

    conforming: bool
    corrections: tuple[str, ...] = ()
    note: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class RecordApproval(Command):
    """Record that ``approver`` signed the reviewed draft; ``reason`` where something is open."""

    approver: str
    signed_on: date
    letter_number: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DecideEvaluation(Command):
    """Decide at step 8; ``corrections`` lists what to fix when it is "tidak sesuai"."""

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
    """Take the draft back from review, sending or evaluation, to fix it without being asked."""

    reason: str


@dataclass(frozen=True, slots=True)
class RecordPackage(Command):
    """Record that the package with the approved draft went to Bagian Organisasi."""


@dataclass(frozen=True, slots=True)
class SendToInspektur(Command):
    """Record that the evaluated report went to the Inspektur."""


@dataclass(frozen=True, slots=True)
class RecordInitial(Command):
    """Record the coordinating initial that ``approver`` of Bagian Hukum gave on ``signed_on``."""

    approver: str
    signed_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class DispatchReport(Command):
    """Record to whom the signed report of the city went, when, under which letter."""

    addressees: str
    sent_on: date
    letter_number: str


@dataclass(frozen=True, slots=True)
class TickCompleteness(Command):
    """Set a completeness item; ``program`` is true when a step saw it, false for a person."""

    key: str
    present: bool = True
    program: bool = False
