"""The tables that the law asks for: several years with their capaian, the way that is good, factors."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.report import example
from tests.report.make import D, edit_docx, indikator, whole

from lkjip.measure.rules.rule import Direction
from lkjip.report.analyses.benchmarks import analysis_3
from lkjip.report.analyses.causes import FACTORS, analysis_5
from lkjip.report.analyses.years import analysis_2
from lkjip.report.blocks.model import Gap, Table, gaps_in
from lkjip.report.chapters.closing import chapter4
from lkjip.report.chapters.planning import chapter2
from lkjip.report.compose import compose
from lkjip.report.consistency.run import check
from lkjip.report.material.model import (
    Analysis,
    Answer,
    Indikator,
    OtherYear,
    ReportMaterial,
    Sasaran,
)


def table(blocks: Any) -> Table:
    (one,) = [b for b in blocks if isinstance(b, Table)]
    return one


def year(number: int, target: int, done: int, **change: Any) -> OtherYear:
    return OtherYear(number, whole(done), whole(target), D(done) / D(target) * 100, **change)


def goal(*those: Indikator) -> Sasaran:
    return Sasaran("S", those)


def test_each_year_has_target_realisasi_and_capaian(material: ReportMaterial) -> None:
    old = tuple(year(n, 10, n - 2015) for n in (2021, 2022, 2023))
    rows = table(analysis_2(material, goal(indikator(past=old)), "k")).row
    assert [row.cell[2:] for row in rows] == [
        ("2021", "10", "6", "60,00%"),
        ("2022", "10", "7", "70,00%"),
        ("2023", "10", "8", "80,00%"),
        ("s.d. TW II 2024", "7", "5", "71,43%"),
    ]
    assert [row.cell[1] for row in rows][1:] == ["", "", ""]


def test_years_before_the_first_known_one_take_no_row(material: ReportMaterial) -> None:
    both = goal(indikator(past=(year(2021, 2, 1),)), indikator(code="X", past=(year(2023, 2, 1),)))
    rows = table(analysis_2(material, both, "k")).row
    assert [row.cell[2] for row in rows if row.cell[0] == "X"] == ["2023", "s.d. TW II 2024"]
    assert [row.cell[2] for row in rows if row.cell[0] == "IK02"][1] == "2023"  # a gap is shown


def test_a_year_measured_in_another_way_is_marked(material: ReportMaterial) -> None:
    one = goal(indikator(past=(year(2023, 2, 1, method_changed=True),)))
    made = table(analysis_2(material, one, "k"))
    assert made.row[0].cell[2] == "2023*" and "* Cara mengukurnya berubah" in made.source


@pytest.mark.parametrize(
    ("direction", "said"),
    [
        (Direction.UP, "makin tinggi"),
        (Direction.DOWN, "makin rendah"),
        (Direction.RANGE, "sesuai target"),
        (Direction.STEADY, "sesuai target"),
    ],
)
def test_the_end_target_stands_with_period_and_direction(
    material: ReportMaterial, direction: Direction, said: str
) -> None:
    office = replace(material, identity=replace(material.identity, renstra="2019–2024"))
    one = goal(indikator(direction=direction, end_target=9, end_capaian=D(50)))
    made = table(analysis_3(office, one, "k"))
    assert made.row[0].cell[2] == said and "2019–2024" in made.title


def answered(**answers: str) -> Indikator:
    return indikator(analysis=Analysis(**{k: Answer(v) for k, v in answers.items()}))


def test_factors_stand_in_one_table_and_lists_keep_their_lines(material: ReportMaterial) -> None:
    one = answered(cause="Sebab.", support="Aplikasi baru", obstacles="1. Listrik\n2. Jalan")
    made = table(analysis_5(material, goal(one), "k"))
    (row,) = made.row
    assert row.cell[:4] == (
        "IK02",
        "Jumlah Dokumen Penataan",
        "Aplikasi baru.",
        "1. Listrik.\n2. Jalan.",
    )
    assert isinstance(row.cell[4], Gap) and row.cell[4].what == "solusi atau tindak lanjut IK02"


def test_nothing_to_tell_is_said_in_the_cell(material: ReportMaterial) -> None:
    one = answered(cause="Sebab.", support="-", obstacles="-", solution="-")
    (row,) = table(analysis_5(material, goal(one), "k")).row
    assert row.cell[3] == "Tidak ada kendala yang dilaporkan."


def test_a_wrong_figure_in_a_factor_is_found(material: ReportMaterial) -> None:
    result = compose(material, example.TEMPLATE, 1, example.TIME)

    def change(document: Any) -> None:
        made = next(
            t for t in document.tables if "Faktor pendorong" in [c.text for c in t.rows[0].cells]
        )
        made.rows[1].cells[3].paragraphs[0].runs[0].text = "Realisasi baru 6 dokumen."

    found = [f for f in check(edit_docx(result.docx, change), material) if f.code == "L02"]
    assert [(f.value, FACTORS in f.sheet) for f in found] == [("6", True)]


def test_next_steps_keep_the_lines_of_a_typed_list(material: ReportMaterial) -> None:
    one = replace(answered(cause="Sebab.", solution="1. Jadwal\n2. Rapat"), capaian=D(50))
    blocks = chapter4(replace(material, sasaran=(goal(one),)))
    assert table(blocks).row[0].cell[2] == "1. Jadwal.\n2. Rapat."


def test_what_nobody_was_asked_is_a_gap_and_no_empty_heading(material: ReportMaterial) -> None:
    one = goal(indikator(asked=False, analysis=Analysis()))
    assert [g.what for g in gaps_in(analysis_5(material, one, "k"))] == [
        "sebab, faktor pendorong, kendala, dan solusi"
    ]


def test_without_programmes_the_planning_chapter_has_a_gap_and_no_empty_table(
    material: ReportMaterial,
) -> None:
    blocks = chapter2(replace(material, programs=()))
    assert "pk_anggaran" not in [b.key for b in blocks if isinstance(b, Table)]
    assert "program, kegiatan, dan anggaran" in [g.what for g in gaps_in(blocks)]
