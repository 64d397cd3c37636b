"""The tables of a book as pandas frames: every column, its type, its place, nothing guessed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from lkjip import data
from lkjip.book.file_book import FileBook
from lkjip.book.port import Change
from lkjip.errors import BookMissing
from lkjip.tables.declared.registers import INDICATORS, SETTINGS
from lkjip.tables.declared.results import CAPAIAN

ROOT = Path(__file__).parents[1]
BOOK = ROOT / "lkjip_book.xlsm"


def book_of(folder: Path, year: int, capaian: dict[str, float]) -> Path:
    """A book of that year with these capaian (code → percent)."""
    path = folder / f"buku_{year}.xlsm"
    shutil.copy(BOOK, path)
    book = FileBook(path)
    settings = [
        dict(row) | ({"Nilai": str(year)} if row["Kunci"] == "tahun" else {})
        for row in book.read(SETTINGS.name)[SETTINGS.name].rows
    ]
    rows = [
        {"Kode": code, "Unit": "Subbag A" if code == "K1" else "Subbag B", "Capaian (%)": value}
        for code, value in capaian.items()
    ]
    blank = dict.fromkeys(CAPAIAN.headings)
    book.apply(
        Change(
            {SETTINGS.name: settings, CAPAIAN.name: [blank | {"Target": "BB"} | r for r in rows]}
        )
    )
    return path


@pytest.mark.parametrize("name", data.FRAMES)
def test_every_frame_has_the_headings_of_its_sheet_and_a_type_for_each(name: str) -> None:
    frame = data.FRAMES[name](BOOK)
    headings = FileBook(BOOK).read(frame.attrs["tabel"])[frame.attrs["tabel"]].columns
    assert [c for c in frame.columns if not c.endswith(data.NUMBER_BESIDE)] == list(headings)
    assert {str(t).partition("[")[0] for t in frame.dtypes} <= {
        "string", "Int64", "Float64", "datetime64",
    }  # fmt: skip
    assert frame.index.name == "baris" and frame.attrs["buku"] == str(BOOK)


def test_an_index_is_the_row_of_the_sheet_and_codes_stay_text() -> None:
    frame = data.indicators(BOOK)
    raw = FileBook(BOOK).read(INDICATORS.name)[INDICATORS.name]
    assert list(frame.index) == list(raw.row_numbers)
    assert list(frame["Kode"]) == [row["Kode"] for row in raw.rows]
    assert frame["Target (angka)"].notna().all() and str(frame["Kode"].dtype) == "string"


def test_a_rank_stays_as_typed_and_has_no_number(tmp_path: Path) -> None:
    frame = data.achievements(book_of(tmp_path, 2024, {"K1": 90.5}))
    (row,) = frame.to_dict("records")
    assert row["Target"] == "BB" and pd.isna(row["Target (angka)"])
    assert row["Capaian (%)"] == 90.5 and pd.isna(row["Kategori"])


def test_a_cross_table_over_years_has_a_column_a_year_and_the_mean_of_a_unit(
    tmp_path: Path,
) -> None:
    first = book_of(tmp_path, 2023, {"K1": 80.0, "K2": 60.0})
    second = book_of(tmp_path, 2024, {"K1": 90.0, "K2": 70.0, "K3": 100.0})
    by_code = data.over_years([first, second])
    assert list(by_code.columns) == [2023, 2024] and list(by_code.index) == ["K1", "K2", "K3"]
    assert by_code.loc["K1"].tolist() == [80.0, 90.0] and pd.isna(by_code.loc["K3", 2023])
    assert data.over_years([first, second], "Unit").loc["Subbag B"].tolist() == [60.0, 85.0]


def test_two_books_of_one_year_are_refused(tmp_path: Path) -> None:
    one = book_of(tmp_path, 2024, {"K1": 80.0})
    with pytest.raises(ValueError, match="2024"):
        data.over_years([one, one])


def test_a_book_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BookMissing):
        data.indicators(tmp_path / "tidak_ada.xlsm")


def test_every_table_that_staff_fill_or_read_as_figures_has_a_frame() -> None:
    assert set(data.FRAMES) >= {"Unit", "Indikator", "Program", "Isian Kinerja", "Capaian"}
