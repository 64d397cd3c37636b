"""Step 3: what came back is archived, checked, taken or refused, and counted once."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from tests.intake.build import Xlsx
from tests.steps.office import ASKED, DUE, LATE, UNITS, Office, facts, typed

from lkjip.book.cells import MAX_TEXT
from lkjip.checks import form as form_checks
from lkjip.errors import FolderError, ProcessError
from lkjip.forms.spec import KEPT_TEXT, MOST_EVIDENCE
from lkjip.steps.collect import story
from lkjip.steps.collect.beside_forms.bounces import Bounces
from lkjip.steps.collect.beside_forms.files import Beside
from lkjip.steps.collect.collect import collect
from lkjip.steps.collect.inbox import Inbox
from lkjip.steps.collect.senders import Senders
from lkjip.steps.kernel.states import NOT_YET
from lkjip.steps.remind import remind
from lkjip.tables.cells import Cell
from lkjip.tables.declared.steps import CollectionRow

ARCHIVE = "forms/2024/arsip"
INPUTS = ("tblIsianKinerja", "tblIsianAnggaran", "tblIsianAnalisis", "tblBukti")


def outcomes(result: object) -> list[tuple[str, str, list[str]]]:
    """Unit, outcome and finding codes of every file of a run."""
    return [
        (one["unit"], one["hasil"], [f["kode"] for f in one["temuan"]])
        for one in result.data["berkas"]  # type: ignore[attr-defined]
    ]


def status(office: Office, unit: str) -> Cell:
    return office.row("tblPengumpulan", "Kode Unit", unit)["Status"]


# ---- taken


def test_right_forms_are_taken_and_every_unit_is_complete(office: Office) -> None:
    result = office.asked().collected()
    assert outcomes(result) == [(unit, "diterima", []) for unit in UNITS]
    assert [status(office, unit) for unit in UNITS] == ["diterima"] * 4
    assert result.findings == () and not result.needs_fix
    assert "4 diterima, 0 ditolak, 0 dilewati" in result.summary
    assert "Formulir 4 unit lengkap" in result.summary


def test_the_values_stand_in_the_input_tables(quick: Office) -> None:
    quick.asked().collected()
    assert facts(quick.rows("tblIsianKinerja"), "Kode", "TW I", "TW II", "Realisasi", "Status") == [
        ("IK02", 3, 2, 5, "angka"),
        ("IK03", 1, 1, 2, "angka"),
        ("IK04", 1, 2, 3, "angka"),
        ("IK06", 21, 16, 37, "angka"),
    ]
    assert facts(quick.rows("tblIsianAnggaran"), "Kode Unit", "Pagu", "Realisasi") == [
        ("SB-PEM", 325_661_061, 168_325_740),
        ("SB-WIL", 260_500_000, 14_875_000),
        ("SB-OTDA", 155_992_500, 25_026_350),
        ("KERJASAMA", 20_000_000, 10_850_000),
    ]
    assert len(quick.rows("tblIsianAnalisis")) == 10 and len(quick.rows("tblBukti")) == 4


def test_every_value_carries_where_it_came_from(office: Office) -> None:
    moment = datetime(2025, 1, 7, 8, 30)
    office.asked().put_mail("SB-PEM", "adpem@bagpem.example", moment)
    office.step(collect, DUE)
    [archived] = (office.folder / ARCHIVE).rglob("*.xlsx")
    digest = hashlib.sha256(archived.read_bytes()).hexdigest()
    for table in INPUTS:
        for row in office.rows(table):
            assert row["Berkas"] == "Formulir_SB-PEM.xlsx" and row["Sidik"] == digest
            assert (row["Pengirim"], row["Diterima"]) == ("adpem@bagpem.example", moment)
            assert row["Revisi"] == 1 and row["Lembar"]
    [row] = office.rows("tblIsianKinerja")
    cells = openpyxl.load_workbook(archived)[str(row["Lembar"])][str(row["Sel"])]
    assert sum(cell.value for line in cells for cell in line) == row["Realisasi"] == 5


def test_the_original_lies_in_the_archive_byte_for_byte(office: Office) -> None:
    office.asked().collected("SB-PEM", "SB-WIL")
    office.put("SB-OTDA", b"rusak")
    office.step(collect, DUE, 10)
    sent = {path.read_bytes() for path in office.inbox.glob("*.xlsx")}
    archive = office.folder / ARCHIVE
    kept = {path: path.read_bytes() for path in archive.rglob("*") if path.is_file()}
    assert set(kept.values()) == sent
    for path, data in kept.items():
        assert path.name.startswith(hashlib.sha256(data).hexdigest())
    listed = [archive / str(place) for place in office.column("tblKiriman", "Arsip")]
    assert sorted(listed) == sorted(kept)


def test_forms_in_folders_within_the_inbox_and_in_mails_are_found(quick: Office) -> None:
    quick.asked().put_mail("SB-PEM", "adpem@bagpem.example", datetime(2025, 1, 7, 8))
    (quick.inbox / "dari wilayah").mkdir()
    (quick.inbox / "dari wilayah" / "kirim.xlsx").write_bytes(quick.form("SB-WIL"))
    (quick.inbox / "~$Formulir_SB-WIL.xlsx").write_bytes(b"owner file of Excel")
    (quick.inbox / "catatan.txt").write_text("bukan formulir")
    result = quick.step(collect, DUE)
    assert sorted(outcomes(result)) == [("SB-PEM", "diterima", []), ("SB-WIL", "diterima", [])]


def test_a_file_name_that_is_no_text_stops_nobody(office: Office) -> None:
    office.asked().put("SB-PEM")
    (office.inbox / "Formulir \udcff\udcfe.xlsx").write_bytes(office.form("SB-WIL"))
    result = office.step(collect, DUE)
    assert sorted(outcomes(result)) == [("SB-PEM", "diterima", []), ("SB-WIL", "diterima", [])]
    assert "Formulir ??.xlsx" in office.column("tblKiriman", "Berkas")


def test_a_file_that_vanishes_after_the_folder_was_listed_is_one_finding(
    quick: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick.asked().put("SB-PEM")
    gone = quick.put("SB-WIL")
    seen = Path.is_file

    def vanish(path: Path) -> bool:
        there = seen(path)
        if path == gone:
            gone.unlink(missing_ok=True)
        return there

    monkeypatch.setattr(Path, "is_file", vanish)
    result = quick.step(collect, DUE)
    assert ("SB-PEM", "diterima", []) in outcomes(result)
    assert [f.code for f in result.findings] == ["K14"]


def test_another_folder_can_be_named(quick: Office, tmp_path: Path) -> None:
    quick.asked()
    (tmp_path / "usb").mkdir()
    (tmp_path / "usb" / "formulir.xlsx").write_bytes(quick.form("SB-OTDA"))
    result = quick.step(partial(collect, from_=tmp_path / "usb"), DUE)
    assert outcomes(result) == [("SB-OTDA", "diterima", [])]


# ---- late


def test_a_unit_that_has_not_answered_is_late_by_working_days(quick: Office) -> None:
    quick.asked().collected("SB-PEM", "SB-OTDA", "KERJASAMA")
    assert status(quick, "SB-WIL") == "belum diterima"
    quick.step(collect, date(2025, 1, 13))
    row = quick.row("tblPengumpulan", "Kode Unit", "SB-WIL")
    assert (row["Status"], row["Terlambat (hari kerja)"]) == ("terlambat", 3)
    late = [r for r in quick.rows("tblRiwayat") if r["Status"] == "terlambat"]
    assert facts(tuple(late), "Tindakan", "Objek") == [
        ("tenggat lewat", "Sub Bagian Administrasi Kewilayahan")
    ]


def test_a_late_form_is_taken_and_how_late_it_came_is_kept(quick: Office) -> None:
    quick.asked().collected("SB-WIL", day=LATE)
    row = quick.row("tblPengumpulan", "Kode Unit", "SB-WIL")
    assert facts((row,), "Status", "Diterima", "Terlambat (hari kerja)") == [("diterima", LATE, 2)]
    quick.step(collect, date(2025, 1, 20))
    assert quick.row("tblPengumpulan", "Kode Unit", "SB-WIL")["Terlambat (hari kerja)"] == 2


def test_the_history_tells_the_three_states_of_a_late_and_mistaken_unit(office: Office) -> None:
    office.asked().collected("SB-PEM", "SB-OTDA", "KERJASAMA")
    office.step(collect, date(2025, 1, 9))
    office.put("SB-WIL", office.form("SB-WIL", year=2023), "salah.xlsx")
    office.step(collect, LATE)
    assert status(office, "SB-WIL") == "ditolak"
    office.put("SB-WIL", office.form("SB-WIL"), "benar.xlsx")
    office.step(collect, date(2025, 1, 13))
    name = "Sub Bagian Administrasi Kewilayahan"
    told = [r["Status"] for r in office.rows("tblRiwayat") if r["Objek"] == name and r["Status"]]
    assert told == ["diminta", "terlambat", "ditolak", "diterima"]


# ---- refused


def foreign(_book: Workbook) -> None:
    """Not a form at all: its hidden identity is gone."""
    del _book["_lkjip"]


def version(value: str) -> Callable[[Workbook], None]:
    """A form of a version that is not read."""

    def edit(book: Workbook) -> None:
        for row in book["_lkjip"].iter_rows():
            if row[0].value == "versi":
                row[1].value = value

    return edit


REFUSED: dict[str, tuple[str, Callable[[Office], bytes]]] = {
    "another year": ("F04", lambda o: o.form("SB-WIL", year=2023)),
    "another unit": ("F05", lambda o: o.form("SB-WIL", unit="SB-LAIN")),
    "another version": ("F03", lambda o: o.form("SB-WIL", version("9.9"))),
    "not a form": ("F01", lambda o: o.form("SB-WIL", foreign)),
    "no workbook": ("K01", lambda _o: b"Ini surat, bukan formulir."),
    "an empty file": ("K02", lambda _o: b""),
    "half a file": ("K03", lambda o: o.form("SB-WIL")[:9000]),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_not_this_years_form_of_an_asked_unit_is_refused_and_counts_for_nothing(
    quick: Office, case: tuple[str, Callable[[Office], bytes]]
) -> None:
    code, make = case
    quick.asked().put("SB-WIL", make(quick), "kiriman.xlsx")
    result = quick.step(collect, DUE)
    [(_, outcome, codes)] = outcomes(result)
    assert outcome == "ditolak" and code in codes
    assert result.needs_fix
    assert [len(quick.rows(table)) for table in INPUTS] == [0, 0, 0, 0]
    assert facts(quick.rows("tblKiriman"), "Berkas", "Hasil") == [("kiriman.xlsx", "ditolak")]
    found = quick.row("tblTemuan", "Kode", code)
    assert found["Tingkat"] == "tolak" and found["Pesan"] and found["Perbaikan"]


def test_a_refused_form_after_an_accepted_one_takes_nothing_away(quick: Office) -> None:
    quick.asked().collected("SB-WIL")
    before = quick.rows("tblIsianKinerja")
    quick.put("SB-WIL", quick.form("SB-WIL", year=2023), "lama.xlsx")
    quick.step(collect, DUE, 10)
    assert quick.rows("tblIsianKinerja") == before
    assert status(quick, "SB-WIL") == "diterima"


def test_a_right_form_after_a_refused_one_takes_its_findings_away(quick: Office) -> None:
    quick.asked().put("SB-WIL", quick.form("SB-WIL", year=2023), "salah.xlsx")
    quick.step(collect, DUE)
    assert quick.rows("tblTemuan")
    quick.put("SB-WIL", quick.form("SB-WIL"), "benar.xlsx")
    quick.step(collect, DUE, 10)
    about_files = [row for row in quick.rows("tblTemuan") if row["Berkas"]]
    assert about_files == [] and status(quick, "SB-WIL") == "diterima"


def test_a_figure_that_needs_fix_is_told_with_its_cell_and_the_unit_owes_it(
    quick: Office,
) -> None:
    quick.asked()
    text = typed("Kinerja", "IK03", "TW II", "dua kegiatan lebih")
    quick.put("SB-WIL", quick.form("SB-WIL", text))
    result = quick.step(collect, DUE)
    finding = next(f for f in result.findings if f.value == "dua kegiatan lebih")
    assert (finding.sheet, finding.unit) == ("Kinerja", "SB-WIL")
    assert "TW II" in finding.label and finding.cell and finding.message and finding.cure
    assert status(quick, "SB-WIL") != "diterima"
    assert result.needs_fix


def test_a_cell_full_of_text_stops_nobody_elses_form(quick: Office) -> None:
    quick.asked().put("SB-PEM")
    flood = typed("Kinerja", "IK03", "TW II", "x" * MAX_TEXT)
    quick.put("SB-WIL", quick.form("SB-WIL", flood))
    result = quick.step(collect, DUE)
    assert outcomes(result)[0] == ("SB-PEM", "diterima", [])
    assert all(len(str(v)) <= MAX_TEXT for row in quick.rows("tblTemuan") for v in row.values())


def typed_at(sheet: str, cell: str, value: Cell) -> Callable[[Workbook], None]:
    """An edit that types one value into a cell by its address."""

    def edit(book: Workbook) -> None:
        book[sheet][cell] = value

    return edit


@pytest.mark.parametrize(
    ("sheet", "cell"),
    [
        ("Analisis", "E6"),
        ("Kinerja", "L6"),
        ("Anggaran", "H6"),
        ("Bukti", "B6"),
        ("Bukti", "C6"),
        ("Bukti", "E6"),
    ],
)
def test_a_text_longer_than_a_cell_is_cut_and_said_and_the_others_are_taken_in(
    quick: Office, sheet: str, cell: str
) -> None:
    quick.asks_about_outputs().asked().put("SB-PEM")
    form = Xlsx(quick.form("SB-WIL", typed_at(sheet, cell, "TANDA")))
    [part] = [name for name, data in form.parts.items() if b"TANDA" in data]
    quick.put("SB-WIL", form.edit(part, "TANDA", "x" * 40_000).data())
    result = quick.step(collect, DUE)
    assert [(unit, said) for unit, said, _ in outcomes(result)] == [
        ("SB-PEM", "diterima"),
        ("SB-WIL", "diterima-dengan-catatan"),
    ]
    [cut] = [f for f in result.findings if f.code == "I29"]
    assert (cut.sheet, cut.cell, cut.value) == (sheet, cell, "40000")
    kept = [v for table in INPUTS for row in quick.rows(table) for v in row.values()]
    assert "x" * KEPT_TEXT in kept


def flood(book: Workbook) -> None:
    """Name 1,981 documents, as many as the reader gives of the sheet."""
    for row in range(6, 6 + 1981):
        for letter in "BCD":
            book["Bukti"][f"{letter}{row}"] = "sama"


def test_one_form_makes_fewer_than_a_thousand_rows_and_says_the_rule(quick: Office) -> None:
    quick.asked().put("SB-PEM", quick.form("SB-PEM", flood))
    result = quick.step(collect, DUE)
    [cut] = [one for one in result.findings if one.code == "I31"]
    assert (cut.sheet, cut.cell, cut.value) == ("Bukti", "C106", "1981")
    assert "menyebut 1981 dokumen, paling banyak 100" in cut.message
    kept = [row for table in (*INPUTS, "tblTemuan") for row in quick.rows(table)]
    assert sum(row["Kode Unit"] == "SB-PEM" for row in quick.rows("tblBukti")) == MOST_EVIDENCE
    assert len(kept) < 1000


def test_a_form_with_many_documents_within_the_rule_is_taken_whole(quick: Office) -> None:
    def many(book: Workbook) -> None:
        for row in range(6, 6 + MOST_EVIDENCE):
            book["Bukti"][f"C{row}"] = f"Laporan {row}"

    quick.asked().put("SB-PEM", quick.form("SB-PEM", many))
    result = quick.step(collect, DUE)
    assert "I31" not in {one.code for one in result.findings}
    assert len(quick.rows("tblBukti")) == MOST_EVIDENCE


def test_a_form_with_too_many_faults_says_the_first_ones(
    quick: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_checks, "MOST_FINDINGS", 50)
    quick.asked().put("SB-PEM", quick.form("SB-PEM", flood))
    result = quick.step(collect, DUE)
    assert len(result.findings) == 51 and result.findings[-1].code == "K16"


def test_a_thousand_waiting_units_make_one_short_sentence() -> None:
    words = story.summary(
        Inbox(()),
        (),
        (),
        (),
        [CollectionRow(unit=f"U{i}", name=f"Unit {i}", status=NOT_YET) for i in range(1000)],
        (),
        (),
        (),
        Beside(Senders({}, ""), Bounces(Senders({}, ""), frozenset)),
        False,
    )
    assert "Unit 11, dan 988 unit lain" in words and len(words) < 500


def test_text_that_looks_like_a_formula_stays_text(office: Office) -> None:
    office.asks_about_outputs().asked()
    answer = '=HYPERLINK("http://contoh")'
    office.put(
        "SB-WIL", office.form("SB-WIL", typed("Analisis", "IK03.1", "Jawaban", "-" + answer))
    )
    office.step(collect, DUE)
    assert "-" + answer in office.column("tblIsianAnalisis", "Jawaban")


# ---- counted once


def test_a_second_run_reads_nothing_twice(office: Office) -> None:
    office.asked().collected()
    before = {table: office.rows(table) for table in (*INPUTS, "tblKiriman", "tblPengumpulan")}
    result = office.step(collect, DUE, 11)
    assert [one[:2] for one in outcomes(result)] == [("", "dilewati")] * 4
    assert "Tidak ada berkas baru (4 sudah diproses sebelumnya)" in result.summary
    assert {table: office.rows(table) for table in before} == before


def test_the_same_file_under_two_names_counts_once(quick: Office) -> None:
    data = quick.asked().form("SB-PEM")
    quick.put("SB-PEM", data, "satu.xlsx")
    quick.put("SB-PEM", data, "dua.xlsx")
    result = quick.step(collect, DUE)
    assert outcomes(result) == [("SB-PEM", "diterima", []), ("SB-PEM", "dilewati", ["K10"])]
    assert len(quick.rows("tblIsianKinerja")) == 1


def test_the_same_content_saved_again_counts_once(quick: Office) -> None:
    data = quick.asked().form("SB-PEM")
    quick.put("SB-PEM", data, "satu.xlsx")
    quick.put("SB-PEM", saved_again(data), "dua.xlsx")
    result = quick.step(collect, DUE)
    assert outcomes(result) == [("SB-PEM", "diterima", []), ("SB-PEM", "dilewati", ["K11"])]
    assert len(quick.rows("tblIsianKinerja")) == 1


def saved_again(data: bytes) -> bytes:
    """The same workbook in other bytes: its parts packed without compression."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, old.read(info))
    assert stream.getvalue() != data
    return stream.getvalue()


