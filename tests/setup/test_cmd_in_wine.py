"""The files for a double click in a command window of Windows, as wine plays it.

It is no Windows: what only Windows can show stands in docs/uji-windows.md.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = [pytest.mark.wine, pytest.mark.slow_stage]

ROOT = Path(__file__).resolve().parents[2]
FILES = ("Mulai.cmd", "pasang.cmd", "copot.cmd")
PYTHON = """\
@echo off
if "%2"=="-c" exit /b {suitable}
if "%1"=="-c" exit /b {suitable}
echo [{name}] %*
echo in "%CD%"
exit /b {code}
"""


@pytest.fixture(scope="module")
def wine_home() -> Iterator[Path]:
    """A fresh Windows of wine; 700 MB, so it goes as soon as it is not needed."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        home = Path(folder) / "wine"
        yield home
        environ = {**os.environ, "WINEPREFIX": str(home)}
        subprocess.run(["wineserver", "--kill", "--wait"], env=environ, check=False)


class Windows:
    """wine's command window in a folder with the files and pretended Pythons."""

    def __init__(self, home: Path, folder: Path) -> None:
        self.home = home
        self.program = folder / "LKjIP (1) & Kota"
        self.path = folder / "bin"
        self.path.mkdir()
        self.program.mkdir()
        for name in FILES:
            shutil.copy(ROOT / name, self.program)
        (self.program / "run.py").touch()

    def python(self, name: str = "py", suitable: bool = True, code: int = 0) -> None:
        """Put a pretended Python on the path: it says what it was asked to run."""
        text = PYTHON.format(suitable=0 if suitable else 1, name=name, code=code)
        target = self.path / f"{name}.cmd"
        target.write_bytes(text.replace("\n", "\r\n").encode())

    def run(self, *words: str) -> tuple[int, str]:
        """Run a file of the program with arguments; its exit code and what it showed.

        wine 8 gives 1 for every failure of a file that was called from another; Windows gives the
        code itself.
        """
        environ = {
            **os.environ,
            "WINEPREFIX": str(self.home),
            "WINEDEBUG": "-all",
            "WINEPATH": "Z:" + str(self.path).replace("/", "\\"),
            "LKJIP_TANPA_JEDA": "1",
            "DISPLAY": "",
        }
        done = subprocess.run(
            ["wine", "cmd", "/c", *words],
            cwd=self.program,
            env=environ,
            capture_output=True,
            timeout=180,
            check=False,
        )
        return done.returncode, done.stdout.decode("utf-8", "replace").replace("\r\n", "\n")


@pytest.fixture
def windows(wine_home: Path, tmp_path: Path) -> Windows:
    return Windows(wine_home, tmp_path)


def test_a_double_click_opens_the_menu_in_the_programs_own_folder(windows: Windows) -> None:
    windows.python()
    code, shown = windows.run("Mulai.cmd")
    assert code == 0
    assert "[py] -3 run.py menu\n" in shown
    assert shown.rstrip().endswith(f'{windows.program.name}"')


@pytest.mark.parametrize("code", [0, 1])
def test_words_behind_it_are_a_command_whose_exit_code_comes_back(
    windows: Windows, code: int
) -> None:
    windows.python(code=code)
    given, shown = windows.run("Mulai.cmd", "status", "--json")
    assert given == code
    assert "[py] -3 run.py status --json\n" in shown


def test_install_sets_up_and_then_examines(windows: Windows) -> None:
    windows.python()
    code, shown = windows.run("pasang.cmd", "--dari", "wheels")
    assert code == 0
    commands = re.findall(r"^\[py\] (.*)$", shown, re.MULTILINE)
    assert commands == ["-3 run.py pasang --dari wheels", "-3 run.py periksa"]


def test_a_failed_install_is_not_examined(windows: Windows) -> None:
    windows.python(code=2)
    code, shown = windows.run("pasang.cmd")
    assert code != 0 and "periksa" not in shown


def test_uninstall_runs_uninstall(windows: Windows) -> None:
    windows.python()
    code, shown = windows.run("copot.cmd")
    assert code == 0 and "[py] -3 run.py copot" in shown


def test_without_the_launcher_the_python_of_the_path_is_taken(windows: Windows) -> None:
    windows.python("py", suitable=False)
    windows.python("python")
    assert "[python] run.py menu\n" in windows.run("Mulai.cmd")[1]


@pytest.mark.parametrize("there", [False, True])
def test_without_a_suitable_python_it_says_where_to_get_one(windows: Windows, there: bool) -> None:
    if there:
        windows.python(suitable=False)
    code, shown = windows.run("pasang.cmd")
    assert code != 0
    assert "https://www.python.org/downloads/" in shown and "run.py" not in shown


def test_started_from_inside_the_zip_it_says_to_extract_first(windows: Windows) -> None:
    windows.python()
    (windows.program / "run.py").unlink()
    code, shown = windows.run("Mulai.cmd")
    assert code == 2 and "Ekstrak dahulu" in shown
    (windows.program / "Mulai.cmd").unlink()
    code, shown = windows.run("pasang.cmd")
    assert code == 2 and "Ekstrak dahulu" in shown
    assert windows.run("copot.cmd")[0] == 2
