"""An error says truthfully what became of the book; new files are not open to everybody."""

from __future__ import annotations

import json
import os
import shutil
import stat
from pathlib import Path

import pytest
from tests.book import shelf

from lkjip import cli, disk
from lkjip.book.file_book import FileBook
from lkjip.steps.kernel import run as runner
from lkjip.steps.kernel import staging

PLAN = ["rencana", "--mulai", "2025-01-02", "--hari-ini", "2025-01-02"]
ASK = ["minta", "--hari-ini", "2025-01-03"]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return shelf.fresh(tmp_path)


def broken(*_: object, **__: object) -> object:
    raise ZeroDivisionError


def interrupted(*_: object, **__: object) -> object:
    raise KeyboardInterrupt


def refused(*_: object, **__: object) -> object:
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize(
    ("what", "where", "name", "said"),
    [
        (broken, runner, "_change", "buku kerja tidak berubah"),
        (interrupted, runner, "_change", "buku kerja tidak berubah"),
        (broken, runner, "keep_last_state", "hasilnya sudah tersimpan di buku kerja"),
        (interrupted, runner, "keep_last_state", "sesudah hasil langkah ini tersimpan"),
        (refused, runner, "keep_last_state", "Hasil langkah ini sudah tersimpan"),
        (refused, disk, "write_forced", "buku kerja belum diubah"),
    ],
)
def test_what_is_said_about_the_book_is_so(
    book: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    what: object,
    where: object,
    name: str,
    said: str,
) -> None:
    words = PLAN
    if where is disk:
        cli.main([*PLAN, "--buku", str(book)])
        words = ASK
    before = book.read_bytes()
    monkeypatch.setattr(where, name, what)
    monkeypatch.chdir(book.parent)
    capsys.readouterr()
    assert cli.main([*words, "--buku", str(book)]) == cli.CANNOT
    err = capsys.readouterr().err
    assert said in err
    assert (book.read_bytes() == before) is ("tidak berubah" in err or "belum diubah" in err)


def test_files_without_a_place_are_named_and_the_next_run_places_them(
    book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main([*PLAN, "--buku", str(book)])
    real = Path.replace

    def held(self: Path, target: Path) -> Path:
        if Path(target).name.startswith("Formulir_LKjIP_2024_SB-PEM"):
            refused()
        return real(self, target)

    monkeypatch.setattr(Path, "replace", held)
    capsys.readouterr()
    assert cli.main([*ASK, "--json", "--buku", str(book)]) == cli.CANNOT
    error = json.loads(capsys.readouterr().out)["galat"]
    assert "sudah tersimpan" in error["pesan"] and "Formulir_LKjIP_2024_SB-PEM" in error["pesan"]
    outbox = book.parent / "forms" / "2024" / "keluar"
    assert not (outbox / "Formulir_LKjIP_2024_SB-PEM.xlsx").exists()
    assert (outbox / "Formulir_LKjIP_2024_SB-WIL.xlsx").exists()
    monkeypatch.setattr(Path, "replace", real)
    cli.main(["centang", "2.surat", "--hari-ini", "2025-01-03", "--buku", str(book)])
    assert (outbox / "Formulir_LKjIP_2024_SB-PEM.xlsx").exists()
    assert not staging.list_path(book).exists()


def test_an_export_writes_what_it_says(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = book.parent / "keluaran"
    assert cli.main(["ekspor", str(folder), "--buku", str(book)]) == cli.DONE
    assert (folder / "Register.xlsx").is_file() and (folder / "Unit.csv").is_file()
    assert cli.main(["ekspor", str(folder), "--buku", str(book), "--kering"]) == cli.CANNOT
    shutil.rmtree(folder)
    assert cli.main(["ekspor", str(folder), "--buku", str(book), "--kering"]) == cli.DONE
    assert not folder.exists()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights")
def test_new_files_are_for_the_owner_and_the_group(book: Path) -> None:
    book.chmod(0o664)
    before = os.umask(0o022)
    try:
        for words in (PLAN, ASK):
            cli.main([*words, "--buku", str(book)])
        after = os.umask(0o022)
        assert after == 0o022  # the process has its own rights again
    finally:
        os.umask(before)
    made = [path for path in book.parent.rglob("*") if path.is_file() and path != book]
    assert len(made) > 10
    open_to_all = [path.name for path in made if path.stat().st_mode & 0o007]
    assert open_to_all == []
    assert stat.S_IMODE(book.stat().st_mode) == 0o664, "a shared book stays shared"
    assert FileBook(book).shape().tabs
