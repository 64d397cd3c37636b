"""The book's own settings sheet: read, changed without loss, put back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.setup.pc import Pc, edit, parts

from lkjip.book.build import XLWINGS_CONF
from lkjip.book.file_book import FileBook
from lkjip.errors import BookMissing, BookStructure
from lkjip.setup_pc.conf import FIXED, carry, open_conf, read_user_conf, unsafe_letters
from lkjip.setup_pc.leftover import leftovers
from lkjip.steps.kernel.snapshot import read_snapshot


def sheet_rows(book: Path) -> list[tuple[object, object]]:
    sheet = open_conf(book).sheet
    return [(sheet.get(row, 1), sheet.get(row, 2)) for row in range(1, 22)]


def test_a_fresh_book_says_what_was_built_in(pc: Pc) -> None:
    conf = open_conf(pc.book)
    assert {key: conf.value(key) for key, _ in XLWINGS_CONF} == dict(XLWINGS_CONF)
    assert conf.value("CONDA PATH") is None and conf.doubled == ()


def test_a_change_touches_only_the_settings_sheet(pc: Pc) -> None:
    before = parts(pc.book)
    assert open_conf(pc.book).write({"Interpreter_Win": "C:\\LKjIP\\python.exe"})
    after = parts(pc.book)
    assert list(after) == list(before)
    changed = [name for name in after if after[name] != before[name]]
    assert changed == [open_conf(pc.book).part]
    read_snapshot(FileBook(pc.book))


def test_new_keys_follow_the_old_ones_without_a_gap_because_the_add_in_stops_at_one(pc: Pc) -> None:
    open_conf(pc.book).write({"CONDA PATH": "", "CONDA ENV": "x"})
    rows = sheet_rows(pc.book)
    keys = [key for key, _ in rows]
    first = len(XLWINGS_CONF)
    assert keys[first : first + 3] == ["CONDA PATH", "CONDA ENV", None]
    assert rows[first + 1][1] == "x"
    assert keys[19:21] == ["stempel_jalan", "riwayat_ujung"]


def test_writing_what_is_there_leaves_the_file_alone(pc: Pc) -> None:
    open_conf(pc.book).write({"Interpreter_Win": "a"})
    before = pc.book.stat().st_mtime_ns, pc.book.read_bytes()
    assert open_conf(pc.book).write({"Interpreter_Win": "a"}) is False
    assert (pc.book.stat().st_mtime_ns, pc.book.read_bytes()) == before


def test_taking_keys_away_again_gives_the_rows_back(pc: Pc) -> None:
    before = sheet_rows(pc.book)
    open_conf(pc.book).write({"CONDA PATH": "", "CONDA ENV": "x", "Show Console": "True"})
    open_conf(pc.book).write({"CONDA PATH": None, "CONDA ENV": None, "Show Console": "False"})
    assert sheet_rows(pc.book) == before


def test_keys_are_found_whatever_their_case(pc: Pc) -> None:
    edit(pc.book, "xl/sharedStrings.xml", "Interpreter_Win", "INTERPRETER_WIN")
    open_conf(pc.book).write({"Interpreter_Win": "a"})
    assert open_conf(pc.book).value("interpreter_win") == "a"
    assert len(open_conf(pc.book).rows) == len(XLWINGS_CONF)


def test_a_full_sheet_refuses_a_key_instead_of_writing_over_the_run_stamp(pc: Pc) -> None:
    with pytest.raises(BookStructure, match="penuh"):
        open_conf(pc.book).write({f"KUNCI {number}": "x" for number in range(14)})
    assert sheet_rows(pc.book)[19][0] == "stempel_jalan"
    assert open_conf(pc.book).value("KUNCI 0") is None


def test_a_book_without_the_sheet_says_so(pc: Pc) -> None:
    edit(pc.book, "xl/workbook.xml", 'name="xlwings.conf"', 'name="lain"')
    with pytest.raises(BookStructure, match=r"xlwings\.conf"):
        open_conf(pc.book)


def test_a_file_that_is_no_book_says_so(pc: Pc) -> None:
    pc.book.write_bytes(b"teks")
    with pytest.raises(BookMissing):
        open_conf(pc.book)
    with pytest.raises(BookMissing):
        open_conf(pc.book.with_name("kosong.xlsm"))


def test_a_new_book_gets_the_settings_of_the_old_one(pc: Pc) -> None:
    new = pc.book.with_name("lkjip_book_2026.xlsm")
    new.write_bytes(pc.book.read_bytes())
    assert carry(pc.book, new) is False
    open_conf(pc.book).write({"Interpreter_Win": "C:\\p.exe", "CONDA ENV": "", "CONDA PATH": ""})
    assert carry(pc.book, new)
    blank = [("CONDA PATH", None), ("CONDA ENV", None)]
    assert sheet_rows(new)[:8] == [*sheet_rows(pc.book)[:6], *blank]


# --- The file for all workbooks of a user ---------------------------------------------------------


def test_a_settings_file_is_read_as_the_add_in_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "xlwings.conf"
    path.write_text('"Interpreter_Win","C:\\Py thon\\python.exe"\nrubbish\n"CONDA ENV","a,b"\n')
    assert read_user_conf(path) == {
        "INTERPRETER_WIN": "C:\\Py thon\\python.exe",
        "CONDA ENV": "a,b",
    }
    assert read_user_conf(tmp_path / "none.conf") is None
    assert read_user_conf(tmp_path) is None
    path.write_bytes(b"\xff\xfe\x00rubbish\x00\n")
    assert read_user_conf(path) == {}


@pytest.mark.parametrize(
    ("conf", "words"),
    [
        ({}, []),
        ({"INTERPRETER_WIN": "python"}, []),
        ({"INTERPRETER_WIN": "C:\\ada.exe"}, []),
        ({"INTERPRETER_WIN": "%USERPROFILE%\\python.exe"}, []),
        ({"INTERPRETER_WIN": "C:\\hilang.exe"}, ["Python yang sudah tidak ada"]),
        ({"INTERPRETER_MAC": "/hilang"}, ["Python yang sudah tidak ada"]),
        ({"CONDA PATH": "C:\\conda", "CONDA ENV": "base"}, ["Conda 'base'"]),
        ({"CONDA PATH": "C:\\conda", "CONDA ENV": ""}, []),
        ({"TEMP DIR": "C:\\hilang"}, ["folder yang tidak ada"]),
        ({"LICENSE_KEY": "x", "PYTHONPATH": "C:\\hilang"}, []),
    ],
)
def test_a_settings_file_is_named_only_for_what_it_does_to_the_book(
    conf: dict[str, str], words: list[str]
) -> None:
    found = leftovers(conf, (), lambda p: str(p) == "C:\\ada.exe", lambda _: False)
    assert [word in one for word, one in zip(words, found, strict=True)] == [True] * len(words)


def test_keys_on_the_books_own_sheet_keep_conda_away() -> None:
    conf = {"CONDA PATH": "C:\\conda", "CONDA ENV": "base"}
    assert leftovers(conf, FIXED) == ()


@pytest.mark.parametrize(
    ("path", "letters"),
    [
        ("C:\\LKjIP", ""),
        ("C:\\Data & Kota (1)", ""),
        ("C:\\100%\\a;b^", "%;^"),
        ("C:\\a=b.xlsm", "="),
    ],
)
def test_only_letters_that_the_way_to_python_changes_are_unsafe(path: str, letters: str) -> None:
    assert unsafe_letters(path) == letters