def test_a_newer_revision_replaces_the_values_of_the_older_one(quick: Office) -> None:
    quick.asks_about_outputs().asked().put("SB-WIL")
    quick.step(collect, DUE)
    more = typed("Kinerja", "IK03", "TW II", 2)
    quick.put("SB-WIL", quick.form("SB-WIL", more, revision=2), "perbaikan.xlsx")
    quick.step(collect, DUE, 10)
    rows = quick.rows("tblIsianKinerja")
    assert facts(rows, "Kode", "Realisasi", "Revisi", "Berkas") == [
        ("IK03", 3, 2, "perbaikan.xlsx")
    ]
    assert len(quick.rows("tblIsianAnggaran")) == 1 and len(quick.rows("tblIsianAnalisis")) == 5


def test_an_older_revision_does_not_replace_a_newer_one(quick: Office) -> None:
    quick.asked().put("SB-WIL", quick.form("SB-WIL", revision=3), "tiga.xlsx")
    quick.step(collect, DUE)
    old = quick.form("SB-WIL", typed("Kinerja", "IK03", "TW II", 0), revision=2)
    quick.put("SB-WIL", old, "dua.xlsx")
    result = quick.step(collect, DUE, 10)
    assert outcomes(result)[-1][1] == "dilewati" or ("SB-WIL", "dilewati", ["K12"]) in outcomes(
        result
    )
    assert quick.column("tblIsianKinerja", "Realisasi") == [2]


