"""`xlwings.Book` and the collection of books."""

from pathlib import Path

import openpyxl
import pytest
import xlwings as xw

import xlwings_calc

pytestmark = pytest.mark.libreoffice


@pytest.fixture
def saved(app: xw.App, tmp_path: Path) -> Path:
    """Return a workbook on disk."""
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "from disk"
    workbook.save(tmp_path / "laporan.xlsx")
    return tmp_path / "laporan.xlsx"


def test_new_books_are_numbered_and_found_by_name_and_place(app: xw.App, book: xw.Book) -> None:
    assert book.name.startswith("Book") and book.fullname == book.name
    assert app.books[book.name] == app.books[-1] == app.books(app.books.count) == book
    assert app.books.active == book


def test_a_book_that_is_not_open_is_a_key_error(app: xw.App) -> None:
    with pytest.raises(KeyError):
        app.books["no such book.xlsx"]


def test_a_file_is_opened_once_and_found_by_its_path(app: xw.App, saved: Path) -> None:
    book = app.books.open(saved)
    assert (book.name, book.fullname) == ("laporan.xlsx", str(saved))
    assert book.sheets[0]["A1"].value == "from disk"
    assert app.books.open(saved) == xw.Book(saved) == book
    count = app.books.count
    book.close()
    assert app.books.count == count - 1


def test_opening_leaves_no_lock_file_beside_the_book(app: xw.App, saved: Path) -> None:
    book = app.books.open(saved)
    assert [path.name for path in saved.parent.iterdir()] == ["laporan.xlsx"]
    book.close()


def test_a_missing_file_and_a_file_of_another_kind_are_refused(app: xw.App, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        app.books.open(tmp_path / "missing.xlsx")
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    with pytest.raises(xlwings_calc.CalcError):
        app.books.open(tmp_path / "broken.xlsx")


def test_saving_goes_to_a_path_and_then_to_the_same_file(book: xw.Book, tmp_path: Path) -> None:
    path = tmp_path / "Laporan Kinerja – ü.xlsx"
    book.sheets[0]["A1"].value = 1
    book.save(path)
    assert (book.name, book.fullname) == (path.name, str(path))
    book.sheets[0]["A1"].value = 2
    book.save()
    assert openpyxl.load_workbook(path).active["A1"].value == 2


def test_a_new_book_is_saved_under_its_name_in_the_current_folder(
    book: xw.Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = book.name
    book.save()
    assert (tmp_path / f"{name}.xlsx").is_file()


@pytest.mark.parametrize("ending", [".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".xltx"])
def test_the_ending_decides_the_format(book: xw.Book, tmp_path: Path, ending: str) -> None:
    book.save(tmp_path / f"out{ending}")
    assert (tmp_path / f"out{ending}").stat().st_size >= 0


def test_a_format_that_libreoffice_does_not_write_is_refused(book: xw.Book, tmp_path: Path) -> None:
    with pytest.raises(NotImplementedError, match=r"\.xlsb"):
        book.save(tmp_path / "out.xlsb")


@pytest.mark.parametrize("ending", [".xlsx", ".ods", ".xls"])
def test_a_password_is_needed_again(
    app: xw.App, book: xw.Book, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"rahasia{ending}"
    book.save(path, password="kunci")
    book.sheets[0]["A1"].value = "rahasia"
    book.save()
    book.close()
    for wrong in ("salah", None):
        with pytest.raises(xlwings_calc.CalcError, match="password"):
            app.books.open(path, password=wrong)
    again = app.books.open(path, password="kunci")
    assert again.sheets[0]["A1"].value == "rahasia"
    again.close()


def test_formulas_are_computed_when_a_file_without_results_is_opened(
    app: xw.App, tmp_path: Path
) -> None:
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = 20
    workbook.active["A2"] = "=A1*2"
    workbook.active["A3"] = "=A1>1"
    workbook.save(tmp_path / "rumus.xlsx")
    book = app.books.open(tmp_path / "rumus.xlsx")
    assert book.sheets[0]["A2:A3"].value == [40.0, True]
    book.close()


def test_a_format_without_encryption_refuses_a_password(book: xw.Book, tmp_path: Path) -> None:
    with pytest.raises(NotImplementedError, match="password"):
        book.save(tmp_path / "terbuka.csv", password="kunci")
    assert not (tmp_path / "terbuka.csv").exists()


def test_a_book_is_printed_to_pdf(book: xw.Book, tmp_path: Path) -> None:
    book.sheets[0]["A1"].value = "cetak"
    book.to_pdf(tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_a_closed_book_says_so(app: xw.App) -> None:
    book = app.books.add()
    book.close()
    with pytest.raises(xlwings_calc.CalcError, match=r"Book\.name"):
        assert book.name
