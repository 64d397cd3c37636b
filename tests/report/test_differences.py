"""The changes between two versions are found."""

from dataclasses import replace
from decimal import Decimal

from tests.report import example as example
from tests.report.make import edit_docx, replace_paragraph, with_indikator

from lkjip.report.compose import Result, compose
from lkjip.report.material.model import ReportMaterial
from lkjip.report.versions.differences import Change, ChangeKind, diff
from lkjip.report.versions.read import read


def test_equal_versions_have_no_changes(result: Result) -> None:
    assert diff(read(result.docx), read(result.docx)) == []


def test_a_new_figure_is_found_in_every_table_and_sentence(
    material: ReportMaterial, result: Result
) -> None:
    new = with_indikator(
        material, "IK05", realisasi=Decimal(95), capaian=Decimal(95), category="Sangat Tinggi"
    )
    second = compose(new, example.TEMPLATE, 2, example.TIME, result.docx)
    figure = [p for p in second.changes if p.kind is ChangeKind.NUMBER]
    assert {(p.old, p.new) for p in figure} == {("90,24", "95"), ("90,24%", "95,00%")}
    assert all(", IK05, " in p.place for p in figure)
    assert {(p.old, p.new) for p in second.changes if p.kind is ChangeKind.CELL} == {
        ("Tinggi", "Sangat Tinggi")
    }
    description = [p for p in second.changes if p.kind is ChangeKind.EXPLANATION]
    assert any("95% dari target" in p.new for p in description)


def test_a_rewritten_passage_is_one_change(result: Result) -> None:
    other = edit_docx(
        result.docx, replace_paragraph("Demikian Laporan Kinerja", "Demikian kami laporkan.")
    )
    (one,) = diff(read(result.docx), read(other))
    assert (one.kind, one.place) == (ChangeKind.EXPLANATION, "B. Langkah Perbaikan")
    assert one.new == "Demikian kami laporkan." and one.old.startswith("Demikian Laporan")


def test_rows_that_come_and_go(material: ReportMaterial, result: Result) -> None:
    without = replace(material, programs=material.programs[:-2])
    other = compose(without, example.TEMPLATE, 2, example.TIME).docx
    remove = [p for p in diff(read(result.docx), read(other)) if p.kind is ChangeKind.REMOVED]
    assert any("4.01.02.2.04.0001" in p.place and p.old == "20.000.000" for p in remove)
    add = [p for p in diff(read(other), read(result.docx)) if p.kind is ChangeKind.ADDED]
    assert len(add) == len(remove)


def test_moved_table_numbers_are_no_change(material: ReportMaterial, result: Result) -> None:
    """Without the table of units every later number moves."""
    without = replace(material, units=())
    other = compose(without, example.TEMPLATE, 2, example.TIME).docx
    place = {p.place.split(",")[0] for p in diff(read(result.docx), read(other))}
    assert place == {
        "Unit kerja pada Bagian Pemerintahan",
        "2. Susunan Organisasi dan Sumber Daya",
        "KATA PENGANTAR",
    }


def test_a_change_is_plain_data() -> None:
    assert Change(ChangeKind.ADDED, "a", "", "b") == Change(ChangeKind.ADDED, "a", "", "b")
