"""Working days, holidays and the plan's due dates."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reference import DATA, read_table

from lkjip.errors import UsageError
from lkjip.sop.activities import STEPS
from lkjip.sop.calendar.holiday_seed import default_holidays
from lkjip.sop.calendar.schedule import days_remaining, legal_due_date, make_schedule
from lkjip.sop.calendar.working_days import Calendar

HOLIDAYS = DATA / "holidays_2018_2027.csv"
DAYS = st.dates(date(2018, 1, 1), date(2027, 12, 31))


def _calendar(*year: int) -> Calendar:
    return Calendar({holiday.day: holiday.name for t in year for holiday in default_holidays(t)})


def _reference(year: int) -> set[tuple[date, str, str]]:
    rows = [(date.fromisoformat(r["tanggal"]), r["nama"], r["jenis"]) for r in read_table(HOLIDAYS)]
    return {row for row in rows if row[0].year == year}


@pytest.mark.parametrize("year", range(2018, 2028))
def test_the_seed_of_a_year_is_the_reference_list(year: int) -> None:
    assert {(x.day, x.name, x.kind) for x in default_holidays(year)} == _reference(year)


def test_the_seed_comes_in_date_order_with_one_row_per_day() -> None:
    days = [holiday.day for holiday in default_holidays(2024)]
    assert days == sorted(set(days))


@pytest.mark.parametrize(("year", "amount"), [(2018, 239), (2024, 238), (2025, 237), (2026, 240)])
def test_a_year_has_its_known_number_of_working_days(year: int, amount: int) -> None:
    assert _calendar(year).working_days_in_year(year) == amount


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        (date(2024, 1, 2), date(2024, 2, 6)),
        (date(2025, 1, 2), date(2025, 2, 11)),
        (date(2026, 1, 2), date(2026, 2, 9)),
    ],
)
def test_the_26_days_of_the_sop_from_2_january_end_on_the_known_day(begin: date, end: date) -> None:
    assert make_schedule(begin, _calendar(begin.year))[-1].due == end


def test_a_plan_that_starts_on_a_day_off_begins_on_the_next_working_day() -> None:
    plan = make_schedule(date(2026, 1, 1), _calendar(2026))
    assert plan[0].begin == plan[0].due == date(2026, 1, 2)


def test_a_new_holiday_in_the_sheet_moves_the_due_dates_after_it() -> None:
    default = _calendar(2026)
    local = Calendar({**default.holidays, date(2026, 1, 12): "Hari Jadi Kota"})
    old, new = make_schedule(date(2026, 1, 2), default), make_schedule(date(2026, 1, 2), local)
    moved = [a.no for a, b in zip(old, new, strict=True) if a.due != b.due]
    assert moved == [4, 5, 6, 7, 8]


def test_a_calendar_does_not_change_with_the_dictionary_it_was_made_from() -> None:
    holiday: dict[date, str] = {}
    calendar = Calendar(holiday)
    holiday[date(2026, 1, 5)] = "belakangan"
    assert calendar.is_working_day(date(2026, 1, 5))


def test_work_done_on_a_day_off_counts_as_one_day() -> None:
    assert Calendar().days_taken(date(2026, 1, 10), date(2026, 1, 11)) == 1


def test_a_six_day_week_works_on_saturday() -> None:
    assert Calendar(weekend=frozenset({6})).is_working_day(date(2026, 1, 3))


def test_day_zero_of_a_count_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Calendar().nth_working_day(date(2026, 1, 5), 0)


@given(begin=DAYS, n=st.integers(1, 60))
def test_the_nth_working_day_is_a_working_day_with_n_minus_one_before_it(
    begin: date, n: int
) -> None:
    calendar = _calendar(2024, 2025, 2026)
    days = calendar.nth_working_day(begin, n)
    assert calendar.is_working_day(days)
    assert calendar.distance(begin - timedelta(days=1), days) == n
    assert calendar.days_taken(begin, days) == n


@given(a=DAYS, b=DAYS)
def test_the_distance_there_and_back_has_opposite_signs(a: date, b: date) -> None:
    calendar = Calendar({date(2024, 1, 1): "x"})
    assert calendar.distance(a, b) == -calendar.distance(b, a)


@given(begin=DAYS)
def test_steps_follow_each_other_without_gap_or_overlap(begin: date) -> None:
    calendar = _calendar(2025)
    plan = make_schedule(begin, calendar)
    assert [t.no for t in plan] == [one.no for one in STEPS]
    for this_day, following in pairwise(plan):
        assert calendar.distance(this_day.due, following.begin) == 1
        assert calendar.days_taken(this_day.begin, this_day.due) == this_day.days


@pytest.mark.parametrize(
    ("year", "level", "limit"),
    [
        (2023, "bagian", date(2024, 2, 29)),
        (2024, "bagian", date(2025, 2, 28)),
        (2024, "opd", date(2025, 2, 28)),
        (2025, "kota", date(2026, 3, 31)),
    ],
)
def test_the_legal_deadline_is_the_end_of_its_month(year: int, level: str, limit: date) -> None:
    assert legal_due_date(year, level) == limit


def test_an_unknown_level_is_refused_with_the_choices() -> None:
    with pytest.raises(UsageError, match="bagian, opd, kota"):
        legal_due_date(2024, "desa")


@pytest.mark.parametrize(
    ("today", "amount", "words"),
    [
        (date(2026, 1, 6), 3, "3 hari kerja lagi"),
        (date(2026, 1, 9), 0, "hari ini"),
        (date(2026, 1, 10), 0, "tenggat baru lewat"),  # the Saturday after a Friday
        (date(2026, 1, 12), -1, "terlambat 1 hari kerja"),
        (date(2026, 1, 13), -2, "terlambat 2 hari kerja"),
    ],
)
def test_the_remaining_days_are_said_in_words(today: date, amount: int, words: str) -> None:
    assert days_remaining(date(2026, 1, 9), today, Calendar()) == (amount, words)


def test_a_due_day_that_became_a_holiday_says_that_no_working_day_is_left() -> None:
    calendar = Calendar({date(2026, 1, 9): "mendadak"})
    assert days_remaining(date(2026, 1, 9), date(2026, 1, 8), calendar)[1] == (
        "hari kerja terakhir sudah habis"
    )
