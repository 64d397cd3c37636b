"""``wheels``: the folder of ready packages with which an office without internet is set up.

pip judges a marker such as ``platform_system == "Windows"`` by the computer that downloads, also
when it downloads for another (pypa/pip issues 6117 and 13262), so the lines for the wanted system
are chosen here. ``requirements.txt`` names every package, so nothing else has to be looked up.
"""

from __future__ import annotations

import hashlib
import platform
import re
import subprocess
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lkjip import product
from lkjip.errors import FolderError, UsageError
from lkjip.steps.base import StepResult

FOLDER = "wheels"
LIST = "DAFTAR.txt"
LOG_TAIL = 3

_PINNED = re.compile(r"^([A-Za-z0-9._-]+==[^\s;#]+)([^#]*)")
_ONLY_ON = re.compile(r"platform_system\s*==\s*[\"'](\w+)[\"']")
_VERSION = re.compile(r"3\.(1[1-9])")

Run = Callable[[Sequence[str]], tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of computer: what markers call its system, and pip's names for its wheels."""

    system: str
    platforms: tuple[str, ...]


TARGETS = {
    "windows": Target("Windows", ("win_amd64",)),
    "macos": Target("Darwin", ("macosx_12_0_arm64",)),
    "macos-intel": Target("Darwin", ("macosx_12_0_x86_64",)),
    "linux": Target(
        "Linux", ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64")
    ),
}
"""Windows first: that is where the offices are."""


def requirements_for(text: str, system: str) -> tuple[str, ...]:
    """The pinned packages that this system needs, without markers and remarks."""
    found = []
    for line in text.splitlines():
        match = _PINNED.match(line)
        only = _ONLY_ON.search(match[2]) if match else None
        if match and (only is None or only[1] == system):
            found.append(match[1])
    return tuple(found)


def commands(
    wanted: Path, folder: Path, target: Target | None, pythons: Sequence[str]
) -> Iterator[list[str]]:
    """One pip command per Python version; without a target for the Python that runs now."""
    base = [sys.executable, "-m", "pip", "download", "--disable-pip-version-check", "--no-input"]
    base += ["--progress-bar", "off", "--no-deps", "--only-binary", ":all:"]
    base += ["--dest", str(folder), "-r", str(wanted)]
    if target is None:
        yield base
        return
    platforms = [word for name in target.platforms for word in ("--platform", name)]
    for version in pythons:
        yield [*base, *platforms, "--implementation", "cp", "--python-version", version]


def run_pip(command: Sequence[str]) -> tuple[int, str]:
    """Run pip; its exit code and what it said."""
    done = subprocess.run(  # noqa: S603 -- a list of our own words, no shell
        list(command),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout


def wheels(
    requirements: str, folder: Path, sistem: str, pythons: Sequence[str], run: Run = run_pip
) -> tuple[Path, ...]:
    """Fill the folder and write the list of what is in it; again and again without harm.

    ``sistem`` is a key of ``TARGETS``, or blank for this computer and this Python. Raises
    ``UsageError`` for another word, ``FolderError`` when pip or the disk refuses.
    """
    target = _target(sistem, pythons)
    own = platform.system() if target is None else target.system
    wanted_lines = requirements_for(requirements, own)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as temporary:
            wanted = Path(temporary) / "requirements.txt"
            wanted.write_text("\n".join(wanted_lines) + "\n", encoding="utf-8")
            for command in commands(wanted, folder, target, pythons):
                code, said = run(command)
                if code != 0:
                    raise _refused(said)
        found = tuple(sorted(folder.glob("*.whl")))
        _write_list(folder, found)
    except OSError as error:
        raise FolderError(
            f"Folder '{folder}' tidak dapat ditulis ({error.strerror or error}).",
            "Sebutkan folder lain dengan --ke.",
        ) from error
    return found


def _target(sistem: str, pythons: Sequence[str]) -> Target | None:
    wrong = [version for version in pythons if not _VERSION.fullmatch(version)]
    if wrong:
        raise UsageError(
            f"'{wrong[0]}' bukan versi Python yang dikenal.", "Tulis misalnya --python 3.12."
        )
    if not sistem:
        if pythons:
            raise UsageError(
                "--python hanya berlaku bersama --sistem.",
                "Tulis misalnya --sistem windows --python 3.12.",
            )
        return None
    if sistem not in TARGETS:
        raise UsageError(
            f"Sistem '{sistem}' tidak dikenal.", f"Pilih salah satu: {', '.join(TARGETS)}."
        )
    return TARGETS[sistem]


def _write_list(folder: Path, found: Sequence[Path]) -> None:
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in found]
    (folder / LIST).write_text("".join(lines), encoding="utf-8")


def _refused(said: str) -> FolderError:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    tail = " | ".join([line for line in lines if "error" in line.lower()][-LOG_TAIL:] or lines[-1:])
    return FolderError(
        f"Paket Python tidak dapat diunduh. pip menulis: {tail}",
        "Periksa sambungan internet dan pengaturan proxy, lalu ulangi; yang sudah diunduh dipakai "
        "lagi.",
    )


def do_wheels(args: Namespace, _progress: object, run: Run = run_pip) -> StepResult:
    """The command: ``--ke``, ``--sistem``, ``--python`` (as often as wanted)."""
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    pythons = tuple(args.python) or ((here,) if args.sistem else ())
    folder = Path(args.ke)
    requirements = (product.ROOT / "requirements.txt").read_text(encoding="utf-8")
    if args.kering:
        target = _target(args.sistem, pythons)
        lines = requirements_for(requirements, target.system if target else platform.system())
        words = f"{len(lines)} paket akan diunduh ke '{folder}'."
        return StepResult("wheels", words, data={"paket": list(lines)})
    found = wheels(requirements, folder, args.sistem, pythons, run)
    words = (
        f"{len(found)} paket siap di '{folder}'. Salin folder itu ke sebelah run.py di komputer "
        f"tanpa internet (Python {', '.join(pythons) or here}), lalu klik dua kali pasang.cmd."
    )
    return StepResult("wheels", words, data={"berkas": [path.name for path in found]})
