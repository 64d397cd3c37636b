"""Copies of the book: thinned by age, never below what an undo needs; the last state beside them."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from tests.book import shelf
from tests.steps.office import ASKED, DUE, Office

from lkjip import cli
from lkjip.book.file_book import FileBook
from lkjip.steps.kernel.backup import ALL_DAYS, UNDOS, copies, last_state, lines_of, thin
from lkjip.steps.request.request import request_data
from lkjip.steps.status import status
from lkjip.steps.undo import undo
from lkjip.tables.declared.results import HistoryRow

TODAY = date(2026, 3, 2)
OLD = TODAY - timedelta(days=ALL_DAYS + 30)


def stamp(day: date, hour: int) -> str:
    return f"lkjip_book_{day.isoformat()}_{hour:02d}0000.xlsm"


def lay(folder: Path, *names: str) -> Path:
    """A book with these copies."""
    (folder / "cadangan").mkdir()
    for name in names:
        (folder / "cadangan" / name).write_bytes(b"x")
    return folder / "lkjip_book.xlsm"


def left(folder: Path) -> set[str]:
    return {path.name for path in (folder / "cadangan").iterdir()}


def test_all_of_the_last_days_stay_and_older_days_keep_their_last(tmp_path: Path) -> None:
    recent = [stamp(TODAY - timedelta(days=ALL_DAYS), hour) for hour in range(5)]
    old = [stamp(OLD, hour) for hour in range(5)]
    book = lay(tmp_path, *recent, *old)
    gone = thin(book, (), TODAY)
    assert left(tmp_path) == {*recent, old[-1]}
    assert {path.name for path in gone} == set(old[:-1])


def test_the_tenth_copy_of_a_second_is_newer_than_the_second(tmp_path: Path) -> None:
    first = stamp(OLD, 9)
    numbered = [first.replace(".xlsm", f"_{number}.xlsm") for number in (2, 10)]
    book = lay(tmp_path, first, *numbered)
    assert [one.path.name for one in copies(book)] == [first, *numbered]
    thin(book, (), TODAY)
    assert left(tmp_path) == {numbered[-1]}


def test_what_the_program_did_not_name_is_a_persons_and_stays(tmp_path: Path) -> None:
    names = ("lkjip_book_simpanan saya.xlsm", "lkjip_book_2025_2025-01-02_090000.xlsm",
             "lkjip_book_2025-99-99_090000.xlsm", "catatan.txt")  # fmt: skip
    book = lay(tmp_path, *names, stamp(OLD, 8), stamp(OLD, 9))
    thin(book, (), TODAY)
    assert left(tmp_path) == {*names, stamp(OLD, 9)}


def test_the_copies_of_the_next_undos_and_of_the_last_run_of_each_step_stay(
    tmp_path: Path,
) -> None:
    runs = [
        HistoryRow(number=number, step="3 Pengumpulan", tables="tblKiriman", backup=stamp(OLD, 1 + number))
        for number in range(1, UNDOS + 5)
    ]  # fmt: skip
    plan = HistoryRow(number=0, step="1 Rencana", tables="tblRencana", backup=stamp(OLD, 1))
    look = HistoryRow(number=99, step="Beranda", tables="tblRencana", backup=stamp(OLD, 0))
    rows = (plan, *runs, look)
    book = lay(tmp_path, *(row.backup for row in rows), stamp(OLD, 23))
    thin(book, rows, TODAY)
    assert left(tmp_path) == {
        plan.backup,
        *(row.backup for row in runs[-UNDOS:]),
        stamp(OLD, 23),
    }


def test_a_run_a_year_later_still_undoes_the_last_step(closed: Office) -> None:
    closed.planned().step(request_data, ASKED)
    for hour in range(10, 16):
        closed.step(status, ASKED, hour)
    assert len(copies(closed.folder / "lkjip_book.xlsm")) == 8
    closed.step(status, ASKED + timedelta(days=365))
    assert len(copies(closed.folder / "lkjip_book.xlsm")) == 4
    closed.step(undo, ASKED + timedelta(days=366))
    assert closed.rows("tblPermintaan") == ()


# ---- the last state


def test_the_last_state_holds_the_last_step(closed: Office) -> None:
    closed.planned().step(request_data, ASKED)
    book = closed.folder / "lkjip_book.xlsm"
    assert last_state(book).read_bytes() == book.read_bytes()


def test_an_empty_book_in_the_place_of_a_used_one_does_not_push_its_last_state_out(
    closed: Office,
) -> None:
    closed.planned().step(request_data, ASKED)
    book = closed.folder / "lkjip_book.xlsm"
    used = book.read_bytes()
    book.write_bytes(shelf.built())
    closed.step(status, DUE)
    kept = [one.path for one in copies(book) if one.path.read_bytes() == used]
    assert len(kept) == 1 and lines_of(kept[0]) > lines_of(book)
    assert last_state(book).read_bytes() == book.read_bytes()


def test_a_folder_that_refuses_the_last_state_does_not_stop_the_step(closed: Office) -> None:
    (closed.folder / "cadangan").mkdir()
    (closed.folder / "cadangan" / "terakhir").write_bytes(b"")
    closed.planned()
    assert FileBook(closed.folder / "lkjip_book.xlsm").read("tblPeristiwa")["tblPeristiwa"].rows


# ---- a day to come


@pytest.mark.parametrize("words", [["rencana", "--mulai", "2025-01-02"], ["minta"]])
def test_a_run_dated_in_the_future_is_refused_at_once(
    closed: Office, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    book = closed.folder / "lkjip_book.xlsm"
    before = shelf.everything(closed.folder)
    day = (datetime.now() + timedelta(days=2)).date()
    code = cli.main([*words, "--hari-ini", day.isoformat(), "--json", "--buku", str(book)])
    assert code == cli.CANNOT
    assert "belum tiba" in json.loads(capsys.readouterr().out)["galat"]["pesan"]
    assert shelf.everything(closed.folder) == before


def test_a_look_at_a_day_to_come_is_allowed(
    closed: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    book = closed.planned().folder / "lkjip_book.xlsm"
    day = (datetime.now() + timedelta(days=2)).date()
    assert cli.main(["status", "--hari-ini", day.isoformat(), "--json", "--buku", str(book)]) == 0
    assert json.loads(capsys.readouterr().out)["hari_ini"] == day.isoformat()
