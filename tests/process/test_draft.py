"""The draft's file: page numbers and PDF, hand edits, a file that is gone or broken, the review."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docx import Document
from rich.console import Console
from tests.report.make import edit_docx, replace_paragraph

from lkjip import cli, macros, product
from lkjip.actions import BY_NAME
from lkjip.book.file_book import FileBook
from lkjip.book.port import Change
from lkjip.demo.stage import Play
from lkjip.errors import FolderError, ProcessError, UsageError
from lkjip.intake.archive import sha256
from lkjip.report.word import pdf
from lkjip.report.word.pdf import Printout
from lkjip.steps.decide.decide import CONFORMING, decide_reviu
from lkjip.steps.draft.examine import list_checklist
from lkjip.steps.draft.files import LAYING_OUT, printer
from lkjip.steps.draft.material import gather_material
from lkjip.steps.draft.write import write_draft
from lkjip.steps.kernel.run import run
from lkjip.steps.overrides import withdraw
from lkjip.steps.provenance import trace_origin
from lkjip.steps.undo import undo
from lkjip.views.review import show_review

DAY, NEXT = date(2025, 1, 20), date(2025, 1, 21)


@pytest.fixture(scope="module")
def drafted(analysed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which steps 1 to 4 are done and a first draft is written."""
    folder = Path(shutil.copytree(analysed, tmp_path_factory.mktemp("drafted") / "buku"))
    Play(folder).step(DAY, write_draft)
    return folder


@pytest.fixture
def play(drafted: Path, tmp_path: Path) -> Play:
    folder = tmp_path / "buku"
    shutil.copytree(drafted, folder)
    return Play(folder)


@pytest.fixture
def back(play: Play) -> Play:
    """The draft was taken back: the next version may be written."""
    play.step(DAY, partial(withdraw, reason="Ada yang diperbaiki."), time(15))
    return play


def first(play: Play) -> Path:
    return play.folder / "laporan" / "2024" / "LKjIP_2024_draf_v1.docx"


def edit(play: Play, change: Callable[[Any], None]) -> None:
    """Edit a draft as a person does in Word."""
    first(play).write_bytes(edit_docx(first(play).read_bytes(), change))


def rows(play: Play, table: str) -> tuple[dict[str, Any], ...]:
    return FileBook(play.book).read(table)[table].rows


def printed(play: Play, print_it: Callable[[bytes], Printout | None] | None, **other: Any) -> Any:
    """The next draft, laid out by this printer."""
    context = replace(play.context(NEXT), print_draft=print_it, **other)
    return run(FileBook(play.book), write_draft, context)


# ---- page numbers and PDF


def test_the_draft_on_disk_is_the_numbered_one_and_its_digits_are_taken_last(back):
    seen: list[bytes] = []

    def print_it(docx: bytes) -> Printout:
        seen.append(docx)
        return Printout(edit_docx(docx, lambda d: d.add_paragraph("Bernomor.")), b"%PDF-1.7")

    result = printed(back, print_it)
    path = Path(result.data["draf"])
    assert len(seen) == 1
    assert path.read_bytes() != seen[0]
    assert rows(back, "tblDraf")[-1]["Sidik"] == sha256(path.read_bytes())
    assert path.with_suffix(".pdf").read_bytes() == b"%PDF-1.7"
    assert result.data["pdf"] == str(path.with_suffix(".pdf"))
    assert "PDF dibuat: LKjIP_2024_draf_v2.pdf." in result.summary


@pytest.mark.parametrize(
    "trouble", [FolderError("LibreOffice macet.", "Ulangi."), OSError("cakram penuh")]
)
def test_a_layout_that_fails_costs_the_numbers_and_never_the_draft(back, trouble):
    def print_it(docx: bytes) -> Printout:
        raise trouble

    result = printed(back, print_it)
    assert Path(result.data["draf"]).is_file() and result.data["pdf"] is None
    assert "PDF tidak dibuat" in result.summary and str(trouble) in result.summary
    assert len(rows(back, "tblDraf")) == 2


def test_without_a_layout_word_fills_the_numbers_and_the_sentence_says_so(back):
    result = printed(back, None)
    assert "diisi Word saat draf dibuka" in result.summary and "PDF" not in result.summary
    settings = Document(str(result.data["draf"])).settings.element
    assert [e.tag for e in settings if e.tag.endswith("}updateFields")]


def test_a_dry_run_starts_no_libreoffice(back):
    result = printed(back, pytest.fail, dry_run=True)
    assert not Path(result.data["draf"]).exists()


