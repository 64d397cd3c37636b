"""Bab III is about the main indicators; the others are printed once, below their programmes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from tests.report import real_offices
from tests.report.example import TEMPLATE
from tests.report.make import against, indikator, past

from lkjip.report.blocks.model import Block, ParagraphBlock, Passage, Table, paragraph_text
from lkjip.report.compose import compose
from lkjip.report.material.model import Analysis, Answer, ReportMaterial
from lkjip.report.material.totals import depths, upper_rows
from lkjip.report.outline import outline


@pytest.fixture(scope="module")
def large() -> ReportMaterial:
    return real_offices.with_answers(real_offices.dinas())


def tables(blocks: tuple[Block, ...]) -> dict[str, Table]:
    return {b.key: b for b in blocks if isinstance(b, Table)}


def texts(blocks: tuple[Block, ...]) -> str:
    rows = [p for b in blocks if isinstance(b, Passage) for p in b.content]
    rows += [b for b in blocks if isinstance(b, ParagraphBlock)]
    return "\n".join(map(paragraph_text, rows))


def test_every_indicator_of_a_large_office_is_measured_once_in_the_lampiran(
    large: ReportMaterial,
) -> None:
    assert len(large.indikator) == real_offices.LARGE
    codes = Counter(
        row.cell[0] for row in tables(outline(large)["lampiran"])["lampiran.pengukuran"].row
    )
    assert {codes[i.code] for i in large.indikator} == {1}


def test_every_line_of_a_large_budget_is_printed_with_its_indicators(
    large: ReportMaterial,
) -> None:
    rows = {r.cell[0]: r.cell for r in tables(outline(large)["lampiran"])["lampiran.anggaran"].row}
    assert {b.code for b in large.programs} <= rows.keys()
    assert {i.code for i in large.indikator if i.program_code in rows} == {
        code for cell in rows.values() for code in str(cell[2]).split(", ") if code
    }


def test_the_chapters_of_a_large_office_stay_readable(large: ReportMaterial) -> None:
    chapters = tables(outline(large)["isi_laporan"])
    assert sum(len(t.row) for t in chapters.values()) < 400  # 165 indicators, 165 lines of money
    assert not any(len(t.row) > 60 for t in chapters.values())
    own = [p for b in outline(large)["isi_laporan"] if isinstance(b, Passage) for p in b.content]
    assert sum(bool(p.number) for p in own) < 150


def test_a_large_office_and_a_kecamatan_make_no_false_finding(large: ReportMaterial) -> None:
    for material in (large, real_offices.with_answers(real_offices.kecamatan())):
        result = compose(material, TEMPLATE, 1, real_offices.TIME)
        assert {f.code for f in result.findings} == {"L04"}


def test_the_seven_analyses_pass_over_supporting_indicators(material: ReportMaterial) -> None:
    body = tables(outline(material)["isi_laporan"])
    key = next(k for k in body if k.endswith(".1") and k.startswith("sasaran"))
    assert [r.cell[0] for r in body[key].row] == ["IK01", "IK05", ""]
    supporting = body[f"{key[:-2]}.8"]
    assert [r.cell[0] for r in supporting.row if not r.bold] == ["IK02", "IK03", "IK04", "IK06"]
    assert next(r.cell[0] for r in supporting.row if r.bold) == "4.01.02.2.01.0001"


def test_highest_and_lowest_are_main_indicators(material: ReportMaterial) -> None:
    third = indikator(code="IK09", past=past(3), comparators=against(4))
    one = material.sasaran[0]
    one = replace(one, indikator=(*one.indikator, third), main=(*one.main, "IK09"))
    said = texts(outline(replace(material, sasaran=(one,)))["bagian_awal"])
    assert (
        "Capaian tertinggi" in said and "Otonomi Daerah" not in said.split("Indikator berikut")[0]
    )


def test_the_agreement_of_the_lampiran_holds_the_main_indicators_only(
    material: ReportMaterial,
) -> None:
    pk = tables(outline(material)["lampiran"])["lampiran.pk"]
    assert [r.cell[0] for r in pk.row] == ["1", "IK01", "IK05"]


def test_answers_about_many_supporting_indicators_stand_in_the_lampiran(
    large: ReportMaterial,
) -> None:
    said = Analysis(cause=Answer("Sebab tersendiri."))
    answered = replace(
        large,
        sasaran=tuple(
            replace(x, indikator=tuple(replace(i, analysis=said) for i in x.indikator))
            for x in large.sasaran
        ),
    )
    parts = outline(answered)
    told = {r.cell[0] for r in tables(parts["lampiran"])["lampiran.penjelasan"].row}
    body = texts(parts["isi_laporan"])
    for x in answered.sasaran:
        for i in x.indikator:
            assert (i.code in told) != (f"({i.code}" in body), i.code


def test_the_upper_rows_of_a_budget_still_add_up(large: ReportMaterial) -> None:
    """A kegiatan without sub-kegiatan is no sub-kegiatan: it stays in the table."""
    shown = upper_rows(large.programs, 40)
    top = [b for b in shown if not b.parent]
    for b in top:
        below = [c.pagu or 0 for c in shown if c.parent == b.code]
        assert sum(below) == b.pagu
    assert max(depths(shown).values()) == 1
