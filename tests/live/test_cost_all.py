"""The cost of every button: as many uses of xlwings for 200 rows and forms as for 10."""

from __future__ import annotations

from collections import Counter
from contextlib import nullcontext, suppress
from datetime import date
from pathlib import Path

import pytest
from tests.book import shelf
from tests.live.paper import PaperBook
from tests.steps.office import Office

from lkjip import macros
from lkjip.actions import buttons, step_of_button
from lkjip.book.file_book import FileBook
from lkjip.book.port import Change
from lkjip.book.xlwings_book import XlwingsBook
from lkjip.errors import LkjipError
from lkjip.steps.kernel.base import REPORTS
from lkjip.tables.cells import Cell
from lkjip.tables.data import Row

FEW, MANY = 10, 200
STATUS_BAR = "status bar"
MOST_WORDS = 2 * REPORTS + 2
"""Of forms, of files, of the book, and the free bar at the end."""
Costs = dict[str, Counter[str]]


class Desk:
    """The book of paper, and how often xlwings was used by each button."""

    def __init__(self, folder: Path, rows: int) -> None:
        self.rows = rows
        self.paper = PaperBook(self.longer(shelf.fresh(folder)))
        self.port = XlwingsBook(self.paper)
        self.office = Office(lambda _: self.office, folder, lambda: self.port)
        self.costs: Costs = {}

    def longer(self, book: Path) -> Path:
        """Rows in the tables that grow with the years and with the units' answers."""
        many = range(self.rows)
        findings: list[Row] = [{"Kode": "A01", "Pesan": f"Temuan {i}"} for i in many]
        documents: list[Row] = [{"Kode Unit": "SB-PEM", "Dokumen": f"D {i}"} for i in many]
        FileBook(book).apply(Change({"tblTemuan": findings, "tblBukti": documents}))
        return book

    def press(self, macro: str, day: date, hour: int = 9) -> None:
        """The step of a button, also when it refuses; the dearest press of each counts."""
        self.paper.used.clear()
        with suppress(LkjipError) if macro in REFUSED else nullcontext():
            self.office.step(step_of_button(macro), day, hour)
        self.costs[macro] = max(
            self.costs.get(macro, Counter()), Counter(self.paper.used), key=total
        )

    def note(self, table: str, words: str) -> None:
        """A person types a correction."""
        self.port.apply(Change({table: [{"Koreksi baru": words}]}))

    def answer(self) -> None:
        """A person answers all corrections."""
        self.office.type_rows(
            "tblKoreksi", lambda rows: [row | {"Jawaban": "Sudah."} for row in rows]
        )

    def forms(self) -> None:
        """The forms of all units but one, and as many files that are none."""
        for i in range(self.rows):
            self.office.put("SB-PEM", b"bukan formulir %d" % i, f"lain_{i}.xlsx")
        for unit in ("SB-PEM", "SB-OTDA", "KERJASAMA"):
            self.office.put(unit)


CITY = ("evaluasi_opd", "disposisi", "paraf", "sampaikan")
REFUSED = {"surel", "perbaikan", "keluarkan", "pastikan", *CITY}
"""There is no account, nothing is typed, and this is no city: the buttons say so after they have read the book."""


def total(counter: Counter[str]) -> int:
    return sum(counter.values())


def postpone(rows: list[dict[str, Cell]]) -> None:
    """Type how long and why the last step is put off."""
    rows[-1] |= {"Undur (hari)": 1, "Alasan Undur": "Inspektur berdinas luar."}


def play(desk: Desk) -> Costs:
    """Every button, in the order of the SOP."""
    first, due, review, later = (
        date(2025, 1, 2),
        date(2025, 1, 8),
        date(2025, 1, 20),
        date(2025, 2, 3),
    )
    desk.office.type_name("rencana_mulai", first)
    desk.press("rencana", first)
    desk.press("batal", first)
    desk.office.type_name("rencana_mulai", first)
    desk.press("lanjut", first)
    desk.office.type_rows("tblRencana", postpone)
    desk.press("undur", first)
    desk.port.apply(
        Change({"tblPersetujuanRencana": [{"Disetujui oleh": "Sri Wahyuni", "Tanggal": first}]})
    )
    desk.press("setujui_rencana", first)
    desk.press("minta", first)
    added = {"Tanggal": date(2025, 1, 15), "Nama": "Hari jadi", "Jenis": "libur daerah"}
    desk.office.type_rows("tblLibur", lambda rows: [*rows, added])
    desk.press("sesuaikan", first)
    desk.press("surel", first)
    desk.office.type_rows("tblKelengkapan", lambda rows: [row | {"Ada": "ya"} for row in rows])
    desk.press("centang", first)
    desk.press("ingatkan", date(2025, 1, 9))
    desk.forms()
    desk.press("kumpulkan", due)
    desk.press("status", due)
    desk.press("perbaikan", due)
    desk.press("keluarkan", due)
    desk.press("pastikan", due)
    desk.office.type_name("tutup_alasan", "Satu unit tidak dapat ditunggu.")
    desk.press("tutup", due, 10)
    desk.press("analisis", due, 11)
    desk.press("draf", review)
    desk.office.type_name("tarik_alasan", "Diperiksa lagi.")
    desk.press("tarik", review, 10)
    desk.press("draf", review, 11)
    desk.press("reviu", review, 11)
    desk.note("tblCatatanReviu", "Lengkapi uraian.")
    desk.press("reviu_kembali", review, 12)
    desk.answer()
    desk.press("draf", review, 13)
    desk.press("reviu_sesuai", review, 14)
    desk.press("kirim", review, 15)
    desk.note("tblCatatanEvaluasi", "Cantumkan periode.")
    desk.press("evaluasi_kembali", later)
    desk.answer()
    desk.press("draf", later, 10)
    desk.press("reviu_sesuai", later, 11)
    signed = {
        "Disahkan oleh": "Sri Wahyuni",
        "Tanggal": later,
        "Nomor": "100/12/2025",
        "Alasan": "Tertulis.",
    }
    desk.port.apply(Change({"tblPengesahan": [signed]}))
    desk.press("sahkan", later, 12)
    desk.press("kirim", later, 12)
    desk.press("evaluasi_sesuai", later, 13)
    for button in CITY:
        desk.press(button, later, 14)
    return desk.costs


def test_every_button_uses_xlwings_as_often_for_many_rows_and_forms_as_for_ten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, many = (play(Desk(tmp_path / str(rows), rows)) for rows in (FEW, MANY))
    pressed: list[str] = []
    monkeypatch.setattr(macros, "press", pressed.append)
    for button in buttons():
        getattr(macros, button.macro)()
    assert set(few) == set(pressed)
    for cost in (few, many):
        words = [counter.pop(STATUS_BAR, 0) for counter in cost.values()]
        assert max(words) <= MOST_WORDS
    assert few == many
    assert all(total(counter) for counter in few.values())
