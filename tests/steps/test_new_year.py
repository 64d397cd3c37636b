"""The year turns: per column carried, rolled or blanked; own columns too; whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import signal
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook import Workbook
from tests import forked
from tests.steps import killed
from tests.steps.office import ASKED, DUE, Office, closed_office

from lkjip import cli
from lkjip.book.file_book import FileBook
from lkjip.steps.analyse.analyse import analyse
from lkjip.steps.collect.collect import collect
from lkjip.steps.kernel.snapshot import read_snapshot
from lkjip.steps.request.request import request_data
from lkjip.tables.cells import Cell
from lkjip.tables.data import Row

OLD = "lkjip_book.xlsm"
OLD_BOOKS = Path(__file__).parents[1] / "data" / "books_0_1_0"
Make = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return closed_office(tmp_path)


@pytest.fixture
def make(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Make:
    """Run ``baru --tahun … --dari`` and give the answer."""
    monkeypatch.chdir(tmp_path)

    def run(year: int, source: str = OLD) -> tuple[int, dict[str, Any]]:
        code = cli.main(["baru", "--tahun", str(year), "--dari", source, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


def rows(book: Path, table: str) -> tuple[Row, ...]:
    return FileBook(book).read(table)[table].rows


def setting(book: Path, key: str) -> Cell:
    return next(r["Nilai"] for r in rows(book, "tblPengaturan") if r["Kunci"] == key)


def codes(answer: dict[str, Any]) -> list[str]:
    return [one["kode"] for one in answer["temuan"]]


def four_quarters(form: Workbook) -> None:
    """Type a one into the third and the fourth quarter of every indicator."""
    sheet = form["Kinerja"]
    for row in sheet.iter_rows(min_row=6):
        if str(row[1].value or "").startswith("IK"):
            sheet.cell(row[0].row, 8).value = sheet.cell(row[0].row, 9).value = 1


def full_year(office: Office) -> Office:
    """A year reported to its last quarter."""
    office.type_setting("sampai_triwulan", 4)
    office.planned().step(request_data, ASKED)
    for unit in ("SB-PEM", "SB-WIL", "SB-OTDA", "KERJASAMA"):
        office.put(unit, office.form(unit, four_quarters))
    office.step(collect, DUE)
    office.step(analyse, DUE, 10)
    return office


def test_this_years_results_become_last_year_and_older_years_stay(
    office: Office, make: Make, tmp_path: Path
) -> None:
    full_year(office)
    _, answer = make(2025)
    new = Path(answer["buku"])
    assert "B34" not in codes(answer)
    past = {(r["Kode"], r["Tahun"]): r for r in rows(new, "tblRiwayatIndikator")}
    for result in office.rows("tblCapaian"):
        row = past[result["Kode"], 2024]
        for heading in ("Target", "Realisasi", "Capaian (%)"):
            assert row[heading] == result[heading], (result["Kode"], heading)
    assert {(r["Kode"], 2023) for r in office.rows("tblRiwayatIndikator")} <= set(past)
    known = {i.code: i for i in read_snapshot(FileBook(new)).indicators}
    assert [y.year for y in known["IK02"].past] == [2024, 2023]


@pytest.mark.parametrize("state", ["belum dianalisis", "sampai TW II", "berubah"])
def test_what_is_no_result_of_the_whole_year_is_not_rolled_and_that_is_said(
    office: Office, make: Make, state: str
) -> None:
    if state == "sampai TW II":
        office.analysed()
    elif state == "berubah":
        full_year(office).type_setting("batas_capaian", "100")
    _, answer = make(2025)
    assert "B34" in codes(answer)
    years = {r["Tahun"] for r in rows(Path(answer["buku"]), "tblRiwayatIndikator")}
    assert years == {2023}


def test_targets_pagu_and_letter_numbers_are_blank_and_the_rest_is_carried(
    office: Office, make: Make
) -> None:
    office.type_setting("nomor_surat", "000.8/12/425.012/2025")
    office.type_setting("perjanjian", "Perjanjian Kinerja Perubahan")
    office.type_setting("nama_ttd", "Sri Wahyuni")
    _, answer = make(2025)
    new = Path(answer["buku"])
    assert {r["Target"] for r in rows(new, "tblIndikator")} == {None}
    assert {r["Pagu"] for r in rows(new, "tblProgram")} == {None}
    assert setting(new, "nomor_surat") is None
    assert setting(new, "perjanjian") == "Perjanjian Kinerja"
    assert setting(new, "nama_ttd") == "Sri Wahyuni"
    assert (setting(new, "tahun"), setting(new, "sampai_triwulan")) == (2025, 4)
    for table, left_out in (("tblIndikator", "Target"), ("tblProgram", "Pagu")):
        assert [{k: v for k, v in r.items() if k != left_out} for r in rows(new, table)] == [
            {k: v for k, v in r.items() if k != left_out} for r in office.rows(table)
        ]
    for table in ("tblUnit", "tblSkala", "tblPeran", "tblPeringkat", "tblDasarHukum"):
        assert rows(new, table) == office.rows(table)


def test_texts_are_carried_and_marked_until_somebody_has_checked_them(
    office: Office, make: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    def write(table: list[dict[str, Cell]]) -> None:
        table[0]["Teks"] = "Bagian Pemerintahan berkedudukan di bawah Asisten."

    office.type_rows("tblOrganisasi", write)
    new = Path(make(2025)[1]["buku"])
    texts = rows(new, "tblOrganisasi")
    assert texts[0]["Teks"] == "Bagian Pemerintahan berkedudukan di bawah Asisten."
    assert [r["Perlu Diperiksa"] for r in texts] == ["dari tahun lalu, periksa", *[None] * 7]
    cli.main(["rencana", "--mulai", "2026-01-05", "--buku", str(new), "--kering", "--json"])
    answer = json.loads(capsys.readouterr().out)
    [mark] = [one for one in answer["temuan"] if one["kode"] == "B37"]
    assert (mark["lembar"], mark["sel"]) == ("Laporan", "F5")


@pytest.mark.parametrize(
    ("period", "kept"), [("2019–2024", False), ("2021-2026", True), (None, True)]
)
def test_the_end_target_is_kept_while_the_renstra_lasts(
    office: Office, make: Make, period: str | None, kept: bool
) -> None:
    office.type_setting("renstra", period)
    _, answer = make(2025)
    ends = [r["Target Akhir Renstra"] for r in rows(Path(answer["buku"]), "tblIndikator")]
    assert any(x is not None for x in ends) is kept
    assert ("B36" in codes(answer)) is not kept


def with_own_column(book: Path, table: str, heading: str, values: list[str]) -> None:
    """Let a person add a column at the right of a table, as Excel stores it."""
    from lkjip.book.build import build
    from lkjip.book.layout import LAYOUT
    from lkjip.book.layout.own_columns import with_own_columns
    from lkjip.book.port import Change, Shape

    tab = LAYOUT.table(table).tab
    shape = Shape((), {table: (tab, (*LAYOUT.table(table).headers, heading))}, frozenset())
    book.write_bytes(build(with_own_columns(LAYOUT, shape, frozenset({table}))))
    there = FileBook(book).read(table)[table].rows
    filled = [{**row, heading: value} for row, value in zip(there, values, strict=False)]
    FileBook(book).apply(Change({table: filled}))


def test_a_persons_own_columns_go_along(make: Make, tmp_path: Path) -> None:
    values = ["Bu Ani", "Pak Budi", "Bu Citra", "Pak Dedi"]
    with_own_column(tmp_path / OLD, "tblUnit", "Penghubung", values)
    new = Path(make(2025)[1]["buku"])
    assert [r["Penghubung"] for r in rows(new, "tblUnit")] == values
    assert read_snapshot(FileBook(new)).units[0].code == "SB-PEM"


def test_a_tab_of_a_persons_own_is_named_because_the_new_book_lacks_it(
    make: Make, tmp_path: Path
) -> None:
    from lkjip.book.build import build
    from lkjip.book.layout import LAYOUT
    from lkjip.book.spec import Tab, TabKind

    own = Tab("Catatan Kami", "Catatan", TabKind.REGISTER)
    (tmp_path / OLD).write_bytes(build(replace(LAYOUT, tabs=(*LAYOUT.tabs, own))))
    _, answer = make(2025)
    [found] = [f for f in answer["temuan"] if f["kode"] == "B44"]
    assert found["lembar"] == "Catatan Kami" and "Catatan Kami" in found["pesan"]


def test_a_book_of_the_first_version_is_read_and_stays_as_it_is(make: Make, tmp_path: Path) -> None:
    shutil.copyfile(OLD_BOOKS / "setengah_jalan.xlsm", tmp_path / "lama.xlsm")
    before = (tmp_path / "lama.xlsm").read_bytes()
    _, answer = make(2025, "lama.xlsm")
    old = FileBook(tmp_path / "lama.xlsm").read("tblIndikator")["tblIndikator"].rows
    past = rows(Path(answer["buku"]), "tblRiwayatIndikator")
    assert [(r["Kode"], r["Tahun"], r["Realisasi"]) for r in past] == [
        (r["Kode"], 2023, r["Realisasi Tahun Lalu"]) for r in old
    ]
    assert (tmp_path / "lama.xlsm").read_bytes() == before
    assert not (tmp_path / "cadangan").exists()


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL and a fork server")
def test_a_killed_run_leaves_no_book_or_a_whole_one_and_the_next_run_leaves_nothing_else(
    tmp_path: Path,
) -> None:
    office = closed_office(tmp_path / "kantor")
    office.type_setting("nama_ttd", "Sri Wahyuni")
    states, of_the_system = tmp_path / "keadaan", tmp_path / "sistem"
    states.mkdir()
    of_the_system.mkdir()
    before = {path.name for path in office.folder.iterdir()}
    target = "lkjip_book_2025.xlsm"

    def words(folder: Path) -> list[str]:
        places = ["--dari", str(folder / OLD), "--buku", str(folder / target)]
        return ["baru", "--tahun", "2025", *places]

    def play(run: Callable[..., object], folder: Path, *more: object) -> int:
        environment = {"TMPDIR": str(of_the_system)}
        return forked.finish(forked.start(run, words(folder), *more, environment=environment))

    assert play(killed.run_and_keep, office.folder, str(office.folder), str(states)) == 0
    left = sorted(states.iterdir(), key=lambda state: int(state.name))
    assert len(left) >= 3 and {path.name for path in office.folder.iterdir()} == {*before, target}
    for folder in (*left, office.folder):
        book = folder / target
        if book.exists():
            assert zipfile.ZipFile(book).testzip() is None
            assert setting(book, "nama_ttd") == "Sri Wahyuni"
            assert {r["Target"] for r in rows(book, "tblIndikator")} == {None}
    cut_off = tmp_path / "mati"
    shutil.copytree(left[0], cut_off)
    number = next(int(state.name) for state in left if list(state.rglob("~*.tmp")))
    assert play(killed.run_until_change, cut_off, number, str(cut_off)) == -signal.SIGKILL
    assert play(killed.run, cut_off) == 0
    assert setting(cut_off / target, "nama_ttd") == "Sri Wahyuni"
    assert {path.name for path in cut_off.iterdir()} == {*before, target}
    assert not list(of_the_system.iterdir())


def test_a_book_that_exists_is_never_replaced(office: Office, make: Make, tmp_path: Path) -> None:
    office.type_setting("tahun", 2024)
    first = make(2025)[1]["buku"]
    before = Path(first).read_bytes()
    code, answer = make(2025)
    assert code == 2 and "sudah ada" in answer["galat"]["pesan"]
    assert Path(first).read_bytes() == before and not list(tmp_path.glob("~*"))
