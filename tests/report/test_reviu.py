"""The review checklist: word for word, filled with evidence, honest about what it cannot know."""

import io
from dataclasses import replace

import pytest
from docx import Document
from tests.reference import DATA, read_table
from tests.report import example as example
from tests.report.make import against, with_indikator

from lkjip.report.chapters.appendix import PROCESS_TITLE
from lkjip.report.compose import Result, compose
from lkjip.report.material.model import Evidence, ReportMaterial
from lkjip.report.reviu.checklist import ITEMS, ItemAnswer, ReviuItem, reviu
from lkjip.report.reviu.sheet import reviu_sheet
from lkjip.report.versions.differences import Change, ChangeKind
from lkjip.tables.declared.inputs import EvidenceRow

CHECKLIST = DATA / "reviu_checklist.csv"
Key = tuple[str, int]


def answer(items: tuple[ReviuItem, ...]) -> dict[Key, ReviuItem]:
    return {(b.section.split()[0], b.no): b for b in items}


def test_the_23_items_stand_word_for_word_in_their_order() -> None:
    original = [(b["bagian"], int(b["no"]), b["pernyataan"]) for b in read_table(CHECKLIST)]
    assert [(b.section, b.no, b.statement) for b in ITEMS] == original


def test_what_a_program_can_check_is_answered_with_evidence(result: Result) -> None:
    items = answer(result.reviu)
    assert items["I", 1].answer is ItemAnswer.NO and "isu strategis" in items["I", 1].evidence
    assert items["I", 2].answer is ItemAnswer.YES
    assert items["I", 2].evidence == "6 dari 6 indikator mempunyai target (Bab II)."
    assert items["I", 6].answer is ItemAnswer.YES
    assert items["II", 2].answer is ItemAnswer.NO
    assert "Tanpa berkas bukti: IK03, IK04, IK06." in items["II", 2].evidence
    assert items["III", 7].answer is ItemAnswer.NEEDS_JUDGEMENT
    assert "0 dengan standar nasional atau pembanding lain" in items["III", 7].evidence


def test_a_figure_of_others_makes_the_comparison_a_yes(material: ReportMaterial) -> None:
    new = with_indikator(material, "IK01", comparators=against(86, "rata-rata nasional"))
    items = answer(reviu(new, ()))["III", 7]
    assert items.answer is ItemAnswer.YES and "1 dengan standar nasional" in items.evidence


@pytest.mark.parametrize("key", [("II", 1), ("II", 5), ("II", 7), ("III", 1), ("III", 2),
                                   ("III", 5), ("III", 8), ("III", 10)])  # fmt: skip
def test_what_only_a_person_can_judge_is_asked(result: Result, key: Key) -> None:
    items = answer(result.reviu)[key]
    assert items.answer is ItemAnswer.NEEDS_JUDGEMENT and items.question


@pytest.mark.parametrize("no", [3, 6, 9])
def test_conditional_items_wait_for_the_item_before_them(result: Result, no: int) -> None:
    assert answer(result.reviu)["III", no].answer is ItemAnswer.NOT_YET


def test_evidence_for_every_figure_turns_the_answer(material: ReportMaterial) -> None:
    complete = replace(
        material,
        evidence=tuple(
            Evidence(EvidenceRow(document="Laporan", code=k), state="berkas ada")
            for k in ("IK02", "IK03", "IK04", "IK06")
        ),
    )
    assert answer(reviu(complete, ()))["II", 2].answer is ItemAnswer.YES


def test_an_indicator_without_last_year_turns_the_answer(material: ReportMaterial) -> None:
    new = with_indikator(material, "IK01", past=())
    items = answer(reviu(new, ()))["III", 7]
    assert items.answer is ItemAnswer.NO and "1 dibandingkan" in items.evidence


def test_nothing_at_all_is_no_yes(material: ReportMaterial) -> None:
    empty = ReportMaterial(material.identity, ())
    items = answer(compose(empty, example.TEMPLATE, 1, example.TIME).reviu)
    assert {items["I", 1].answer, items["I", 6].answer, items["II", 3].answer} == {ItemAnswer.NO}


def test_the_reviewers_page_holds_items_findings_and_room_to_write(
    material: ReportMaterial, result: Result
) -> None:
    document = Document(io.BytesIO(result.reviu_sheet))
    assert [len(t.rows) - 1 for t in document.tables] == [6, 7, 10, len(result.findings)]
    assert document.tables[0].rows[0].cells[4].text == "Catatan penelaah"
    clean = reviu_sheet(material, result.reviu, (), example.TEMPLATE, 1, example.TIME)
    text = "\n".join(p.text for p in Document(io.BytesIO(clean)).paragraphs)
    assert "tidak ada temuan" in text


def test_a_long_list_is_cut_and_says_so(material: ReportMaterial, result: Result) -> None:
    how_many = result.findings * 10
    content = reviu_sheet(material, result.reviu, how_many, example.TEMPLATE, 1, example.TIME)
    document = Document(io.BytesIO(content))
    assert len(document.tables[3].rows) == 61
    text = "\n".join(p.text for p in document.paragraphs)
    assert f"Dan {len(how_many) - 60} lainnya" in text


def test_changes_stand_nowhere_else_so_far_more_of_them_are_printed_and_the_sops_come_last(
    material: ReportMaterial, result: Result
) -> None:
    process = [
        Change(ChangeKind.CELL, f"{PROCESS_TITLE}, {n}, Selesai", "–", "selesai") for n in "12"
    ]
    figure = [Change(ChangeKind.NUMBER, f"Tabel, IK{n}, Realisasi", "1", "2") for n in range(420)]
    all_items = (*process, *figure)
    content = reviu_sheet(material, result.reviu, (), example.TEMPLATE, 2, example.TIME, all_items)
    document = Document(io.BytesIO(content))
    printed = [r.cells[1].text for r in document.tables[3].rows[1:]]
    assert printed == [p.place for p in figure[:400]]
    text = "\n".join(p.text for p in document.paragraphs)
    assert "Dan 22 lainnya; bandingkan kedua versi di Word" in text


def test_new_dates_of_the_sop_are_one_line_for_each_step(
    material: ReportMaterial, result: Result
) -> None:
    new = [
        Change(ChangeKind.CELL, f"{PROCESS_TITLE}, 6, Rencana mulai", "6 Februari", "13 Februari"),
        Change(ChangeKind.CELL, f"{PROCESS_TITLE}, 6, Keadaan", "dikembalikan", ""),
        Change(ChangeKind.NUMBER, "Tabel, IK02, Realisasi", "1", "2"),
    ]
    content = reviu_sheet(material, result.reviu, (), example.TEMPLATE, 2, example.TIME, new)
    data_table = Document(io.BytesIO(content)).tables[3]
    assert [[c.text for c in r.cells[1:]] for r in data_table.rows[1:]] == [
        ["Tabel, IK02, Realisasi", "1", "2"],
        [
            "Proses penyusunan, langkah 6",
            "Rencana mulai 6 Februari; Keadaan dikembalikan",
            "Rencana mulai 13 Februari; Keadaan –",
        ],
    ]
