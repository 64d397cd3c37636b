"""The page "Kantor lain dari nol" of the manual, followed at the screen of an office laptop.

Keys type the registers into the blank book and the values into the forms, clicks carry the steps
out. With ``LKJIP_PICTURES`` the pictures of the page go to that folder (``docs/gambar/klik``).
"""

from __future__ import annotations

import csv
import os
import time as clock
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.live import screen as screens
from tests.live.desk import MAIN, Desk
from tests.live.office import opened
from tests.live.screen import button

from lkjip import cli, macros
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.port import Message
from lkjip.forms import spec
from lkjip.live import office as libreoffice
from lkjip.steps.exchange.register_tables import REGISTERS

pytestmark = [pytest.mark.libreoffice, pytest.mark.slow_stage]

TABLES = Path(__file__).parents[2] / "docs" / "contoh-kantor"
PATIENCE = 90.0
TYPED: dict[str, tuple[str, ...]] = {
    "IKU01": ("", "", "", "A"),
    "IKU02": ("", "", "", "84,15"),
    "IKU03": ("6", "6", "7", "9"),
    "IKU04": ("0", "0", "0", "0"),
    "IK01": ("10", "9", "11", "12"),
    "IK02": ("3", "3", "2", "4"),
}
EXPECTED = {
    "IKU01": Fraction(100),  # A lies above BB
    "IKU02": Fraction(8415, 8250) * 100,
    "IKU03": Fraction(100),  # the mean of 6, 6, 7 and 9 is 7, within 5 to 7
    "IKU04": Fraction(100),
    "IK01": Fraction(42, 40) * 100,
    "IK02": Fraction(12, 12) * 100,
}
"""By hand from the rules' text, without the program's code."""
PAGU = {"4.01.03.2.01.0001": 125_000_000, "4.01.03.2.01.0002": 90_500_000}
SPENT = {"4.01.03.2.01.0001": "118.500.000", "4.01.03.2.01.0002": "90.500.000"}


class Clock:
    """The wall clock of the office stands at the day that is played."""

    def __init__(self) -> None:
        self.day = date(2026, 1, 5)
        self.calls = 0

    def now(self) -> datetime:
        self.calls += 1
        return datetime.combine(self.day, time(9, 0, 0, self.calls))


class Hands:
    """Hands on the keyboard."""

    def __init__(self, screen: screens.Screen) -> None:
        self.screen = screen

    def keys(self, cell: Any, document: Any, words: str) -> None:
        """Select a cell and type into it."""
        document.CurrentController.select(cell)
        self.screen.type(self.screen.window(MAIN), words)

    def picture(self, name: str) -> None:
        folder = os.environ.get("LKJIP_PICTURES")
        if folder:
            self.screen.point(690, 640)
            clock.sleep(1)
            self.screen.picture(Path(folder) / f"{name}.png")


class Person(Hands):
    """Someone at the open book."""

    def __init__(self, book: Path, screen: screens.Screen) -> None:
        super().__init__(screen)
        self.book = book
        self.desk = Desk(book, screen)
        self.said: list[str] = []
        self.desk.session._speak = self.hear

    def hear(self, kind: Message, words: str) -> None:
        assert kind is not Message.PROGRAM, words
        self.said.append(words)

    def type_table(self, name: str, lines: list[dict[str, str]]) -> None:
        """Type rows into a register, one below the other, as they stand in the CSV file."""
        declared = REGISTERS[name]
        laid = LAYOUT.table(declared.name)
        self.desk.show(laid.tab)
        document = self.desk.session.document
        sheet = document.Sheets.getByName(laid.tab)
        for number, line in enumerate(lines):
            for heading, words in line.items():
                if words:
                    column = laid.col + laid.headers.index(heading)
                    place = sheet.getCellByPosition(column - 1, laid.row + number)
                    self.keys(place, document, words)
        document.CurrentController.select(sheet.getCellByPosition(laid.col - 1, laid.row))
        self.settle()

    def settle(self) -> None:
        clock.sleep(0.5)
        self.desk.settle()

    def press(self, tab: str, label: str) -> str:
        """Click a button of a tab; what is said after the run."""
        self.desk.show(tab)
        clock.sleep(0.5)
        before, said = len(self.desk.session.pressed), len(self.said)
        began = clock.monotonic()
        self.screen.click(*button(self.desk.session.document, tab, label))
        while len(self.desk.session.pressed) == before:
            assert clock.monotonic() < began + PATIENCE, f"{label!r} was not heard: {self.said}"
            self.desk.session.serve(0.2)
        self.settle()
        return " ".join(self.said[said:])


