"""Books for tests: fresh ones, and ones that other hands and programs changed."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lkjip.book.build import BOOK_NAME, build

LIBREOFFICE_LIMIT = 120
"""Seconds for one conversion; it takes three."""


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


def parts_of(data: bytes) -> dict[str, bytes]:
    """Part name → bytes, in the order of the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def parts(path: Path) -> dict[str, bytes]:
    """The same of a file."""
    return parts_of(path.read_bytes())


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


def macros(path: Path, olevba: Any) -> dict[str, str]:
    """Module name → VBA source, as olevba extracts it."""
    parser = olevba.VBA_Parser(str(path))
    found = {Path(file).stem: code for _, _, file, code in parser.extract_all_macros()}
    parser.close()
    assert found
    return found


def through_libreoffice(path: Path, folder: Path) -> Path:
    """Open a book in LibreOffice, with a profile of its own, and save it as .xlsx."""
    profile = (folder / "profil").as_uri()
    subprocess.run(
        [
            shutil.which("soffice") or "libreoffice",
            f"-env:UserInstallation={profile}",
            *("--headless", "--convert-to", "xlsx", "--outdir", str(folder / "hasil"), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=LIBREOFFICE_LIMIT,
    )
    return folder / "hasil" / path.with_suffix(".xlsx").name


def schema_errors(path: Path) -> list[str]:
    """Return the complaints of Microsoft's schemas and rules for Office files."""
    from openxml_audit import OpenXmlValidator

    return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]
