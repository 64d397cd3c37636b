"""Each button of the book through a link in Excel: the tables, cells and words of the macro door."""

from __future__ import annotations

import shutil
from argparse import Namespace
from datetime import datetime
from pathlib import Path

import pytest
from tests import once
from tests.steps.office import closed_office
from tests.windows.excel import Workbook, as_xlwings
from tests.windows.sitting import Computer, click

from lkjip import macros, product
from lkjip.actions import buttons
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.xlwings_book import XlwingsBook
from lkjip.demo.play import do_demo
from lkjip.progress import silent

NOW = datetime(2025, 2, 12, 9)
DEMO = (
    ("rencana", "2025-01-02_09"), ("setujui_rencana", "2025-01-03_08"), ("minta", "2025-01-03_09"),
    ("kumpulkan", "2025-01-08_15"), ("ingatkan", "2025-01-09_10"), ("surel", ""),
    ("centang", "2025-01-08_15"), ("pastikan", "2025-01-13_10"), ("tutup", "2025-01-09_10"),
    ("analisis", "2025-01-13_11"), ("undur", "2025-01-08_15"), ("sesuaikan", "2025-01-08_15"),
    ("perbaikan", "2025-01-10_10"), ("keluarkan", "2025-01-09_10"), ("draf", "2025-01-20"),
    ("tarik", "2025-01-24_09"), ("reviu_sesuai", "2025-01-24_09"), ("reviu_kembali", "2025-01-22"),
    ("reviu", "2025-01-22"), ("sahkan", "2025-01-24_14"), ("kirim", "2025-01-30"),
    ("evaluasi_sesuai", "2025-02-10"), ("evaluasi_kembali", "2025-02-03"), ("lanjut", "2025-01-20"),
    ("status", ""), ("batal", ""), ("evaluasi_opd", ""), ("disposisi", ""),
    ("paraf", ""), ("sampaikan", ""),
)  # fmt: skip
"""Each button, and the copy of the demo's book on which it is pressed; "" is the finished demo."""


class Clock(datetime):
    """The wall clock of both doors stands still."""

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        return NOW


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both doors look at the same clock."""
    monkeypatch.setattr(macros, "datetime", Clock)


def by_macro(path: Path, macro: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Press a button in the stand-in as the VBA does; what was said."""
    said: list[str] = []
    workbook = Workbook(path)
    for sheet in workbook.sheets:
        sheet.Unprotect("")
    with monkeypatch.context() as patched:
        patched.setattr("xlwings.main.App.alert", lambda _, text, **_k: said.append(text))
        macros.press(macro, lambda: XlwingsBook(as_xlwings(workbook)))
    for sheet in workbook.sheets:
        sheet.Protect() if sheet.Name in LOCKED else None
    workbook.Save()
    return said


LOCKED = {tab.name for tab in LAYOUT.tabs if tab.locked}


def same(folder: Path, tmp_path: Path, macro: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Press a button at both doors, each on a copy of the folder; returns what was said."""
    one, two = tmp_path / "satu" / "kantor", tmp_path / "dua" / "kantor"
    for place in (one, two):
        shutil.copytree(folder, place)
    name = product.BOOK.name
    said = by_macro(one / name, macro, monkeypatch)
    computer = Computer(monkeypatch)
    with computer.sitting(two / name) as session:
        click(session, macro)
    words = [text.replace(str(two), str(one)) for _, text in computer.boxes]
    assert words == said
    assert contents(two / name, two) == contents(one / name, one)
    return said


def contents(book: Path, folder: Path) -> dict[str, object]:
    """All tables and named cells of a saved book; the stamp of the run is of its moment."""
    port = FileBook(book)
    names = [named.name for named in LAYOUT.names if named.name != macros.STAMP]
    tables = port.read(*(table.name for table in LAYOUT.tables))
    read = {name: data.rows for name, data in tables.items()} | dict(port.read_names(*names))
    return {name: _placeless(value, str(folder)) for name, value in read.items()}


def _placeless(value: object, folder: str) -> object:
    return repr(value).replace(folder, "FOLDER")


@pytest.mark.parametrize("macro", ["analisis", "kumpulkan"])
def test_a_link_does_what_the_macro_does(
    macro: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = closed_office(tmp_path / "asal").analysed()
    [text] = same(office.folder, tmp_path, macro, monkeypatch)
    assert "bermasalah" not in text


def test_each_button_has_its_case() -> None:
    assert {macro for macro, _ in DEMO} == {button.macro for button in buttons()}


@pytest.mark.slow_stage
@pytest.mark.parametrize(("macro", "copy"), DEMO)
def test_each_link_does_what_its_macro_does(
    macro: str, copy: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    played = once.made("demo-dimainkan", _play)
    folder = tmp_path / "asal"
    shutil.copytree(played, folder)
    if copy:
        [book] = (folder / "cadangan").glob(f"lkjip_book_{copy}*.xlsm")
        shutil.copyfile(book, folder / product.BOOK.name)
    said = same(folder, tmp_path, macro, monkeypatch)
    assert len(said) == 1 and "bermasalah" not in said[0]


def _play(folder: Path) -> None:
    do_demo(Namespace(folder=str(folder), pdf=False, kota=False), silent)
