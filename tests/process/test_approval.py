"""The head's signature: what it needs, what it makes, and what the package says of it."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from tests.report.make import edit_docx

from lkjip.book.file_book import FileBook
from lkjip.book.port import Change
from lkjip.demo.stage import Play
from lkjip.errors import ProcessError, UsageError
from lkjip.intake.archive import sha256
from lkjip.report.word.pdf import Printout
from lkjip.steps.decide.decide import CONFORMING, decide_evaluation, decide_reviu
from lkjip.steps.draft.write import write_draft
from lkjip.steps.handover.send import send
from lkjip.steps.kernel.run import run
from lkjip.steps.overrides import withdraw
from lkjip.steps.record.approve import approve

DRAFTED, REVIEWED, SIGNED = date(2025, 1, 20), date(2025, 1, 22), date(2025, 1, 24)
WHO, NUMBER, WHY = "Sari Wahyuni", "700/12/LKjIP/2025", "Bab I dilengkapi kemudian."
SENDER = "@bagpem.example"
PDF = b"%PDF-1.7\n% pindaian\n%%EOF\n"
signature = partial(approve, by=WHO, on=SIGNED, number=NUMBER, reason=WHY)


@pytest.fixture(scope="module")
def reviewed(analysed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the first draft has passed the review."""
    folder = Path(shutil.copytree(analysed, tmp_path_factory.mktemp("reviewed") / "buku"))
    play = Play(folder)
    play.step(DRAFTED, write_draft)
    play.step(REVIEWED, partial(decide_reviu, decision=CONFORMING))
    return folder