@pytest.mark.libreoffice
def test_libreoffice_numbers_the_lists_of_the_file_and_makes_its_pdf(back):
    told: list[str] = []
    result = printed(back, printer(lambda _done, _all, what: told.append(what)))
    path = Path(result.data["draf"])
    text = "\n".join(p.text for p in Document(str(path)).paragraphs)
    assert "BAB III" in text and "\nDAFTAR ISI" in text
    entry = next(p.text for p in Document(str(path)).paragraphs if "Simpulan" in p.text)
    assert entry.rstrip()[-1].isdigit()
    assert path.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
    assert told == [LAYING_OUT]
    # Numbers in the lists are no change between versions and nobody's handwriting.
    back.step(NEXT, partial(withdraw, reason="Sekali lagi."), time(10))
    third = back.step(NEXT, write_draft, time(11))
    lists = [c for c in third.data["perubahan"] if "DAFTAR" in c["tempat"]]
    assert lists == []
    assert {f.code for f in third.findings} & {"L08", "L09"} == set()


def test_a_press_lays_out_where_it_can_and_the_status_bar_says_so(play, monkeypatch):
    printers: list[Any] = []
    told: list[str] = []
    asked: list[bytes] = []
    monkeypatch.setattr(pdf, "print_out", asked.append)
    monkeypatch.setattr(
        macros, "run", lambda _book, _step, context: printers.append(context.print_draft)
    )
    book = SimpleNamespace(path=play.book, progress=lambda _done, _all, what: told.append(what))
    macros._run(book, "draf")
    assert asked == [] and told == []  # LibreOffice is looked for only when there is a draft
    assert printers[0](b"draf") is None
    assert asked == [b"draf"] and told == [LAYING_OUT]


def test_the_command_lays_out_only_when_a_pdf_is_asked_for(back, monkeypatch, capsys):
    asked: list[bytes] = []
    monkeypatch.setattr(pdf, "print_out", asked.append)
    words = ("--buku", str(back.book), "--hari-ini", "2025-01-21", "--json")
    assert cli.main(["draf", *words]) in (0, 1) and asked == []
    back.step(NEXT, partial(withdraw, reason="Sekali lagi."), time(10))
    capsys.readouterr()
    assert cli.main(["draf", "--pdf", "--hari-ini", "2025-01-22", *words[:2], "--json"]) in (0, 1)
    answer = json.loads(capsys.readouterr().out)
    assert len(asked) == 1 and answer["pdf"] is None
    assert "LibreOffice tidak ditemukan" in answer["ringkas"]


# ---- people's edits live on


def test_a_draft_that_was_taken_back_is_not_overwritten_and_what_people_wrote_lives_on(play):
    written = "Pegawai berjumlah dua belas orang menurut daftar hadir."
    edit(play, replace_paragraph("[Belum ada: isu strategis", written))
    kept = first(play).read_bytes()
    play.step(NEXT, undo)
    result = play.step(NEXT, write_draft, time(10))
    assert result.data["versi"] == 1
    assert Path(result.data["draf"]).name == "LKjIP_2024_draf_v1-2.docx"
    assert result.data["lembar_reviu"] == "Lembar_Reviu_2024_v1-2.docx"
    assert first(play).read_bytes() == kept
    assert [t["teks"] for t in result.data["tulisan_tangan"]] == [written]
    assert "Dari versi sebelumnya: 1 bagian tulisan tangan dibawa" in result.summary


def test_a_last_version_that_is_gone_is_told_and_the_new_one_is_written(back):
    first(back).unlink()
    result = back.step(NEXT, write_draft)
    assert "(LKjIP_2024_draf_v1.docx) tidak ada lagi" in result.summary
    assert Path(result.data["draf"]).is_file()


@pytest.mark.parametrize(
    "step", [write_draft, list_checklist, partial(decide_reviu, decision=CONFORMING)]
)
@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04 putus", b"\xd0\xcf\x11\xe0 berkata sandi"])
def test_a_file_that_is_no_word_document_is_named_and_nothing_changes(play, step, raw):
    if step is write_draft:
        play.step(DAY, partial(withdraw, reason="Ada yang diperbaiki."), time(15))
    first(play).write_bytes(raw)
    before = play.book.read_bytes()
    with pytest.raises(FolderError, match=r"'LKjIP_2024_draf_v1\.docx' bukan dokumen Word"):
        play.step(NEXT, step)
    assert play.book.read_bytes() == before


def test_a_workbook_in_the_place_of_the_draft_is_no_draft(play):
    shutil.copyfile(product.BOOK, first(play))
    with pytest.raises(FolderError, match="bukan dokumen Word"):
        play.step(NEXT, list_checklist)


