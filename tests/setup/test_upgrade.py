"""A book of an earlier program comes up whole; one of a later program is refused in plain words."""

from __future__ import annotations

import json
import os
import shutil
import signal
from dataclasses import replace
from datetime import datetime
from importlib import resources
from pathlib import Path

import pytest
from lxml import etree
from tests.book import shelf
from tests.forked import finish, start
from tests.steps.killed import run_until_change
from tests.tools import kept_structure

from lkjip import __version__, cli
from lkjip.a1 import address
from lkjip.book.build import build
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.parts.column_looks import Look, column_looks
from lkjip.book.parts.package import Package, tag
from lkjip.book.port import Change
from lkjip.book.version import NAME, VERSION, wrong_version
from lkjip.errors import BookStructure
from lkjip.setup_pc import kept_looks as looks_module
from lkjip.setup_pc import upgrade
from lkjip.setup_pc.kept_looks import kept_looks
from lkjip.setup_pc.upgrade import bring_up, formats_of, headings_of
from lkjip.steps.kernel.history import END, broken_at
from lkjip.steps.kernel.snapshot import read_snapshot
from lkjip.tables.declared.results import HISTORY

OLD = Path(__file__).parents[1] / "data" / "books_0_1_0"
"""Books of 0.1.0 (as shipped, and after step 4 of the example), and built ones of versions 2 and 3."""
NOW = datetime(2026, 1, 5, 9)
MOVED = {("tblIndikator", "Realisasi Tahun Lalu"), ("tblIndikator", "Standar Nasional")}
"""Columns that became tables of the tab Pembanding."""
AS_SHIPPED, HALF_DONE, SECOND = "kosong.xlsm", "setengah_jalan.xlsm", "susunan_2.xlsm"
THIRD = "susunan_3.xlsm"


def lay(folder: Path, name: str) -> Path:
    book = folder / "lkjip_book.xlsm"
    shutil.copyfile(OLD / name, book)
    return book


@pytest.mark.parametrize(
    ("name", "version"), [(AS_SHIPPED, 1), (HALF_DONE, 1), (SECOND, 2), (THIRD, 3)]
)
def test_every_cell_of_every_table_of_the_old_book_is_in_the_new_one(
    tmp_path: Path, name: str, version: int
) -> None:
    book = lay(tmp_path, name)
    done = bring_up(book, NOW)
    assert done is not None and (done.version, done.lost) == (version, ())
    old, new = FileBook(OLD / name), FileBook(book)
    for table, headings in headings_of(version).items():
        before, after = old.read(table)[table].rows, new.read(table)[table].rows
        still = [h for h in headings if version > 1 or (table, h) not in MOVED]
        kept = [{heading: row[heading] for heading in still} for row in after]
        there = [{heading: row[heading] for heading in still} for row in before]
        assert kept[: len(before)] == there or table == "tblPengaturan"
        if table != "tblPengaturan":
            assert len(after) == len(before), table
    values = {row["Kunci"]: row["Nilai"] for row in new.read("tblPengaturan")["tblPengaturan"].rows}
    for row in old.read("tblPengaturan")["tblPengaturan"].rows:
        assert values[row["Kunci"]] == row["Nilai"]


def test_last_years_figures_and_standards_become_rows_of_the_comparison_tab(
    tmp_path: Path,
) -> None:
    book = lay(tmp_path, HALF_DONE)
    old = FileBook(book).read("tblIndikator")["tblIndikator"].rows
    bring_up(book, NOW)
    new = FileBook(book).read("tblRiwayatIndikator", "tblPembanding")
    assert [(r["Kode"], r["Tahun"], r["Realisasi"]) for r in new["tblRiwayatIndikator"].rows] == [
        (r["Kode"], 2023, r["Realisasi Tahun Lalu"]) for r in old if r["Realisasi Tahun Lalu"]
    ]
    assert [(r["Kode"], r["Nilai"]) for r in new["tblPembanding"].rows] == [
        (r["Kode"], r["Standar Nasional"]) for r in old if r["Standar Nasional"]
    ]


