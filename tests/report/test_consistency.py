"""Checks over the finished report: break one thing, and exactly that is found."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from tests.report import example as example
from tests.report import jombang
from tests.report.make import edit_docx, find, insert_after, replace_paragraph

from lkjip.findings import Finding
from lkjip.report.compose import Result, compose
from lkjip.report.consistency.run import check
from lkjip.report.material.model import ReportMaterial


def findings(
    material: ReportMaterial, result: Result, change: Callable[[Any], None]
) -> list[tuple[str, str, str]]:
    """(code, label, value seen) of what the change has brought."""
    base = set(check(result.docx, material))
    current = check(edit_docx(result.docx, change), material)
    return [(f.code, f.label, f.value) for f in current if f not in base]


def test_an_untouched_report_has_only_its_gaps(material: ReportMaterial, result: Result) -> None:
    assert {f.code for f in check(result.docx, material)} == {"L04"}


@pytest.mark.parametrize("annual", [False, True])
def test_the_composed_sentences_never_contradict_the_data(
    material: ReportMaterial, annual: bool
) -> None:
    for content in (example.full_year(material) if annual else material, jombang.material()):
        result = compose(content, example.TEMPLATE, 1, example.TIME)
        assert {f.code for f in result.findings} <= {"L04"}


def cell(title: str, key: str, col: int, new: str) -> Callable[[Any], None]:
    """Type over a table cell: by caption's first words, first cell of the row, column."""

    def change(document: Any) -> None:
        for e in document.element.body:
            if e.tag.endswith("}tbl") and title in text_before(e):
                data_table = next(t for t in document.tables if t._tbl is e)
                row = next(r for r in data_table.rows if key in (r.cells[0].text, r.cells[1].text))
                runs = row.cells[col].paragraphs[0].runs
                runs[0].text = new

    return change


def text_before(e: Any) -> str:
    before = e.getprevious()
    return "" if before is None else "".join(before.itertext())


def test_a_figure_typed_over_in_a_table(material: ReportMaterial, result: Result) -> None:
    change = cell("Indikator penunjang", "IK02", 4, "6")
    assert findings(material, result, change) == [("L01", "baris IK02, kolom Realisasi", "6")]


def test_a_year_before_has_its_own_yardstick(material: ReportMaterial, result: Result) -> None:
    change = cell("Target, realisasi, dan capaian tahun", "IK01", 4, "92,88")
    assert findings(material, result, change) == [
        ("L01", "baris IK01, 2023, kolom Realisasi", "92,88")
    ]


def test_a_year_that_is_gone_from_the_table_is_named(
    material: ReportMaterial, result: Result
) -> None:
    def without(document: Any) -> None:
        table = next(t for t in document.tables if "Tahun" in [c.text for c in t.rows[0].cells])
        table._tbl.remove(table.rows[1]._tr)

    assert [(c, v) for c, _, v in findings(material, result, without)] == [("L14", "IK01, 2023")]


def test_a_total_typed_over(material: ReportMaterial, result: Result) -> None:
    change = cell("Pagu dan realisasi anggaran", "Jumlah", 2, "762.153.560")
    assert findings(material, result, change) == [
        ("L03", "baris Jumlah, kolom Pagu (Rp)", "762.153.560")
    ]


def test_a_line_of_the_budget_typed_over_is_found_twice_over(
    material: ReportMaterial, result: Result
) -> None:
    change = cell("Pagu dan realisasi anggaran", "4.01.02.2.04.0001", 3, "10.850.001")
    assert [t[0] for t in findings(material, result, change)] == ["L01", "L03"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Realisasi IK02 sebesar 6 dokumen.", [("realisasi", "6")]),
        ("Pada IK02, capaiannya 85,71%.", [("capaiannya", "85,71")]),
        (
            "Jumlah Dokumen Hasil Penataan Administrasi Pemerintahan dengan target 8 dokumen.",
            [("target", "8")],
        ),
        (
            "Kegiatan Pengelolaan Administrasi Kewilayahan mencatat serapan 7,51%.",
            [("serapan", "7,51")],
        ),
        (
            "Sub kegiatan Pengelolaan Administrasi Kewilayahan dengan pagu Rp260.500.001.",
            [("pagu", "260.500.001")],
        ),
        ("Realisasi IK02 tahun 2024 tercatat 5 dokumen.", []),
        ("Capaian IK02 71,4 % dan capaian IK03 66,67%.", []),
        ("IK02 dengan realisasi tahun 2023 sebesar 6 dokumen.", []),
        ("IK02 dengan realisasi 6 dokumen pada tahun lalu.", []),
        ("Rapat IK02 dihadiri 29 kelurahan.", []),
    ],
)
def test_a_figure_in_running_text(
    material: ReportMaterial, result: Result, sentence: str, expected: list[tuple[str, str]]
) -> None:
    present = findings(material, result, insert_after("Setiap instansi pemerintah", sentence))
    assert [(k, n) for k, _, n in present] == [("L02", n) for _, n in expected]
    assert all(
        label.startswith(beginning)
        for (_, label, _), (beginning, _) in zip(present, expected, strict=True)
    )


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Realisasi baru 4 dokumen karena menunggu data.", ["4"]),
        ("Realisasi baru 5 dokumen dari target 7 dokumen; realisasi 2023 sebanyak 6 dokumen.", []),
        ("Target penyelesaian 3 hari tercapai.", []),
    ],
)
def test_a_units_own_words_are_held_against_its_own_figures(
    material: ReportMaterial, result: Result, answer: str, expected: list[str]
) -> None:
    present = findings(material, result, replace_paragraph("Lima dokumen selesai", answer))
    assert [n for k, _, n in present if k == "L02"] == expected


