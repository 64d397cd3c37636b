"""The door to the process: ask if a command is possible, carry it out, read the log back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lkjip.errors import ProcessError
from lkjip.sop.process import commands as c
from lkjip.sop.process import events as p
from lkjip.sop.process import rules_city as city_rules  # noqa: F401  registers the city's rules
from lkjip.sop.process import rules_drafts as draft_rules  # noqa: F401  registers the rules of steps 5–8
from lkjip.sop.process.replay import fold
from lkjip.sop.process.rules_collection import Refusal, check
from lkjip.sop.process.state import Process, Status
from lkjip.sop.roles import DECIDER_ROLES

THE_END = ("laporan sudah dikirim ke Inspektur", "laporan kota sudah disampaikan")
"""How the process ends: a section's, the city's."""
# Commands whose answer to "who" goes into the record that others will read.
_NEEDS_NAME = (c.DecideReviu, c.DecideEvaluation, c.AnswerCorrection, c.EvaluateOpd)
# What may still happen when the report has been sent: the Inspektorat asks for corrections too,
# and a signature may be recorded late.
_AFTER_THE_END = (c.WithdrawDraft, c.RecordApproval)


def why_refused(process: Process, command: c.Command) -> Refusal | None:
    """``None`` when ``command`` is possible now, else the reason and the way out."""
    if process.finished and not isinstance(command, _AFTER_THE_END):
        return Refusal(
            f"Proses sudah selesai: {THE_END[process.city]}.",
            "Bila laporan harus diperbaiki, tarik drafnya dengan alasan; untuk tahun berikutnya "
            "buat buku baru.",
        )
    return check(command, process)


def carry_out(process: Process, command: c.Command, when: datetime, actor: c.Actor) -> Process:
    """Return the state after ``command``; its new events stand at the end of ``.events``.

    ``when`` is the local wall clock (a time zone is dropped, as are fractions of a second).
    Raises ``ProcessError`` when the SOP does not allow the command now, when ``when`` lies before
    the last event, or when nobody is named for a decision or an answer.
    """
    when = when.replace(tzinfo=None, microsecond=0)
    if process.events and when < process.events[-1].when:
        raise ProcessError(
            f"Waktu {when} lebih awal daripada catatan terakhir ({process.events[-1].when}).",
            "Periksa tanggal dan jam komputer. Bila catatan terakhir yang salah, kembalikan buku "
            "dari folder cadangan.",
        )
    if isinstance(command, _NEEDS_NAME) and not actor.name.strip():
        raise ProcessError("Nama yang memutuskan atau menjawab belum diisi.", "Isi namanya.")
    if refusal := why_refused(process, command):
        raise ProcessError(refusal.message, refusal.cure)
    who = {"when": when, "actor": actor.name.strip(), "role": _role(process, command, actor)}
    return fold(_events(process, command, who), process)


def _role(process: Process, command: c.Command, actor: c.Actor) -> str:
    steps = {c.DecideReviu: process.reviu_step, c.DecideEvaluation: 8, c.EvaluateOpd: 8}
    sop_step = steps.get(type(command), 0)
    return actor.role.strip() or DECIDER_ROLES.get(sop_step, "")


def _events(process: Process, command: c.Command, s: dict[str, Any]) -> Iterator[p.Event]:
    """The events that an allowed ``command`` makes; ``s`` holds when, who and in which role."""
    match command:
        case c.SetPlan(begin, founding):
            yield p.PlanSet(first_day=begin, description=founding, **s)
        case c.ChangeFounding(founding, reason, again):
            result = p.ASK_AGAIN if again else ""
            yield p.FoundingChanged(key=founding, description=reason.strip(), result=result, **s)
        case c.RecordPlanApproval(approver, signed_on):
            yield p.PlanApproved(approver=approver.strip(), signed_on=signed_on, **s)
        case c.ChangePlan(sop_step, days, reason):
            yield p.PlanChanged(sop_step=sop_step, days=days, description=reason.strip(), **s)
        case c.RecordCalendar(week, days_off):
            yield p.CalendarUsed(days=week, description=days_off, **s)
        case c.RenewDueDates(reason):
            no = first_open_step(process)
            yield p.DueDatesRenewed(sop_step=no, description=reason.strip(), **s)
        case c.SendRequests(units, due, asked):
            keys = dict(zip(units, asked, strict=False))
            for one in dict.fromkeys(units):
                yield p.RequestSent(unit=one, due_day=due, key=keys.get(one, ""), **s)
        case c.ReceiveForm(unit_form, complete, remark, key):
            result = p.COMPLETE if complete else p.NEEDS_FIX
            yield p.FormReceived(
                unit=unit_form, result=result, description=remark.strip(), key=key, **s
            )
        case c.ReceivePackage(opd, version, key, file):
            yield p.PackageReceived(unit=opd, version=version, key=key, description=file, **s)
        case c.EvaluateOpd(opd, conforming, corrections, note):
            package = last_package(process, opd)
            yield p.OpdEvaluated(
                unit=opd,
                version=package.version if package else 0,
                number=len(corrections),
                result=p.CONFORMING if conforming else p.NOT_CONFORMING,
                key=package.key if package else "",
                description=note.strip(),
                **s,
            )
        case c.RequestNewForm(unit_form, reason):
            yield p.NewFormRequested(unit=unit_form, description=reason.strip(), **s)
        case c.ReleaseUnit(unit_gone, reason):
            yield p.UnitReleased(unit=unit_gone, description=reason.strip(), **s)
        case c.CloseCollection(_, reason):
            yield p.CollectionClosed(description=reason.strip(), **s)
        case c.RecordAnalysis(remark, fed_by):
            yield p.AnalysisFinished(description=remark.strip(), key=fed_by, **s)
        case c.IgnoreRenewal(reason, fed_by):
            yield p.RenewalIgnored(description=reason.strip(), key=fed_by, **s)
        case c.RecordDraft():
            yield p.DraftCreated(version=process.version + 1, **s)
        case c.HandInDraft():
            yield p.DraftHandedIn(version=process.version, **s)
        case c.DecideReviu(conforming, corrections, note, key):
            result = p.CONFORMING if conforming else p.NOT_CONFORMING
            yield p.ReviuDecided(
                version=process.version, result=result, description=note.strip(), key=key, **s
            )
            yield from _corrections(process, process.reviu_step, corrections, s)
        case c.DecideEvaluation(conforming, corrections, note):
            result = p.CONFORMING if conforming else p.NOT_CONFORMING
            yield p.EvaluationDecided(
                version=process.version, result=result, description=note.strip(), **s
            )
            yield from _corrections(process, 8, corrections, s)
        case c.RecordApproval(approver, signed_on, letter_number, reason):
            yield p.ApprovalRecorded(
                version=process.approved_version,
                approver=approver.strip(),
                signed_on=signed_on,
                letter_number=letter_number.strip(),
                description=reason.strip(),
                **s,
            )
        case c.AnswerCorrection(number, answer):
            yield p.CorrectionAnswered(number=number, description=answer.strip(), **s)
        case c.WithdrawDraft(reason):
            no = _draft_position(process)
            yield p.DraftWithdrawn(
                sop_step=no, version=process.version, description=reason.strip(), **s
            )
        case c.RecordPackage():
            yield p.PackageSent(version=process.version, **s)
        case c.SendToInspektur():
            yield p.SentToInspektur(version=process.version, **s)
        case c.RecordInitial(approver, signed_on, note):
            yield p.InitialRecorded(
                approver=approver.strip(), signed_on=signed_on, description=note.strip(), **s
            )
        case c.DispatchReport(addressees, sent_on, letter_number):
            yield p.ReportDispatched(
                version=process.approved_version,
                signed_on=sent_on,
                letter_number=letter_number.strip(),
                description=addressees.strip(),
                **s,
            )
        case c.TickCompleteness(key, present):
            yield p.CompletenessTicked(key=key, result=p.PRESENT if present else p.ABSENT, **s)


def first_open_step(process: Process) -> int:
    """Return the first step that is not finished, the last one when all are."""
    steps = process.own_steps
    return next((no for no in steps if process.status(no) is not Status.FINISHED), steps[-1])


def last_package(process: Process, unit: str) -> p.PackageReceived | None:
    """Return the package of an OPD that came last."""
    found = (
        one
        for one in reversed(process.events)
        if isinstance(one, p.PackageReceived) and one.unit == unit
    )
    return next(found, None)


def _draft_position(process: Process) -> int:
    """The step where a handed-in draft lies: in review, approved and not yet sent, or evaluated."""
    if process.city:
        return 10 if process.approved_version else 9 if process.status(8) is Status.FINISHED else 8
    if not process.approved_version:
        return 6
    return 8 if process.status(7) is Status.FINISHED else 7


def _corrections(
    process: Process, sop_step: int, corrections: tuple[str, ...], s: dict[str, Any]
) -> Iterator[p.Event]:
    for number, description in enumerate(corrections, start=len(process.corrections) + 1):
        yield p.CorrectionRecorded(
            sop_step=sop_step, number=number, description=description.strip(), **s
        )
