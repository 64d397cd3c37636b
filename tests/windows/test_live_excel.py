"""The live door of Excel: a link is clicked, the step runs, nobody sees a macro or an add-in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.book import shelf
from tests.windows.sitting import Computer, click, target_of, workbook_of

from lkjip.actions import buttons
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.locks import open_tabs
from lkjip.book.parts.package import Package
from lkjip.book.port import Message
from lkjip.errors import BookBusy
from lkjip.live.excel import program
from lkjip.live.excel.running import READY, mark_of
from lkjip.live.excel.session import BY_TARGET, WORKING
from lkjip.tables.declared.results import HISTORY

MACRO_BOOK = "vnd.ms-excel.sheet.macroEnabled.main+xml"
PLAIN_BOOK = "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


@pytest.fixture
def computer(monkeypatch: pytest.MonkeyPatch) -> Computer:
    """A computer with Excel, nothing open."""
    return Computer(monkeypatch)


def history(path: Path) -> int:
    """The rows of the history in the saved file."""
    return len(FileBook(path).read(HISTORY.name)[HISTORY.name].rows)


# ---- links


def test_every_button_of_the_book_has_a_link_on_its_tab() -> None:
    placed = {(one.tab, one.button.macro) for one in LAYOUT.buttons}
    assert {(one.tab, one.button.macro) for one in LAYOUT.links} == placed
    assert {one.button.macro for one in LAYOUT.links} == {one.macro for one in buttons()}


def test_a_target_names_one_button() -> None:
    assert len(BY_TARGET) == len(LAYOUT.links)


def test_no_link_lies_under_another_or_over_a_table() -> None:
    for tab in {link.tab for link in LAYOUT.links}:
        here = [link for link in LAYOUT.links if link.tab == tab]
        cells = [(link.row, c) for link in here for c in range(link.col, link.right + 1)]
        assert len(cells) == len(set(cells)), tab
        tops = [table.row for table in LAYOUT.tables_of(tab)]
        assert all(link.row < top - 1 for link in here for top in tops), tab


# ---- a click


def test_a_click_runs_the_step_saves_and_locks(tmp_path: Path, computer: Computer) -> None:
    path = shelf.fresh(tmp_path)
    with computer.sitting(path) as session:
        workbook = workbook_of(session)
        assert workbook.Application.StatusBar == READY
        click(session, "status")
        assert session.pressed == ["Tombol_Status"]
        assert all(s.ProtectContents for s in workbook.sheets if s.Name in program_locked())
        assert workbook.Application.Interactive and workbook.Application.StatusBar == READY
    assert history(path) == 1
    assert open_tabs(Package(path)) == ()
    [(kind, text)] = computer.boxes
    assert kind in (Message.NEWS, Message.DATA) and "bermasalah" not in text
    assert not mark_of(path).exists()


def program_locked() -> set[str]:
    """The tabs that the layout locks."""
    return {tab.name for tab in LAYOUT.tabs if tab.locked}


def test_while_it_works_excel_takes_no_keys_and_says_so(tmp_path: Path, computer: Computer) -> None:
    path = shelf.fresh(tmp_path)
    seen: set[tuple[object, bool]] = set()
    with computer.sitting(path) as session:
        excel = workbook_of(session).Application
        computer.rules.watchers.append(
            lambda member, _: member == "Value" and seen.add((excel.StatusBar, excel.Interactive))
        )
        click(session, "status")
    assert {interactive for _, interactive in seen} == {False}
    assert all(str(words).startswith("LKjIP") and words != READY for words, _ in seen)
    assert WORKING.startswith("LKjIP")


def test_clicks_made_while_it_works_are_dropped(tmp_path: Path, computer: Computer) -> None:
    path = shelf.fresh(tmp_path)
    with computer.sitting(path) as session:
        for _ in range(3):
            workbook_of(session).person_follows(target_of("status"))
        while session.serve(0) and not session._queue.empty():
            pass
    assert history(path) == 1


def test_a_question_that_is_answered_no_runs_nothing(tmp_path: Path, computer: Computer) -> None:
    path = shelf.fresh(tmp_path)
    computer.answer = False
    with computer.sitting(path) as session:
        click(session, "batal")
        assert session.pressed == []
    [question] = computer.questions
    assert "Kembalikan isi buku" in question
    assert history(path) == 0


def test_a_link_of_another_kind_is_none_of_ours(tmp_path: Path, computer: Computer) -> None:
    path = shelf.fresh(tmp_path)
    with computer.sitting(path) as session:
        session.click("'Temuan'!A1")
        assert session.serve(0)
        assert session.pressed == []
    assert computer.boxes == []


def test_a_sheet_with_a_password_is_named_and_nothing_runs(
    tmp_path: Path, computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shelf.fresh(tmp_path)
    with computer.sitting(path) as session:
        sheet = workbook_of(session).sheet("Temuan")
        monkeypatch.setattr(sheet, "Unprotect", lambda *_: None, raising=False)
        click(session, "status")
        assert all(s.ProtectContents for s in workbook_of(session).sheets if s.Name == "1 Rencana")
    [(kind, text)] = computer.boxes
    assert kind is Message.DATA and "Lembar Temuan dikunci dengan kata sandi" in text
    assert history(path) == 0 and not mark_of(path).exists()


# ---- opening and closing


def test_a_book_that_a_person_has_open_is_served_where_it_is(
    tmp_path: Path, computer: Computer
) -> None:
    path = shelf.fresh(tmp_path)
    workbook = computer.double_click(path)
    with computer.sitting(path) as session:
        assert workbook_of(session) is workbook
        click(session, "status")
    assert computer.started == 0 and history(path) == 1
    assert computer.excels[0].running  # not ours to end


def test_our_own_excel_runs_no_macro_and_ends_with_the_book(
    tmp_path: Path, computer: Computer
) -> None:
    path = shelf.fresh(tmp_path)
    with computer.sitting(path) as session:
        [excel] = computer.excels
        assert excel.AutomationSecurity == program.NO_MACROS and excel.UserControl
        workbook_of(session).Close(False)
        assert not session.serve(0)
    assert not excel.running


def test_our_own_excel_stays_while_another_book_is_open_in_it(
    tmp_path: Path, computer: Computer
) -> None:
    path = shelf.fresh(tmp_path)
    other = shelf.fresh(tmp_path / "lain").rename(tmp_path / "lain" / "lain.xlsm")
    with computer.sitting(path) as session:
        computer.double_click(other)
        workbook_of(session).Close(False)
        assert not session.serve(0)
    assert computer.excels[0].running


def without_macros(path: Path) -> Path:
    """Save a copy as .xlsx, as a person does whose Excel lets no macros be kept."""
    copy = path.rename(path.with_suffix(".xlsx"))
    shelf.edit(copy, "[Content_Types].xml", MACRO_BOOK, PLAIN_BOOK)
    relations = "xl/_rels/workbook.xml.rels"
    kept = re.sub(rb"<Relationship [^>]*vbaProject[^>]*/>", b"", shelf.parts(copy)[relations])
    return shelf.rewrite(copy, {"xl/vbaProject.bin": None, relations: kept})


def test_a_copy_without_macros_is_served_too(tmp_path: Path, computer: Computer) -> None:
    path = without_macros(shelf.fresh(tmp_path))
    with computer.sitting(path) as session:
        click(session, "status")
    assert history(path) == 1 and path.suffix == ".xlsx"
    assert open_tabs(Package(path)) == ()
    [(kind, text)] = computer.boxes
    assert kind in (Message.NEWS, Message.DATA) and "bermasalah" not in text
    assert "xl/vbaProject.bin" not in shelf.parts(path)


def test_excel_that_is_ended_by_force_ends_the_sitting_without_a_box(
    tmp_path: Path, computer: Computer
) -> None:
    path = shelf.fresh(tmp_path)
    with computer.sitting(path) as session:
        computer.excels[0].Quit()
        assert not session.serve(0)
    assert computer.boxes == []
    assert not path.with_name(f".{path.stem}.layani").exists()


def test_a_second_start_shows_the_book_of_the_first(tmp_path: Path, computer: Computer) -> None:
    path = shelf.fresh(tmp_path)
    with computer.sitting(path):
        with (
            pytest.raises(BookBusy, match="sudah terbuka dengan tautan yang hidup"),
            computer.sitting(path),
        ):
            pass
        assert computer.started == 1
    with computer.sitting(path):
        pass


def test_a_book_that_was_saved_under_another_name_is_not_written(
    tmp_path: Path, computer: Computer
) -> None:
    path = shelf.fresh(tmp_path)
    with computer.sitting(path) as session:
        workbook_of(session).FullName = str(tmp_path / "lain.xlsm")
        click(session, "status")
    [(_, text)] = computer.boxes
    assert "disimpan dengan nama atau tempat lain" in text


def test_a_namesake_that_is_open_is_named(tmp_path: Path, computer: Computer) -> None:
    path, other = shelf.fresh(tmp_path), shelf.fresh(tmp_path / "lain")
    computer.double_click(other)
    with pytest.raises(BookBusy) as error, computer.sitting(path):
        pass
    assert str(other) in error.value.message


def test_a_book_in_protected_view_is_named(tmp_path: Path, computer: Computer) -> None:
    path = shelf.fresh(tmp_path)
    other = shelf.fresh(tmp_path / "lain").rename(tmp_path / "lain" / "lain.xlsm")
    computer.double_click(other)
    window = type("Window", (), {"SourceName": path.name})()
    computer.excels[0].ProtectedViewWindows.items.append(window)
    with pytest.raises(BookBusy, match="Tampilan Terproteksi"), computer.sitting(path):
        pass


def test_a_book_that_is_open_on_another_computer_is_named(
    tmp_path: Path, computer: Computer
) -> None:
    path = shelf.fresh(tmp_path)
    path.with_name("~$" + path.name).touch()
    with pytest.raises(BookBusy, match="sedang terbuka di tempat lain"), computer.sitting(path):
        pass
    assert computer.started == 0


def test_a_book_that_is_read_only_is_named_and_our_excel_ended(
    tmp_path: Path, computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shelf.fresh(tmp_path)
    monkeypatch.setattr("tests.windows.excel.READ_ONLY", True)
    with pytest.raises(BookBusy, match="hanya untuk dibaca"), computer.sitting(path):
        pass
    assert not computer.excels[0].running