def test_a_year_left_over_from_an_old_report(material: ReportMaterial, result: Result) -> None:
    old = "Sebagaimana telah dilaksanakan pada tahun 2019, koordinasi berjalan baik."
    present = findings(material, result, insert_after("Setiap instansi pemerintah", old))
    assert [(k, n) for k, _, n in present] == [("C16", "2019")]


@pytest.mark.parametrize(
    "mark", ["{tahun}", "XXX", "[isi nama kegiatan]", "..........", "TODO", "????"]
)
def test_a_placeholder_left_over(material: ReportMaterial, result: Result, mark: str) -> None:
    present = findings(
        material, result, insert_after("Setiap instansi", f"Kegiatan {mark} selesai.")
    )
    assert [(k, n) for k, _, n in present] == [("L06", mark)]


def test_a_reference_to_a_table_that_is_not_there(material: ReportMaterial, result: Result) -> None:
    present = findings(
        material, result, insert_after("Setiap instansi", "Lihat Tabel 99 dan Tabel 2.")
    )
    assert [(k, n) for k, _, n in present] == [("L11", "Tabel 99")]


def test_an_analysis_that_was_deleted(material: ReportMaterial, result: Result) -> None:
    def remove(document: Any) -> None:
        p = find(document, "d.\tPerbandingan dengan standar nasional")
        p._p.getparent().remove(p._p)

    assert ("L05", "", "Perbandingan dengan standar nasional") in findings(material, result, remove)


def test_an_analysis_without_a_word(material: ReportMaterial, result: Result) -> None:
    present = findings(material, result, replace_paragraph("Belum ada standar nasional", ""))
    assert present == [("L05", "", "Perbandingan dengan standar nasional")]


def test_an_indicator_whose_causes_were_deleted(material: ReportMaterial, result: Result) -> None:
    def remove(document: Any) -> None:
        find(document, "Jumlah kegiatan/dokumen fasilitasi administrasi kewilayahan (IK03").clear()

    current = check(edit_docx(result.docx, remove), material)
    (one,) = [f for f in current if f.code == "L05"]
    assert "solusi” tidak membahas IK03" in one.message


def test_a_chapter_that_was_deleted(material: ReportMaterial, result: Result) -> None:
    present = findings(material, result, replace_paragraph("BAB IV PENUTUP", "Penutup"))
    assert ("L12", "", "BAB IV PENUTUP") in present


def test_every_finding_says_where_what_and_what_to_do(
    material: ReportMaterial, result: Result
) -> None:
    all_items: tuple[Finding, ...] = check(result.docx, material)
    assert all(f.sheet and f.message.endswith(".") and f.cure for f in all_items)


def test_any_document_can_be_checked(material: ReportMaterial) -> None:
    import io

    empty = io.BytesIO()
    Document().save(empty)
    present = [f.code for f in check(empty.getvalue(), material)]
    assert present == ["L12"] * 4 + ["L05"] * 7


def test_two_lines_of_one_name_are_told_apart_by_code(material: ReportMaterial) -> None:
    duplicates = replace(
        material,
        programs=tuple(
            replace(b, description="Fasilitasi") if b.code.startswith("4.01.02.2.04") else b
            for b in material.programs
        ),
    )
    assert {f.code for f in compose(duplicates, example.TEMPLATE, 1, example.TIME).findings} == {
        "L04"
    }