def test_the_named_cells_and_the_chain_of_the_history_are_kept(tmp_path: Path) -> None:
    book = lay(tmp_path, HALF_DONE)
    bring_up(book, NOW)
    old, new = FileBook(OLD / HALF_DONE), FileBook(book)
    names = ("rencana_mulai", "beranda_judul", "beranda_tindakan", END)
    assert new.read_names(*names) == old.read_names(*names)
    assert broken_at(read_snapshot(new).rows(HISTORY), str(new.read_names(END)[END])) == ""


def test_the_old_book_lies_in_the_backups_and_a_second_opening_changes_nothing(
    tmp_path: Path,
) -> None:
    book = lay(tmp_path, HALF_DONE)
    done = bring_up(book, NOW)
    assert done is not None and done.copy.read_bytes() == (OLD / HALF_DONE).read_bytes()
    before = shelf.everything(tmp_path)
    assert bring_up(book, NOW) is None
    assert shelf.everything(tmp_path) == before


def test_a_half_done_year_of_the_old_program_goes_on_to_the_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = lay(tmp_path, HALF_DONE)
    orders = (
        ("analisis", "2025-01-20"),
        ("draf", "2025-01-20"),
        ("reviu", "2025-01-22", "--keputusan", "sesuai"),
        ("kirim", "2025-01-23", "--alasan", "arsip di komputer lama"),
        ("evaluasi", "2025-01-24", "--keputusan", "sesuai"),
    )
    for name, day, *more in orders:
        words = [name, *more, "--hari-ini", day, "--pelaku", "petugas", "--json"]
        code = cli.main([*words, "--buku", str(book)])
        told = capsys.readouterr()
        assert code in (cli.DONE, cli.NEEDS_FIX), told.out
        assert ("dinaikkan" in told.err) is (name == "analisis")
    shot = read_snapshot(FileBook(book))
    assert shot.process.finished
    assert "permintaan dikirim" in {row["peristiwa"] for row in shot.tables["tblPeristiwa"].rows}