def test_a_locked_file_is_told_with_the_way_out(play, monkeypatch):
    def locked(self: Path) -> bytes:
        if self.suffix == ".docx":
            raise PermissionError(13, "Permission denied")
        with self.open("rb") as file:
            return file.read()

    shot, context = play.shot(), play.context(NEXT)
    monkeypatch.setattr(Path, "read_bytes", locked)
    with pytest.raises(FolderError) as caught:
        list_checklist(shot, context)
    assert "tidak dapat dibaca" in caught.value.message and "Tutup" in caught.value.cure


# ---- the review reads the file


def test_the_review_of_an_untouched_draft_finds_what_the_writing_found(play):
    before = {(r["Kode"], r["Nilai"]) for r in rows(play, "tblTemuan") if r["Langkah"] == "5 Draf"}
    result = play.step(NEXT, list_checklist)
    assert result.data["disunting"] is False and "disunting" not in result.summary
    after = {(r["Kode"], r["Nilai"]) for r in rows(play, "tblTemuan") if r["Langkah"] == "5 Draf"}
    assert after == before
    assert len(rows(play, "tblDaftarReviu")) == 23
    answers = {item["jawaban"] for item in result.data["daftar_reviu"]}
    assert answers == {"ya", "tidak", "perlu dinilai", "belum berlaku"}


def test_a_figure_typed_over_in_word_becomes_a_finding_and_an_answer(play):
    def change(document: Any) -> None:
        for table in document.tables:
            for row in table.rows:
                for cell in row.cells:
                    if cell.text == "71,43%":
                        cell.text = "99,99%"

    edit(play, change)
    result = play.step(NEXT, list_checklist)
    wrong = [f for f in result.findings if f.code == "L01"]
    assert wrong and all("99,99" in f.message and "71,43" in f.message for f in wrong)
    assert result.needs_fix and result.data["disunting"] is True
    assert "disunting orang" in result.summary
    assert "L01" in {r["Kode"] for r in rows(play, "tblTemuan")}


def test_a_gap_that_was_filled_in_word_is_no_finding_any_more(play):
    before = [f.value for f in play.step(NEXT, list_checklist).findings if f.code == "L04"]
    edit(
        play, replace_paragraph("[Belum ada: isu strategis", "Isu strategis adalah batas wilayah.")
    )
    after = [f.value for f in play.step(NEXT, list_checklist, time(10)).findings if f.code == "L04"]
    assert set(before) - set(after) == {"isu strategis yang dihadapi"}
    stored = [r["Nilai"] for r in rows(play, "tblTemuan") if r["Kode"] == "L04"]
    assert sorted(map(str, stored)) == sorted(after)


def empty(document: Any) -> None:
    for child in list(document.element.body)[:-1]:
        document.element.body.remove(child)


def merged(document: Any) -> None:
    for table in document.tables:
        table.cell(0, 0).merge(table.cell(1, 1))
        table.cell(0, 0).add_table(2, 2)


@pytest.mark.parametrize("change", [empty, merged], ids=["all deleted", "cells merged"])
def test_whatever_was_done_to_the_draft_the_review_says_it_and_does_not_break(play, change):
    edit(play, change)
    result = play.step(NEXT, list_checklist)
    assert result.data["disunting"] is True and result.findings


def test_a_decision_keeps_what_the_file_said_at_that_moment(play):
    edit(
        play, replace_paragraph("[Belum ada: isu strategis", "Isu strategis adalah batas wilayah.")
    )
    result = play.step(NEXT, partial(decide_reviu, decision=CONFORMING))
    assert "Draf itu disunting orang" in result.summary
    assert result.data["keputusan"] == CONFORMING and len(result.data["daftar_reviu"]) == 23
    assert "isu strategis yang dihadapi" not in {r["Nilai"] for r in rows(play, "tblTemuan")}


def test_the_terminal_shows_what_was_checked_and_what_is_asked(play):
    result = play.step(NEXT, list_checklist)
    out = Console(file=io.StringIO(), width=160, highlight=False)
    show_review(result, out)
    shown = " ".join(out.file.getvalue().replace("│", " ").split())
    assert all(part in shown for part in ("I Format", "II Mekanisme", "III Substansi"))
    assert "6 dari 6 indikator mempunyai target" in shown
    assert "→ Cocokkan indikator dengan keputusan penetapan IKU." in shown
    assert shown.index("III Substansi") < shown.index("Belum ada yang diputuskan.")


def test_a_decision_does_not_print_the_checklist_again(play):
    result = play.step(NEXT, partial(decide_reviu, decision=CONFORMING))
    out = Console(file=io.StringIO(), width=160, highlight=False)
    show_review(result, out)
    shown = out.file.getvalue()
    assert "III Substansi" not in shown and "sesuai" in shown


