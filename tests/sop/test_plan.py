"""Due dates after extensions and returns."""

from __future__ import annotations

from datetime import date

import pytest
from tests.sop.walk import (
    BEGINNING,
    CALENDAR,
    COLLECTED,
    HANDED_IN,
    REFUSED_AT_REVIU,
    REQUEST,
    SENT,
    clock,
    walk,
)

from lkjip.errors import ProcessError
from lkjip.sop.calendar.due_dates import plan_in_force
from lkjip.sop.calendar.schedule import make_schedule
from lkjip.sop.calendar.working_days import Calendar
from lkjip.sop.process.commands import ChangePlan, DecideEvaluation, DecideReviu, WithdrawDraft
from lkjip.sop.process.state import Process


def _due(process: Process, calendar: Calendar = CALENDAR) -> list[date]:
    return [one.due for one in plan_in_force(process, calendar)]


def test_without_a_plan_there_are_no_due_dates() -> None:
    assert plan_in_force(Process(), CALENDAR) == ()


def test_the_plan_in_force_begins_as_the_first_plan() -> None:
    assert plan_in_force(walk(*REQUEST), CALENDAR) == make_schedule(BEGINNING.date(), CALENDAR)


def test_a_return_at_6_gives_the_full_time_again_from_the_next_working_day() -> None:
    process = walk(DecideReviu(False, ("x",)), from_=walk(*HANDED_IN), at=clock("2026-01-30 10:00"))
    plan = plan_in_force(process, CALENDAR)
    assert plan[4].begin == date(2026, 2, 2)  # Monday after the return on a Friday
    assert [one.due for one in plan[4:]] == [
        date(2026, 2, 10),  # 7 working days
        date(2026, 2, 12),  # 2
        date(2026, 2, 25),  # 7, around cuti bersama and Imlek on 16 and 17 February
        date(2026, 2, 27),  # 2
    ]


def test_a_return_ahead_of_the_plan_makes_no_due_date_earlier() -> None:
    before, after = walk(*HANDED_IN), walk(*REFUSED_AT_REVIU)
    assert plan_in_force(after, CALENDAR) == plan_in_force(before, CALENDAR)


def test_a_return_ahead_of_the_plan_keeps_an_extension() -> None:
    before = walk(*REQUEST, ChangePlan(5, 10, "pegawai cuti"), *HANDED_IN[len(REQUEST) :])
    after = walk(DecideReviu(False, ("x",)), from_=before)
    assert _due(after) == _due(before)


def test_a_return_at_8_and_a_withdrawal_replan_steps_5_to_8_alike() -> None:
    delivered, at = walk(*SENT), clock("2026-02-11 10:00")
    returned = walk(DecideEvaluation(False, ("x",)), from_=delivered, at=at)
    withdrawn = walk(WithdrawDraft("x"), from_=delivered, at=at)
    assert _due(returned) == _due(withdrawn)
    assert _due(returned)[:4] == _due(delivered)[:4]
    assert _due(returned)[4] == date(2026, 2, 24)


def test_an_extension_moves_its_step_and_those_after_it() -> None:
    before = _due(walk(*REQUEST))
    after = _due(walk(*REQUEST, ChangePlan(3, 2, "listrik padam")))
    assert after[:2] == before[:2]
    assert plan_in_force(walk(*REQUEST, ChangePlan(3, 2, "x")), CALENDAR)[2].days == 3 + 2
    assert [CALENDAR.distance(a, b) for a, b in zip(before[2:], after[2:], strict=True)] == [2] * 6


def test_a_holiday_added_to_the_sheet_moves_the_dates_of_a_running_process() -> None:
    local = Calendar({**CALENDAR.holidays, date(2026, 1, 7): "Hari Jadi Kota"})
    process = walk(*REFUSED_AT_REVIU)
    assert _due(process, local)[2] > _due(process)[2]


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (ChangePlan(3, 0, "x"), "Tenggat hanya dapat diundur"),
        (ChangePlan(3, 31, "x"), "di luar 1–30"),
        (ChangePlan(9, 1, "x"), "Tidak ada langkah 9"),
        (ChangePlan(1, 1, "x"), "Langkah 1 sudah selesai"),
        (ChangePlan(4, 1, ""), "Alasan belum diisi"),
    ],
)
def test_an_extension_that_makes_no_sense_is_refused(command: ChangePlan, message: str) -> None:
    with pytest.raises(ProcessError, match=message):
        walk(*COLLECTED, command)


def test_an_extension_without_a_plan_is_refused() -> None:
    with pytest.raises(ProcessError, match="Rencana belum ditetapkan"):
        walk(ChangePlan(3, 1, "x"))
