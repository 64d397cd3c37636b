"""Books that people and other programs changed go through ten commands with the same tables.

The half-done year: letters are out and the first answers lie in the inbox. Each way to change a
book is tried on a copy; what comes out is compared with the book that nobody touched, table by
table. A book that cannot be read is refused with a cure that is true. One way stands for all in
the plain run; the rest is a slow stage.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from tests.book import shelf
from tests.windows.excel import Workbook

from lkjip import product
from lkjip.a1 import column_letters
from lkjip.book.cells import split_address
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.parts.number_formats import DAYS_UNTIL_1904, date_styles
from lkjip.book.parts.package import Package, tag
from lkjip.book.port import Change
from lkjip.demo.play import LATE_UNIT, _mail, _sent
from lkjip.demo.sender import example_answers, fill
from lkjip.demo.stage import START, Play
from lkjip.doctor.content import CONTENT, LOCKS, content
from lkjip.doctor.soundness import BUTTONS, MACROS, RIBBON
from lkjip.doctor.surroundings import Surroundings
from lkjip.errors import BookStructure
from lkjip.steps.analyse.analyse import analyse
from lkjip.steps.collect.collect import collect
from lkjip.steps.decide.decide import CONFORMING, NOT_CONFORMING, decide_reviu
from lkjip.steps.draft.write import answer_correction, write_draft
from lkjip.steps.overrides import tick_items
from lkjip.steps.plan import set_plan
from lkjip.steps.remind import remind
from lkjip.steps.request.request import request_data

OF_THE_BOOK = {CONTENT, MACROS, BUTTONS, RIBBON, LOCKS}
"""The checks of `periksa` that look at the file of the book."""
ANSWERED = {"SB-PEM": date(2025, 1, 6), "SB-OTDA": date(2025, 1, 7), "KERJASAMA": date(2025, 1, 8)}
LATE_DAY = date(2025, 1, 13)
LATE_MAIL, INBOX = f"{LATE_DAY.isoformat()}_{LATE_UNIT}.eml", "forms/2024/masuk"
UNITS = LAYOUT.table("tblUnit")

LEFT_OUT = {("tblRiwayat", "Tabel"), ("tblRiwayat", "Rantai")}

Tables = dict[str, list[dict[str, object]]]


@pytest.fixture(scope="module")
def half_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the letters sent and three answers in the inbox."""
    folder = tmp_path_factory.mktemp("setengah")
    shutil.copyfile(product.BOOK, folder / "lkjip_book.xlsm")
    shutil.copytree(product.TEMPLATES, folder / "forms" / "templat")
    play = Play(folder)
    play.step(START, partial(set_plan, begin=START))
    play.step(date(2025, 1, 3), request_data)
    play.step(date(2025, 1, 3), partial(tick_items, key="2.surat"), time(15))
    for unit, day in ANSWERED.items():
        answer(play, unit, day)
    answer(play, LATE_UNIT, LATE_DAY)
    (folder / INBOX / LATE_MAIL).rename(folder / LATE_MAIL)
    return folder


def answer(play: Play, unit: str, day: date) -> None:
    """Put the filled form of a unit into the inbox."""
    form = play.forms()[unit]
    filled = fill(_sent(play, form), unit, example_answers(product.EXAMPLE), day)
    _mail(play, unit, form, filled, day)


def first_two(play: Play) -> None:
    play.step(date(2025, 1, 8), collect, time(15))
    play.step(date(2025, 1, 9), analyse)


