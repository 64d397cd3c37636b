"""A small book with our VBA, and what independent checkers say about it."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import xlsxwriter
from tests.tools.book_lint import lint_book
from tests.tools.vba_check import check_vba, check_vba_book

from lkjip.book.vba import Module, modules, vba_project
from lkjip.book.vba.sources import PROTECTION, STAMP_NAME

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it was written for an older pyparsing
    from oletools import olevba as olevba

PROJECT = "LKjIP"
SHEETS = ("Beranda", "Capaian", "Pengaturan")
UNLOCKED = "Pengaturan"
"""Only this sheet of the small book is not protected."""


@dataclass(frozen=True)
class VbaButton:
    """The least that a button needs."""

    sub: str
    macro: str
    question: str = ""


COLLECT = VbaButton("Tombol_Kumpulkan", "kumpulkan")
UNDO = VbaButton("Tombol_Batalkan", "batalkan", 'Langkah terakhir akan "dibatalkan".\nLanjutkan?')
BUTTONS = (COLLECT, UNDO)


def small_modules() -> list[Module]:
    """All modules of the small book."""
    return modules(BUTTONS, SHEETS, [name for name in SHEETS if name != UNLOCKED])


def small_book(path: Path, written: Sequence[Module] | None = None, password: str = "") -> Path:
    """Write the small book; two of its three sheets are protected."""
    project = vba_project(PROJECT, written or small_modules())
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_vba_name("ThisWorkbook")
        for name in SHEETS:
            sheet = book.add_worksheet(name)
            sheet.set_vba_name(name)
            sheet.insert_button("C3", {"macro": COLLECT.sub, "caption": "Kumpulkan"})
            if name != UNLOCKED:
                sheet.protect(password, PROTECTION)
        book.define_name(STAMP_NAME, "=Beranda!$A$1")
        book.add_vba_project(io.BytesIO(project), True)
    return path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return small_book(tmp_path / "kecil.xlsm")


def test_the_strict_reader_finds_no_error_and_no_warning_in_the_bare_project() -> None:
    project = check_vba(vba_project(PROJECT, small_modules()))
    assert project.objections() == []
    assert set(project.sources) == {module.name for module in small_modules()}


def test_the_strict_reader_finds_no_error_and_no_warning_in_the_book(book: Path) -> None:
    assert check_vba_book(book).objections() == []


def test_a_project_of_many_and_long_modules_is_as_clean_as_a_small_one() -> None:
    lines = "".join(f"' baris {n}: {n * n * 7919}\n" for n in range(3000))
    many = [Module(f"Modul{n:03}x", f"Option Explicit\n{lines[: n * n * 9]}", "standard")
            for n in range(90)]  # fmt: skip
    project = check_vba(vba_project(PROJECT, [*small_modules(), *many]))
    assert project.objections() == []


def test_the_book_lint_finds_nothing_that_excel_would_repair(book: Path) -> None:
    assert lint_book(book) == []
