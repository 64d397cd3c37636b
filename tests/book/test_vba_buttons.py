"""The buttons pressed in pyOpenVBA's interpreter: every message, and locks around every run.

It is no Excel: ``Application.Run``, ``OnTime`` and ``EnableCancelKey`` are stand-ins written
here. What they are asked for, and what the VBA does with their answers, is what is tested.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyopenvba.apps.excel import ExcelApplication
from pyopenvba.apps.excel._model import Application, Workbook
from pyopenvba.exceptions import VBARuntimeError
from pyopenvba.interpreter import _preprocess
from pyopenvba.interpreter._objects import member, method, setter
from pyopenvba.interpreter._values import EMPTY
from tests.book.test_vba_book import SHEETS, UNLOCKED, small_book

from lkjip.book.port import HALF_MARK

YES, NO = 6, 7
TITLE = "LKjIP"
EXCLAMATION = 48
VB_YES_NO, VB_QUESTION, VB_SECOND_BUTTON = 4, 32, 256
COMMAND = "import lkjip.macros as m; m.kumpulkan()"

SENTENCE_END = re.compile(r"\.(?= [A-Z]|$)")

Answer = Callable[["Excel"], object]


class FakeApplication(Application):
    """Excel's application with the members that pyOpenVBA lacks or that leave VBA."""

    excel: Excel

    @method
    def Run(self, Macro: object, *args: object) -> object:  # noqa: N802, N803
        assert Macro == "'xlwings.xlam'!RunPython"
        self.excel.commands.append(str(args[0]))
        self.excel.locked_during_run = self.excel.locked()
        return self.excel.answer(self.excel)

    @method
    def OnTime(self, EarliestTime: object, Procedure: object) -> object:  # noqa: N802, N803
        self.excel.timers.append(str(Procedure))
        return EMPTY

    @setter("EnableCancelKey")
    def set_cancel_key(self, value: object) -> None:
        self.excel.cancel_key = int(str(value))


class FakeWorkbook(Workbook):
    """Excel's workbook with the member that pyOpenVBA lacks."""

    read_only = False
    excel: Excel

    @member
    def ReadOnly(self) -> object:  # noqa: N802
        return self.read_only

    @method
    def Save(self) -> object:  # noqa: N802
        if self.excel.save_fails:
            raise VBARuntimeError(1004, "Disk full")
        self.excel.saved_with.append(self.excel.locked())
        return EMPTY


class Excel:
    """The small book, opened; ``answer`` is what xlwings' RunPython does and returns."""

    def __init__(self, path: Path, addin: bool = True) -> None:
        self.app = ExcelApplication.open(path)
        self.app.application.__class__ = FakeApplication
        vars(self.app.application)["excel"] = self
        self.commands: list[str] = []
        self.timers: list[str] = []
        self.locked_during_run: dict[str, bool] = {}
        self.cancel_key = 0
        self.saved_with: list[dict[str, bool]] = []
        self.save_fails = False
        self.answer: Answer = python_that_works
        self.book: Any = self.app.workbook
        self.book.__class__ = FakeWorkbook
        vars(self.book)["excel"] = self
        if addin:
            other: Any = self.app.add_workbook()
            other.name = "xlwings.xlam"

    def press(self, sub: str = "Tombol_Kumpulkan", *args: object) -> str:
        """Press a button and return the one message it showed, "" for none."""
        before = len(self.app.dialogs)
        self.app.run(sub, *args)
        shown = self.app.dialogs[before:]
        assert len(shown) <= 1
        if not shown:
            return ""
        text: str
        _, text, title, style = shown[0]
        assert (title, style) == (TITLE, EXCLAMATION)
        assert 1 <= len(SENTENCE_END.findall(text.partition("\n")[0])) <= 3
        return text

    def stamp(self) -> None:
        """Do what Python does at the end of a run."""
        sheet = self.app.sheet("Beranda", workbook=self.book)
        sheet.set_value("A1", f"jalan {len(self.commands)}")

    def locked(self) -> dict[str, bool]:
        return {name: bool(self.ask(name, "ProtectContents")) for name in SHEETS}

    def ask(self, sheet: str, member: str) -> object:
        return self.app.evaluate(f'ThisWorkbook.Worksheets("{sheet}").{member}')

    def allowed(self, sheet: str) -> set[str]:
        options = ("FormattingColumns", "Sorting", "Filtering", "FormattingCells", "InsertingRows")
        return {name for name in options if self.ask(sheet, f"Protection.Allow{name}")}


def python_that_works(excel: Excel) -> object:
    excel.stamp()
    return 0


def python_that_never_starts(excel: Excel) -> object:
    return 0


def python_that_fails(excel: Excel) -> object:
    return -1


def excel_that_fails(excel: Excel) -> object:
    raise VBARuntimeError(1004, "Cannot run the macro")


LOCKED_AS_BUILT = {name: name != UNLOCKED for name in SHEETS}


