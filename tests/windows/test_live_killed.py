"""The resident Python is killed while Excel is written: file and window are whole at the next start."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from tests.book import shelf
from tests.windows.excel import Workbook, as_xlwings
from tests.windows.sitting import Computer, click, workbook_of

from lkjip import product
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.locks import open_tabs
from lkjip.book.parts.package import Package
from lkjip.book.xlwings_book import XlwingsBook
from lkjip.live.excel import guard
from lkjip.live.excel.running import READY, mark_of
from lkjip.steps.kernel.backup import FOLDER

TABLES = tuple(table.name for table in LAYOUT.tables)
WRITES = (
    *("Value", "Resize", "AutoFill", "AutoFit", "Save", "ShowAutoFilter", "PrintArea", "Hidden"),
    *("Protect", "Unprotect"),
)


FEWEST = 50
"""Writes of "Periksa Status" at least: each sheet is unlocked and locked."""


class Killed(BaseException):
    """The process is gone: nothing of it runs any more."""


class Killer:
    """Kills at the n-th write, and lets no later one happen."""

    def __init__(self, at: int) -> None:
        self.at, self.seen = at, 0

    def __call__(self, member: str, _target: Any) -> None:
        if member in WRITES:
            self.seen += 1
            if self.at and self.seen >= self.at:
                raise Killed


@pytest.fixture
def computer(monkeypatch: pytest.MonkeyPatch) -> Computer:
    """A computer with Excel."""
    return Computer(monkeypatch)


def rows(path: Path) -> dict[str, Any]:
    """The rows of all tables in the saved file."""
    return {name: data.rows for name, data in FileBook(path).read(*TABLES).items()}


def killed_at(n: int, path: Path, computer: Computer) -> Workbook | None:
    """Press "Periksa Status" and be killed at the n-th write; ``None`` when there are fewer."""
    killer = Killer(n)
    computer.rules.watchers.append(killer)
    session = computer.session(path)
    session.__enter__()  # a killed process never leaves it
    workbook = workbook_of(session)
    with suppress(Killed):
        click(session, "status")
    computer.rules.watchers.remove(killer)
    workbook.Application.Interactive = False  # no block's end runs in a killed process
    session.forget()
    return workbook if killer.seen >= n else None


def window(workbook: Workbook) -> dict[str, Any]:
    """The rows of all tables in the window."""
    return {
        name: data.rows for name, data in XlwingsBook(as_xlwings(workbook)).read(*TABLES).items()
    }


@pytest.mark.parametrize("n", [1, 26, 31, 34])
def test_after_a_kill_file_and_window_are_whole_at_the_next_start(
    n: int, tmp_path: Path, computer: Computer
) -> None:
    check_kill(n, tmp_path, computer)


@pytest.mark.slow_stage
def test_after_a_kill_at_each_write_all_is_whole(tmp_path: Path, computer: Computer) -> None:
    n = 1
    while check_kill(n, tmp_path / str(n), computer):
        n += 1
    assert n > FEWEST


def check_kill(n: int, tmp_path: Path, computer: Computer) -> bool:
    """Kill at one write and start again; ``False`` when the run has fewer writes."""
    path = shelf.fresh(tmp_path)
    before = rows(path)
    computer.boxes.clear()
    computer.excels.clear()
    if killed_at(n, path, computer) is None:
        return False
    kept = rows(path)
    assert mark_of(path).exists()
    assert kept["tblRiwayat"] == before["tblRiwayat"] or len(kept["tblRiwayat"]) == 1
    with computer.sitting(path) as session:
        workbook = workbook_of(session)
        assert workbook.Application.Interactive and workbook.Application.StatusBar == READY
        assert window(workbook) == rows(path)
        assert all(workbook.sheet(tab.name).ProtectContents for tab in LAYOUT.tabs if tab.locked)
        click(session, "status")
    assert open_tabs(Package(path)) == ()
    assert "berhenti di tengah langkah 'Periksa Status'" in computer.boxes[0][1]
    assert len(rows(path)["tblRiwayat"]) == len(kept["tblRiwayat"]) + 1
    assert not mark_of(path).exists()
    return True


def test_what_stood_in_the_window_is_kept_as_a_copy(tmp_path: Path, computer: Computer) -> None:
    path = shelf.fresh(tmp_path)
    workbook = killed_at(4, path, computer)
    assert workbook is not None
    workbook.sheet("Unit").person_types(5, 3, "diketik sesudahnya")
    with computer.sitting(path):
        [copy] = (tmp_path / FOLDER).glob("*_terhenti_*.xlsm")
    assert copy.name in computer.boxes[0][1]
    assert "diketik sesudahnya" in str(FileBook(copy).read("tblUnit"))


# ---- the guard


def test_the_guard_gives_excel_back_and_the_window_its_file(
    tmp_path: Path, computer: Computer
) -> None:
    path = shelf.fresh(tmp_path)
    assert killed_at(4, path, computer) is not None
    said = guard.give_back(path)
    assert "berhenti di tengah langkah" in said and "pintasan" in said
    [excel] = computer.excels
    [workbook] = excel.Workbooks.items
    assert excel.Interactive and window(workbook) == rows(path)
    assert not mark_of(path).exists()


def test_the_guard_of_a_resident_that_did_nothing_only_gives_excel_back(
    tmp_path: Path, computer: Computer
) -> None:
    path = shelf.fresh(tmp_path)
    workbook = computer.double_click(path)
    workbook.Application.Interactive = False
    assert guard.give_back(path) == guard.STOPPED
    assert workbook.Application.Interactive


def test_the_guard_says_nothing_when_excel_is_gone_too(tmp_path: Path, computer: Computer) -> None:
    path = shelf.fresh(tmp_path)
    assert guard.give_back(path) == ""
    assert computer.boxes == []


HOLDER = """
import sys, time
from pathlib import Path
from lkjip.live.excel.guard import Guard
from lkjip.live.excel import guard
guard.MODULE = "tests.windows.guard_that_writes"
with Guard(Path(sys.argv[1])):
    print("dijaga", flush=True)
    {end}
"""


@pytest.mark.parametrize(
    ("end", "word"),
    [("sys.stdin.read()", "terbunuh"), ("pass", "selesai")],
    ids=["killed", "ended"],
)
def test_the_guard_knows_a_killed_resident_from_one_that_ended(
    end: str, word: str, tmp_path: Path
) -> None:
    told = tmp_path / "dijaga.txt"
    path = f"{product.ROOT / 'python'}{':' if sys.platform != 'win32' else ';'}{product.ROOT}"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER.format(end=end), str(told)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**_environ(), "PYTHONPATH": path},
    ) as holder:
        assert holder.stdout is not None and holder.stdout.readline().strip() == b"dijaga"
        if word == "terbunuh":
            holder.kill()
    until(lambda: told.exists() and told.read_text() == word)


def until(true: Callable[[], bool]) -> None:
    """Wait for another process, a few seconds at most."""
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def _environ() -> dict[str, str]:
    return dict(os.environ)
