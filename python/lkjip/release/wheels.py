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
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lkjip import product
from lkjip.errors import FolderError, UsageError, os_reason
from lkjip.setup_pc.requirements import Pin, as_version, pins_for
from lkjip.steps.kernel.base import StepResult

FOLDER = "wheels"
LIST = "DAFTAR.txt"
LOG_TAIL = 3
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"

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


def command_for(wanted: Path, folder: Path, target: Target | None, python: str) -> list[str]:
    """Return the pip command for one version of Python, without a target for the running one."""
    command = [sys.executable, "-m", "pip", "download", "--disable-pip-version-check"]
    command += ["--no-input", "--progress-bar", "off", "--no-deps", "--only-binary", ":all:"]
    command += ["--dest", str(folder), "-r", str(wanted)]
    if target is None:
        return command
    command += [word for name in target.platforms for word in ("--platform", name)]
    return [*command, "--implementation", "cp", "--python-version", python]


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
    requirements: str, folder: Path, target_system: str, pythons: Sequence[str], run: Run = run_pip
) -> tuple[Path, ...]:
    """Fill the folder and write the list of what is in it; again and again without harm.

    ``target_system`` is a key of ``TARGETS``, or blank for this computer; ``pythons`` such as
    ``3.12``, for this computer the one that runs now. Raises
    ``UsageError`` for another word, ``FolderError`` when pip or the disk refuses.
    """
    target = _target(target_system, pythons)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as temporary:
            wanted = Path(temporary) / "requirements.txt"
            for python in pythons:
                pins = _pins(requirements, target, python)
                wanted.write_text("".join(f"{pin}\n" for pin in pins), encoding="utf-8")
                code, said = run(command_for(wanted, folder, target, python))
                if code != 0:
                    raise refused(said)
        found = tuple(sorted(folder.glob("*.whl")))
        _write_list(folder, found)
    except OSError as error:
        raise FolderError(
            f"Folder '{folder}' tidak dapat ditulis ({os_reason(error)}).",
            "Sebutkan folder lain dengan --ke.",
        ) from error
    return found


def _target(target_system: str, pythons: Sequence[str]) -> Target | None:
    wrong = [version for version in pythons if not _VERSION.fullmatch(version)]
    if wrong:
        raise UsageError(
            f"'{wrong[0]}' bukan versi Python yang dikenal.", "Tulis misalnya --python 3.12."
        )
    if not target_system and tuple(pythons) != (HERE,):
        raise UsageError(
            "--python hanya berlaku bersama --sistem.",
            "Tulis misalnya --sistem windows --python 3.12.",
        )
    if target_system and target_system not in TARGETS:
        raise UsageError(
            f"Sistem '{target_system}' tidak dikenal.", f"Pilih salah satu: {', '.join(TARGETS)}."
        )
    return TARGETS[target_system] if target_system else None


def _pins(requirements: str, target: Target | None, python: str) -> tuple[Pin, ...]:
    system = target.system if target is not None else platform.system()
    return pins_for(requirements, system, as_version(python))


def _write_list(folder: Path, found: Sequence[Path]) -> None:
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in found]
    (folder / LIST).write_text("".join(lines), encoding="utf-8")


def refused(said: str) -> FolderError:
    """Return the error for what pip could not fetch."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    tail = " | ".join([line for line in lines if "error" in line.lower()][-LOG_TAIL:] or lines[-1:])
    return FolderError(
        f"Paket Python tidak dapat diunduh. pip menulis: {tail}",
        "Periksa sambungan internet dan pengaturan proxy, lalu ulangi; yang sudah diunduh dipakai "
        "lagi.",
    )


def do_wheels(args: Namespace, _progress: object, run: Run = run_pip) -> StepResult:
    """Carry out ``wheels``: ``--ke``, ``--sistem``, ``--python`` (may be repeated)."""
    pythons = tuple(args.python) or (HERE,)
    folder = Path(args.ke)
    requirements = (product.ROOT / "requirements.txt").read_text(encoding="utf-8")
    if args.kering:
        target = _target(args.sistem, pythons)
        lines = [str(pin) for version in pythons for pin in _pins(requirements, target, version)]
        words = f"{len(lines)} paket akan diunduh ke '{folder}'."
        return StepResult("wheels", words, data={"paket": lines})
    found = wheels(requirements, folder, args.sistem, pythons, run)
    words = (
        f"{len(found)} paket siap di '{folder}'. Salin folder itu ke sebelah run.py di komputer "
        f"tanpa internet (Python {', '.join(pythons)}), lalu klik dua kali pasang.cmd."
    )
    return StepResult("wheels", words, data={"berkas": [path.name for path in found]})