def test_the_last_step_of_the_old_program_can_be_undone_after_the_upgrade(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = lay(tmp_path, HALF_DONE)
    last = FileBook(book).read("tblRiwayat")["tblRiwayat"].rows[-1]
    copy = tmp_path / "cadangan" / str(last["Cadangan"])
    copy.parent.mkdir()
    shutil.copyfile(OLD / HALF_DONE, copy)
    words = ["batal", "--hari-ini", "2025-01-20", "--json", "--buku", str(book)]
    assert cli.main(words) == cli.DONE, capsys.readouterr().out


@pytest.mark.parametrize("moment", range(8))
def test_killed_before_any_change_of_a_file_the_book_is_the_old_or_the_new_one(
    tmp_path: Path, moment: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = lay(tmp_path, HALF_DONE)
    count = 0
    real = os.replace

    class Killed(BaseException):
        pass

    def counted(*paths: object) -> None:
        nonlocal count
        count += 1
        if count > moment:
            raise Killed
        real(*paths)  # type: ignore[arg-type]

    def replaced(self: Path, target: Path) -> Path:
        counted(self, target)
        return Path(target)

    monkeypatch.setattr(Path, "replace", replaced)
    try:
        bring_up(book, NOW)
    except Killed:
        assert book.read_bytes() == (OLD / HALF_DONE).read_bytes()
    else:
        read_snapshot(FileBook(book))
        assert count <= moment
    monkeypatch.undo()
    bring_up(book, NOW)
    read_snapshot(FileBook(book))


@pytest.mark.parametrize("version", range(1, VERSION))
def test_the_structure_of_every_earlier_version_is_kept(version: int) -> None:
    assert headings_of(version)["tblUnit"][0] == "Kode Unit"
    assert "#,##0" in formats_of(version).values()


def test_the_kept_structure_is_that_of_the_book(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_structure, "FOLDER", tmp_path)
    for name, version in ((AS_SHIPPED, 1), (SECOND, 2)):
        made = kept_structure.keep(OLD / name).read_text(encoding="utf-8").splitlines()
        kept = resources.files("lkjip.book").joinpath(f"susunan_{version}.csv")
        assert set(made) == set(kept.read_text("utf-8").splitlines())


# ---- what cannot come up


def test_a_book_of_a_later_program_is_refused_and_stays_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "lkjip_book.xlsm"
    book.write_bytes(build())
    FileBook(book).apply(Change(names={NAME: f"{VERSION + 1} (program 9.0.0)"}))
    before = shelf.everything(tmp_path)
    words = ["rencana", "--mulai", "2025-01-02", "--hari-ini", "2025-01-02", "--json"]
    assert cli.main([*words, "--buku", str(book)]) == cli.CANNOT
    told = json.loads(capsys.readouterr().out)["galat"]
    assert "program yang lebih baru" in told["pesan"] and "Pasang program" in told["perbaikan"]
    assert shelf.everything(tmp_path) == before


def test_a_renamed_heading_is_named_before_its_column_could_come_up_blank(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = lay(tmp_path, HALF_DONE)
    known = {**headings_of(1), "tblUnit": ["Kode Unit", "Kolom Hilang"]}
    monkeypatch.setattr(upgrade, "headings_of", lambda _version: known)
    with pytest.raises(
        BookStructure, match="Kolom 'Kolom Hilang' tidak ditemukan di tabel tblUnit"
    ):
        bring_up(book, NOW)
    assert book.read_bytes() == (OLD / HALF_DONE).read_bytes()


def test_own_columns_come_up_with_their_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = lay(tmp_path, HALF_DONE)
    own = ("tblIndikator", "Realisasi Tahun Lalu")  # here: as if a person had added it
    known = {key: code for key, code in formats_of(1).items() if key != own}
    monkeypatch.setattr(upgrade, "formats_of", lambda _version: known)
    done = bring_up(book, NOW)
    old, new = (FileBook(path).read(own[0])[own[0]].rows for path in (OLD / HALF_DONE, book))
    assert [row[own[1]] for row in new] == [row[own[1]] for row in old]
    assert any(row[own[1]] is not None for row in new)
    assert done is not None and done.lost == ()


def test_an_own_column_without_room_and_an_own_tab_are_named_because_only_the_copy_has_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = lay(tmp_path, HALF_DONE)
    shape = FileBook(book).shape()
    tab, headings = shape.tables["tblSkala"]
    tables = {**shape.tables, "tblSkala": (tab, (*headings, "Warna"))}
    wider = replace(shape, tabs=(*shape.tabs, "Catatan Kami"), tables=tables)
    kept = kept_looks(book, wider, formats_of(1))
    assert kept.lost == ("lembar 'Catatan Kami'", f"kolom 'Warna' di lembar '{tab}'")


def dressed(book: Path, table: str, heading: str, code: str) -> None:
    """A person gives the cells of a column another number format."""
    package = Package(book)
    styles = package.xml("xl/styles.xml")
    formats = styles.find(tag("numFmts"))
    assert formats is not None
    number = str(900 + len(formats))
    etree.SubElement(formats, tag("numFmt"), numFmtId=number, formatCode=code)
    looks = styles.find(tag("cellXfs"))
    assert looks is not None
    etree.SubElement(looks, tag("xf"), numFmtId=number, applyNumberFormat="1")
    package.put("xl/styles.xml", styles)
    closed = FileBook(book)._tables[table]
    part = FileBook(book)._parts[closed.tab]
    sheet = package.xml(part)
    top, left, bottom, _ = closed.box
    column = left + closed.headers.index(heading)
    places = {address(row, column) for row in range(top + 1, bottom + 1)}
    for cell in sheet.iter(tag("c")):
        if cell.get("r") in places:
            cell.set("s", str(len(looks) - 1))
    package.put(part, sheet)
    package.save()


def test_a_number_format_that_people_chose_comes_up_and_every_other_follows_the_program(
    tmp_path: Path,
) -> None:
    plain, book = tmp_path / "biasa", tmp_path / "buku"
    plain.mkdir()
    book.mkdir()
    usual, own = lay(plain, HALF_DONE), lay(book, HALF_DONE)
    dressed(own, "tblProgram", "Pagu", '"Rp"\\ #,##0')
    dressed(own, "tblUnit", "Kode Unit", "0")  # text stays text: every digit counts
    bring_up(usual, NOW)
    bring_up(own, NOW)
    before, after = column_looks(usual), column_looks(own)
    assert after["tblProgram", "Pagu"].number_format == '"Rp"\\ #,##0'
    assert {key for key in after if after[key] != before[key]} == {("tblProgram", "Pagu")}
    assert FileBook(own).read("tblProgram") == FileBook(usual).read("tblProgram")


def test_formulas_of_an_own_column_are_named_because_only_their_values_come_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = lay(tmp_path, HALF_DONE)
    own = ("tblIndikator", "Standar Nasional")
    known = {key: code for key, code in formats_of(1).items() if key != own}
    monkeypatch.setattr(
        looks_module, "column_looks", lambda _path: {own: Look("General", formulas=True)}
    )
    kept = kept_looks(book, FileBook(book).shape(), known)
    assert kept.lost == (f"rumus kolom '{own[1]}' di lembar 'Indikator' (nilainya dibawa)",)


# ---- killed at every write


def changes(folder: Path) -> int:
    """So many times the upgrade changes the folder."""
    counted = folder.with_suffix(".jumlah")
    words = ["status", "--buku", str(folder / "lkjip_book.xlsm")]
    finish(start(run_until_change, words, 0, str(folder), str(counted)))
    return int(counted.read_text(encoding="ascii"))


def killed_before(folder: Path, number: int) -> None:
    """Kill the upgrade before that change; the book is the old or the new one, and comes up."""
    folder.mkdir()
    book = lay(folder, HALF_DONE)
    words = ["status", "--buku", str(book)]
    code = finish(start(run_until_change, words, number, str(folder)))
    assert code == -signal.SIGKILL
    old = book.read_bytes() == (OLD / HALF_DONE).read_bytes()
    if not old:
        read_snapshot(FileBook(book))
    assert (bring_up(book, NOW) is not None) is old
    read_snapshot(FileBook(book))
    assert not list(folder.glob("~*"))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> int:
    folder = tmp_path_factory.mktemp("naik") / "kantor"
    folder.mkdir()
    lay(folder, HALF_DONE)
    return changes(folder)


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL and a fork server")
def test_killed_at_two_writes_of_the_upgrade_nothing_is_lost(tmp_path: Path, written: int) -> None:
    assert written > 5
    for number in (written // 2, written):
        killed_before(tmp_path / f"kantor{number}", number)


@pytest.mark.slow_stage
@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL and a fork server")
def test_killed_at_every_write_of_the_upgrade_nothing_is_lost(tmp_path: Path, written: int) -> None:
    for number in range(1, written + 1):
        killed_before(tmp_path / f"kantor{number}", number)


def test_a_button_on_an_old_book_says_how_it_comes_up(tmp_path: Path) -> None:
    book = lay(tmp_path, HALF_DONE)
    with pytest.raises(BookStructure, match="program yang lebih lama") as refusal:
        read_snapshot(FileBook(book))
    assert "pasang.cmd" in refusal.value.cure and "judul" not in refusal.value.cure


def test_the_book_of_today_carries_the_version_of_today(tmp_path: Path) -> None:
    book = tmp_path / "lkjip_book.xlsm"
    book.write_bytes(build())
    assert FileBook(book).read_names(NAME)[NAME] == f"{VERSION} (program {__version__})"
    assert wrong_version(VERSION) is None and NAME in {named.name for named in LAYOUT.names}
