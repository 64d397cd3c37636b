"""The log as rows of a table, and back, even as a spreadsheet hands them over."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from tests.sop.walk import ENDED, REFUSED_AT_REVIU, walk

from lkjip.errors import ProcessError
from lkjip.sop.process.commands import AnswerCorrection, ChangePlan
from lkjip.sop.process.replay import fold
from lkjip.sop.process.rows import COLUMNS, EVENT_KINDS, DataRow, from_rows, to_rows

PROCESS = walk(
    *REFUSED_AT_REVIU, AnswerCorrection(2, "diisi"), ChangePlan(7, 1, "menunggu wali kota")
)


def _rows() -> list[DataRow]:
    return to_rows(PROCESS.events)


def test_the_state_can_be_rebuilt_from_the_rows() -> None:
    assert fold(from_rows(_rows())) == PROCESS


def test_every_row_has_every_column_in_the_same_order() -> None:
    assert {tuple(row) for row in _rows()} == {COLUMNS}


def test_rows_say_step_and_event_in_words() -> None:
    first, last = _rows()[0], to_rows(walk(*ENDED).events)[-1]
    assert (first["no"], first["langkah"], first["peristiwa"], first["waktu"]) == (
        1,
        1,
        "rencana ditetapkan",
        "2026-01-02 09:00:00",
    )
    assert (last["langkah"], last["peristiwa"], last["versi"]) == (8, "dikirim ke Inspektur", 1)


def test_there_are_twenty_eight_kinds_of_events_each_with_its_own_name() -> None:
    assert len(EVENT_KINDS) == 28


def test_floats_blanks_datetimes_and_sorting_of_a_spreadsheet_do_no_harm() -> None:
    def cell(value: object) -> object:
        if value == "":
            return None
        if isinstance(value, date):
            return datetime(value.year, value.month, value.day)
        return float(value) if isinstance(value, int) else value

    rows: list[dict[str, object]] = [{k: cell(v) for k, v in row.items()} for row in _rows()]
    blank: dict[str, object] = dict.fromkeys(COLUMNS)
    assert from_rows([*reversed(rows), blank]) == PROCESS.events


def test_times_that_became_real_dates_are_read_too() -> None:
    rows = [dict(row) for row in _rows()]
    rows[0]["waktu"] = PROCESS.events[0].when.replace(microsecond=999)
    assert from_rows(rows) == PROCESS.events


def test_a_unit_code_that_became_a_number_is_text_again() -> None:
    row = next(dict(row) for row in _rows() if row["unit"])
    assert from_rows([row | {"no": 1, "unit": 12.0}])[0].unit == "12"  # type: ignore[attr-defined]


@pytest.mark.parametrize("no", [1, 3, len(PROCESS.events) - 1])
def test_a_removed_row_is_noticed(no: int) -> None:
    rows = _rows()
    with pytest.raises(ProcessError, match=f"baris nomor {no} tidak ada"):
        from_rows(rows[: no - 1] + rows[no:])


def test_a_doubled_row_is_noticed() -> None:
    rows = _rows()
    with pytest.raises(ProcessError, match="Catatan proses tidak utuh"):
        from_rows([*rows, rows[4]])


@pytest.mark.parametrize(
    ("col", "value", "message"),
    [
        ("peristiwa", "draf dibuang", '"draf dibuang" tidak dikenal'),
        ("waktu", "kemarin", 'kolom "waktu": "kemarin"'),
        ("no", "satu", 'kolom "no"'),
        ("tanggal", "", 'kolom "tanggal"'),
    ],
)
def test_a_changed_cell_is_named(col: str, value: str, message: str) -> None:
    rows = _rows()
    rows[0][col] = value
    with pytest.raises(ProcessError, match=message):
        from_rows(rows)


@pytest.mark.parametrize(("col", "value"), [("nomor", 1.5), ("uraian", "")])
def test_a_correction_needs_its_whole_number_and_its_words(col: str, value: object) -> None:
    row: dict[str, object] = next(dict(r) for r in _rows() if r["peristiwa"] == "koreksi dicatat")
    with pytest.raises(ProcessError, match=f'kolom "{col}"'):
        from_rows([row | {"no": 1, col: value}])


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([-1, 0], "lebih awal"),
        ([-2], "koreksi nomor 2 tidak pernah dicatat"),
        ([-5], "tanpa draf yang diajukan"),
    ],
)
def test_a_log_that_contradicts_itself_is_refused(rows: list[int], message: str) -> None:
    with pytest.raises(ProcessError, match=message):
        fold(PROCESS.events[no] for no in rows)
