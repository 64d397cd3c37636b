"""A command that is broken off anywhere leaves all of its work or nothing, and says which.

It is killed before each change of a file, and each write fails once in each way. The normal run
takes a few moments of a few commands; the slow stage takes all.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from tests import forked
from tests.book import shelf
from tests.steps import failing, killed
from tests.steps.scenes import (
    BOOK,
    DONE,
    NAMES,
    Scene,
    Stage,
    made_files,
    run_to_the_end,
    verify_book,
)

from lkjip import cli, disk
from lkjip.steps.kernel.backup import lines_of

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL and a fork server")

ERRORS = (errno.ENOSPC, errno.EACCES, errno.EIO, errno.EROFS)
TURNS = range(len(ERRORS) if os.environ.get("LKJIP_SWEEP") else 1)
"""One turn takes a quarter of an hour; with the variable every write fails in all four ways."""
SAMPLE = ("minta", "kirim", "ekspor ke folder terisi")
MOMENTS = (0.3, 0.6, 0.95)
"""Where in the course of a command the normal run breaks it off."""
UNCHANGED, CHANGED = "tidak berubah|belum diubah|belum dikerjakan", "sudah tersimpan"
TRANSIENT = (".lkjip_book.kunci", "~pengumpulan.jsonl")


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage(tmp_path_factory.mktemp("adegan"))


def same_book(folder: Path, scene: Scene) -> tuple[bool, bool]:
    """Is the book of the command as before it, and as after it?"""
    path = folder / scene.subject
    if not path.exists():
        return True, False
    verify_book(path)
    earlier = scene.before / scene.subject
    data = path.read_bytes()
    old = earlier.exists() and data == earlier.read_bytes()
    lines = lines_of(scene.after / scene.subject)  # some files differ a little from run to run
    return old, not old and lines_of(path) == lines


def settled(folder: Path, scene: Scene) -> None:
    """After the next run the files of the command are all there, or none of them."""
    old, new = same_book(folder, scene)
    assert old or new or scene.words[0] == "baru", "neither the old nor the new book"
    if scene.words[0] == "ekspor":  # it does not change the book; the next export cleans up
        run_to_the_end(scene.on(folder), (*DONE, cli.CANNOT))
    else:
        following = ["centang", "8.draf_kota", "--hari-ini", scene.words[-1]]
        run_to_the_end([*following, "--buku", str(folder / BOOK)], (*DONE, cli.CANNOT))
    there = shelf.everything(folder)
    # the room of a killed `baru` waits for the next `baru`: another one may be at work in it
    there = {n: data for n, data in there.items() if not Path(n).parts[0].endswith(".baru")}
    half = [n for n in there if disk.is_temporary(Path(n)) or Path(n).name.endswith(".berkas")]
    assert half == []
    states = {there.get(name) not in (None, before): name for name, before in made_files(scene)}
    assert len(states) <= 1, f"some of its files, and some not: {states}"
    if scene.words[0] != "ekspor" and states:
        assert set(states) == {new}, "files without the book, or the book without its files"


def changes(scene: Scene, tmp_path: Path) -> int:
    """Count the changes of files of a whole run."""
    folder, words = scene.copy(tmp_path / "hitung")
    counted = tmp_path / "jumlah.txt"
    process = forked.start(
        *(killed.run_until_change, words, 0, str(folder), str(counted)),
        environment=scene.environment,
    )
    forked.finish(process)
    shutil.rmtree(folder)
    return int(counted.read_text())


def kill_at(scene: Scene, numbers: Iterable[int], tmp_path: Path) -> int:
    """Kill the command before these changes; each time all or nothing is left."""
    done = 0
    for number in numbers:
        folder, words = scene.copy(tmp_path / f"m{number}")
        process = forked.start(
            *(killed.run_until_change, words, number, str(folder)), environment=scene.environment
        )
        assert forked.finish(process) == -signal.SIGKILL
        settled(folder, scene)
        shutil.rmtree(folder)
        done += 1
    return done


def fail_at(scene: Scene, cases: Iterable[tuple[int, int]], tmp_path: Path) -> int:
    """Let these writes fail; the command ends in a sentence that is true."""
    done = 0
    for number, error in cases:
        folder, words = scene.copy(tmp_path / f"g{number}-{error}")
        told = tmp_path / "kata.txt"
        told.unlink(missing_ok=True)
        process = forked.start(
            *(failing.run_until_error, words, number, error, str(folder), str(told)),
            environment=scene.environment,
        )
        assert forked.finish(process) == 0, told.read_text()
        said = told.read_text(encoding="utf-8")
        code = int(re.findall(r"^\[(\d)\]", said, re.MULTILINE)[-1])
        truth(said, code, folder, scene)
        settled(folder, scene)
        shutil.rmtree(folder)
        done += 1
    return done


def truth(said: str, code: int, folder: Path, scene: Scene) -> None:
    """Check that the command said the truth about the book and needed no traceback."""
    assert "Program bermasalah" not in said, said
    old, new = same_book(folder, scene)
    if code == cli.CANNOT and re.search(UNCHANGED, said):
        assert old, said
    if code == cli.CANNOT and scene.words[0] == "ekspor":
        assert not [name for name, _ in made_files(scene) if (folder / name).exists()]
    if re.search(CHANGED, said):
        assert new and code == cli.CANNOT, said
    if code in (cli.DONE, cli.NEEDS_FIX) and scene.words[0] not in ("ekspor",):
        assert new or old is False, said


def moments(total: int) -> Iterator[int]:
    yield from sorted({max(1, round(total * part)) for part in MOMENTS})


@pytest.mark.parametrize("name", SAMPLE)
def test_a_command_killed_at_some_moments_leaves_all_or_nothing(
    name: str, stage: Stage, tmp_path: Path
) -> None:
    scene = stage.scene(name)
    assert kill_at(scene, moments(changes(scene, tmp_path)), tmp_path)


@pytest.mark.parametrize("name", SAMPLE[:2])
def test_a_write_that_fails_leaves_all_or_nothing_and_a_true_sentence(
    name: str, stage: Stage, tmp_path: Path
) -> None:
    scene = stage.scene(name)
    numbers = list(moments(writes(scene, tmp_path)))
    assert fail_at(scene, zip(numbers, ERRORS, strict=False), tmp_path)


def writes(scene: Scene, tmp_path: Path) -> int:
    """Count the writes of a whole run."""
    folder, words = scene.copy(tmp_path / "hitung")
    told = tmp_path / "kata.txt"
    process = forked.start(
        *(failing.run_until_error, words, 0, 0, str(folder), str(told)),
        environment=scene.environment,
    )
    forked.finish(process)
    shutil.rmtree(folder)
    found = re.findall(r"^\[\d\] (\d+)", told.read_text(encoding="utf-8"), re.MULTILINE)
    told.unlink()
    return int(found[-1])


@pytest.mark.slow_stage
@pytest.mark.parametrize("name", NAMES)
def test_every_command_is_killed_before_each_change_of_a_file(
    name: str, stage: Stage, tmp_path: Path, record_property: pytest.RecordProperty
) -> None:
    scene = stage.scene(name)
    total = changes(scene, tmp_path)
    assert total > 2
    record_property("kills", kill_at(scene, range(1, total + 1), tmp_path))


@pytest.mark.slow_stage
@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("name", NAMES)
def test_every_write_of_every_command_fails_in_every_way(
    name: str, turn: int, stage: Stage, tmp_path: Path, record_property: pytest.RecordProperty
) -> None:
    """Each turn lets every write fail once; the errors take turns."""
    scene = stage.scene(name)
    total = writes(scene, tmp_path)
    assert total > 2
    cases = ((n, ERRORS[(n + turn) % len(ERRORS)]) for n in range(1, total + 1))
    record_property("faults", fail_at(scene, cases, tmp_path))


def test_temporary_files_of_word_are_left_alone_and_ours_are_known() -> None:
    ours = ["~Surat.docx.1a2b3c4d77.tmp", "~lkjip_book.9.tmp", "~data.json.tmp", "~b.baru.xlsm"]
    others = ["~WRL0001.tmp", "~$Surat.docx", "Surat.docx", "~pengumpulan.jsonl"]
    assert [disk.is_temporary(Path(n)) for n in (*ours, *others)] == [True] * 4 + [False] * 4


def test_a_forged_list_of_files_moves_nothing_outside_the_folder(
    stage: Stage, tmp_path: Path
) -> None:
    from lkjip.steps.kernel.staging import list_path, settle

    home, outside = tmp_path / "rumah", tmp_path / "luar.txt"
    home.mkdir()
    outside.write_text("tetap")
    (home / "~x.y.tmp").write_text("baru")
    listed = {"rantai": "a", "berkas": [["~x.y.tmp", "../luar.txt"], ["unit.csv", "lain.csv"]]}
    list_path(home / BOOK).write_text(json.dumps(listed))
    settle(home / BOOK, ["a"])
    assert outside.read_text() == "tetap" and not (home / "lain.csv").exists()
