"""``impor`` fills registers from tables and ``ekspor`` writes them back; nothing is guessed."""

from __future__ import annotations

import errno
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.steps.office import START, Office

from lkjip import disk
from lkjip.errors import FolderError, UsageError
from lkjip.findings import Finding
from lkjip.steps.exchange.export_folder import write_folder
from lkjip.steps.exchange.export_tables import WORKBOOK, export_tables
from lkjip.steps.exchange.import_tables import import_tables
from lkjip.steps.exchange.register_tables import REGISTERS
from lkjip.steps.kernel.base import StepResult
from lkjip.steps.kernel.staging import write_files
from lkjip.steps.undo import undo


def take(office: Office, content: str, name: str = "tabel.csv", **options: Any) -> StepResult:
    office.folder.mkdir(exist_ok=True, parents=True)
    path = office.folder / name
    path.write_text(content, encoding="utf-8")
    return take_file(office, path, **options)


def take_file(office: Office, path: Path, **options: Any) -> StepResult:
    return office.step(partial(import_tables, path=path, **options), START)


def counts(result: StepResult) -> list[tuple[object, ...]]:
    tables = result.data["tabel"]
    assert isinstance(tables, list)
    return [tuple(one.values()) for one in tables]


def codes(result: StepResult) -> list[str]:
    return [finding.code for finding in result.findings]


def only(result: StepResult, code: str) -> Finding:
    [finding] = [one for one in result.findings if one.code == code]
    return finding


def test_what_is_exported_comes_back_the_same(office: Office, tmp_path: Path) -> None:
    office.type_rows("tblUnit", lambda rows: rows[0].update({"NIP": "197001011995031001"}))
    office.type_rows("tblIndikator", lambda rows: rows[0].update({"Target": 3.066}))
    office.type_rows("tblIndikator", lambda rows: rows[1].update({"Target": "BB (79,39)"}))
    office.type_rows("tblIndikator", lambda rows: rows[2].update({"Target": "92,50"}))
    office.type_rows("tblUnit", lambda rows: rows[1].update({"Kepala": "=1+1"}))
    before = {name: office.rows(table.name) for name, table in REGISTERS.items()}
    files = export_tables(office.shot(), office.context(START), folder=tmp_path / "keluar").files
    assert len(files) == len(REGISTERS) + 1
    for path, content in files:
        write_files([(path, content)])
        result = take_file(office, path)
        assert codes(result) == []
        for name, read, added, changed, same, removed in counts(result):
            rows = len(before[str(name)])
            assert (read, added, changed, same, removed) == (rows, 0, 0, rows, 0)
    assert {name: office.rows(table.name) for name, table in REGISTERS.items()} == before
    with pytest.raises(FolderError, match="tidak ditimpa"):
        export_tables(office.shot(), office.context(START), folder=tmp_path / "keluar")


def test_rows_are_matched_by_key_in_any_order_of_columns(quick: Office) -> None:
    content = (
        "Alamat Surel;Kode;Nama Unit;Catatan\n"
        "baru@contoh.go.id;sb-pem;Sub Bagian Pemerintahan Umum;x\n"
        "bar@contoh.go.id;SB-BARU;Sub Bagian Baru;\n"
    )
    result = take(quick, content)
    assert counts(result) == [("Unit", 2, 1, 1, 0, 0)]
    assert result.data["kolom_tidak_dikenal"] == ["Catatan"] and codes(result) == ["T11"]
    row = quick.row("tblUnit", "Kode Unit", "SB-PEM")
    assert row["Email"] == "baru@contoh.go.id" and row["Kepala"] is not None
    assert row["Unit"] == "Sub Bagian Pemerintahan Umum"
    assert quick.row("tblUnit", "Kode Unit", "SB-BARU")["Aktif"] is None
    last = quick.rows("tblRiwayat")[-1]
    assert "tblUnit" in str(last["Tabel"]) and last["Tindakan"] == "impor register"


def test_an_import_is_undone_like_any_step(closed: Office) -> None:
    before = closed.rows("tblUnit")
    take(closed, "Kode Unit;Unit\nSB-BARU;Sub Bagian Baru\n")
    assert len(closed.rows("tblUnit")) == len(before) + 1
    closed.step(undo, START, 10)
    assert closed.rows("tblUnit") == before


