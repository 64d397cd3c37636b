"""Applies the events of steps 1–4 to the state. ``calendar.due_dates`` derives the plan's dates."""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch

from lkjip.errors import ProcessError
from lkjip.sop.process import events as p
from lkjip.sop.process.state import (
    COLLECTING,
    NOT_SUBMITTED,
    PACKAGE_IN,
    RELEASED,
    REQUESTED_AGAIN,
    Process,
    Status,
)


@singledispatch
def apply_event(one: p.Event, process: Process) -> Process:
    """Return the state after ``one``; ``fold`` adds what follows by itself and the log."""
    raise ProcessError(f'Peristiwa "{one.NAME}" tidak dikenal.')


@apply_event.register
def _plan_set(one: p.PlanSet, process: Process) -> Process:
    city = p.founds_city(one.description) if one.description else process.city
    new = replace(process, plan=one.first_day, plan_approval=None, city=city)
    return new.enter(1, Status.IN_PROGRESS, one.when)


@apply_event.register
def _plan_approved(one: p.PlanApproved, process: Process) -> Process:
    return replace(process, plan_approval=one)


@apply_event.register
def _founding_changed(one: p.FoundingChanged, process: Process) -> Process:
    process = replace(process, city=p.founds_city(one.key))
    complete = [unit for unit, state in process.units.items() if state == p.COMPLETE]
    if one.result != p.ASK_AGAIN or not process.units:
        return process
    new = process
    for unit in complete:
        new = new.with_unit(unit, REQUESTED_AGAIN)
    return _open_collection(new, one, "periode laporan berubah")


@apply_event.register
def _calendar_used(_one: p.CalendarUsed, process: Process) -> Process:
    return process  # ``calendar.due_dates`` reads it


@apply_event.register
def _due_dates_renewed(_one: p.DueDatesRenewed, process: Process) -> Process:
    return process  # dates are derived from the log


@apply_event.register
def _plan_changed(one: p.PlanChanged, process: Process) -> Process:
    return process  # dates are derived from the log and the calendar


@apply_event.register
def _request_sent(one: p.RequestSent, process: Process) -> Process:
    if process.units.get(one.unit, RELEASED) != RELEASED:
        return process
    new = process.with_unit(one.unit, NOT_SUBMITTED)
    if new.status(2) is Status.NOT_YET:
        new = new.enter(2, Status.WAITING, one.when)
    return _open_collection(new, one, f"unit {one.unit} baru diminta")


def _open_collection(process: Process, one: p.Event, reason: str) -> Process:
    new = replace(process, closed=False, without=()).enter(3, Status.WAITING, one.when)
    if process.city:
        new = new.enter(COLLECTING, Status.WAITING, one.when)
    return new.mark_stale(4, reason)


@apply_event.register
def _form_received(one: p.FormReceived, process: Process) -> Process:
    # Whatever comes back proves that the letter went out.
    process = replace(process, ticked=process.ticked | {"2.surat"})
    if one.result == p.COMPLETE:
        without = tuple(unit for unit in process.without if unit != one.unit)
        new = replace(process, without=without).with_unit(one.unit, p.COMPLETE)
        return new.mark_stale(4, f"form baru dari {one.unit}")
    if process.units.get(one.unit) in (p.COMPLETE, REQUESTED_AGAIN):
        return process  # data accepted earlier still count
    return process.with_unit(one.unit, p.NEEDS_FIX)


@apply_event.register
def _package_received(one: p.PackageReceived, process: Process) -> Process:
    # Whatever comes proves that the letter went out.
    process = replace(process, ticked=process.ticked | {"2.surat"})
    reason = f"paket baru dari {one.unit}"
    if process.units.get(one.unit) == p.COMPLETE:
        return _open_collection(process.with_unit(one.unit, PACKAGE_IN), one, reason)
    return process.with_unit(one.unit, PACKAGE_IN).mark_stale(4, reason)


@apply_event.register
def _opd_evaluated(one: p.OpdEvaluated, process: Process) -> Process:
    if one.result == p.CONFORMING:
        without = tuple(unit for unit in process.without if unit != one.unit)
        return replace(process, without=without).with_unit(one.unit, p.COMPLETE)
    new = process.with_unit(one.unit, p.NEEDS_FIX)
    if process.units.get(one.unit) == p.COMPLETE:
        return _open_collection(new, one, f"paket {one.unit} dikembalikan")
    return new


@apply_event.register
def _new_form_requested(one: p.NewFormRequested, process: Process) -> Process:
    new = process.with_unit(one.unit, REQUESTED_AGAIN)
    return _open_collection(new, one, f"perbaikan form {one.unit} diminta")


@apply_event.register
def _unit_released(one: p.UnitReleased, process: Process) -> Process:
    new = process.with_unit(one.unit, RELEASED)
    without = tuple(unit for unit in new.without if unit != one.unit)
    return replace(new, without=without).mark_stale(4, f"unit {one.unit} dikeluarkan")


@apply_event.register
def _collection_closed(one: p.CollectionClosed, process: Process) -> Process:
    return replace(process, closed=True, without=process.incomplete)


@apply_event.register
def _analysis_finished(one: p.AnalysisFinished, process: Process) -> Process:
    # Before the collection is closed the analysis is a preview: step 4 stays open.
    if process.status(3) is Status.FINISHED:
        new = process.finish(4, one.when)
    else:
        new = process.enter(4, Status.IN_PROGRESS, one.when)
    return new.mark_stale(5, "analisis dijalankan lagi")


@apply_event.register
def _renewal_ignored(one: p.RenewalIgnored, process: Process) -> Process:
    return replace(process, steps=tuple(replace(x, renewal_reason="") for x in process.steps))


@apply_event.register
def _completeness_ticked(one: p.CompletenessTicked, process: Process) -> Process:
    one_key = {one.key}
    present = one.result == p.PRESENT
    return replace(
        process, ticked=process.ticked | one_key if present else process.ticked - one_key
    )