def test_a_comment_made_in_word_is_shown_to_who_decides(play):
    def said(document: Any) -> None:
        paragraph = next(p for p in document.paragraphs if p.text.startswith("Setiap instansi"))
        document.add_comment(paragraph.runs, text="Sebutkan [dasar] hukumnya.", author="Sekretaris")

    edit(play, said)
    result = play.step(NEXT, list_checklist)
    assert "dan memuat 1 komentar." in result.summary
    out = Console(file=io.StringIO(), width=160, highlight=False)
    show_review(result, out)
    assert "Sekretaris: Sebutkan [dasar] hukumnya." in out.file.getvalue()


def test_there_is_no_checklist_before_there_is_a_draft(play):
    play.step(NEXT, undo)
    with pytest.raises(ProcessError, match="Belum ada draf"):
        play.step(NEXT, list_checklist)


def test_corrections_without_a_decision_are_refused():
    review = BY_NAME["reviu"]
    assert review.step is not None
    with pytest.raises(UsageError, match="bersama keputusan"):
        review.step(review.given({"catatan": "koreksi.txt"}))


# ---- the material


def test_the_report_knows_of_which_indicators_a_sasaran_is_the_mean(play):
    (goal,) = gather_material(play.shot(), play.context(DAY)).sasaran
    assert goal.used == ("IK01", "IK05")


def settings(play: Play, **typed: object) -> None:
    table = [
        {**r, "Nilai": typed.pop(str(r["Kunci"]), r["Nilai"])} for r in rows(play, "tblPengaturan")
    ]
    blank = dict.fromkeys(table[0])
    table += [{**blank, "Kunci": key, "Nilai": value} for key, value in typed.items()]
    FileBook(play.book).apply(Change({"tblPengaturan": table}))


def test_the_agreement_in_force_is_the_one_that_the_settings_name(play):
    shot, context = play.shot(), play.context(DAY)
    assert gather_material(shot, context).identity.agreement == "Perjanjian Kinerja"
    settings(play, perjanjian="Perjanjian Kinerja Perubahan")
    assert (
        gather_material(play.shot(), context).identity.agreement == "Perjanjian Kinerja Perubahan"
    )


def test_the_scale_in_force_bears_the_name_of_its_source(play):
    context = play.context(DAY)

    def name() -> str:
        return gather_material(play.shot(), context).method.scale.name

    assert name() == "Permendagri 86/2017, Tabel T-E.1"
    scale = [dict(r) for r in rows(play, "tblSkala")]
    scale[0]["Batas Bawah (%)"] = 95
    FileBook(play.book).apply(Change({"tblSkala": scale}))
    assert name() == "skala yang ditetapkan Bagian Pemerintahan"
    settings(play, dasar_skala="Peraturan Wali Kota Nomor 1 Tahun 2023")
    assert name() == "Peraturan Wali Kota Nomor 1 Tahun 2023"


def test_findings_about_a_draft_are_not_counted_as_findings_about_the_data(play):
    codes = {r["Kode"] for r in rows(play, "tblTemuan")} - {"B61"}  # the shipped addresses
    assert {code[0] for code in codes} == {"L"}
    assert gather_material(play.shot(), play.context(DAY)).findings.all_items == 0


@pytest.mark.parametrize(
    ("asked", "below"),
    [
        ("4.01.02.2.01", {"IK02", "IK03", "IK04", "4.01.02.2.01.0001", "4.01.02.2.01.0002",
                          "4.01.02.2.01.0003"}),
        ("sasaran 1", None),
        ("Meningkatnya penyelenggaraan  Reformasi Birokrasi", None),
        ("Keseluruhan", None),
        ("sb-wil", {"IK03", "4.01.02.2.01.0002"}),
        ("IK05", {"IK06"}),
    ],
)  # fmt: skip
def test_every_level_is_traced_down_to_the_cells_that_it_was_made_of(play, asked, below):
    result = trace_origin(play.shot(), play.context(DAY), asked)
    links = {link["kode"] for link in result.data["asal"]}
    every = {str(r["Kode"]) for t in ("tblIsianKinerja", "tblIsianAnggaran") for r in rows(play, t)}
    assert links == (every if below is None else below)
    assert all(link["sel"] and link["berkas"] for link in result.data["asal"])
    assert len(result.data["tingkat"]) == (0 if asked == "IK05" else 1)


def test_a_long_computed_figure_is_shown_rounded(play):
    words = trace_origin(play.shot(), play.context(DAY), "IK01").summary
    assert "realisasi 58,82," in words and "58,8235" not in words


def test_an_unknown_code_is_refused_with_the_known_ones(play):
    with pytest.raises(UsageError, match="tidak ditemukan") as caught:
        trace_origin(play.shot(), play.context(DAY), "IK99")
    assert "IK01" in caught.value.cure and "Sasaran 1" in caught.value.cure