def test_a_register_is_replaced_where_a_person_asks_for_it(quick: Office) -> None:
    result = take(quick, "Tanggal,Nama,Jenis\n19 Januari 2025,Hari Kota,libur daerah\n",
                  replace_all=True)  # fmt: skip
    assert counts(result)[0][:4] == ("Libur", 1, 1, 0)
    assert [str(row["Tanggal"]) for row in quick.rows("tblLibur")] == ["2025-01-19"]


def test_settings_and_texts_are_filled_and_never_grow(quick: Office) -> None:
    result = take(quick, "Kunci;Nilai\ntahun;2025\nunit_kerja;Bagian Hukum\n")
    assert counts(result) == [("Pengaturan", 2, 0, 2, 0, 0)]
    assert quick.row("tblPengaturan", "Kunci", "tahun")["Nilai"] == 2025
    assert "Bagian Hukum" in str(quick.name("beranda_judul"))
    assert take(quick, 'Kunci;Teks\ntugas;"satu\ndua"\n').findings == ()
    assert quick.row("tblOrganisasi", "Kunci", "tugas")["Teks"] == "satu\ndua"
    refused = take(quick, "Kunci;Nilai\nwarna;merah\n")
    assert refused.refused and codes(refused) == ["T07"]
    refused = take(quick, "Kunci;Nilai\ntahun;dua ribu\n")
    assert refused.refused and codes(refused) == ["T10"]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_a_cell_of_several_lines_has_the_line_ends_of_excel(quick: Office, end: str) -> None:
    path = quick.folder / "tabel.csv"
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_bytes(f'Kunci;Teks\r\ntugas;"satu{end}dua"\r\n'.encode())
    assert take_file(quick, path).findings == ()
    assert quick.row("tblOrganisasi", "Kunci", "tugas")["Teks"] == "satu\ndua"


def test_values_stay_whole(quick: Office) -> None:
    content = (
        "Kode;Kode Program;Indikator;Satuan;Target 2024;Polaritas;Bobot (%)\n"
        "IK21;4.01.02.2.01;Nilai SAKIP;predikat;BB;positif;2,5\n"
        "IK22;4.01.02.2.01;Opini BPK;opini;WTP;;\n"
        "IK23;4.01.02.2.01;Waktu layanan;hari;5–7;rentang;\n"
        "IK24;4.01.02.2.01;Laju;%;-4,5;turun;\n"
        "IK25;4.01.02.2.01;Indeks;indeks;92,50;naik;\n"
        "IK26;4.01.02.2.01;Dokumen;dokumen;1.234;naik;\n"
    )
    result = take(quick, content)
    assert counts(result) == [("Indikator", 6, 6, 0, 0, 0)] and not result.refused
    rows = quick.rows("tblIndikator")[-6:]
    assert [row["Target"] for row in rows] == ["BB", "WTP", "5–7", -4.5, "92,50", "1.234"]
    assert [row["Arah"] for row in rows][:4] == ["naik", None, "rentang", "turun"]
    assert rows[0]["Bobot"] == 2.5


@pytest.mark.parametrize(
    ("content", "code", "cell"),
    [
        ("Kode Unit;Unit\nA;a\n;b\n", "T05", "A3"),
        ("Kode Unit;Unit\nA;a\na;b\n", "T06", "A3"),
        ("Kode Unit;Unit;NIP\nA;a;1,97001E+17\n", "T02", "C2"),
        ("Kode Unit;Unit;Kode Unit\nA;a;b\n", "T09", "baris 1"),
        ("Kode Unit;Unit;Aktif\nA;a;mungkin\n", "B20", "C2"),
        ("Tanggal;Nama\n19 Januari;Hari Kota\n", "T03", "A2"),
        ("Kode;Uraian;Pagu\n9.1;Program;lima juta\n", "T04", "C2"),
        ("Kode Unit;Unit;Emall\nA;a;b\n", "T13", "baris 1"),
    ],
)
def test_a_cell_that_cannot_be_leaves_the_book_as_it_is(
    quick: Office, content: str, code: str, cell: str
) -> None:
    before = quick.everything()
    result = take(quick, content)
    finding = only(result, code)
    assert (finding.file, finding.cell, finding.level) == ("tabel.csv", cell, "tolak")
    assert result.refused and quick.everything() == before


def test_a_blank_cell_blanks_and_says_so(quick: Office) -> None:
    result = take(quick, "Kode Unit;Email\nSB-PEM;\n")
    finding = only(result, "T08")
    assert finding.cell == "B2" and "@" in finding.message
    assert quick.row("tblUnit", "Kode Unit", "SB-PEM")["Email"] is None


