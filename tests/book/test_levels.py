"""Tabs that only one level uses are hidden in the other, and come back when the level changes."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from tests.book import shelf

from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.levels import shown_tabs
from lkjip.book.opened.tabs import show_tabs
from lkjip.book.port import Change
from lkjip.tables.table import Level

CITY = {tab.name for tab in LAYOUT.tabs if tab.level is Level.CITY}
SECTION = {tab.name for tab in LAYOUT.tabs if tab.level is Level.SECTION}


def hidden(path: Path) -> set[str]:
    book = openpyxl.load_workbook(path, read_only=True)
    return {sheet.title for sheet in book.worksheets if sheet.sheet_state == "hidden"} - {"Proses"}


def at_level(path: Path, level: str) -> None:
    book = FileBook(path)
    rows = book.read("tblPengaturan")["tblPengaturan"].rows
    typed = tuple({**row, "Nilai": level} if row["Kunci"] == "level" else row for row in rows)
    book.apply(Change({"tblPengaturan": typed}))


def test_a_section_sees_no_tab_of_the_city_and_a_city_none_of_the_section(tmp_path: Path) -> None:
    folder = tmp_path / "buku"
    folder.mkdir()
    path = shelf.fresh(folder)
    assert hidden(path) == CITY
    at_level(path, "kota")
    assert hidden(path) == SECTION
    FileBook(path).apply(Change({"tblSasaranKota": ({"Kode": "S1"},)}))
    assert hidden(path) == SECTION
    at_level(path, "bagian")
    assert hidden(path) == CITY
    assert FileBook(path).read("tblSasaranKota")["tblSasaranKota"].rows[0]["Kode"] == "S1"


def test_the_tab_that_opens_is_never_a_hidden_one(tmp_path: Path) -> None:
    path = shelf.fresh(tmp_path)
    at_level(path, "kota")
    book = openpyxl.load_workbook(path, keep_vba=True)
    book.active = book.sheetnames.index("IKU Kota")
    moved = FileBook(path)
    root = moved._package.xml("xl/workbook.xml")
    for view in root.iter("{*}workbookView"):
        view.set("activeTab", str(book.sheetnames.index("IKU Kota")))
    moved._package.put("xl/workbook.xml", root)
    moved._package.save()
    at_level(path, "bagian")
    assert openpyxl.load_workbook(path, read_only=True).active.title == "Beranda"


@pytest.mark.parametrize("said", ["", "provinsi"])
def test_a_level_that_nobody_knows_hides_nothing(said: str) -> None:
    assert shown_tabs([{"Kunci": "level", "Nilai": said}]) == {}


class Sheet:
    """A sheet of a program whose structure lock refuses until it is taken off."""

    def __init__(self, book: Program, visible: bool) -> None:
        self.book, self._visible = book, visible

    @property
    def visible(self) -> bool:
        return self._visible

    @visible.setter
    def visible(self, value: bool) -> None:
        if self.book.locked:
            raise RuntimeError("the structure is protected")
        self._visible = value


class Program:
    """A stand-in for the open book in Excel."""

    def __init__(self) -> None:
        self.locked = True
        self.api = self
        self.sheets = {name: Sheet(self, name in SECTION) for name in CITY | SECTION}

    def Unprotect(self, _password: str) -> None:  # noqa: N802 - Excel's own name
        self.locked = False

    def Protect(self, _password: str, structure: bool) -> None:  # noqa: N802 - Excel's own name
        self.locked = structure


def test_the_open_book_follows_and_its_structure_is_locked_again() -> None:
    program = Program()
    show_tabs(program, shown_tabs([{"Kunci": "level", "Nilai": "kota"}]))
    assert {name for name, sheet in program.sheets.items() if sheet.visible} == CITY
    assert program.locked
