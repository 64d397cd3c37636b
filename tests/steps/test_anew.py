"""A form that leaves the office again holds the unit's values and nothing else of its file."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from tests.intake.build import YEAR, Xlsx, asked, filled, take

from lkjip.forms.writing.writer import write_form
from lkjip.intake.message.attachment import Incoming
from lkjip.intake.submission import examine
from lkjip.steps.handover.anew import form_anew

DATA = Path(__file__).resolve().parent.parent / "data"
NAME = "Formulir.xlsx"


def anew(data: bytes) -> bytes:
    made = form_anew(data, NAME, asked())
    assert made is not None
    return made


def test_the_values_are_those_of_the_form_that_came_in() -> None:
    before, after = take(filled().data()), take(anew(filled().data()))
    assert after.content() == before.content() and after.filler == before.filler


@pytest.mark.parametrize("name", ["libreoffice.xls", "gnumeric.ods", "libreoffice.xlsx"])
def test_a_form_of_another_format_becomes_an_ordinary_one(name: str) -> None:
    data = (DATA / "saved" / name).read_bytes()
    assert zipfile.is_zipfile(io.BytesIO(anew(data)))
    before, after = take(data).content(), take(anew(data)).content()
    assert after[0] == before[0] and after[2][0] == before[2][0]


def test_nothing_of_the_senders_file_goes_along() -> None:
    book = filled()
    book.add("xl/media/rahasia.png", b"\x89PNG rahasia")
    book.add("customXml/item1.xml", "<x>rahasia</x>")
    loaded = openpyxl.load_workbook(io.BytesIO(book.data()))
    hidden = loaded.create_sheet("Rahasia")
    hidden["A1"] = '=HYPERLINK("http://jahat.example/rahasia")'
    hidden.sheet_state = "hidden"
    loaded["Kinerja"]["Z9"] = "rahasia"
    stream = io.BytesIO()
    loaded.save(stream)
    parts = Xlsx(anew(stream.getvalue())).parts
    assert not any(b"ahasia" in part or b"jahat" in part for part in parts.values())


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    formula = '=cmd|"/c calc"!A0'
    data = filled().typed("Analisis", {"E6": formula}).data()
    made = openpyxl.load_workbook(io.BytesIO(anew(data)))
    cell = made["Analisis"]["E6"]
    assert (cell.value, cell.data_type) == (formula, "s")
    assert examine(Incoming(NAME, anew(data)), {asked().unit: asked()}, YEAR).analysis


def test_what_is_no_form_gives_none() -> None:
    assert form_anew(b"%PDF", NAME, asked()) is None
    assert form_anew((DATA / "cases" / "two_v_reads_12.xlsx").read_bytes(), NAME, asked()) is None


def test_the_form_holds_no_time_of_the_computers_clock() -> None:
    parts = Xlsx(anew(filled().data())).parts
    assert parts["docProps/core.xml"] == Xlsx(write_form(asked())).parts["docProps/core.xml"]
    with zipfile.ZipFile(io.BytesIO(anew(filled().data()))) as archive:
        assert len({info.date_time for info in archive.infolist()}) == 1


def test_a_date_where_a_number_is_asked_becomes_words_and_no_number_of_days() -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled().data()))
    book["Kinerja"]["F6"] = datetime(2026, 3, 2)
    stream = io.BytesIO()
    book.save(stream)
    assert openpyxl.load_workbook(io.BytesIO(anew(stream.getvalue())))["Kinerja"]["F6"].value == (
        "2/3/2026"
    )


def test_no_formula_keeps_a_result_of_the_blank_form() -> None:
    made = anew(filled().data())
    formulas = openpyxl.load_workbook(io.BytesIO(made))["Kinerja"]
    results = openpyxl.load_workbook(io.BytesIO(made), data_only=True)["Kinerja"]
    assert str(formulas["J6"].value).startswith("=") and results["J6"].value is None
