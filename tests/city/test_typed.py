"""Words that the city types into its own table stay, and come along into the next year."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from tests.city.opd import package
from tests.city.opd import take as take_in
from tests.city.test_city import city_book, made_up, take
from tests.steps.office import Office, closed_office

from lkjip.book.file_book import FileBook
from lkjip.steps.new_year import new_book
from lkjip.steps.undo import undo
from lkjip.tables.cells import Cell
from lkjip.tables.data import Row

TABLE = "tblIndikatorKota"
TYPED = ("Kode", "Sasaran", "Indikator", "Satuan", "Target", "Arah", "Cara", "Sumber")
DAY = date(2025, 3, 3)


def indicator(code: Cell, sasaran: str = "Sasaran kota", target: Cell = 12) -> dict[str, Cell]:
    row: dict[str, Cell] = {
        "Kode": code,
        "Sasaran": sasaran,
        "Indikator": "Layanan kota",
        "Satuan": "Layanan",
        "Target": target,
        "Arah": "naik",
        "Cara": "jumlah",
        "Sumber": "OPD-01:I001",
    }
    return row | dict.fromkeys(("Realisasi", "Capaian (%)", "Kategori", "Rumus yang dipakai"))


def typed(rows: tuple[Row, ...]) -> list[dict[str, Cell]]:
    """The cells of the table that people typed."""
    return [{heading: row[heading] for heading in TYPED} for row in rows]


def test_taking_packages_changes_no_cell_that_people_typed(tmp_path: Path) -> None:
    """A number typed as a code, blanks around words, and a half-filled row stay as they are."""
    rows = [
        indicator(7),
        indicator("K2", "  Sasaran dengan spasi  ", "BB (79,39)"),
        dict.fromkeys(indicator("x")) | {"Indikator": "belum lengkap"},
    ]
    book = city_book(tmp_path, [made_up(1)], tuple(rows))  # type: ignore[arg-type]
    take(book, tmp_path, {"a.zip": package(made_up(1))})
    made = book.read(TABLE)[TABLE].rows
    assert typed(made) == typed(tuple(rows))
    assert made[0]["Realisasi"] is not None


@pytest.fixture
def city(tmp_path: Path) -> Office:
    office = closed_office(tmp_path / "kota")
    office.type_setting("level", "kota")
    office.type_rows(TABLE, lambda _rows: [indicator("K1"), indicator("K2")])
    (office.folder / "masuk").mkdir()
    return office


def test_a_row_typed_after_the_packages_stays_when_they_are_taken_back(city: Office) -> None:
    city.step(partial(take_in, from_=city.folder / "masuk"), DAY)
    city.type_rows(TABLE, lambda rows: [indicator("K3"), *rows])
    before = typed(city.rows(TABLE))
    city.step(undo, DAY, 10)
    assert typed(city.rows(TABLE)) == before


def test_next_years_book_of_the_city_has_its_indicators_without_targets(city: Office) -> None:
    target = city.folder / "lkjip_book_2025.xlsm"
    new_book(target, 2025, city.folder / "lkjip_book.xlsm")
    made = FileBook(target).read(TABLE)[TABLE].rows
    kept = [row | {"Target": None} for row in typed(city.rows(TABLE))]
    assert typed(made) == kept
