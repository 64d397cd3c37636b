"""Whole computers for tests: folders of Windows or macOS with the program, the add-in, a book."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from lkjip import product
from lkjip.book.build import BOOK_NAME, build
from lkjip.setup_pc.computer import MACOS, WINDOWS, Computer
from lkjip.setup_pc.windows.registry import Value

VERSION = "0.37.8"
ADDIN = b"the add-in of xlwings " + VERSION.encode()
SCRIPT = b"on VbaHandler"
REQUIREMENTS = f"""\
xlwings=={VERSION}  # the buttons
lxml==6.1.3
pywin32==312 ; platform_system == "Windows"  # COM
appscript==1.5.0 ; platform_system == "Darwin"  # Apple events
"""


@cache
def built() -> bytes:
    """The book as a build gives it, made once."""
    return build()


class StandInRegistry:
    """The registry of a computer, as a mapping."""

    def __init__(self) -> None:
        self.held: dict[str, dict[str, Value]] = {}

    def values(self, key: str) -> dict[str, Value]:
        return dict(self.held.get(key.casefold(), {}))

    def keys(self, key: str) -> tuple[str, ...]:
        above = key.casefold() + "\\"
        below = [one.removeprefix(above) for one in self.held if one.startswith(above)]
        return tuple(dict.fromkeys(one.partition("\\")[0] for one in below))

    def write(self, key: str, values: Mapping[str, Value]) -> None:
        assert key.startswith("HKCU")
        self.held.setdefault(key.casefold(), {}).update(values)

    def remove(self, key: str) -> None:
        self.held.pop(key.casefold(), None)


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".zona")


def _write_mark(path: Path, mark: str) -> None:
    if mark:
        _beside(path).write_bytes(mark.encode())
    else:
        _beside(path).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Pc:
    """A computer on which the program lies in ``program``, set up or not."""

    computer: Computer
    program: Path

    @property
    def book(self) -> Path:
        return self.program / BOOK_NAME

    def with_system(self, **changed: object) -> Pc:
        return replace(self, computer=replace(self.computer, **changed))  # type: ignore[arg-type]


def make_pc(folder: Path, system: str = WINDOWS) -> Pc:
    """A computer on which Excel has run once and ``run.py`` has made the environment."""
    home, program = folder / "Users" / "siti", folder / "LKjIP"
    (home / "Desktop").mkdir(parents=True)
    if system == WINDOWS:
        (home / "AppData" / "Roaming" / "Microsoft" / "Excel").mkdir(parents=True)
        interpreter = program / ".venv" / "Scripts" / "python.exe"
        environ = {"USERPROFILE": str(home), "APPDATA": str(home / "AppData" / "Roaming")}
    else:
        (home / "Library" / "Application Support").mkdir(parents=True)
        interpreter = program / ".venv" / "bin" / "python"
        environ = {"HOME": str(home)}
    package = program / ".venv" / "site-packages" / "xlwings"
    (package / "addin").mkdir(parents=True)
    (package / "addin" / "xlwings.xlam").write_bytes(ADDIN)
    (package / f"xlwings-{VERSION}.applescript").write_bytes(SCRIPT)
    interpreter.parent.mkdir(parents=True)
    interpreter.touch()
    (program / "requirements.txt").write_text(REQUIREMENTS, encoding="utf-8")
    (program / BOOK_NAME).write_bytes(built())
    shutil.copytree(product.TEMPLATES, program / "forms" / "templat")
    computer = Computer(
        system=system,
        environ=environ,
        interpreter=interpreter,
        base="C:\\Program Files\\Python312",
        xlwings=package,
        desktop=home / "Desktop",
        registry=StandInRegistry(),
        read_mark=lambda path: (
            _beside(path).read_bytes().decode() if _beside(path).exists() else ""
        ),
        write_mark=_write_mark,
        is_network_drive=lambda _path: False,
        make_link=lambda link: "\n".join((link.program, link.words, link.folder)).encode(),
    )
    return Pc(computer, program)


def windows(folder: Path) -> Pc:
    return make_pc(folder, WINDOWS)


def macos(folder: Path) -> Pc:
    return make_pc(folder, MACOS)


def parts(path: Path) -> dict[str, bytes]:
    """Part name → bytes, in the order of the file."""
    with zipfile.ZipFile(path) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def rewrite(path: Path, changed: dict[str, bytes | None]) -> None:
    """Replace, add or (``None``) leave out parts, as another program's save would."""
    whole: dict[str, bytes | None] = {**parts(path), **changed}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in whole.items():
            if data is not None:
                archive.writestr(name, data)


def edit(path: Path, part: str, old: str, new: str) -> None:
    """Replace text in one part; the text must be there."""
    text = parts(path)[part].decode("utf-8")
    assert old in text, f"{part} has no {old!r}"
    rewrite(path, {part: text.replace(old, new).encode()})


def part_with(path: Path, folder: str, text: str) -> str:
    """The one part below ``folder`` that holds this text."""
    found = [n for n, d in parts(path).items() if n.startswith(folder) and text.encode() in d]
    assert len(found) == 1, f"{text!r} is in {found}"
    return found[0]


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes; every empty folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"folder"
        for path in sorted(folder.rglob("*"))
        if path.is_file() or not any(path.iterdir())
    }
