"""Step 1: due dates in working days, from the command or from the yellow cell."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from tests.steps.office import ASKED, START, Office

from lkjip.errors import ProcessError, RegisterError, UsageError
from lkjip.steps.plan import set_plan
from lkjip.steps.request.request import request_data
from lkjip.tables.cells import Cell

DUE_DATES = [
    date(2025, 1, 2), date(2025, 1, 3), date(2025, 1, 8), date(2025, 1, 13),
    date(2025, 1, 22), date(2025, 1, 24), date(2025, 2, 7), date(2025, 2, 11),
]  # fmt: skip


def test_the_eight_due_dates_follow_in_working_days(office: Office) -> None:
    office.planned()
    assert office.column("tblRencana", "Tenggat") == DUE_DATES
    assert sum(int(str(days)) for days in office.column("tblRencana", "Hari Kerja")) == 26


@pytest.mark.parametrize(
    ("year", "start", "end"),
    [
        (2024, date(2024, 1, 2), date(2024, 2, 6)),
        (2024, date(2025, 1, 2), date(2025, 2, 11)),
        (2025, date(2026, 1, 2), date(2026, 2, 9)),
    ],
)
def test_twenty_six_working_days_end_on_the_right_day(
    quick: Office, year: int, start: date, end: date
) -> None:
    quick.type_setting("tahun", year)
    result = quick.step(partial(set_plan, begin=start), start)
    assert quick.column("tblRencana", "Tenggat")[-1] == end
    assert result.data["langkah"][-1]["tenggat"] == end.isoformat()  # type: ignore[index]


def test_the_first_day_is_taken_from_the_yellow_cell(office: Office) -> None:
    office.type_name("rencana_mulai", START)
    office.step(set_plan)
    assert office.column("tblRencana", "Tenggat") == DUE_DATES


def test_the_first_day_of_the_command_is_shown_in_the_yellow_cell(quick: Office) -> None:
    quick.planned()
    assert quick.name("rencana_mulai") == START


@pytest.mark.parametrize("typed", [None, "2 Januari", 20250102, True])
def test_a_yellow_cell_without_a_date_is_refused_with_what_stands_there(
    quick: Office, typed: Cell
) -> None:
    quick.type_name("rencana_mulai", typed)
    with pytest.raises(UsageError) as refusal:
        quick.step(set_plan)
    assert "1 Rencana" in refusal.value.message and "sel kuning" in refusal.value.cure
    assert (str(typed) if typed else "kosong") in refusal.value.message


@pytest.mark.parametrize("start", [date(2023, 12, 29), date(2026, 1, 2)])
def test_a_first_day_of_another_year_is_refused_with_both_years(quick: Office, start: date) -> None:
    before = quick.everything()
    with pytest.raises(UsageError, match="2024") as refusal:
        quick.step(partial(set_plan, begin=start))
    assert str(start.year) in refusal.value.message
    assert "Pengaturan" in refusal.value.cure
    assert quick.everything() == before


def test_a_local_holiday_typed_into_the_calendar_moves_every_later_date(quick: Office) -> None:
    local = {"Tanggal": date(2025, 1, 6), "Nama": "Hari Jadi", "Jenis": "libur daerah"}
    quick.type_rows("tblLibur", lambda rows: [*rows, local])
    quick.planned()
    due = quick.column("tblRencana", "Tenggat")
    assert due[:3] == [date(2025, 1, 2), date(2025, 1, 3), date(2025, 1, 9)]
    assert due[-1] == date(2025, 2, 12)


def test_a_calendar_with_a_day_that_is_none_is_refused_by_its_cell(quick: Office) -> None:
    def spoil(rows: list[dict[str, Cell]]) -> None:
        rows[1]["Tanggal"] = "1 Maret"

    quick.type_rows("tblLibur", spoil)
    with pytest.raises(RegisterError, match=r"Libur!B6 .*1 Maret"):
        quick.planned()


def test_the_plan_may_be_set_again_until_the_requests_are_out(quick: Office) -> None:
    quick.planned()
    quick.step(partial(set_plan, begin=date(2025, 1, 6)), START, 10)
    assert quick.column("tblRencana", "Tenggat")[0] == date(2025, 1, 6)
    quick.step(request_data, ASKED)
    before = quick.everything()
    with pytest.raises(ProcessError) as refusal:
        quick.step(partial(set_plan, begin=START), ASKED, 10)
    assert refusal.value.cure
    assert quick.everything() == before


def test_every_tab_shows_its_state_its_due_date_and_who_must_act(office: Office) -> None:
    office.planned()
    card = office.name("langkah3_keadaan")
    assert isinstance(card, tuple)
    values = [row[0] for row in card]
    assert values[1] == DUE_DATES[2]
    assert values[0] == "belum mulai" and "Kepala Sub Bagian" in str(values[3])
    assert office.row("tblRencana", "Langkah", "1 Rencana")["Keadaan"] == "selesai"


def test_the_run_is_written_into_the_history_with_who_when_and_the_backup(office: Office) -> None:
    office.planned()
    [row] = office.rows("tblRiwayat")
    assert (row["No"], row["Pelaku"], row["Langkah"]) == (1, "penguji", "1 Rencana")
    assert (row["Tindakan"], row["Status"]) == ("tetapkan rencana", "selesai")
    assert str(row["Waktu"]) == "2025-01-02 09:00:00"
    assert (office.folder / "cadangan" / str(row["Cadangan"])).is_file()
    assert "tblRencana" in str(row["Tabel"]) and "26 hari kerja" in str(row["Keterangan"])


def test_the_same_plan_twice_gives_the_same_plan(quick: Office) -> None:
    quick.planned()
    first = quick.rows("tblRencana")
    quick.step(partial(set_plan, begin=START), START, 10)
    assert quick.rows("tblRencana") == first
