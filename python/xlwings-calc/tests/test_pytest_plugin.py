"""A test-suite that was written for Excel runs with one switch more."""

import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.libreoffice
pytest_plugins = ["pytester"]

PYTHON = Path(__file__).resolve().parents[1]

WRITTEN_FOR_EXCEL = """
    import xlwings as xw

    def test_two_apps_with_books_of_their_own():
        first, second = xw.App(visible=False), xw.App(visible=False)
        first.books[0].sheets[0]["A1"].value = [[1, "a"], [2, "b"]]
        assert first.books[0].sheets[0]["A1"].expand().value == [[1, "a"], [2, "b"]]
        assert second.books[0].sheets[0]["A1"].value is None
        second.quit()
        with first:
            assert xw.apps.count == 1
        assert xw.apps.count == 0

    def test_a_book_starts_an_app_by_itself():
        book = xw.Book()
        assert book.app.engine.name == "calc"
        assert xw.books.active == book
"""


def test_a_suite_runs_against_the_engine(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(PYTHON))
    monkeypatch.delenv("XLWINGS_CALC_MACROS", raising=False)
    pytester.makepyfile(WRITTEN_FOR_EXCEL)
    pytester.runpytest_subprocess("-p", "xlwings_calc.pytest_plugin").assert_outcomes(passed=2)
    assert "XLWINGS_CALC_MACROS" not in os.environ
