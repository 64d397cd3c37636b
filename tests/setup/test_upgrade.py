"""A book of an earlier program comes up whole; one of a later program is refused in plain words."""

from __future__ import annotations

import json
import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from tests.book import shelf

from lkjip import __version__, cli
from lkjip.book.build import build
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.port import Change
from lkjip.book.version import NAME, VERSION, wrong_version
from lkjip.errors import BookStructure
from lkjip.setup_pc import upgrade
from lkjip.setup_pc.upgrade import bring_up, headings_of
from lkjip.steps.kernel.history import END, broken_at
from lkjip.steps.kernel.snapshot import read_snapshot
from lkjip.tables.declared.results import HISTORY

OLD = Path(__file__).parents[1] / "data" / "books_0_1_0"
"""Books made by the program of 0.1.0: as shipped, and after step 4 of the example."""
NOW = datetime(2026, 1, 5, 9)
MOVED = {("tblIndikator", "Realisasi Tahun Lalu"), ("tblIndikator", "Standar Nasional")}
"""Columns that became tables of the tab Pembanding."""
AS_SHIPPED, HALF_DONE = "kosong.xlsm", "setengah_jalan.xlsm"


def lay(folder: Path, name: str) -> Path:
    book = folder / "lkjip_book.xlsm"
    shutil.copyfile(OLD / name, book)
    return book


@pytest.mark.parametrize("name", [AS_SHIPPED, HALF_DONE])
def test_every_cell_of_every_table_of_the_old_book_is_in_the_new_one(
    tmp_path: Path, name: str
) -> None:
    book = lay(tmp_path, name)
    done = bring_up(book, NOW)
    assert done is not None and (done.version, done.own) == (1, ())
    old, new = FileBook(OLD / name), FileBook(book)
    for table, headings in headings_of(1).items():
        before, after = old.read(table)[table].rows, new.read(table)[table].rows
        still = [heading for heading in headings if (table, heading) not in MOVED]
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
        ("kirim", "2025-01-23"),
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


def test_own_columns_and_tabs_are_named_because_only_the_copy_has_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = lay(tmp_path, HALF_DONE)
    known = headings_of(1)
    known["tblUnit"] = [one for one in known["tblUnit"] if one != "NIP"]
    monkeypatch.setattr(upgrade, "headings_of", lambda _version: known)
    done = bring_up(book, NOW)
    own = set(FileBook(OLD / HALF_DONE).shape().tables["tblUnit"][1]) - set(known["tblUnit"])
    assert done is not None
    assert done.own == tuple(f"kolom '{one}' di lembar 'Unit'" for one in own)


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
