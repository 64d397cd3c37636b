"""Promises are facts: dates that were told stay, whatever happens to the calendar afterwards."""

from __future__ import annotations

import email
from datetime import date, datetime, timedelta
from email.policy import default
from functools import partial

import pytest
from tests.steps.office import ASKED, DUE, LATE, START, Office

from lkjip.book.port import Row
from lkjip.errors import ProcessError
from lkjip.sop.calendar.told import days_in_words, recorded_calendar
from lkjip.sop.calendar.working_days import Calendar
from lkjip.sop.process.events import CalendarUsed
from lkjip.steps.deadlines import extend, follow_holidays
from lkjip.steps.remind import remind
from lkjip.steps.request.request import request_data
from lkjip.steps.status import status
from lkjip.steps.undo import undo
from lkjip.steps.units_in_process import ask_again

WRONG, RIGHT = date(2025, 1, 9), date(2025, 1, 8)
UNIT = "SB-WIL"


def type_holidays(office: Office, *days: date) -> None:
    new: list[Row] = [{"Tanggal": d, "Nama": "Salah", "Jenis": "libur daerah"} for d in days]
    office.type_rows("tblLibur", lambda rows: [*rows, *new])


def delete_holidays(office: Office, *days: date) -> None:
    office.type_rows("tblLibur", lambda rows: [r for r in rows if r["Tanggal"] not in days])


def asked_with_a_wrong_holiday(office: Office) -> Office:
    """Letters that say 9 January, because 6 January stood in the calendar."""
    type_holidays(office, date(2025, 1, 6))
    office.planned().step(request_data, ASKED)
    assert set(office.column("tblPermintaan", "Tenggat")) == {WRONG}
    return office


def late(office: Office, unit: str = UNIT) -> object:
    return office.row("tblPengumpulan", "Kode Unit", unit)["Terlambat (hari kerja)"]


def mails(office: Office, day: date) -> list[str]:
    folder = office.folder / "forms" / "2024" / "keluar"
    found = []
    for path in sorted(folder.glob(f"Pengingat_*_{day}.eml")):
        message = email.message_from_bytes(path.read_bytes(), policy=default)
        body = message.get_body(("plain",))
        assert body is not None
        found.append(" ".join(body.get_content().split()))
    return found


# ---- what was told


def test_a_holiday_deleted_after_the_letters_does_not_make_a_unit_late(office: Office) -> None:
    asked_with_a_wrong_holiday(office)
    delete_holidays(office, date(2025, 1, 6))
    office.step(status, WRONG)
    assert late(office) is None
    assert set(office.column("tblPengumpulan", "Tenggat")) == {WRONG}
    office.step(remind, WRONG)
    assert mails(office, WRONG)
    for text in mails(office, WRONG):
        assert "9 Januari 2025" in text and "8 Januari 2025" not in text


def test_the_log_keeps_the_day_that_each_letter_named(quick: Office) -> None:
    asked_with_a_wrong_holiday(quick)
    sent = [
        row["tanggal"]
        for row in quick.rows("tblPeristiwa")
        if row["peristiwa"] == "permintaan dikirim"
    ]
    assert sent == [WRONG] * 4


def test_an_older_log_without_these_days_is_read_from_the_table_of_letters(
    quick: Office,
) -> None:
    asked_with_a_wrong_holiday(quick)

    def older(rows: list[Row]) -> list[Row]:
        kept = [row for row in rows if row["peristiwa"] != "kalender dicatat"]
        blank = [
            {**row, "tanggal": None} if row["peristiwa"] == "permintaan dikirim" else row
            for row in kept
        ]
        return [{**row, "no": number} for number, row in enumerate(blank, 1)]

    quick.type_rows("tblPeristiwa", older)
    delete_holidays(quick, date(2025, 1, 6))
    quick.step(status, WRONG)
    assert late(quick) is None
    assert "kalender dicatat" in quick.column("tblPeristiwa", "peristiwa")


def test_holidays_typed_for_a_past_week_do_not_shrink_lateness(office: Office) -> None:
    office.asked()
    office.collected(UNIT, day=date(2025, 1, 13))
    before = late(office)
    assert before == 3
    type_holidays(office, date(2025, 1, 9), date(2025, 1, 10))
    office.step(status, date(2025, 1, 14))
    assert late(office) == before


def test_lateness_recorded_by_then_stays_when_the_new_calendar_is_taken_over(
    office: Office,
) -> None:
    office.asked().collected(UNIT, day=date(2025, 1, 13))
    type_holidays(office, date(2025, 1, 9), date(2025, 1, 10), date(2025, 1, 15))
    office.step(follow_holidays, date(2025, 1, 14))
    office.step(status, date(2025, 1, 14), 10)
    assert late(office) == 3


# ---- a changed calendar is asked about


def test_a_changed_calendar_shows_the_old_and_the_new_day_and_moves_nothing(
    office: Office,
) -> None:
    office.asked()
    plan = office.column("tblRencana", "Tenggat")
    type_holidays(office, date(2025, 1, 7))
    result = office.step(status, ASKED, 10)
    first = result.findings[0]
    assert first.code == "B12" and first.sheet == "3 Pengumpulan"
    assert "9 Januari 2025" in first.message and "8 Januari 2025" in first.message
    assert len(result.findings) == 6
    assert office.column("tblRencana", "Tenggat") == plan


