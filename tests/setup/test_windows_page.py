"""The release gate names everything that a person must try, in one unbroken list."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

from lkjip.book.layout import LAYOUT
from lkjip.live.excel.running import CUT_OFF, READY

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "uji-windows.md").read_text("utf-8")
ROWS = re.findall(r"^\| (\d+) \|(.*)\|$", PAGE, re.MULTILINE)


def test_the_rows_are_numbered_without_a_gap_and_leave_room_for_the_tester() -> None:
    assert [int(number) for number, _ in ROWS] == list(range(1, len(ROWS) + 1))
    for number, row in ROWS:
        task, seen, predicted, needed, passed, remark = (cell.strip() for cell in row.split("|"))
        assert task and seen and predicted, number
        assert needed in ("wajib", "")
        assert passed == remark == ""


def test_an_hour_and_a_half_is_enough() -> None:
    assert len(ROWS) <= 45


def test_the_buttons_and_sheets_that_it_names_are_there() -> None:
    buttons = {placed.button.caption for placed in LAYOUT.buttons}
    tabs = {tab.name for tab in LAYOUT.tabs}
    bold = {words for _, row in ROWS for words in re.findall(r"\*\*([^*]+)\*\*", row)}
    pressed = {words for words in bold if words[0].isupper() and len(words) > 1}
    assert pressed - buttons == {"LKjIP"}
    assert len(pressed) >= 9
    named = {words for _, row in ROWS for words in re.findall(r"`(\d [A-Z]\w+|[A-Z]\w+)`", row)}
    words_of_excel = {"Interactive", "Save", "SheetFollowHyperlink"}
    assert named - tabs <= {"LKjIP", "LKjIPBook", "Target", "Pagu"} | words_of_excel


def test_messages_that_depend_on_excel_are_provoked() -> None:
    text = (resources.files("lkjip.book.vba") / "pesan.bas").read_text(encoding="utf-8")
    beginnings = (
        "Buku ini dibuka dari OneDrive atau SharePoint",
        "Buku ini terbuka hanya untuk dibaca",
        "Add-in xlwings belum dimuat",
        "Python tampaknya tidak berjalan",
        "dikunci dengan kata sandi",
        "memuat tanda =",
    )
    for words in beginnings:
        assert words in text
        assert words in PAGE


def test_every_file_for_a_double_click_is_tried() -> None:
    for name in ("Mulai.cmd", "pasang.cmd", "copot.cmd"):
        assert sum(f"`{name}" in row for _, row in ROWS) >= 1


def test_the_live_door_is_tried_with_macros_switched_off() -> None:
    part = PAGE.partition("## E. Pintu tautan, tanpa makro")[2].partition("## F.")[0]
    assert "Disable VBA macros without notification" in part
    for words in (READY.partition(":")[0], "SheetFollowHyperlink", "pythonw.exe", ".xlsx"):
        assert words in part, words
    assert "Program berhenti di tengah langkah" in part
    assert CUT_OFF.startswith("Program berhenti di tengah langkah")


def test_it_says_that_nobody_has_seen_it_in_excel_until_somebody_signs() -> None:
    assert "tidak seorang pun pernah melihat buku kerja ini di Excel" in PAGE
    assert re.search(r"tanda tangan penguji \| \|", PAGE)
