"""Bab III says the cap and the weights that were really used, and no others."""

from __future__ import annotations

from dataclasses import replace

from tests.report.make import D, indikator
from tests.report.test_levels import texts

from lkjip.measure.rules.budget import EfficiencyFormula
from lkjip.measure.rules.rollup import MEAN, WEIGHTED_MEAN
from lkjip.report.blocks.model import Table
from lkjip.report.chapters.method import method_blocks
from lkjip.report.material.model import ReportMaterial, Sasaran
from lkjip.report.outline import outline


def method(material: ReportMaterial, *sasaran: Sasaran, limit: str = "") -> str:
    one = replace(material.method, limit=D(limit) if limit else None)
    return texts(method_blocks(replace(material, sasaran=sasaran, method=one)))


def two(name: str, how: str, weights: tuple[str, str], highest: str = "80") -> Sasaran:
    members = (
        indikator(code="A", weight=D(weights[0]), capaian=D(highest)),
        indikator(code="B", weight=D(weights[1]) if weights[1] else None, capaian=D(60)),
    )
    return Sasaran(name, members, D(70), "Sedang", how, used=("A", "B"))


def test_weights_are_told_with_their_figures(material: ReportMaterial) -> None:
    said = method(material, two("S", WEIGHTED_MEAN, ("60", "40")))
    assert "Semua sasaran dirata-rata menurut bobot indikatornya: “S” (A 60 dan B 40)." in said


def test_weights_that_did_not_count_are_not_claimed(material: ReportMaterial) -> None:
    assert "bobot" not in method(material, two("S", MEAN, ("60", "")))


def test_of_two_sasaran_only_the_weighted_one_is_named(material: ReportMaterial) -> None:
    said = method(material, two("S", MEAN, ("60", "")), two("T", WEIGHTED_MEAN, ("1", "3")))
    assert "Sasaran berikut dirata-rata menurut bobot indikatornya: “T” (A 1 dan B 3)." in said


def test_the_cap_says_whom_it_touched(material: ReportMaterial) -> None:
    said = method(material, two("S", MEAN, ("1", ""), "250"), limit="100")
    assert "dibatasi paling tinggi 100; capaian asli tetap ditampilkan." in said
    assert "Batas itu mengenai indikator A." in said


def test_a_cap_that_touched_nobody_says_so(material: ReportMaterial) -> None:
    said = method(material, two("S", MEAN, ("1", "")), limit="120")
    assert "Tidak ada yang melampauinya." in said


def test_the_formula_of_efficiency_is_printed_as_it_is_set(material: ReportMaterial) -> None:
    assert "Efisiensi adalah capaian kinerja dikurangi serapan" in texts(method_blocks(material))
    saving = replace(material.method, efficiency=EfficiencyFormula.SAVING)
    other = replace(material, method=saving)
    assert "/ capaian kinerja × 100, dalam persen." in texts(method_blocks(other))
    (made,) = [
        b for b in outline(other)["isi_laporan"] if isinstance(b, Table) and b.key.endswith(".6")
    ]
    assert made.col[-1].title == "Efisiensi (%)" and "/ capaian kinerja × 100" in made.source
