"""The book and its files can be trusted later: each fault once found, tried again by commands.

Books and folders are altered as a person or an accident would, and only what the commands then say
and leave is looked at. So the same tests run on an earlier program too, and show what it did.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook
from tests import once
from tests.steps.office import Office, closed_office

from lkjip import cli
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.port import Change
from lkjip.tables.cells import Cell

BOOK, REPORTS, ARCHIVE = "lkjip_book.xlsm", "laporan/2024", "forms/2024/arsip"
if sys.platform != "win32":
    import resource

LATER, DUE = "2025-02-11", "2025-01-08"
DRAFT, SIGNED = f"{REPORTS}/LKjIP_2024_draf_v3.docx", f"{REPORTS}/LKjIP_2024.docx"
PACKAGE = f"{REPORTS}/Paket_LKjIP_2024_Bagian_Pemerintahan_v3.zip"
MOST_ROWS = 1_000
STEPS_BACK = 7
"""The demo's steps since the first signature and the package that came back."""
HEAD = "adpem@bagpem.example"
Rows = list[dict[str, Cell]]


def command(folder: Path, *words: str, day: str = LATER) -> tuple[int, str]:
    """Run a command on the book of a folder: its exit code, and all that it said."""
    out, err = io.StringIO(), io.StringIO()
    line = [*words, "--buku", str(folder / BOOK), "--hari-ini", day, "--pelaku", "uji"]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = cli.main(line)
    return code, out.getvalue() + err.getvalue()