@pytest.fixture(scope="module")
def signed_folder(reviewed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(shutil.copytree(reviewed, tmp_path_factory.mktemp("signed") / "buku"))
    Play(folder).step(SIGNED, signature)
    return folder


@pytest.fixture
def play(reviewed: Path, tmp_path: Path) -> Play:
    return Play(Path(shutil.copytree(reviewed, tmp_path / "buku")))


@pytest.fixture
def signed(signed_folder: Path, tmp_path: Path) -> Play:
    return Play(Path(shutil.copytree(signed_folder, tmp_path / "buku")))


def report(play: Play, name: str = "LKjIP_2024.docx") -> Path:
    return play.folder / "laporan" / "2024" / name


def rows(play: Play, table: str) -> tuple[dict[str, Any], ...]:
    return FileBook(play.book).read(table)[table].rows


def text_of(raw: bytes) -> str:
    """All text of a document: body, tables, headers and footers."""
    with ZipFile(io.BytesIO(raw)) as package:
        parts = [n for n in package.namelist() if n.startswith("word/") and n.endswith(".xml")]
        document = Document(io.BytesIO(raw))
        body = "\n".join(p.text for p in document.paragraphs)
        cells = "\n".join(c.text for t in document.tables for r in t.rows for c in r.cells)
        feet = "\n".join(package.read(n).decode() for n in parts if "footer" in n)
    return f"{body}\n{cells}\n{feet}"


def note(play: Play) -> str:
    [path] = report(play).parent.glob("Nota_Dinas_Paket_*.docx")
    return " ".join(text_of(path.read_bytes()).split())


# ---- what it needs


def test_gaps_refuse_a_signature_without_a_reason_and_are_named(play: Play) -> None:
    before = play.book.read_bytes()
    with pytest.raises(ProcessError, match="belum ada uraian tugas") as caught:
        play.step(SIGNED, partial(approve, by=WHO, on=SIGNED, number=NUMBER))
    assert re.search(r"Dan \d lagi", str(caught.value)) and "--alasan" in str(caught.value.cure)
    assert play.book.read_bytes() == before and not report(play).exists()


@pytest.mark.parametrize(
    ("left_out", "words"),
    [
        ({"by": ""}, "belum memuat nama"),
        ({"number": " "}, "belum memuat nomor"),
        ({"on": None}, "Tanggal pengesahan belum diisi"),
        ({"on": date(2025, 1, 21)}, "mendahului keputusan reviu"),
    ],
)
def test_who_when_and_under_which_number_must_be_said(
    play: Play, left_out: dict[str, Any], words: str
) -> None:
    given = {"by": WHO, "on": SIGNED, "number": NUMBER, "reason": WHY} | left_out
    with pytest.raises((ProcessError, UsageError), match=words):
        play.step(SIGNED, partial(approve, **given))
    assert not report(play).exists()


def test_a_draft_that_the_review_has_not_passed_cannot_be_signed(play: Play) -> None:
    play.step(SIGNED, partial(withdraw, reason="Perlu perbaikan."))
    with pytest.raises(ProcessError, match="belum disetujui pada langkah 6"):
        play.step(SIGNED, signature, time(15))


def test_an_edit_between_review_and_signature_needs_a_reason(play: Play) -> None:
    draft = report(play, "LKjIP_2024_draf_v1.docx")
    draft.write_bytes(edit_docx(draft.read_bytes(), lambda d: d.add_paragraph("Disisipkan.")))
    with pytest.raises(ProcessError, match="berubah sesudah disetujui"):
        play.step(SIGNED, partial(signature, reason=""))


def test_a_book_that_says_something_else_than_the_reviewed_draft_is_noticed(play: Play) -> None:
    settings = [dict(row) for row in rows(play, "tblPengaturan")]
    next(row for row in settings if row["Kunci"] == "renstra")["Nilai"] = "2019–2024"
    FileBook(play.book).apply(Change({"tblPengaturan": settings}))
    with pytest.raises(ProcessError, match="isi tidak lagi sama dengan draf yang direviu"):
        play.step(SIGNED, partial(signature, reason=""))


def test_the_signers_name_typed_after_the_review_is_no_change_of_the_report(play: Play) -> None:
    settings = [dict(row) for row in rows(play, "tblPengaturan")]
    for key, value in (("nama_ttd", WHO), ("nip_ttd", "197001011995031001")):
        next(row for row in settings if row["Kunci"] == key)["Nilai"] = value
    FileBook(play.book).apply(Change({"tblPengaturan": settings}))
    with pytest.raises(ProcessError) as caught:
        play.step(SIGNED, partial(signature, reason=""))
    assert "tidak lagi sama" not in str(caught.value)


# ---- what it makes


def test_the_final_report_has_a_signature_page_and_nothing_of_a_draft(signed: Play) -> None:
    raw = report(signed).read_bytes()
    text = text_of(raw)
    for words in ("LEMBAR PENGESAHAN", WHO, NUMBER, "24 Januari 2025", "22 Januari 2025"):
        assert words in text
    for words in ("Versi 1", "[Belum ada", "{", "Proses Penyusunan Laporan", SENDER):
        assert words not in text
    assert "Belum tersedia: uraian tugas." in text
    with ZipFile(io.BytesIO(raw)) as package:
        assert not any("comments" in name for name in package.namelist())
        assert b"commentReference" not in package.read("word/document.xml")


def test_the_internal_annex_has_the_senders_and_the_first_plan(signed: Play) -> None:
    text = text_of(report(signed, "Lampiran_Internal_LKjIP_2024.docx").read_bytes())
    assert SENDER in text and "tidak untuk diterbitkan" in text
    assert "Proses Penyusunan Laporan" in text and "Tenggat terakhir" in text


def test_the_book_records_signature_and_fingerprints(signed: Play) -> None:
    [done] = rows(signed, "tblPengesahan")
    assert (done["Disahkan oleh"], done["Nomor"], done["Versi"]) == (WHO, NUMBER, 1)
    assert done["Dicatat"] == datetime(2025, 1, 24, 9)
    recorded = {row["Jenis"]: row for row in rows(signed, "tblBerkasSah")}
    assert list(recorded) == ["laporan akhir", "lampiran internal"]
    for row in recorded.values():
        assert row["Sidik"] == sha256((signed.folder / row["Berkas"]).read_bytes())
    approval = signed.shot().process.approval
    assert approval is not None and approval.description == WHY


def test_one_post_that_reviews_and_signs_is_said(signed: Play) -> None:
    assert "pejabat yang sama: Kepala Bagian Pemerintahan" in text_of(report(signed).read_bytes())


def printed(play: Play, print_it: Callable[[bytes], Printout | None]) -> Any:
    context = replace(play.context(SIGNED), print_draft=print_it)
    return run(FileBook(play.book), signature, context)


def test_the_pdf_is_recorded_and_without_a_converter_the_docx_is_the_record(play: Play) -> None:
    result = printed(play, lambda docx: Printout(docx, PDF))
    assert report(play, "LKjIP_2024.pdf").read_bytes() == PDF and "PDF tidak" not in result.summary
    assert "laporan akhir PDF" in {row["Jenis"] for row in rows(play, "tblBerkasSah")}


def test_without_a_converter_the_docx_is_the_record_and_that_is_said(play: Play) -> None:
    result = printed(play, lambda docx: None)
    assert "Yang menjadi rekaman adalah berkas .docx." in result.summary
    assert not report(play, "LKjIP_2024.pdf").exists()


def test_a_signature_typed_into_the_book_is_taken(play: Play) -> None:
    typed = {"Disahkan oleh": WHO, "Tanggal": SIGNED, "Nomor": NUMBER, "Alasan": WHY}
    FileBook(play.book).apply(Change({"tblPengesahan": [typed]}))
    play.step(SIGNED, approve)
    approval = play.shot().process.approval
    assert approval is not None and approval.letter_number == NUMBER


# ---- twice, and what happens after it


def test_a_second_signature_is_refused_and_names_the_first(signed: Play) -> None:
    before = signed.book.read_bytes()
    with pytest.raises(ProcessError, match=f"sudah disahkan oleh {WHO}"):
        signed.step(SIGNED, partial(signature, by="Orang Lain"), time(15))
    assert signed.book.read_bytes() == before


def test_a_final_report_that_was_edited_is_not_sent(signed: Play) -> None:
    path = report(signed)
    path.write_bytes(edit_docx(path.read_bytes(), lambda d: d.add_paragraph("Diubah.")))
    result = signed.step(date(2025, 1, 30), send)
    assert result.refused and [f.code for f in result.findings] == ["S17"]
    assert not list(path.parent.glob("Paket_*"))


def test_a_final_report_that_is_gone_is_made_again(signed: Play) -> None:
    old = text_of(report(signed).read_bytes())
    report(signed).unlink()
    result = signed.step(date(2025, 1, 30), send)
    assert result.refused and [f.code for f in result.findings] == ["S18"]
    signed.step(date(2025, 1, 30), signature, time(10))
    assert text_of(report(signed).read_bytes()) == old
    signed.step(date(2025, 1, 30), send, time(11))


def test_the_signed_scan_is_kept_beside_and_a_second_one_does_not_replace_it(
    signed: Play, tmp_path: Path
) -> None:
    scan = tmp_path / "pindaian.pdf"
    scan.write_bytes(PDF)
    signed.step(SIGNED, partial(approve, signed=scan), time(15))
    scan.write_bytes(PDF + b"% kedua")
    signed.step(SIGNED, partial(approve, signed=scan), time(16))
    first = report(signed, "LKjIP_2024_bertanda_tangan.pdf")
    second = report(signed, "LKjIP_2024_bertanda_tangan-2.pdf")
    assert first.read_bytes() == PDF and second.read_bytes() == PDF + b"% kedua"
    signed.step(date(2025, 1, 30), send)
    [package] = report(signed).parent.glob("Paket_*.zip")
    with ZipFile(package) as archive:
        assert {first.name, second.name} < set(archive.namelist())


def test_a_signed_file_that_is_no_pdf_is_refused(signed: Play, tmp_path: Path) -> None:
    picture = tmp_path / "pindaian.jpg"
    picture.write_bytes(b"\xff\xd8\xff\xe0")
    with pytest.raises(UsageError, match="bukan PDF"):
        signed.step(SIGNED, partial(approve, signed=picture), time(15))


# ---- the package


def test_without_a_signature_the_note_says_only_the_review(play: Play) -> None:
    play.step(date(2025, 1, 30), send)
    said = note(play)
    assert "telah direviu oleh Kepala Bagian Pemerintahan" in said
    assert "pengesahannya belum dicatat" in said and "disahkan oleh" not in said


def test_with_a_signature_the_note_names_it_and_the_package_holds_the_final_report(
    signed: Play,
) -> None:
    signed.step(date(2025, 1, 30), send)
    assert f"disahkan oleh {WHO}" in note(signed) and NUMBER in note(signed)
    assert "s.d. Triwulan II Tahun 2024" in note(signed)
    [package] = report(signed).parent.glob("Paket_*.zip")
    with ZipFile(package) as archive:
        names = set(archive.namelist())
        cover = text_of(archive.read("Daftar_Isi_Paket.docx"))
    assert {"LKjIP_2024.docx", "Lampiran_Internal_LKjIP_2024.docx"} < names
    assert "formulir/SB-PEM/Formulir_LKjIP_2024_SB-PEM.xlsx" in names
    assert not any("draf" in name for name in names)
    assert all(name in cover for name in names - {"manifest.json", "Daftar_Isi_Paket.docx"})


def test_after_the_end_a_new_pass_is_possible_and_the_earlier_report_is_kept(signed: Play) -> None:
    signed.step(date(2025, 1, 30), send)
    signed.step(date(2025, 2, 3), partial(decide_evaluation, decision=CONFORMING))
    annex = text_of(report(signed, "Lampiran_Internal_LKjIP_2024.docx").read_bytes())
    assert "belum mulai" not in annex
    assert signed.shot().process.finished
    first = report(signed).read_bytes()
    signed.step(date(2025, 3, 3), partial(withdraw, reason="Koreksi Inspektorat atas Tabel 5."))
    process = signed.shot().process
    assert not process.finished and process.approval is None
    assert process.rounds[-1].note == "Koreksi Inspektorat atas Tabel 5."
    signed.step(date(2025, 3, 4), write_draft)
    signed.step(date(2025, 3, 5), partial(decide_reviu, decision=CONFORMING))
    day = date(2025, 3, 6)
    signed.step(day, partial(signature, on=day, number="700/13/LKjIP/2025"))
    assert report(signed, "LKjIP_2024_dicabut_v1.docx").read_bytes() == first
    assert "700/13/LKjIP/2025" in text_of(report(signed).read_bytes())
    signed.step(date(2025, 3, 7), send)