@pytest.fixture
def excel(tmp_path: Path) -> Excel:
    return Excel(small_book(tmp_path / "kecil.xlsm"))


def test_a_run_that_works_shows_nothing_and_leaves_every_lock_as_it_was(excel: Excel) -> None:
    before = {name: excel.allowed(name) for name in SHEETS}
    assert excel.press() == ""
    assert excel.commands == [COMMAND]
    assert not any(excel.locked_during_run.values())
    assert excel.locked() == LOCKED_AS_BUILT
    assert {name: excel.allowed(name) for name in SHEETS} == before
    assert before["Beranda"] == {"FormattingColumns", "Sorting", "Filtering"}


def test_the_ribbon_does_what_the_button_does(excel: Excel) -> None:
    excel.app.run("Pita_Kumpulkan", excel.book)
    assert excel.commands == [COMMAND]


def test_the_book_is_brought_to_the_front_before_xlwings_looks_at_it(excel: Excel) -> None:
    assert excel.app.workbook is not excel.book
    excel.press()
    assert excel.app.workbook is excel.book


def test_the_status_bar_says_that_work_goes_on_and_is_given_back(excel: Excel) -> None:
    during: list[object] = []

    def looks(excel: Excel) -> object:
        during.append(excel.app.evaluate("Application.StatusBar"))
        return python_that_works(excel)

    excel.answer = looks
    excel.press()
    assert during == ["LKjIP sedang bekerja, mohon tunggu..."]
    assert excel.app.evaluate("Application.StatusBar") is False


def test_escape_is_turned_into_an_error_that_can_be_handled(excel: Excel) -> None:
    excel.press()
    assert excel.cancel_key == 2


def test_without_the_add_in_the_message_says_how_to_install_it(tmp_path: Path) -> None:
    excel = Excel(small_book(tmp_path / "kecil.xlsm"), addin=False)
    said = excel.press("Tombol_Kumpulkan")
    assert "Klik dua kali pasang.cmd" in said and "pintasan LKjIP tanpa makro" in said
    assert "Klik dua kali pasang.cmd" in excel.press("Tombol_Batalkan")
    assert excel.commands == [] and excel.locked() == LOCKED_AS_BUILT


def test_a_book_that_was_never_saved_is_told_to_be_saved(excel: Excel) -> None:
    excel.book.path = ""
    assert "belum pernah disimpan" in excel.press()
    assert excel.commands == []


@pytest.mark.parametrize(
    "path", ["https://d.docs.live.net/1/LKjIP", "https://kota.sharepoint.com/LKjIP"]
)
def test_a_book_on_onedrive_or_sharepoint_is_told_to_be_saved_elsewhere(
    excel: Excel, path: str
) -> None:
    excel.book.path = path
    said = excel.press()
    assert "OneDrive atau SharePoint" in said and r"C:\LKjIP" in said
    assert excel.commands == []


def test_a_book_that_is_open_for_reading_only_is_told_to_be_opened_anew(excel: Excel) -> None:
    excel.book.read_only = True
    said = excel.press()
    assert "hanya untuk dibaca" in said and r"C:\LKjIP" in said
    assert excel.commands == [] and excel.locked() == LOCKED_AS_BUILT


def test_a_book_without_the_stamp_is_called_incomplete(excel: Excel) -> None:
    excel.app.evaluate('ThisWorkbook.Names("stempel_jalan").Delete')
    assert "stempel_jalan tidak ditemukan" in excel.press()
    assert excel.commands == []


def test_a_second_press_during_a_run_is_turned_away_and_the_first_goes_on(excel: Excel) -> None:
    said: list[str] = []

    def impatient(excel: Excel) -> object:
        said.append(excel.press())
        assert not any(excel.locked().values())
        return python_that_works(excel)

    excel.answer = impatient
    excel.app.run("Tombol_Kumpulkan")
    assert "masih berjalan" in said[0]
    assert excel.commands == [COMMAND] and excel.locked() == LOCKED_AS_BUILT


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (python_that_never_starts, "Klik dua kali Mulai.cmd"),
        (python_that_fails, "folder catatan"),
        (excel_that_fails, "folder catatan"),
    ],
)
def test_after_a_failed_run_the_sheets_are_locked_and_the_next_run_works(
    excel: Excel, answer: Answer, said: str
) -> None:
    excel.answer = answer
    assert said in excel.press()
    assert excel.locked() == LOCKED_AS_BUILT
    assert excel.app.evaluate("Application.StatusBar") is False
    excel.answer = python_that_works
    assert excel.press() == ""


def test_a_missing_interpreter_is_named_with_what_to_check(excel: Excel) -> None:
    excel.answer = python_that_never_starts
    said = excel.press()
    assert "Python tampaknya tidak berjalan" in said
    assert all(word in said for word in ("Python", ".venv", "xlwings", "pasang.cmd"))