def bounded(folder: Path, *words: str, day: str) -> None:
    """Run a command in a process of its own that may take 60 s and 2 GiB, and no more."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))

    line = [*words, "--buku", str(folder / BOOK), "--hari-ini", day, "--pelaku", "uji"]
    done = subprocess.run(
        [sys.executable, "-m", "lkjip", *line], preexec_fn=limit, capture_output=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr[-500:].decode()


def complaints(folder: Path) -> str:
    """Return the lines in which ``periksa`` finds something wrong with the book and with the files that belong to it."""
    said = json.loads(command(folder, "periksa", "--json")[1])
    wrong = [one for one in said["baris"] if one["keadaan"] != "ok"]
    return "\n".join(f"{one['hal']}: {one['rincian']}" for one in wrong)


def rows(folder: Path, table: str) -> Rows:
    return [dict(row) for row in FileBook(folder / BOOK).read(table)[table].rows]


def write(folder: Path, table: str, changed: Rows, **names: Cell) -> None:
    FileBook(folder / BOOK).apply(Change({table: changed}, names))


def overtype(folder: Path, table: str, key: str, value: Cell, heading: str, new: Cell) -> None:
    """Type another value into the row that holds ``value`` under ``key``."""
    changed = rows(folder, table)
    next(row for row in changed if row[key] == value)[heading] = new
    write(folder, table, changed)


def originals(folder: Path) -> list[Path]:
    """The archived forms of two units."""
    found = {r["Kode Unit"]: r for r in rows(folder, "tblKiriman") if r["Hasil"] == "diterima"}
    return [folder / ARCHIVE / str(found[unit]["Arsip"]) for unit in ("SB-OTDA", "SB-PEM")]


# ---- the demo's year, and the same just before the last package is made


def _play(place: Path) -> None:
    place.mkdir()
    with contextlib.redirect_stdout(io.StringIO()):
        assert cli.main(["demo", "--folder", str(place / "hasil")]) == 0


def _take_back(place: Path) -> None:
    shutil.copytree(once.made("tepercaya-tuntas", _play), place)
    for _ in ("8 Evaluasi", "7 Pengiriman"):
        assert command(place / "hasil", "batal")[0] == 0
    (place / "hasil" / PACKAGE).unlink()


@pytest.fixture
def finished(tmp_path: Path) -> Path:
    """A folder as the demo leaves it: the report signed, sent and evaluated."""
    return Path(
        shutil.copytree(once.made("tepercaya-tuntas", _play) / "hasil", tmp_path / "tuntas")
    )


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    """A folder in which only the package is still to be made."""
    place = once.made("tepercaya-siap", _take_back)
    return Path(shutil.copytree(place / "hasil", tmp_path / "siap"))


def test_nothing_is_said_where_nothing_was_altered(finished: Path) -> None:
    assert complaints(finished) == ""


def test_a_package_is_made_where_nothing_was_altered(ready: Path) -> None:
    assert command(ready, "kirim")[0] == 0
    assert (ready / PACKAGE).exists()


# ---- seals are read: figures, originals, drafts, the history


def test_an_overtyped_figure_is_named_and_never_attested(finished: Path) -> None:
    overtype(finished, "tblIsianKinerja", "Kode", "IK04", "TW I", 500)
    assert "500" in complaints(finished)
    code, said = command(finished, "asal", "IK04")
    assert code == 1 and "TIDAK SAMA" in said


def test_kirim_waits_for_an_overtyped_figure(ready: Path) -> None:
    overtype(ready, "tblIsianKinerja", "Kode", "IK04", "TW I", 500)
    assert command(ready, "kirim")[0] == 2
    assert not (ready / PACKAGE).exists()


def _altered(path: Path, _other: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1] + b"\x01")


def _deleted(path: Path, _other: Path) -> None:
    path.unlink()


def _swapped(path: Path, other: Path) -> None:
    shutil.copyfile(other, path)


def _zeroed(path: Path, _other: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def evidence(folder: Path) -> list[Path]:
    """The archived documents of evidence (an earlier program kept none)."""
    return [folder / ARCHIVE / str(r["Arsip"]) for r in rows(folder, "tblBerkasBukti")]


def last_copies(folder: Path) -> list[Path]:
    """The copy that the last step is taken back with, and another one."""
    named = [folder / "cadangan" / str(row["Cadangan"]) for row in rows(folder, "tblRiwayat")]
    return [named[-1], next(path for path in named if path.exists())]


WAYS = {"altered": _altered, "deleted": _deleted, "swapped": _swapped, "zeroed": _zeroed}
FILES: dict[str, Callable[[Path], list[Path]]] = {
    "original": originals,
    "evidence": evidence,
    "approved draft": lambda folder: [
        folder / DRAFT,
        folder / f"{REPORTS}/LKjIP_2024_draf_v1.docx",
    ],
    "signed report": lambda folder: [folder / SIGNED, folder / DRAFT],
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_no_longer_what_it_was_is_named_and_keeps_the_package_back(
    ready: Path, kind: str, way: str
) -> None:
    path, other = FILES[kind](ready)[:2]
    WAYS[way](path, other)
    said = complaints(ready)
    assert path.name in said or (kind in ("original", "evidence") and "erkas asli" in said)
    if (kind, way) != ("signed report", "deleted"):  # it is made again from what was signed
        assert command(ready, "kirim")[0] == 2
        assert not (ready / PACKAGE).exists()


@pytest.mark.parametrize("way", ["altered", "swapped", "zeroed"])
def test_a_package_that_is_no_longer_what_was_sent_is_named(finished: Path, way: str) -> None:
    """One that is gone was carried to where it belongs."""
    older = PACKAGE.replace("_v3", "_v2")
    WAYS[way](finished / PACKAGE, finished / older)
    assert Path(PACKAGE).name in complaints(finished)


def _overtyped(copy: Path, _other: Path) -> None:
    """Change a result in a copy of the book as a person would."""
    changed = [dict(row) for row in FileBook(copy).read("tblCapaian")["tblCapaian"].rows]
    changed[0]["Capaian (%)"] = 171.43
    FileBook(copy).apply(Change({"tblCapaian": changed}))


@pytest.mark.parametrize("way", [_overtyped, _deleted, _swapped, _zeroed])
def test_an_altered_copy_takes_no_step_back(
    finished: Path, way: Callable[[Path, Path], None]
) -> None:
    before = (finished / BOOK).read_bytes()
    way(*last_copies(finished))
    code, said = command(finished, "batal")
    assert code == 2 and "Program bermasalah" not in said
    assert (finished / BOOK).read_bytes() == before


def test_the_whole_year_is_taken_back_and_nothing_is_named(finished: Path) -> None:
    """The signed files go back with the book: nobody but the program changed them."""
    withdrawn = (finished / REPORTS / "LKjIP_2024_dicabut_v2.docx").read_bytes()
    for _ in range(STEPS_BACK):
        code, said = command(finished, "batal")
        assert code in (0, 1) and complaints(finished) == "", said
    assert (finished / SIGNED).read_bytes() == withdrawn
    assert command(finished, "batal")[0] == 0 and command(finished, "kirim")[0] == 0


def test_a_dropped_end_of_the_history_is_named_though_its_end_was_reset(finished: Path) -> None:
    kept = rows(finished, "tblRiwayat")[:-1]
    write(finished, "tblRiwayat", kept, riwayat_ujung=kept[-1]["Rantai"])
    assert "Riwayat" in complaints(finished)


def test_a_history_rewritten_in_the_middle_is_named(finished: Path) -> None:
    overtype(finished, "tblRiwayat", "No", 5, "Keterangan", "lain")
    assert "Riwayat" in complaints(finished)


def test_a_result_of_the_program_that_was_overtyped_is_named(finished: Path) -> None:
    overtype(finished, "tblCapaian", "Kode", "IK04", "Capaian (%)", 171.43)
    assert "171" in complaints(finished)


@pytest.mark.parametrize("where", ["../../../rahasia.txt", "/etc/hostname"])
def test_no_file_outside_the_archive_gets_into_a_package(ready: Path, where: str) -> None:
    (ready / "rahasia.txt").write_text("rahasia")
    overtype(ready, "tblKiriman", "Kode Unit", "SB-OTDA", "Arsip", where)
    command(ready, "kirim")
    assert not (ready / PACKAGE).exists()
    assert "arsip" in complaints(ready)


def test_originals_in_the_package_keep_their_ending(ready: Path) -> None:
    command(ready, "kirim")
    with zipfile.ZipFile(ready / PACKAGE) as package:
        forms = [name for name in package.namelist() if name.startswith("formulir/")]
    assert len(forms) == 4 and all(name.endswith(".xlsx") for name in forms)


# ---- one thing that comes in writes a bounded number of rows


@pytest.fixture
def asked(tmp_path: Path) -> Office:
    return closed_office(tmp_path / "kantor").asked()


def all_rows(folder: Path) -> int:
    book = FileBook(folder / BOOK)
    return sum(len(one.rows) for one in book.read(*(t.name for t in LAYOUT.tables)).values())


def bounce(addresses: list[str], about: str = "<lkjip.2024.PERMINTAAN.SB-PEM.1@x>") -> bytes:
    """A report of a failed delivery, as any computer can write one."""
    each = "\r\n\r\n".join(f"Final-Recipient: rfc822; {a}\r\nAction: failed" for a in addresses)
    return (
        "From: MAILER-DAEMON@surel.example\r\nSubject: Undelivered\r\n"
        "Date: Tue, 07 Jan 2025 08:30:00 +0700\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n--b\r\n'
        f"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; a\r\n\r\n{each}\r\n\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {about}\r\n\r\n--b--\r\n"
    ).encode()


def test_one_forged_bounce_writes_few_rows(asked: Office) -> None:
    before = all_rows(asked.folder)
    asked.inbox.mkdir(parents=True, exist_ok=True)
    (asked.inbox / "pantul.eml").write_bytes(bounce([HEAD] * 2_500))
    command(asked.folder, "kumpulkan", day=DUE)
    assert all_rows(asked.folder) - before < MOST_ROWS


def test_a_forged_bounce_says_nothing_about_a_head(asked: Office) -> None:
    asked.inbox.mkdir(parents=True, exist_ok=True)
    (asked.inbox / "pantul.eml").write_bytes(bounce([HEAD]))
    command(asked.folder, "kumpulkan", day=DUE)
    assert [r for r in rows(asked.folder, "tblTemuan") if r["Unit"] == "SB-PEM"] == []


def _flood(book: Workbook) -> None:
    for row in range(6, 6 + 1981):
        for letter in "BCD":
            book["Bukti"][f"{letter}{row}"] = "sama"


def test_one_form_writes_few_rows(asked: Office) -> None:
    before = all_rows(asked.folder)
    asked.put("SB-PEM", asked.form("SB-PEM", _flood))
    command(asked.folder, "kumpulkan", day=DUE)
    assert all_rows(asked.folder) - before < MOST_ROWS


def test_a_form_under_another_units_name_is_remarked(asked: Office) -> None:
    asked.put("SB-WIL", name="Formulir_LKjIP_2024_SB-OTDA.xlsx")
    command(asked.folder, "kumpulkan", day=DUE)
    found = [r for r in rows(asked.folder, "tblTemuan") if r["Unit"] == "SB-WIL"]
    assert any("SB-OTDA" in str(row["Pesan"]) for row in found)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_a_merge_over_all_inputs_is_remarked(asked: Office) -> None:
    form, made = io.BytesIO(asked.form("SB-PEM")), io.BytesIO()
    cell = b'<mergeCell ref="A1:XFD1048576"/></mergeCells>'
    with zipfile.ZipFile(form) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if b"<mergeCells" not in data:
                data = data.replace(b"</sheetData>", b"</sheetData><mergeCells></mergeCells>")
            target.writestr(name, data.replace(b"</mergeCells>", cell))
    asked.put("SB-PEM", made.getvalue())
    bounded(asked.folder, "kumpulkan", day=DUE)
    found = [r for r in rows(asked.folder, "tblTemuan") if r["Unit"] == "SB-PEM"]
    assert any("gabung" in str(row["Pesan"]) for row in found)


# ---- what is said is so, and what is written is on the disk


def test_a_failure_after_the_book_was_written_is_not_called_unchanged(
    asked: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked.put("SB-PEM")
    before, real = (asked.folder / BOOK).read_bytes(), Path.unlink

    def held(self: Path, missing_ok: bool = False) -> None:
        if self.name.startswith("~pengumpulan") or "terakhir" in str(self):
            raise PermissionError(13, "Permission denied", str(self))
        real(self, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    _code, said = command(asked.folder, "kumpulkan", day=DUE)
    assert (asked.folder / BOOK).read_bytes() != before
    assert "tidak berubah" not in said and "belum diubah" not in said


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc what a file is called")
def test_archive_and_book_are_forced_to_the_disk_with_their_folders(
    asked: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    forced: list[Path] = []
    real = os.fsync

    def watch(number: int) -> None:
        forced.append(Path(f"/proc/self/fd/{number}").readlink())
        real(number)

    monkeypatch.setattr(os, "fsync", watch)
    asked.put("SB-PEM")
    command(asked.folder, "kumpulkan", day=DUE)
    archive = asked.folder / ARCHIVE
    assert asked.folder in forced and any(path.parent == asked.folder for path in forced)
    assert any(archive in path.parents and path.is_dir() for path in forced)
    assert any(archive in path.parents and not path.is_dir() for path in forced)


def test_an_original_full_of_zeroes_is_written_again(asked: Office) -> None:
    asked.put("SB-PEM")
    command(asked.folder, "kumpulkan", day=DUE)
    [path] = [p for p in (asked.folder / ARCHIVE).rglob("*") if p.is_file()]
    _zeroed(path, path)
    command(asked.folder, "kumpulkan", day=DUE)
    assert path.read_bytes() == (asked.inbox / "Formulir_SB-PEM.xlsx").read_bytes()


def test_half_done_files_of_a_killed_run_are_gone_after_the_next(asked: Office) -> None:
    left = asked.folder / "~lkjip_book.xlsm.1a2b3c4d77.tmp", asked.folder / "~lkjip_book.9.tmp"
    for path in left:
        path.write_bytes(b"setengah")
    asked.put("SB-PEM")
    command(asked.folder, "kumpulkan", day=DUE)
    assert [path.name for path in left if path.exists()] == []


@pytest.fixture
def plain_rights() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights")
@pytest.mark.usefixtures("plain_rights")
def test_new_files_are_not_for_everybody(tmp_path: Path) -> None:
    office = closed_office(tmp_path / "kantor")
    (office.folder / BOOK).chmod(0o640)
    command(office.folder, "rencana", "--mulai", "2025-01-02", day="2025-01-02")
    command(office.folder, "minta", day="2025-01-03")
    made = [path for path in office.folder.rglob("*") if path.is_file()]
    assert len(made) > 10
    assert [path.name for path in made if path.stat().st_mode & 0o007] == []


# ---- baru is whole or not at all


def test_a_failed_new_year_leaves_no_book_that_looks_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Broken off before each of its writes of the new book; what then lies there has its year."""
    office = closed_office(tmp_path / "kantor")
    target = office.folder / "lkjip_book_2025.xlsm"
    whole = FileBook.apply
    words = ["baru", "--tahun", "2025", "--dari", str(office.folder / BOOK), "--buku", str(target)]

    def broken(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(FileBook, "apply", broken)
    with contextlib.suppress(KeyboardInterrupt), contextlib.redirect_stderr(io.StringIO()):
        cli.main(words)
    monkeypatch.setattr(FileBook, "apply", whole)
    assert not target.exists()
    with contextlib.redirect_stdout(io.StringIO()):
        assert cli.main(words) in (0, 1)
    settings = {
        r["Kunci"]: r["Nilai"] for r in FileBook(target).read("tblPengaturan")["tblPengaturan"].rows
    }
    assert str(settings["tahun"]) == "2025"
    assert sorted(p.name for p in office.folder.glob("*.xlsm")) == [BOOK, target.name]


# ---- hitung


def compute(folder: Path, text: str) -> tuple[int, str]:
    """Run ``hitung`` on a table: its exit code and the table that it writes."""
    (folder / "tabel.csv").write_text(text, encoding="utf-8")
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = cli.main(["hitung", str(folder / "tabel.csv"), "--ke", str(folder / "hasil.csv")])
    made = folder / "hasil.csv"
    return code, made.read_text(encoding="utf-8-sig") if made.exists() else out.getvalue()


@pytest.mark.parametrize("text", ["=cmd|'/C calc'!A0", "@SUM(A1)", "+A1+1"])
def test_a_computed_table_holds_no_formula(tmp_path: Path, text: str) -> None:
    _code, made = compute(tmp_path, f'indikator;target;realisasi\n"{text}";10;5\n')
    assert f"'{text}" in made


def test_a_computed_table_takes_no_power_for_one(tmp_path: Path) -> None:
    code, made = compute(tmp_path, "indikator;target;realisasi\nsatu;1e999999999;1\n")
    assert code == 1 and "100" not in made.splitlines()[1]
