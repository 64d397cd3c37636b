"""Sentences about money."""

from dataclasses import replace
from decimal import Decimal

from lkjip.measure.rules.budget import EfficiencyFormula
from lkjip.report.chapters.budget import budget_table
from lkjip.report.material.identity import Identity
from lkjip.report.material.model import (
    ProgramRow,
    ReportMaterial,
)
from lkjip.report.wording.budget import (
    efficiency_clause,
    efficiency_sentence,
    serapan_extremes_sentence,
    serapan_sentence,
)


def row(description: str, capaian: str, serapan: str) -> ProgramRow:
    return ProgramRow(
        "1", "Kegiatan", description, capaian=Decimal(capaian), serapan=Decimal(serapan),
        efficiency=Decimal(capaian) - Decimal(serapan),
    )  # fmt: skip


def tidied(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_what_is_left_of_the_ceiling() -> None:
    assert tidied(serapan_sentence("tahun 2024", Decimal(100), Decimal(75), Decimal(75))) == (
        "Anggaran tahun 2024 sebesar Rp100 terealisasi Rp75 atau 75,00%, dengan sisa Rp25."
    )
    assert tidied(serapan_sentence("t", Decimal(100), Decimal(75), Decimal(75), "s.d. TW II")) == (
        "Anggaran t sebesar Rp100 terealisasi Rp75 atau 75,00% s.d. TW II, dengan sisa Rp25."
    )
    assert "tidak bersisa" in serapan_sentence("x", Decimal(100), Decimal(100), Decimal(100))
    assert "melebihi pagu sebesar Rp5" in serapan_sentence(
        "x", Decimal(100), Decimal(105), Decimal(105)
    )
    assert serapan_sentence("x", None, Decimal(1), Decimal(1)) == ""


def test_performance_ahead_of_behind_and_equal_to_spending() -> None:
    assert tidied(efficiency_sentence(row("Penataan", "71.43", "51.69"))) == (
        "Penataan mencatat capaian kinerja 71,43% dengan serapan anggaran 51,69%; capaiannya "
        "lebih tinggi 19,74 poin daripada serapannya."
    )
    assert "lebih rendah 10,00 poin" in tidied(efficiency_sentence(row("P", "40", "50")))
    assert "sebanding" in efficiency_sentence(row("P", "50", "50.004"))
    assert efficiency_sentence(ProgramRow("1", "Kegiatan", "P")) == ""


def test_the_part_saved_is_told_in_percent() -> None:
    one = replace(row("Penataan", "80", "60"), efficiency=Decimal(25))
    assert tidied(efficiency_sentence(one, EfficiencyFormula.SAVING)) == (
        "Penataan mencatat capaian kinerja 80,00% dengan serapan anggaran 60,00%; efisiensinya "
        "25,00%."
    )
    assert tidied(efficiency_clause(one, EfficiencyFormula.SAVING)) == (
        "Penataan (80,00% dibanding 60,00%, efisiensi 25,00%)"
    )


def test_highest_and_lowest_absorption() -> None:
    three = [row("A", "1", "10"), row("B", "1", "50"), row("C", "1", "30")]
    assert tidied(serapan_extremes_sentence(three)) == (
        "Serapan tertinggi terdapat pada kegiatan B (50,00%), terendah pada kegiatan A (10,00%)."
    )
    assert serapan_extremes_sentence(three[:2]) == ""


def test_what_is_left_and_the_total_add_up_where_there_are_sen() -> None:
    lines = [
        ProgramRow("1", "Program", "Satu", pagu=Decimal(48_000_000),
                   realisasi=Decimal("47999999.50")),
        ProgramRow("2", "Program", "Dua", pagu=Decimal(1_000), realisasi=Decimal(400)),
    ]  # fmt: skip
    material = ReportMaterial(Identity(2024, "Kota", "Setda", "Bagian"), (), tuple(lines))
    rows = [x.cell for x in budget_table(material, "anggaran").row]
    assert [(row[2], row[3], row[5]) for row in rows] == [
        ("48.000.000", "47.999.999,50", "0,50"),
        ("1.000", "400", "600"),
        ("48.001.000", "48.000.399,50", "600,50"),
    ]
