"""The office's template: what it must hold, and what it may change."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator
from tests.report import example as example

from lkjip.errors import FolderError, UsageError
from lkjip.report.blocks.model import Picture
from lkjip.report.charts import svg
from lkjip.report.compose import compose, compose_final
from lkjip.report.material.model import ReportMaterial
from lkjip.report.material.process import Approval
from lkjip.report.outline import outline
from lkjip.report.word.template import PLACES, WORDS, open_up
from lkjip.report.word.template_builder import template_bytes

ARMS = svg.to_png(svg.picture(60, 60, svg.box(0, 0, 60, 60)))
APPROVAL = Approval(1, "Contoh Nama", date(2024, 7, 23), "700/1")


def save(document: Any, tmp_path: Path) -> Path:
    destination = tmp_path / "lkjip.docx"
    document.save(destination)
    return destination


@pytest.fixture
def template() -> Any:
    return Document(io.BytesIO(template_bytes()))


def test_the_committed_template_is_what_the_builder_makes() -> None:
    assert example.TEMPLATE.read_bytes() == template_bytes()


def test_a_missing_style_is_named(template: Any, tmp_path: Path) -> None:
    style = template.styles["LKjIP Isi"]
    style.element.getparent().remove(style.element)
    with pytest.raises(UsageError, match="tidak mempunyai gaya “LKjIP Isi”"):
        open_up(save(template, tmp_path))


def test_a_missing_place_is_named(template: Any, tmp_path: Path) -> None:
    next(p for p in template.paragraphs if p.text == "{lampiran}").runs[0].text = ""
    with pytest.raises(UsageError, match=r"“\{lampiran\}” harus ada tepat satu kali"):
        open_up(save(template, tmp_path))


def test_a_missing_year_on_the_cover_is_named(template: Any, tmp_path: Path) -> None:
    for container in (template, *(s.header for s in template.sections)):
        for p in container.paragraphs:
            for r in p.runs:
                r.text = r.text.replace("{tahun}", "2023")
    with pytest.raises(UsageError, match=r"tidak memuat penanda “\{tahun\}”"):
        open_up(save(template, tmp_path))


def test_an_unknown_marker_is_named_with_the_known_ones(template: Any, tmp_path: Path) -> None:
    template.paragraphs[1].add_run(" {walikota}")
    with pytest.raises(UsageError, match=r"“\{walikota\}” tidak dikenal") as error:
        open_up(save(template, tmp_path))
    assert all(f"{{{k}}}" in error.value.cure for k in WORDS)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04rusak", b"bukan word"])
def test_a_file_that_is_no_word_document(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "lkjip.docx"
    file.write_bytes(content)
    with pytest.raises(UsageError, match="bukan dokumen Word"):
        open_up(file)
    with pytest.raises(FolderError, match="tidak dapat dibaca"):
        open_up(tmp_path / "tidak-ada.docx")


def test_what_the_office_changes_in_word_comes_out_in_the_report(
    template: Any, material: ReportMaterial, tmp_path: Path
) -> None:
    template.styles["LKjIP Isi"].font.name = "Bookman Old Style"
    letterhead = template.paragraphs[1]
    letterhead.runs[0].text = "{PEME"  # Word cuts a marker into runs when it is edited
    letterhead.add_run("RINTAH}").bold = True
    letterhead.add_run(" (tanpa {penanda lain})").text = " TERCINTA"
    result = compose(material, save(template, tmp_path), 1, example.TIME)
    document = Document(io.BytesIO(result.docx))
    assert document.paragraphs[0].text == "PEMERINTAH KOTA PROBOLINGGO TERCINTA"
    assert document.styles["LKjIP Isi"].font.name == "Bookman Old Style"
    assert {f.code for f in result.findings} == {"L04"}


def test_cover_header_and_footer_are_filled(material: ReportMaterial) -> None:
    document = Document(io.BytesIO(compose(material, example.TEMPLATE, 3, example.TIME).docx))
    cover = [p.text for p in document.paragraphs[:10]]
    assert "TAHUN 2024" in cover and "BAGIAN PEMERINTAHAN" in cover
    assert "Realisasi sampai dengan Triwulan II Tahun 2024" in cover
    assert "Tahun 2024" in document.sections[1].header.paragraphs[0].text
    assert "Versi 3, disusun 22 Juli 2024" in document.sections[1].footer.paragraphs[0].text
    assert [s.orientation for s in document.sections] == [0, 0, 0, 1]


def pictures_of_the_cover(document: Any) -> int:
    cover = document.element.xpath("/w:document/w:body/w:p[not(preceding::w:sectPr)]")
    return sum(len(p.xpath(".//pic:pic")) for p in cover)


def test_the_coat_of_arms_stands_on_the_cover_of_report_and_record(
    material: ReportMaterial, tmp_path: Path
) -> None:
    with_arms = replace(material, emblem=ARMS)
    made = compose(with_arms, example.TEMPLATE, 1, example.TIME).docx
    document = Document(io.BytesIO(made))
    assert pictures_of_the_cover(document) == 1
    assert document.paragraphs[1].text == "PEMERINTAH KOTA PROBOLINGGO"
    shape = document.inline_shapes[0]
    assert (round(shape.width.mm), round(shape.height.mm)) == (30, 30)
    path = tmp_path / "laporan.docx"
    path.write_bytes(made)
    assert not OpenXmlValidator().validate(path).errors
    signed = compose_final(
        replace(with_arms, approval=APPROVAL), example.TEMPLATE, example.TIME, made
    )
    assert pictures_of_the_cover(Document(io.BytesIO(signed))) == 1


def test_an_office_without_arms_has_no_blank_line_for_them(material: ReportMaterial) -> None:
    document = Document(io.BytesIO(compose(material, example.TEMPLATE, 1, example.TIME).docx))
    assert document.paragraphs[0].text == "PEMERINTAH KOTA PROBOLINGGO"
    assert pictures_of_the_cover(document) == 0


def test_the_marker_of_the_arms_stands_alone(template: Any, tmp_path: Path) -> None:
    template.paragraphs[0].add_run(" kami")
    with pytest.raises(UsageError, match=r"“\{lambang\}” tidak dikenal") as error:
        open_up(save(template, tmp_path))
    assert "sendirian dalam alinea" in error.value.cure


def test_arms_that_are_no_picture_are_said(material: ReportMaterial) -> None:
    with pytest.raises(UsageError, match="lambang"):
        compose(replace(material, emblem=b"GIF89a"), example.TEMPLATE, 1, example.TIME)


def test_a_logo_a_comment_and_a_bookmark_of_the_office_do_no_harm(
    template: Any, material: ReportMaterial, tmp_path: Path
) -> None:
    drawing = next(b.drawing for b in outline(material)["isi_laporan"] if isinstance(b, Picture))
    letterhead = template.paragraphs[1]
    letterhead.add_run().add_picture(io.BytesIO(svg.to_png(drawing)))
    template.add_comment(letterhead.runs[0], "Logo sudah diganti.", author="Staf")
    result = compose(material, save(template, tmp_path), 1, example.TIME)
    document = Document(io.BytesIO(result.docx))
    number = [c.comment_id for c in document.comments]
    assert len(number) == len(set(number)) == 9
    shape = [e.get("id") for e in document.element.body.iter() if e.tag.endswith("}docPr")]
    assert len(shape) == len(set(shape)) == 7


def test_the_markers_can_be_read_in_word(template: Any) -> None:
    marker = [p for p in template.paragraphs if p.text.startswith("{") and p.text.islower()]
    assert [p.text for p in marker[-3:]] == ["{bagian_awal}", "{isi_laporan}", "{lampiran}"]
    assert all(p.style.name == "LKjIP Isi" for p in marker[-3:])


def test_the_manual_names_every_marker() -> None:
    manual = (example.TEMPLATE.parents[2] / "docs" / "panduan.md").read_text(encoding="utf-8")
    section = manual.split("## Templat laporan", 1)[1].split("\n## ", 1)[0]
    assert [k for k in (*WORDS, *PLACES) if f"`{{{k}}}`" not in section] == []
