"""Applies the events of steps 5–10 to the state: drafts, decisions, returns, dispatch."""

from __future__ import annotations

from dataclasses import replace

from lkjip.errors import ProcessError
from lkjip.sop.process import events as p
from lkjip.sop.process.apply_collection import apply_event
from lkjip.sop.process.state import Correction, Process, Round, Status


@apply_event.register
def _draft_created(one: p.DraftCreated, process: Process) -> Process:
    return replace(process, version=one.version).enter(5, Status.IN_PROGRESS, one.when)


@apply_event.register
def _draft_handed_in(one: p.DraftHandedIn, process: Process) -> Process:
    new = replace(process, handed_in_at=one.when).finish(5, one.when)
    return new.enter(process.first_reader, Status.WAITING, one.when)


@apply_event.register
def _reviu_decided(one: p.ReviuDecided, process: Process) -> Process:
    no = process.reviu_step
    new = _round(process, one, no, one.version, one.result, one.description)
    if one.result == p.CONFORMING:
        approved = replace(new, approved_version=one.version, approved_fingerprint=one.key)
        done = approved.finish(no, one.when)
        return done.enter(10, Status.WAITING, one.when) if process.city else done
    return _return_draft(new, one).enter(no, Status.RETURNED, one.when)


@apply_event.register
def _approval_recorded(one: p.ApprovalRecorded, process: Process) -> Process:
    return replace(process, approval=one)


@apply_event.register
def _evaluation_decided(one: p.EvaluationDecided, process: Process) -> Process:
    new = _round(process, one, 8, one.version, one.result, one.description)
    if one.result == p.CONFORMING:
        return new.enter(8, Status.IN_PROGRESS, one.when)
    return _return_draft(new, one).enter(8, Status.RETURNED, one.when)


@apply_event.register
def _draft_withdrawn(one: p.DraftWithdrawn, process: Process) -> Process:
    return _return_draft(
        _round(process, one, one.sop_step, one.version, p.WITHDRAWN, one.description), one
    )


def _round(
    process: Process, one: p.Event, sop_step: int, version: int, result: str, note: str
) -> Process:
    if process.handed_in_at is None:
        raise ProcessError(f'Catatan proses: "{one.NAME}" tanpa draf yang diajukan.')
    new = Round(
        number=len(process.rounds) + 1,
        sop_step=sop_step,
        version=version,
        handed_in_at=process.handed_in_at,
        decided_at=one.when,
        decision=result,
        decider=one.actor,
        role=one.role,
        note=note,
    )
    return replace(process, rounds=(*process.rounds, new))


def _return_draft(process: Process, one: p.Event) -> Process:
    """Back to drafting: the steps behind it are passed again; a new package needs new ticks.

    A step that returned the draft stays "dikembalikan" until the draft reaches it again.
    """
    again = "8" if process.city else "78"
    ticked = frozenset(key for key in process.ticked if key[0] not in again)
    new = replace(
        process, approved_version=0, approved_fingerprint="", approval=None, ticked=ticked
    )
    new = replace(new, initials=(), dispatched=None)
    new = new.enter(5, Status.IN_PROGRESS, one.when)
    for no in (8, 9, 10) if process.city else (6, 7, 8):
        if new.status(no) is not Status.RETURNED:
            new = new.repeat(no)
    return new


@apply_event.register
def _correction_recorded(one: p.CorrectionRecorded, process: Process) -> Process:
    new = Correction(one.number, one.sop_step, len(process.rounds), one.description)
    return replace(process, corrections=(*process.corrections, new))


@apply_event.register
def _correction_answered(one: p.CorrectionAnswered, process: Process) -> Process:
    if one.number not in {corrections.number for corrections in process.corrections}:
        raise ProcessError(f"Catatan proses: koreksi nomor {one.number} tidak pernah dicatat.")
    corrections = tuple(_answer(old, one) for old in process.corrections)
    return replace(process, corrections=corrections)


def _answer(old: Correction, one: p.CorrectionAnswered) -> Correction:
    if old.number != one.number:
        return old
    return replace(old, answer=one.description, answered_at=one.when, answered_by=one.actor)


@apply_event.register
def _package_sent(one: p.PackageSent, process: Process) -> Process:
    new = replace(process, handed_in_at=one.when).finish(7, one.when)
    return new.enter(8, Status.WAITING, one.when)


@apply_event.register
def _sent_to_inspektur(one: p.SentToInspektur, process: Process) -> Process:
    if not process.city:
        return process.finish(8, one.when)
    new = replace(process, handed_in_at=one.when).finish(8, one.when)
    return new.enter(process.reviu_step, Status.WAITING, one.when)


@apply_event.register
def _initial_recorded(one: p.InitialRecorded, process: Process) -> Process:
    return replace(process, initials=(*process.initials, one))


@apply_event.register
def _report_dispatched(one: p.ReportDispatched, process: Process) -> Process:
    return replace(process, dispatched=one).finish(10, one.when)
