"""The report as a Word document: complete, valid, deterministic, made of real fields."""

import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from tests.report import example as example
from tests.report import jombang
from tests.report.make import with_indikator

from lkjip.errors import UsageError
from lkjip.measure.numbers.status import Status
from lkjip.report.chapters.goals import ANALYSIS_TITLES
from lkjip.report.compose import Result, compose
from lkjip.report.material.model import Analysis, ReportMaterial
from lkjip.report.material.organisation import Organisation
from lkjip.report.versions.read import Role, read
from lkjip.report.word.page_numbers import fill_numbers

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def document(result: Result) -> Any:
    return Document(io.BytesIO(result.docx))


def test_the_chapters_of_the_regulation_stand_in_their_order(result: Result) -> None:
    title = read(result.docx).title
    ordered = (
        "KATA PENGANTAR", "IKHTISAR EKSEKUTIF", "DAFTAR ISI", "DAFTAR TABEL", "DAFTAR GAMBAR",
        "BAB I PENDAHULUAN", "D. Aspek Strategis", "E. Permasalahan Utama (Isu Strategis)",
        "BAB II PERENCANAAN KINERJA", "B. Perjanjian Kinerja Tahun 2024",
        "BAB III AKUNTABILITAS KINERJA", "A. Capaian Kinerja Organisasi", "B. Realisasi Anggaran",
        "BAB IV PENUTUP", "A. Simpulan", "B. Langkah Perbaikan", "LAMPIRAN",
        "1. Perjanjian Kinerja", "2. Pengukuran Kinerja", "3. Bukti Pendukung",
        "4. Proses Penyusunan Laporan", "5. Sumber Data",
    )  # fmt: skip
    assert [j for j in title if j in ordered] == list(ordered)


def test_every_sasaran_has_the_seven_analyses_in_order() -> None:
    title = read(compose(jombang.material(), example.TEMPLATE, 1, jombang.TIME).docx).title
    analysis = [j.partition(" ")[2] for j in title if re.match(r"[a-g]\. ", j)]
    assert analysis == list(ANALYSIS_TITLES) * 2


def test_the_same_material_gives_the_same_bytes(material: ReportMaterial, result: Result) -> None:
    again = compose(material, example.TEMPLATE, 1, example.TIME)
    assert (again.docx, again.reviu_sheet) == (result.docx, result.reviu_sheet)


def test_the_document_keeps_to_the_office_schema(result: Result, tmp_path: Path) -> None:
    auditor = Path(sys.executable).with_name("openxml-audit")
    for name, content in (("laporan", result.docx), ("reviu", result.reviu_sheet)):
        file = tmp_path / f"{name}.docx"
        file.write_bytes(content)
        done = subprocess.run([auditor, file], capture_output=True, text=True, check=False)
        assert done.returncode == 0 and "Errors: 0" in done.stdout, done.stdout


def test_the_lists_are_word_fields_with_their_entries_in_them(document: Any) -> None:
    code = [i.text.strip() for i in document.element.body.iter(f"{W}instrText")]
    assert 'TOC \\o "1-3" \\h \\z \\u' in code
    assert 'TOC \\h \\z \\c "Tabel"' in code and 'TOC \\h \\z \\c "Gambar"' in code
    entry = [p.text for p in document.paragraphs if p.style.name == "table of figures"]
    remark = [p.text for p in document.paragraphs if p.style.name == "Caption"]
    assert {e.rstrip("\t") for e in entry} == set(remark)


def test_every_field_begins_separates_and_ends(document: Any) -> None:
    inside = 0
    tally = {"begin": 0, "separate": 0, "end": 0}
    for f in document.element.body.iter(f"{W}fldChar"):
        kind = f.get(f"{W}fldCharType")
        tally[kind] += 1
        inside += {"begin": 1, "separate": 0, "end": -1}[kind]
        assert inside >= 0
    assert inside == 0 and len(set(tally.values())) == 1


def test_every_reference_points_to_a_bookmark(document: Any) -> None:
    name = [b.get(f"{W}name") for b in document.element.body.iter(f"{W}bookmarkStart")]
    assert len(name) == len(set(name)) and all(len(n) <= 40 for n in name)
    code = [i.text.split() for i in document.element.body.iter(f"{W}instrText")]
    destination = {k[1] for k in code if k[0] in ("REF", "PAGEREF")}
    anchors = {h.get(f"{W}anchor") for h in document.element.body.iter(f"{W}hyperlink")}
    assert destination | anchors <= set(name)
    assert len(destination) > 30