def test_a_failed_run_says_where_the_log_is_and_what_excel_said(excel: Excel) -> None:
    excel.answer = excel_that_fails
    said = excel.press()
    assert excel.book.path in said and "Excel: Cannot run the macro" in said


def test_a_failure_after_the_stamp_is_still_a_failure(excel: Excel) -> None:
    def crashes_late(excel: Excel) -> object:
        excel.stamp()
        return -1

    excel.answer = crashes_late
    assert "Program berhenti" in excel.press()


def test_a_sheet_that_stood_open_is_locked_after_a_run(excel: Excel) -> None:
    excel.app.evaluate('ThisWorkbook.Worksheets("Capaian").Unprotect')
    assert excel.press() == ""
    assert excel.locked() == LOCKED_AS_BUILT


def test_the_file_is_saved_with_its_locks_when_python_has_run(excel: Excel) -> None:
    assert excel.press() == ""
    assert excel.saved_with == [LOCKED_AS_BUILT]


def test_the_file_is_not_saved_when_python_did_not_run(excel: Excel) -> None:
    excel.answer = python_that_never_starts
    excel.press()
    assert excel.saved_with == []


def test_half_a_change_is_not_saved(excel: Excel) -> None:
    def half(excel: Excel) -> object:
        excel.app.sheet("Beranda", workbook=excel.book).set_value("A1", f"{HALF_MARK}2025")
        return 0

    excel.answer = half
    assert excel.press() == ""
    assert excel.saved_with == []


def test_a_file_that_cannot_be_saved_is_told(excel: Excel) -> None:
    excel.save_fails = True
    assert "belum dapat disimpan" in excel.press()


def test_esc_is_no_failure_when_the_step_is_done(excel: Excel) -> None:
    def stopped(excel: Excel) -> object:
        excel.stamp()
        raise VBARuntimeError(18, "User interrupt occurred")

    excel.answer = stopped
    assert excel.press() == ""
    assert excel.locked() == LOCKED_AS_BUILT


def test_esc_before_the_step_is_done_is_a_failure(excel: Excel) -> None:
    def stopped(excel: Excel) -> object:
        raise VBARuntimeError(18, "User interrupt occurred")

    excel.answer = stopped
    assert "Program berhenti" in excel.press()


def test_a_sheet_with_a_password_is_named_and_python_is_not_started(tmp_path: Path) -> None:
    excel = Excel(small_book(tmp_path / "kecil.xlsm", password="rahasia"))
    said = excel.press()
    assert "dikunci dengan kata sandi" in said and "Capaian" in said
    assert excel.commands == [] and excel.locked() == LOCKED_AS_BUILT


@pytest.mark.parametrize(("answer", "commands"), [(YES, 1), (NO, 0)])
def test_a_question_is_asked_once_and_no_stops_the_run(
    excel: Excel, answer: int, commands: int
) -> None:
    excel.app.answer_dialogs(answer)
    excel.app.run("Tombol_Batalkan")
    assert len(excel.app.dialogs) == 1
    text = excel.app.dialogs[0][1]
    assert text == 'Langkah terakhir akan "dibatalkan".\nLanjutkan?'
    assert len(excel.commands) == commands


def test_no_is_the_button_that_enter_presses(excel: Excel) -> None:
    excel.app.run("Tombol_Batalkan")
    assert excel.app.dialogs[0][3] == VB_YES_NO + VB_QUESTION + VB_SECOND_BUTTON


class TestOnMacOS:
    """There xlwings starts Python and returns at once."""

    @pytest.fixture(autouse=True)
    def _mac(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(_preprocess.DEFAULT_CONSTANTS, "Mac", True)

    def test_the_sheets_stay_open_until_the_stamp_changes(self, excel: Excel) -> None:
        excel.answer = lambda excel: EMPTY
        assert excel.press() == ""
        assert excel.timers == ["TungguPython"] and not any(excel.locked().values())
        assert excel.press("TungguPython") == ""
        assert len(excel.timers) == 2 and "masih berjalan" in excel.press()
        excel.stamp()
        assert excel.press("TungguPython") == ""
        assert len(excel.timers) == 2 and excel.locked() == LOCKED_AS_BUILT

    def test_python_that_never_stamps_is_given_up_after_ten_minutes(self, excel: Excel) -> None:
        start = dt.datetime(2026, 1, 5, 8, 0)
        excel.app.freeze_clock(start)
        excel.answer = lambda excel: EMPTY
        excel.press()
        excel.app.freeze_clock(start + dt.timedelta(minutes=9))
        assert excel.press("TungguPython") == ""
        excel.app.freeze_clock(start + dt.timedelta(minutes=11))
        assert "Python tampaknya tidak berjalan" in excel.press("TungguPython")
        assert excel.locked() == LOCKED_AS_BUILT

    def test_a_timer_without_a_run_does_nothing(self, excel: Excel) -> None:
        assert excel.press("TungguPython") == ""
        assert excel.timers == []
