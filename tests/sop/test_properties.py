"""Properties: whatever people press, in whatever order, nothing is lost and the end stays near."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sop.walk import BEGINNING, CALENDAR, SARI, UNIT, follow_advice

from lkjip.errors import ProcessError
from lkjip.sop.calendar.due_dates import plan_in_force
from lkjip.sop.completeness import COMPLETENESS_ITEMS
from lkjip.sop.next_actions import next_action, possible_actions
from lkjip.sop.overview import summarize
from lkjip.sop.process import commands as c
from lkjip.sop.process.process import carry_out, why_refused
from lkjip.sop.process.replay import fold
from lkjip.sop.process.rows import from_rows, to_rows
from lkjip.sop.process.state import Process, Status

ENOUGH = 60  # presses; the longest way from any state to the end needs far fewer

unit = st.sampled_from((*UNIT, "baru"))
text = st.sampled_from(("", "karena begitu", "=1+1", "- koreksi\nbaris dua"))
corrections = st.lists(text, max_size=3).map(tuple)
days = st.dates(date(2025, 12, 29), date(2026, 2, 1))
COMMANDS = st.one_of(
    st.builds(c.SetPlan, days),
    st.builds(c.ChangePlan, st.integers(0, 9), st.integers(-1, 31), text),
    st.builds(c.SendRequests, st.lists(unit, max_size=3).map(tuple)),
    st.builds(c.ReceiveForm, unit, st.booleans(), text),
    st.builds(c.RequestNewForm, unit, text),
    st.builds(c.ReleaseUnit, unit, text),
    st.builds(c.CloseCollection, st.lists(unit, unique=True, max_size=3).map(tuple), text),
    st.builds(c.RecordAnalysis, text),
    st.builds(c.IgnoreRenewal, text),
    st.just(c.RecordDraft()),
    st.just(c.HandInDraft()),
    st.builds(c.DecideReviu, st.booleans(), corrections, text),
    st.builds(c.DecideEvaluation, st.booleans(), corrections, text),
    st.builds(c.AnswerCorrection, st.integers(1, 5), text),
    st.builds(c.WithdrawDraft, text),
    st.just(c.RecordPackage()),
    st.just(c.SendToInspektur()),
    st.builds(
        c.TickCompleteness,
        st.sampled_from([item.key for item in COMPLETENESS_ITEMS]),
        st.booleans(),
        st.booleans(),
    ),
)
# Many presses follow the advice, so that walks reach the late steps; some say no to a draft.
FOLLOW, OPPOSE = "turut", "bantah"
PRESSES = st.tuples(st.sampled_from((FOLLOW, FOLLOW, OPPOSE)) | COMMANDS, st.integers(0, 4))
WALKS = st.lists(PRESSES, max_size=40)
MANY = settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])


def _commands(press: c.Command | str, process: Process, today: date) -> list[c.Command]:
    if isinstance(press, c.Command):
        return [press]
    if process.finished:
        return []
    action = next_action(process, today, CALENDAR)
    if press == OPPOSE and action.command == "reviu":
        return [c.DecideReviu(False, ("judul", "tabel"))]
    if press == OPPOSE and action.command == "evaluasi":
        return [c.DecideEvaluation(False, ("sumber",))]
    return follow_advice(action, process)


def _walk(presses: list[tuple[c.Command | str, int]]) -> list[Process]:
    """All states of a walk; a refused command leaves the state as it is."""
    states = [Process()]
    when = BEGINNING
    for press, days_passed in presses:
        when += timedelta(days=days_passed)
        commands = _commands(press, states[-1], when.date())
        for one in commands:
            if refusal := why_refused(states[-1], one):
                assert refusal.message.strip() and refusal.cure.strip()
                with pytest.raises(ProcessError, match=re.escape(refusal.message)):
                    carry_out(states[-1], one, when, SARI)
            else:
                states.append(carry_out(states[-1], one, when, SARI))
    return states


@MANY
@given(WALKS)
def test_from_every_state_the_advice_leads_to_the_end(
    presses: list[tuple[c.Command | str, int]],
) -> None:
    process = _walk(presses)[-1]
    for _ in range(ENOUGH):
        if process.finished:
            break
        when = process.events[-1].when if process.events else BEGINNING
        for one in follow_advice(next_action(process, when.date(), CALENDAR), process):
            process = carry_out(process, one, when, SARI)  # advice is never refused
    assert process.finished and not process.open_corrections
    assert {process.status(no) for no in process.own_steps} == {Status.FINISHED}


@MANY
@given(WALKS)
def test_once_there_are_data_no_unit_can_hold_up_the_report_for_ever(
    presses: list[tuple[c.Command | str, int]],
) -> None:
    process = _walk(presses)[-1]
    if not process.has_data:
        return
    for _ in range(ENOUGH):
        if process.finished:
            break
        when = process.events[-1].when
        action = next_action(process, when.date(), CALENDAR)
        commands = follow_advice(action, process)
        if action.command == "kumpulkan":  # nobody hands in any more
            commands = [
                c.TickCompleteness("3.softcopy", program=True),
                c.CloseCollection(process.incomplete, "tidak menjawab"),
            ]
        for one in commands:
            if why_refused(process, one) is None:
                process = carry_out(process, one, when, SARI)
    assert process.finished


@MANY
@given(WALKS)
def test_no_correction_pass_unit_or_version_is_ever_lost(
    presses: list[tuple[c.Command | str, int]],
) -> None:
    states = _walk(presses)
    for before, after in pairwise(states):
        assert after.events[: len(before.events)] == before.events
        assert after.rounds[: len(before.rounds)] == before.rounds
        assert set(before.units) <= set(after.units)
        assert after.version >= before.version
        for old, new in zip(before.corrections, after.corrections, strict=False):
            assert (new.number, new.sop_step) == (old.number, old.sop_step)
            assert (new.round_no, new.description) == (old.round_no, old.description)
            assert bool(new.answer) >= bool(old.answer)
        assert len(after.corrections) >= len(before.corrections)
        assert [one.number for one in after.corrections] == list(
            range(1, len(after.corrections) + 1)
        )


@MANY
@given(WALKS)
def test_no_date_moves_backwards(presses: list[tuple[c.Command | str, int]]) -> None:
    states = _walk(presses)
    for before, after in pairwise(states):
        times = [one.when for one in after.events]
        assert times == sorted(times)
        for old, new in zip(before.steps, after.steps, strict=True):
            assert old.begin is None or new.begin == old.begin
            assert not (old.finished and new.finished) or new.finished >= old.finished
        if before.units:  # the units have been told their dates
            due = zip(plan_in_force(before, CALENDAR), plan_in_force(after, CALENDAR), strict=True)
            assert all(b.begin >= a.begin and b.due >= a.due for a, b in due)


@MANY
@given(WALKS)
def test_the_rows_give_back_the_log_and_the_log_gives_back_the_state(
    presses: list[tuple[c.Command | str, int]],
) -> None:
    process = _walk(presses)[-1]
    assert from_rows(to_rows(process.events)) == process.events
    assert fold(from_rows(to_rows(process.events))) == process


@MANY
@given(WALKS, days)
def test_every_state_can_be_told_and_has_an_action_that_is_allowed(
    presses: list[tuple[c.Command | str, int]], today: date
) -> None:
    process = _walk(presses)[-1]
    steps = summarize(process, CALENDAR, today)
    assert len(steps) == 8 and all(one.remaining_words for one in steps)
    assert possible_actions(process, today, CALENDAR)
    for before, after in pairwise(steps):
        if before.due and after.due:
            assert before.due < after.due
