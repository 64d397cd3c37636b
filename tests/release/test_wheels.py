"""The folder of packages for offices without internet: chosen for the computer that will use it."""

from __future__ import annotations

import importlib.metadata
import platform
import re
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement

from lkjip import product
from lkjip.errors import FolderError, UsageError
from lkjip.release.wheels import HERE, LIST, do_wheels, run_pip, wheels
from lkjip.setup_pc.requirements import pins_for

REQUIREMENTS = """\
# a remark
lxml==6.1.3  # reads (BSD)
pywin32==312 ; platform_system == "Windows"    # COM
zipp==4.1.2 ; python_version < "3.12"
psutil==7.2.2 ; platform_system == "Darwin" # finds Excel
"""


class Pip:
    """Stands in for pip: keeps what it was asked for, makes a wheel of each name."""

    def __init__(self, code: int = 0, says: str = "") -> None:
        self.code, self.says = code, says
        self.commands: list[list[str]] = []
        self.wanted: list[list[str]] = []

    def __call__(self, command: Sequence[str]) -> tuple[int, str]:
        self.commands.append(list(command))
        self.wanted.append(Path(command[command.index("-r") + 1]).read_text("utf-8").split())
        folder = Path(command[command.index("--dest") + 1])
        if self.code == 0:
            for line in self.wanted[-1]:
                (folder / f"{line.replace('==', '-')}-py3-none-any.whl").write_bytes(line.encode())
        return self.code, self.says

    def words(self, option: str) -> list[str]:
        last = self.commands[-1]
        return [last[i + 1] for i, word in enumerate(last) if word == option]


EVERY = [
    (system, python)
    for system in ("Windows", "Darwin", "Linux")
    for python in ((3, 11), (3, 12), (3, 13), (3, 14))
]
MACHINES = {
    "Windows": {"sys_platform": "win32", "os_name": "nt", "platform_machine": "AMD64"},
    "Darwin": {"sys_platform": "darwin", "os_name": "posix", "platform_machine": "arm64"},
    "Linux": {"sys_platform": "linux", "os_name": "posix", "platform_machine": "x86_64"},
}


def real_requirements() -> str:
    return (product.ROOT / "requirements.txt").read_text(encoding="utf-8")


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize(("system", "python"), EVERY)
def test_nothing_that_a_package_asks_for_is_missing_from_the_requirements(
    system: str, python: tuple[int, int]
) -> None:
    """Wheels are fetched without looking at what they need: the requirements must name it."""
    pins = pins_for(real_requirements(), system, python)
    named = {plain(pin.name) for pin in pins}
    version = ".".join(map(str, python))
    machine = {
        **default_environment(),
        **MACHINES[system],
        "platform_system": system,
        "python_version": version,
        "python_full_version": f"{version}.1",
        "extra": "",
    }
    missing = [
        f"{pin.name} asks for {wanted}"
        for pin in pins
        for wanted in map(Requirement, asked_for(pin.name))
        if wanted.marker is None or wanted.marker.evaluate(machine)
        if plain(wanted.name) not in named
    ]
    assert missing == []


def asked_for(package: str) -> list[str]:
    """Return the needs of an installed package; those of other systems are unknown."""
    try:
        return importlib.metadata.requires(package) or []
    except importlib.metadata.PackageNotFoundError:
        return []


def test_every_line_of_the_real_requirements_is_for_some_computer() -> None:
    text = real_requirements()
    lines = [line for line in text.splitlines() if re.match(r"[A-Za-z]", line)]
    every = {pin for system, python in EVERY for pin in pins_for(text, system, python)}
    assert len(every) == len(lines)


def test_for_a_windows_office_wheels_of_windows_are_fetched_on_any_computer(tmp_path: Path) -> None:
    pip = Pip()
    found = wheels(REQUIREMENTS, tmp_path / "w", "windows", ("3.11", "3.13"), pip)
    assert [path.name for path in found] == [
        "lxml-6.1.3-py3-none-any.whl",
        "pywin32-312-py3-none-any.whl",
        "zipp-4.1.2-py3-none-any.whl",
    ]
    assert pip.wanted == [
        ["lxml==6.1.3", "pywin32==312", "zipp==4.1.2"],
        ["lxml==6.1.3", "pywin32==312"],
    ]
    assert [command[-1] for command in pip.commands] == ["3.11", "3.13"]
    assert pip.words("--platform") == ["win_amd64"]
    assert {"--no-deps", "--only-binary", ":all:"} <= set(pip.commands[0])


