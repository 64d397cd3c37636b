"""Dispositions say who does what until when: a record and a sheet per OPD."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from tests.city.opd import package
from tests.city.test_city import made_up
from tests.city.test_process import City
from tests.city.test_round_trip import city_with

from lkjip.book.port import Change
from lkjip.errors import UsageError


@pytest.fixture
def city(tmp_path: Path) -> City:
    made = city_with(tmp_path, made_up(1), made_up(2))
    made.put("a.zip", package(made.offices[0]))
    made.do("kirim")
    return made


def sheet(city: City, code: str) -> list[list[str]]:
    path = city.folder / "laporan" / "2024" / f"Disposisi_{code}_2024.docx"
    document = docx.Document(BytesIO(path.read_bytes()))
    table = next(t for t in document.tables if t.rows[0].cells[0].text == "No.")
    return [[cell.text for cell in row.cells] for row in table.rows[1:]]


def test_a_disposition_is_recorded_and_printed_with_the_earlier_ones(city: City) -> None:
    first = {"unit": "OPD-01", "kepada": "Sari", "isi": "Periksa Bab III"}
    city.do("disposisi", **first, batas=date(2025, 1, 10))
    typed = {"Kode Unit": "opd-01", "Kepada": "Budi", "Isi Disposisi": "Hubungi OPD"}
    rows = city.book.read("tblDisposisi")["tblDisposisi"].rows
    city.book.apply(Change({"tblDisposisi": (*rows, typed)}))
    city.do("disposisi")
    assert sheet(city, "OPD-01") == [
        ["1.", "Sari", "Periksa Bab III", "10 Januari 2025", "2 Januari 2025"],
        ["2.", "Budi", "Hubungi OPD", "–", "2 Januari 2025"],
    ]
    rows = city.book.read("tblDisposisi")["tblDisposisi"].rows
    assert [(r["Kode Unit"], r["Kepada"], r["Oleh"]) for r in rows] == [
        ("OPD-01", "Sari", "Rina"),
        ("OPD-01", "Budi", "Rina"),
    ]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"Kepada": "Sari", "Isi Disposisi": "Periksa"}, "belum diisi"),
        ({"Kode Unit": "OPD-77", "Kepada": "Sari", "Isi Disposisi": "Periksa"}, "OPD-77"),
        ({"Kode Unit": "OPD-01", "Kepada": "Sari"}, "belum memuat isi"),
        ({"Kode Unit": "OPD-01"}, "kepada siapa dan isi"),
        ({"Kode Unit": "OPD-01", "Kepada": "S", "Isi Disposisi": "P", "Batas": "besok"}, "besok"),
        ({}, "Belum ada disposisi"),
    ],
)
def test_a_disposition_that_says_too_little_is_named(
    city: City, typed: dict[str, str], words: str
) -> None:
    city.book.apply(Change({"tblDisposisi": (typed,)}))
    with pytest.raises(UsageError) as refused:
        city.do("disposisi")
    assert words in refused.value.message
