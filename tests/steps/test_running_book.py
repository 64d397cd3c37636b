"""A folder of many years: commands find the running book, and no two books write the same files."""

from __future__ import annotations

import json
import shutil
from functools import partial
from pathlib import Path

import pytest
from tests.book import shelf
from tests.steps.office import ASKED, DUE, START, Office, closed_office

from lkjip import cli
from lkjip.book.file_book import FileBook
from lkjip.errors import FolderError, UsageError
from lkjip.setup_pc.menu import LEAVE, LINES
from lkjip.setup_pc.running_book import BOOK_NAME, book_before, running_book, year_name
from lkjip.steps.kernel.run import run
from lkjip.steps.plan import set_plan
from lkjip.steps.request.request import request_data
from lkjip.steps.status import status

plan = partial(set_plan, begin=START)


def add_book(folder: Path, year: int, *, begun: bool = False) -> Path:
    """One more book, as ``baru`` names it."""
    made = closed_office(folder / f"~{year}")
    made.type_setting("tahun", year)
    if begun:
        made.type_setting("tahun", 2024)
        made.planned()
        made.type_setting("tahun", year)
    target = folder / f"lkjip_book_{year}.xlsm"
    shutil.move(made.folder / BOOK_NAME, target)
    shutil.rmtree(made.folder)
    return target


def finished(office: Office) -> Office:
    """The year of this book is over."""

    def end(rows: list[dict[str, object]]) -> list[dict[str, object]]:
        return [
            *rows,
            {**rows[-1], "no": len(rows) + 1, "peristiwa": "dikirim ke Inspektur", "versi": 1},
        ]

    office.planned()
    office.type_rows("tblPeristiwa", end)  # type: ignore[arg-type]
    return office


# ---- the running book


def test_one_book_is_the_book_under_whatever_year_it_has(tmp_path: Path) -> None:
    assert running_book(tmp_path) == BOOK_NAME
    add_book(tmp_path, 2026)
    assert running_book(tmp_path) == "lkjip_book_2026.xlsm"


def test_a_copy_that_a_person_named_is_no_book_of_the_folder(closed: Office) -> None:
    shutil.copyfile(closed.folder / BOOK_NAME, closed.folder / "lkjip_book - Copy.xlsm")
    assert running_book(closed.folder) == BOOK_NAME


def test_while_the_old_year_runs_the_new_book_waits(closed: Office) -> None:
    closed.planned()
    add_book(closed.folder, 2025)
    assert running_book(closed.folder) == BOOK_NAME


def test_once_the_old_year_is_over_the_new_book_is_the_one(closed: Office) -> None:
    finished(closed)
    add_book(closed.folder, 2025)
    assert running_book(closed.folder) == "lkjip_book_2025.xlsm"
    add_book(closed.folder, 2026)
    assert running_book(closed.folder) == "lkjip_book_2026.xlsm"


def test_two_running_books_are_named_and_nothing_is_guessed(closed: Office) -> None:
    closed.planned()
    add_book(closed.folder, 2025, begun=True)
    with pytest.raises(UsageError, match=r"lkjip_book_2025\.xlsm") as refusal:
        running_book(closed.folder)
    assert BOOK_NAME in refusal.value.message and "--buku" in refusal.value.cure


def test_a_command_without_a_book_works_on_the_running_one_and_says_so(
    closed: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    finished(closed)
    add_book(closed.folder, 2025)
    before = (closed.folder / BOOK_NAME).read_bytes()
    monkeypatch.chdir(closed.folder)
    words = ["rencana", "--mulai", "2026-01-02", "--hari-ini", "2026-01-02"]
    assert cli.main(words) in (cli.DONE, cli.NEEDS_FIX)
    assert "lkjip_book_2025.xlsm" in capsys.readouterr().err
    assert (closed.folder / BOOK_NAME).read_bytes() == before
    assert (
        FileBook(closed.folder / "lkjip_book_2025.xlsm").read("tblPeristiwa")["tblPeristiwa"].rows
    )


# ---- names


def test_the_name_of_next_years_book_bears_one_year() -> None:
    assert year_name(Path("lkjip_book.xlsm"), 2025).name == "lkjip_book_2025.xlsm"
    assert year_name(Path("lkjip_book_2025.xlsm"), 2026).name == "lkjip_book_2026.xlsm"


def test_the_third_years_book_takes_its_registers_from_the_second(
    closed: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    finished(closed)
    add_book(closed.folder, 2025)
    assert book_before(closed.folder, 2026) == "lkjip_book_2025.xlsm"
    monkeypatch.chdir(closed.folder)
    cli.main(["baru", "--tahun", "2026", "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert answer["buku"] == "lkjip_book_2026.xlsm" and "lkjip_book_2025.xlsm" in answer["ringkas"]


def test_no_line_of_the_menu_has_the_key_that_leaves_it() -> None:
    assert not set(LINES) & set(LEAVE)


# ---- two books of one year


def test_a_second_book_of_the_year_does_not_overwrite_the_letters_of_the_first(
    closed: Office,
) -> None:
    closed.asked()
    other = closed.folder / "buku kami.xlsm"
    shelf.fresh(closed.folder / "lain").replace(other)
    before = shelf.everything(closed.folder)
    with pytest.raises(FolderError, match=f"'{BOOK_NAME}'") as refusal:
        run(FileBook(other), plan, closed.context(START, 10))
    assert "folder tersendiri" in refusal.value.cure
    assert shelf.everything(closed.folder) == before
    run(FileBook(other), status, closed.context(ASKED, 11))  # to look is always allowed


def test_a_copy_left_behind_does_not_hold_up_the_book_and_is_not_gone_on_with(
    closed: Office,
) -> None:
    closed.planned()
    copy = closed.folder / "lkjip_book - Copy.xlsm"
    shutil.copyfile(closed.folder / BOOK_NAME, copy)
    closed.step(request_data, ASKED)
    with pytest.raises(FolderError, match="lebih baru daripada buku ini"):
        run(FileBook(copy), request_data, closed.context(DUE))


def test_a_book_of_another_year_in_the_folder_is_no_neighbour(closed: Office) -> None:
    add_book(closed.folder, 2025, begun=True)
    assert not closed.planned().step(request_data, ASKED).refused
