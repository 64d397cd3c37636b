"""The city's report: seven analyses per sasaran, and money that is counted once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from tests.city.test_city import city_book, made_up, take
from tests.city.test_registers import GOALS, OWN, context, indicator, packed

from lkjip import product
from lkjip.book.port import Change
from lkjip.measure.numbers.format import format_number
from lkjip.report.blocks.model import Block, Heading, Passage, Table, paragraph_text
from lkjip.report.chapters.goals import CITY_TITLES
from lkjip.report.compose import compose
from lkjip.report.material.model import ReportMaterial
from lkjip.report.outline import outline
from lkjip.report.reviu.checklist import ItemAnswer
from lkjip.steps.draft.material import gather_material
from lkjip.steps.handover.contents import Contents
from lkjip.steps.kernel.snapshot import read_snapshot
from lkjip.tables.declared.inputs import BudgetRow

WORDS = "Pemerintah kota menilai perubahan perilaku warga lebih menentukan daripada armada."


def with_budget(office: str, pagu: int, spent: int) -> bytes:
    made = Contents.read(packed(office, pagu=pagu))[0]
    rows = (BudgetRow(code="1.01.1.1", pagu=Decimal(pagu), realisasi=Decimal(spent)),)
    rolled = tuple(replace(row, realisasi=Decimal(spent)) for row in made.rolled)
    return replace(made, budget=rows, rolled=rolled).write({"draf.docx": b"draf"})


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> ReportMaterial:
    folder: Path = tmp_path_factory.mktemp("kota")
    rows = (
        indicator("K1", Satuan="Persen", Target=80) | OWN | {"Realisasi Sendiri": 60},
        indicator("K2", Satuan="Opini", Target="WTP") | OWN | {"Realisasi Sendiri": "WTP"},
        indicator("K3", Sasaran="S2", Target=50) | OWN | {"Status": "belum rilis"},
    )
    book = city_book(folder, [made_up(1), made_up(2)], rows)
    past = {"Kode": "K1", "Tahun": 2023, "Target": 70, "Realisasi": 55, "Capaian (%)": 78.57}
    book.apply(Change({"tblSasaranKota": GOALS, "tblRiwayatIndikator": (past,)}))
    packages = {"a.zip": with_budget("OPD-01", 300, 150), "b.zip": with_budget("OPD-02", 700, 600)}
    take(book, folder, packages)
    support = [dict(row) | {"Disetujui": "ya", "Peran": "pelaksana"}
               for row in book.read("tblDukunganOpd")["tblDukunganOpd"].rows]  # fmt: skip
    twice = {**support[0], "Kode Sasaran": "S2"}
    words = [dict(row) | {"Uraian": WORDS} for row in book.read("tblAnalisisKota")["tblAnalisisKota"].rows]  # fmt: skip
    book.apply(Change({"tblDukunganOpd": (*support, twice), "tblAnalisisKota": tuple(words)}))
    return gather_material(read_snapshot(book), context(folder))


def blocks(material: ReportMaterial) -> list[Block]:
    return [block for part in outline(material).values() for block in part]


def table(material: ReportMaterial, key: str) -> Table:
    return next(b for b in blocks(material) if isinstance(b, Table) and b.key == key)


def test_it_is_the_governments_report_with_all_seven_analyses_of_every_sasaran(material) -> None:
    titles = [b.text for b in blocks(material) if isinstance(b, Heading) and b.level == 4]
    assert titles == [*CITY_TITLES, *CITY_TITLES]
    assert material.identity.work_unit.startswith("Pemerintah")
    words = " ".join(
        paragraph_text(p) for b in blocks(material) if isinstance(b, Passage) for p in b.content
    )
    assert "Renstra" not in words and "unit kerja" not in words
    assert words.count(WORDS) == 14


def test_a_sasaran_is_the_mean_of_its_indicators_and_an_opinion_is_printed_as_given(material):
    first, second = material.sasaran
    assert first.capaian == (Decimal(75) + Decimal(100)) / 2
    assert (second.capaian, second.left_out) == (None, (("K3", "belum rilis"),))
    rows = {row.cell[0]: row.cell for row in table(material, "lampiran.pengukuran").row}
    assert rows["K2"][3:5] == ("WTP", "WTP")


def test_a_programme_of_two_sasaran_counts_once_in_the_budget(material) -> None:
    rows = table(material, "anggaran.sasaran").row
    pagu = [row.cell[3] for row in rows]
    assert pagu == ["300", "1.000", "−300", "0", "1.000"]
    assert rows[-1].cell[4:] == (format_number(Decimal(750), 0), "75,00%")
    by_opd = table(material, "anggaran").row
    assert [row.cell[2] for row in by_opd] == ["300", "700", "1.000"]


def test_the_written_report_contradicts_its_data_nowhere(material, tmp_path) -> None:
    template = product.templates_for(tmp_path).path("lkjip.docx")
    result = compose(material, template, 1, datetime(2025, 3, 3, 9))
    codes = {finding.code for finding in result.findings}
    assert codes <= {"L04"}, [f.message for f in result.findings if f.code != "L04"]
    again = compose(material, template, 1, datetime(2025, 3, 3, 9))
    assert again.docx == result.docx


def test_a_proposal_that_nobody_has_decided_is_marked_as_a_gap(material) -> None:
    city = material.city
    assert city is not None
    waits = replace(city.goals[0], support=(), waiting=2)
    changed = replace(material, city=replace(city, goals=(waits, city.goals[1])))
    text = [paragraph_text(b) for b in blocks(changed) if hasattr(b, "pieces")]
    assert any("persetujuan atas dua program" in one for one in text)


def test_dates_of_the_material_are_those_of_the_register(material) -> None:
    numbers = {one.row.code: one.row.number for one in material.evidence}
    assert numbers["K1"] == "30 Mei 2024"


def test_a_paragraph_that_repeats_an_opd_is_named_also_when_it_was_typed_in_word(
    material, tmp_path
) -> None:
    city = material.city
    assert city is not None
    copied = replace(material, city=replace(city, answers={"Dinas 01": (WORDS,)}))
    template = product.templates_for(tmp_path).path("lkjip.docx")
    result = compose(copied, template, 1, datetime(2025, 3, 3, 9))
    found = [finding for finding in result.findings if finding.code == "L15"]
    assert len(found) == 14 and "Dinas 01" in found[0].message
    merger = next(one for one in result.reviu if "bukan merupakan gabungan" in one.statement)
    assert merger.answer == ItemAnswer.NO
