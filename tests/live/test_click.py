"""Real clicks on the real buttons of the shipped book, in SOP order, with the demo's data.

With ``LKJIP_PICTURES`` a picture per tab goes to that folder (``docs/gambar/klik``).
"""

from __future__ import annotations

import os
import shutil
import time as clock
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.book import shelf
from tests.live import screen as screens

from lkjip import macros, product
from lkjip.a1 import address
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.port import Message
from lkjip.demo import play as demo
from lkjip.demo.play import LATE_UNIT
from lkjip.demo.sender import example_answers, fill
from lkjip.demo.stage import STAFF, Play
from lkjip.report.word import pdf
from lkjip.report.word.pdf import Printout, print_out
from lkjip.tables.table import Level

pytestmark = pytest.mark.libreoffice

PATIENCE = 90.0
"""Seconds for one run on a busy machine."""
ASIDE = (690, 640)
TABLES = tuple(table.name for table in LAYOUT.tables)


class Clock:
    """The office's wall clock stands still at the day that is played."""

    def __init__(self) -> None:
        self.moment = datetime(2025, 1, 2, 9)
        self.calls = 0

    def now(self) -> datetime:
        self.calls += 1
        return self.moment + timedelta(microseconds=self.calls)


class Desk:
    """A person at the screen: looks at a tab, types, clicks, reads what is said."""

    def __init__(
        self, file: Path, screen: screens.Screen, pictures: Path | None, wall: Clock
    ) -> None:
        from lkjip.live.session import Session

        self.file, self.screen, self.pictures, self.wall = file, screen, pictures, wall
        self.said: list[tuple[Message, str]] = []
        self.asked: list[str] = []
        self.delays: list[float] = []
        self.session = Session(file, speak=self.speak, ask=self.ask)
        self.play = Play(file.parent)

    def speak(self, kind: Message, text: str) -> None:
        self.said.append((kind, text))

    def ask(self, question: str) -> bool:
        self.asked.append(question)
        return True

    def on(self, day: date, hour: time = time(9)) -> None:
        self.wall.moment = datetime.combine(day, hour)

    def show(self, tab: str) -> None:
        document = self.session.document
        document.CurrentController.setActiveSheet(document.Sheets.getByName(tab))
        clock.sleep(0.3)

    def type(self, tab: str, cell: str, text: str) -> None:
        """Select the cell and give it what a person would type."""
        document = self.session.document
        self.show(tab)
        place = document.Sheets.getByName(tab).getCellRangeByName(cell)
        document.CurrentController.select(place)
        place.setFormula(text)

    def type_in(self, table: str, row: int, column: str, text: str) -> None:
        spec = LAYOUT.table(table)
        cell = address(spec.row + 1 + row, spec.col + spec.headers.index(column))
        self.type(spec.tab, cell, text)

    def type_name(self, name: str, text: str) -> None:
        named = next(n for n in LAYOUT.names if n.name == name)
        self.type(named.tab, address(named.row, named.col), text)

    def press(self, tab: str, label: str) -> str:
        """Click the button; returns what was said after the run."""
        self.show(tab)
        document = self.session.document
        document.CurrentController.select(document.Sheets.getByName(tab).getCellByPosition(0, 0))
        self.settle()
        before, said = len(self.session.pressed), len(self.said)
        began = clock.monotonic()
        self.screen.click(*screens.button(self.session.document, tab, label))
        deadline = began + PATIENCE
        while len(self.session.pressed) == before:
            assert clock.monotonic() < deadline, f"{label!r} on {tab!r} was not heard"
            self.session.serve(0.2)
        self.settle()
        self.picture(tab)
        [(kind, words)] = self.said[said:]
        assert kind is not Message.PROGRAM, words
        return words

    def picture(self, tab: str) -> None:
        """The screen as it is, without a pointer in the way; the last one of a tab stays."""
        if self.pictures is None:
            return
        self.screen.point(*ASIDE)
        controller = self.session.document.CurrentController
        shown = controller.ActiveSheet
        self.show("Unit")  # and back: the button below the pointer was darkened
        controller.setActiveSheet(shown)
        clock.sleep(0.5)
        self.screen.picture(self.pictures / f"{tab.lower().replace(' ', '-')}.png")

    def settle(self) -> None:
        while not self.session.idle:
            assert self.session.serve(0.5)

    def rows(self, table: str) -> Any:
        """The rows in the file, which must be those in the window."""
        kept = FileBook(self.file).read(table)
        assert self.session.book.read(table) == kept
        return kept[table].rows

    def state(self, no: int) -> object:
        return self.rows("tblRencana")[no - 1]["Keadaan"]


