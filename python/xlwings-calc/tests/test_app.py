"""`xlwings.App` in LibreOffice."""

from pathlib import Path

import pytest
import xlwings as xw

import xlwings_calc

pytestmark = pytest.mark.libreoffice

TWICE = "Function Twice(n)\nTwice = n * 2\nEnd Function\n"


def test_an_app_knows_its_version_program_and_engine(app: xw.App) -> None:
    assert app.engine.name == "calc"
    assert app.version.major >= 7
    assert (Path(app.path) / "soffice").exists() or "program" in app.path


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("display_alerts", False),
        ("enable_events", False),
        ("interactive", False),
        ("screen_updating", False),
        ("calculation", "manual"),
        ("status_bar", "Membaca 3 dari 8"),
        ("visible", True),
    ],
)
def test_a_switch_keeps_its_value_and_comes_back(
    app: xw.App, book: xw.Book, name: str, value: object
) -> None:
    before = getattr(app, name)
    assert before != value
    with app.properties(**{name: value}):
        assert getattr(app, name) == value
    assert getattr(app, name) == before


def test_an_unknown_calculation_is_refused(app: xw.App) -> None:
    with pytest.raises(ValueError, match="automatic"):
        app.calculation = "sometimes"


def test_manual_calculation_waits_until_it_is_asked(app: xw.App, sheet: xw.Sheet) -> None:
    sheet["A1:B1"].value = [2, "=A1*2"]
    with app.properties(calculation="manual"):
        sheet["A1"].value = 5
        assert sheet["B1"].value == 4
        app.calculate()
        assert sheet["B1"].value == 10


def test_what_is_written_while_the_screen_stands_still_is_there_afterwards(
    app: xw.App, sheet: xw.Sheet
) -> None:
    with app.properties(screen_updating=False):
        sheet["A1"].value = 7
    assert sheet["A1"].value == 7


def test_an_alert_without_a_window_answers_carefully_and_is_kept(
    app: xw.App, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.alert("Selesai", "LKjIP") == "ok"
    assert app.alert("Timpa?", buttons="yes_no") == "no"
    assert app.alert("Lanjut?", buttons="yes_no_cancel") == "cancel"
    assert app.impl.alerts[-3:] == [("LKjIP", "Selesai"), ("", "Timpa?"), ("", "Lanjut?")]
    assert "LKjIP: Selesai" in capsys.readouterr().err


def test_the_selection_is_that_of_the_book_in_front(app: xw.App, book: xw.Book) -> None:
    book.sheets[0]["B2:C3"].select()
    assert app.selection.address == "$B$2:$C$3"
    other = app.books.add()
    assert app.selection.address == "$A$1"
    book.activate()
    assert app.selection.address == "$B$2:$C$3"
    other.close()


def test_a_macro_of_the_book_runs_and_returns_its_result(app: xw.App, book: xw.Book) -> None:
    book.api.BasicLibraries.createLibrary("Macros").insertByName("Module1", TWICE)
    assert book.macro("Module1.Twice")(21) == 42
    assert app.macro("Twice")(4) == 8


def test_a_macro_that_is_not_there_is_reported_by_name(book: xw.Book) -> None:
    with pytest.raises(xlwings_calc.CalcError, match="Missing"):
        book.macro("Missing")()


def test_copying_is_shown_until_it_is_cancelled(app: xw.App, sheet: xw.Sheet) -> None:
    sheet["A1"].copy()
    assert app.cut_copy_mode == "copy"
    app.cut_copy_mode = False
    assert app.cut_copy_mode is None


def test_hwnd_is_refused_by_name(app: xw.App) -> None:
    with pytest.raises(NotImplementedError, match=r"App\.hwnd"):
        assert app.hwnd
