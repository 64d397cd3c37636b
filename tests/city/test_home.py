"""The home tab of a city's book: OPD in place of units, the city's sasaran, budget and steps."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.city.opd import package
from tests.city.test_city import made_up
from tests.city.test_process import City

from lkjip.book.drawing.styles import STATES, colours_of
from lkjip.book.port import Change
from lkjip.tables.cells import Block

GOALS = (
    {"Kode": "S1", "Sasaran": "Meningkatnya layanan kota"},
    {"Kode": "S2", "Sasaran": "Meningkatnya akuntabilitas kota"},
)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    """Three OPD: one returned and corrected, one not yet evaluated, one that has sent nothing."""
    folder: Path = tmp_path_factory.mktemp("kota")
    made = City(folder, [made_up(1), made_up(2), made_up(3)])
    source = {"Indikator": "Layanan", "Satuan": "Layanan", "Target": 10, "Arah": "naik"}
    own = {**source, "Kode": "K1", "Sasaran": "S1", "Cara": "jumlah", "Sumber": "OPD-01:I001"}
    made.book.apply(
        Change(
            {
                "tblProgram": (),
                "tblIndikator": (),
                "tblSasaranKota": GOALS,
                "tblIndikatorKota": (own,),
            }
        )
    )
    made.do("rencana", mulai=date(2025, 1, 2))
    made.do("minta")
    made.put("a.zip", package(made.offices[0]))
    made.put("b.zip", package(made.offices[1]))
    made.do("kirim")
    notes = folder / "catatan.txt"
    notes.write_text("Lengkapi dasar hukum.\n", encoding="utf-8")
    made.do("evaluasi", unit="OPD-01", keputusan="tidak-sesuai", catatan=str(notes))
    made.put("c.zip", package(made.offices[0], version=2))
    made.do("kirim")
    made.do("analisis")
    return made


def block(city: City, name: str) -> Block:
    value = city.book.read_names(name)[name]
    assert isinstance(value, tuple)
    return value


def words(city: City, name: str) -> list[str]:
    return [str(cell) for row in block(city, name) for cell in row if cell is not None]


def test_the_strip_shows_the_steps_that_a_city_goes_through(city: City) -> None:
    tabs = words(city, "beranda_langkah_lembar")
    assert [tab.split()[0] for tab in tabs] == ["1", "2", "3", "4", "5", "8", "9", "10"]
    assert "tidak dipakai" not in words(city, "beranda_langkah")
    assert [name.split()[0] for name in words(city, "beranda_rencana")][-2:] == ["9", "10"]


def test_opd_are_counted_as_collected_evaluated_corrected_and_in_order(city: City) -> None:
    title = city.book.read_names("beranda_pengumpulan_judul")["beranda_pengumpulan_judul"]
    assert title == ("Pengumpulan: paket 2 dari 3 OPD; 0 sudah dievaluasi, 1 diperbaiki, 0 sesuai")
    listed = words(city, "beranda_pengumpulan")
    assert colours_of(listed[0]) == STATES[1][:2], "it waits for the office, as its figure says"
    assert any("versi 2, " in one for one in listed)
    places = [place for (place,) in block(city, "beranda_tautan") if place]
    assert [str(place).partition("!")[0] for place in places] == [
        "'Evaluasi OPD'", "'Evaluasi OPD'", "'3 Pengumpulan'",
    ]  # fmt: skip


def test_the_citys_sasaran_stand_there_with_their_capaian(city: City) -> None:
    lines = words(city, "beranda_sasaran")
    assert lines[0] == "Meningkatnya layanan kota" and "belum ada" in lines
    value = city.book.read("tblIndikatorKota")["tblIndikatorKota"].rows[0]["Capaian (%)"]
    assert lines[1] == str(value)


def test_the_budget_is_the_sum_of_all_opd(city: City) -> None:
    numbers, labels = block(city, "beranda_angka")
    shown = dict(zip(labels, numbers, strict=True))
    [label] = [one for one in labels if str(one).startswith("serapan")]
    assert shown[label] == "40,00 %" and label == "serapan: Rp1.200 dari Rp3.000"
