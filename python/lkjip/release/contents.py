"""Chooses the files of the staff's zip: everything that works there, nothing for developers.

Nothing in the zip has the name of a file that an office fills or edits, so that a newer release
unzipped over the folder of an office leaves its work alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from lkjip import product
from lkjip.errors import FolderError

FILES = (
    "run.py",
    "requirements.txt",
    "requirements-dev.txt",  # run.py takes its fingerprint too, so it must lie beside it
    "Mulai.cmd",
    "pasang.cmd",
    "copot.cmd",
    "mulai.command",
    "LICENSE",
    "python/xlwings-calc/README.md",
    "python/xlwings-calc/pyproject.toml",
)
ENGINE = "python/xlwings-calc"
FOLDERS = ("python/lkjip", f"{ENGINE}/xlwings_calc", "forms/contoh")
TEMPLATES = product.RELEASED.relative_to(product.ROOT).as_posix()
"""Where the templates lie in the zip; the office's own are in ``forms/templat``."""
MANUALS = ("docs/panduan.md", "docs/petunjuk-pengisian.md")
IF_THERE = (
    "CHANGELOG.md",
    "docs/aturan-hitung.md",
    "docs/glossary.md",
)

_LEFT_OUT = re.compile(r"^[.~]|^__pycache__$|\.egg-info$|\.(pyc|pyo|tmp|orig|rej)$")
_LINK = re.compile(r"\]\(([^)#\s]+)")


def collect(root: Path) -> dict[str, bytes]:
    """Return the contents by path inside the program's folder, in a fixed order.

    There is no book among them: the program builds it at the first start. Raises ``FolderError``
    when a file that must be there is missing.
    """
    found: dict[str, bytes] = {}
    for name in (*FILES, *MANUALS):
        found[name] = _read(root, name)
    for name in IF_THERE:
        if (root / name).is_file():
            found[name] = _read(root, name)
    for folder in FOLDERS:
        found |= {name: _read(root, name) for name in _below(root, folder)}
    if not (root / TEMPLATES).is_dir():  # in the repository they stand where offices edit them
        here = product.EDITED.as_posix()
        found |= {
            f"{TEMPLATES}/{Path(name).name}": _read(root, name) for name in _below(root, here)
        }
    for name in [name for name in found if name.endswith(".md")]:
        for target in links(name, found[name].decode("utf-8")):
            if Path(target).suffix in {".png", ".svg", ".jpg", ".csv"}:
                found[target] = _read(root, target)
    return {name: found[name] for name in sorted(found)}


def absent(root: Path) -> tuple[str, ...]:
    """Return the files that would travel along but are missing."""
    return tuple(name for name in IF_THERE if not (root / name).is_file())


def dead_links(found: Mapping[str, bytes]) -> tuple[str, ...]:
    """Find links of the manuals that lead nowhere in the zip: ``docs/panduan.md: glossary.md``."""
    return tuple(
        f"{name}: {target}"
        for name, data in found.items()
        if name.endswith(".md")
        for target in links(name, data.decode("utf-8"))
        if target not in found and not any(other.startswith(f"{target}/") for other in found)
    )


def links(name: str, text: str) -> Iterator[str]:
    """Yield the files that a Markdown text links to, as paths inside the program's folder."""
    for match in _LINK.finditer(text):
        if "://" in match[1] or match[1].startswith("mailto:"):
            continue
        parts: list[str] = list(Path(name).parent.parts)
        for part in Path(match[1]).parts:
            if part == "..":
                parts = parts[:-1]
            else:
                parts.append(part)
        yield "/".join(parts)


def _below(root: Path, folder: str) -> Iterator[str]:
    top = root / folder
    if not top.is_dir():
        raise _missing(folder)
    for path in sorted(top.rglob("*")):
        inside = path.relative_to(top)
        if path.is_file() and not any(_LEFT_OUT.search(part) for part in inside.parts):
            yield path.relative_to(root).as_posix()


def _read(root: Path, name: str) -> bytes:
    try:
        return (root / name).read_bytes()
    except OSError:
        raise _missing(name) from None


def _missing(name: str) -> FolderError:
    return FolderError(
        f"'{name}' tidak ada di folder program, jadi paket tidak dapat dibuat.",
        "Jalankan kemas dari folder proyek yang lengkap.",
    )