def test_without_a_system_this_computer_and_this_python_are_meant(tmp_path: Path) -> None:
    pip = Pip()
    wheels(REQUIREMENTS, tmp_path, "", (HERE,), pip)
    assert "--platform" not in pip.commands[0] and len(pip.commands) == 1
    assert pip.commands[0][:4] == [sys.executable, "-m", "pip", "download"]
    pins = pins_for(REQUIREMENTS, platform.system(), sys.version_info[:2])
    assert pip.wanted == [[str(pin) for pin in pins]]


def test_the_list_names_every_wheel_with_its_fingerprint(tmp_path: Path) -> None:
    wheels(REQUIREMENTS, tmp_path, "linux", ("3.11",), Pip())
    lines = (tmp_path / LIST).read_text(encoding="utf-8").splitlines()
    assert [line.split()[1] for line in lines] == [
        "lxml-6.1.3-py3-none-any.whl",
        "zipp-4.1.2-py3-none-any.whl",
    ]
    assert all(re.match(r"[0-9a-f]{64}  ", line) for line in lines)


@pytest.mark.parametrize(
    ("target_system", "pythons", "words"),
    [
        ("dos", ("3.12",), "Sistem 'dos' tidak dikenal"),
        ("windows", ("2.7",), "'2.7' bukan versi Python"),
        ("windows", ("3.10",), "'3.10' bukan versi Python"),
        ("windows", ("3.12; rm",), "bukan versi Python"),
        ("", ("3.99",), "'3.99' bukan versi Python"),
        ("", (HERE, "3.11"), "--python hanya berlaku bersama --sistem"),
    ],
)
def test_words_that_make_no_sense_are_refused_before_anything_is_fetched(
    tmp_path: Path, target_system: str, pythons: tuple[str, ...], words: str
) -> None:
    pip = Pip()
    with pytest.raises(UsageError, match=re.escape(words)):
        wheels(REQUIREMENTS, tmp_path / "w", target_system, pythons, pip)
    assert pip.commands == [] and not (tmp_path / "w").exists()


def test_what_pip_complains_of_is_passed_on(tmp_path: Path) -> None:
    pip = Pip(1, "Looking\nERROR: No matching distribution found for lxml==6.1.3\n")
    with pytest.raises(FolderError, match=r"No matching distribution found for lxml==6\.1\.3"):
        wheels(REQUIREMENTS, tmp_path, "windows", ("3.12",), pip)


def test_a_silent_pip_is_told_too(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="tidak dapat diunduh"):
        wheels(REQUIREMENTS, tmp_path, "windows", ("3.12",), Pip(1, ""))


def test_a_folder_that_refuses_is_named(tmp_path: Path) -> None:
    (tmp_path / "w").write_bytes(b"")
    with pytest.raises(FolderError, match="--ke"):
        wheels(REQUIREMENTS, tmp_path / "w", "windows", ("3.12",), Pip())


def test_the_command_says_what_to_do_with_the_folder(tmp_path: Path) -> None:
    args = Namespace(ke=str(tmp_path), sistem="windows", python=["3.12"], kering=False)
    result = do_wheels(args, None, Pip())
    assert "sebelah run.py" in result.summary and "Python 3.12" in result.summary
    assert "pywin32-312-py3-none-any.whl" in str(result.data["berkas"])


def test_a_dry_run_only_counts(tmp_path: Path) -> None:
    pip = Pip()
    args = Namespace(ke=str(tmp_path / "w"), sistem="windows", python=[], kering=True)
    assert "akan diunduh" in do_wheels(args, None, pip).summary
    assert pip.commands == [] and not (tmp_path / "w").exists()


def test_pip_itself_is_there_and_its_words_come_back() -> None:
    code, said = run_pip([sys.executable, "-m", "pip", "--version"])
    assert code == 0 and said.startswith("pip ")