def test_tables_repeat_their_head_and_no_row_breaks_over_a_page(document: Any) -> None:
    for data_table in document.element.body.iter(f"{W}tbl"):
        row = data_table.findall(f"{W}tr")
        assert row[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(b.find(f"{W}trPr/{W}cantSplit") is not None for b in row)


def test_column_widths_add_up_to_the_text_width(document: Any) -> None:
    width = {
        sum(int(g.get(f"{W}w")) for g in t.findall(f"{W}tblGrid/{W}gridCol"))
        for t in document.element.body.iter(f"{W}tbl")
    }
    assert width == {8787, 14570}


def test_every_picture_has_an_alternative_text_with_its_figures(document: Any) -> None:
    alt = [d.get("descr") for d in document.element.body.iter(_wp("docPr"))]
    assert len(alt) == 6
    assert "58,82" in alt[2] and "90,24" in alt[2]
    assert all(len(a) > 60 for a in alt)


def _wp(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}}{name}"


def test_a_gap_is_visible_and_a_comment_says_who_owes_what(result: Result, document: Any) -> None:
    text = "\n".join(p.text for p in document.paragraphs)
    assert "[Belum ada: isu strategis yang dihadapi – Sub Bagian Otonomi Daerah]" in text
    comments = [c.text for c in document.comments]
    assert len(comments) == sum(f.code == "L04" for f in result.findings) == 8
    assert any(
        "penjelasan penghematan sumber daya IK04" in k and "Sub Bagian Otonomi Daerah" in k
        for k in comments
    )


def test_what_is_given_leaves_no_gap(material: ReportMaterial) -> None:
    text = Organisation("Duduk.", "Tugas.", ("Satu", "Dua"), "Sepuluh orang.", "Aspek.", "Isu.",
                      "Visi.", "Tindak lanjut.")  # fmt: skip
    complete = with_indikator(
        replace(material, organisation=text),
        "IK04",
        analysis=replace(
            material.indikator[3].analysis, efficiency=material.indikator[1].analysis.cause
        ),
    )
    assert compose(complete, example.TEMPLATE, 1, example.TIME).findings == ()


def test_nothing_at_all_is_still_a_whole_report_full_of_gaps(material: ReportMaterial) -> None:
    empty = ReportMaterial(material.identity, ())
    result = compose(empty, example.TEMPLATE, 1, example.TIME)
    assert {f.code for f in result.findings} == {"L04"}
    assert "BAB IV PENUTUP" in read(result.docx).title


def test_an_indicator_without_anything_is_a_gap_of_its_unit(material: ReportMaterial) -> None:
    lacking = with_indikator(
        material, "IK02", realisasi=None, capaian=None, category="", analysis=Analysis()
    )
    result = compose(lacking, example.TEMPLATE, 1, example.TIME)
    what = {f.value for f in result.findings if f.unit == "Sub Bagian Administrasi Pemerintahan"}
    assert what == {
        "realisasi",
        "sebab, faktor pendorong, kendala, dan solusi IK02",
        "penjelasan penghematan sumber daya IK02",
    }


def test_a_status_stands_where_the_figure_would_be(material: ReportMaterial) -> None:
    unreleased = with_indikator(
        material, "IK02", realisasi=None, capaian=None, category="", status=Status.NOT_RELEASED
    )
    docx = compose(unreleased, example.TEMPLATE, 1, example.TIME).docx
    cell = [b for t in read(docx).data_table for b in t.row if b[0] == "IK02" and len(b) == 7]
    assert ("7", "belum rilis", "–", "–") in {b[3:] for b in cell}


def test_figures_are_printed_as_indonesians_write_them(result: Result) -> None:
    text = "\n".join(a.text for a in read(result.docx).paragraph)
    assert "Rp762.153.561" in text and "28,74%" in text and "58,82%" in text
    assert not re.search(r"\d\.\d{1,2}\b(?! ?Tahun)", text.replace("4.01.02", ""))


def test_no_word_is_doubled_and_no_space_is_left_over(result: Result) -> None:
    for text in (p.text for p in Document(io.BytesIO(result.docx)).paragraphs):
        if not text.startswith(("Tabel\u00a0", "Gambar\u00a0")):
            assert "  " not in text and " ," not in text and ".." not in text.strip(" .")
        assert not re.search(r"\b([a-z]{3,}) \1\b", text), text