def test_an_unknown_table_gets_a_mapping_that_a_person_confirms(quick: Office) -> None:
    content = "Kd;Sebutan Unit;Surat elektronik\nSB-X;Sub Bagian X;x@contoh.go.id\n"
    before = quick.everything()
    result = take(quick, content, register="Unit")
    finding = only(result, "T01")
    assert (
        "Kd, Sebutan Unit, Surat elektronik" in finding.message and "Kode Unit" in finding.message
    )
    assert result.refused and quick.everything() == before
    [(proposed, text)] = result.files
    assert proposed.read_bytes() == text and text.decode("utf-8-sig").startswith("Register,Judul")
    confirmed = "Register,Judul di berkas,Kolom register\n" + "".join(
        f"Unit,{title},{heading}\n"
        for title, heading in (("Kd", "Kode Unit"), ("Sebutan Unit", "Unit"),
                               ("Surat elektronik", "Email"))
    )  # fmt: skip
    proposed.write_text(confirmed, encoding="utf-8")
    result = take(quick, content, mapping=proposed)
    assert counts(result) == [("Unit", 1, 1, 0, 0, 0)]
    assert quick.row("tblUnit", "Kode Unit", "SB-X")["Email"] == "x@contoh.go.id"
    again = take(quick, content, register="Unit")
    assert again.files[0][0] != proposed


def test_a_mapping_names_only_what_there_is(quick: Office, tmp_path: Path) -> None:
    path = tmp_path / "peta.csv"
    path.write_text("Register,Judul di berkas,Kolom register\nUnit,Kd,Kode\n")
    with pytest.raises(UsageError, match=r"peta\.csv baris 2: 'Kode' bukan kolom Unit"):
        take(quick, "Kd;Unit\nA;a\n", mapping=path)
    path.write_text("a,b\n")
    with pytest.raises(UsageError, match="tidak berjudul"):
        take(quick, "Kd;Unit\nA;a\n", mapping=path)
    with pytest.raises(UsageError, match="Register 'Pegawai' tidak ada"):
        take(quick, "Kd;Unit\nA;a\n", register="Pegawai")


def test_several_sheets_are_taken_at_once_and_the_others_are_named(
    quick: Office, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheets: dict[str, list[list[object]]] = {
        "Catatan": [["bukan tabel"]],
        "Data": [["Daftar unit"], ["Kode Unit", "Unit"], ["SB-X", "Sub Bagian X"]],
        "Rekening": [["Kode Rekening", "Nomenklatur", "Anggaran"], ["9", "Program X", 1500.5]],
    }
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = tmp_path / "kantor.xlsx"
    book.save(path)
    result = take_file(quick, path)
    assert [one[:3] for one in counts(result)] == [("Unit", 1, 1), ("Program", 1, 1)]
    assert only(result, "T12").value == "Catatan"
    assert quick.row("tblProgram", "Kode", "9")["Pagu"] == 1500.5


def test_a_dry_run_counts_and_writes_nothing(closed: Office) -> None:
    before = closed.everything()
    path = closed.folder / "tabel.csv"
    path.write_text("Kode Unit;Unit\nSB-X;x\n")
    result = closed.step(partial(import_tables, path=path), START, dry=True)
    assert counts(result) == [("Unit", 1, 1, 0, 0, 0)] and closed.everything() == before


def test_the_workbook_keeps_the_digits_of_a_nip(quick: Office, tmp_path: Path) -> None:
    quick.type_rows("tblUnit", lambda rows: rows[0].update({"NIP": "197001011995031001"}))
    files = dict(export_tables(quick.shot(), quick.context(START), folder=tmp_path).files)
    (tmp_path / WORKBOOK).write_bytes(files[tmp_path / WORKBOOK])
    sheet = openpyxl.load_workbook(tmp_path / WORKBOOK)["Unit"]
    cell = sheet["E2"]
    assert (cell.value, cell.number_format) == ("197001011995031001", "@")


@pytest.mark.parametrize("there", [False, True], ids=["new", "empty"])
def test_a_folder_whose_name_cannot_be_forced_to_the_disk_is_not_left_half_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, there: bool
) -> None:
    folder = tmp_path / "keluaran"
    if there:
        folder.mkdir()

    def full(_folder: Path) -> None:
        raise OSError(errno.ENOSPC, "penuh")

    monkeypatch.setattr(disk, "force_folder", full)
    with pytest.raises(FolderError):
        write_folder(folder, [(folder / "Unit.csv", b"Kode\n")])
    assert [path.name for path in tmp_path.rglob("*")] == (["keluaran"] if there else [])
