"""The demo plays the whole SOP on the real figures, and what it leaves holds true for checkers."""

from __future__ import annotations

import contextlib
import csv
import email
import hashlib
import io
import json
import re
from datetime import time
from decimal import ROUND_HALF_UP, Decimal
from email.policy import default
from functools import cache
from itertools import groupby
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document
from lxml import etree
from openpyxl.workbook import Workbook
from tests.book import shelf
from tests.book.test_vba_book import olevba
from tests.tools.book_lint import lint_book
from tests.tools.vba_check import check_vba_book

from lkjip import cli, product
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.demo import play
from lkjip.steps.kernel.history import END, broken_at
from lkjip.tables.declared.results import HISTORY

NIGHT = time()
LATE = "Sub Bagian Administrasi Kewilayahan"


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that one run of the demo leaves, in the default place (shared: only read)."""
    here = tmp_path_factory.mktemp("peragaan")
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(out):
        patch.chdir(here)
        assert cli.main(["demo"]) == 0
    (here / "kata.txt").write_text(out.getvalue())
    return here / "contoh-hasil"


@pytest.fixture
def book(played: Path) -> Path:
    return played / "lkjip_book.xlsm"


@cache
def opened(book: Path) -> Workbook:
    """The played book as openpyxl sees it."""
    return openpyxl.load_workbook(book, data_only=True)


def table(book: Path, name: str) -> list[dict[str, object]]:
    """A table as openpyxl reads it: a reader that is not ours."""
    workbook = opened(book)
    spec = LAYOUT.table(name)
    cells = workbook[spec.tab][workbook[spec.tab].tables[name].ref]
    headers = [cell.value for cell in cells[0]]
    return [dict(zip(headers, [c.value for c in row], strict=True)) for row in cells[1:]]


def shown(value: object) -> str:
    exact = Decimal(repr(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return str(exact).replace(".", ",")


# ---- what it holds


def test_the_published_figures_can_be_read_in_the_book(book: Path) -> None:
    rows = {(row["Jenjang"], row["Kode"]): row for row in table(book, "tblGulungan")}
    levels = [("Kegiatan", "4.01.02.2.01"), ("Kegiatan", "4.01.02.2.04")]
    levels += [("Sub Kegiatan", f"4.01.02.2.01.000{i}") for i in (1, 2, 3)]
    assert [shown(rows[level]["Capaian (%)"]) for level in levels] == [
        "58,82", "90,24", "71,43", "66,67", "42,86",
    ]  # fmt: skip
    assert [shown(rows[level]["Serapan (%)"]) for level in levels[:2]] == ["28,06", "54,25"]


def test_the_history_tells_the_states_of_the_late_and_mistaken_unit(book: Path) -> None:
    told = [row["Status"] for row in table(book, HISTORY.name) if row["Objek"] == LATE]
    states = [word for word in told if word in ("terlambat", "ditolak", "diterima")]
    assert [word for word, _ in groupby(states)] == ["terlambat", "ditolak", "diterima"]
    forms = [row["Hasil"] for row in table(book, "tblKiriman") if row["Kode Unit"] == "SB-WIL"]
    assert forms == ["ditolak", "diterima"]


def test_all_eight_steps_are_done(book: Path) -> None:
    assert [row["Keadaan"] for row in table(book, "tblRencana")] == ["selesai"] * 8


def test_the_history_is_one_unbroken_chain(book: Path) -> None:
    own = FileBook(book)
    end = own.read_names(END)[END]
    assert broken_at(HISTORY.read(own.read(HISTORY.name)[HISTORY.name]), str(end)) == ""


def test_a_person_reads_what_happened_and_where_the_files_are(played: Path) -> None:
    words = re.sub(r"[\s│]+", " ", (played.parent / "kata.txt").read_text())
    for part in ("1 Rencana", "4 Analisis", "1 ditolak", "28,74 %", "lkjip_book.xlsm"):
        assert part in words
    places = re.findall(r"(?:forms/2024/[a-z]+|laporan/2024)(?![/\w])", words)
    assert len(places) >= 4 and {(played / place).is_dir() for place in places} == {True}


# ---- files


def test_the_archive_holds_every_original_byte_for_byte(played: Path) -> None:
    sent = []
    for mail in sorted((played / "forms/2024/masuk").glob("*.eml")):
        message = email.message_from_bytes(mail.read_bytes(), policy=default)
        sent += [part.get_content() for part in message.iter_attachments()]
    kept = [path for path in (played / "forms/2024/arsip").rglob("*") if path.is_file()]
    assert len(sent) == 9  # five forms and four documents of evidence
    assert sorted(hashlib.sha256(data).hexdigest() for data in sent) == sorted(
        hashlib.sha256(path.read_bytes()).hexdigest() for path in kept
    )
    assert all(path.name.startswith(hashlib.sha256(path.read_bytes()).hexdigest()) for path in kept)


def test_every_run_left_the_book_as_it_was_before_it(played: Path, book: Path) -> None:
    copies = sorted((played / "cadangan").glob("*.xlsm"))
    assert copies[0].read_bytes() == product.BOOK.read_bytes()
    named = {str(row["Cadangan"]) for row in table(book, HISTORY.name) if row["Cadangan"]}
    hours = ("01-09_090000", "01-23_090000", "01-23_100000")
    thinned = {f"lkjip_book_2025-{hour}.xlsm" for hour in hours}
    assert named - thinned == {path.name for path in copies}
    assert len({path.read_bytes() for path in copies}) == len(copies)


def test_no_half_written_file_and_no_lock_is_left(played: Path) -> None:
    left = [name for name in shelf.everything(played) if re.search(r"~|\.tmp$|\.kunci$", name)]
    assert left == []


# ---- every byte that should not change did not


def test_every_part_but_the_sheets_and_tables_is_byte_for_byte_as_built(book: Path) -> None:
    before, after = shelf.parts_of(shelf.built()), shelf.parts(book)
    assert list(after) == [name for name in before if name != "xl/calcChain.xml"]
    changed = {name for name in after if after[name] != before[name]}
    book_part = "xl/workbook.xml"  # its print areas follow the data, nothing else changes there
    assert all(
        re.fullmatch(r"xl/(worksheets/sheet|tables/table)\d+\.xml", name)
        for name in changed - {book_part}
    ), changed
    areas = r'(<definedName[^>]*name="_xlnm.Print_Area"[^>]*>)[^<]*'
    was, is_now = (
        re.sub(areas, r"\1", etree.canonicalize(parts[book_part].decode()))
        for parts in (before, after)
    )
    assert is_now == was
    assert len(changed) > 10


def test_vba_buttons_ribbon_styles_and_charts_are_still_there(book: Path) -> None:
    before, after = shelf.parts_of(shelf.built()), shelf.parts(book)
    kinds = ("xl/vbaProject.bin", "customUI/", "xl/drawings/", "xl/charts/", "xl/styles.xml")
    for kind in kinds:
        parts = {name: data for name, data in before.items() if name.startswith(kind)}
        assert parts, kind
        assert {name: after[name] for name in parts} == parts


# ---- what checkers say of the played book


def test_the_strict_reader_finds_nothing_wrong_with_the_vba(book: Path) -> None:
    assert check_vba_book(book).objections() == []


def test_the_book_lint_finds_nothing_that_excel_would_repair(book: Path) -> None:
    assert lint_book(book) == []


def test_the_office_schema_is_kept(book: Path) -> None:
    assert shelf.schema_errors(book) == []


def test_olevba_finds_our_source_unchanged(book: Path) -> None:
    assert shelf.macros(book, olevba) == shelf.macros(product.BOOK, olevba)


def test_openpyxl_reads_the_same_values_as_the_port(book: Path) -> None:
    own = FileBook(book)
    workbook = opened(book)
    for spec in LAYOUT.tables:
        mine = own.read(spec.name)[spec.name]
        sheet = workbook[spec.tab]
        for number, row in zip(mine.row_numbers, mine.rows, strict=True):
            cells = [sheet.cell(number, spec.col + i).value for i in range(len(mine.columns))]
            seen = [c.date() if hasattr(c, "date") and c.time() == NIGHT else c for c in cells]
            assert seen == list(row.values()), f"{spec.name}, row {number}"


@pytest.mark.libreoffice
def test_libreoffice_opens_the_played_book_and_shows_the_figures(
    book: Path, tmp_path: Path
) -> None:
    converted = shelf.through_libreoffice(book, tmp_path)
    workbook = openpyxl.load_workbook(converted, data_only=True)
    sheet, spec = workbook["4 Analisis"], LAYOUT.table("tblGulungan")
    column = {header: i for i, header in enumerate(spec.headers, spec.col)}
    values = {
        sheet.cell(row, column["Kode"]).value: shown(sheet.cell(row, column["Capaian (%)"]).value)
        for row in range(spec.row + 1, spec.row + 15)
        if sheet.cell(row, column["Capaian (%)"]).value is not None
    }
    assert (values["4.01.02.2.01"], values["4.01.02.2.04"]) == ("58,82", "90,24")
    errors = [
        f"{page.title}!{cell.coordinate}"
        for page in workbook
        for row in page.iter_rows()
        for cell in row
        if cell.data_type == "e"
    ]
    assert errors == []


# ---- running it again


def test_a_second_run_takes_the_next_free_name_and_leaves_everything_else_alone(
    played: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(played.parent)
    played.with_name("contoh-hasil-2").write_text("jangan hilang")
    before = shelf.everything(played.parent)
    assert cli.main(["demo", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    second = Path(answer["folder"])
    assert second == played.with_name("contoh-hasil-3")
    after = shelf.everything(played.parent)
    assert {name: after[name] for name in before} == before
    assert {(second / name).is_file() for name in answer["berkas_contoh"]} == {True}
    assert Path(answer["buku"]) == second / "lkjip_book.xlsm"
    assert [step["langkah"] for step in answer["langkah"]][1:3] == ["1 Rencana", "2 Permintaan"]
    first, again = (FileBook(folder / "lkjip_book.xlsm") for folder in (played, second))
    for name in ("tblCapaian", "tblGulungan", "tblRencana", "tblPengumpulan"):
        columns = [h for h in LAYOUT.table(name).headers if not h.startswith("Sidik")]
        assert [[row[c] for c in columns] for row in first.read(name)[name].rows] == [
            [row[c] for c in columns] for row in again.read(name)[name].rows
        ]


def test_an_empty_folder_that_is_there_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    played: list[Path] = []
    monkeypatch.setattr(play, "steps_1_to_4", lambda this: played.append(this.folder))
    monkeypatch.setattr(play, "steps_5_to_8", lambda this: None)
    folder = tmp_path / "kosong"
    folder.mkdir()
    assert cli.main(["demo", "--folder", str(folder)]) == 0
    assert played == [folder]
    assert (folder / "lkjip_book.xlsm").read_bytes() == product.BOOK.read_bytes()


def test_a_place_where_no_folder_can_be_is_told_by_its_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "berkas.txt").write_text("jangan hilang")
    place = tmp_path / "berkas.txt" / "dalam"
    assert cli.main(["demo", "--folder", str(place), "--json"]) == 2
    error = json.loads(capsys.readouterr().out)["galat"]
    assert error["jenis"] == "FolderError" and str(place) in error["pesan"]
    assert "--folder" in error["perbaikan"]
    assert (tmp_path / "berkas.txt").read_text() == "jangan hilang"


# ---- the record


def text_of(path: Path) -> str:
    document = Document(str(path))
    cells = (c.text for t in document.tables for r in t.rows for c in r.cells)
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_the_demo_ends_with_a_signed_report_without_gaps(played: Path, book: Path) -> None:
    report = played / "laporan" / "2024" / "LKjIP_2024.docx"
    text = text_of(report)
    assert "LEMBAR PENGESAHAN" in text and "(nama pejabat, contoh)" in text
    assert "Belum ada:" not in text and "Belum tersedia:" not in text
    assert "s.d. Triwulan II" in text or "sampai dengan Triwulan II" in text
    assert not [row for row in table(book, "tblTemuan") if row["Tingkat"] != "catatan"]


def test_every_text_that_is_made_up_says_that_it_is_an_example() -> None:
    marked = re.compile(r"\((teks |jawaban |definisi )?contoh\.?\)|untuk contoh", re.IGNORECASE)
    for name in ("laporan.csv", "jawaban_reviu.csv", "bukti.csv", "analisis.csv", "definisi.csv"):
        with (product.EXAMPLE / name).open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                assert marked.search(" ".join(row.values())), row


def test_the_23_items_of_the_demo_are_all_answered(book: Path) -> None:
    open_items = [
        (row["Bagian"], row["No"])
        for row in table(book, "tblDaftarReviu")
        if row["Jawaban"] == "perlu dinilai" and not row["Jawaban pereviu"]
    ]
    assert open_items == []


def test_evidence_came_with_the_mails_and_goes_into_the_package(played: Path, book: Path) -> None:
    files = table(book, "tblBerkasBukti")
    assert {row["Hasil"] for row in files} == {"dipasangkan"} and len(files) == 4
    assert {row["Keadaan"] for row in table(book, "tblBukti")} == {"berkas ada"}
    [package] = (played / "laporan" / "2024").glob("Paket_*_v3.zip")
    with ZipFile(package) as archive:
        inside = [name for name in archive.namelist() if name.startswith("bukti/")]
    assert len(inside) == 4 and all(name.endswith("(contoh).pdf") for name in inside)
