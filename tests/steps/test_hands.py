"""Two hands share a form: two files of one revision are joined when they do not contradict."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import openpyxl
from openpyxl.workbook import Workbook
from tests.steps.office import DUE, LATE, Edit, Office, cell_of, typed
from tests.steps.test_unit_words import all_of, identity

from lkjip.steps.collect.collect import collect

UNIT = "SB-WIL"
TABLES = ("Kinerja", "Anggaran", "Analisis", "Bukti")


def only(*sheets: str) -> Edit:
    """Leave blank what another hand fills in."""

    def edit(book: Workbook) -> None:
        for name in TABLES:
            if name in sheets:
                continue
            for row in book[name].iter_rows(min_row=6):
                for cell in row:
                    if not cell.protection.locked and cell.value != "angka":
                        cell.value = None

    return edit


def two(office: Office, first: Edit, second: Edit, later: bool = False) -> list[tuple[str, str]]:
    """Both files come in: names and outcomes, and what was found."""
    if not office.touched:
        office.asked()
    office.put(UNIT, office.form(UNIT, first), "A.xlsx")
    if later:
        office.step(collect, DUE)
    office.put(UNIT, office.form(UNIT, second), "B.xlsx")
    result = office.step(collect, DUE, 10)
    return [(f.code, f.message) for f in result.findings]


def status(office: Office) -> object:
    return office.row("tblPengumpulan", "Kode Unit", UNIT)["Status"]


def test_sheets_of_two_hands_make_one_complete_form(office: Office) -> None:
    office.asks_about_outputs().asked()
    found = two(office, only("Kinerja", "Bukti"), only("Anggaran", "Analisis"))
    assert status(office) == "diterima"
    assert office.row("tblIsianAnggaran", "Kode Unit", UNIT)["Realisasi"] == 14_875_000
    row = office.row("tblIsianKinerja", "Kode", "IK03")
    assert (row["Realisasi"], row["Berkas"]) == (2, f"Gabungan_{UNIT}_r1.xlsx")
    assert len(office.rows("tblIsianAnalisis")) == 5 and len(office.rows("tblBukti")) == 1
    [(_, said)] = [one for one in found if one[0] == "K17"]
    assert "'A.xlsx'" in said and "'B.xlsx'" in said and "Kinerja!F6, Kinerja!G6" in said
    kept = {
        path.name.split(".")[0] for path in (office.folder / "forms/2024/arsip").rglob("*.xlsx")
    }
    assert {str(row["Sidik"]) for row in office.rows("tblKiriman")} == kept and len(kept) == 3


def test_only_files_that_came_in_are_counted(quick: Office) -> None:
    quick.asked()
    quick.put(UNIT, quick.form(UNIT, only("Kinerja", "Bukti")), "A.xlsx")
    quick.put(UNIT, quick.form(UNIT, only("Anggaran", "Analisis")), "B.xlsx")
    result = quick.step(collect, DUE)
    assert [one["nama"] for one in result.data["berkas"]] == ["A.xlsx", "B.xlsx"]  # type: ignore[attr-defined]
    assert "2 berkas baru: 1 diterima, 0 ditolak, 1 dilewati" in result.summary


def test_what_came_in_an_earlier_run_is_joined_and_stays_joined(quick: Office) -> None:
    two(quick, only("Kinerja", "Bukti"), only("Anggaran", "Analisis"), later=True)
    assert status(quick) == "diterima"
    before = quick.everything()["tblIsianKinerja"]

    def raise_target(rows: list[dict[str, object]]) -> None:
        next(row for row in rows if row["Kode"] == "IK03")["Target"] = 5

    quick.type_rows("tblIndikator", raise_target)  # type: ignore[arg-type]
    quick.step(collect, LATE)
    assert status(quick) in ("diterima", "diterima, ada catatan"), (
        "judged anew from the joined file"
    )
    assert len(quick.rows("tblIsianAnggaran")) == 1
    assert len(quick.everything()["tblIsianKinerja"]) == len(before)  # type: ignore[arg-type]


def test_rows_and_cells_of_one_sheet_are_joined_too(quick: Office) -> None:
    first = typed("Kinerja", "IK03", "TW II", None)
    second = typed("Kinerja", "IK03", "TW I", None)
    two(quick, first, second)
    row = quick.row("tblIsianKinerja", "Kode", "IK03")
    assert (row["TW I"], row["TW II"], row["Realisasi"]) == (1, 1, 2)
    assert status(quick) == "diterima"


def test_a_contradiction_is_named_with_both_values_and_the_first_file_stays(quick: Office) -> None:
    first = all_of(only("Kinerja"), typed("Kinerja", "IK03", "TW I", 7))
    second = only("Kinerja", "Anggaran", "Analisis", "Bukti")
    found = dict(two(quick, first, second))
    assert "Kinerja!F6 berisi '7' dan '1'" in found["K13"]
    assert quick.row("tblIsianKinerja", "Kode", "IK03")["TW I"] == 7
    assert "K17" not in found


def test_both_hands_are_named_and_both_messages_are_kept(quick: Office) -> None:
    first = all_of(only("Kinerja", "Bukti"), identity(pengisi="Rina", pesan="Satu."))
    second = all_of(only("Anggaran", "Analisis"), identity(pengisi="Budi", pesan="Dua."))
    two(quick, first, second)
    row = quick.row("tblJawaban", "Kode Unit", UNIT)
    assert str(row["Pengisi"]).startswith("Rina dan Budi")
    assert "Satu." in str(row["Pesan"]) and "Dua." in str(row["Pesan"])


def test_documents_of_both_hands_are_kept(quick: Office) -> None:
    def other(book: Workbook) -> None:
        only("Anggaran", "Analisis")(book)
        row = cell_of(book, "Bukti", "1", "Nama Dokumen")
        row.value = "Berita acara kedua"  # type: ignore[attr-defined]

    two(quick, only("Kinerja", "Bukti"), other)
    names = {str(row["Dokumen"]) for row in quick.rows("tblBukti")}
    assert len(names) == 2 and "Berita acara kedua" in names


def test_a_joined_form_that_lacks_something_goes_back_with_everything_in_it(quick: Office) -> None:
    two(quick, only("Anggaran"), all_of(only("Kinerja"), typed("Kinerja", "IK03", "TW I", None)))
    assert status(quick) == "diterima, perlu diperbaiki"
    copies = list((quick.folder / "forms/2024/koreksi").glob("*.xlsx"))
    assert len(copies) == 1, "the file of the first hand is not sent back"
    book = openpyxl.load_workbook(BytesIO(copies[0].read_bytes()))
    assert cell_of(book, "Anggaran", "4.01.02.2.01.0002", "Realisasi (Rp)").value == 14_875_000  # type: ignore[attr-defined]


def test_the_file_of_a_stranger_is_held_and_not_joined(quick: Office) -> None:
    quick.asked().put(UNIT, quick.form(UNIT, only("Kinerja", "Bukti")), "A.xlsx")
    quick.step(collect, DUE)
    quick.put_mail(UNIT, "orang@lain.example", datetime(2025, 1, 8, 9))
    assert "K17" not in {f.code for f in quick.step(collect, DUE, 10).findings}
    assert status(quick) == "diterima, perlu diperbaiki"
