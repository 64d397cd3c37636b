"""The staff's zip: the same bytes each time, complete, nothing for developers, and it works."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from argparse import Namespace
from datetime import date
from io import BytesIO
from pathlib import Path, PurePosixPath

import pytest
import run

from lkjip import product
from lkjip.errors import FolderError
from lkjip.release.contents import FILES, IF_THERE, MANUALS, collect, dead_links, links
from lkjip.release.pack import LIST, README, TOP, Release, do_pack, pack, save

DAY = date(2026, 1, 5)
NEXT_DAY = date(2026, 1, 6)
WINDOWS_FORBIDS = set('<>:"|?*\\')


@pytest.fixture(scope="module")
def release() -> Release:
    """The zip of this very tree."""
    return pack(product.ROOT, DAY)


@pytest.fixture(scope="module")
def unpacked(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip extracted as staff would do it, in a folder of its own."""
    folder = tmp_path_factory.mktemp("komputer baru")
    with zipfile.ZipFile(BytesIO(release.data)) as archive:
        archive.extractall(folder)
    return folder / TOP


def names(release: Release) -> list[str]:
    with zipfile.ZipFile(BytesIO(release.data)) as archive:
        return archive.namelist()


def test_twice_gives_the_same_bytes_on_whatever_day(release: Release) -> None:
    again = pack(product.ROOT, NEXT_DAY)
    assert again.data == release.data
    assert (release.name, again.name) == ("lkjip_2026-01-05.zip", "lkjip_2026-01-06.zip")


