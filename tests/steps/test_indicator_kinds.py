"""Kind, own sasaran, quarter targets and responsible unit of an indicator do what they say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.steps.office import ASKED, DUE, START, Office, typed
from tests.steps.test_registers import Change, put, refused

from lkjip.findings import Finding
from lkjip.report.analyses.causes import analysis_5
from lkjip.report.blocks.model import Passage, Table
from lkjip.report.chapters.planning import chapter2
from lkjip.report.chapters.results import chapter3_opening
from lkjip.steps.analyse.analyse import analyse
from lkjip.steps.collect.collect import collect
from lkjip.steps.draft.material import gather_material
from lkjip.steps.exchange.import_tables import import_tables
from lkjip.steps.registers.check import check_registers
from lkjip.steps.request.request import request_data
from lkjip.steps.year_turn import turned
from lkjip.tables.cells import Cell

GOAL = "Meningkatnya penyelenggaraan Reformasi Birokrasi"
OWN = "Meningkatnya kualitas pelayanan"
KINDS = {"IK02": "IKU", "IK04": "IKU"}


def fill_column(heading: str, by_code: dict[str, Cell] | Cell) -> Change:
    """Type a column of the register Indikator; one value is for every row."""

    def change(rows: list[dict[str, Cell]]) -> None:
        for row in rows:
            if not isinstance(by_code, dict):
                row[heading] = by_code
            elif row["Kode"] in by_code:
                row[heading] = by_code[str(row["Kode"])]

    return change


def goals(office: Office) -> dict[str, float | None]:
    """The capaian of each sasaran, as the command says it."""
    rolled: Any = office.step(analyse, DUE, 10).data["gulungan"]
    return {row["uraian"]: row["capaian"] for row in rolled if row["jenjang"] == "Sasaran"}


def found(office: Office) -> list[Finding]:
    return list(check_registers(office.shot()))


def asked_of(office: Office) -> dict[str, list[str]]:
    """The indicators that the sheet Analisis asks about, by unit."""
    return {unit: [i.code for i in rows] for unit, rows in office.shot().questions.items()}


def test_a_sasaran_is_the_mean_of_its_main_indicators_wherever_they_stand_in_the_tree(
    quick: Office,
) -> None:
    quick.asked().collected()
    quick.type_rows("tblIndikator", fill_column("Jenis", KINDS))
    [mean] = goals(quick).values()
    assert mean == pytest.approx((5 / 7 + 3 / 7) / 2 * 100)


def test_without_a_kind_the_top_indicators_count_as_in_a_book_of_the_first_version(
    quick: Office,
) -> None:
    quick.type_rows("tblIndikator", fill_column("Jenis", None))
    quick.asked().collected()
    [mean] = goals(quick).values()
    assert mean == pytest.approx((10 / 17 + 37 / 41) / 2 * 100)


def test_an_indicator_may_serve_a_sasaran_of_its_own_without_a_programme(quick: Office) -> None:
    quick.type_rows("tblIndikator", put(3, "Sasaran", OWN))
    quick.type_rows("tblIndikator", put(3, "Kode Program", None))
    quick.asked().collected()
    assert goals(quick)[OWN] == pytest.approx(3 / 7 * 100)
    row = quick.row("tblCapaian", "Kode", "IK04")
    assert (row["Sasaran"], row["Kode Program"]) == (OWN, None)
    material = gather_material(quick.shot(), quick.context(DUE))
    by_goal = {s.name: [i.code for i in s.indikator] for s in material.sasaran}
    assert by_goal[OWN] == ["IK04"] and "IK04" not in by_goal[GOAL]


def test_an_indicator_without_programme_and_sasaran_is_refused(quick: Office) -> None:
    quick.type_rows("tblIndikator", put(3, "Kode Program", None))
    error = refused(quick)
    assert "Indikator!C8" in error.message and "Sasaran" in error.cure


def test_questions_go_to_main_indicators_and_a_rolled_up_one_to_its_responsible_unit(
    quick: Office,
) -> None:
    assert asked_of(quick) == {"SB-PEM": ["IK01"], "KERJASAMA": ["IK05"]}
    quick.type_rows("tblIndikator", fill_column("Jenis", KINDS))
    assert asked_of(quick) == {"SB-PEM": ["IK02"], "SB-OTDA": ["IK04"]}


@pytest.mark.parametrize("word", ["SB-WIL", "sub bagian administrasi kewilayahan"])
def test_the_responsible_unit_is_known_by_code_or_name(quick: Office, word: str) -> None:
    quick.type_rows("tblIndikator", put(0, "Penanggung Jawab", word))
    assert asked_of(quick)["SB-WIL"] == ["IK01"]


def test_a_setting_asks_about_outputs_too(quick: Office) -> None:
    quick.type_setting("pertanyaan_analisis", "semua")
    assert asked_of(quick) == {
        "SB-PEM": ["IK01", "IK02"],
        "SB-WIL": ["IK03"],
        "SB-OTDA": ["IK04"],
        "KERJASAMA": ["IK05", "IK06"],
    }
    quick.type_rows("tblIndikator", put(1, "Jenis", "IKU"))
    quick.type_setting("pertanyaan_analisis", "IKU dan IK")
    assert asked_of(quick) == {"SB-PEM": ["IK01", "IK02"], "KERJASAMA": ["IK05"]}


def test_rows_without_a_kind_are_asked_about_as_in_the_first_version(quick: Office) -> None:
    quick.type_rows("tblIndikator", fill_column("Jenis", None))
    quick.type_rows("tblIndikator", fill_column("Penanggung Jawab", None))
    asked = asked_of(quick)
    assert asked.pop("") == ["IK01", "IK05"]
    assert [code for codes in asked.values() for code in codes] == ["IK02", "IK03", "IK04", "IK06"]


def test_the_report_has_no_gap_for_what_nobody_was_asked(quick: Office) -> None:
    quick.asked().collected()
    quick.step(analyse, DUE, 10)
    material = gather_material(quick.shot(), quick.context(DUE))
    [goal] = material.sasaran
    passages = [b.key for b in analysis_5(material, goal, "") if isinstance(b, Passage)]
    assert passages == ["indikator.IK01.5", "indikator.IK05.5"]


def method_of(office: Office) -> str:
    material = gather_material(office.shot(), office.context(DUE))
    return str([b for b in chapter3_opening(material) if "Capaian sasaran adalah" in str(b)])


def test_the_report_says_truly_what_a_sasaran_leaves_out(quick: Office) -> None:
    quick.asked().collected()
    quick.step(analyse, DUE, 10)
    assert "sudah tergabung di dalamnya" in method_of(quick)
    quick.type_rows("tblIndikator", fill_column("Jenis", KINDS))
    quick.step(analyse, DUE, 11)
    said = method_of(quick)
    assert "tidak ikut dirata-rata" in said and "tergabung" not in said


def test_an_answer_to_an_output_counts_though_the_setting_changed_after_the_request(
    quick: Office,
) -> None:
    quick.type_setting("pertanyaan_analisis", "semua")
    quick.planned().step(request_data, ASKED)
    form = quick.form("SB-WIL", typed("Analisis", "IK03.1", "Jawaban", "Sesuai jadwal."))
    quick.type_setting("pertanyaan_analisis", "IKU")
    quick.put("SB-WIL", form)
    result = quick.step(collect, DUE)
    assert ("IK03", "Sesuai jadwal.") in [
        (row["Kode"], row["Jawaban"]) for row in quick.rows("tblIsianAnalisis")
    ]
    assert not {f.code for f in result.findings if f.unit == "SB-WIL"} & {"F15", "F26", "I08"}


def test_a_question_that_came_after_the_request_is_named_and_asked_for_again(quick: Office) -> None:
    quick.planned().step(request_data, ASKED)
    form = quick.form("SB-WIL")
    quick.type_setting("pertanyaan_analisis", "semua")
    quick.put("SB-WIL", form)
    codes = [f.code for f in quick.step(collect, DUE).findings if f.unit == "SB-WIL"]
    assert codes.count("F25") == 5 and "K15" in codes and "F13" not in codes


@pytest.mark.parametrize(
    ("row", "cells", "code", "place"),
    [
        (0, {"Jenis": "utama sekali"}, "B20", "Indikator!P5"),
        (1, {"Target TW II": "tiga"}, "N21", "Indikator!S6"),
        (1, {"Frekuensi": "tahun", "Target TW I": 2}, "B41", "Indikator!R6"),
        (
            1,
            {"Target TW I": 2, "Target TW II": 2, "Target TW III": 2, "Target TW IV": 2},
            "B42",
            "Indikator!U6",
        ),
        (1, {"Sasaran": GOAL + "."}, "B29", "Indikator!Q6"),
    ],
)
def test_each_new_column_is_checked_by_its_cell(
    quick: Office, row: int, cells: dict[str, Cell], code: str, place: str
) -> None:
    quick.type_rows("tblIndikator", lambda rows: rows[row].update(cells))
    assert [(f.code, f"{f.sheet}!{f.cell}") for f in found(quick)] == [(code, place)]


def test_rows_without_a_kind_are_remarked_once_and_count_as_main(quick: Office) -> None:
    quick.type_rows("tblIndikator", fill_column("Jenis", None))
    [one] = found(quick)
    assert (one.code, f"{one.sheet}!{one.cell}") == ("B40", "Indikator!P5")
    assert "IK01, IK02, IK03, IK04, IK05, dan 1 lagi" in one.message


def test_a_rolled_up_indicator_that_nobody_answers_for_is_named(quick: Office) -> None:
    quick.type_rows("tblIndikator", put(0, "Penanggung Jawab", "Bu Ani"))
    [one] = found(quick)
    assert (one.code, f"{one.sheet}!{one.cell}") == ("B49", "Indikator!Y5")
    assert "Bu Ani" in one.message
    quick.type_rows("tblIndikator", put(0, "Penanggung Jawab", "SB-OTDA"))
    assert found(quick) == []


def test_quarter_targets_that_make_the_year_are_without_findings(quick: Office) -> None:
    quarters: dict[str, Cell] = {
        "Target TW I": 1, "Target TW II": 2, "Target TW III": 2, "Target TW IV": 2,
    }  # fmt: skip
    quick.type_rows("tblIndikator", lambda rows: rows[1].update(quarters))
    assert found(quick) == []
    assert [v.printed for v in quick.shot().indicators[1].target_triwulan] == ["1", "2", "2", "2"]


def test_a_table_of_definitions_is_taken_by_its_own_headings(quick: Office, tmp_path: Path) -> None:
    path = tmp_path / "iku.csv"
    path.write_text(
        "Kode IKU;Indikator Kinerja Utama;Jenis Indikator;Definisi Operasional;"
        "Rumus Perhitungan;Sumber Data;Unit Penanggung Jawab;Target Triwulan II\n"
        "IK02;Jumlah Dokumen;Indikator Kinerja Utama;Dokumen yang selesai;"
        "Jumlah dokumen selesai;Laporan bulanan;SB-PEM;4\n",
        encoding="utf-8",
    )
    result = quick.step(lambda s, c: import_tables(s, c, path=path), START)
    assert result.data["kolom_tidak_dikenal"] == []
    row = quick.row("tblIndikator", "Kode", "IK02")
    assert [row[h] for h in ("Jenis", "Definisi", "Formula", "Sumber Data", "Penanggung Jawab")] == [
        "IKU", "Dokumen yang selesai", "Jumlah dokumen selesai", "Laporan bulanan", "SB-PEM",
    ]  # fmt: skip
    assert row["Target TW II"] == 4


def test_the_next_year_keeps_what_an_indicator_is_and_drops_its_targets(quick: Office) -> None:
    cells: dict[str, Cell] = {
        "Jenis": "IKU", "Sasaran": OWN, "Definisi": "D", "Formula": "F", "Sumber Data": "S",
        "Penanggung Jawab": "SB-PEM",
    }  # fmt: skip
    quick.type_rows("tblIndikator", lambda rows: rows[1].update(cells | {"Target TW I": 2}))
    row = turned(quick.shot(), 2025)["tblIndikator"][1]
    assert {heading: row[heading] for heading in cells} == cells
    assert row["Target TW I"] is None


def test_the_answer_says_the_kind(quick: Office) -> None:
    quick.type_rows("tblIndikator", put(2, "Jenis", None))
    quick.asked().collected()
    rows: Any = quick.step(analyse, DUE, 10).data["indikator"]
    assert [row["jenis"] for row in rows[:3]] == ["IK", "keluaran", None]


def test_the_report_defines_indicators_and_prints_targets_by_quarter(quick: Office) -> None:
    blank = gather_material(quick.shot(), quick.context(DUE))
    tables = [b.key for b in chapter2(blank) if isinstance(b, Table)]
    assert not {"definisi", "target_triwulan"} & set(tables)
    cells: dict[str, Cell] = {
        "Jenis": "IKU", "Definisi": "Dokumen selesai", "Formula": "jumlah", "Sumber Data": "JDIH",
        "Target TW I": 1, "Target TW II": 2, "Target TW III": 2, "Target TW IV": 2,
    }  # fmt: skip
    quick.type_rows("tblIndikator", lambda rows: rows[1].update(cells))
    material = gather_material(quick.shot(), quick.context(DUE))
    found = {b.key: [r.cell for r in b.row] for b in chapter2(material) if isinstance(b, Table)}
    [defined] = found["definisi"]
    assert defined[2:] == (
        "Dokumen selesai", "jumlah", "JDIH", "Sub Bagian Administrasi Pemerintahan",
    )  # fmt: skip
    [targets] = found["target_triwulan"]
    assert targets[3:] == ("1", "2", "2", "2", "7")
    assert [row[0] for row in found["pk"][1:]] == ["IK02"]
