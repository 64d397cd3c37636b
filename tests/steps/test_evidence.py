"""Evidence that comes with a form: kept, listed, paired by name or by a person, vouched for."""

from __future__ import annotations

import email
from datetime import UTC, datetime, timedelta
from email.policy import default
from typing import Any

import pytest
from tests.steps.office import DUE, Office

from lkjip.intake.archive import sha256
from lkjip.report.reviu.checklist import ItemAnswer, reviu
from lkjip.steps.collect.collect import collect
from lkjip.steps.draft.material import gather_material

PDF = b"%PDF-1.4\n% bukti\n%%EOF\n"
NAMED = "Laporan Penataan Administrasi Pemerintahan s.d. Triwulan II"
WHEN = datetime(2025, 1, 7, 9, tzinfo=UTC)
PROGRAM = b"MZ\x90\x00" + b"\0" * 64


def sent(office: Office, *evidence: tuple[str, bytes], sender: str = "") -> Any:
    """The unit SB-PEM sends its form with this evidence, and it is taken in."""
    office.asked()
    registered = str(office.row("tblUnit", "Kode Unit", "SB-PEM")["Email"])
    office.put_mail("SB-PEM", sender or registered, WHEN, *evidence)
    return office.step(collect, DUE)


def file_row(office: Office) -> dict[str, Any]:
    [row] = office.rows("tblBerkasBukti")
    return dict(row)


@pytest.mark.parametrize(
    "name",
    ["IK02 laporan.pdf", "laporan_penataan_administrasi_pemerintahan_s.d._triwulan_ii.pdf"],
)
def test_a_file_is_paired_by_code_or_by_the_name_of_the_document(quick: Office, name: str) -> None:
    result = sent(quick, (name, PDF))
    row = file_row(quick)
    assert (row["Kode"], row["Dokumen"], row["Hasil"]) == ("IK02", NAMED, "dipasangkan")
    assert row["Berkas"] == name and row["Sidik"] == sha256(PDF)
    archived = quick.folder / "forms" / "2024" / "arsip" / row["Arsip"]
    assert archived.read_bytes() == PDF
    assert quick.row("tblBukti", "Kode", "IK02")["Keadaan"] == "berkas ada"
    [told] = result.data["bukti"]
    assert (told["unit"], told["indikator"], told["hasil"]) == ("SB-PEM", "IK02", "dipasangkan")
    assert "1 berkas bukti baru." in result.summary


def test_a_file_that_fits_nothing_waits_for_a_person_whose_choice_stays(quick: Office) -> None:
    sent(quick, ("foto.pdf", PDF))
    assert file_row(quick)["Hasil"] == "belum dipasangkan"
    assert quick.row("tblBukti", "Kode", "IK02")["Keadaan"] == "hanya disebut"
    quick.type_rows("tblBerkasBukti", lambda rows: rows[0].update({"Kode": "IK02"}))
    quick.step(collect, DUE, 10)
    row = file_row(quick)
    assert (row["Kode"], row["Hasil"], row["Dokumen"]) == ("IK02", "dipasangkan", NAMED)
    assert quick.row("tblBukti", "Kode", "IK02")["Keadaan"] == "berkas ada"


def test_the_same_file_is_listed_once_however_often_the_inbox_is_read(quick: Office) -> None:
    sent(quick, ("IK02.pdf", PDF))
    result = quick.step(collect, DUE + timedelta(days=1))
    assert len(quick.rows("tblBerkasBukti")) == 1 and "bukti baru" not in result.summary


def test_two_files_of_one_mail_both_belong_to_its_unit(quick: Office) -> None:
    sent(quick, ("IK02 a.pdf", PDF), ("IK02 b.pdf", PDF + b"b"))
    assert quick.column("tblBerkasBukti", "Kode Unit") == ["SB-PEM", "SB-PEM"]


def test_a_strangers_file_is_held_and_vouches_for_nothing(quick: Office) -> None:
    sent(quick, ("IK02.pdf", PDF), sender="orang@luar.example")
    assert file_row(quick)["Hasil"] == "ditahan"


def test_a_program_beside_the_form_is_refused_in_the_mail_and_the_form_is_taken(
    quick: Office,
) -> None:
    result = sent(quick, ("pasang.exe", PROGRAM))
    assert quick.row("tblPengumpulan", "Kode Unit", "SB-PEM")["Status"] == "diterima"
    assert quick.rows("tblBerkasBukti") == ()
    assert result.data["tidak_dibaca"][0]["nama"] == "pasang.exe"
    [thanks] = (quick.folder / "forms" / "2024" / "keluar").glob("*erima*SB-PEM*.eml")
    mail = email.message_from_bytes(thanks.read_bytes(), policy=default)
    body = mail.get_body(("plain",))
    assert body is not None and "pasang.exe" in body.get_content()
    assert "program atau berkas bermakro" in body.get_content()


def test_the_review_says_yes_only_where_a_file_or_a_person_vouches(quick: Office) -> None:
    sent(quick, ("IK02.pdf", PDF))
    quick.collected("SB-WIL", "SB-OTDA", "KERJASAMA")

    def answers() -> dict[tuple[str, int], ItemAnswer]:
        material = gather_material(quick.shot(), quick.context(DUE))
        return {(b.section.split()[0], b.no): b.answer for b in reviu(material, ())}

    assert answers()["I", 4] is ItemAnswer.NEEDS_JUDGEMENT

    def seen(rows: list[dict[str, Any]]) -> None:
        for row in rows:
            row["Dilihat orang"] = "ya" if row["Kode"] != "IK02" else None

    quick.type_rows("tblBukti", seen)
    assert answers()["I", 4] is ItemAnswer.YES
    quick.step(collect, DUE, 11)
    assert quick.row("tblBukti", "Kode", "IK03")["Keadaan"] == "dilihat orang"
    assert quick.row("tblBukti", "Kode", "IK03")["Dilihat orang"] == "ya"


def test_a_signed_scan_of_the_form_comes_with_it_and_proves_no_figure(quick: Office) -> None:
    sent(quick, ("Formulir_LKjIP_2024_SB-PEM.pdf", PDF))
    row = file_row(quick)
    assert (row["Kode"], row["Hasil"]) == (None, "formulir bertanda tangan")
    assert quick.row("tblBukti", "Kode", "IK02")["Keadaan"] == "hanya disebut"