def test_words_of_people_cannot_break_the_file(material: ReportMaterial) -> None:
    hostile = "Kendala <w:p> & \x00\x0b ]]> \u202e <script>\n=2+2"
    foreign = with_indikator(
        material, "IK02", name="Jumlah & <b>", analysis=replace(
            material.indikator[1].analysis, obstacles=replace(material.indikator[1].analysis.obstacles,
                                                         text=hostile))
    )  # fmt: skip
    docx = compose(foreign, example.TEMPLATE, 1, example.TIME).docx
    text = "\n".join(a.text for a in read(docx).paragraph)
    assert "<w:p> & ]]>" in text and "Jumlah & <b>" in text


@pytest.mark.parametrize("content", ["docx", "reviu_sheet"])
def test_microsofts_schemas_have_nothing_against_the_files(
    result: Result, tmp_path: Path, content: str
) -> None:
    from openxml_audit import OpenXmlValidator

    file = tmp_path / "laporan.docx"
    file.write_bytes(getattr(result, content))
    assert [str(e) for e in OpenXmlValidator().validate(str(file)).errors] == []


def test_the_sources_of_the_figures_are_listed(result: Result) -> None:
    source = next(t for t in read(result.docx).data_table if t.title.startswith("Asal data"))
    row = {b[0]: b for b in source.row}
    assert row["IK02"][2:5] == ("LKjIP_2024_SB-PEM.xlsx", "Kinerja!J6", "sb-pem@bagpem.example")
    assert row["IK01"][2] == "dihitung dari IK02, IK03, dan IK04"
    assert row["4.01.02.2.01.0001"][1] == "Rp168.325.740"
    assert row["Sasaran 1"][2].startswith("dihitung dari IK01 dan IK05")
    assert row["4.01.02.2.01"][2].startswith("dihitung dari 4.01.02.2.01.0001, 4.01.02.2.01.0002")


def test_no_personal_data_of_the_builder_is_in_the_file(result: Result) -> None:
    with zipfile.ZipFile(io.BytesIO(result.docx)) as package:
        core = package.read("docProps/core.xml").decode()
        assert {i.date_time for i in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "python-docx" not in core and "2024-07-22T09:30:00Z" in core


def test_page_numbers_are_filled_in_where_a_layout_tells_them(result: Result) -> None:
    def settings(docx: bytes) -> str:
        return zipfile.ZipFile(io.BytesIO(docx)).read("word/settings.xml").decode()

    pages = {"_Toc1000001": 2, "_Toc1000006": 7, "_Toc1000007": 7, "_Toc2000001": 3}
    numbered = fill_numbers(result.docx, pages)
    assert "updateFields" in settings(result.docx) and "updateFields" not in settings(numbered)
    listing = [a.text for a in read(numbered).paragraph if a.role is Role.LIST]
    assert "KATA PENGANTAR i" in listing and "BAB I PENDAHULUAN 1" in listing
    assert any(d.startswith("Tabel 1 ") and d.endswith(" ii") for d in listing)
    again = fill_numbers(numbered, {**pages, "_Toc1000001": 3, "_Toc2000001": 3})
    assert "KATA PENGANTAR i" in [a.text for a in read(again).paragraph]


def test_an_answer_longer_than_a_page_may_break(material: ReportMaterial) -> None:
    response = material.indikator[1].analysis
    length = with_indikator(
        material,
        "IK02",
        analysis=replace(response, solution=replace(response.solution, text="Langkah. " * 440)),
    )
    document = Document(io.BytesIO(compose(length, example.TEMPLATE, 1, example.TIME).docx))
    allowed = [
        "".join(t.text or "" for t in b.iter(f"{W}t"))[:4]
        for b in document.element.body.iter(f"{W}tr")
        if b.find(f"{W}trPr/{W}cantSplit") is None
    ]
    assert allowed == ["IK02", "IK02"]  # the table of factors, and that of the next steps


def test_a_register_that_names_things_twice_still_gives_a_valid_report(
    material: ReportMaterial, tmp_path: Path
) -> None:
    duplicates = replace(material, sasaran=material.sasaran * 2, programs=material.programs * 2)
    docx = compose(duplicates, example.TEMPLATE, 1, example.TIME).docx
    body = Document(io.BytesIO(docx)).element.body
    name = [b.get(f"{W}name") for b in body.iter(f"{W}bookmarkStart")]
    assert len(name) == len(set(name))


def test_a_broken_last_version_is_refused(material: ReportMaterial) -> None:
    with pytest.raises(UsageError, match="Versi sebelumnya bukan dokumen Word"):
        compose(material, example.TEMPLATE, 2, example.TIME, b"bukan docx")
