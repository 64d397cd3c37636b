"""The files for a double click: what every Windows can read, and what the script for macOS does.

`test_cmd_in_wine.py` runs the files for Windows.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import run

ROOT = Path(__file__).resolve().parents[2]
FILES = ("Mulai.cmd", "pasang.cmd", "copot.cmd")


@pytest.mark.parametrize("name", FILES)
def test_windows_reads_every_line_whatever_its_language(name: str) -> None:
    content = (ROOT / name).read_bytes()
    assert content.isascii()
    assert content.count(b"\n") == content.count(b"\r\n") > 0
    assert content.endswith(b"\r\n")
    assert b"\t" not in content


@pytest.mark.parametrize("name", FILES)
def test_every_jump_has_its_label(name: str) -> None:
    text = (ROOT / name).read_text(encoding="ascii")
    labels = set(re.findall(r"^:(\w+)\s*$", text, re.MULTILINE))
    jumps = set(re.findall(r"\bgoto (\w+)|\bcall :(\w+)", text))
    assert {one or other for one, other in jumps} == labels


def test_the_same_versions_of_python_are_taken_as_by_run_py() -> None:
    text = (ROOT / "Mulai.cmd").read_text(encoding="ascii")
    bounds = re.search(r"(\(\d, \d+\)) <= sys\.version_info\[:2\] <= (\(\d, \d+\))", text)
    assert bounds is not None
    assert bounds.groups() == (str(run.OLDEST), str(run.NEWEST_KNOWN))
    minors = range(run.NEWEST_KNOWN[1], run.OLDEST[1] - 1, -1)
    assert f"({' '.join(f'3.{minor}' for minor in minors)})" in text
    assert f"Python 3.{run.OLDEST[1]} sampai 3.{run.NEWEST_KNOWN[1]}" in text


@pytest.mark.skipif(os.name == "nt", reason="a shell script for macOS and Linux")
def test_the_shell_script_for_macos_and_linux_runs_the_menu_or_a_command(tmp_path: Path) -> None:
    folder = tmp_path / "LKjIP Kota"
    folder.mkdir()
    shutil.copy(ROOT / "mulai.command", folder)
    (folder / "run.py").write_text("import os, sys\nprint(os.getcwd(), sys.argv[1:])\n")
    for arguments, words in ([], ["menu"]), (["status", "--buku", "a b"], None):
        done = subprocess.run(
            [folder / "mulai.command", *arguments], capture_output=True, text=True, check=True
        )
        assert done.stdout == f"{folder} {words or arguments}\n"
