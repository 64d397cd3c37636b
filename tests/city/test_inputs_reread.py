"""The city's inputs are compared with the packages in the archive, which are read again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from tests.city.opd import package
from tests.city.test_city import city_book, made_up, take

from lkjip import product
from lkjip.actions import ALL
from lkjip.book.memory_book import MemoryBook
from lkjip.book.port import Change
from lkjip.errors import UsageError
from lkjip.findings import Finding
from lkjip.steps.kernel.base import Context, StepResult
from lkjip.steps.kernel.snapshot import read_snapshot
from lkjip.steps.seals.verify import serious, verify
from lkjip.tables.data import Row

OFFICES = [made_up(1), made_up(2)]


@pytest.fixture
def book(tmp_path: Path) -> MemoryBook:
    made = city_book(tmp_path, OFFICES)
    take(made, tmp_path, {f"{one.code}.zip": package(one) for one in OFFICES})
    return made


def looking(book: MemoryBook, tmp_path: Path) -> Context:
    now, templates = datetime(2025, 3, 4, 9), product.templates_for(tmp_path)
    return Context(tmp_path, templates, now, "petugas", dry_run=True, book=book.path)


def found(book: MemoryBook, tmp_path: Path) -> list[Finding]:
    seen = serious(verify(read_snapshot(book), looking(book, tmp_path)))
    return [one for one in seen if one.code in ("S21", "S22", "K27")]


def alter(book: MemoryBook, change: Callable[[list[Row]], list[Row]]) -> None:
    rows = [dict(row) for row in book.read("tblIsianOpd")["tblIsianOpd"].rows]
    book.apply(Change({"tblIsianOpd": change(rows)}))  # type: ignore[arg-type]


def test_inputs_as_they_came_are_no_finding(book: MemoryBook, tmp_path: Path) -> None:
    assert book.read("tblIsianOpd")["tblIsianOpd"].rows
    assert found(book, tmp_path) == []


def test_an_overtyped_figure_is_named_with_both_values(book: MemoryBook, tmp_path: Path) -> None:
    alter(book, lambda rows: [{**rows[0], "Realisasi": 77}, *rows[1:]])
    [one] = found(book, tmp_path)
    assert one.code == "S21" and one.unit == "OPD-01" and one.file == "OPD-01.zip"
    assert one.label == "I001 Realisasi" and "buku kerja 77, di paket 'OPD-01.zip' 2" in one.message


def test_a_row_too_many_and_a_row_too_few_are_named(book: MemoryBook, tmp_path: Path) -> None:
    alter(book, lambda rows: [*rows[1:], {**rows[0], "Kode": "BARU"}])
    assert [(one.code, one.value) for one in found(book, tmp_path)] == [
        ("S22", "BARU"),
        ("S22", "I001"),
    ]


def test_a_figure_moved_to_another_office_is_named(book: MemoryBook, tmp_path: Path) -> None:
    alter(book, lambda rows: [{**rows[0], "Kode Unit": "OPD-02", "Kode": "X"}, *rows[1:]])
    assert [(one.code, one.unit) for one in found(book, tmp_path)] == [
        ("S22", "OPD-01"),
        ("S22", "OPD-02"),
    ]


def test_nothing_is_compared_with_a_package_that_changed(book: MemoryBook, tmp_path: Path) -> None:
    alter(book, lambda rows: [{**rows[0], "Realisasi": 77}, *rows[1:]])
    [kept] = [
        path
        for path in (tmp_path / "forms" / "2024" / "arsip").rglob("*.zip")
        if path.read_bytes() == package(OFFICES[0])
    ]
    kept.write_bytes(b"lain")
    assert [one.code for one in found(book, tmp_path)] == ["K27"]


def trace(book: MemoryBook, tmp_path: Path, code: str) -> StepResult:
    """Carry out ``asal`` as the command does."""
    action = next(one for one in ALL if one.name == "asal")
    assert action.step is not None
    return action.step(action.given({"kode": code}))(read_snapshot(book), looking(book, tmp_path))


def test_a_figure_of_the_city_is_traced_to_the_packages(tmp_path: Path) -> None:
    city = {
        "Kode": "IKU1",
        "Indikator": "Jumlah layanan",
        "Satuan": "Layanan",
        "Target": 20,
        "Cara": "jumlah",
        "Sumber": "OPD-01:I001; OPD-02:I001",
    }
    book = city_book(tmp_path, OFFICES, (city,))
    take(book, tmp_path, {f"{one.code}.zip": package(one) for one in OFFICES})
    told = trace(book, tmp_path, "IKU1")
    assert not told.needs_fix
    links = told.data["asal"]
    assert isinstance(links, list)
    assert [(one["unit"], one["nilai"], one["keadaan_arsip"]) for one in links] == [
        ("OPD-01", 2, "utuh"),
        ("OPD-02", 3, "utuh"),
    ]
    assert told.summary.startswith("IKU1 Jumlah layanan: realisasi 5, capaian 25,00 = ")
    assert len(trace(book, tmp_path, "opd-02").summary.splitlines()) == 60, "30 indicators"
    with pytest.raises(UsageError, match="tidak ditemukan di IKU Kota"):
        trace(book, tmp_path, "IKU9")


def test_an_overtyped_figure_is_not_attested(book: MemoryBook, tmp_path: Path) -> None:
    alter(book, lambda rows: [{**rows[0], "Realisasi": 77}, *rows[1:]])
    told = trace(book, tmp_path, "OPD-01:I001")
    assert told.needs_fix and "TIDAK SAMA: Isian OPD!" in told.summary
    assert "TIDAK SAMA" not in trace(book, tmp_path, "OPD-01:I002").summary
