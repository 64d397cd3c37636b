"""SIGKILL at any moment leaves the old or the new book, readable, and the command can run again."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from tests import forked
from tests.book import shelf
from tests.steps import killed
from tests.steps.office import Office, closed_office

from lkjip import cli
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.verify import verify

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL and a fork server")

MOMENTS = {
    "rencana": 5,
    "minta": 9,
    "kumpulkan": 20,
    "analisis": 6,
    "draf": 6,
    "reviu": 5,
    "kirim": 6,
    "evaluasi": 5,
}
"""How many random moments each command is killed at: together more than fifty."""
FEW = 1
"""The same in every run of the tests; all of them are of the slow stage."""
WORDS = {
    "rencana": ("--mulai", "2025-01-02", "--hari-ini", "2025-01-02"),
    "minta": ("--hari-ini", "2025-01-03"),
    "kumpulkan": ("--hari-ini", "2025-01-08"),
    "analisis": ("--hari-ini", "2025-01-09"),
    "draf": ("--hari-ini", "2025-01-10"),
    "reviu": ("--keputusan", "sesuai", "--hari-ini", "2025-01-13"),
    "kirim": ("--hari-ini", "2025-01-14"),
    "evaluasi": ("--keputusan", "sesuai", "--hari-ini", "2025-01-15"),
}
"""The commands in SOP order, with what a person would add."""
SEED = 20250102
WARM_UP = 1
"""Runs that are not killed, to see how long the command takes; the server is loaded then."""
LIMIT = 60
"""Seconds after which a command that was not killed has hung."""
DONE = (cli.DONE, cli.NEEDS_FIX)
UNITS = ("SB-PEM", "SB-WIL")
"""Few units: the commands are short, and are killed between all that they do."""
REPEATED = ("rencana", "minta", "kumpulkan", "analisis")
"""These may be pressed again and change nothing; the others go on (a draft's next version)."""
TABLES = (
    *("tblPengumpulan", "tblIsianKinerja", "tblPermintaan", "tblKiriman", "tblCapaian"),
    *("tblDraf", "tblDaftarReviu", "tblPaket", "tblRencana"),
)
TEMPORARY = ("~", ".lkjip_book.kunci", ".lkjip_book.berkas")


@dataclass(frozen=True)
class Scene:
    """A folder before a command, the command's words, and the folder after it."""

    before: Path
    after: Path
    words: tuple[str, ...]

    def copy(self, folder: Path) -> tuple[Path, list[str]]:
        """A copy to be killed in, and the command on its book."""
        shutil.copytree(self.before, folder)
        return folder, self.on(folder)

    def on(self, folder: Path) -> list[str]:
        return [*self.words, "--buku", str(folder / "lkjip_book.xlsm"), "--pelaku", "penguji"]


def few(office: Office) -> None:
    """Let the other units rest."""

    def rest(rows: list[dict[str, object]]) -> None:
        for row in rows:
            row["Aktif"] = "ya" if row["Kode Unit"] in UNITS else "tidak"

    office.type_rows("tblUnit", rest)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scene]:
    """All commands one after the other, each with the folder before and after it."""
    base = tmp_path_factory.mktemp("adegan")
    office = closed_office(base / "awal")
    few(office)
    found: dict[str, Scene] = {}
    before = office.folder
    for name, words in WORDS.items():
        if name == "kumpulkan":
            before = Path(shutil.copytree(before, base / "dijawab"))
            waiting = Office(office.kind, before, partial(FileBook, before / "lkjip_book.xlsm"))
            for unit in UNITS:
                waiting.put(unit)
        scene = Scene(before, base / name, (name, *words))
        shutil.copytree(scene.before, scene.after)
        run_to_the_end(scene.on(scene.after))
        found[name] = scene
        before = scene.after
    return found


def run_to_the_end(words: list[str], allowed: tuple[int, ...] = DONE) -> int:
    """The command in a process that nobody kills; its exit code."""
    code = forked.finish(forked.start(killed.run, words))
    assert code in allowed
    return code


