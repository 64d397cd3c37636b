"""The log as rows of a table, and back, even as a spreadsheet hands them over."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from tests.sop.walk import DITOLAK_REVIU, TAMAT, jalan

from lkjip.errors import ProcessError
from lkjip.sop.process.commands import JawabKoreksi, UbahRencana
from lkjip.sop.process.replay import lipat
from lkjip.sop.process.rows import KOLOM, PERISTIWA, Baris, dari_baris, ke_baris

PROSES = jalan(*DITOLAK_REVIU, JawabKoreksi(2, "diisi"), UbahRencana(7, 1, "menunggu wali kota"))


def _rows() -> list[Baris]:
    return ke_baris(PROSES.peristiwa)


def test_the_state_can_be_rebuilt_from_the_rows() -> None:
    assert lipat(dari_baris(_rows())) == PROSES


def test_every_row_has_every_column_in_the_same_order() -> None:
    assert {tuple(row) for row in _rows()} == {KOLOM}


def test_rows_say_step_and_event_in_words() -> None:
    first, last = _rows()[0], ke_baris(jalan(*TAMAT).peristiwa)[-1]
    assert (first["no"], first["langkah"], first["peristiwa"], first["waktu"]) == (
        1,
        1,
        "rencana ditetapkan",
        "2026-01-02 09:00:00",
    )
    assert (last["langkah"], last["peristiwa"], last["versi"]) == (8, "dikirim ke Inspektur", 1)


def test_there_are_eighteen_kinds_of_events_each_with_its_own_name() -> None:
    assert len(PERISTIWA) == 18


def test_floats_blanks_datetimes_and_sorting_of_a_spreadsheet_do_no_harm() -> None:
    def cell(value: object) -> object:
        if value == "":
            return None
        if isinstance(value, date):
            return datetime(value.year, value.month, value.day)
        return float(value) if isinstance(value, int) else value

    rows: list[dict[str, object]] = [{k: cell(v) for k, v in row.items()} for row in _rows()]
    blank: dict[str, object] = dict.fromkeys(KOLOM)
    assert dari_baris([*reversed(rows), blank]) == PROSES.peristiwa


def test_times_that_became_real_dates_are_read_too() -> None:
    rows = [dict(row) for row in _rows()]
    rows[0]["waktu"] = PROSES.peristiwa[0].waktu.replace(microsecond=999)
    assert dari_baris(rows) == PROSES.peristiwa


def test_a_unit_code_that_became_a_number_is_text_again() -> None:
    row = next(dict(row) for row in _rows() if row["unit"])
    assert dari_baris([row | {"no": 1, "unit": 12.0}])[0].unit == "12"  # type: ignore[attr-defined]


@pytest.mark.parametrize("no", [1, 3, len(PROSES.peristiwa) - 1])
def test_a_removed_row_is_noticed(no: int) -> None:
    rows = _rows()
    with pytest.raises(ProcessError, match=f"baris nomor {no} tidak ada"):
        dari_baris(rows[: no - 1] + rows[no:])


def test_a_doubled_row_is_noticed() -> None:
    rows = _rows()
    with pytest.raises(ProcessError, match="Catatan proses tidak utuh"):
        dari_baris([*rows, rows[4]])


@pytest.mark.parametrize(
    ("kolom", "nilai", "pesan"),
    [
        ("peristiwa", "draf dibuang", '"draf dibuang" tidak dikenal'),
        ("waktu", "kemarin", 'kolom "waktu": "kemarin"'),
        ("no", "satu", 'kolom "no"'),
        ("tanggal", "", 'kolom "tanggal"'),
    ],
)
def test_a_changed_cell_is_named(kolom: str, nilai: str, pesan: str) -> None:
    rows = _rows()
    rows[0][kolom] = nilai
    with pytest.raises(ProcessError, match=pesan):
        dari_baris(rows)


@pytest.mark.parametrize(("kolom", "nilai"), [("nomor", 1.5), ("uraian", "")])
def test_a_correction_needs_its_whole_number_and_its_words(kolom: str, nilai: object) -> None:
    row: dict[str, object] = next(dict(r) for r in _rows() if r["peristiwa"] == "koreksi dicatat")
    with pytest.raises(ProcessError, match=f'kolom "{kolom}"'):
        dari_baris([row | {"no": 1, kolom: nilai}])


@pytest.mark.parametrize(
    ("rows", "pesan"),
    [
        ([-1, 0], "lebih awal"),
        ([-2], "koreksi nomor 2 tidak pernah dicatat"),
        ([-5], "tanpa draf yang diajukan"),
    ],
)
def test_a_log_that_contradicts_itself_is_refused(rows: list[int], pesan: str) -> None:
    with pytest.raises(ProcessError, match=pesan):
        lipat(PROSES.peristiwa[no] for no in rows)
