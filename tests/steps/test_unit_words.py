"""Messages, fillers and objections of units reach the collector."""

from __future__ import annotations

from collections.abc import Callable
from email import message_from_bytes
from email.policy import default

import pytest
from openpyxl.workbook import Workbook
from tests.steps.office import DUE, Office, typed

from lkjip.forms import spec
from lkjip.forms.labels import same
from lkjip.steps.analyse.analyse import analyse
from lkjip.steps.collect.collect import collect

MESSAGE = "IK03 dipindah ke bagian lain sejak Maret; target seharusnya 10."


def identity(**values: str) -> Callable[[Workbook], None]:
    """Type into the sheet Identitas, by the keys of its fields."""
    labels = {same(field.label): field.key for field in spec.IDENTITY}

    def edit(book: Workbook) -> None:
        sheet = book["Identitas"]
        for row in range(1, sheet.max_row + 1):
            key = labels.get(same(str(sheet.cell(row, spec.IDENTITY_LABEL).value or "")), "")
            if key in values:
                sheet.cell(row, spec.IDENTITY_VALUE).value = values[key]

    return edit


def all_of(*edits: Callable[[Workbook], None]) -> Callable[[Workbook], None]:
    def edit(book: Workbook) -> None:
        for one in edits:
            one(book)

    return edit


def empty(key: str) -> Callable[[Workbook], None]:
    """Leave the quarters of an indicator blank."""
    return all_of(*(typed("Kinerja", key, quarter, None) for quarter in ("TW I", "TW II")))


def sent(office: Office, edit: Callable[[Workbook], None]) -> list[tuple[str, str]]:
    """A form with this edit comes in: codes and messages of what was found."""
    if not office.touched:
        office.asked()
    office.put("SB-WIL", office.form("SB-WIL", edit))
    return [(f.code, f.message) for f in office.step(collect, DUE).findings]


def test_the_message_and_who_filled_the_form_in_stand_in_the_book(office: Office) -> None:
    edit = identity(pengisi="Rina Wati", jabatan="Analis", kontak="0812-111", pesan=MESSAGE)
    [(code, said)] = sent(office, edit)
    assert code == "P01" and MESSAGE in said
    row = office.row("tblJawaban", "Kode Unit", "SB-WIL")
    assert (row["Pengisi"], row["Telepon Pengisi"]) == ("Rina Wati, Analis", "0812-111")
    assert row["Pesan"] == MESSAGE and row["Status"] == "diterima, ada catatan"
    assert MESSAGE in str(office.row("tblTemuan", "Kode", "P01")["Pesan"])


def test_the_message_of_the_form_that_counts_is_shown(quick: Office) -> None:
    sent(quick, identity(pesan="Yang pertama."))
    quick.put("SB-WIL", quick.form("SB-WIL", revision=2), "dua.xlsx")
    quick.step(collect, DUE, 10)
    assert not quick.row("tblJawaban", "Kode Unit", "SB-WIL")["Pesan"]
    assert "P01" not in quick.column("tblTemuan", "Kode")


def test_the_correction_mail_does_not_ask_for_what_the_collector_answers(quick: Office) -> None:
    sent(quick, all_of(identity(pesan=MESSAGE), typed("Kinerja", "IK03", "TW II", "banyak")))
    [draft] = (quick.folder / "forms" / "2024" / "koreksi").glob("*.eml")
    mail = message_from_bytes(draft.read_bytes(), policy=default)
    body = mail.get_body(("plain",))
    assert body is not None
    said = body.get_content()
    assert "mohon dilengkapi" not in said
    _, _, answered = said.partition("Sudah kami catat dan akan kami jawab")
    assert MESSAGE in answered


@pytest.mark.parametrize("where", ["Status", "Keterangan"])
def test_an_indicator_that_is_not_ours_counts_as_answered(quick: Office, where: str) -> None:
    why = "Pindah ke Bagian Hukum." if where == "Status" else "Bukan indikator kami: pindah."
    marks = [typed("Kinerja", "IK03", "Keterangan", why)]
    if where == "Status":
        marks.append(typed("Kinerja", "IK03", "Status", "bukan indikator kami"))

    def silent(book: Workbook) -> None:
        for row in book["Analisis"].iter_rows(min_row=6, max_row=10):
            row[4].value = None

    [(code, said)] = sent(quick, all_of(empty("IK03"), silent, *marks))
    assert code == "P02" and "'bukan indikator kami'" in said and "indah" in said
    row = quick.row("tblIsianKinerja", "Kode", "IK03")
    assert row["Status"] == "tidak diukur" and row["Realisasi"] is None
    assert str(row["Keterangan"]).startswith("bukan indikator kami: ")
    assert quick.row("tblPengumpulan", "Kode Unit", "SB-WIL")["Status"] == "diterima, ada catatan"
    assert quick.row("tblIndikator", "Kode", "IK03")["Kode Unit"] == "SB-WIL", "never by itself"


def test_figures_count_though_the_target_is_objected_to(quick: Office) -> None:
    edit = all_of(
        typed("Kinerja", "IK03", "Status", "target perlu diperbaiki"),
        typed("Kinerja", "IK03", "Keterangan", "DPA perubahan: 10."),
    )
    [(code, said)] = sent(quick, edit)
    assert code == "P02" and "DPA perubahan: 10." in said
    row = quick.row("tblIsianKinerja", "Kode", "IK03")
    assert (row["Realisasi"], row["Status"]) == (2, "angka")
    assert row["Keterangan"] == "target perlu diperbaiki: DPA perubahan: 10."


def test_an_objection_without_a_reason_is_asked_for_it_and_holds_nothing_up(
    quick: Office,
) -> None:
    edit = all_of(empty("IK03"), typed("Kinerja", "IK03", "Status", "Bukan indikator kami"))
    assert [code for code, _ in sent(quick, edit)] == ["P02", "I04"]


def test_a_wrong_pagu_is_said_in_the_remark(quick: Office) -> None:
    key = quick.asked().blank("SB-WIL").budget[0].code
    edit = all_of(
        typed("Anggaran", key, "Realisasi (Rp)", None),
        typed("Anggaran", key, "Keterangan", "Pagu perlu diperbaiki, pagu DPA 100 juta."),
    )
    [(code, said)] = sent(quick, edit)
    assert code == "P02" and "pagu DPA 100 juta." in said and "pagu perlu diperbaiki" in said
    row = quick.row("tblIsianAnggaran", "Kode Unit", "SB-WIL")
    assert row["Keterangan"] == "pagu perlu diperbaiki: pagu DPA 100 juta."
    assert row["Pagu"] == 260_500_000 and row["Realisasi"] is None


def test_the_analysis_goes_on_with_an_indicator_that_is_objected_to(quick: Office) -> None:
    quick.asked().collected("SB-PEM", "SB-OTDA", "KERJASAMA")
    edit = all_of(empty("IK03"), typed("Kinerja", "IK03", "Status", "bukan indikator kami"))
    quick.put("SB-WIL", quick.form("SB-WIL", edit))
    quick.step(collect, DUE)
    quick.step(analyse, DUE, 10)
    assert quick.row("tblCapaian", "Kode", "IK03")["Status"] == "tidak diukur"


def test_a_remark_that_only_mentions_the_words_is_no_objection(quick: Office) -> None:
    remark = "Ini bukan indikator kami yang terbaik."
    assert sent(quick, typed("Kinerja", "IK03", "Keterangan", remark)) == []
