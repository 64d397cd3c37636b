"""The reviewer's answers: from the book or a table, with the items that open by them, and papers."""

from __future__ import annotations

import shutil
from datetime import date, time
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.process.test_approval import text_of

from lkjip.actions import BY_NAME
from lkjip.book.file_book import FileBook
from lkjip.book.port import Change
from lkjip.demo.stage import Play
from lkjip.errors import UsageError
from lkjip.report.reviu.checklist import ItemAnswer, ReviuItem
from lkjip.report.reviu.judgement import Judgement, with_judgements
from lkjip.steps.decide.decide import CONFORMING, NOT_CONFORMING, decide_reviu
from lkjip.steps.draft.answers import read_judgements
from lkjip.steps.draft.examine import list_checklist
from lkjip.steps.draft.write import answer_correction, write_draft

DAY, NEXT = date(2025, 1, 20), date(2025, 1, 21)
HEAD = "Bagian;No;Jawaban;Catatan\n"


@pytest.fixture(scope="module")
def drafted(analysed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(shutil.copytree(analysed, tmp_path_factory.mktemp("answers") / "buku"))
    Play(folder).step(DAY, write_draft)
    return folder


@pytest.fixture
def play(drafted: Path, tmp_path: Path) -> Play:
    return Play(Path(shutil.copytree(drafted, tmp_path / "buku")))


def items(**answer: str) -> dict[int, ReviuItem]:
    """Section III with these answers of the program, then judged by nobody."""
    made = [
        ReviuItem("III Substansi", no, "", ItemAnswer(answer.get(f"n{no}", "perlu dinilai")), "")
        for no in range(1, 11)
    ]
    return {b.no: b for b in with_judgements(made, {})}


def rows(play: Play) -> dict[tuple[str, int], dict[str, Any]]:
    table = FileBook(play.book).read("tblDaftarReviu")["tblDaftarReviu"].rows
    return {(str(r["Bagian"]).split()[0], r["No"]): dict(r) for r in table}  # type: ignore[misc]


def paper(play: Play, name: str) -> str:
    path = play.folder / "laporan" / "2024" / f"{name}.docx"
    return " ".join(text_of(path.read_bytes()).split())


# ---- conditional items


def test_a_conditional_item_opens_when_an_item_before_it_is_answered_no() -> None:
    seen = items(n1="ya", n2="tidak")[3]
    assert (seen.answer, seen.evidence) == (ItemAnswer.NEEDS_JUDGEMENT, "Butir 2 dijawab tidak.")


def test_a_conditional_item_does_not_apply_when_all_before_it_are_answered_yes() -> None:
    assert items(n4="ya", n5="ya")[6].answer is ItemAnswer.NOT_APPLICABLE
    assert items(n8="ya")[9].answer is ItemAnswer.NOT_APPLICABLE
    assert items(n1="ya")[3].answer is ItemAnswer.NEEDS_JUDGEMENT


def test_the_reviewers_answer_counts_over_the_programs() -> None:
    item = ReviuItem("I Format", 1, "", ItemAnswer.YES, "ada")
    [judged] = with_judgements([item], {("I", 1): Judgement("tidak", "Uraian kurang.")})
    assert (judged.answer, judged.result, judged.remark) == (
        ItemAnswer.YES, ItemAnswer.NO, "Uraian kurang."
    )  # fmt: skip


# ---- where answers come from


def test_answers_from_a_table_stand_in_the_book_and_open_items(play: Play, tmp_path: Path) -> None:
    table = tmp_path / "jawaban.csv"
    table.write_text(f"{HEAD}III;1;ya;Cocok dengan PK\nIII Substansi;2;Tidak;Renstra lama\n")
    step = BY_NAME["reviu"].step
    assert step is not None
    play.step(NEXT, step(BY_NAME["reviu"].given({"jawaban": str(table)})))
    seen = rows(play)
    assert seen["III", 1]["Jawaban pereviu"] == "ya"
    assert seen["III", 2]["Catatan pereviu"] == "Renstra lama"
    assert seen["III", 3]["Jawaban"] == "perlu dinilai"
    assert seen["III", 6]["Jawaban"] == "belum berlaku"


def test_answers_typed_into_the_sheet_stay_over_a_new_look_and_a_decision(play: Play) -> None:
    typed = [
        {**row, "Jawaban pereviu": "ya"} if key in (("III", 8), ("II", 1)) else row
        for key, row in rows(play).items()
    ]
    FileBook(play.book).apply(Change({"tblDaftarReviu": typed}))
    play.step(NEXT, list_checklist)
    play.step(NEXT, partial(decide_reviu, decision=CONFORMING), time(10))
    seen = rows(play)
    assert seen["III", 8]["Jawaban pereviu"] == "ya" == seen["II", 1]["Jawaban pereviu"]
    assert seen["III", 9]["Jawaban"] == "tidak berlaku"


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("III;1;mungkin;\n", "baris 2: jawaban 'mungkin' tidak dikenal"),
        ("IV;1;ya;\n", "baris 2: bagian 'IV' nomor '1' tidak ada dalam daftar"),
        ("I;7;ya;\n", "nomor '7' tidak ada dalam daftar"),
        ("I;1;ya;\nI;1;tidak;\n", "baris 3: butir I.1 dijawab dua kali"),
    ],
)
def test_an_answer_that_cannot_be_taken_is_named_by_its_line(
    tmp_path: Path, lines: str, words: str
) -> None:
    table = tmp_path / "jawaban.csv"
    table.write_text(HEAD + lines)
    with pytest.raises(UsageError) as caught:
        read_judgements(table)
    assert words in str(caught.value)