def all_ten(play: Play) -> None:
    play.step(date(2025, 1, 8), collect, time(15))
    play.step(date(2025, 1, 9), collect)
    play.step(date(2025, 1, 9), remind, time(10))
    (play.folder / LATE_MAIL).rename(play.folder / INBOX / LATE_MAIL)
    play.step(LATE_DAY, collect, time(10))
    play.step(date(2025, 1, 13), analyse, time(11))
    play.step(date(2025, 1, 20), write_draft)
    notes = ("Lengkapi uraian tugas.",)
    play.step(date(2025, 1, 22), partial(decide_reviu, decision=NOT_CONFORMING, notes=notes))
    play.step(date(2025, 1, 23), partial(answer_correction, number=1, answer="Sudah dilengkapi."))
    play.step(date(2025, 1, 23), write_draft, time(11))
    play.step(date(2025, 1, 24), partial(decide_reviu, decision=CONFORMING))


def tables(path: Path) -> Tables:
    """The columns of the layout in every table; a way of changing may add others.

    Left out of the journal: its chain, and which tables a step wrote (an own column is written).
    """
    read = FileBook(path).read(*(table.name for table in LAYOUT.tables))
    return {
        table.name: [
            {h: row[h] for h in table.headers if (table.name, h) not in LEFT_OUT}
            for row in read[table.name].rows
        ]
        for table in LAYOUT.tables
    }


def played(half_year: Path, folder: Path, change: Callable[[Path], object], steps: object) -> Path:
    """The book after a change and the commands."""
    shutil.copytree(half_year, folder, dirs_exist_ok=True)
    book = folder / "lkjip_book.xlsm"
    change(book)
    steps(Play(folder))  # type: ignore[operator]
    return book


def untouched(_book: Path) -> None:
    """Leave the book alone."""