def test_dates_and_order_of_the_files_on_disk_do_not_matter(
    release: Release, unpacked: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "salinan"
    shutil.copytree(unpacked, copy)
    for number, path in enumerate(sorted(copy.rglob("*"), reverse=True)):
        os.utime(path, (number, number))
    assert pack(copy, DAY).data == release.data


def test_everything_lies_in_one_folder_in_a_fixed_order(release: Release) -> None:
    inside = names(release)
    assert inside == sorted(inside) and len(set(inside)) == len(inside)
    assert {name.partition("/")[0] for name in inside} == {TOP}
    assert [f"{TOP}/{name}" for name in release.contents] == inside


def test_what_staff_need_is_there(release: Release) -> None:
    needed = {README, LIST, *FILES, *MANUALS, "python/lkjip/cli.py", "python/xlwings-calc/xlwings_calc/engine.py"}  # fmt: skip
    needed |= {f"python/lkjip/templat/{path.name}" for path in product.TEMPLATES.iterdir()}
    needed |= {path.relative_to(product.ROOT).as_posix() for path in product.EXAMPLE.rglob("*.*")}
    needed |= {name for name in IF_THERE if (product.ROOT / name).is_file()}
    assert needed - set(release.contents) == set()


def test_every_source_file_of_the_package_is_there() -> None:
    on_disk = {
        path.relative_to(product.ROOT).as_posix()
        for path in (product.ROOT / "python" / "lkjip").rglob("*")
        if path.suffix in {".py", ".bas", ".csv", ".toml"}
    }
    assert on_disk - set(collect(product.ROOT)) == set()


def test_nothing_of_the_developers_is_there(release: Release) -> None:
    allowed = {"python", "forms", "docs", *FILES, *IF_THERE, README, LIST}
    assert {PurePosixPath(name).parts[0] for name in release.contents} <= allowed
    for name in release.contents:
        parts = PurePosixPath(name).parts
        assert not any(part.startswith((".", "~", "__pycache__")) for part in parts), name
        assert parts[0] != "docs" or parts[-1].endswith((".md", ".docx", ".png", ".svg", ".csv")), (
            name
        )
    assert not any("test" in PurePosixPath(name).parts[0] for name in release.contents)


def test_every_name_can_be_extracted_on_windows_below_a_usual_folder(release: Release) -> None:
    room = 259 - len(r"C:\Users\nama.pengguna.panjang\Documents\lkjip_2026-01-05\LKjIP" + "\\")
    for name in release.contents:
        assert name.isascii() and not set(name) & WINDOWS_FORBIDS
        assert len(name) <= room
    lowered = [name.casefold() for name in release.contents]
    assert len(set(lowered)) == len(lowered)


def test_the_list_names_every_file_with_its_fingerprint(unpacked: Path, release: Release) -> None:
    lines = (unpacked / LIST).read_text(encoding="utf-8").splitlines()
    told = {line.split(maxsplit=2)[2]: line.split()[:2] for line in lines}
    assert set(told) | {LIST} == set(release.contents)
    for name, (digest, size) in told.items():
        data = (unpacked / name).read_bytes()
        assert (hashlib.sha256(data).hexdigest(), str(len(data))) == (digest, size)


def test_the_first_steps_are_readable_in_notepad_and_name_files_that_are_there(
    unpacked: Path,
) -> None:
    raw = (unpacked / README).read_bytes()
    assert raw.isascii() and raw.count(b"\n") == raw.count(b"\r\n")
    text = raw.decode()
    assert max(map(len, text.splitlines())) <= 80
    assert text.index("Unblock") < text.index("EKSTRAK") < text.index("PASANG PYTHON")
    there = {path.name.casefold() for path in unpacked.iterdir()}
    assert {"pasang.cmd", "mulai.cmd", "copot.cmd", LIST.casefold()} <= there
    assert all(name in text.casefold() for name in ("pasang.cmd", "mulai.cmd", "copot.cmd"))
    assert (unpacked / "docs" / "panduan.md").is_file() and "docs\\panduan.md" in text


def test_run_py_can_be_started_on_macos_and_linux(release: Release) -> None:
    with zipfile.ZipFile(BytesIO(release.data)) as archive:
        for info in archive.infolist():
            mode = info.external_attr >> 16
            program = info.filename in (f"{TOP}/run.py", f"{TOP}/mulai.command")
            assert mode == (0o755 if program else 0o644), info.filename


def test_run_py_finds_everything_that_it_asks_for(unpacked: Path) -> None:
    wanted = run.Environment(unpacked)._wanted()
    assert wanted.runtime == run.Environment(product.ROOT)._wanted().runtime


# --- It works -------------------------------------------------------------------------------------


def command(
    unpacked: Path, *words: str, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command of the unpacked program with this Python: nothing of this tree, no network."""
    environ = {
        name: value for name, value in os.environ.items() if name.upper() not in {"PYTHONPATH"}
    } | {"PYTHONPATH": str(unpacked / "python"), "NO_COLOR": "1", "no_proxy": "*"}
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-P", "-m", "lkjip", *words],
        cwd=cwd or unpacked,
        env=environ,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def test_the_unpacked_program_is_the_one_that_runs(unpacked: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from lkjip import product; print(product.ROOT)"],
        env={**os.environ, "PYTHONPATH": str(unpacked / "python")},
        cwd=unpacked,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == str(unpacked)


def test_the_demo_runs_from_the_unpacked_zip(unpacked: Path, tmp_path: Path) -> None:
    done = command(unpacked, "demo", "--json", "--folder", str(tmp_path / "hasil"), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert Path(told["buku"]).parent == tmp_path / "hasil"
    assert told["langkah"][-1]["langkah"].startswith("8")
    made = [PurePosixPath(name).suffix for name in told["berkas_contoh"]]
    assert {".xlsm", ".docx", ".eml", ".zip"} <= set(made)


def test_the_doctor_of_the_unpacked_zip_finds_the_book_and_the_templates_whole(
    unpacked: Path,
) -> None:
    done = command(unpacked, "periksa", "--json")
    lines = {line["hal"]: line["keadaan"] for line in json.loads(done.stdout)["baris"]}
    whole = ("Paket", "Isi buku", "Makro tombol", "Riwayat", "Templat surat", "Templat laporan")
    assert {subject: lines[subject] for subject in whole} == dict.fromkeys(whole, "ok")


def test_a_link_of_the_manuals_leads_to_a_file_in_the_zip(release: Release) -> None:
    found = collect(product.ROOT)
    unwritten = {name for name in IF_THERE if name not in found}
    dead = [line for line in dead_links(found) if line.partition(": ")[2] not in unwritten]
    assert dead == []


def test_links_are_followed_from_the_folder_of_the_manual() -> None:
    text = "[a](aturan.md#x) ![b](gambar/b.png) [c](../LICENSE) [d](https://x) [e](#e)"
    assert list(links("docs/panduan.md", text)) == [
        "docs/aturan.md",
        "docs/gambar/b.png",
        "LICENSE",
    ]


# --- The command ----------------------------------------------------------------------------------


def test_the_fingerprint_beside_the_zip_is_what_sha256sum_reads(
    release: Release, tmp_path: Path
) -> None:
    path, told = save(release, tmp_path / "rilis")
    assert path.read_bytes() == release.data
    assert told.read_text(encoding="ascii") == f"{release.sha256}  {path.name}\n"
    assert [one.name for one in sorted((tmp_path / "rilis").iterdir())] == [path.name, told.name]


def arguments(folder: Path, dry: bool = False) -> Namespace:
    return Namespace(ke=str(folder), sistem="", hari_ini=DAY, kering=dry)


def test_the_command_tells_where_the_zip_is_and_what_is_in_it(tmp_path: Path) -> None:
    result = do_pack(arguments(tmp_path), None)
    assert Path(str(result.data["paket"])) == tmp_path / "lkjip_2026-01-05.zip"
    digest = hashlib.sha256((tmp_path / "lkjip_2026-01-05.zip").read_bytes()).hexdigest()
    assert result.data["sidik"] == digest and digest in result.summary


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    do_pack(arguments(tmp_path / "rilis", dry=True), None)
    assert not any(tmp_path.iterdir())


def test_a_folder_that_refuses_is_named(tmp_path: Path) -> None:
    (tmp_path / "rilis").write_bytes(b"")
    with pytest.raises(FolderError, match="rilis"):
        do_pack(arguments(tmp_path / "rilis"), None)


@pytest.mark.parametrize("gone", ["run.py", "docs/panduan.md", "forms/contoh"])
def test_a_missing_part_stops_the_packing_and_is_named(
    unpacked: Path, tmp_path: Path, gone: str
) -> None:
    copy = tmp_path / "salinan"
    shutil.copytree(unpacked, copy)
    target = copy / gone
    shutil.rmtree(target) if target.is_dir() else target.unlink()
    with pytest.raises(FolderError, match=gone):
        pack(copy, DAY)


def test_leftovers_of_work_do_not_travel_along(unpacked: Path, tmp_path: Path) -> None:
    copy = tmp_path / "salinan"
    shutil.copytree(unpacked, copy)
    before = pack(copy, DAY).data
    for name in (
        "python/lkjip/__pycache__/cli.cpython-312.pyc",
        "python/lkjip.egg-info/PKG-INFO",
        "python/lkjip/.ruff_cache/x",
        "forms/templat/~$lkjip.docx",
        "forms/templat/surat_permintaan.txt",
        "lkjip_book.xlsm",
        "forms/2024/masuk/formulir.xlsx",
        "cadangan/lkjip_book_2024.xlsm",
        "tests/test_x.py",
        ".venv/x",
    ):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes(b"x")
    assert pack(copy, DAY).data == before