def table_of(name: str) -> list[dict[str, str]]:
    with (TABLES / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


HEADINGS = {
    "Kode Rekening": "Kode", "Unit Pelaksana": "Kode Unit", "Sasaran Strategis": "Sasaran",
    "Anggaran": "Pagu", "Nama Unit Kerja": "Unit", "Surel": "Email",
    "Kode IKU": "Kode", "Indikator Kinerja": "Indikator", "Target 2025": "Target",
    "Polaritas": "Arah", "Jabatan": "Kepala", "Unit": "Kode Unit", "Definisi Operasional": "Definisi",
}  # fmt: skip
"""How the tables of the manual call the columns of the registers."""


def as_in_the_book(name: str) -> list[dict[str, str]]:
    """Return the rows of a table under the headings that the register has."""
    laid = LAYOUT.table(REGISTERS[name].name).headers
    rows = table_of(name.lower())
    return [{(h if h in laid else HEADINGS.get(h, h)): v for h, v in row.items()} for row in rows]


def type_settings(person: Person) -> None:
    laid = LAYOUT.table("tblPengaturan")
    person.desk.show(laid.tab)
    document = person.desk.session.document
    sheet = document.Sheets.getByName(laid.tab)
    kept = person.desk.session.book.read("tblPengaturan")["tblPengaturan"]
    at = {row["Kunci"]: number for row, number in zip(kept.rows, kept.row_numbers, strict=True)}
    column = laid.col + laid.headers.index("Nilai") - 1
    for row in table_of("pengaturan"):
        person.keys(sheet.getCellByPosition(column, at[row["Kunci"]] - 1), document, row["Nilai"])
    person.settle()


def fill_form(app: Any, hands: Hands, blank: Path) -> None:
    """Type a form at the screen, and save it into the inbox as LibreOffice saves it."""
    book = opened(app, blank)
    document = book.api
    places = {c.title: i for i, c in enumerate(spec.PERFORMANCE.col)}

    def table(of: spec.Sheet) -> Iterator[tuple[str, Any, int]]:
        sheet = document.Sheets.getByName(of.name)
        document.CurrentController.setActiveSheet(sheet)
        key = [c.key for c in of.col].index(of.key)
        for row in range(spec.FIRST_ROW - 1, spec.FIRST_ROW + 60):
            code = sheet.getCellByPosition(key, row).String
            if code and code[0].isalnum():
                yield code, sheet, row

    def enter(sheet: Any, column: int, row: int, words: str) -> None:
        hands.keys(sheet.getCellByPosition(column, row), document, words)

    for code, sheet, row in table(spec.PERFORMANCE):
        for quarter, words in zip(spec.QUARTERS, TYPED[code], strict=True):
            if words:
                enter(sheet, places[quarter], row, words)
    hands.picture("kantor-formulir")
    for code, sheet, row in table(spec.BUDGET):
        enter(sheet, [c.key for c in spec.BUDGET.col].index("realisasi"), row, SPENT[code])
    for code, sheet, row in table(spec.ANALYSIS):
        answer = [c.key for c in spec.ANALYSIS.col].index("jawaban")
        enter(sheet, answer, row, f"Jawaban tentang {code}.")
    sheet = document.Sheets.getByName("Identitas")
    document.CurrentController.setActiveSheet(sheet)
    words_of = {
        "Nama pengisi": "Rina",
        "Jabatan pengisi": "Analis Hukum",
        "Tanggal pengisian": "7/1/2026",
    }
    for row in range(40):
        for label, words in words_of.items():
            if sheet.getCellByPosition(spec.IDENTITY_LABEL - 1, row).String.startswith(label):
                enter(sheet, spec.IDENTITY_VALUE - 1, row, words)
    inbox = blank.parents[1] / "masuk"
    inbox.mkdir(parents=True, exist_ok=True)
    document.storeToURL((inbox / blank.name).as_uri(), xlsx())
    book.close()


def xlsx() -> tuple[Any, ...]:
    """Return how LibreOffice is told to save in Excel's format."""
    import uno  # type: ignore[import-not-found]

    kind = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    kind.Name, kind.Value = "FilterName", "Calc MS Excel 2007 XML"
    return (kind,)


def test_the_page_is_followed_at_the_screen(
    tmp_path: Path, screen: screens.Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    wall = Clock()
    monkeypatch.setattr(macros, "datetime", wall)
    monkeypatch.setattr(macros, "user_name", lambda: "staf")
    assert cli.main(["baru", "--tahun", "2025", "--kosong"]) == 0
    file = tmp_path / "lkjip_book.xlsm"
    for carry_out in (set_up, ask_units):
        person = Person(file, screen)
        with person.desk.session, person.desk.hands:
            carry_out(person, wall)
    blanks = sorted((file.parent / "forms/2025/keluar").glob("Formulir*.xlsx"), reverse=True)
    assert len(blanks) == 2
    app = libreoffice.start()
    try:
        for blank in blanks:
            fill_form(app, Hands(screen), blank)
    finally:
        app.quit()
    wall.day = date(2026, 1, 8)
    person = Person(file, screen)
    with person.desk.session, person.desk.hands:
        finish(person, wall)
    kept = FileBook(file).read("tblCapaian", "tblTemuan", "tblGulungan", "tblPengumpulan")
    for row in kept["tblCapaian"].rows:
        expected = EXPECTED[str(row["Kode"])]
        assert abs(Fraction(Decimal(repr(row["Capaian (%)"]))) - expected) < Fraction(1, 10**9)
    goal = next(r for r in kept["tblGulungan"].rows if r["Jenjang"] == "Sasaran")
    main = [capaian for code, capaian in EXPECTED.items() if code.startswith("IKU")]
    assert goal["Capaian (%)"] == pytest.approx(float(sum(main) / len(main)))
    spent = sum(int(words.replace(".", "")) for words in SPENT.values())
    assert (goal["Pagu (Rp)"], goal["Realisasi (Rp)"]) == (sum(PAGU.values()), spent)
    assert {r["Kode"] for r in kept["tblTemuan"].rows} == {"L04", "I10"}, "gaps and no evidence"
    assert cli.main(["baru", "--tahun", "2026", "--dari", "lkjip_book.xlsm"]) == 0
    past = FileBook(tmp_path / "lkjip_book_2026.xlsm").read("tblRiwayatIndikator")
    known = {r["Kode"]: r["Realisasi"] for r in past["tblRiwayatIndikator"].rows}
    assert known == {"IKU01": "A", "IKU02": 84.15, "IKU03": 7, "IKU04": 0, "IK01": 42, "IK02": 12}


def set_up(person: Person, wall: Clock) -> None:
    """Type the registers."""
    type_settings(person)
    for name in ("Unit", "Program", "Indikator"):
        person.type_table(name, as_in_the_book(name))
    person.picture("kantor-indikator")


def ask_units(person: Person, wall: Clock) -> None:
    """Steps 1 and 2 by clicks."""
    named = next(n for n in LAYOUT.names if n.name == "rencana_mulai")
    person.desk.show(named.tab)
    document = person.desk.session.document
    cell = document.Sheets.getByName(named.tab).getCellByPosition(named.col - 1, named.row - 1)
    person.keys(cell, document, "5/1/2026")
    person.settle()
    assert "26 hari kerja" in person.press("1 Rencana", "Tetapkan Rencana")
    person.picture("kantor-rencana")
    wall.day = date(2026, 1, 6)
    assert "2 formulir" in person.press("2 Permintaan", "Buat Formulir dan Surat")
    person.picture("kantor-permintaan")


def finish(person: Person, wall: Clock) -> None:
    """Steps 3 to 5 by clicks."""
    for tab, label, expected in (
        ("3 Pengumpulan", "Ambil Formulir Masuk", "Formulir 2 unit lengkap"),
        ("4 Analisis", "Hitung Capaian", "6 dari 6 indikator dihitung"),
        ("5 Draf", "Buat Draf", "Draf versi 1 ditulis"),
    ):
        assert expected in person.press(tab, label)
        if tab == "4 Analisis":
            person.picture("kantor-analisis")