def test_a_table_without_the_headings_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "jawaban.csv"
    table.write_text("Nomor;Isi\n1;ya\n")
    with pytest.raises(UsageError, match="kolom Bagian, No, Jawaban tidak ada"):
        read_judgements(table)


def test_a_typed_word_that_is_no_answer_is_named_by_its_cell(play: Play) -> None:
    typed = [
        {**row, "Jawaban pereviu": "mungkin"} if key == ("I", 1) else row
        for key, row in rows(play).items()
    ]
    FileBook(play.book).apply(Change({"tblDaftarReviu": typed}))
    with pytest.raises(UsageError, match=r"Daftar Reviu!\w+5 \(Jawaban pereviu\)"):
        play.step(NEXT, list_checklist)


# ---- papers


def test_a_returned_draft_leaves_working_paper_and_results_and_no_statement(play: Play) -> None:
    notes = ("Lengkapi Bab I.",)
    play.step(NEXT, partial(decide_reviu, decision=NOT_CONFORMING, notes=notes))
    assert "Lengkapi Bab I." in paper(play, "Catatan_Hasil_Reviu_2024")
    text = paper(play, "Kertas_Kerja_Reviu_2024")
    assert "KERTAS KERJA REVIU" in text and "IKU dan IK telah SMART" in text
    assert not (play.folder / "laporan" / "2024" / "Pernyataan_Reviu_2024.docx").exists()


def test_a_second_round_keeps_the_papers_of_the_first(play: Play) -> None:
    notes = ("Lengkapi Bab I.",)
    play.step(NEXT, partial(decide_reviu, decision=NOT_CONFORMING, notes=notes))
    first = (play.folder / "laporan/2024/Catatan_Hasil_Reviu_2024.docx").read_bytes()
    play.step(NEXT, partial(answer_correction, number=1, answer="Sudah."), time(10))
    play.step(NEXT, write_draft, time(11))
    result = play.step(NEXT, partial(decide_reviu, decision=CONFORMING), time(12))
    assert (play.folder / "laporan/2024/Catatan_Hasil_Reviu_2024_v1.docx").read_bytes() == first
    statement = paper(play, "Pernyataan_Reviu_2024")
    assert "telah direviu dan dinyatakan sesuai" in statement
    assert "oleh Inspektorat dilakukan atas laporan kinerja pemerintah daerah" in statement
    assert "Pereviu adalah juga pejabat yang mengesahkan" in statement
    assert "butir daftar reviu belum dijawab pereviu: II.1" in result.summary