def test_taking_the_new_calendar_over_moves_the_open_steps_and_says_whom_to_tell(
    office: Office,
) -> None:
    office.asked()
    plan = office.column("tblRencana", "Tenggat")
    type_holidays(office, date(2025, 1, 7))
    result = office.step(follow_holidays, ASKED, 10)
    assert "langkah 3: 8 Jan 2025 → 9 Jan 2025" in result.summary
    assert "Buat Pengingat" in result.summary
    new = office.column("tblRencana", "Tenggat")
    assert new[:2] == plan[:2] and new[2] == date(2025, 1, 9)
    assert all(b > a for a, b in zip(plan[2:], new[2:], strict=True))  # type: ignore[operator]
    assert office.step(status, ASKED, 11).findings == ()
    office.step(remind, ASKED, 12)
    assert all("9 Januari 2025" in text for text in mails(office, ASKED))


def test_a_calendar_that_moves_nothing_is_not_taken_over(quick: Office) -> None:
    quick.asked()
    type_holidays(quick, date(2026, 12, 1))
    assert quick.step(status, ASKED, 10).findings == ()
    with pytest.raises(ProcessError, match="Tidak ada tenggat yang bergeser"):
        quick.step(follow_holidays, ASKED, 10)


def test_before_the_letters_a_plan_set_anew_takes_the_calendar_of_today(quick: Office) -> None:
    quick.planned()
    type_holidays(quick, date(2025, 1, 6))
    assert [one.code for one in quick.step(status, START, 10).findings][:1] == ["B12"]
    quick.planned()
    assert quick.column("tblRencana", "Tenggat")[2] == WRONG


# ---- an extension, and a form that is asked for again


def test_an_extension_moves_the_step_and_those_after_it_and_units_hear_the_new_day(
    office: Office,
) -> None:
    office.asked()
    result = office.step(partial(extend, no=3, days=2, reason="bencana banjir"), DUE)
    assert "langkah 3: 8 Jan 2025 → 10 Jan 2025" in result.summary
    office.step(status, LATE)
    assert late(office) is None
    office.step(remind, LATE)
    assert all("10 Januari 2025" in text for text in mails(office, LATE))


@pytest.mark.parametrize(("no", "days", "reason"), [(9, 1, "x"), (3, 0, "x"), (3, 31, "x"), (3, 1, " ")])  # fmt: skip
def test_an_extension_that_makes_no_sense_is_refused(
    quick: Office, no: int, days: int, reason: str
) -> None:
    quick.asked()
    with pytest.raises(ProcessError):
        quick.step(partial(extend, no=no, days=days, reason=reason), ASKED)


def test_a_unit_whose_form_was_complete_is_asked_again_and_reminded(office: Office) -> None:
    office.asked().collected()
    office.step(partial(ask_again, unit=UNIT, reason="angka TW II keliru"), DUE, 10)
    assert office.shot().process.units[UNIT] == "diminta ulang"
    result = office.step(remind, DUE, 11)
    assert result.data["surel"] == [f"Pengingat_{UNIT}_{DUE}.eml"]


def test_a_unit_that_owes_its_form_is_not_asked_again(quick: Office) -> None:
    quick.asked()
    with pytest.raises(ProcessError, match="pengingat"):
        quick.step(partial(ask_again, unit=UNIT, reason="x"), ASKED)


# ---- lateness that counts on


def test_a_unit_refused_in_time_that_never_sends_again_becomes_late(office: Office) -> None:
    office.asked()
    office.type_rows(
        "tblPengumpulan",
        lambda rows: [
            {**r, "Status": "ditolak", "Diterima": date(2025, 1, 7)}
            if r["Kode Unit"] == UNIT
            else r
            for r in rows
        ],
    )
    office.step(status, DUE)
    assert late(office) is None
    office.step(status, date(2025, 1, 13))
    assert late(office) == 3
    assert office.row("tblPengumpulan", "Kode Unit", UNIT)["Status"] == "ditolak"


# ---- after an undo the tabs agree


def test_after_an_undo_on_another_day_plan_and_home_count_the_same_days(closed: Office) -> None:
    office = closed
    office.asked().collected(UNIT, day=DUE)
    later = DUE + timedelta(days=5)
    office.step(undo, later)
    row = office.rows("tblRencana")[2]
    assert row["Sisa Waktu"] == "terlambat 3 hari kerja"
    assert late(office) == 3


# ---- the record itself


def test_a_recorded_calendar_reads_back_as_it_was() -> None:
    days = {date(2024, 12, 31): "a", date(2025, 1, 1): "b", date(2026, 2, 3): "c"}
    words = days_in_words(Calendar(days), 2025)
    assert words == "2025: 0101; 2026: 0203"
    one = CalendarUsed(when=datetime(2025, 1, 1), days=6, description=words)
    read = recorded_calendar(one)
    assert set(read.holidays) == {date(2025, 1, 1), date(2026, 2, 3)}
    assert read.is_working_day(date(2025, 1, 4)) and not read.is_working_day(date(2025, 1, 5))
