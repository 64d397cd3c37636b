"""Staff, awards and recommendations: taken from tables, printed, carried into the next year."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.steps.office import DUE, START, Office

from lkjip.report.blocks.model import DataRow, Heading, Passage, Table, gaps_in
from lkjip.report.chapters.introduction import chapter1
from lkjip.report.chapters.office_tables import chapter3_awards, chapter3_resources
from lkjip.steps.draft.material import gather_material
from lkjip.steps.exchange.import_tables import import_tables
from lkjip.steps.registers.check import check_registers
from lkjip.steps.year_turn import turned

TABLES = {
    "sdm.csv": "Kelompok;Nilai;Jumlah\ngolongan;III/c;4\ngolongan;III/d;2\nPendidikan;Sarjana;6\n",
    "prestasi.csv": (
        "Tahun;Nama Penghargaan;Pemberi;Keterangan\n"
        "2024;Terbaik I LPPD;Gubernur;Tingkat provinsi\n2023;Lama;Wali Kota;\n"
    ),
    "rekomendasi.csv": (
        "Tahun;Sumber;Rekomendasi;Tindak Lanjut;Status;Bukti\n"
        "2023;LHE;Lengkapi definisi IKU;Definisi ditulis;selesai;SK IKU\n"
        "2022;LHE;Susun cascading;;proses;\n2021;LHE;Sudah lama;Beres;selesai;\n"
    ),
}


@pytest.fixture
def filled(quick: Office, tmp_path: Path) -> Office:
    for name, content in TABLES.items():
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        result = quick.step(lambda s, c, path=path: import_tables(s, c, path=path), START)
        assert not [f for f in result.findings if f.level.value == "tolak"], result.findings
    return quick


def rows_of(office: Office, key: str) -> list[tuple[object, ...]]:
    material = gather_material(office.shot(), office.context(DUE))
    blocks = (*chapter1(material), *chapter3_awards(material))
    tables = [one for one in blocks if isinstance(one, Table) and one.key == key]
    return [row.cell for table in tables for row in table.row if isinstance(row, DataRow)]


def test_each_group_of_staff_is_a_table_with_its_total(filled: Office) -> None:
    assert rows_of(filled, "pegawai.golongan") == [("III/c", "4"), ("III/d", "2"), ("Jumlah", "6")]
    assert rows_of(filled, "pegawai.pendidikan") == [("Sarjana", "6"), ("Jumlah", "6")]


def test_last_years_and_open_recommendations_are_printed_with_what_became_of_them(
    filled: Office,
) -> None:
    assert [row[1:5] for row in rows_of(filled, "rekomendasi")] == [
        ("LHE 2023", "Lengkapi definisi IKU", "Definisi ditulis", "selesai"),
        ("LHE 2022", "Susun cascading", "–", "proses"),
    ]


def test_awards_of_the_year_are_a_section_and_without_any_there_is_none(filled: Office) -> None:
    assert [row[1] for row in rows_of(filled, "prestasi")] == ["Terbaik I LPPD"]
    filled.type_setting("tahun", 2026)
    material = gather_material(filled.shot(), filled.context(DUE))
    assert chapter3_awards(material) == ()


def test_a_table_closes_the_gap_of_its_text(filled: Office, quick: Office) -> None:
    material = gather_material(filled.shot(), filled.context(DUE))
    keys = [b.key for b in chapter1(material) if isinstance(b, Passage)]
    assert "organisasi.pegawai" not in keys and "tindak_lanjut" not in keys
    said = str(list(gaps_in(chapter1(material))))
    assert "pegawai" not in said and "evaluasi" not in said


def test_without_rows_the_report_is_as_before(quick: Office) -> None:
    material = gather_material(quick.shot(), quick.context(DUE))
    said = str(list(gaps_in(chapter1(material))))
    assert "jumlah dan susunan pegawai" in said and "tindak lanjut evaluasi" in said
    assert not [b for b in chapter3_awards(material) if isinstance(b, Heading)]


def test_a_word_outside_the_list_and_a_number_in_words_are_named_by_cell(quick: Office) -> None:
    quick.type_rows("tblSdm", lambda _: [{"Kelompok": "agama", "Nilai": "x", "Jumlah": "lima"}])
    found = {f"{f.code} {f.sheet}!{f.cell}" for f in check_registers(quick.shot())}
    assert found == {"B20 Kantor!B5", "B21 Kantor!D5"}


def test_the_next_year_has_them_all(filled: Office) -> None:
    tables = turned(filled.shot(), 2025)
    counts = {name: len(tables[name]) for name in ("tblSdm", "tblPrestasi", "tblRekomendasi")}
    assert counts == {"tblSdm": 3, "tblPrestasi": 2, "tblRekomendasi": 3}


def test_people_and_means_are_compared_with_their_need_and_with_the_results(
    quick: Office, tmp_path: Path
) -> None:
    path = tmp_path / "sdm.csv"
    path.write_text(
        "Kelompok;Nilai;Jumlah;Kebutuhan\njabatan;Pelaksana;6;10\njabatan;Analis;2;2\n"
        "golongan;III/c;8;12\nsarana;Komputer;8;8\n",
        encoding="utf-8",
    )
    quick.step(lambda s, c: import_tables(s, c, path=path), START)
    material = gather_material(quick.shot(), quick.context(DUE))
    heading, _, table, said = chapter3_resources(material)
    assert isinstance(heading, Heading) and heading.number == "C."
    assert isinstance(table, Table) and [row.cell for row in table.row] == [
        ("Pelaksana", "6", "10", "60,00%"),
        ("Analis", "2", "2", "100,00%"),
        ("Jumlah pegawai", "8", "12", "66,67%"),
        ("Komputer", "8", "8", "100,00%"),
        ("Jumlah sarana", "8", "8", "100,00%"),
    ]
    assert isinstance(said, Passage)
    assert "terpenuhi 66,67% (8 dari 12 orang)" in str(said.content[0])
    assert "terpenuhi 100,00% (8 dari 8 unit)" in str(said.content[1])


def test_without_a_need_nothing_is_said_of_it(filled: Office) -> None:
    assert chapter3_resources(gather_material(filled.shot(), filled.context(DUE))) == ()