class Printer:
    """LibreOffice lays the first draft out; the others get its pages, for their words hardly differ.

    How a draft is laid out is tested in ``tests/report/test_pdf.py``.
    """

    def __init__(self) -> None:
        self.first: Printout | None = None

    def __call__(self, docx: bytes) -> Printout | None:
        if self.first is None:
            self.first = print_out(docx)
            return self.first
        return replace(self.first, docx=docx)


@pytest.fixture
def desk(tmp_path: Path, screen: screens.Screen, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    wall = Clock()
    monkeypatch.setattr(macros, "datetime", wall)
    monkeypatch.setattr(macros, "user_name", lambda: STAFF)
    monkeypatch.setattr(pdf, "print_out", Printer())
    file = shelf.fresh(tmp_path / "kantor")
    shutil.copytree(product.TEMPLATES, file.parent / "forms" / "templat")
    wanted = os.environ.get("LKJIP_PICTURES")
    pictures = Path(wanted) if wanted else None
    made = Desk(file, screen, pictures, wall)
    with made.session:
        yield made


def mail(desk: Desk, unit: str, day: date) -> None:
    """A unit fills in its form and sends it."""
    form = desk.play.forms()[unit]
    answers = example_answers(product.EXAMPLE)
    demo._mail(desk.play, unit, form, fill(demo._sent(desk.play, form), unit, answers, day), day)


def test_the_buttons_of_all_eight_tabs_do_their_work_in_sop_order(desk: Desk) -> None:
    plan(desk)
    request(desk)
    collect(desk)
    analyse(desk)
    draft_and_review(desk)
    send_and_evaluate(desk)
    for placed in LAYOUT.buttons:
        if placed.button.macro in {"evaluasi_opd", "disposisi"}:
            assert "kota" in desk.press(placed.tab, placed.button.caption)
    pressed = set(desk.session.pressed)
    city = {tab.name for tab in LAYOUT.tabs if tab.level is Level.CITY}  # hidden: nobody presses
    every = {placed.button.sub for placed in LAYOUT.buttons if placed.tab not in city}
    assert every == pressed
    assert FileBook(desk.file).read(*TABLES) == desk.session.book.read(*TABLES)
    desk.show("Beranda")
    desk.picture("Beranda")


def plan(desk: Desk) -> None:
    desk.on(date(2025, 1, 2))
    desk.type_name("rencana_mulai", "2025-01-02")
    words = desk.press("1 Rencana", "Tetapkan Rencana")
    assert "26 hari kerja" in words
    assert desk.state(1) == "selesai"
    assert desk.press("1 Rencana", "Batalkan Langkah Terakhir")
    assert not any(row["Keadaan"] == "selesai" for row in desk.rows("tblRencana"))
    assert desk.press("Beranda", "Lanjutkan")
    assert desk.state(1) == "selesai"
    desk.type_in("tblPersetujuanRencana", 0, "Disetujui oleh", "Sri Wahyuni")
    desk.type_in("tblPersetujuanRencana", 0, "Tanggal", "2025-01-02")
    assert "disetujui" in desk.press("1 Rencana", "Catat Persetujuan")
    assert desk.press("1 Rencana", "Sesuaikan Tenggat")
    desk.type_in("tblRencana", 7, "Undur (hari)", "1")
    desk.type_in("tblRencana", 7, "Alasan Undur", "Inspektur berdinas luar.")
    assert desk.press("1 Rencana", "Undur Tenggat")


def request(desk: Desk) -> None:
    desk.on(date(2025, 1, 3))
    assert desk.press("2 Permintaan", "Buat Formulir dan Surat")
    assert len(desk.rows("tblPermintaan")) == 4
    assert "alamat contoh" in desk.press("2 Permintaan", "Kirim Surel")
    item = next(i for i, r in enumerate(desk.rows("tblKelengkapan")) if r["Kunci"] == "2.surat")
    desk.type_in("tblKelengkapan", item, "Ada", "ya")
    assert "2.surat" in desk.press("2 Permintaan", "Catat Kelengkapan")


def collect(desk: Desk) -> None:
    for unit, day in (("SB-PEM", 6), ("SB-OTDA", 7), ("KERJASAMA", 8)):
        mail(desk, unit, date(2025, 1, day))
    desk.on(date(2025, 1, 9))
    assert desk.press("3 Pengumpulan", "Ambil Formulir Masuk")
    status = {row["Kode Unit"]: row["Status"] for row in desk.rows("tblPengumpulan")}
    assert status[LATE_UNIT] != status["SB-PEM"]
    assert desk.press("3 Pengumpulan", "Buat Pengingat")
    assert desk.press("3 Pengumpulan", "Periksa Status")
    for without_reason in ("Minta Formulir Baru", "Keluarkan Unit"):
        assert "Alasan" in desk.press("3 Pengumpulan", without_reason)
    assert "Keputusan" in desk.press("3 Pengumpulan", "Pastikan Kiriman")
    desk.on(date(2025, 1, 13))
    mail(desk, LATE_UNIT, date(2025, 1, 13))
    assert desk.press("3 Pengumpulan", "Ambil Formulir Masuk")
    desk.type_name("tutup_alasan", "Semua unit sudah mengirim.")
    assert desk.press("3 Pengumpulan", "Tutup Tanpa yang Belum")
    assert {row["Status"] for row in desk.rows("tblPengumpulan")} <= {
        "diterima",
        "diterima dengan catatan",
    }


def analyse(desk: Desk) -> None:
    assert desk.press("4 Analisis", "Hitung Capaian")
    assert desk.rows("tblCapaian")


def draft_and_review(desk: Desk) -> None:
    desk.on(date(2025, 1, 20))
    assert desk.press("5 Draf", "Buat Draf")
    desk.type_name("tarik_alasan", "Tabel perlu diperiksa lagi.")
    assert desk.press("5 Draf", "Tarik Draf")
    assert desk.press("5 Draf", "Buat Draf")
    desk.on(date(2025, 1, 22))
    assert "Belum ada yang diputuskan" in desk.press("6 Reviu", "Perbarui Daftar Reviu")
    desk.type_in("tblCatatanReviu", 0, "Koreksi baru", "Lengkapi uraian tugas dan fungsi.")
    assert "1 koreksi" in desk.press("6 Reviu", "Tidak Sesuai: Kembalikan")
    answer(desk, date(2025, 1, 23), 0, "Uraian tugas ditandai di draf.")
    desk.on(date(2025, 1, 24))
    assert "sesuai" in desk.press("6 Reviu", "Sesuai: Setujui Draf")


def answer(desk: Desk, day: date, row: int, words: str) -> None:
    """Answer a correction on the tab of the draft, and write the next one."""
    desk.on(day)
    desk.type_in("tblKoreksi", row, "Jawaban", words)
    assert desk.press("5 Draf", "Buat Draf")


def send_and_evaluate(desk: Desk) -> None:
    desk.on(date(2025, 1, 30))
    assert desk.press("7 Pengiriman", "Buat Paket Pengiriman")
    desk.on(date(2025, 2, 3))
    desk.type_in("tblCatatanEvaluasi", 0, "Koreksi baru", "Cantumkan periode data.")
    assert desk.press("8 Evaluasi", "Tidak Sesuai: Kembalikan")
    answer(desk, date(2025, 2, 4), 1, "Periode data dicantumkan.")
    desk.on(date(2025, 2, 5))
    assert desk.press("6 Reviu", "Sesuai: Setujui Draf")
    desk.type_in("tblPengesahan", 0, "Disahkan oleh", "Sri Wahyuni")
    desk.type_in("tblPengesahan", 0, "Tanggal", "2025-02-05")
    desk.type_in("tblPengesahan", 0, "Nomor", "100/12/2025")
    desk.type_in("tblPengesahan", 0, "Alasan", "Yang kurang dilengkapi tahun depan.")
    assert "Sri Wahyuni" in desk.press("6 Reviu", "Catat Pengesahan")
    desk.on(date(2025, 2, 6))
    assert desk.press("7 Pengiriman", "Buat Paket Pengiriman")
    desk.on(date(2025, 2, 10))
    assert "Inspektur" in desk.press("8 Evaluasi", "Sesuai: Kirim ke Inspektur")
    assert desk.state(8) == "selesai"