@pytest.fixture(scope="module")
def after_two(half_year: Path, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The tables of the untouched book after two commands."""
    return tables(played(half_year, tmp_path_factory.mktemp("dua"), untouched, first_two))


@pytest.fixture(scope="module")
def after_ten(half_year: Path, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The tables of the untouched book after ten commands."""
    return tables(played(half_year, tmp_path_factory.mktemp("sepuluh"), untouched, all_ten))


# ---- ways to change a book


def in_excel(change: Callable[[Workbook], object]) -> Callable[[Path], None]:
    """Return a change that a person makes in the stand-in for Excel."""

    def make(path: Path) -> None:
        workbook = Workbook(path)
        change(workbook)
        workbook.Save()

    return make


def totals(workbook: Workbook) -> None:
    workbook.table("tblProgram").person_adds_total_row("Pagu", "=SUBTOTAL(109,[Pagu])", 9.9e8)
    workbook.table("tblUnit").person_adds_total_row("Unit", "=SUBTOTAL(103,[Unit])", 4.0)
    workbook.table("tblIsianKinerja").person_adds_total_row("Target", "=SUM([Target])", 55.0)


def views(workbook: Workbook) -> None:
    workbook.table("tblPengumpulan").person_filters("Kode Unit", lambda value: value == "SB-PEM")
    workbook.table("tblUnit").person_filters("Kode Unit", lambda value: value == "SB-PEM")
    workbook.table("tblProgram").person_hides(1)


def look_of_headings(workbook: Workbook) -> None:
    for name, heading, typed in (
        ("tblUnit", "Kode Unit", "Kode\nUnit"),
        ("tblIndikator", "Kode Program", "KODE  PROGRAM"),
        ("tblPengumpulan", "Kode Unit", " Kode Unit "),
    ):
        table = LAYOUT.table(name)
        column = table.col + table.headers.index(heading)
        workbook.sheet(table.tab).person_types(table.row, column, typed)


def own_columns(workbook: Workbook) -> None:
    workbook.table("tblPengumpulan").person_adds_column("Catatan Saya", '="x"', "x")
    workbook.table("tblRiwayat").person_adds_column("Paraf", '="ok"', "ok")


def own_column_in_the_middle(path: Path) -> None:
    """Insert a column into the register of units, as Excel does."""
    part = shelf.part_with(path, "xl/tables/", 'displayName="tblUnit"')
    table = etree.fromstring(shelf.parts(path)[part])
    columns = table.find(tag("tableColumns"))
    assert columns is not None
    mine = etree.Element(tag("tableColumn"), {"id": "99", "name": "Catatan saya"})
    columns.insert(2, mine)
    columns.set("count", str(len(columns)))
    top, left = UNITS.row, UNITS.col
    bottom = top + len(UNITS.shipped)
    box = f"{column_letters(left)}{top}:{column_letters(left + len(columns) - 1)}{bottom}"
    for one in (table, table.find(tag("autoFilter"))):
        assert one is not None
        one.set("ref", box)
    sheet = shelf.part_with(path, "xl/worksheets/", 'codeName="RegUnit"')
    root = etree.fromstring(shelf.parts(path)[sheet])
    for cell in root.iter(tag("c")):
        row, column = split_address(cell.get("r", ""))
        if row >= top and column >= left + 2:
            cell.set("r", f"{column_letters(column + 1)}{row}")
    shelf.rewrite(path, {part: etree.tostring(table), sheet: etree.tostring(root)})


def days_from_1904(path: Path) -> None:
    """Switch the date system, every day staying what it was."""
    package = Package(path)
    dated = date_styles(package)
    changed: dict[str, bytes | None] = {}
    for part in package.names():
        if part.startswith("xl/worksheets/sheet"):
            root = package.xml(part)
            for cell in root.iter(tag("c")):
                value = cell.find(tag("v"))
                is_day = int(cell.get("s", "0")) in dated and cell.get("t", "n") == "n"
                if is_day and value is not None and value.text:
                    value.text = repr(float(value.text) - DAYS_UNTIL_1904)
            changed[part] = etree.tostring(root)
    shelf.rewrite(path, changed)
    shelf.edit(path, "xl/workbook.xml", "<workbookPr ", '<workbookPr date1904="1" ')


def order_of_sheets(path: Path) -> None:
    """Put the last visible sheet first and hide another."""
    text = shelf.parts(path)["xl/workbook.xml"].decode()
    sheets = re.findall(r"<sheet [^>]*/>", text)
    moved = [sheets[20], *sheets[:20], *sheets[21:]]
    moved[3] = moved[3].replace("<sheet ", '<sheet state="hidden" ')
    for number in range(len(sheets)):  # names of single sheets follow their sheet
        text = text.replace(f'localSheetId="{number}"', f'localSheetId="-{number}"')
    for number, sheet in enumerate(sheets):
        bare = sheet.replace('state="hidden" ', "")
        new = next(i for i, m in enumerate(moved) if m.replace('state="hidden" ', "") == bare)
        text = text.replace(f'localSheetId="-{number}"', f'localSheetId="{new}"')
    text = text.replace("".join(sheets), "".join(moved))
    shelf.rewrite(path, {"xl/workbook.xml": text.encode()})


def strings_elsewhere(path: Path) -> None:
    strings = shelf.parts(path)["xl/sharedStrings.xml"]
    shelf.rewrite(path, {"xl/sharedStrings.xml": None, "xl/teks.xml": strings})
    shelf.edit(path, "xl/_rels/workbook.xml.rels", "sharedStrings.xml", "teks.xml")
    shelf.edit(path, "[Content_Types].xml", "/xl/sharedStrings.xml", "/xl/teks.xml")


def saved_by_openpyxl(path: Path) -> None:
    book = openpyxl.load_workbook(path, keep_vba=True)
    book.save(path)


def saved_by_libreoffice(path: Path) -> None:
    shutil.copyfile(shelf.through_libreoffice(path, path.parent / "~lo"), path)
    shutil.rmtree(path.parent / "~lo")


def saved_by_gnumeric(path: Path) -> None:
    target = path.with_suffix(".xlsx")
    command = [str(shutil.which("ssconvert")), str(path), str(target)]
    subprocess.run(command, check=True, capture_output=True)
    target.replace(path)


def saved_in_the_middle(path: Path) -> None:
    """Write the book as the product does, so that Excel's next save meets its cells."""
    FileBook(path).apply(Change({"tblBukti": [{"Dokumen": "x"}]}))
    FileBook(path).apply(Change({"tblBukti": []}))


@dataclass(frozen=True)
class Way:
    """A way to change a book, and what `periksa` must say about the file afterwards."""

    change: Callable[[Path], object]
    said: frozenset[str] = frozenset()
    needs: str = ""


WAYS = {
    "total rows": Way(in_excel(totals)),
    "filters and hidden rows": Way(in_excel(views)),
    "headings of another look": Way(in_excel(look_of_headings)),
    "own columns with formulas": Way(in_excel(own_columns)),
    "an own column in the middle": Way(own_column_in_the_middle),
    "dates from 1904": Way(days_from_1904),
    "another order of sheets, one hidden": Way(order_of_sheets),
    "strings under another name": Way(strings_elsewhere),
    "written before": Way(saved_in_the_middle),
    "openpyxl": Way(saved_by_openpyxl, frozenset({RIBBON, BUTTONS})),
    "LibreOffice": Way(saved_by_libreoffice, frozenset({MACROS, BUTTONS}), needs="libreoffice"),
}


def ways() -> Iterator[object]:
    for name, way in WAYS.items():
        marks = [getattr(pytest.mark, way.needs)] if way.needs else []
        yield pytest.param(way, id=name, marks=marks)


def test_a_book_that_people_worked_in_goes_through_two_commands_with_the_same_tables(
    half_year: Path, after_two: Tables, tmp_path: Path
) -> None:
    def all_at_once(path: Path) -> None:
        days_from_1904(path)
        for change in (totals, views, look_of_headings):
            in_excel(change)(path)

    assert tables(played(half_year, tmp_path, all_at_once, first_two)) == after_two


@pytest.mark.slow_stage
@pytest.mark.parametrize("way", list(ways()))
def test_a_changed_book_goes_through_ten_commands_with_the_same_tables(
    half_year: Path, after_ten: Tables, tmp_path: Path, way: Way
) -> None:
    book = played(half_year, tmp_path, way.change, all_ten)
    found = tables(book)
    assert {n for n in found if found[n] != after_ten[n]} == set()
    assert found == after_ten
    trouble = {line.subject for line in content(Surroundings(book)) if not line.fine}
    assert trouble & OF_THE_BOOK == way.said


def header_off(path: Path) -> None:
    part = shelf.part_with(path, "xl/tables/", 'displayName="tblUnit"')
    shelf.edit(path, part, "<table ", '<table headerRowCount="0" ')


def note_below(path: Path) -> None:
    history = LAYOUT.table("tblRiwayat")
    row = history.row + len(FileBook(path).read("tblRiwayat")["tblRiwayat"].rows) + 1
    in_excel(lambda book: book.sheet("Riwayat").person_types(row, history.col, "catatan"))(path)


@pytest.mark.parametrize(
    ("change", "seen", "cure"),
    [
        pytest.param(header_off, "Baris judul tabel tblUnit", "centang Baris Judul", id="headings"),
        pytest.param(note_below, r"Riwayat!B\d+ berisi 'catatan'", "Pindahkan isi sel", id="note"),
        pytest.param(
            saved_by_gnumeric,
            "tidak memuat satu tabel pun",
            "folder cadangan",
            id="Gnumeric",
            marks=[pytest.mark.gnumeric, pytest.mark.slow_stage],
        ),
    ],
)
def test_a_book_that_cannot_be_used_is_refused_whole_with_a_true_cure(
    half_year: Path, tmp_path: Path, change: Callable[[Path], object], seen: str, cure: str
) -> None:
    folder = tmp_path / "buku"
    book = played(half_year, folder, change, lambda _play: None)
    before = book.read_bytes()
    with pytest.raises(BookStructure, match=seen) as refusal:
        first_two(Play(folder))
    assert cure in refusal.value.cure
    assert book.read_bytes() == before