def check(scene: Scene, folder: Path) -> bool:
    """The killed folder: old or new book, readable, no half file in sight. True when new."""
    book = folder / "lkjip_book.xlsm"
    data = book.read_bytes()
    old = (scene.before / book.name).read_bytes()
    new = (scene.after / book.name).read_bytes()
    assert data in (old, new), "neither the old nor the new book"
    opened = FileBook(book)
    verify(opened.shape(), LAYOUT)
    opened.read(*(table.name for table in LAYOUT.tables))
    whole, earlier = shelf.everything(scene.after), shelf.everything(scene.before)
    for name, digest in shelf.everything(folder).items():
        temporary = Path(name).name.startswith(TEMPORARY)
        same = (
            name == book.name
            or digest == "folder"
            or digest in (whole.get(name), earlier.get(name))
        )
        assert temporary or same, f"{name} is half written"
    return data == new


def finish(scene: Scene, folder: Path, renewed: bool) -> None:
    """The same command once more ends well, and the book holds what it should.

    A step that is done may refuse to be done twice, and then changes nothing.
    """
    book = folder / "lkjip_book.xlsm"
    before = book.read_bytes()
    code = run_to_the_end(scene.on(folder), (*DONE, cli.CANNOT) if renewed else DONE)
    if code == cli.CANNOT:
        assert book.read_bytes() == before
        return
    if renewed and scene.words[0] not in REPEATED:
        return
    done, reference = FileBook(book), FileBook(scene.after / book.name)
    for table in TABLES:
        assert done.read(table)[table].rows == reference.read(table)[table].rows
    wanted = {n for n in shelf.everything(scene.after) if n.startswith(("forms", "laporan"))}
    assert wanted <= set(shelf.everything(folder))


@pytest.mark.parametrize(
    ("name", "moments"),
    [
        *((name, FEW) for name in MOMENTS),
        *(pytest.param(*all_of, marks=pytest.mark.slow_stage) for all_of in MOMENTS.items()),
    ],
)
def test_a_command_killed_at_random_moments_leaves_a_whole_book_and_can_be_run_again(
    name: str,
    moments: int,
    scenes: dict[str, Scene],
    tmp_path: Path,
) -> None:
    scene = scenes[name]
    chance = random.Random(SEED)
    whole, killed_ones = float(LIMIT), 0
    for number in range(4 * moments):
        folder, words = scene.copy(tmp_path / str(number))
        began = time.monotonic()
        process = forked.start(killed.run, words)
        process.join(LIMIT if number < WARM_UP else chance.uniform(0, whole))
        process.kill()
        process.join(LIMIT)
        renewed = check(scene, folder)
        if process.exitcode == -signal.SIGKILL:
            killed_ones += 1
            finish(scene, folder, renewed)
        else:  # it was through before the moment came: how long does it take?
            assert process.exitcode in DONE and renewed
            whole = min(whole, time.monotonic() - began)
        shutil.rmtree(folder)
        if killed_ones == moments:
            break
    assert killed_ones == moments


@pytest.mark.parametrize("name", MOMENTS)
def test_a_command_killed_before_each_change_of_a_file_leaves_a_whole_book(
    name: str,
    scenes: dict[str, Scene],
    tmp_path: Path,
) -> None:
    scene = scenes[name]
    folder, words = scene.copy(tmp_path / "jalan")
    states = tmp_path / "keadaan"
    states.mkdir()
    code = forked.finish(forked.start(killed.run_and_keep, words, str(folder), str(states)))
    assert code in DONE
    left = sorted(states.iterdir(), key=lambda state: int(state.name))
    assert len(left) > 10
    renewed = [check(scene, state) for state in left]
    assert renewed[0] is False and renewed == sorted(renewed), "old, then new, and never back"
    middle = len(left) // 2
    folder, words = scene.copy(tmp_path / "mati")
    process = forked.start(killed.run_until_change, words, middle, str(folder))
    assert forked.finish(process) == -signal.SIGKILL
    assert whole_files(folder) == whole_files(left[middle - 1]), "a copy is what a kill leaves"
    for part in (middle, len(left)):
        finish(scene, left[part - 1], renewed[part - 1])
    shutil.rmtree(states)


def whole_files(folder: Path) -> dict[str, str]:
    """The files of a folder but those whose names or contents tell the process."""
    return {
        name: digest
        for name, digest in shelf.everything(folder).items()
        if not Path(name).name.startswith(TEMPORARY)
    }
