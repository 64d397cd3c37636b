"""People's own words in a version live on, or are listed: nothing is lost in silence."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from tests.report import example as example
from tests.report.make import edit_docx, find, insert_after, replace_paragraph, with_indikator

from lkjip.report.compose import Result, compose
from lkjip.report.material.model import ReportMaterial
from lkjip.report.versions.hand_edits import human_comments

ISSUE = "[Belum ada: isu strategis"
NEW = "Isu strategis kami adalah batas wilayah yang belum tegas."


def again(material: ReportMaterial, previous: bytes) -> Result:
    return compose(material, example.TEMPLATE, 2, example.TIME, previous)


def paragraph(result: Result) -> list[str]:
    return [p.text for p in Document(io.BytesIO(result.docx)).paragraphs]


def code(result: Result, base: Result) -> list[str]:
    return [f.code for f in result.findings if f not in base.findings]


def test_an_untouched_version_hands_nothing_on(material: ReportMaterial, result: Result) -> None:
    second = again(material, result.docx)
    assert second.carried == () and code(second, result) == []


def test_a_gap_filled_by_hand_is_carried_and_is_no_gap_any_more(
    material: ReportMaterial, result: Result
) -> None:
    second = again(material, edit_docx(result.docx, replace_paragraph(ISSUE, NEW)))
    assert NEW in paragraph(second)
    assert [(d.key, d.text, d.changed) for d in second.carried] == [("isu_strategis", NEW, False)]
    assert len(second.findings) == len(result.findings) - 1


def test_it_is_carried_on_and_on(material: ReportMaterial, result: Result) -> None:
    second = again(material, edit_docx(result.docx, replace_paragraph(ISSUE, NEW)))
    third = again(material, second.docx)
    assert NEW in paragraph(third) and len(third.carried) == 1


def test_a_new_paragraph_below_a_passage_belongs_to_it(
    material: ReportMaterial, result: Result
) -> None:
    second = again(
        material, edit_docx(result.docx, insert_after("Setiap instansi pemerintah", NEW))
    )
    text = paragraph(second)
    beginning = next(n for n, t in enumerate(text) if t.startswith("Setiap instansi pemerintah"))
    assert text[beginning + 1] == NEW and code(second, result) == []
    end = insert_after("Realisasi yang disajikan adalah", NEW)
    third = again(material, edit_docx(result.docx, end))
    assert NEW in paragraph(third)
    assert [d.key for d in third.carried] == ["latar_belakang"]


def test_bold_and_list_marks_survive(material: ReportMaterial, result: Result) -> None:
    def bold(document: Any) -> None:
        p = find(document, ISSUE)
        p.runs[0].text = "•\tBatas wilayah "
        p.add_run("belum tegas").bold = True

    document = Document(io.BytesIO(again(material, edit_docx(result.docx, bold)).docx))
    p = find(document, "•\tBatas")
    assert p.style.name == "LKjIP Butir"
    assert [r.text for r in p.runs if r.bold] == ["belum tegas"]


def test_when_the_data_move_on_the_hand_stays_and_is_told(
    material: ReportMaterial, result: Result
) -> None:
    handwritten = "Menurut kami capaian ini wajar."
    change = insert_after("Efisiensi baru dapat dinilai", handwritten)
    advanced = replace(
        material,
        programs=tuple(
            replace(p, capaian=p.capaian + 1, efficiency=p.efficiency + 1)  # type: ignore[operator]
            for p in material.programs
        ),
    )
    second = again(advanced, edit_docx(result.docx, change))
    assert [d.changed for d in second.carried] == [True]
    assert "L07" in code(second, result)
    comments = [c.text for c in Document(io.BytesIO(second.docx)).comments]
    assert any("Menurut data terbaru: Seluruh sub kegiatan" in k for k in comments)


def test_a_passage_without_a_place_any_more_is_listed(
    material: ReportMaterial, result: Result
) -> None:
    change = edit_docx(result.docx, replace_paragraph("Dua kegiatan terlaksana", NEW))
    sasaran = material.sasaran[0]
    without = replace(
        material,
        sasaran=(
            replace(sasaran, indikator=tuple(i for i in sasaran.indikator if i.code != "IK03")),
        ),
    )
    second = again(without, change)
    (absent,) = [f for f in second.findings if f.code == "L08"]
    assert NEW in absent.value


@pytest.mark.parametrize(
    ("beginning", "kind"),
    [("Target dan realisasi setiap indikator", "L08"), ("A.\tLatar Belakang", "L08")],
)
def test_text_outside_the_passages_is_listed(
    material: ReportMaterial, result: Result, beginning: str, kind: str
) -> None:
    second = again(
        material, edit_docx(result.docx, replace_paragraph(beginning, "Ditulis di luar bagian."))
    )
    assert code(second, result) == [kind]
    assert "Ditulis di luar bagian." not in paragraph(second)


def test_a_table_cell_changed_by_hand_is_listed(material: ReportMaterial, result: Result) -> None:
    def change(document: Any) -> None:
        cell = next(
            r.cells[4] for t in document.tables for r in t.rows
            if len(r.cells) == 7 and r.cells[0].text == "IK02"
        )  # fmt: skip
        cell.paragraphs[0].runs[0].text = "6"

    second = again(material, edit_docx(result.docx, change))
    (data_table,) = [f for f in second.findings if f.code == "L09"]
    assert "IK02 | Jumlah Dokumen" in data_table.value and "Indikator penunjang" in data_table.sheet


def test_a_name_typed_under_the_signature_is_listed(
    material: ReportMaterial, result: Result
) -> None:
    def change(document: Any) -> None:
        p = next(p for p in document.paragraphs if p.text == "." * 40)
        p.runs[0].text = "Nama Pejabat"

    assert "Nama Pejabat" in [
        f.value for f in again(material, edit_docx(result.docx, change)).findings
    ]


def test_a_passage_whose_bookmark_was_deleted_is_found_by_its_heading(
    material: ReportMaterial, result: Result
) -> None:
    def change(document: Any) -> None:
        p = find(document, ISSUE)
        new = document.add_paragraph(NEW, style="LKjIP Isi")
        p._p.addnext(new._p)
        p._p.getparent().remove(p._p)

    second = again(material, edit_docx(result.docx, change))
    assert NEW in paragraph(second) and [d.key for d in second.carried] == ["isu_strategis"]


def test_a_deleted_passage_stays_deleted(material: ReportMaterial, result: Result) -> None:
    second = again(
        material, edit_docx(result.docx, replace_paragraph("Demikian Laporan Kinerja", ""))
    )
    assert not any(t.startswith("Demikian Laporan Kinerja") for t in paragraph(second))


def test_new_figures_alone_are_no_handwriting(material: ReportMaterial, result: Result) -> None:
    new = with_indikator(material, "IK02", realisasi=material.indikator[1].target)
    second = again(new, result.docx)
    assert second.carried == ()
    assert not any(f.code in ("L07", "L08", "L09") for f in second.findings)


def test_an_old_report_made_elsewhere_is_no_reason_to_fail(material: ReportMaterial) -> None:
    foreign = io.BytesIO()
    Document().save(foreign)
    assert again(material, foreign.getvalue()).carried == ()


def comment_by(who: str, text: str) -> Any:
    def change(document: Any) -> None:
        runs = next(p for p in document.paragraphs if p.text.startswith("Setiap instansi")).runs
        document.add_comment(runs, text=text, author=who)

    return change


def test_what_a_reviewer_says_in_a_comment_is_listed_and_the_programs_own_comments_are_not(
    material: ReportMaterial, result: Result
) -> None:
    assert human_comments(result.docx) == ()
    assessed = edit_docx(result.docx, comment_by("Sekretaris", "Sebutkan dasar hukumnya."))
    assert human_comments(assessed) == (("Sekretaris", "Sebutkan dasar hukumnya."),)
    second = compose(material, example.TEMPLATE, 2, example.TIME, assessed)
    absent = [f for f in second.findings if f.code == "L08"]
    assert [(f.sheet, f.value) for f in absent] == [
        ("komentar Sekretaris", "Sebutkan dasar hukumnya.")
    ]
    assert human_comments(second.docx) == ()


def test_a_comment_of_the_offices_template_is_nobodys_review(
    material: ReportMaterial, tmp_path: Path
) -> None:
    def record(document: Any) -> None:
        document.add_comment(
            document.paragraphs[0].runs, text="Ganti logo tiap tahun.", author="TU"
        )

    template = tmp_path / "templat.docx"
    template.write_bytes(edit_docx(example.TEMPLATE.read_bytes(), record))
    first = compose(material, template, 1, example.TIME)
    second = compose(material, template, 2, example.TIME, first.docx)
    assert human_comments(first.docx) == () and "L08" not in {f.code for f in second.findings}


def deleted(result: Result, beginning: str) -> bytes:
    def one(document: Any) -> None:
        p = find(document, beginning)._p
        p.getparent().remove(p)

    return edit_docx(result.docx, one)


@pytest.mark.parametrize(
    ("beginning", "place"),
    [
        ("Laporan ini disusun dengan sistematika", "G. Sistematika Penyajian"),
        (ISSUE, "E. Permasalahan Utama (Isu Strategis)"),
    ],
)
def test_a_deleted_paragraph_that_returns_is_announced(
    material: ReportMaterial, result: Result, beginning: str, place: str
) -> None:
    second = again(material, deleted(result, beginning))
    (said,) = [f for f in second.findings if f.code == "L16"]
    assert said.sheet == place and beginning in said.value
    third = again(material, second.docx)
    assert "L16" not in code(third, result)


def test_a_deleted_row_and_a_deleted_table_are_announced(
    material: ReportMaterial, result: Result
) -> None:
    def row(document: Any) -> None:
        table = next(t for t in document.tables if "Target akhir" in t.rows[0].cells[-1].text)
        table._tbl.remove(table.rows[-1]._tr)

    def table(document: Any) -> None:
        one = next(t for t in document.tables if "Target akhir" in t.rows[0].cells[-1].text)
        one._tbl.getparent().remove(one._tbl)

    counts = []
    for change in (row, table):
        second = again(material, edit_docx(result.docx, change))
        (said,) = [f for f in second.findings if f.code == "L16"]
        assert said.sheet == "Tabel Sasaran, indikator, dan target akhir Renstra"
        counts.append(int(said.message.split(": ")[1].split()[0]))
    assert counts[0] == 1 and counts[1] > 2


def test_an_edited_text_is_told_once_and_not_as_deleted(
    material: ReportMaterial, result: Result
) -> None:
    change = replace_paragraph("Target dan realisasi setiap indikator", NEW)
    second = again(material, edit_docx(result.docx, change))
    assert [c for c in code(second, result) if c in ("L08", "L16")] == ["L08"]
