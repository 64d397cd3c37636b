"""Buttons pressed on the open book: the message is true, and the stamp never saves a half."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.book import shelf
from tests.windows.excel import Workbook, as_xlwings
from tests.windows.rules import Rules, refusal

from lkjip import macros
from lkjip.book.file_book import FileBook
from lkjip.book.port import HALF_MARK
from lkjip.book.xlwings_book import XlwingsBook
from lkjip.steps.kernel import run as kernel
from lkjip.tables.declared.results import HISTORY


class Pressed:
    """The button "Periksa Status" on a fresh book, its sheets unlocked as by the VBA."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path = shelf.fresh(folder)
        self.rules = Rules()
        self.workbook = Workbook(self.path, self.rules)
        for sheet in self.workbook.sheets:
            sheet.Unprotect("")
        self.said: list[str] = []
        monkeypatch.setattr("xlwings.main.App.alert", lambda _, text, **_k: self.said.append(text))

    def press(self) -> str:
        macros.press("status", lambda: XlwingsBook(as_xlwings(self.workbook)))
        [text] = self.said
        return text

    @property
    def stamp(self) -> str:
        return str(self.workbook.Names("stempel_jalan").RefersToRange.Value)

    def history(self) -> int:
        """The rows of the history in the saved file."""
        return len(FileBook(self.path).read(HISTORY.name)[HISTORY.name].rows)


@pytest.fixture
def status(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pressed:
    """A fresh book, ready for the button."""
    return Pressed(tmp_path, monkeypatch)


def test_a_step_is_saved_and_stamped(status: Pressed) -> None:
    text = status.press()
    assert "bermasalah" not in text and "dikembalikan" not in text
    assert status.history() == 1
    assert status.stamp.startswith("20")


@pytest.mark.parametrize("after", [0, 1, 3])
def test_a_write_that_excel_refuses_changes_nothing_and_is_told(
    status: Pressed, after: int
) -> None:
    status.rules.refuse("Value", after)
    assert "sudah dikembalikan seperti semula" in status.press()
    assert status.history() == 0
    assert status.stamp.startswith("20")
    rows = XlwingsBook(as_xlwings(status.workbook)).read(HISTORY.name)[HISTORY.name].rows
    assert rows == ()


def test_the_stamp_of_half_a_change_forbids_saving(status: Pressed) -> None:
    written: list[str] = []

    def only_the_stamp_after_three_blocks(member: str, target: Any) -> None:
        if member == "Value":
            written.append(target.sheet.Name)
            if len(written) > 3 and target.sheet.Name != "xlwings.conf":
                raise refusal()

    status.rules.watchers.append(only_the_stamp_after_three_blocks)
    saves = status.workbook.saves
    assert "TANPA menyimpan" in status.press()
    assert status.stamp.startswith(HALF_MARK)
    assert status.workbook.saves == saves + 1  # for the copy before the change, and no more
    assert status.history() == 0


def test_a_fault_before_anything_is_written_is_told_as_it_is(
    status: Pressed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kernel, "backup", lambda *_: 1 / 0)
    assert "Program bermasalah dan berhenti; buku kerja tidak berubah." in status.press()
    assert status.history() == 0


def test_a_fault_after_the_save_is_told_as_it_is(
    status: Pressed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kernel, "keep_last_state", lambda *_: 1 / 0)
    assert "hasil langkah ini sudah tersimpan di buku kerja" in status.press()
    assert status.history() == 1


def test_a_calling_book_that_is_not_found_is_told_and_logged_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "kantor" / "a=b.xlsm"
    book.parent.mkdir()
    monkeypatch.setattr("sys.argv", ["-c", f"--wb={book}", "--from_xl=1", "--hwnd=7"])
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as end:
        macros.press("status")
    assert end.value.code == 1
    said = capsys.readouterr().err
    [log] = (book.parent / "catatan").iterdir()
    assert "tidak ditemukan di Excel" in said and str(log) in said
    assert list(tmp_path.glob("catatan")) == []
