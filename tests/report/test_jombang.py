"""A second report from the complete tables of Inspektorat Kabupaten Jombang 2022: its capaian come
out as printed, and its known slips are caught."""

from decimal import Decimal
from typing import Any

import pytest
from tests.reference import BUDGETS, PUBLISHED, read_table
from tests.report import example as example
from tests.report import jombang
from tests.report.make import edit_docx, insert_after

from lkjip.measure.numbers.format import rounded
from lkjip.report.compose import Result, compose
from lkjip.report.consistency.run import check
from lkjip.report.material.model import ReportMaterial
from lkjip.report.versions.read import read


@pytest.fixture(scope="module")
def content() -> ReportMaterial:
    return jombang.material()


@pytest.fixture(scope="module")
def report(content: ReportMaterial) -> Result:
    return compose(content, example.TEMPLATE, 1, jombang.TIME)


def test_the_capaian_come_out_as_printed(content: ReportMaterial) -> None:
    assert [rounded(i.capaian or Decimal(0)) for i in content.indikator] == [
        Decimal("94.24"),
        Decimal("100"),
        Decimal("98.30"),
    ]
    assert [i.category for i in content.indikator] == ["Sangat Tinggi"] * 3
    mean = sum(i.capaian or Decimal(0) for i in content.indikator) / 3
    assert rounded(mean) == Decimal("97.51")
    assert [rounded(i.end_capaian or Decimal(0)) for i in content.indikator] == [
        Decimal("87.69"), Decimal("100"), Decimal("98.30"),
    ]  # fmt: skip
    assert {b.code: rounded(b.capaian) for b in content.programs if b.capaian is not None} == {
        "1": Decimal("100"), "2": Decimal("93.24"), "3": Decimal("100"),
    }  # fmt: skip


def test_absorption_is_pooled_and_not_averaged(content: ReportMaterial, report: Result) -> None:
    upper = {b.code: rounded(b.serapan or Decimal(0)) for b in content.programs if not b.parent}
    assert upper == {"1": Decimal("93.92"), "2": Decimal("83.13"), "3": Decimal("86.73")}
    data_table = next(
        t for t in read(report.docx).data_table if t.title.startswith("Pagu dan realisasi")
    )
    assert data_table.row[-1] == (
        "", "Jumlah", "13.353.153.913", "12.441.701.788", "93,17%", "911.452.125",
    )  # fmt: skip


def test_the_report_agrees_with_itself(report: Result) -> None:
    assert {f.code for f in report.findings} == {"L04"}


def data_table(*row: tuple[str, ...]) -> Any:
    """Put a table as the office printed it below the ikhtisar."""

    def change(document: Any) -> None:
        t = document.add_table(len(row), len(row[0]))
        for r, content in zip(t.rows, row, strict=True):
            for c, text in zip(r.cells, content, strict=True):
                c.text = text

    return change


def wrong(content: ReportMaterial, report: Result, change: Any) -> list[tuple[str, str, str]]:
    base = set(report.findings)
    current = check(edit_docx(report.docx, change), content)
    return [
        (f.code, f.value, f.message.partition("seharusnya ")[2].replace("\u00a0", " "))
        for f in current
        if f not in base
    ]


def test_last_years_score_in_this_years_column(content: ReportMaterial, report: Result) -> None:
    """Tabel 3.2 prints 82,92, the score of 2021; Tabel 3.3 prints 81,59 for the same figure."""
    print_out = data_table(
        ("Sasaran", "Indikator", "Target", "Realisasi", "Capaian"),
        (jombang.SASARAN_1, "Maturitas SPIP", "Level 3 (3,35)", "Level 3 (3,157)", "94,24%"),
        (jombang.SASARAN_1, "Kapabilitas APIP", "Level 3", "Level 3", "100%"),
        (jombang.SASARAN_2, "Nilai Evaluasi AKIP PD", "Nilai A (83)", "Nilai A (82,92)", "98,30%"),
    )
    assert wrong(content, report, print_out) == [("L01", "Nilai A (82,92)", "Nilai A (81,59).")]


def test_the_same_slip_in_a_sentence(content: ReportMaterial, report: Result) -> None:
    sentence = "Realisasi Nilai Evaluasi AKIP PD tahun 2022 sebesar 82,92 dari target 83."
    present = wrong(content, report, insert_after("Setiap instansi", sentence))
    assert present == [("L02", "82,92", "Nilai A (81,59).")]
    correct = "Nilai Evaluasi AKIP PD turun, realisasi tahun 2021 sebesar 82,92."
    assert wrong(content, report, insert_after("Setiap instansi", correct)) == []


def test_a_mean_of_percentages_as_absorption(content: ReportMaterial, report: Result) -> None:
    """Tabel 3.13 prints 70,16 (the mean of 84,5 and 55,8); Tabel 3.8 prints 83,13."""
    print_out = data_table(
        ("Program", "Anggaran", "Realisasi", "%"),
        (jombang.BUDGET[0][2], "12.281.319.513", "11.534.782.463", "87,2"),
        (jombang.BUDGET[9][2], "630.395.770", "524.058.289", "70,16"),
        (jombang.BUDGET[12][2], "441.438.630", "382.861.036", "84,01"),
        (jombang.BUDGET[10][2], "600.664.770", "507.455.689", "84,5"),
    )
    assert wrong(content, report, print_out) == [
        ("L01", "87,2", "93,92%."),
        ("L01", "70,16", "83,13%."),
        ("L01", "84,01", "86,73%."),
    ]


def test_a_capaian_that_no_figure_of_the_year_gives(
    content: ReportMaterial, report: Result
) -> None:
    """SPIP 100,88: what 3,43 over 3,4 would be; the report's own figures give 94,24."""
    sentence = "Pada tahun 2022 capaian Maturitas SPIP 100,88% sehingga sangat memuaskan."
    present = wrong(content, report, insert_after("Setiap instansi", sentence))
    assert present == [("L02", "100,88", "94,24%.")]


def test_the_fixture_is_what_was_transcribed(content: ReportMaterial) -> None:
    row = read_table(PUBLISHED / "jombang_inspektorat_2022_t33.csv")[:3]
    for i, b in zip(content.indikator, row, strict=True):
        assert (i.name, i.target.wording, i.realisasi.wording) == (
            b["indikator"], b["target"], b["realisasi"],
        )  # fmt: skip
        assert f"{rounded(i.capaian or Decimal(0))}".replace(".", ",").startswith(
            b["capaian_published"].rstrip("%")
        )
    money = read_table(BUDGETS / "anggaran_jombang_inspektorat_2022_t313.csv")[:-1]
    assert [(p.description, p.pagu, p.realisasi) for p in content.programs] == [
        (
            b["program_kegiatan"],
            Decimal(b["pagu"].replace(".", "")),
            Decimal(b["realisasi"].replace(".", "")),
        )
        for b in money
    ]
