"""Books for tests: fresh ones, and ones that other hands and programs changed."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from lkjip.book.build import BOOK_NAME, build


@cache
def built() -> bytes:
    """The book as a build gives it, made once."""
    return build()


def fresh(folder: Path) -> Path:
    """An untouched book in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / BOOK_NAME
    path.write_bytes(built())
    return path


def parts(path: Path) -> dict[str, bytes]:
    """Part name → bytes, in the order of the file."""
    with zipfile.ZipFile(path) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def rewrite(path: Path, changed: Mapping[str, bytes | None]) -> Path:
    """Replace, add or (``None``) leave out parts, as another program's save would."""
    whole: dict[str, bytes | None] = {**parts(path), **changed}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in whole.items():
            if data is not None:
                archive.writestr(name, data)
    return path


def edit(path: Path, part: str, old: str, new: str) -> Path:
    """Replace text in one part; the text must be there."""
    text = parts(path)[part].decode("utf-8")
    assert old in text, f"{part} has no {old!r}"
    return rewrite(path, {part: text.replace(old, new).encode()})


def part_with(path: Path, folder: str, text: str) -> str:
    """The one part below ``folder`` that holds this text."""
    found = [n for n, d in parts(path).items() if n.startswith(folder) and text.encode() in d]
    assert len(found) == 1, f"{text!r} is in {found}"
    return found[0]


def everything(folder: Path) -> dict[str, str]:
    """Every file below a folder with the hash of its bytes, and every empty folder."""
    return {
        path.relative_to(folder).as_posix(): (
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        )
        for path in sorted(folder.rglob("*"))
    }