def test_two_contents_with_one_revision_are_asked_about_and_not_guessed(quick: Office) -> None:
    quick.asked().put("SB-WIL")
    quick.step(collect, DUE)
    other = quick.form("SB-WIL", typed("Kinerja", "IK03", "TW II", 0))
    quick.put("SB-WIL", other, "lain.xlsx")
    result = quick.step(collect, DUE, 10)
    assert ("SB-WIL", "dilewati", ["K13"]) in outcomes(result)
    assert quick.column("tblIsianKinerja", "Realisasi") == [2]


# ---- what stands in the way


def test_collecting_before_anything_was_asked_is_refused_with_the_way_out(quick: Office) -> None:
    quick.planned()
    before = quick.everything()
    with pytest.raises(ProcessError) as refusal:
        quick.step(collect, ASKED)
    assert "langkah 2" in refusal.value.cure
    assert quick.everything() == before


def test_a_folder_that_is_not_there_is_told_by_its_path(quick: Office) -> None:
    quick.asked()
    before = quick.everything()
    with pytest.raises(FolderError, match="folder lain") as refusal:
        quick.step(partial(collect, from_=quick.folder / "folder lain"), DUE)
    assert "Buat folder" in refusal.value.cure
    assert quick.everything() == before


def test_an_archive_that_cannot_be_written_stops_before_the_book_changes(quick: Office) -> None:
    quick.asked().put("SB-PEM")
    (quick.folder / "forms/2024/arsip").write_text("sebuah berkas")
    before = quick.everything()
    with pytest.raises(FolderError, match="arsip"):
        quick.step(collect, DUE)
    assert quick.everything() == before


# ---- reminders


def test_reminders_go_to_those_who_owe_a_form_and_to_nobody_else(quick: Office) -> None:
    quick.asked().collected("SB-PEM", "SB-OTDA")
    quick.put("KERJASAMA", quick.form("KERJASAMA", year=2023))
    quick.step(collect, DUE, 10)
    result = quick.step(remind, LATE)
    made = [path.name for path, _ in result.files]
    assert [name for name in made if name.startswith("Pengingat")] == [
        "Pengingat_SB-WIL_2025-01-10.eml",
        "Pengingat_KERJASAMA_2025-01-10.eml",
    ]
    assert set(quick.files("forms/2024/keluar")) >= set(made)


def test_when_nobody_owes_anything_no_reminder_is_made(quick: Office) -> None:
    quick.asked().collected()
    result = quick.step(remind, LATE)
    assert result.data["surel"] == [] and "tidak ada yang perlu diingatkan" in result.summary
