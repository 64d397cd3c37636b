"""One run at a time, and none on a book that is open in a spreadsheet program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lkjip.book.busy import exclusive, lock_path, owner_files
from lkjip.errors import BookBusy, BookMissing, FolderError

HOLD = """
import sys
from pathlib import Path
from lkjip.book.busy import exclusive
with exclusive(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(book: Path) -> subprocess.Popen[str]:
    """Another process that holds the book until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(book)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "lkjip_book.xlsm"
    path.write_bytes(b"buku")
    return path


def test_a_run_leaves_nothing_beside_the_book(book: Path) -> None:
    with exclusive(book):
        assert lock_path(book).exists()
    assert [path.name for path in book.parent.iterdir()] == [book.name]


def test_a_run_that_fails_leaves_nothing_beside_the_book_either(book: Path) -> None:
    with pytest.raises(RuntimeError), exclusive(book):
        raise RuntimeError
    assert [path.name for path in book.parent.iterdir()] == [book.name]


def test_a_second_run_in_the_same_process_is_refused(book: Path) -> None:
    with exclusive(book):
        with pytest.raises(BookBusy, match=r"lkjip_book\.xlsm"), exclusive(book):
            pass
        with pytest.raises(BookBusy), exclusive(book):
            pass
    with exclusive(book):
        pass


def test_a_second_run_in_another_process_is_refused_until_the_first_ends(book: Path) -> None:
    with holder(book) as other:
        with pytest.raises(BookBusy, match="perintah lain") as refusal, exclusive(book):
            pass
        assert "Tunggu" in refusal.value.cure
        other.communicate("")
    with exclusive(book):
        pass


def test_a_run_that_was_killed_does_not_lock_the_book_for_ever(book: Path) -> None:
    with holder(book) as other:
        other.kill()
    assert lock_path(book).exists(), "the killed run left its lock file"
    with exclusive(book):
        pass
    assert not lock_path(book).exists()


def test_a_refused_run_does_not_take_the_lock_away_from_the_one_that_has_it(book: Path) -> None:
    with holder(book) as other:
        for _ in range(3):
            with pytest.raises(BookBusy), exclusive(book):
                pass
        other.communicate("")


@pytest.mark.parametrize("owner", [0, 1, 2], ids=["Excel", "Excel, long name", "LibreOffice"])
def test_a_book_that_is_open_in_a_program_is_refused_by_its_owner_file(
    book: Path, owner: int
) -> None:
    file = owner_files(book)[owner]
    file.write_bytes(b"")
    with pytest.raises(BookBusy) as refusal, exclusive(book):
        pass
    assert file.name in refusal.value.message and file.name in refusal.value.cure
    assert not lock_path(book).exists()


def test_the_owner_files_are_named_as_the_programs_name_them(book: Path) -> None:
    names = [path.name for path in owner_files(book)]
    assert names == ["~$lkjip_book.xlsm", "~$jip_book.xlsm", ".~lock.lkjip_book.xlsm#"]


@pytest.mark.parametrize("kind", ["nothing", "folder"])
def test_a_book_that_is_not_there_is_told_by_its_path(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "lain.xlsm"
    if kind == "folder":
        path.mkdir()
    with pytest.raises(BookMissing, match=r"lain\.xlsm") as refusal, exclusive(path):
        pass
    assert "--buku" in refusal.value.cure


def test_a_folder_where_the_lock_cannot_be_written_is_told_by_its_path(book: Path) -> None:
    lock_path(book).mkdir()
    with pytest.raises(FolderError) as refusal, exclusive(book):
        pass
    assert str(book.parent) in refusal.value.message and refusal.value.cure
