"""One sitting without a window: what is typed and what buttons do lands in the good file."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.book import shelf

from lkjip import macros
from lkjip.book.busy import exclusive
from lkjip.book.file_book import FileBook
from lkjip.book.port import Message
from lkjip.errors import BookBusy
from lkjip.live import office
from lkjip.live import signals as mark
from lkjip.live.listeners import uno

pytestmark = pytest.mark.libreoffice


class Sitting:
    """A session whose messages are collected and whose questions are answered with yes."""

    def __init__(self, file: Path, answer: bool = True) -> None:
        from lkjip.live.session import Session

        self.said: list[tuple[Message, str]] = []
        self.asked: list[str] = []
        self.answer = answer
        self.session = Session(file, visible=False, speak=self.speak, ask=self.ask)

    def speak(self, kind: Message, text: str) -> None:
        self.said.append((kind, text))

    def ask(self, question: str) -> bool:
        self.asked.append(question)
        return self.answer

    def cell(self, tab: str, address: str) -> Any:
        return self.session.document.Sheets.getByName(tab).getCellRangeByName(address)

    def settle(self) -> None:
        """Serve until nothing is left to do."""
        while self.session.serve(0.5):
            if self.session.idle:
                return

    def press(self, sub: str) -> None:
        self.session.click(sub)
        self.settle()


@pytest.fixture(scope="module")
def program() -> Iterator[Any]:
    """One LibreOffice for the sittings that are not about its start and end."""
    app = office.start(visible=False)
    yield app
    app.quit()


@contextmanager
def seated(file: Path, program: Any) -> Iterator[Sitting]:
    """A sitting in the LibreOffice that runs already and goes on running."""
    made = Sitting(file)
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        patch.setattr(office, "start", lambda *, visible: program)
        stack.enter_context(made.session)
        patch.undo()
        try:
            yield made
        finally:
            patch.setattr(program, "quit", lambda: None)
            stack.close()
    assert file.name not in [book.name for book in program.books]


@pytest.fixture
def sitting(fresh_book: Path, program: Any) -> Iterator[Sitting]:
    with seated(fresh_book, program) as made:
        yield made


@pytest.fixture(scope="module")
def long_sitting(program: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sitting]:
    book = shelf.fresh(tmp_path_factory.mktemp("kantor"))
    with seated(book.rename(book.with_name("bersama.xlsm")), program) as made:
        yield made


@pytest.fixture
def shared(long_sitting: Sitting) -> Sitting:
    """One sitting for the tests that compare before and after, whatever stands in the book."""
    long_sitting.said.clear()
    long_sitting.asked.clear()
    long_sitting.answer = True
    return long_sitting


@pytest.fixture
def fresh_book(tmp_path: Path) -> Path:
    return shelf.fresh(tmp_path / "kantor")


def others(path: Path) -> dict[str, bytes]:
    """The parts of the file that LibreOffice would rewrite or drop."""
    with zipfile.ZipFile(path) as archive:
        kept = ("vbaProject", "vmlDrawing", "customUI", "styles", "theme", "drawing", "chart")
        return {n: archive.read(n) for n in archive.namelist() if any(k in n for k in kept)}


def test_what_is_typed_is_in_the_file_a_moment_later(sitting: Sitting, fresh_book: Path) -> None:
    before = others(fresh_book)
    spec = sitting.session.book.read("tblUnit")["tblUnit"]
    sitting.cell("Unit", spec.cell(0, "Email")).String = "baru@contoh.go.id"
    sitting.cell("1 Rencana", start_cell()).Formula = "2025-01-02"
    sitting.settle()
    kept = FileBook(fresh_book)
    assert kept.read("tblUnit")["tblUnit"].rows[0]["Email"] == "baru@contoh.go.id"
    assert str(kept.read_names("rencana_mulai")["rencana_mulai"]) == "2025-01-02"
    assert others(fresh_book) == before
    assert not sitting.said


def start_cell() -> str:
    from lkjip.a1 import address
    from lkjip.book.layout import LAYOUT

    named = next(n for n in LAYOUT.names if n.name == "rencana_mulai")
    return address(named.row, named.col)


def test_rows_typed_below_a_register_join_the_table(sitting: Sitting, fresh_book: Path) -> None:
    spec = sitting.session.book.read("tblUnit")["tblUnit"]
    below = spec.row_numbers[-1] + 1
    code = spec.cell(0, "Kode Unit").rstrip("0123456789")
    sitting.cell("Unit", f"{code}{below}").String = "SB-BARU"
    sitting.settle()
    rows = FileBook(fresh_book).read("tblUnit")["tblUnit"].rows
    assert [row["Kode Unit"] for row in rows][-1] == "SB-BARU"
    assert len(rows) == len(spec.rows) + 1


def test_a_blank_row_in_between_keeps_its_place(sitting: Sitting, fresh_book: Path) -> None:
    spec = sitting.session.book.read("tblUnit")["tblUnit"]
    for column in spec.columns:
        sitting.cell("Unit", spec.cell(1, column)).String = ""
    sitting.settle()
    kept = FileBook(fresh_book).read("tblUnit")["tblUnit"]
    assert kept.row_numbers == (spec.row_numbers[0], *spec.row_numbers[2:])


def test_a_button_does_in_window_and_file_what_the_command_does(
    sitting: Sitting, fresh_book: Path
) -> None:
    sitting.cell("1 Rencana", start_cell()).Formula = "2025-01-02"
    sitting.press("Tombol_Rencana")
    kept = FileBook(fresh_book)
    tables = tuple(kept.shape().tables)
    assert kept.read("tblRencana")["tblRencana"].rows
    assert sitting.session.book.read(*tables) == kept.read(*tables)
    [(kind, words)] = sitting.said
    assert kind is Message.NEWS and words
    assert list((fresh_book.parent / "cadangan").glob("*.xlsm"))
    assert sitting.session.app.status_bar is False


def test_every_sheet_is_locked_again_after_a_button(shared: Sitting) -> None:
    locked = [s.Name for s in shared.session.document.Sheets if s.isProtected()]
    assert locked
    shared.press("Tombol_Status")
    assert [s.Name for s in shared.session.document.Sheets if s.isProtected()] == locked


def sign(sitting: Sitting, tab: str) -> Any:
    names = sitting.session.document.NamedRanges
    return names.getByName(mark.NAMES[tab]).getReferredCells().getCellByPosition(0, 0)


def test_while_a_button_works_its_tab_and_the_status_bar_say_so(
    shared: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lkjip.live.session import WORKING

    cell = sign(shared, "Beranda")
    before, seen = cell.Formula, []
    monkeypatch.setattr(
        macros, "status", lambda: seen.append((cell.String, shared.session.app.status_bar))
    )
    shared.press("Tombol_Status")
    assert seen == [(mark.WORDS, WORKING)]
    assert cell.Formula == before != mark.WORDS
    assert shared.session.app.status_bar is False


def test_the_status_bar_tells_how_far_a_run_has_come(
    shared: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    book = shared.session.book
    inner = book.progress

    def progress(done: int, total: int, what: str) -> None:
        inner(done, total, what)
        seen.append(shared.session.app.status_bar)

    monkeypatch.setattr(book, "progress", progress)
    shared.press("Tombol_Status")
    assert seen == ["LKjIP: menulis buku kerja (1 dari 1)"]


def test_a_question_that_is_answered_with_no_runs_nothing(
    shared: Sitting,
) -> None:
    shared.answer = False
    before = shared.session.file.read_bytes()
    shared.press("Tombol_Batal")
    assert len(shared.asked) == 1 and not shared.said
    assert shared.session.file.read_bytes() == before


def test_a_step_that_is_not_allowed_yet_says_why(shared: Sitting) -> None:
    before = FileBook(shared.session.file).read("tblPeristiwa", "tblRiwayat")
    shared.press("Tombol_Kirim")
    [(kind, words)] = shared.said
    assert kind is Message.DATA and words
    assert FileBook(shared.session.file).read("tblPeristiwa", "tblRiwayat") == before


def test_nobody_else_gets_the_book_meanwhile(shared: Sitting) -> None:
    with pytest.raises(BookBusy), exclusive(shared.session.file):
        pass


def test_after_the_sitting_only_the_book_is_left(fresh_book: Path) -> None:
    made = Sitting(fresh_book)
    with made.session:
        made.cell("1 Rencana", start_cell()).Formula = "2025-01-02"
    assert [p.name for p in fresh_book.parent.iterdir()] == [fresh_book.name]
    assert str(FileBook(fresh_book).read_names("rencana_mulai")["rencana_mulai"]) == "2025-01-02"


def test_the_window_closes_only_when_everything_is_kept(fresh_book: Path) -> None:
    made = Sitting(fresh_book)
    with made.session as session:
        made.cell("1 Rencana", start_cell()).Formula = "2025-01-02"
        veto = uno().getClass("com.sun.star.util.CloseVetoException")
        with pytest.raises(veto):
            session.document.close(True)
        session.run()
    assert str(FileBook(fresh_book).read_names("rencana_mulai")["rencana_mulai"]) == "2025-01-02"
